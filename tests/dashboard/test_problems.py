"""Which claims problems speak of, and the sheet that lists them all."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

import timeline
from tests.dashboard.pageparts import parts, texts
from timeline.dashboard.problems import claim_problems, problem_sheet
from timeline.errors import Problem

BLOCKS = """production: Film
sources:
  paper: {title: An article, published: 2023-03-24}
claims:
  - milestone: release
    date: spring 2024
    source: paper
  - milestone: release
    date: 06/07/2024
    asserted: 2031-05-01
    source: paper
  - milestone: release
    date: 2024-06-07
    asserted: 2031-05-01
    source: paper
  - {id: out, milestone: release, date: 2024-06-08, status: actual, asserted: 2024-06-09}
  - {id: again, milestone: release, date: 2025-06-08, status: actual, asserted: 2025-06-09}
"""
TABLE = "id,production,milestone,date,asserted\na,Film,release,2024,2023-01-01\nb,Film,release,2025,2099-01-01\n"


def read(folder: Path, name: str, text: str) -> pd.DataFrame:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return timeline.read(path)


def codes(frame: pd.DataFrame) -> dict[str, list[str]]:
    told = claim_problems(frame, frame.attrs["problems"])
    return {claim: [problem.code for problem in problems] for claim, problems in told.items()}


def test_a_claim_of_several_lines_has_the_problem_of_its_third(tmp_path: Path) -> None:
    frame = read(tmp_path, "film.yaml", BLOCKS)
    assert codes(frame) == {"film:12": ["asserted-future"], "out": ["several-actuals"]}


def test_what_left_a_row_out_is_no_claims(tmp_path: Path) -> None:
    frame = read(tmp_path, "film.yaml", BLOCKS)
    assert {problem.code for problem in frame.attrs["problems"]} == {
        "date-ambiguous",
        "asserted-future",
        "several-actuals",
    }
    assert "film:8" not in set(frame["claim_id"])


def test_a_row_of_a_table(tmp_path: Path) -> None:
    assert codes(read(tmp_path, "film.csv", TABLE)) == {"b": ["asserted-future"]}


def test_a_row_of_a_spreadsheet(tmp_path: Path) -> None:
    pd.read_csv(StringIO(TABLE), dtype=str).to_excel(tmp_path / "film.xlsx", index=False)
    assert codes(timeline.read(tmp_path / "film.xlsx")) == {"b": ["asserted-future"]}


LINES = [
    (1, ["a"], "one claim on the line"),
    (2, ["a", "b"], "a planned and an actual date of one row"),
    (3, [], "rows that share a line: nobody knows whose problem it is"),
]


@pytest.mark.parametrize(("claims", "marked", "why"), LINES, ids=[row[2] for row in LINES])
def test_claims_of_one_line(claims: int, marked: list[str], why: str) -> None:
    frame = pd.DataFrame({"claim_id": list("abc")[:claims], "file": "x.json", "line": pd.array([1] * claims, "Int64")})
    doubt = Problem("x.json", 1, None, "asserted-future", "said later than today", severity="warning")
    assert list(claim_problems(frame, [doubt])) == marked, why


def test_claims_without_a_line_have_none() -> None:
    frame = pd.DataFrame({"claim_id": ["a"], "file": "", "line": pd.array([None], "Int64")})
    assert claim_problems(frame, [Problem("", None, None, "x", "y", severity="note")]) == {}


def test_the_sheet_is_by_line_and_leads_to_claims(tmp_path: Path) -> None:
    frame = read(tmp_path, "film.yaml", BLOCKS)
    sheet = problem_sheet(frame.attrs["problems"], frame)
    lines = [texts(part) for part in parts(sheet) if type(part).__name__ == "Code"]
    assert lines == ["film.yaml line 9, column 11", "film.yaml line 14, column 15", "film.yaml line 16"]
    patches = [getattr(part, "data-patch") for part in parts(sheet) if hasattr(part, "data-patch")]
    assert patches == ["claim=film%3A12", "claim=out"]


def test_the_sheet_names_each_of_several_files(tmp_path: Path) -> None:
    problems = [Problem(f"/data/{name}.csv", 2, None, "row-short", "2 cells") for name in ("b", "a", "b")]
    sheet = problem_sheet(problems, pd.DataFrame({"claim_id": [], "file": [], "line": pd.array([], "Int64")}))
    assert [texts(part) for part in parts(sheet) if type(part).__name__ == "H3"] == [
        "Errors in  b.csv",
        "Errors in  a.csv",
    ]


def test_errors_come_first_then_warnings_then_notes() -> None:
    """Within each, the files as they were met, and their lines; 500 notes hide no error."""
    told = [("b", 7, "note"), ("b", 9, "error"), ("a", 3, "warning"), ("b", 2, "error"), ("a", 1, "error")]
    problems = [Problem(f"{file}.csv", line, None, "x", "y", severity=severity) for file, line, severity in told]  # type: ignore[arg-type]
    notes = [Problem("b.csv", 10 + line, None, "x", "y", severity="note") for line in range(500)]
    sheet = problem_sheet(
        [*notes, *problems], pd.DataFrame({"claim_id": [], "file": [], "line": pd.array([], "Int64")})
    )
    lines = [texts(part) for part in parts(sheet) if type(part).__name__ == "Code"]
    assert lines[:5] == ["b.csv line 2", "b.csv line 9", "a.csv line 1", "a.csv line 3", "b.csv line 7"]
    assert len(lines) == 500


def test_the_sheet_says_how_many_it_does_not_list() -> None:
    problems = [Problem("a.csv", line, None, "row-short", "2 cells") for line in range(503)]
    sheet = problem_sheet(problems, pd.DataFrame({"claim_id": [], "file": [], "line": pd.array([], "Int64")}))
    assert "3 more problems: `timeline check` lists them all." in texts(sheet)
