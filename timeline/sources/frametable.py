"""A DataFrame as rows of claims, by column: each distinct value of a column becomes a cell once.

The rows are those that `read_records` gives for the same frame, and are made only where one is asked for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.sources.coded import Coded, Numbers, renumbered
from timeline.sources.records import RecordNames, refuse_doubled
from timeline.sources.row import Row, Sheet
from timeline.sources.table import CellColumn, Content, SheetTable, Table
from timeline.sources.values import value_cell

__all__ = ["FrameTable"]

Flags = npt.NDArray[np.bool_]

# Of these, equal values have the same text. It isn't so of others: 1 equals True, and one moment has many wall clocks.
_PLAIN: Final = frozenset({str, int, float, date})
_ONE_KIND: Final = (pd.StringDtype, pd.CategoricalDtype, pd.DatetimeTZDtype)


class FrameTable:
    """The rows of a DataFrame, numbered from 1. `UsageError` where a field's column stands twice.

    >>> table = FrameTable(pd.DataFrame({"Milestone": ["release", None, "release"]}))
    >>> table.columns()["milestone"].numbers, table.rows([2])[0].line
    (array([ 0, -1,  0]), 3)
    """

    def __init__(self, frame: pd.DataFrame, file: str = "rows") -> None:
        refuse_doubled(frame)
        frame = frame if frame.columns.is_unique else frame.loc[:, ~frame.columns.duplicated()]
        names = RecordNames(file, {str(name): 1 for name in frame.columns} if len(frame) else {})
        self._table: Table = _PlainColumns(frame, names) if names.are_plain else _made(frame, names)
        self.problems, self.refused = names.problems, ()

    def __len__(self) -> int:
        return len(self._table)

    def columns(self) -> Mapping[str, CellColumn]:
        """The columns of all fields that the frame has."""
        return self._table.columns()

    def faulty(self) -> Flags:
        """Which rows hold what is no cell, or a field twice."""
        return self._table.faulty()

    def remarked(self) -> Flags:
        """The same rows: all their faults are errors."""
        return self._table.remarked()

    def files(self) -> Coded:
        """The one name that stands for all rows."""
        return self._table.files()

    def lines(self) -> Any:
        """The number of each row."""
        return self._table.lines()

    def rows(self, places: Iterable[int]) -> list[Row]:
        """Some rows, each made as `read_records` makes it."""
        return self._table.rows(places)


def _records(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return frame.to_dict("records")


def _made(frame: pd.DataFrame, names: RecordNames) -> SheetTable:
    """All rows made at once, where a line may be two claims, or says them in one text."""
    return SheetTable(Sheet([row for at, record in enumerate(_records(frame), 1) for row in names.rows(at, record)]))


class _PlainColumns:
    """The rows of a frame whose columns are fields: each row is one claim, made only where it is asked for."""

    refused: tuple[str, ...] = ()

    def __init__(self, frame: pd.DataFrame, names: RecordNames) -> None:
        self._frame = frame
        self._names = names
        self._doubled = np.zeros(len(frame), dtype=np.bool_)
        self._columns = self._coded() if len(frame) else {}
        self.problems = names.problems

    def __len__(self) -> int:
        return len(self._frame)

    def columns(self) -> dict[str, CellColumn]:
        return self._columns

    def faulty(self) -> Flags:
        faulty = self._doubled.copy()
        for column in self._columns.values():
            broken = [content.type == "broken" for content in column.contents]
            faulty |= np.array([*broken, False])[column.numbers]
        return faulty

    def remarked(self) -> Flags:
        return self.faulty()

    def files(self) -> Coded:
        return Coded(np.zeros(len(self), dtype=np.int64), [self._names.file])

    def lines(self) -> Any:
        return pd.array(np.arange(1, len(self) + 1), dtype="Int64")

    def rows(self, places: Iterable[int]) -> list[Row]:
        chosen = list(places)
        given = zip(chosen, _records(self._frame.iloc[chosen]), strict=True)
        return [row for place, record in given for row in self._names.rows(place + 1, record)]

    def _coded(self) -> dict[str, CellColumn]:
        """The columns by field; of two for one field the first that is filled counts, and both filled is a fault."""
        found: dict[str, CellColumn] = {}
        for place, label in enumerate(self._frame.columns):
            name = self._names.fields[str(label)]
            if name is None:
                continue
            column = _cell_column(self._frame.iloc[:, place])
            if str(label) in self._names.second:
                self._doubled |= column.numbers >= 0
            else:
                found[name] = self._beside(found[name], column) if name in found else column
        return found

    def _beside(self, first: CellColumn, second: CellColumn) -> CellColumn:
        filled, other = first.numbers >= 0, second.numbers >= 0
        self._doubled |= filled & other
        moved = np.where(other, second.numbers + len(first.contents), -1)
        return CellColumn(np.where(filled, first.numbers, moved), [*first.contents, *second.contents])


def _cell_column(series: pd.Series[Any]) -> CellColumn:
    """The cells of a column; values that are absent or blank are none."""
    if _is_one_kind(series):
        numbers, distinct = pd.factorize(series)
        values: Sequence[Any] = _boxed(pd.Series(distinct))
    else:
        numbers, values = _one_by_one(_boxed(series))
    number_of: dict[Content, int] = {}
    contents = [_content(value) for value in values]
    anew = [-1 if each is None else number_of.setdefault(each, len(number_of)) for each in contents]
    return CellColumn(renumbered(numbers, anew), list(number_of))


def _content(value: Any) -> Content | None:
    cell = value_cell(value, None)
    return None if cell is None else Content(cell.text, cell.type)


def _is_one_kind(series: pd.Series[Any]) -> bool:
    """Whether equal values of a column are the same value."""
    kind = series.dtype
    if isinstance(kind, np.dtype):
        return kind.kind in "biufM" or (kind.kind == "O" and pd.api.types.infer_dtype(series, skipna=True) == "string")
    return isinstance(kind, _ONE_KIND)


def _boxed(series: pd.Series[Any]) -> list[Any]:
    """The values of a column as a frame's records hold them."""
    if isinstance(series.dtype, pd.StringDtype):
        return series.tolist()
    return [record["value"] for record in series.to_frame("value").to_dict("records")]


def _one_by_one(values: list[Any]) -> tuple[Numbers, list[Any]]:
    """Values of any kinds by number, those together that surely are the same."""
    number_of: dict[Hashable, int] = {}
    distinct: list[Any] = []
    numbers = np.empty(len(values), dtype=np.int64)
    for place, value in enumerate(values):
        key: Hashable = (type(value), value) if type(value) in _PLAIN else (None, place)
        number = number_of.setdefault(key, len(distinct))
        if number == len(distinct):
            distinct.append(value)
        numbers[place] = number
    return numbers, distinct
