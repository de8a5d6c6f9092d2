"""Dates in ISO 8601 and its extension EDTF (ISO 8601-2:2019, levels 0 to 2), within years 1-9999.

Days, months, years; `?` `~` `%` on any part; `X` for an unspecified digit; season and other codes 21-41; intervals with
open (`..`) and unknown (empty) ends; sets `[..]` and `{..}`, given by their hull; `Y17E2`, `1950S2`. Besides, what EDTF
leaves out of ISO 8601: `2024-W23-5`, `2024-159`, `20240607`. No times of day, no prose: a text of another form is
not for this reader (`None`), one of this form that no calendar has is refused.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from timeline.dates import seasons, units
from timeline.dates.bounds import VagueDate, VagueSpan, hull_of
from timeline.dates.conventions import Conventions
from timeline.dates.digits import day_bounds, month_bounds, year_numbers
from timeline.errors import ImpossibleDate, UnknownPhrase

__all__ = ["read_edtf"]

ALPHABET: Final = re.compile(r"[0-9XxYESW?~%\-./\[\]{}, ]+")
PARTS: Final = re.compile(
    r"([?~%]?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
NEGATIVE: Final = re.compile(r"[?~%]?-([0-9X]{4})(?:[?~%]?-[?~%]?[0-9X]{2}){0,2}[?~%]?")
LONG_YEAR: Final = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)")
SIGNIFICANT: Final = re.compile(r"([0-9]{4})S([1-9][0-9]*)([?~%]?)")
WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})(?:-([1-7]))?")
ORDINAL: Final = re.compile(r"([0-9]{4})-([0-9]{3})")
COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
OWN_SIGNS: Final = re.compile(r"[\[\]{}]|\.\.|[0-9]X|X[0-9-]|^X{4}|^Y-?[0-9]")

MARKS: Final = {"": "", "?": "uncertain", "~": "approximate", "%": "approximate, uncertain"}
UNSPECIFIED: Final = {"": "year", "X": "decade", "XX": "century"}
CODES: Final = range(21, 42)
SEASON_CODES: Final = range(21, 33)
SETS: Final = "sets: from their earliest to their latest day"
SIGNIFICANT_DIGITS: Final = "significant digits: every year that shares them (ISO 8601-2)"
OPEN: Final = VagueDate(None, None, "open")
LONGEST_YEAR: Final = 4
DIGITS: Final = "0123456789"

Reader = Callable[[str, Conventions], VagueDate | None]


def read_edtf(text: str, conventions: Conventions) -> VagueDate | VagueSpan | None:
    """The bounds of an ISO 8601 or EDTF text, or `None` where the text is of another form.

    Refused: `ImpossibleDate` for a day that no calendar has, an interval that ends before it starts and years outside
    1-9999; `UnknownPhrase` for a set or an unspecified digit that is not well formed, and for seasons in intervals.

    >>> read_edtf("2004-06~/2006", Conventions()).start.qualifier
    'approximate'
    """
    if ALPHABET.fullmatch(text) is None:
        return None
    tidy = text.replace("x", "X")
    found = _read_set(tidy, conventions) or _read_interval(tidy, conventions) or _read_date(tidy, conventions)
    if found is None and OWN_SIGNS.search(tidy):
        raise UnknownPhrase(
            "not a date of ISO 8601-2 (EDTF)", "write it as in 2024-06, 199X, 2004-06~/2006 or [2004, 2006]"
        )
    return found


def _read_date(text: str, conventions: Conventions) -> VagueDate | None:
    for read in (_read_parts, _read_long_year, _read_significant, _read_iso):
        found = read(text, conventions)
        if found is not None:
            return found
    if NEGATIVE.fullmatch(text):
        raise units.outside(f"the year {text[:5]}")
    return None


def _read_parts(text: str, conventions: Conventions) -> VagueDate | None:
    match = PARTS.fullmatch(text)
    if match is None:
        return None
    year, month, day = match[2], match[5], match[8]
    if month is None:
        found = _year(year)
    elif day is not None:
        found = _day(year, month, day)
    else:
        code = 0 if "X" in month else int(month)
        if code > CODES[-1] and code > int(year[2:].replace("X", "9")):
            return None  # 1851-52 is a range of years, for the reader of prose
        found = _coded(year, code, conventions) if code in CODES else _month(year, month)
    marks = "".join(mark for mark in match.group(1, 3, 4, 6, 7, 9) if mark)
    for mark in marks:
        found = found.marked(MARKS[mark])
    return found


def _year(pattern: str) -> VagueDate:
    first, last = next(year_numbers(pattern)), next(year_numbers(pattern, latest_first=True))
    unspecified = pattern.lstrip(DIGITS)
    precision = UNSPECIFIED.get(unspecified, "range")
    return VagueDate(date(first, 1, 1), date(last, 12, 31), precision)


def _month(year: str, month: str) -> VagueDate:
    earliest, latest = month_bounds(year, month)
    unspecified = (year + month).lstrip(DIGITS)
    return VagueDate(earliest, latest, {"": "month", "XX": "year"}.get(unspecified, "range"))


def _day(year: str, month: str, day: str) -> VagueDate:
    earliest, latest = day_bounds(year, month, day)
    unspecified = (year + month + day).lstrip(DIGITS)
    precision = {"": "day", "XX": "month", "XXXX": "year"}.get(unspecified, "range")
    return VagueDate(earliest, latest, precision)


def _coded(year: str, code: int, conventions: Conventions) -> VagueDate:
    first, last = next(year_numbers(year)), next(year_numbers(year, latest_first=True))
    each = (seasons.coded(code, number, conventions) for number in (first, last))
    return hull_of(each)


def _read_long_year(text: str, _: Conventions) -> VagueDate | None:
    match = LONG_YEAR.fullmatch(text)
    if match is None:
        return None
    minus, digits, exponent, significant, mark = match.groups(default="")
    if exponent == "" and len(digits) <= LONGEST_YEAR:
        raise UnknownPhrase("after Y comes a year of more than four digits", f"write {digits:0>4}")
    if minus or len(exponent) > 1 or len(digits) + int(exponent or 0) > LONGEST_YEAR:
        raise units.outside(f"the year {text}")
    return _significant(int(digits) * 10 ** int(exponent or 0), significant).marked(MARKS[mark])


def _read_significant(text: str, _: Conventions) -> VagueDate | None:
    match = SIGNIFICANT.fullmatch(text)
    return None if match is None else _significant(int(match[1]), match[2]).marked(MARKS[match[3]])


def _significant(year: int, digits: str) -> VagueDate:
    """The years that share the first significant digits; all of them are significant where none are named."""
    if not digits:
        return units.year(year)
    free = len(str(year)) - int(digits)
    if free < 0:
        raise UnknownPhrase(f"the year {year} has no {digits} significant digits", f"write S{len(str(year))} or less")
    first = year // 10**free * 10**free
    precision = UNSPECIFIED.get("X" * free, "range")
    found = units.months(first, 1, 12 * 10**free, precision)
    return found.marked("approximate", SIGNIFICANT_DIGITS)


def _read_iso(text: str, _: Conventions) -> VagueDate | None:
    if match := WEEK.fullmatch(text):
        return _iso_week(int(match[1]), int(match[2]), match[3])
    if match := ORDINAL.fullmatch(text):
        return _ordinal_day(int(match[1]), int(match[2]))
    if match := COMPACT.fullmatch(text):
        return units.day(*map(int, match.groups()))
    return None


def _iso_week(year: int, week: int, weekday: str | None) -> VagueDate:
    units.year(year)
    try:
        monday = date.fromisocalendar(year, week, 1)
        whole = units.week_of(monday)
        return VagueDate.exact(date.fromisocalendar(year, week, int(weekday))) if weekday else whole
    except ValueError:
        raise ImpossibleDate(f"the year {year} has no such day in a week {week}", "weeks are 01 to 52 or 53") from None


def _ordinal_day(year: int, number: int) -> VagueDate:
    whole = units.year(year)
    assert whole.earliest is not None  # a year has both sides
    if not 1 <= number <= 365 + isleap(year):
        raise ImpossibleDate(f"the year {year} has no day {number}", "days of a year are 001 to 365, or 366")
    return VagueDate.exact(whole.earliest + timedelta(days=number - 1))


def _read_interval(text: str, conventions: Conventions) -> VagueSpan | None:
    if text.count("/") != 1:
        return None
    sides = text.split("/")
    first, last = (_read_side(side, conventions) for side in sides)
    if first is None or last is None or (not any(sides)):
        return None
    if any(_is_season(side) for side in sides):
        raise UnknownPhrase("an interval of season codes is not EDTF", "write it as in 'spring to autumn 2018'")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise ImpossibleDate(f"the interval ends before it starts: {sides[1]} is before {sides[0]}", "swap them")
    return VagueSpan(first, last)


def _read_side(text: str, conventions: Conventions) -> VagueDate | None:
    return OPEN if text in ("", "..") else _read_date(text, conventions)


def _is_season(text: str) -> bool:
    match = PARTS.fullmatch(text)
    return match is not None and match[8] is None and match[5] is not None and match[5] in map(str, SEASON_CODES)


def _read_set(text: str, conventions: Conventions) -> VagueDate | None:
    if text[:1] + text[-1:] not in ("[]", "{}"):
        return None
    members = [member.strip() for member in text[1:-1].split(",")]
    last = len(members) - 1
    each = [_member(member, index == 0, index == last, conventions) for index, member in enumerate(members)]
    return hull_of(each).marked(convention=SETS)


def _member(text: str, is_first: bool, is_last: bool, conventions: Conventions) -> VagueDate:
    """A member of a set: a date or a range of dates, open in front of the first or after the last member."""
    before, dots, after = text.partition("..")
    allowed = before or (dots and is_first), after or (is_last if dots else True)
    first = OPEN if not before else _read_date(before, conventions)
    last = (OPEN if not after else _read_date(after, conventions)) if dots else first
    if not all(allowed) or first is None or last is None or not (before or after):
        raise UnknownPhrase(f"{text!r} is no member of an EDTF set", "write sets as in [1667, 1668, 1670..1672]")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise ImpossibleDate(f"{text!r} ends before it starts", "swap its ends")
    return VagueSpan(first, last).hull() if dots else first
