"""Dates with digits left unspecified, `156X-12-25`: the earliest and the latest day that fit.

A pattern is the text of a year, month or day with `X` for any digit. Only days that a calendar has count, so
`1900-02-XX` ends on the 28th and `156X-09-31` fits no day at all.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from timeline.dates import units
from timeline.errors import ImpossibleDate

__all__ = ["day_bounds", "month_bounds", "year_numbers"]

ANY: Final = "0123456789"
COMMON_YEAR, LEAP_YEAR = 2023, 2024


def year_numbers(pattern: str, *, latest_first: bool = False) -> Iterator[int]:
    """The years that fit four characters, in order. A pattern that can be the year 0 is refused.

    >>> list(year_numbers("1XX3"))[:2]
    [1003, 1013]
    """
    if not pattern.strip("0X"):
        raise units.outside("the year 0000" + (f", which {pattern} can be," if "X" in pattern else ""))
    digits = (ANY if digit == "X" else digit for digit in pattern)
    choices = (choice[::-1] for choice in digits) if latest_first else digits
    return (int("".join(chosen)) for chosen in product(*choices))


def month_bounds(year: str, month: str) -> tuple[date, date]:
    """First day of the first month that fits, last day of the last one. None that fits: `ImpossibleDate`."""
    fitting = _fitting(month, 12)
    if not fitting:
        raise ImpossibleDate(f"there is no month {month}", "months are 01 to 12, season codes 21 to 41")
    first, last = next(year_numbers(year)), next(year_numbers(year, latest_first=True))
    return date(first, fitting[0], 1), date(last, fitting[-1], monthrange(last, fitting[-1])[1])


def day_bounds(year: str, month: str, day: str) -> tuple[date, date]:
    """The first and the last day that fit. None that fits: `ImpossibleDate`."""
    in_common, in_leap = _days(COMMON_YEAR, month, day), _days(LEAP_YEAR, month, day)
    first = _first_year(year, bool(in_common), bool(in_leap), latest_first=False)
    last = _first_year(year, bool(in_common), bool(in_leap), latest_first=True)
    if first is None or last is None:
        raise ImpossibleDate(f"no calendar has a day {year}-{month}-{day}", "check the month and the day")
    earliest = (in_leap if isleap(first) else in_common)[0]
    latest = (in_leap if isleap(last) else in_common)[-1]
    return date(first, *earliest), date(last, *latest)


def _first_year(pattern: str, in_common: bool, in_leap: bool, *, latest_first: bool) -> int | None:
    years = year_numbers(pattern, latest_first=latest_first)
    return next((year for year in years if (in_leap if isleap(year) else in_common)), None)


def _days(year: int, month: str, day: str) -> list[tuple[int, int]]:
    days = _fitting(day, 31)
    return [(number, one) for number in _fitting(month, 12) for one in days if one <= monthrange(year, number)[1]]


def _fitting(pattern: str, highest: int) -> list[int]:
    return [
        number
        for number in range(1, highest + 1)
        if all(wanted in ("X", given) for wanted, given in zip(pattern, f"{number:02d}", strict=True))
    ]
