"""Parquet: a table with typed columns; its rows are numbered from 1.

Date and timestamp columns are dates; numbers say that they are numbers. Needs the optional pyarrow.
"""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final

from timeline.errors import Problem, SourceError
from timeline.limits import ROWS, UNPACKED_BYTES
from timeline.sources.columns import match_columns
from timeline.sources.fields import REQUIRED
from timeline.sources.header import missing_fields
from timeline.sources.records import RecordNames
from timeline.sources.row import Cell, Sheet
from timeline.sources.source import refused

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

__all__ = ["SOURCE"]


class Parquet:
    """Parquet files."""

    name = "Parquet"
    endings = (".parquet",)

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of a table; raises `SourceError` where it is no Parquet, too large, or lacks a needed column."""
        try:
            import pyarrow
            from pyarrow.parquet import ParquetFile
        except ImportError as error:  # heavy, and an optional extra
            cure = "reading Parquet needs pyarrow: pip install 'production-timeline[parquet]'"
            raise SourceError(f"{file}: {cure}") from error
        try:
            table = ParquetFile(BytesIO(data))
            _check(table, file)
            return _sheet(table, file)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            if isinstance(error, SourceError):
                raise
            raise refused(
                Problem(file, None, None, "parquet", f"can't be read: {str(error)[:120]}", "write it anew")
            ) from error


SOURCE: Final = Parquet()


def _check(table: ParquetFile, file: str) -> None:
    meta = table.metadata
    if meta.num_rows > ROWS:
        raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
    unpacked = sum(meta.row_group(index).total_byte_size for index in range(meta.num_row_groups))
    if unpacked > UNPACKED_BYTES:
        raise refused(Problem(file, None, None, "file-large", f"{unpacked:,} bytes once unpacked", "split the file"))
    columns = match_columns(table.schema_arrow.names)
    for at, other in columns.doubled:
        message = f"a second column {table.schema_arrow.names[at]!r}, beside {other!r}"
        hint = f"both would be {columns.names[at]!r}: keep one of the two, or rename the other"
        raise refused(Problem(file, None, None, "field-duplicate", message, hint))
    if not columns.fields.issuperset(REQUIRED):
        raise missing_fields(file, [Cell(name) for name in table.schema_arrow.names])


def _sheet(table: ParquetFile, file: str) -> Sheet:
    names = RecordNames(file, dict.fromkeys(table.schema_arrow.names))
    sheet = Sheet([], names.problems)
    numbers = count(1)
    for batch in table.iter_batches():
        for record in batch.to_pylist():
            sheet.rows.extend(names.rows(next(numbers), record))
    if not sheet.rows:
        message, hint = "a table without rows: no claims", "check that it is the right file"
        sheet.problems.append(Problem(file, None, None, "claims-missing", message, hint, "warning"))
    return sheet
