"""Formats with types of their own: workbooks, Parquet, JSON lines and mappings keep what was typed."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import openpyxl
import pandas as pd
import pyarrow
import pyarrow.parquet
import pytest

from timeline.errors import Problem, SourceError, UsageError
from timeline.sources import read_records
from timeline.sources.jsonlines import SOURCE as JSON_LINES
from timeline.sources.parquet import SOURCE as PARQUET
from timeline.sources.row import Sheet
from timeline.sources.values import value_cell
from timeline.sources.workbook import SOURCE as WORKBOOK

VALUES = [
    (None, None, "absent"),
    (float("nan"), None, "absent"),
    (pd.NaT, None, "absent"),
    (pd.NA, None, "absent"),
    ("  ", None, "blank"),
    ("NA", ("NA", "text"), "two letters are a text"),
    (" x ", (" x ", "text"), "as written"),
    (1917, ("1917", "number"), "a whole number"),
    (1917.0, ("1917", "number"), "a spreadsheet's whole number"),
    (0.5, ("0.5", "number"), "a fraction"),
    (1e300, ("1e+300", "number"), "too large to write out"),
    (np.int64(7), ("7", "number"), "NumPy's"),
    (Decimal("7.50"), ("7.50", "number"), "a decimal"),
    (True, ("true or false", "broken"), "no text"),
    (np.True_, ("true or false", "broken"), "NumPy's"),
    (date(2024, 6, 7), ("2024-06-07", "date"), "a day"),
    (date(33, 4, 3), ("0033-04-03", "date"), "an early day"),
    (datetime(2024, 6, 7, 23, 59, tzinfo=UTC), ("2024-06-07", "date"), "the day on its own clock"),
    (pd.Timestamp("2024-06-07 12:00"), ("2024-06-07", "date"), "pandas' own"),
    (np.datetime64("2024-06-07"), ("2024-06-07", "date"), "NumPy's day"),
    (np.datetime64("2024-06"), ("2024-06", "text"), "NumPy's month is no day"),
    (np.datetime64("2024-01-04", "W"), ("a week without its days", "broken"), "NumPy's week"),
    (np.datetime64("10000-01-01"), ("a day outside years 1-9999", "broken"), "NumPy's day after the last"),
    (np.datetime64("0000-12-31"), ("a day outside years 1-9999", "broken"), "the day before the first"),
    (pd.Timestamp(np.datetime64("12000-01-01", "s")), ("a day outside years 1-9999", "broken"), "pandas' far day"),
    (pd.Timestamp(np.datetime64("-0005-01-01", "s")), ("a day outside years 1-9999", "broken"), "pandas' early day"),
    (time(1), ("a time of day", "broken"), "a time of day"),
    (timedelta(3), ("a length of time", "broken"), "a length"),
    (pd.Timedelta(days=3), ("a length of time", "broken"), "pandas' length"),
    (np.timedelta64(3, "D"), ("a length of time", "broken"), "NumPy's length, which passes for a number"),
    (pd.Period("2024-06"), ("2024-06", "text"), "a month"),
    (pd.Period("2024Q2"), ("a period", "broken"), "a quarter"),
    (pd.Interval(1, 2), ("an interval", "broken"), "an interval"),
    (Decimal("NaN"), None, "no number"),
    (Decimal("sNaN"), None, "no number, and loud about it"),
    (Decimal("Infinity"), ("a number without end", "broken"), "an endless decimal"),
    (float("-inf"), ("a number without end", "broken"), "an endless float"),
    (-0.0, ("0", "number"), "no sign on nothing"),
    (Fraction(1, 2), ("1/2", "number"), "a fraction as such"),
    (10**5000, ("a number of thousands of digits", "broken"), "more digits than Python writes"),
    (1 + 2j, ("a complex number", "broken"), "a complex number"),
    ([1, [2]], ("a list", "broken"), "a list in a list"),
    (np.array([1]), ("a list", "broken"), "NumPy's"),
    ({"a": 1}, ("a mapping", "broken"), "a mapping"),
    ({1}, ("a set", "broken"), "a set"),
    (b"x", ("bytes", "broken"), "bytes"),
    (object(), ("a value of an unknown kind", "broken"), "anything else"),
]


@pytest.mark.parametrize(("value", "expected", "why"), VALUES, ids=[case[2] for case in VALUES])
def test_values(value: Any, expected: tuple[str, str] | None, why: str) -> None:
    cell = value_cell(value, 3)
    assert (cell if cell is None else (cell.text, cell.type)) == expected, why


def workbook(rows: list[list[Any]], title: str = "claims", formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    data = BytesIO()
    book.save(data)
    return data.getvalue()


HEAD = ["production", "Milestone", "date"]


def faults(sheet: Sheet) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.cell) for row in sheet.rows for fault in row.faults]


def refusal(source: Any, data: bytes) -> Problem:
    with pytest.raises(SourceError, match="f:") as caught:
        source.read(data, "f")
    assert caught.value.problem is not None
    return caught.value.problem


class TestWorkbook:
    def test_cells_keep_their_type_and_place(self) -> None:
        data = workbook(
            [HEAD, [1917, "release", date(2019, 12, 25)], [], ["P", "release", "summer 2024"], ["P", "x", 2024]]
        )
        rows = WORKBOOK.read(data, "f").rows
        assert [(row.text("date"), row.cells["date"].type) for row in rows] == [
            ("2019-12-25", "date"),
            ("summer 2024", "text"),
            ("2024", "number"),
        ]
        assert [row.cells["date"].cell_name for row in rows] == ["claims!C2", "claims!C4", "claims!C5"]
        assert rows[0].text("production") == "1917"
        assert (rows[2].line, rows[2].cells["date"].column) == (5, 3)

    def test_the_sheet_named_claims_or_the_first(self) -> None:
        book = openpyxl.Workbook()
        for title, production in (("notes", "N"), ("Claims", "C")):
            sheet = book.create_sheet(title)
            sheet.append(HEAD)
            sheet.append([production, "release", "2024"])
        data = BytesIO()
        book.remove(book.worksheets[0])
        book.save(data)
        assert [row.text("production") for row in WORKBOOK.read(data.getvalue(), "f").rows] == ["C"]
        only = workbook([HEAD, ["O", "release", "2024"]], "anything")
        assert [row.text("production") for row in WORKBOOK.read(only, "f").rows] == ["O"]

    def test_other_sheets_with_texts_are_named(self) -> None:
        book = openpyxl.Workbook()
        for sheet in (book.worksheets[0], book.create_sheet("More"), book.create_sheet("Empty")):
            if sheet.title != "Empty":
                sheet.append(HEAD)
                sheet.append(["P", "release", "2024"])
        data = BytesIO()
        book.save(data)
        (problem,) = WORKBOOK.read(data.getvalue(), "f").problems
        assert (problem.severity, problem.message) == ("warning", "only the sheet 'Sheet' is read, not 'More'")

    def test_the_1904_date_system(self) -> None:
        book = openpyxl.Workbook()
        book.epoch = datetime(1904, 1, 1)
        sheet = book.active
        assert sheet is not None
        sheet.append(HEAD)
        sheet.append(["P", "release", date(2024, 6, 7)])
        data = BytesIO()
        book.save(data)
        (row,) = WORKBOOK.read(data.getvalue(), "f").rows
        assert row.text("date") == "2024-06-07"

    @pytest.mark.parametrize(
        ("value", "number_format", "why"),
        [
            (60, "yyyy-mm-dd", "a day that never was"),
            (59, "yyyy-mm-dd", "arrives as the same day as 60"),
            (0, "yyyy-mm-dd", "no day at all"),
            (-1, "yyyy-mm-dd", "before the first day"),
            (0.5, "hh:mm", "a time of day"),
            ("=1+1", "General", "a formula that was never calculated"),
            ("#N/A", "General", "an error"),
            (True, "General", "true is no text"),
        ],
    )
    def test_cells_that_are_refused(self, value: Any, number_format: str, why: str) -> None:
        data = workbook([HEAD, ["P", "release", value]], formats={"C2": number_format})
        assert faults(WORKBOOK.read(data, "f")) == [("cell", "claims!C2")], why

    def test_a_text_beside_the_headings_is_a_fault(self) -> None:
        sheet = WORKBOOK.read(workbook([HEAD, ["P", "release", "2024", "x"]]), "f")
        assert faults(sheet) == [("cell-extra", "claims!D2")]

    def test_an_unknown_column_is_told_at_its_heading(self) -> None:
        sheet = WORKBOOK.read(workbook([[*HEAD, "publishr"], ["P", "release", "2024", "x"]]), "f")
        assert [(problem.cell, problem.hint) for problem in sheet.problems] == [
            ("claims!D1", "did you mean 'publisher'?")
        ]

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "workbook"),
            (b"not a zip", "workbook"),
            (workbook([[]]), "file-empty"),
            (workbook([["a", "b"]]), "field-missing"),
        ],
        ids=["empty", "no zip", "empty sheet", "no known heading"],
    )
    def test_files_refused_whole(self, data: bytes, code: str) -> None:
        assert refusal(WORKBOOK, data).code == code

    def test_too_many_columns(self) -> None:
        problem = refusal(WORKBOOK, workbook([HEAD, [*["x"] * 600]]))
        assert (problem.code, problem.line) == ("file-large", 2)

    def test_coloured_cells_are_no_columns(self) -> None:
        (row,) = WORKBOOK.read(workbook([HEAD, ["P", "release", "2024"]], formats={"ZZ2": "0.00"}), "f").rows
        assert row.faults == ()

    def test_a_zip_that_is_no_workbook(self) -> None:
        data = BytesIO()
        with ZipFile(data, "w") as packed:
            packed.writestr("x.txt", "x")
        assert refusal(WORKBOOK, data.getvalue()).code == "workbook"

    def test_a_packed_giant_is_refused_before_unpacking(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("timeline.sources.workbook.UNPACKED_BYTES", 1_000_000)
        data = BytesIO()
        with ZipFile(data, "w", ZIP_DEFLATED) as packed:
            packed.writestr("xl/workbook.xml", b"0" * 1_000_001)
        assert refusal(WORKBOOK, data.getvalue()).code == "file-large"

    def test_more_rows_than_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("timeline.sources.workbook.ROWS", 1)
        assert refusal(WORKBOOK, workbook([HEAD, ["P", "a", "2024"], ["P", "b", "2024"]])).code == "file-large"


def parquet(columns: dict[str, Any]) -> bytes:
    data = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), data)
    return data.getvalue()


class TestParquet:
    def test_rows_are_numbered(self) -> None:
        days = pyarrow.array([date(2024, 6, 7), None], type=pyarrow.date32())
        data = parquet({"production": ["P", "Q"], "milestone": ["a", "b"], "date": days, "label": [1, 2]})
        rows = PARQUET.read(data, "f").rows
        assert [(row.line, row.text("date"), row.cells["label"].type) for row in rows] == [
            (1, "2024-06-07", "number"),
            (2, "", "number"),
        ]

    def test_a_list_is_a_fault(self) -> None:
        sheet = PARQUET.read(parquet({"production": ["P"], "milestone": [["a"]]}), "f")
        assert [(fault.code, fault.line) for row in sheet.rows for fault in row.faults] == [("field-type", 1)]

    @pytest.mark.parametrize(
        ("data", "code"),
        [(b"", "parquet"), (b"PAR1 and no more", "parquet"), (parquet({"production": ["P"]}), "field-missing")],
        ids=["empty", "damaged", "no milestone"],
    )
    def test_files_refused_whole(self, data: bytes, code: str) -> None:
        assert refusal(PARQUET, data).code == code

    @pytest.mark.parametrize("limit", ["ROWS", "UNPACKED_BYTES"])
    def test_over_a_limit(self, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(f"timeline.sources.parquet.{limit}", 1)
        data = parquet({"production": ["P", "Q"], "milestone": ["a", "b"]})
        assert refusal(PARQUET, data).code == "file-large"

    def test_without_its_library_there_is_a_cure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(
            SourceError, match=r"f: reading Parquet needs pyarrow: pip install 'production-timeline\[parquet\]'"
        ):
            PARQUET.read(b"", "f")


class TestJsonLines:
    def test_more_rows_than_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("timeline.sources.jsonlines.ROWS", 1)
        problem = refusal(JSON_LINES, b"{}\n\n{}\n")
        assert (problem.code, problem.line) == ("file-large", 3)

    def test_rows(self) -> None:
        data = b'{"production": "P", "milestone": "a", "label": 7}\n\n{"Production": "Q", "milestone": null}\n'
        rows = JSON_LINES.read(data, "f").rows
        assert [(row.line, row.text("production"), sorted(row.cells)) for row in rows] == [
            (1, "P", ["label", "milestone", "production"]),
            (3, "Q", ["production"]),
        ]

    @pytest.mark.parametrize(
        ("line", "code", "column"),
        [
            ("[1]", "field-type", 1),
            ('{"a": }', "json-syntax", 7),
            ('{"date": "a", "date": "b"}', "json-syntax", 1),
            ('{"date": ["a"]}', "field-type", None),
            ('{"date": "a", "Date": "b"}', "key-duplicate", None),
            ("[" * 100_000, "json-syntax", 1),
            ('{"label": ' + "9" * 5000 + "}", "json-syntax", 1),
        ],
        ids=["a list", "broken", "a name twice", "a list inside", "a field twice", "deep", "a huge number"],
    )
    def test_a_broken_line_is_one_row(self, line: str, code: str, column: int | None) -> None:
        sheet = JSON_LINES.read(f'{line}\n{{"production": "P"}}\n'.encode(), "f")
        first, second = sheet.rows
        assert [(fault.code, fault.line, fault.column) for fault in first.faults] == [(code, 1, column)]
        assert (second.line, second.faults) == (2, ())


class TestRecords:
    def test_a_frame(self) -> None:
        frame = pd.DataFrame(
            {
                "production": ["P", None],
                "date": pd.Series(["2024-06-07", None], dtype="datetime64[us]"),
                "label": [1, 2],
            }
        )
        rows = read_records(frame).rows
        assert [(row.line, row.text("date"), row.text("production")) for row in rows] == [
            (1, "2024-06-07", "P"),
            (2, "", ""),
        ]

    def test_a_doubled_column_is_wrong_usage(self) -> None:
        frame = pd.DataFrame([["P", "Q", "a"]], columns=["production", "production", "milestone"])
        with pytest.raises(UsageError, match="a second column 'production'"):
            read_records(frame)

    def test_an_unknown_name_is_told_once(self) -> None:
        sheet = read_records([{"relase": "x"}, {"relase": "y"}])
        assert [(problem.severity, problem.code, problem.line) for problem in sheet.problems] == [
            ("warning", "field-unknown", 1)
        ]

    @pytest.mark.parametrize("rows", ["text", b"bytes", {"production": "P"}, [1], ["x"], None, 3])
    def test_anything_else_is_wrong_usage(self, rows: Any) -> None:
        with pytest.raises(UsageError, match=r"DataFrame or a list of mappings|not a mapping"):
            read_records(rows)
