"""Dates in spreadsheets are as fine as their cells show them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from timeline.sources.shownunit import Unit, shown_unit
from timeline.sources.workbook import SOURCE

FORMATS: list[tuple[str, Unit]] = [
    ("yyyy-mm-dd", "day"),
    ("d-mmm", "day"),
    ("[$-F800]dddd, mmmm dd, yyyy", "day"),
    ("yyyy-mm-dd h:mm", "day"),
    ("mmm-yy", "month"),
    ("[$-409]mmmm\\ yyyy;@", "month"),
    ("mm/yyyy", "month"),
    ("yyyy", "year"),
    ('"Q2" yyyy', "year"),
    ('"day" yyyy', "year"),  # what stands in quotation marks is no part of the date
    ("h:mm AM/PM", "time"),
    ("[h]:mm:ss", "time"),
    ("General", "day"),
]


@pytest.mark.parametrize(("number_format", "unit"), FORMATS)
def test_formats(number_format: str, unit: Unit) -> None:
    assert shown_unit(number_format) == unit


CELLS = [
    (datetime(2026, 6, 1), "mmm-yy", "2026-06"),
    (datetime(2026, 1, 1), "yyyy", "2026"),
    (datetime(2026, 6, 1), "yyyy-mm-dd", "2026-06-01"),
    (datetime(2026, 6, 15), "mmm-yy", "shows only the month, but holds the day 2026-06-15"),
    (datetime(2026, 6, 1), "yyyy", "shows only the year, but holds the day 2026-06-01"),
    (datetime(1905, 7, 18), "yyyy", "holds the day 1905-07-18"),  # the number 2026, formatted as a year
    (datetime(2026, 6, 1, 12, 30), "mm:ss", "shows a time only, of 2026-06-01"),
]


@pytest.mark.parametrize(("value", "number_format", "told"), CELLS)
def test_cells(value: datetime, number_format: str, told: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["production", "milestone", "date"])
    sheet.append(["Film", "release", value])
    sheet["C2"].number_format = number_format
    data = BytesIO()
    book.save(data)
    (row,) = SOURCE.read(data.getvalue(), "dates.xlsx").rows
    assert row.text("date") == told or told in row.faults[0].message
