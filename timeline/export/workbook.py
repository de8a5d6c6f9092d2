"""XLSX: a sheet a table with a frozen heading and filters, days as real date cells, every text as text, and a legend.

A text never becomes a formula. Days before March 1900 can't be date cells there: they are written as ISO texts. The
last sheet, `legend`, says what each column means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd

from timeline.claims.texts import DATE_FIELDS
from timeline.errors import ExportError
from timeline.export.cells import Value, columns_of
from timeline.export.meanings import legend, table_name
from timeline.sources.workbook import LEGEND

__all__ = ["EXPORTER", "with_date_cells"]

MOST_ROWS: Final = 1_048_575
MOST_CHARACTERS: Final = 32_767
FIRST_DATE_CELL: Final = date(1900, 3, 1)  # before, programs disagree about a leap day that never was
WIDEST: Final = 60
STAMP: Final = datetime(2000, 1, 1)  # the same table gives the same properties, whenever it is written

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# What XML has no way to hold.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Workbook:
    """XLSX files."""

    name = "XLSX"
    endings = (".xlsx",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The workbook of one table and its legend; refusals as in `render_all`."""
        return self.render_all({table_name(table): table})

    def render_all(self, tables: Mapping[str, pd.DataFrame]) -> bytes:
        """A sheet for each table, by its name; `ExportError` for more rows, or a text, that no sheet can hold."""
        import openpyxl  # heavy: only where a workbook is written

        book = openpyxl.Workbook(write_only=True)
        book.properties.created = book.properties.modified = STAMP
        columns = {name: columns_of(table) for name, table in tables.items()}
        for name, values in {**columns, LEGEND: columns_of(legend(columns))}.items():
            _write(book.create_sheet(name), values)
        data = BytesIO()
        book.save(data)
        return data.getvalue()


EXPORTER: Final = Workbook()


def with_date_cells(fields: pd.DataFrame) -> pd.DataFrame:
    """The fields of claims with each date that is an ISO day as that day, for date cells that read back as that text.

    Days that can't be date cells, and texts in other fields that only look like days, stay texts.
    """
    dated = {name: pd.Series(map(_day_or_text, fields[name]), dtype=object) for name in fields if name in DATE_FIELDS}
    return fields.assign(**dated)


def _day_or_text(text: str) -> date | str:
    if not _DAY.fullmatch(text) or not text.isascii():
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day >= FIRST_DATE_CELL else text


def _write(sheet: Any, columns: dict[str, list[Value]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils import get_column_letter

    rows = len(next(iter(columns.values()), []))
    _check(rows, columns)
    sheet.freeze_panes = "A2"
    for place, (name, values) in enumerate(columns.items(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(name, values)
    if columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{rows + 1}"
    sheet.append([_cell(WriteOnlyCell(sheet), name) for name in columns])
    for row in zip(*columns.values(), strict=True):
        sheet.append([_cell(WriteOnlyCell(sheet), value) for value in row])


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


def _check(rows: int, columns: dict[str, list[Value]]) -> None:
    if rows > MOST_ROWS:
        raise ExportError(f"an XLSX sheet holds {MOST_ROWS:,} rows, the table has {rows:,}: write CSV instead")
    for text in (value for values in columns.values() for value in values if isinstance(value, str)):
        if len(text) > MOST_CHARACTERS:
            message = f"an XLSX cell holds {MOST_CHARACTERS:,} characters, {text[:30]!r}... has {len(text):,}"
            raise ExportError(f"{message}: write CSV instead")
        found = _FORBIDDEN.search(text)
        if found:
            message = f"an XLSX cell can't hold the character U+{ord(found[0]):04X} in {text[:30]!r}"
            raise ExportError(f"{message}: take it out, or write CSV instead")


def _width(name: str, values: list[Value]) -> int:
    """Wide enough for the heading and the first rows, within reason."""
    return min(WIDEST, max(len(name), *(len(str(value)) for value in values[:200] if value is not None), 8) + 2)
