"""Checked claims to the claim frame: one column at a time; but for its number, a chain is left for `chains` to fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.claims.checking import Checked, Meanings, check_table
from timeline.dates import Conventions
from timeline.errors import Problem
from timeline.frame import build_frame
from timeline.sources import Sheet
from timeline.sources.coded import Coded, Numbers, numbered, together
from timeline.sources.table import SheetTable, Table

__all__ = ["claims_frame"]

AS_WRITTEN: Final = ("location", "source_title", "publisher", "url", "locator", "note")
NAMES_OF_SOURCE: Final = ("source", "source_title", "publisher", "url")
KINDS: Final = ("point", "span")


def claims_frame(
    sheet: Sheet | Table, conventions: Conventions | None = None, *, today: date | None = None
) -> pd.DataFrame:
    """The claim frame of a sheet or table; of its chain columns only `chain` is filled, by first appearance.

    Rows in = rows of the frame + rows left out.

    `attrs`: `problems` in the order of files and lines; `conventions`; `supersedes`, stated ones by claim id; `rows`,
    how many were read; `refused`, the files of which nothing could be read; `source_notes`, the note of a claim's
    source by claim id; `published`, what it says of its own day, likewise. `today` (the clock's, if not given) decides
    only what is warned of as lying in the future.

    >>> from timeline.sources import read_records
    >>> row = {"production": "1917", "milestone": "release", "date": "2019-12-25"}
    >>> claims_frame(read_records([row]), today=date(2024, 1, 1))["claim_id"].tolist()
    ['rows:1']
    """
    table = SheetTable(sheet) if isinstance(sheet, Sheet) else sheet
    conventions = conventions or Conventions()
    checked = check_table(table, conventions, today or date.today())
    ids = checked.ids[checked.rows]
    attrs = {
        "problems": _in_order(table, checked.problems),
        "conventions": conventions,
        "supersedes": checked.supersedes,
        "rows": len(table),
        "refused": table.refused,
        "source_notes": _by_id(ids, _texts(checked, "source_note")),
        "published": _by_id(ids, _texts(checked, "published")),
    }
    return build_frame({"claim_id": ids, **_written(table, checked), **_understood(checked)}, attrs)


def _texts(checked: Checked, name: str) -> Coded:
    return checked.meanings.columns.texts[name].take(checked.rows)


def _by_id(ids: Any, column: Coded) -> dict[str, str]:
    """The texts of a column by claim id, where there are any."""
    rows = np.flatnonzero(column.numbers >= 0)
    return dict(zip(ids[rows].tolist(), (column.at(row) for row in rows.tolist()), strict=True))


def _written(table: Table, checked: Checked) -> dict[str, Any]:
    """The columns that hold what stands in the rows."""
    key = {name: column.take(checked.rows) for name, column in checked.meanings.key().items()}
    texts = key | {name: _texts(checked, name) for name in AS_WRITTEN}
    texts["source_id"] = _first_of([_texts(checked, name) for name in NAMES_OF_SOURCE])
    texts["file"] = table.files().take(checked.rows)
    arrays = {name: column.array() for name, column in texts.items() if len(column.texts)}  # else empty everywhere
    return arrays | {"line": table.lines()[checked.rows]}


def _first_of(columns: Iterable[Coded]) -> Coded:
    """Of several columns each row's first text: a source that is described but not named goes by its title, say."""
    texts: list[str] = []
    numbers: Any = None
    for column in columns:
        if numbers is not None and not column.texts:
            continue
        moved = np.where(column.numbers < 0, -1, column.numbers + len(texts))
        numbers = moved if numbers is None else np.where(numbers < 0, moved, numbers)
        texts.extend(column.texts)
    return Coded(numbers, texts)


def _understood(checked: Checked) -> dict[str, Any]:
    """The columns that hold what the texts mean."""
    meanings, rows = checked.meanings, checked.rows
    said = [each.text if each else "" for each in meanings.said.found]
    chain, _ = together(meanings.keys.chain[rows])
    return {name: days[rows] for name, days in meanings.days.items()} | {
        "kind": Coded(meanings.keys.is_span[rows].astype(np.int64), KINDS).array(),
        "status": meanings.keys.status.take(rows).array(),
        "stated": _spread(meanings.stated.found, meanings.stated.number[rows]),
        "asserted_text": _spread(said, meanings.said.number[rows]),
        "chain": pd.array(chain, dtype="Int64"),
        **_readings(meanings, rows),
    }


def _readings(meanings: Meanings, rows: Numbers | slice) -> dict[str, Any]:
    """How phrases were read: precision, qualifier and convention."""
    number, found = meanings.timing.number[rows], meanings.timing.found
    names = ("precision", "qualifier", "convention")
    texts = {name: [getattr(each, name) if each else "" for each in found] for name in names}
    return {name: _spread(each, number) for name, each in texts.items() if any(each)}


def _spread(texts: Iterable[str | None], number: Numbers) -> Any:
    """The text of each row, where `number` says which of `texts` it is."""
    coded = numbered(text or "" for text in texts)
    return Coded(coded.numbers[number], coded.texts).array()


def _shared(problem: Problem, rows: int) -> Problem:
    """A fault of a source or of a production is a fault of each of its claims."""
    if rows < 2 or problem.severity != "error":
        return problem
    return replace(problem, message=f"{problem.message}, which leaves out {rows} claims")


def _in_order(table: Table, found: Iterable[Problem]) -> list[Problem]:
    """All problems once, by file as first met, then by place; one that many rows share says how many."""
    shared = Counter(found)
    problems = [_shared(problem, shared[problem]) for problem in dict.fromkeys((*table.problems, *shared))]
    files = {name: place for place, name in enumerate(table.files().texts)}
    for problem in problems:
        files.setdefault(problem.file, len(files))
    return sorted(problems, key=lambda problem: (files[problem.file], problem.line or 0, problem.column or 0))
