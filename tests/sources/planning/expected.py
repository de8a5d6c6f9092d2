"""The shared table of what planning files must yield, and the comparison of a file's frame with it.

A claim of the table matches a row of the frame whose milestone or label is its name, and whose bounds, status,
qualifier, territory, location and assertion are as stated. What the table only allows may be there, or be reported.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

import timeline
from timeline.errors import Problem, SourceError
from timeline.sources.row import Sheet
from timeline.sources.source import Source

__all__ = ["FOLDER", "accounted", "check", "expected_rows", "files"]

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "planning"
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
AS_WRITTEN = ("production", "kind", "status", "qualifier", "territory", "location")


@cache
def _table() -> tuple[dict[str, str], ...]:
    if not (FOLDER / "expected.csv").is_file():
        return ()
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table))


def files(*endings: str) -> list[str]:
    """The files of the table that have one of the endings."""
    return sorted({row["file"] for row in _table() if row["file"].endswith(endings)})


def expected_rows(file: str) -> list[dict[str, str]]:
    """The rows of the table for one file, in its order."""
    return [row for row in _table() if row["file"] == file]


def check(file: str) -> None:
    """Read a file of the shared folder and compare it, row for row, with what it must yield."""
    frame = timeline.read([FOLDER / file])
    problems = [problem for problem in frame.attrs["problems"] if problem.severity == "error"]
    left: list[dict[str, Any]] = [_plain(row) for row in frame.to_dict("records")]
    allowed = [row for row in expected_rows(file) if row["accept"] != "required"]
    for row in expected_rows(file):
        if row["outcome"] == "problem":
            assert _is_told(row, left, problems), f"neither reported nor claimed: {row}"
            continue
        found = next((claim for claim in left if _matches(row, claim)), None)
        if found is not None:
            left.remove(found)
        elif row["accept"] == "required":
            raise AssertionError(f"no claim for {row}\namong {left}\nproblems {problems}")
        else:
            assert problems, f"neither claimed nor reported: {row}"
    extra = [claim for claim in left if not any(_is_named(row, claim) for row in allowed)]
    assert not extra, f"claims that nobody expects: {extra}"
    if not allowed:
        assert problems == []


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    """A row of the frame with its days as texts, "" where there is none."""
    return {str(name): _text(value) for name, value in row.items()}


def _text(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is pd.NaT or value is pd.NA else value


def snake_case(text: str) -> str:
    return re.sub(r"[\W_]+", "_", text.lower()).strip("_")


def _is_named(row: dict[str, str], claim: dict[str, Any]) -> bool:
    return snake_case(row["name"]) in (snake_case(claim["milestone"]), snake_case(claim["label"]))


def _matches(row: dict[str, str], claim: dict[str, Any]) -> bool:
    asserted = (claim["asserted_earliest"], claim["asserted_latest"])
    return (
        _is_named(row, claim)
        and all(claim[name] == row[name] for name in (*BOUNDS, *AS_WRITTEN))
        and asserted == (row["asserted"], row["asserted"])
    )


def _is_told(row: dict[str, str], claims: list[dict[str, Any]], problems: list[Problem]) -> bool:
    """Whether a row of the kind "problem" was reported, or, where that is accepted, claimed or left out."""
    if row["accept"] == "or_nothing" or problems:
        return True
    return row["accept"] == "or_claims" and any(_is_named(row, claim) for claim in claims)


def _read_or_problem(source: Source, data: bytes) -> Sheet | Problem | None:
    try:
        return source.read(data, "plan")
    except SourceError as error:
        return error.problem


def accounted(source: Source, data: bytes) -> None:
    """Read damaged bytes: refused whole with a problem, or each row has something in it or says what is wrong."""
    sheet = _read_or_problem(source, data)
    if isinstance(sheet, Problem):
        assert sheet.file == "plan"
        assert sheet.message
        return
    assert sheet is not None
    assert all(row.cells or row.faults for row in sheet.rows)
    assert sheet.rows or sheet.problems
