"""Holidays and their weekends, against days that calendars print."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.holidays import HOLIDAYS, holiday, holiday_weekend, nth_weekday
from timeline.errors import AmbiguousDate, ImpossibleDate

DAYS = [
    ("memorial day", 2024, "2024-05-27", "last Monday of May"),
    ("labor day", 2024, "2024-09-02", "first Monday of September"),
    ("thanksgiving", 2023, "2023-11-23", "fourth Thursday, not the last"),
    ("black friday", 2023, "2023-11-24", "the day after"),
    ("mlk day", 2012, "2012-01-16", "third Monday of January"),
    ("presidents day", 2013, "2013-02-18", "third Monday of February"),
    ("mothers day", 2014, "2014-05-11", "second Sunday of May"),
    ("fathers day", 1996, "1996-06-16", "third Sunday of June"),
    ("easter", 2024, "2024-03-31", "western"),
    ("good friday", 2016, "2016-03-25", "two days before Easter"),
    ("mardi gras", 2013, "2013-02-12", "47 days before Easter"),
    ("pentecost", 2013, "2013-05-19", "49 days after Easter"),
]


@pytest.mark.parametrize(("name", "year", "day", "why"), DAYS)
def test_days(name: str, year: int, day: str, why: str) -> None:
    assert str(holiday(HOLIDAYS[name], year).earliest) == day, why


WEEKENDS = [
    ("memorial day", 2020, "2020-05-22", "2020-05-25", "Friday to Monday"),
    ("thanksgiving", 2024, "2024-11-27", "2024-12-01", "Wednesday to Sunday, as releases do"),
    ("easter", 2024, "2024-03-29", "2024-04-01", "Good Friday to Easter Monday"),
    ("independence day", 2024, "2024-07-04", "2024-07-07", "a Thursday: to Sunday"),
    ("independence day", 2025, "2025-07-04", "2025-07-06", "a Friday"),
    ("independence day", 2026, "2026-07-03", "2026-07-05", "a Saturday: from Friday"),
    ("independence day", 2023, "2023-06-30", "2023-07-04", "a Tuesday: from the Friday before"),
]


@pytest.mark.parametrize(("name", "year", "first", "last", "why"), WEEKENDS)
def test_weekends(name: str, year: int, first: str, last: str, why: str) -> None:
    assert tuple(map(str, holiday_weekend(HOLIDAYS[name], year).bounds)) == (first, last), why


def test_a_wednesday_belongs_to_no_weekend() -> None:
    with pytest.raises(AmbiguousDate, match="Independence Day 2018 is a Wednesday"):
        holiday_weekend(HOLIDAYS["independence day"], 2018)


@pytest.mark.parametrize(("name", "year"), [("memorial day", 1970), ("veterans day", 1975), ("thanksgiving", 1941)])
def test_years_before_the_rule(name: str, year: int) -> None:
    with pytest.raises(ImpossibleDate, match="follows today's rule only since"):
        holiday(HOLIDAYS[name], year)


def test_nth_weekday() -> None:
    assert nth_weekday(2024, 2, 3, 5) == date(2024, 2, 29)
    assert nth_weekday(2024, 5, 0, -2) == date(2024, 5, 20)
    with pytest.raises(ImpossibleDate, match="February 2023 has no 5th Thursday"):
        nth_weekday(2023, 2, 3, 5)


def test_every_holiday_has_a_day_in_every_recent_year() -> None:
    for name, found in HOLIDAYS.items():
        for year in range(2005, 2031):
            assert holiday(found, year).is_exact, name
