"""Wikibase time values as EDTF: what their precision and calendar say, and no more.

A time is "+2025-03-00T00:00:00Z" with a precision: 11 day, 10 month, 9 year, 8 decade, 7 century (+1901 to +2000 are
the 20th, 1901-2000). A Julian date is written in the Julian calendar (Wikibase's JSON documentation, "time"), and given
here as the Gregorian days that it covers. Refused: other precisions, uncertainty fields, years outside 1-9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from timeline.sources.planning.entries import Unreadable

__all__ = ["Span", "read_time"]

_TIME: Final = re.compile(r"([+-])(\d{1,16})-(\d\d)-(\d\d)T\d\d:\d\d:\d\dZ")
_GREGORIAN: Final = "Q1985727"
_JULIAN: Final = "Q1985786"
_YEARS: Final = {8: 10, 7: 100}
_PRECISIONS: Final = range(7, 12)

Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a time value covers, inclusive, in EDTF; `is_julian` where they were converted."""

    first: date
    last: date
    edtf: str
    is_julian: bool = False


def read_time(value: Any) -> Span:
    """The span of a time value. Raises `Unreadable` for what can't be said of days in years 1-9999.

    >>> read_time({"time": "+1920-00-00T00:00:00Z", "precision": 8, "calendarmodel": "Q1985727"}).edtf
    '192X'
    """
    if not isinstance(value, Mapping):
        raise Unreadable("its value is no time", "correct the statement")
    year, month, day = _parts(value.get("time"))
    precision = value.get("precision")
    if not isinstance(precision, int) or precision not in _PRECISIONS:
        raise Unreadable(f"the precision {precision!r} of {value['time']!r} is not read", "7 to 11 are: century to day")
    for name in ("before", "after", "timezone"):
        if value.get(name, 0) != 0:
            raise Unreadable(f"{name!r} is {value[name]!r}, which is not read", "it should be 0")
    begin, end = _extent(year, month, day, precision)
    model = str(value.get("calendarmodel", "")).rsplit("/", 1)[-1]
    if model == _JULIAN:
        first, last = _gregorian(begin), _gregorian(end)
        return Span(first, last, _interval(first, last), True)
    if model != _GREGORIAN:
        raise Unreadable(f"the calendar {value.get('calendarmodel')!r} is not known", "Gregorian and Julian are")
    first, last = _checked(begin, value["time"]), _checked(end, value["time"])
    return Span(first, last, _edtf(first, last, precision))


def _parts(text: Any) -> Day:
    found = _TIME.fullmatch(text) if isinstance(text, str) else None
    if not found:
        raise Unreadable(f"can't read the time {str(text)[:40]!r}", "it is written as +YYYY-MM-DDT00:00:00Z")
    year = int(found[2])
    if found[1] == "-" or not 1 <= year <= 9999:
        raise Unreadable(f"{text!r} lies outside years 1-9999", "leave it out")
    return year, int(found[3]), int(found[4])


def _extent(year: int, month: int, day: int, precision: int) -> tuple[Day, Day]:
    """First and last day, in the calendar in which they are written."""
    if precision == 11:
        if day == 0:
            raise Unreadable(
                f"the day of {year}-{month:02} is 00, with the precision of a day", "correct one of the two"
            )
        return (year, month, day), (year, month, day)
    if precision == 10:
        return (year, month, 1), (year, month, 0)
    if precision == 9:
        return (year, 1, 1), (year, 12, 31)
    length = _YEARS[precision]
    begin = year - year % 10 if precision == 8 else (year - 1) // length * length + 1
    if begin < 1 or begin + length - 1 > 9999:
        raise Unreadable(f"the years around {year} lie outside years 1-9999", "leave it out")
    return (begin, 1, 1), (begin + length - 1, 12, 31)


def _checked(day: Day, text: str) -> date:
    """A Gregorian day; day 0 stands for a month's last one."""
    try:
        return date(day[0], day[1], day[2] or monthrange(day[0], day[1])[1])
    except ValueError as error:
        raise Unreadable(f"no calendar has the day of {text!r}", "correct its day, month or precision") from error


def _gregorian(day: Day) -> date:
    """The Gregorian day of a Julian one (day 0: its month's last).

    Years are counted from March, so that the leap day of every fourth is their last.
    """
    year, month, number = day
    days_in = 29 if month == 2 and year % 4 == 0 else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    number = number or days_in
    if not 1 <= month <= 12 or not 1 <= number <= days_in:
        raise Unreadable(f"the Julian calendar has no day {year}-{month:02}-{number:02}", "correct it")
    of_year, shifted = (year, month - 3) if month > 2 else (year - 1, month + 9)
    before = of_year * 365 + of_year // 4 + (153 * shifted + 2) // 5 + number
    try:
        # 1 March of the Julian year 4, which counts 1,462 days here, is 28 February of the Gregorian year 4.
        return date(4, 2, 28) + timedelta(days=before - 1462)
    except OverflowError as error:
        raise Unreadable(
            f"the Julian day {year}-{month:02}-{number:02} lies outside years 1-9999", "leave it"
        ) from error


def _edtf(first: date, last: date, precision: int) -> str:
    year = f"{first.year:04}"
    forms = {11: first.isoformat(), 10: f"{year}-{first.month:02}", 9: year, 8: f"{year[:3]}X"}
    return forms.get(precision, f"{year}/{last.year:04}")


def _interval(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
