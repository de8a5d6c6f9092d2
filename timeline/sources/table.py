"""Rows looked at by column: of each field the distinct cells, and which of them every row has.

Two kinds of rows can be looked at so: those of a `Sheet`, and those of a DataFrame, which become `Row`s only where one
is asked for. A column says what stands in a cell and not where; for its place, ask for the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.errors import Problem
from timeline.sources.coded import Coded, Numbers, numbered
from timeline.sources.row import CellType, Row, Sheet

__all__ = ["CellColumn", "Content", "SheetTable", "Table"]

Flags = npt.NDArray[np.bool_]


class Content(NamedTuple):
    """What stands in a cell, wherever that is."""

    text: str
    type: CellType


@dataclass(frozen=True, slots=True, eq=False)
class CellColumn:
    """One field of all rows: `numbers` (one a row) says which of `contents` stands there; -1: nothing does."""

    numbers: Numbers
    contents: Sequence[Content]


class Table(Protocol):
    """Rows by column. `problems` and `refused` are those of a `Sheet`."""

    @property
    def problems(self) -> list[Problem]:
        """The problems that belong to no single row."""

    @property
    def refused(self) -> tuple[str, ...]:
        """The files refused whole."""

    def __len__(self) -> int:
        """How many rows there are."""

    def columns(self) -> Mapping[str, CellColumn]:
        """The columns by field; a field that no row has may be left out."""

    def faulty(self) -> Flags:
        """Which rows are left out for faults that were found on reading."""

    def remarked(self) -> Flags:
        """Which rows have faults of any kind."""

    def files(self) -> Coded:
        """The file of each row."""

    def lines(self) -> Any:
        """The line of each row, as a nullable `Int64` array."""

    def rows(self, places: Iterable[int]) -> list[Row]:
        """Some of the rows, by place from 0."""


class SheetTable:
    """The rows of a sheet, by column.

    >>> from timeline.sources.row import Cell
    >>> rows = [Row("a.csv", line, {"date": Cell("2024")}) for line in (2, 3)]
    >>> SheetTable(Sheet(rows)).columns()["date"].numbers
    array([0, 0])
    """

    def __init__(self, sheet: Sheet) -> None:
        self.problems, self.refused = sheet.problems, sheet.refused
        self._rows = sheet.rows

    def __len__(self) -> int:
        return len(self._rows)

    def columns(self) -> dict[str, CellColumn]:
        """The columns of all fields that a row has."""
        names = dict.fromkeys(name for row in self._rows for name in row.cells)
        return {name: self._column(name) for name in names}

    def _column(self, name: str) -> CellColumn:
        number_of: dict[tuple[object, ...] | None, int] = {None: -1}
        cells = [row.cells.get(name) for row in self._rows]
        # A cell's first and fifth member are its text and type; a slice of both is quicker than a new Content.
        keys = (None if cell is None else cell[::4] for cell in cells)
        numbers = np.array([number_of.setdefault(key, len(number_of) - 1) for key in keys], dtype=np.int64)
        return CellColumn(numbers, [Content._make(key) for key in number_of if key is not None])

    def faulty(self) -> Flags:
        """Which rows have an error among their faults."""
        errors = [any(fault.severity == "error" for fault in row.faults) for row in self._rows]
        return np.array(errors, dtype=np.bool_)

    def remarked(self) -> Flags:
        """Which rows have faults."""
        return np.array([bool(row.faults) for row in self._rows], dtype=np.bool_)

    def files(self) -> Coded:
        """The file of each row."""
        return numbered(row.file for row in self._rows)

    def lines(self) -> Any:
        """The line of each row."""
        return pd.array([row.line for row in self._rows], dtype="Int64")

    def rows(self, places: Iterable[int]) -> list[Row]:
        """The rows themselves."""
        return [self._rows[place] for place in places]
