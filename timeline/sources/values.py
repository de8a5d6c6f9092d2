"""Typed values to cells: what formats with types of their own (XLSX, JSON, Parquet, mappings) have in common.

A number stays the number that was typed and says that it was one; a date becomes its ISO day, a time of day is left out
because the day on its own wall clock is what was written. Nothing is read from a text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.sources.row import Cell, CellType, is_blank

__all__ = ["kind_of", "value_cell"]

EXACT_FLOAT: Final = 2**53
FAR_DAY: Final = "a day outside years 1-9999"
_NAMED_PERIODS: Final = ("D", "M", "Y-DEC")
"""Periods that a text names: a day, a month, a year."""

# The first that fits counts: a truth value is a number too.
_KINDS: Final[Sequence[tuple[Any, str]]] = (
    ((bool, np.bool_), "true or false"),
    ((timedelta, np.timedelta64), "a length of time"),
    (time, "a time of day"),
    (date, "a date"),
    (str, "a text"),
    ((int, float, Decimal), "a number"),
    (complex, "a complex number"),
    ((bytes, bytearray, memoryview), "bytes"),
    (Mapping, "a mapping"),
    ((list, tuple, np.ndarray, pd.Series, pd.Index), "a list"),
    ((set, frozenset), "a set"),
    (pd.Period, "a period"),
    (pd.Interval, "an interval"),
    (type(None), "nothing"),
)


def value_cell(value: Any, line: int | None, column: int | None = None, cell_name: str | None = None) -> Cell | None:
    """The cell of a value; `None` for an absent one. What is no cell at all gives a `broken` one that says what it is.

    >>> value_cell(1917.0, 2).text, value_cell(date(2024, 6, 7), 2).type, value_cell([1], 2)[::4]
    ('1917', 'date', ('a list', 'broken'))
    """
    if _is_missing(value):
        return None
    text, kind = _typed(value)
    return Cell(text, line, column, cell_name, kind)


def kind_of(value: Any) -> str:
    """What a value is, in words.

    >>> kind_of(True), kind_of({}), kind_of(object())
    ('true or false', 'a mapping', 'a value of an unknown kind')
    """
    return next((words for types, words in _KINDS if isinstance(value, types)), "a value of an unknown kind")


def _typed(value: Any) -> tuple[str, CellType]:
    if isinstance(value, str):
        return str.__str__(value), "text"
    if isinstance(value, np.datetime64):
        return _numpy_date(value)
    if isinstance(value, date):
        return _day(value)
    if _is_number(value):
        return _number(value)
    if isinstance(value, pd.Period) and value.freqstr in _NAMED_PERIODS:
        return str(value), "text"
    return kind_of(value), "broken"


def _is_number(value: object) -> bool:
    """Whether it is a number; a truth value and NumPy's length of time pass for numbers."""
    return not isinstance(value, bool | np.timedelta64) and isinstance(value, Real | Decimal)


def _day(value: date) -> tuple[str, CellType]:
    try:
        day = value.date() if isinstance(value, datetime) else value
    except NotImplementedError:  # pandas' own reach further than the calendar does
        return FAR_DAY, "broken"
    return day.isoformat(), "date"


def _numpy_date(value: np.datetime64) -> tuple[str, CellType]:
    """A day or finer is a date; a bare month or year stays that, as a text; a week or a day far off is no cell."""
    unit = np.datetime_data(value)[0]
    if unit in ("Y", "M"):
        return str(value), "text"
    if unit == "W":
        return "a week without its days", "broken"
    day: Any = value.astype("datetime64[D]").item()
    return (day.isoformat(), "date") if isinstance(day, date) else (FAR_DAY, "broken")


def _is_missing(value: Any) -> bool:
    """Whether it is one of the ways in which tables write nothing (`None`, NaN, NaT, NA, a blank text)."""
    if isinstance(value, str):
        return is_blank(value)
    if isinstance(value, Decimal):
        return value.is_nan()
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _number(value: Any) -> tuple[str, CellType]:
    if not isinstance(value, int | Fraction) and not math.isfinite(value):
        return "a number without end", "broken"
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_FLOAT:
        return str(int(value)), "number"
    try:
        return str(value), "number"
    except ValueError:  # Python writes out no more than some thousand digits
        return "a number of thousands of digits", "broken"
