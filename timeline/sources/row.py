"""Rows of text: what every claim file becomes, whatever its format.

A `Row` is one claim as written; each `Cell` knows its place, so that every fault can be shown where it stands.
Nothing here knows what a date is: a cell that a spreadsheet holds as a date arrives as its ISO day, typed `date`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from timeline.errors import Problem, Severity

__all__ = ["BLANKS", "Cell", "CellType", "Row", "Sheet", "is_blank"]

BLANKS: Final = " \t\r\n\u00a0\u2007\u202f\u3000"
"""What may stand around a text without being part of it: spaces, tabs and line ends."""

CellType = Literal["text", "number", "date", "broken"]
"""`broken`: something stands there that can't be read; the row's faults say what, so nothing else needs to."""


class Cell(NamedTuple):
    """One text with its place: line and column from 1 (`None` where the format has none), a spreadsheet's cell name."""

    text: str
    line: int | None = None
    column: int | None = None
    cell_name: str | None = None
    type: CellType = "text"


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return not text.strip(BLANKS)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as written: its fields by name, and where it begins.

    `faults` are errors found on reading; a row that has one is left out, but its other fields are still checked.
    Empty fields are not in `cells`.
    """

    file: str
    line: int | None
    cells: Mapping[str, Cell]
    column: int | None = None
    cell_name: str | None = None
    faults: tuple[Problem, ...] = ()

    def text(self, name: str) -> str:
        """The text of a field, "" where it has none that could be read."""
        cell = self.cells.get(name)
        return "" if cell is None or cell.type == "broken" else cell.text

    def problem(
        self, name: str | None, code: str, message: str, hint: str = "", *, severity: Severity = "error"
    ) -> Problem:
        """A problem at the field `name`, or at the beginning of the row where it has no such field."""
        place = self.cells.get(name) if name else None
        line, column, cell = (self.line, self.column, self.cell_name) if place is None else place[1:4]
        return Problem(self.file, line, column, code, message, hint, severity, cell, self.line)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: the rows, the problems that belong to no single row, and the files refused whole.

    Each refused file has exactly one problem, and nobody knows how many rows it would have had.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: tuple[str, ...] = ()
