"""Days and months by name: "June 7, 2024", "7th of June", "May twenty-fourth", "Tue 4 March".

A weekday that disagrees with its date is refused, and so is a day that its month never has. Dates in numbers alone are
for `timeline.dates.numerals`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.readings import Place, Reading, Said, Value, anchored, yearly
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import DETERMINERS, MONTHS, ORDINALS
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["month_day", "read_day", "read_day_beside", "read_month", "take_day", "weekday_checked"]

SUFFIXES: Final = ("st", "nd", "rd", "th")
SEPARATORS: Final = "/." + DASHES
LAST_DAY: Final = 31
LEAP_YEAR: Final = 2024


def month_day(month: int, day: int) -> Reading:
    """One day of every year; a day that the month never has is refused."""
    units.day(LEAP_YEAR, month, 1)  # refuses a month that there is not
    most = monthrange(LEAP_YEAR, month)[1]
    if not 1 <= day <= most:
        name = units.MONTH_NAMES[month - 1]
        raise ImpossibleDate(f"{name} has no day {day}", f"{name} has {most} days at most")
    return yearly(lambda year: units.day(year, month, day), month=month, day=day)


def read_month(c: Cursor) -> Reading | None:
    """What begins with the name of a month: "June", "June 2024", "June 7, 2024", "May twenty-fourth"."""
    month = c.take(MONTHS)
    if month is None:
        return None
    start = c.at
    c.take_sign(",")
    is_tied = _take_tied_day(c)
    c.take_word("the")
    day = take_day(c)
    if day is None or c.is_word(MONTHS.words):
        c.at = start
        _take_tied_year(c, 3 if _follows_number(c) else 2)
        return dated(c, yearly(lambda year: units.month(year, month), month=month))
    _take_tied_year(c, 2 if is_tied else 3)
    return dated(c, month_day(month, day))


def read_day(c: Cursor) -> Reading | None:
    """What begins with a day: "7 June 2024", "the 7th of June", "15th of next month", and "the 15th" by itself."""
    start = c.at
    has_article = start > 0 and c.is_word(("the",), -1)
    day = take_day(c)
    if day is None:
        return None
    is_ordinal = c.is_word(SUFFIXES, -1) or has_article
    after_day = c.at
    c.take_word("day")
    has_of = c.take_word("of")
    c.take_word("the")
    offset = c.take(DETERMINERS) if has_of else None
    if offset is not None and c.take_word("month"):
        place = Place("day", day, lambda said, number: _day_in(said, offset, number))
        return anchored(lambda said: _day_in(said, offset, day), place)
    is_tied = c.is_sign(SEPARATORS) and _is_tight(c) and c.is_word(MONTHS.words, 1)
    c.at += int(is_tied)
    month = c.take(MONTHS)
    if offset is not None or month is None:
        c.at = after_day
        return Reading(
            on_day=lambda said: _bare_day(said, day, is_ordinal),
            is_relative=is_ordinal,
            day=day,
            place=Place("day", day),
        )
    _take_tied_year(c, 2 if is_tied else 3)
    return dated(c, month_day(month, day))


def read_day_beside(c: Cursor, first: Reading) -> Reading | None:
    """A day that borrows the month of the one before it: the 14 of "June 3-14, 2024"."""
    if first.day is None or first.month is None:
        return None
    start = c.at
    c.take_word("the")
    day = take_day(c)
    if day is None or c.is_word(MONTHS.words) or (_is_before_month(c) and c.is_word(MONTHS.words, 1)):
        c.at = start
        return None
    return dated(c, month_day(first.month, day))


def _is_before_month(c: Cursor) -> bool:
    """Whether a word or sign comes next that ties a day to the month behind it: "14 of June", "14-Jun-2024"."""
    return c.is_word(("of",)) or (c.is_sign(SEPARATORS) and _is_tight(c))


def take_day(c: Cursor) -> int | None:
    """The number of a day in a month, in digits or as an ordinal word."""
    digits = c.digits()
    if 1 <= len(digits) <= 2 and 1 <= int(digits) <= LAST_DAY and not (c.is_sign("'", 1) and c.is_glued(1)):
        c.at += 1
        if c.is_glued() and c.is_word(SUFFIXES):
            c.at += 1
        return int(digits)
    return _ordinal_word(c)


def weekday_checked(reading: Reading, weekday: int) -> Reading:
    """The same date, refused where it falls on another weekday."""

    def check(value: Value) -> None:
        if not isinstance(value, VagueDate) or value.earliest is None or value.earliest != value.latest:
            raise UnknownPhrase("a weekday needs one single day after it", "write it as in 'Friday, June 7, 2024'")
        if value.earliest.weekday() != weekday:
            right, wrong = (units.WEEKDAY_NAMES[number] for number in (value.earliest.weekday(), weekday))
            raise ImpossibleDate(
                f"{units.in_words(value.earliest)} is a {right}, not a {wrong}", "correct the weekday or the date"
            )

    return replace(reading, check=check)


def _take_tied_year(c: Cursor, least: int) -> None:
    """The sign that ties a year of at least so many digits to its date: 31/Oct/1974, 31-Oct-74."""
    c.at += int(c.is_sign(SEPARATORS) and _is_tight(c) and len(c.digits(1)) >= least)


def _take_tied_day(c: Cursor) -> bool:
    """Read the sign of "Jun-07-2024" and "Jun/7"; "Jun-24" alone may be a day or a year, and is refused."""
    digits = c.digits(1)
    if not (c.is_sign(SEPARATORS) and _is_tight(c)) or not 1 <= len(digits) <= 2 or int(digits) > LAST_DAY:
        return False
    if c.is_word(MONTHS.words, 2) or _follows_number(c):
        return False  # "June-10 July", "2012/Aug/10"
    has_year = len(c.digits(2 + c.is_sign(SEPARATORS + ",", 2))) in (2, 4)
    if len(digits) == 2 and not has_year:
        raise AmbiguousDate(f"{digits} beside the month may be a day or a year", f"write '{digits} or the whole date")
    c.at += 1
    return True


def _follows_number(c: Cursor) -> bool:
    """Whether the month just read stands behind a number or a sign: "2012/Aug"."""
    return c.at > 1 and c.tokens[c.at - 2].kind != "word"


def _is_tight(c: Cursor) -> bool:
    return c.is_glued() and c.is_glued(1)


def _ordinal_word(c: Cursor) -> int | None:
    """An ordinal in words, also with a hyphen in it: "twenty-fourth"."""
    found = c.take(ORDINALS)
    if found is not None:
        return found
    if c.is_word(("twenty", "thirty")) and c.is_sign(DASHES, 1):
        tens = 20 if c.is_word(("twenty",)) else 30
        start, c.at = c.at, c.at + 2
        ones = c.take(ORDINALS)
        if ones is not None and ones < 10 and tens + ones <= LAST_DAY:
            return tens + ones
        c.at = start
    return None


def _day_in(said: Said, offset: int, day: int) -> VagueDate:
    month = units.later_months(said.day.replace(day=1), offset)
    return units.day(month.year, month.month, day)


def _bare_day(said: Said, day: int, is_ordinal: bool) -> Value:
    """The next 15th, or the last one where the past is told."""
    if not is_ordinal:
        raise UnknownPhrase(f"a day {day} alone is no date", "write the month and the year with it")
    step = -1 if said.is_past else 1
    for months in range(3):
        month = units.later_months(said.day.replace(day=1), step * months)
        try:
            found = units.day(month.year, month.month, day)
        except ImpossibleDate:
            continue
        if found.earliest is not None and (found.earliest - said.day).days * step >= 0:
            return found
    raise ImpossibleDate(f"no day {day} near the one on which it was said", "write the month and the year")
