"""Parquet: a table with typed columns; its rows are numbered from 1.

Date and timestamp columns are dates; numbers say that they are numbers. Needs the optional pyarrow.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from timeline.errors import Problem, SourceError
from timeline.limits import ROWS, UNPACKED_BYTES
from timeline.sources.claimtable import claims_table_note, is_claims_record, said_fields
from timeline.sources.fields import FIELDS, REQUIRED, field_name
from timeline.sources.records import record_row
from timeline.sources.row import Sheet
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
    names = [field_name(name) for name in table.schema_arrow.names]
    doubled = next((name for name in FIELDS if names.count(name) > 1), None)
    if doubled:
        raise refused(
            Problem(file, None, None, "field-duplicate", f"a second column {doubled!r}", "keep one of the two")
        )
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise refused(
            Problem(file, None, None, "field-missing", f"no column {' and no column '.join(map(repr, missing))}")
        )


def _sheet(table: ParquetFile, file: str) -> Sheet:
    sheet = Sheet()
    seen: set[str] = set()
    is_claims_table = is_claims_record(dict.fromkeys(table.schema_arrow.names))
    if is_claims_table:
        sheet.problems.append(claims_table_note(file, None))
    for batch in table.iter_batches():
        for record in batch.to_pylist():
            said = said_fields(record) if is_claims_table else record
            sheet.rows.append(record_row(file, len(sheet.rows) + 1, said, seen, sheet.problems))
    return sheet
