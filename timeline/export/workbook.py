"""XLSX: one sheet, a frozen heading with filters, days as real date cells, every text as text (never a formula).

Days before 1900 can't be date cells there: they are written as ISO texts.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import Value, columns_of, rows_of

__all__ = ["EXPORTER"]

MOST_ROWS: Final = 1_048_575
MOST_CHARACTERS: Final = 32_767
FIRST_DATE_CELL: Final = date(1900, 3, 1)  # before, programs disagree about a leap day that never was
WIDEST: Final = 60
STAMP: Final = datetime(2000, 1, 1)  # the same table gives the same properties, whenever it is written


class Workbook:
    """XLSX files."""

    name = "XLSX"
    endings = (".xlsx",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The workbook; `ExportError` for more rows, or a longer text, than a sheet can hold."""
        import openpyxl  # heavy: only where a workbook is written
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        columns = columns_of(table)
        _check(table, columns)
        book = openpyxl.Workbook(write_only=True)
        book.properties.created = book.properties.modified = STAMP
        sheet = book.create_sheet("table")
        sheet.freeze_panes = "A2"
        for place, (name, values) in enumerate(columns.items(), 1):
            sheet.column_dimensions[get_column_letter(place)].width = _width(name, values)
        if columns:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(table) + 1}"
        sheet.append([_cell(WriteOnlyCell(sheet), name) for name in columns])
        for row in rows_of(table):
            sheet.append([_cell(WriteOnlyCell(sheet), value) for value in row])
        data = BytesIO()
        book.save(data)
        return data.getvalue()


EXPORTER: Final = Workbook()


def _cell(cell: Any, value: Value) -> Any:
    if isinstance(value, date) and value >= FIRST_DATE_CELL:
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
        return cell
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, str) and value:
        cell.value = value
        cell.data_type = "s"  # a text that begins with "=" would else become a formula
    elif value != "":
        cell.value = value
    return cell


def _check(table: pd.DataFrame, columns: dict[str, list[Value]]) -> None:
    if len(table) > MOST_ROWS:
        raise ExportError(f"an XLSX sheet holds {MOST_ROWS:,} rows, the table has {len(table):,}: write CSV instead")
    for text in (value for values in columns.values() for value in values if isinstance(value, str)):
        if len(text) > MOST_CHARACTERS:
            message = f"an XLSX cell holds {MOST_CHARACTERS:,} characters, {text[:30]!r}... has {len(text):,}"
            raise ExportError(f"{message}: write CSV instead")


def _width(name: str, values: list[Value]) -> int:
    """Wide enough for the heading and the first rows, within reason."""
    return min(WIDEST, max(len(name), *(len(str(value)) for value in values[:200] if value is not None), 8) + 2)
