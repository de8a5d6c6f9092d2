"""Typed values to cells: what formats with types of their own (XLSX, JSON, Parquet, mappings) have in common.

A number stays the number that was typed and says that it was one; a date becomes its ISO day, a time of day is left out
because the day on its own wall clock is what was written. Nothing is read from a text.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.sources.row import Cell, CellType, is_blank

__all__ = ["value_cell"]

EXACT_FLOAT: Final = 2**53


def value_cell(value: Any, line: int | None, column: int | None = None, cell_name: str | None = None) -> Cell | None:
    """The cell of a value; `None` for an absent one, a `broken` one for what is no cell at all.

    >>> value_cell(1917.0, 2).text, value_cell(date(2024, 6, 7), 2).type, value_cell([1], 2)[4]
    ('1917', 'date', 'broken')
    """
    if _is_missing(value):
        return None
    text, kind = _typed(value)
    return Cell(text, line, column, cell_name, kind)


def _typed(value: Any) -> tuple[str, CellType]:
    if isinstance(value, str):
        return value, "text"
    if isinstance(value, bool):
        return "bool", "broken"
    if isinstance(value, np.datetime64):
        return _numpy_date(value)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat(), "date"
    if isinstance(value, Real | Decimal):
        return _number(value), "number"
    return type(value).__name__, "broken"


def _numpy_date(value: np.datetime64) -> tuple[str, CellType]:
    """A day or finer is a date; a bare month or year stays that, as a text; a week or a day far off is no cell."""
    unit = np.datetime_data(value)[0]
    if unit in ("Y", "M"):
        return str(value), "text"
    day: Any = value.astype("datetime64[D]").item()
    return (day.isoformat(), "date") if isinstance(day, date) and unit != "W" else ("datetime64", "broken")


def _is_missing(value: Any) -> bool:
    """Whether it is one of the ways in which tables write nothing (`None`, NaN, NaT, NA, a blank text)."""
    return is_blank(value) if isinstance(value, str) else bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _number(value: Any) -> str:
    if isinstance(value, float) and math.isfinite(value) and value.is_integer() and abs(value) < EXACT_FLOAT:
        return str(int(value))
    return str(value)
