"""Dates in ISO 8601 and its extension EDTF (ISO 8601-2:2019, levels 0 to 2), within years 1-9999.

Days, months, years; `?` `~` `%` on any part; `X` for an unspecified digit; season and other codes 21-41; intervals with
open (`..`), unknown (empty) and half-open ends (`..2004-06/2004-08..`: begun by June, ended no earlier than August);
sets `[..]` and `{..}`, given by their hull; `Y17E2`, `1950S2`. Besides, what EDTF leaves out of ISO 8601: `2024-W23-5`,
`2024W235`, `2024-159`, `20240607`. A qualifier on a part counts for the whole date. Two things beyond the letter of the
standard are read because they mean nothing else: spaces in a set, and a small `x` or `w`. No times of day, no prose: a
text of another form is not for this reader (`None`), one of this form that no calendar has is refused.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from typing import Final

from timeline.dates import seasons, units
from timeline.dates.bounds import VagueDate, VagueSpan, hull_of
from timeline.dates.conventions import Conventions
from timeline.dates.digits import day_bounds, month_bounds, year_numbers
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_edtf"]

ALPHABET: Final = re.compile(r"[0-9XxYESWw?~%\-./\[\]{}, ]+")
PARTS: Final = re.compile(
    r"([?~%]?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
NEGATIVE: Final = re.compile(r"[?~%]?(-[0-9X]{4})(?:[?~%]?-[?~%]?[0-9X]{2}){0,2}[?~%]?")
LONG_YEAR: Final = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)")
SIGNIFICANT: Final = re.compile(r"([0-9]{4})S([1-9][0-9]*)([?~%]?)")
WEEK: Final = re.compile(r"([0-9]{4})(-?)W([0-9]{2})(?:\2([1-7]))?")
ORDINAL: Final = re.compile(r"([0-9]{4})-([0-9]{3})")
COMPACT_ORDINAL: Final = re.compile(r"([0-9]{4})([0-9]{3})")
COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
OWN_SIGNS: Final = re.compile(r"[\[\]{}]|\.\.|[0-9]X|X[0-9-]|^X{4}|^[?~%]?Y-?[0-9]|[0-9]S[0-9]")
BARE_RANGE: Final = re.compile(r"[^/\[\]{}]+")

MARKS: Final = {"": "", "?": "uncertain", "~": "approximate", "%": "approximate, uncertain"}
UNSPECIFIED: Final = {
    4: {"": "year", "X": "decade", "XX": "century"},
    6: {"": "month", "XX": "year", "XXX": "decade", "XXXX": "century"},
    8: {"": "day", "XX": "month", "XXXX": "year", "XXXXX": "decade", "XXXXXX": "century"},
}
"""What a text of so many digits speaks of, by the digits at its end that it leaves open."""
CODES: Final = range(21, 42)
SEASON_CODES: Final = range(21, 33)
CODE_NAMES: Final = (
    *("spring", "summer", "autumn", "winter") * 3,
    *("Q1", "Q2", "Q3", "Q4"),
    *("the first third of", "the second third of", "the last third of", "H1", "H2"),
)
SETS: Final = "sets: from their earliest to their latest day"
SIGNIFICANT_DIGITS: Final = "significant digits: every year that shares them (ISO 8601-2)"
OPEN: Final = VagueDate(None, None, "open")
ENDLESS: Final = ("", "..")
LONGEST_YEAR: Final = 4
DIGITS: Final = "0123456789"


def read_edtf(text: str, conventions: Conventions) -> VagueDate | VagueSpan | None:
    """The bounds of an ISO 8601 or EDTF text, or `None` where the text is of another form.

    Refused: `ImpossibleDate` for a day that no calendar has, an interval that ends before it starts and years outside
    1-9999, also where unspecified digits can mean one (`XXXX`); `UnknownPhrase` for a set or an unspecified digit that
    is not well formed, and for seasons in intervals.

    >>> read_edtf("2004-06~/2006", Conventions()).start.qualifier
    'approximate'
    """
    if ALPHABET.fullmatch(text) is None:
        return None
    tidy = text.replace("x", "X").replace("w", "W")
    found = _read_set(tidy, conventions) or _read_interval(tidy, conventions) or _read_date(tidy, conventions)
    if found is None and OWN_SIGNS.search(tidy) and not tidy.endswith("[?]"):  # a doubt in brackets is prose
        raise _malformed(tidy)
    return found


def _malformed(text: str) -> UnknownPhrase:
    if ".." in text and BARE_RANGE.fullmatch(text):
        return UnknownPhrase(
            "a range with '..' stands in brackets", "write it as in [..1984], [1984..] or [1670..1673]"
        )
    return UnknownPhrase(
        "not a date of ISO 8601-2 (EDTF)", "write it as in 2024-06, 199X, 2004-06~/2006 or [2004, 2006]"
    )


def _read_date(text: str, conventions: Conventions) -> VagueDate | None:
    for read in (_read_parts, _read_long_year, _read_significant, _read_iso):
        found = read(text, conventions)
        if found is not None:
            return found
    if match := NEGATIVE.fullmatch(text):
        raise units.outside(f"the year {match[1]}")
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
    elif _is_prose(year, month):
        return None
    else:
        code = 0 if "X" in month else int(month)
        _refuse_next_year(year, code)
        found = _coded(year, code, conventions) if code in CODES else _month(year, month)
    marks = "".join(mark for mark in match.group(1, 3, 4, 6, 7, 9) if mark)
    for mark in marks:
        found = found.marked(MARKS[mark])
    return found


def _refuse_next_year(year: str, code: int) -> None:
    """2023-24 is winter 2023 to EDTF, and the years 2023 to 2024, or a season of that name, to nearly everybody."""
    if code in CODES and "X" not in year and code == (int(year) + 1) % 100:
        following = int(year) + 1
        name = CODE_NAMES[code - CODES[0]]
        raise AmbiguousDate(
            f"it may be the years {year} to {following}, or {name} {year} by its EDTF code",
            f"write {year}/{following}, or '{name} {year}'",
        )


def _is_prose(year: str, month: str) -> bool:
    """1851-52 is a range of years, for the reader of prose."""
    return "X" not in month and int(month) > max(CODES[-1], int(year[2:].replace("X", "9")))


def _year(pattern: str) -> VagueDate:
    first, last = next(year_numbers(pattern)), next(year_numbers(pattern, latest_first=True))
    return VagueDate(date(first, 1, 1), date(last, 12, 31), _precision(pattern))


def _month(year: str, month: str) -> VagueDate:
    return VagueDate(*month_bounds(year, month), _precision(year + _known(month)))


def _day(year: str, month: str, day: str) -> VagueDate:
    earliest, latest = day_bounds(year, month, day)
    precision = "day" if earliest == latest else _precision(year + _known(month) + day)
    return VagueDate(earliest, latest, precision)


def _known(month: str) -> str:
    return "10" if month == "X0" else month  # no other month ends in 0


def _precision(pattern: str) -> str:
    return UNSPECIFIED[len(pattern)].get(pattern.lstrip(DIGITS), "range")


def _coded(year: str, code: int, conventions: Conventions) -> VagueDate:
    first, last = next(year_numbers(year)), next(year_numbers(year, latest_first=True))
    each = (seasons.coded(code, number, conventions) for number in (first, last))
    return hull_of(each)


def _read_long_year(text: str, _: Conventions) -> VagueDate | None:
    match = LONG_YEAR.fullmatch(text)
    if match is None:
        return None
    minus, digits, exponent, significant, mark = match.groups(default="")
    if not minus and exponent == "" and len(digits) <= LONGEST_YEAR:
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
    precision = UNSPECIFIED[LONGEST_YEAR].get("X" * free, "range")
    found = units.months(first, 1, 12 * 10**free, precision)
    return found.marked("approximate", SIGNIFICANT_DIGITS)


def _read_iso(text: str, _: Conventions) -> VagueDate | None:
    if match := WEEK.fullmatch(text):
        return _iso_week(int(match[1]), int(match[3]), match[4])
    if match := ORDINAL.fullmatch(text):
        return _ordinal_day(int(match[1]), int(match[2]))
    if match := COMPACT.fullmatch(text):
        return units.day(*map(int, match.groups()))
    if match := COMPACT_ORDINAL.fullmatch(text):  # as likely a day that lacks a digit
        raise UnknownPhrase(f"{text!r} has seven digits", f"write {match[1]}-{match[2]} for a day of the year")
    return None


def _iso_week(year: int, week: int, weekday: str | None) -> VagueDate:
    units.year(year)
    try:
        day = date.fromisocalendar(year, week, int(weekday or 1))
    except ValueError:
        raise ImpossibleDate(f"the year {year} has no such day in a week {week}", "weeks are 01 to 52 or 53") from None
    return VagueDate.exact(day) if weekday else units.week_of(day)


def _ordinal_day(year: int, number: int) -> VagueDate:
    whole = units.year(year)
    assert whole.earliest is not None  # a year has both sides
    if not 1 <= number <= 365 + isleap(year):
        raise ImpossibleDate(f"the year {year} has no day {number}", "days of a year are 001 to 365, or 366")
    return VagueDate.exact(whole.earliest + timedelta(days=number - 1))


def _read_interval(text: str, conventions: Conventions) -> VagueSpan | None:
    start, slash, end = text.partition("/")
    if "/" in end or not (start or end) or not slash:
        return None
    first = _read_side(start, conventions, is_start=True)
    last = _read_side(end, conventions, is_start=False)
    if first is None or last is None:
        return None
    if any(_is_season(side.strip(".")) for side in (start, end)):
        raise UnknownPhrase("an interval of season codes is not EDTF", "write it as in 'spring to autumn 2018'")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise ImpossibleDate(f"the interval ends before it starts: {end} is before {start}", "swap them")
    return VagueSpan(first, last)


def _read_side(text: str, conventions: Conventions, *, is_start: bool) -> VagueDate | None:
    """A date, nothing known, or half of it: `..2004-06` starts on or before, `2004-06..` ends on or after."""
    if text in ENDLESS:
        return OPEN
    known = text.removeprefix("..") if is_start else text.removesuffix("..")
    found = _read_date(known, conventions)
    if found is None or known == text:
        return found
    return (VagueSpan(OPEN, found) if is_start else VagueSpan(found, OPEN)).hull()


def _is_season(text: str) -> bool:
    match = PARTS.fullmatch(text)
    return match is not None and match[8] is None and match[5] is not None and match[5] in map(str, SEASON_CODES)


def _read_set(text: str, conventions: Conventions) -> VagueDate | None:
    if text[:1] + text[-1:] not in ("[]", "{}"):
        return None
    members = [member.strip() for member in text[1:-1].split(",")]
    last = len(members) - 1
    each = [_member(member, index == 0, index == last, conventions) for index, member in enumerate(members)]
    return each[0] if last == 0 and ".." not in text else hull_of(each).marked(convention=SETS)


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
