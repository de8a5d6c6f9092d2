"""Rows from mappings: what a program hands over, and what formats with named, typed values hold.

Names are matched as everywhere; a name that is no field is warned of once, not in every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from timeline.errors import Problem, UsageError
from timeline.sources.fields import FIELDS, field_name, nearest_hint
from timeline.sources.row import Cell, Row, Sheet
from timeline.sources.values import value_cell

__all__ = ["read_records", "record_row", "refuse_doubled"]


def read_records(records: pd.DataFrame | Iterable[Mapping[str, Any]], file: str = "rows") -> Sheet:
    """A sheet of mappings or of a frame's rows, numbered from 1; absent values (`None`, NaN, NaT, "") are no cells.

    Raises `UsageError` for anything else than mappings, and for a frame in which a field's column stands twice.

    >>> read_records([{"production": "1917", "Milestone": "release"}]).rows[0].text("milestone")
    'release'
    """
    if isinstance(records, str | bytes | Mapping):
        raise UsageError(f"rows can't be {type(records).__name__}: give a DataFrame or a list of mappings")
    if not isinstance(records, Iterable):
        raise UsageError(f"rows can't be {type(records).__name__}: give a DataFrame or a list of mappings")
    if isinstance(records, pd.DataFrame):
        refuse_doubled(records)
    sheet = Sheet()
    seen: set[str] = set()
    given: Iterable[Any] = records.to_dict("records") if isinstance(records, pd.DataFrame) else records
    for number, record in enumerate(given, 1):
        if not isinstance(record, Mapping):
            raise UsageError(f"row {number} is {type(record).__name__}, not a mapping of field names to values")
        sheet.rows.append(record_row(file, number, record, seen, sheet.problems))
    return sheet


def refuse_doubled(frame: pd.DataFrame) -> None:
    """`UsageError` where a frame has two columns of one name for a field: only the last would arrive."""
    for name in frame.columns[frame.columns.duplicated()]:
        if field_name(str(name)) in FIELDS:
            raise UsageError(f"the frame has a second column {str(name)!r}: keep one of the two")


def record_row(file: str, number: int, record: Mapping[Any, Any], seen: set[str], problems: list[Problem]) -> Row:
    """One mapping as a row; `seen` holds the unknown names that `problems` tells of already."""
    cells: dict[str, Cell] = {}
    faults: list[Problem] = []
    for key, value in record.items():
        name = field_name(str(key))
        cell = value_cell(value, number)
        if name not in FIELDS:
            if name not in seen:
                seen.add(name)
                hint = nearest_hint(str(key), FIELDS, "it is not read")
                message = f"unknown field {str(key)!r}"
                problems.append(Problem(file, number, None, "field-unknown", message, hint, "warning"))
        elif cell is not None and name in cells:
            faults.append(Problem(file, number, None, "key-duplicate", f"a second {name!r}", "keep one of the two"))
        elif cell is not None:
            cells[name] = cell
            if cell.type == "broken":
                message = f"{str(key)!r} holds a {cell.text} where a text belongs"
                faults.append(Problem(file, number, None, "field-type", message, "write it as a text"))
    return Row(file, number, cells, None, None, tuple(faults))
