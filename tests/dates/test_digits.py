"""Unspecified digits, against every day of the calendar tried one by one."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.dates.digits import day_bounds, month_bounds, year_numbers
from timeline.errors import ImpossibleDate

CENTURIES = [date(1900, 1, 1) + timedelta(days=number) for number in range((date(2100, 1, 1) - date(1900, 1, 1)).days)]
CALENDAR = "\n".join(day.isoformat() for day in CENTURIES)


def fitting(pattern: str) -> list[str]:
    """Every day that begins as the pattern says, in order."""
    return re.findall(rf"^{pattern.replace('X', '[0-9]')}.*$", CALENDAR, re.MULTILINE)


def blurred(digits: str) -> st.SearchStrategy[str]:
    """The digits with any of them left open."""
    return st.tuples(*(st.sampled_from([digit, digit, "X"]) for digit in digits)).map("".join)


# The first two digits stay, so that all days lie within two centuries.
YEARS = st.integers(1900, 2099).flatmap(lambda year: blurred(f"{year % 100:02}").map(lambda end: f"{year // 100}{end}"))
MONTHS = st.integers(0, 13).flatmap(lambda month: blurred(f"{month:02}"))
DAYS = st.integers(0, 32).flatmap(lambda day: blurred(f"{day:02}"))


@settings(max_examples=150, deadline=None)
@given(year=YEARS, month=MONTHS, day=DAYS)
@example(year="19X0", month="02", day="29")
@example(year="2003", month="0X", day="29")
@example(year="200X", month="02", day="2X")
@example(year="1903", month="02", day="29")
def test_days_are_those_of_the_calendar_that_fit(year: str, month: str, day: str) -> None:
    days = fitting(f"{year}-{month}-{day}")
    if days:
        assert tuple(map(str, day_bounds(year, month, day))) == (days[0], days[-1])
    else:
        with pytest.raises(ImpossibleDate, match=f"no calendar has a day {year}-{month}-{day}"):
            day_bounds(year, month, day)


@settings(max_examples=100, deadline=None)
@given(year=YEARS, month=MONTHS)
def test_months_are_those_of_the_calendar_that_fit(year: str, month: str) -> None:
    days = fitting(f"{year}-{month}")
    if days:
        assert tuple(map(str, month_bounds(year, month))) == (days[0], days[-1])
    else:
        with pytest.raises(ImpossibleDate, match=f"there is no month {month}"):
            month_bounds(year, month)


# Pattern, how many years, the first, the last, why.
PATTERNS = [
    ("1984", 1, 1984, 1984, "nothing open"),
    ("199X", 10, 1990, 1999, "a decade"),
    ("1XX3", 100, 1003, 1993, "digits within"),
    ("XXX1", 1000, 1, 9991, "from the first year on"),
    ("X900", 10, 900, 9900, "only round ones"),
]


@pytest.mark.parametrize(("pattern", "count", "first", "last", "why"), PATTERNS)
def test_years(pattern: str, count: int, first: int, last: int, why: str) -> None:
    numbers = list(year_numbers(pattern))
    assert (len(numbers), numbers[0], numbers[-1]) == (count, first, last), why
    assert numbers == sorted(numbers)
    assert list(year_numbers(pattern, latest_first=True)) == numbers[::-1]


@pytest.mark.parametrize("pattern", ["0000", "XXXX", "000X", "X000", "0X0X"])
def test_a_pattern_that_can_be_the_year_0_is_refused(pattern: str) -> None:
    with pytest.raises(ImpossibleDate, match=r"the year 0000.* lies outside years 1-9999"):
        year_numbers(pattern)
