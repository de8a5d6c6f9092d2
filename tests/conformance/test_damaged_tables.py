"""Ten thousand damaged tables: never an exception, no row lost, and each fault with its place and its cure."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date

import pytest

from tests.conformance.damage import Made, delimited, json_lines, workbook, yaml_file
from timeline.claims import claims_frame
from timeline.errors import Problem, SourceError
from timeline.sources import Sheet, Source, discover

TODAY = date(2026, 11, 21)
BATCHES = 20

# How many tables of each kind a batch has, twenty batches together ten thousand.
KINDS: dict[str, tuple[Callable[[random.Random], Made], int]] = {
    ".csv": (delimited, 400),
    ".jsonl": (json_lines, 65),
    ".yaml": (yaml_file, 25),
    ".xlsx": (workbook, 10),
}


def test_there_are_ten_thousand() -> None:
    assert BATCHES * sum(count for _, count in KINDS.values()) == 10_000


def read(source: Source, data: bytes, name: str) -> Sheet:
    """The sheet of a file; of one that is refused whole, its one problem."""
    try:
        return source.read(data, name)
    except SourceError as error:
        refusal = error.problem
    assert refusal is not None
    return Sheet([], [refusal], (name,))


def check_told(problem: Problem, is_whole: bool) -> None:
    """A fault names its place and what to do; only a file refused whole may have no line."""
    assert problem.message
    assert "\n" not in problem.message
    assert problem.hint or problem.severity == "note"
    assert problem.line or is_whole or problem.severity != "error"


def row_of(problem: Problem, rows: list[int]) -> int:
    """The line on which the row of a problem begins: a text may go over several."""
    return rows[bisect_right(rows, problem.line or 0) - 1]


def check(made: Made, sheet: Sheet, problems: list[Problem], claims: Counter[int]) -> str:
    """What became of a table: `refused`, or how much of it was read."""
    for problem in problems:
        check_told(problem, bool(sheet.refused))
    if sheet.refused:
        assert (len(claims), len(problems)) == (0, 1)
        assert not made.lines or problems[0].code in ("field-duplicate", "field-missing", "text-control")
        return "refused"
    rows = sorted({row.line or 0 for row in sheet.rows})
    wrong = {row_of(problem, rows) for problem in problems if problem.severity == "error"}
    assert claims.keys() | wrong == set(rows), "each row is a claim, or has a fault at its line"
    assert set(claims.values()) <= ({1, 2} if made.is_paired else {1})
    assert made.is_paired or not claims.keys() & wrong, "no row is both"
    assert made.lines is None or set(rows) == made.lines, "the rows are those that were written"
    return "whole" if not wrong else "partly" if claims else "nothing"


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_row_is_lost(batch: int, ending: str) -> None:
    """A batch is checked as a folder of files: apart from their ids, what one holds means nothing to the others."""
    make, count = KINDS[ending]
    tables = {f"{batch}-{number}{ending}": make(random.Random(f"{ending} {batch} {number}")) for number in range(count)}
    sheets = {name: read(discover()[ending], made.data, name) for name, made in tables.items()}
    whole = Sheet(
        [row for sheet in sheets.values() for row in sheet.rows],
        [problem for sheet in sheets.values() for problem in sheet.problems],
        tuple(name for sheet in sheets.values() for name in sheet.refused),
    )
    frame = claims_frame(whole, today=TODAY)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in frame.attrs["problems"]:
        problems[problem.file].append(problem)
    claims: dict[str, Counter[int]] = defaultdict(Counter)
    for name, line in zip(frame["file"].tolist(), frame["line"].tolist(), strict=True):
        claims[name][line] += 1
    assert problems.keys() | claims.keys() <= tables.keys()
    met: Counter[str] = Counter()
    for name, made in tables.items():
        try:
            met[check(made, sheets[name], problems[name], claims[name])] += 1
        except AssertionError as error:
            error.add_note(f"{name}: {made.why}\n{made.data[:2000]!r}\nrows as made: {made.lines}")
            raise
    assert met["partly"], "the damage leaves something to tell apart"
