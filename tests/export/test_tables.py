"""Tables out: opened again, each value is what it was, and nothing became a formula or lost its zeros."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import icalendar
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest

from tests.frames import claim_frame
from timeline.chains import resolve
from timeline.errors import ExportError
from timeline.export.delimited import EXPORTER as CSV
from timeline.export.delimited import guarded
from timeline.export.ical import EXPORTER as ICS
from timeline.export.jsonfile import EXPORTER as JSON
from timeline.export.parquet import EXPORTER as PARQUET
from timeline.export.tabbed import EXPORTER as TSV
from timeline.export.workbook import EXPORTER as XLSX
from timeline.sources.delimited import unguarded

TITLES = ["1917", "=Sum", "'=Sum", "+1", "-1", "@x", "<b>x</b>", 'a,"b"', "a\tb", "007", "NA", "日本 é", "a\nb", ""]


def table() -> pd.DataFrame:
    days = ["2024-06-07", None, "0987-01-02", "9999-12-31"] * 4
    return pd.DataFrame(
        {
            "production": pd.array(TITLES, dtype="str"),
            "day": pd.Series(days[: len(TITLES)], dtype="datetime64[us]"),
            "slip": pd.array([-5, None, *range(12)], dtype="Int64"),
        }
    )


def test_csv() -> None:
    text = CSV.render(table()).decode()
    assert text.startswith("production,day,slip\n1917,2024-06-07,-5\n'=Sum,,\n''=Sum,0987-01-02,0\n'+1,9999-12-31,1\n")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert [unguarded(row["production"]) for row in rows] == TITLES
    assert [row["slip"] for row in rows[:3]] == ["-5", "", "0"]


def test_tsv() -> None:
    rows = list(csv.reader(StringIO(TSV.render(table()).decode(), newline=""), delimiter="\t"))
    assert [unguarded(row[0]) for row in rows[1:]] == TITLES
    assert rows[8] == ['a,"b"', "9999-12-31", "5"]


@pytest.mark.parametrize("text", [*TITLES, "'", "''", "'''=", "'a", "\r", "=\t"])
def test_a_guarded_text_reads_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_json() -> None:
    records = json.loads(JSON.render(table()))
    assert [record["production"] for record in records] == TITLES
    assert records[:3] == [
        {"production": "1917", "day": "2024-06-07", "slip": -5},
        {"production": "=Sum", "day": None, "slip": None},
        {"production": "'=Sum", "day": "0987-01-02", "slip": 0},
    ]


def test_parquet() -> None:
    read = pyarrow.parquet.read_table(BytesIO(PARQUET.render(table()))).to_pydict()
    assert read["production"] == TITLES
    assert read["day"][:4] == [date(2024, 6, 7), None, date(987, 1, 2), date(9999, 12, 31)]
    assert read["slip"][:3] == [-5, None, 0]


def test_parquet_keeps_its_types_without_rows() -> None:
    schema = pyarrow.parquet.read_table(BytesIO(PARQUET.render(table().iloc[:0]))).schema
    assert [str(kind) for kind in schema.types] == ["string", "date32[day]", "int64"]


def test_xlsx() -> None:
    sheet = openpyxl.load_workbook(BytesIO(XLSX.render(table()))).active
    assert sheet is not None
    cells = list(sheet.iter_rows(min_row=2))
    assert [cell[0].value or "" for cell in cells] == TITLES
    assert {cell[0].data_type for cell in cells if cell[0].value} == {"s"}
    assert [cell[1].value for cell in cells[:3]] == [pd.Timestamp("2024-06-07"), None, "0987-01-02"]
    assert cells[0][1].number_format == "yyyy-mm-dd"
    assert [cell[2].value for cell in cells[:3]] == [-5, None, 0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C15")


def test_xlsx_refuses_what_a_cell_cannot_hold() -> None:
    with pytest.raises(ExportError, match=r"an XLSX cell holds 32,767 characters, 'xxx.* has 32,768"):
        XLSX.render(pd.DataFrame({"note": ["x" * 32_768]}))


@pytest.mark.parametrize("exporter", [CSV, TSV, JSON, PARQUET])
def test_the_same_table_gives_the_same_bytes(exporter: Any) -> None:
    assert exporter.render(table()) == exporter.render(table())


def test_parquet_without_its_library_tells_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'production-timeline\[parquet\]'"):
        PARQUET.render(table())


def test_xlsx_refuses_more_rows_than_a_sheet_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.export.workbook.MOST_ROWS", 3)
    with pytest.raises(ExportError, match="an XLSX sheet holds 3 rows, the table has 14: write CSV instead"):
        XLSX.render(table())


def events(*rows: dict[str, Any]) -> list[dict[str, str]]:
    """The events of the claims' calendar: each property as its text, days as the format writes them."""
    calendar: Any = icalendar.Calendar.from_ical(ICS.render(resolve(claim_frame(rows))))
    names = ("SUMMARY", "DTSTART", "DTEND", "STATUS", "UID")
    return [
        {name: event[name].to_ical().decode() for name in names if name in event} for event in calendar.walk("VEVENT")
    ]


SPAN = {"milestone": "principal_photography"}

# The claim, then title, first day, day after the last (as the format wants it) and status of each event.
CALENDAR = [
    ({"at": "2024-06-07"}, [("P: release", "2024-06-07", "2024-06-08", "CONFIRMED")], "a day"),
    ({"at": "2024-06-01/2024-06-30"}, [("P: release", "2024-06-01", "2024-07-01", "TENTATIVE")], "a month"),
    (
        {"at": "2024-06-07/.."},
        [("P: release (this day or later)", "2024-06-07", "2024-06-08", "TENTATIVE")],
        "an open side",
    ),
    ({"at": "9999-12-31"}, [("P: release", "9999-12-31", None, "CONFIRMED")], "the last day of all"),
    (
        SPAN | {"start": "2022-11-07", "end": "2022-12-16"},
        [("P: principal photography", "2022-11-07", "2022-12-17", "CONFIRMED")],
        "an activity to the day",
    ),
    (
        SPAN | {"start": "2022-11-01/2022-11-30", "end": "2022-12-16"},
        [("P: principal photography", "2022-11-01", "2022-12-17", "TENTATIVE")],
        "a vague start",
    ),
    (
        SPAN | {"start": "2022-11-07"},
        [("P: principal photography starts", "2022-11-07", "2022-11-08", "CONFIRMED")],
        "a start",
    ),
    (
        SPAN | {"end": "2022-11-07"},
        [("P: principal photography ends", "2022-11-07", "2022-11-08", "CONFIRMED")],
        "an end",
    ),
    (
        SPAN | {"start": "../2022-11-07", "end": "2022-12-16"},
        [
            ("P: principal photography starts (this day or earlier)", "2022-11-07", "2022-11-08", "TENTATIVE"),
            ("P: principal photography ends", "2022-12-16", "2022-12-17", "CONFIRMED"),
        ],
        "an activity with an open side",
    ),
    ({"at": "2024-06-07", "status": "rumored"}, [("P: release", "2024-06-07", "2024-06-08", "TENTATIVE")], "a rumor"),
    (
        {"at": "2024-06-07", "label": "IMAX", "territory": "FR"},
        [("P: release IMAX (FR)", "2024-06-07", "2024-06-08", "CONFIRMED")],
        "a place",
    ),
]


def _basic(day: str | None) -> str | None:
    return day and day.replace("-", "")


@pytest.mark.parametrize(("row", "expected", "why"), CALENDAR, ids=[case[2] for case in CALENDAR])
def test_calendar(row: dict[str, Any], expected: list[tuple[str, str, str | None, str]], why: str) -> None:
    names = ("SUMMARY", "DTSTART", "DTEND", "STATUS")
    found = [tuple(event.get(name) for name in names) for event in events(row)]
    assert found == [(title, _basic(first), _basic(after), status) for title, first, after, status in expected], why


def test_only_what_stands_is_in_the_calendar() -> None:
    found = events(
        {"id": "a", "at": "2024-06-07", "said": "2023-01-01"},
        {"id": "b", "at": "2025-06-06", "said": "2024-01-01"},
        {"id": "c", "milestone": "premiere", "at": "2025-05-01", "said": "2024-01-01"},
        {"id": "d", "milestone": "premiere", "said": "2024-02-01", "status": "canceled", "at": ""},
    )
    assert [event["UID"] for event in found] == ["b-start@production-timeline"]


def test_an_event_names_its_claim_and_source() -> None:
    row = {"at": "2024-06-07", "stated": "June 7", "publisher": "U", "url": "https://u.example/", "location": "Paris"}
    row |= {"note": "first line\nsecond", "said": "2023-01-01/2023-12-31"}
    frame = resolve(claim_frame([row])).assign(source_title="T", asserted_text="2023")
    text = ICS.render(frame).decode().replace("\r\n ", "")
    assert "DESCRIPTION:Stated: June 7 (announced)\\nSource: T\\, U\\nSaid: 2023\\nfirst line\\nsecond" in text
    assert "LOCATION:Paris" in text
    assert "URL:https://u.example/" in text
    assert "DTSTAMP:20231231T000000Z" in text


def test_a_vague_event_up_to_the_last_day_of_all_is_refused() -> None:
    with pytest.raises(ExportError, match="a calendar has no day after 9999-12-31: claim 'c0' can't be written"):
        events({"at": "9999-12-01/9999-12-31"})


def test_a_calendar_is_made_of_claims_only() -> None:
    with pytest.raises(ExportError, match="a calendar is made of claims, not of this table"):
        ICS.render(table())
