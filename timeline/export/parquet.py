"""Parquet: typed columns, days as 32-bit dates. Needs the optional pyarrow."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import Value, columns_of
from timeline.frame import TEXT

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
        columns = columns_of(table)
        kinds = [*table.dtypes, *[TEXT] * (len(columns) - table.shape[1])]
        arrays = {
            name: _array(pyarrow, kind, values) for (name, values), kind in zip(columns.items(), kinds, strict=True)
        }
        data = BytesIO()
        write_table(pyarrow.table(arrays), data)
        return data.getvalue()


EXPORTER: Final = Parquet()


def _array(pyarrow: Any, kind: Any, values: list[Value]) -> Any:
    if pd.api.types.is_datetime64_any_dtype(kind):
        return pyarrow.array(values, type=pyarrow.date32())
    if pd.api.types.is_string_dtype(kind):
        return pyarrow.array(values, type=pyarrow.string())
    return pyarrow.array(values, type=pyarrow.int64() if pd.api.types.is_integer_dtype(kind) else None)
