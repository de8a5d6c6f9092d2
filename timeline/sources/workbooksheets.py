"""The sheets of a workbook: which is read, which others hold anything or might have been meant, and what is merged.

Only names and places; how a sheet's cells become rows is for `workbook`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from string import ascii_uppercase, digits
from typing import Any, Final
from zipfile import ZipFile

from timeline.errors import Problem
from timeline.sources.columns import match_columns
from timeline.sources.fields import REQUIRED
from timeline.sources.header import HEADING_ROWS
from timeline.sources.row import Row

__all__ = [
    "CLAIMS",
    "LEGEND",
    "LEGEND_COLUMNS",
    "claims_sheet",
    "merged_cells",
    "merged_warning",
    "pointing_elsewhere",
    "unread_sheets",
]

LEGEND: Final = "legend"
LEGEND_COLUMNS: Final = ("sheet", "column", "meaning")
"""The heading of the sheet that says what the columns of the others mean, as this program writes it."""

CLAIMS: Final = "claims"
MOST_NAMED: Final = 6

_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def claims_sheet(book: Any) -> str:
    """The name of the sheet that is read: `claims`, in any case, or else the first."""
    names: list[str] = book.sheetnames
    return next((name for name in names if name.casefold() == CLAIMS), names[0])


def unread_sheets(book: Any, name: str, file: str) -> Iterator[Problem]:
    """A warning that names the other sheets that hold anything of a user's."""
    ours = _explained(book)
    others = [sheet.title for sheet in book.worksheets if sheet.title not in (name, *ours) and _is_used(sheet)]
    if others:
        message = f"only the sheet {name!r} is read, not {_listed(others)}"
        hint = f"move their claims to {name!r}, or to files of their own"
        yield Problem(file, None, None, "sheet-unread", message, hint, "warning")


def pointing_elsewhere(problem: Problem, book: Any, name: str) -> Problem:
    """The refusal of a sheet without headings, with a hint on the other sheets: one that has them, or all names."""
    others = [sheet for sheet in book.worksheets if sheet.title != name]
    if not others:
        return problem
    meant = [sheet.title for sheet in others if _has_headings(sheet)]
    names = _listed([sheet.title for sheet in others])
    hint = f"the other sheets are {names}: call the one that has the claims 'claims'"
    if meant:
        hint = f"{_listed(meant)} has such headings: call that sheet 'claims', or move it to the front"
    return replace(problem, message=f"the sheet {name!r}: {problem.message}", hint=hint)


def merged_cells(packed: ZipFile, path: str, names: Sequence[str | None], rows: Iterable[Row]) -> list[str]:
    """The merged ranges of a sheet, `path` in its file, for which rows have no production or no milestone.

    Of merged cells only the first has a text. `names` are the sheet's columns.
    """
    bare = {(name, row.line) for row in rows for name in REQUIRED if row.cells and name not in row.cells}
    found = _MERGED.findall(packed.read(path)) if bare else []
    ranges = []
    for first, top, last, bottom in found:
        covered = [name for at, name in enumerate(names, 1) if name and _number(first) <= at <= _number(last)]
        if any((name, line) in bare for name in covered for line in range(int(top) + 1, int(bottom) + 1)):
            ranges.append(f"{first.decode()}{top.decode()}:{last.decode()}{bottom.decode()}")
    return ranges


def merged_warning(file: str, sheet: str, ranges: Sequence[str]) -> Problem:
    """What to say of merged ranges that leave rows bare, at the first of them."""
    first = ranges[0].split(":")[0]
    shown = ", ".join(ranges[:MOST_NAMED]) + (", ..." if len(ranges) > MOST_NAMED else "")
    message = f"merged cells, of which only the first has a text: {shown}"
    place = (file, int(first.lstrip(ascii_uppercase)), _number(first.rstrip(digits).encode()))
    return Problem(
        *place, "cells-merged", message, "unmerge them and fill the text down", "warning", f"{sheet}!{first}"
    )


def _number(letters: bytes) -> int:
    """A column's number: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _has_headings(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = islice(sheet.iter_rows(values_only=True, max_col=100), HEADING_ROWS * 2)
    return any(match_columns([str(cell or "") for cell in row]).fields.issuperset(REQUIRED) for row in rows)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names[:MOST_NAMED])) + (", ..." if len(names) > MOST_NAMED else "")


def _explained(book: Any) -> set[str]:
    """The legend, and the computed tables that it explains; nothing where there is no such sheet."""
    sheet = next((sheet for sheet in book.worksheets if sheet.title == LEGEND), None)
    if sheet is None:
        return set()
    sheet.reset_dimensions()
    rows: list[tuple[Any, ...]] = list(sheet.iter_rows(values_only=True, max_col=len(LEGEND_COLUMNS)))
    named = {str(row[0]) for row in rows[1:]}
    return {LEGEND, *named.difference({CLAIMS})} if rows[:1] == [LEGEND_COLUMNS] else set()


def _is_used(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(value is not None for row in sheet.iter_rows(values_only=True) for value in row)
