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
    """A column of the type that its dtype says, also where all of it is absent."""
    types = pd.api.types
    if types.is_datetime64_any_dtype(kind):
        return pyarrow.array(values, type=pyarrow.date32())
    for is_kind, name in ((types.is_bool_dtype, "bool_"), (types.is_float_dtype, "float64")):
        if is_kind(kind):
            return pyarrow.array(values, type=getattr(pyarrow, name)())
    if types.is_integer_dtype(kind):
        return pyarrow.array(
            values, type=pyarrow.uint64() if types.is_unsigned_integer_dtype(kind) else pyarrow.int64()
        )
    if len({type(value) for value in values if value is not None}) == 1:
        return pyarrow.array(values)
    return pyarrow.array([value if value is None else str(value) for value in values], type=pyarrow.string())
