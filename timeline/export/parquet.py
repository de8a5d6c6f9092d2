"""Parquet: typed columns, days as 32-bit dates. Needs the optional pyarrow."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import Value, columns_of

__all__ = ["EXPORTER"]


class Parquet:
    """Parquet files."""

    name = "Parquet"
    endings = (".parquet",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The table, compressed; its `attrs` are not written."""
        try:
            import pyarrow
            from pyarrow.parquet import write_table
        except ImportError as error:  # heavy, and an optional extra
            cure = "writing Parquet needs pyarrow: pip install 'production-timeline[parquet]'"
            raise ExportError(cure) from error
        arrays = {
            name: _array(pyarrow, table.iloc[:, place], values)
            for place, (name, values) in enumerate(columns_of(table).items())
        }
        data = BytesIO()
        write_table(pyarrow.table(arrays), data)
        return data.getvalue()


EXPORTER: Final = Parquet()


def _array(pyarrow: Any, column: pd.Series[Any], values: list[Value]) -> Any:
    if pd.api.types.is_datetime64_any_dtype(column):
        return pyarrow.array(values, type=pyarrow.date32())
    if pd.api.types.is_string_dtype(column):
        return pyarrow.array(values, type=pyarrow.string())
    return pyarrow.array(values, type=pyarrow.int64() if pd.api.types.is_integer_dtype(column) else None)
