"""A table's cells as plain values: days as `date`, counts as `int`, texts as `str`, absent ones as `None`.

What every exporter starts from, so that they all agree on what a table says. It formats nothing. A claim frame in which
claims supersede others by name has that in a last column, `supersedes`: without it the file would say less than it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from timeline.frame import COLUMNS

__all__ = ["Value", "columns_of", "records_of"]

Value = str | int | float | bool | date | None


def columns_of(table: pd.DataFrame) -> dict[str, list[Value]]:
    """Column name to its values, in order. Datetimes become their days; the index is not a column.

    >>> columns_of(pd.DataFrame({"day": pd.to_datetime(["2024-06-07", None])}))
    {'day': [datetime.date(2024, 6, 7), None]}
    """
    columns = {str(name): _values(table.iloc[:, place]) for place, name in enumerate(table.columns)}
    named = table.attrs.get("supersedes") or {}
    if named and "supersedes" not in columns and set(COLUMNS) <= columns.keys():
        carried: list[Value] = [named.get(claim, "") for claim in columns["claim_id"]]
        columns |= {"supersedes": carried} if any(carried) else {}
    return columns


def records_of(table: pd.DataFrame) -> Iterator[dict[str, Value]]:
    """The rows, each as column name to value."""
    columns = columns_of(table)
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _values(column: pd.Series[Any]) -> list[Value]:
    if pd.api.types.is_datetime64_any_dtype(column):
        # NumPy counts days over years 1-9999 alike; a formatted year below 1000 would lose its zeros.
        days = column.dt.tz_localize(None).to_numpy().astype("datetime64[D]").tolist()
        return list(days)
    absent = column.isna().to_numpy()
    return [None if missing else _plain(value) for value, missing in zip(column.tolist(), absent, strict=True)]


def _plain(value: Any) -> Value:
    return value if isinstance(value, str | int | float | bool | date) else str(value)
