"""EDTF as it is written: the shortest text, and the same days and marks when it is read again."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.dates.notation import to_edtf_date, to_edtf_interval
from timeline.dates.parse import Tense

Side: TypeAlias = tuple[date | None, date | None, str]
Meaning: TypeAlias = tuple[str, tuple[date | None, date | None, str], tuple[date | None, date | None, str] | None]
TABLE = Path(__file__).parents[1] / "tables" / "phrases.csv"
ANY_CONVENTIONS = (
    Conventions(),
    Conventions(seasons="astronomical", day_order="day_first", fiscal_year_start=10),
    Conventions(seasons="box_office", day_order="month_first"),
    Conventions(seasons="southern", fiscal_year_start=4, fiscal_year_named="start"),
)
BOTH = "approximate, uncertain"

# Earliest, latest, qualifier, text, why.
DATES = [
    ("2024-06-07", "2024-06-07", "", "2024-06-07", "a day"),
    ("2024-06-07", "2024-06-07", "approximate", "2024-06-07~", "about a day"),
    ("2024-06-01", "2024-06-30", "uncertain", "2024-06?", "perhaps a month"),
    ("2023-02-01", "2023-02-28", "", "2023-02", "a month of 28 days"),
    ("2024-02-01", "2024-02-28", "", "[2024-02-01..2024-02-28]", "a month of 29 but for one"),
    ("2024-01-01", "2024-12-31", BOTH, "2024%", "a year, with both marks"),
    ("0007-01-01", "0007-12-31", "", "0007", "a year of one digit"),
    ("1990-01-01", "1999-12-31", "", "199X", "a decade"),
    ("1991-01-01", "2000-12-31", "", "[1991..2000]", "ten years that are no decade"),
    ("1900-01-01", "1999-12-31", "approximate", "19XX~", "a century"),
    ("1000-01-01", "1999-12-31", "", "1XXX", "a millennium"),
    ("0010-01-01", "0019-12-31", "", "001X", "an early decade"),
    ("0001-01-01", "0009-12-31", "", "[0001..0009]", "the first one: 000X could be the year 0"),
    ("0001-01-01", "0099-12-31", "", "[0001..0099]", "and the first century likewise"),
    ("2024-01-01", "2024-03-31", "", "2024-33", "a quarter"),
    ("2024-10-01", "2024-12-31", "", "2024-36", "the last quarter"),
    ("2024-01-01", "2024-04-30", "", "2024-37", "a third: early 2024"),
    ("2024-05-01", "2024-08-31", "", "2024-38", "mid 2024"),
    ("2024-09-01", "2024-12-31", "", "2024-39", "late 2024"),
    ("2024-01-01", "2024-06-30", "", "2024-40", "a half"),
    ("2024-07-01", "2024-12-31", "", "2024-41", "the second half"),
    ("2024-01-01", "2024-09-30", "", "2024-0X", "the months of one digit"),
    ("2024-06-01", "2024-08-31", "", "[2024-06..2024-08]", "a summer: its code depends on the conventions"),
    ("2024-12-01", "2025-02-28", "uncertain", "[2024-12?..2025-02?]", "a winter, each end with its mark"),
    ("2024-01-01", "2025-06-30", "", "[2024-01..2025-06]", "both ends as exact as the more exact one"),
    ("2023-07-01", "2024-06-30", "", "[2023-07..2024-06]", "a fiscal year"),
    ("2024-06-01", "2024-06-09", "", "2024-06-0X", "the days of one digit"),
    ("2024-06-01", "2024-06-10", "", "[2024-06-01..2024-06-10]", "early June"),
    ("2024-06-10", "2024-06-19", "", "2024-06-1X", "the tens"),
    ("2024-06-20", "2024-06-29", "", "2024-06-2X", "the twenties"),
    ("2024-06-20", "2024-06-30", "", "[2024-06-20..2024-06-30]", "not to the end of the month"),
    ("2023-02-20", "2023-02-28", "", "2023-02-2X", "the twenties of a short February"),
    ("2024-02-20", "2024-02-28", "", "[2024-02-20..2024-02-28]", "of a long one, but for the last"),
    ("2024-07-30", "2024-07-31", "", "2024-07-3X", "the thirties"),
    ("2024-06-30", "2024-06-30", "", "2024-06-30", "the only one of June"),
    ("2024-06-03", "2024-06-09", "approximate", "[2024-06-03~..2024-06-09~]", "a week"),
    ("2023-12-30", "2024-01-02", "", "[2023-12-30..2024-01-02]", "days across the year"),
    (None, "2024-06-30", "", "[..2024-06]", "by the end of June"),
    (None, "1927-12-31", "approximate", "[..1927~]", "before 1928"),
    (None, "2024-06-07", "", "[..2024-06-07]", "by a day"),
    ("2024-06-07", None, "", "[2024-06-07..]", "since a day"),
    ("2024-07-01", None, BOTH, "[2024-07%..]", "after June"),
    ("2024-01-01", None, "", "[2024..]", "since a year"),
]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("earliest", "latest", "qualifier", "text", "why"), DATES, ids=[case[-1] for case in DATES])
def test_dates(earliest: str | None, latest: str | None, qualifier: str, text: str, why: str) -> None:
    assert to_edtf_date(day(earliest), day(latest), qualifier) == text, why
    precision = "open" if earliest is None or latest is None else "range"
    assert VagueDate(day(earliest), day(latest), precision, qualifier).edtf == text


@pytest.mark.parametrize("qualifier", ["", "approximate", "uncertain", BOTH])
def test_a_date_of_which_nothing_is_known_has_no_text(qualifier: str) -> None:
    assert VagueDate(None, None, "open", qualifier).edtf is None


def test_a_length_has_no_text() -> None:
    assert [VagueDuration(1, 1).edtf, VagueDuration(59, 92, "two to three months").edtf] == [None, None]


# Start, its qualifier, end, its qualifier, text, why.
INTERVALS = [
    ("2022-11-01 2022-11-30", "", "2022-12-01 2022-12-31", "", "2022-11/2022-12", "months"),
    ("2024-06-03 2024-06-03", "", "2024-06-14 2024-06-14", "", "2024-06-03/2024-06-14", "days"),
    ("2024-01-01 2024-03-31", "approximate", "2025-01-01 2025-12-31", BOTH, "2024-33~/2025%", "a quarter, a year"),
    ("1990-01-01 1999-12-31", "", "2024-06-01 2024-06-09", "uncertain", "199X/2024-06-0X?", "open digits"),
    ("2024-06-07 2024-06-07", "", "None None", "", "2024-06-07/..", "an end that is not known"),
    ("None None", "", "2024-06-01 2024-06-30", "uncertain", "../2024-06?", "a start that is not known"),
    ("None None", "", "None None", "", "../..", "nothing known"),
    ("None 2024-06-30", "", "2024-08-01 None", "", "..2024-06/2024-08..", "begun by, ended no earlier than"),
    ("None 2024-06-01", "approximate", "2024-06-20 2024-06-20", "", "..2024-06-01~/2024-06-20", "begun by about"),
    ("2024-06-01 2024-06-01", "", "2024-01-01 None", "uncertain", "2024-06-01/2024?..", "still going on"),
]


def side(bounds: str, qualifier: str) -> Side:
    earliest, latest = (None if text == "None" else date.fromisoformat(text) for text in bounds.split())
    return earliest, latest, qualifier


@pytest.mark.parametrize("case", INTERVALS, ids=[case[-1] for case in INTERVALS])
def test_intervals(case: tuple[str, ...]) -> None:
    start, start_mark, end, end_mark, text, why = case
    assert to_edtf_interval(side(start, start_mark), side(end, end_mark)) == text, why


# Start, its qualifier, end, its qualifier, why.
WITHOUT_TEXT = [
    ("2024-02-01 2024-04-30", "", "2024-06-01 2024-06-30", "", "a start within a range"),
    ("2024-06-01 2024-06-30", "", "2024-09-01 2024-11-30", "", "an end in a season, whose code depends on the reader"),
    ("2024-06-01 None", "", "2025-01-01 2025-12-31", "", "a start on or after"),
    ("2024-06-01 2024-06-30", "", "None 2025-12-31", "", "an end on or before"),
    ("None None", "approximate", "2025-01-01 2025-12-31", "", "a mark on nothing"),
    ("2025-01-01 2025-12-31", "", "None None", "uncertain", "a mark on nothing"),
]


@pytest.mark.parametrize("case", WITHOUT_TEXT, ids=[case[-1] for case in WITHOUT_TEXT])
def test_intervals_without_text(case: tuple[str, ...]) -> None:
    start, start_mark, end, end_mark, why = case
    assert to_edtf_interval(side(start, start_mark), side(end, end_mark)) is None, why


def meaning(value: VagueDate | VagueSpan | VagueDuration) -> Meaning:
    """The kind, the bounds and the marks: what a text must keep."""
    assert not isinstance(value, VagueDuration)
    if isinstance(value, VagueDate):
        return "point", (*value.bounds, value.qualifier), None
    return "span", (*value.start.bounds, value.start.qualifier), (*value.end.bounds, value.end.qualifier)


def check_round_trip(value: VagueDate | VagueSpan) -> None:
    assert value.edtf is not None
    for conventions in ANY_CONVENTIONS:
        assert meaning(parse_date(value.edtf, conventions=conventions)) == meaning(value), value.edtf


ALL_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
FIRSTS = ALL_DAYS.map(lambda value: value.replace(day=1)) | st.integers(1, 9999).map(lambda year: date(year, 1, 1))
# Ends of months, of years, and of any number of days: what has a notation of its own, and its neighbours.
LENGTHS = st.sampled_from([1, 9, 10, 28, 30, 31, 59, 90, 91, 120, 181, 182, 273, 365, 366, 3652, 36524, 36525, 365242])
QUALIFIERS = st.sampled_from(["", "approximate", "uncertain", BOTH])


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(FIRSTS | ALL_DAYS)
    count = draw(LENGTHS | st.integers(1, 800)) + draw(st.integers(-1, 1))
    return first, first + timedelta(days=min(max(count - 1, 0), (date.max - first).days))


@st.composite
def moments(draw: st.DrawFn) -> VagueDate:
    earliest, latest = draw(windows())
    is_open = draw(st.sampled_from(["", "", "", "start", "end"]))
    bounds = (None if is_open == "start" else earliest, None if is_open == "end" else latest)
    return VagueDate(*bounds, "open" if is_open else "range", draw(QUALIFIERS))


@settings(max_examples=400, deadline=None)
@given(value=moments())
@example(value=VagueDate(date(1, 1, 1), date(9999, 12, 31), "range"))
def test_every_moment_reads_back(value: VagueDate) -> None:
    check_round_trip(value)


@settings(max_examples=300, deadline=None)
@given(start=moments(), end=moments())
def test_every_interval_that_is_written_reads_back(start: VagueDate, end: VagueDate) -> None:
    if start.earliest and end.latest and start.earliest > end.latest:
        start, end = end, start
    value = VagueSpan(start, end)
    if value.edtf is not None:
        check_round_trip(value)


UNITS = (
    "2024-06-07",
    "2024-06",
    "2024",
    "202X",
    "20XX",
    "2XXX",
    "2024-0X",
    "2024-06-1X",
    "2024-35",
    "2024-38",
    "2024-40",
)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_written_as_it_is_read(unit: str) -> None:
    for text in (unit, f"{unit}~", f"{unit}/2999%", f"1999?/{unit}", f"{unit}?/..", f"../{unit}"):
        assert parse_date(text).edtf == text


def said(text: str) -> VagueDate | None:
    """The reference of a row: nothing, or any phrase of a date."""
    found = parse_date(text) if text else None
    assert not isinstance(found, VagueDuration)
    return found.hull() if isinstance(found, VagueSpan) else found


def phrases() -> list[tuple[str, VagueDate | VagueSpan | VagueDuration]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        read = [row for row in csv.DictReader(lines) if not row["error"]]
    return [
        (row["phrase"], parse_date(row["phrase"], said(row["reference"]), tense=cast(Tense, row["tense"] or "future")))
        for row in read
    ]


def test_phrases_read_back() -> None:
    """Every phrase of the table has a text that keeps its meaning, but for lengths and for sides within a range."""
    for phrase, value in phrases():
        if isinstance(value, VagueDuration):
            assert value.edtf is None
        elif value.edtf is not None:
            check_round_trip(value)
        else:
            assert isinstance(value, VagueSpan), phrase
            assert any(one.precision in ("part", "season", "range", "open") for one in (value.start, value.end)), phrase
