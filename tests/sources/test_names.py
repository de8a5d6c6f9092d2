"""Headings as people write them: the same names, the same claims and the same notes from every kind of table."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import timeline
from timeline.errors import Problem, SourceError, UsageError
from timeline.sources.jsonclaims import DIALECT
from timeline.sources.parquet import SOURCE as PARQUET
from timeline.sources.records import read_records

RECORDS: list[dict[str, Any]] = [
    {"Film": "P", "Event": "release", "Planned": "2024", "Actual": "2025-06-06", "Who said:": "S", "Said on": "2023"},
    {"Film": "Q", "Event": "trailer", "Planned": "May 2024", "Actual": None, "Who said:": "S", "Said on": "2022-11"},
]
CLAIMS = [
    ["P", "release", "announced", "2024", "2023", "S"],
    ["P", "release", "actual", "2025-06-06", "unknown", "S"],
    ["Q", "trailer", "announced", "May 2024", "2022-11", "S"],
]
NOTES = [
    (
        "field-synonym",
        "read 'Film' as 'production', 'Event' as 'milestone', 'Planned' as 'date', 'Actual' as 'actual date', "
        "'Who said:' as 'source', 'Said on' as 'asserted'",
    ),
    (
        "field-actual",
        "'Actual' makes a claim of its own in each row that has it: status 'actual'; beside a planned date, from the"
        " same source, day said unknown",
    ),
]
SHOWN = ["production", "milestone", "status", "stated", "asserted_text", "source_id"]


def every_format(folder: Path, records: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    table = pd.DataFrame(records)
    table.to_csv(folder / "a.csv", index=False)
    table.to_excel(folder / "a.xlsx", index=False)
    table.to_parquet(folder / "a.parquet")
    (folder / "a.json").write_text(json.dumps(records))
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    with closing(sqlite3.connect(folder / "a.db")) as database, database:
        table.to_sql("claims", database, index=False)
    frames = {name: timeline.read(folder / name) for name in ("a.csv", "a.xlsx", "a.parquet", "a.json", "a.jsonl")}
    frames["a.db"] = timeline.read(f"sqlite:///{folder}/a.db")
    return frames | {"rows": timeline.normalize(records), "frame": timeline.normalize(table)}


def test_every_format_reads_the_same(tmp_path: Path) -> None:
    for name, frame in every_format(tmp_path, RECORDS).items():
        assert frame[SHOWN].to_numpy().tolist() == CLAIMS, name
        problems: list[Problem] = frame.attrs["problems"]
        assert [(problem.code, problem.message) for problem in problems] == NOTES, name


# Names of one record, what each is, and why.
NAMES = [
    (["Who said", "Where said", "When said", "Link"], ["source", "publisher", "asserted", "url"], "four questions"),
    (["Said by"], ["source"], "by whom"),
    (["Who"], ["source"], "who alone"),
    (["Movie title"], ["production"], "of films"),
    (["Game name"], ["production"], "of games"),
    (["Stage"], ["milestone"], "of plans"),
    (["Version"], ["label"], "of releases"),
    (["ETA"], ["date"], "expected"),
    (["Due date"], ["date"], "due"),
    (["DATE ANNOUNCED"], ["asserted"], "when it was announced"),
    (["Date:", "Note *"], ["date", "note"], "a field's own name with a mark behind it"),
    (["date", "When"], ["date", None], "a field's own name counts first"),
    (["Name"], [None], "of what?"),
    (["Release date"], [None], "a milestone is no field"),
    (["Announced"], [None], "on which day, or what?"),
]


@pytest.mark.parametrize(("names", "fields", "why"), NAMES, ids=[case[2] for case in NAMES])
def test_names(names: list[str], fields: list[str | None], why: str) -> None:
    [row] = read_records([{name: f"text {number}" for number, name in enumerate(names)}]).rows
    expected = {field: f"text {number}" for number, field in enumerate(fields) if field}
    assert {name: cell.text for name, cell in row.cells.items()} == expected, why


def test_names_mean_the_same_in_all_rows() -> None:
    """`title` is no production in a row that lacks one, where other rows have both."""
    rows = [{"production": "P", "title": "T", "milestone": "release"}, {"title": "T", "milestone": "release"}]
    sheet = read_records(rows)
    assert [row.text("production") for row in sheet.rows] == ["P", ""]
    assert [(problem.line, problem.code) for problem in sheet.problems] == [(1, "field-unknown")]


def test_two_other_names_for_one_field_are_not_guessed_at() -> None:
    rows = [{"film": "P", "milestone": "release"}, {"title": "Q", "milestone": "release"}]
    first, second = read_records(rows).rows
    assert (first.text("production"), first.faults) == ("P", ())
    [fault] = second.faults
    assert (fault.code, fault.line, fault.message) == (
        "key-duplicate",
        2,
        "'title' would be 'production', and so would 'film'",
    )
    assert "production" not in second.cells


def test_a_parquet_file_with_two_names_for_one_field_is_refused(tmp_path: Path) -> None:
    table = pd.DataFrame([{"film": "P", "title": "Q", "milestone": "release"}])
    table.to_parquet(tmp_path / "a.parquet")
    with pytest.raises(SourceError, match=r"a second column 'title', beside 'film' \(both would be 'production'"):
        PARQUET.read((tmp_path / "a.parquet").read_bytes(), "f")


def test_a_frame_with_a_column_twice_is_wrong_usage() -> None:
    frame = pd.DataFrame([["P", "Q", "release"]], columns=["Film", "Film", "milestone"])
    with pytest.raises(UsageError, match="a second column 'Film'"):
        timeline.normalize(frame)


def test_a_claim_frame_can_be_normalized_again() -> None:
    once = timeline.normalize([RECORDS[0] | {"id": "a"}])
    again = timeline.normalize(once)
    assert again[SHOWN].to_numpy().tolist() == once[SHOWN].to_numpy().tolist()
    assert again["claim_id"].tolist() == ["a", "a-actual"]
    assert [problem.code for problem in again.attrs["problems"]] == ["claims-table"]


def test_a_stated_date_beside_another_one_is_refused() -> None:
    row = {"claim_id": "a", "production": "P", "milestone": "release", "stated": "2024", "date": "2025"}
    frame = timeline.normalize([row])
    problems = [problem for problem in frame.attrs["problems"] if problem.severity == "error"]
    assert (len(frame), [problem.code for problem in problems]) == (0, ["date-conflict"])


# A list of objects, and whether it is one of claims.
FITTING = [
    ([{"film": "P", "event": "release"}], True, "other names"),
    ([{"production": "P", "milestone": "release", "name": "x"}], True, "the fields' own names"),
    ([{"project": "P", "type": "task", "text": "x", "start_date": "1-2-2024"}], False, "a plan's task"),
    ([{"film": "P"}], False, "no milestone"),
]


@pytest.mark.parametrize(("value", "fits", "why"), FITTING, ids=[case[2] for case in FITTING])
def test_lists_of_claims(value: list[dict[str, str]], fits: bool, why: str) -> None:
    assert DIALECT.fits(value) is fits, why


EMPTY = [
    ("a.csv", b"production,milestone,date\n\n"),
    ("a.tsv", b"production\tmilestone\n"),
]


@pytest.mark.parametrize(("name", "data"), EMPTY, ids=[case[0] for case in EMPTY])
def test_a_heading_alone_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [problem] = timeline.read(tmp_path / name).attrs["problems"]
    assert (problem.code, problem.severity, problem.line, problem.column) == ("claims-missing", "warning", 1, 1)


def test_a_parquet_table_without_rows_is_told(tmp_path: Path) -> None:
    pd.DataFrame({"production": pd.Series([], dtype="str"), "milestone": pd.Series([], dtype="str")}).to_parquet(
        tmp_path / "a.parquet"
    )
    [problem] = timeline.read(tmp_path / "a.parquet").attrs["problems"]
    assert (problem.code, problem.severity) == ("claims-missing", "warning")
