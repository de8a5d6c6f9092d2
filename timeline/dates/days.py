"""Days and months by name or by numbers: "June 7, 2024", "7th of June", "Tue 4 March", "13/07/2024", "2/15".

Numbers that could be day and month either way are refused, naming both, unless the conventions order them or a weekday
in front tells them apart. A weekday that disagrees with its date is refused.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.readings import Reading, Said, Value, anchored, fixed, yearly
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import DETERMINERS, MONTHS, ORDINALS
from timeline.dates.years import dated, two_digits
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["month_day", "read_day", "read_day_beside", "read_month", "read_numbers", "take_day", "weekday_checked"]

SUFFIXES: Final = ("st", "nd", "rd", "th")
SEPARATORS: Final = "/." + DASHES
LAST_DAY: Final = 31
LAST_MONTH: Final = 12
LEAP_YEAR: Final = 2024
ORDERS: Final = {"day_first": "order of numbers: day first", "month_first": "order of numbers: month first"}


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
    _take_separator(c)
    c.take_word("the")
    day = take_day(c)
    if day is None or c.is_word(MONTHS.words):
        c.at = start
        _take_separator(c)
        return dated(c, yearly(lambda year: units.month(year, month), month=month))
    _take_separator(c)
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
        return anchored(lambda said: _day_in(said, offset, day))
    _take_separator(c, before_month=True)
    month = c.take(MONTHS)
    if offset is not None or month is None:
        c.at = after_day
        return Reading(on_day=lambda said: _bare_day(said, day, is_ordinal), is_relative=is_ordinal, day=day)
    _take_separator(c)
    return dated(c, month_day(month, day))


def read_day_beside(c: Cursor, first: Reading) -> Reading | None:
    """A day that borrows the month of the one before it: the 14 of "June 3-14, 2024"."""
    if first.day is None or first.month is None:
        return None
    start = c.at
    c.take_word("the")
    day = take_day(c)
    if day is None or c.is_word(MONTHS.words) or (c.is_word(("of",)) and c.is_word(MONTHS.words, 1)):
        c.at = start
        return None
    return dated(c, month_day(first.month, day))


def take_day(c: Cursor) -> int | None:
    """The number of a day in a month, in digits or as an ordinal word."""
    digits = c.digits()
    if 1 <= len(digits) <= 2 and 1 <= int(digits) <= LAST_DAY and not c.is_sign("'", 1):
        c.at += 1
        if c.is_glued() and c.is_word(SUFFIXES):
            c.at += 1
        return int(digits)
    return _ordinal_word(c)


def read_numbers(c: Cursor, weekday: int | None = None) -> Reading | None:
    """Dates in numbers: 13/07/2024, 7/2008, 2012/8/10, 2/15."""
    first, sign, second = c.digits(), c.peek(1), c.digits(2)
    if not first or not second or sign is None or sign.text not in SEPARATORS:
        return None
    has_third = c.is_sign(sign.text, 3) and c.digits(4) != "" and (c.is_glued(3) or sign.text == "/")
    third = c.digits(4) if has_third else ""
    if has_third and not all(c.is_glued(place) for place in (1, 2, 3, 4)) and sign.text != "/":
        return None
    three = (c, first, second, third, weekday)
    found = _three_numbers(*three) if third else _two_numbers(c, first, second, sign.text)
    if found is not None:
        c.at += 5 if third else 3
    return found


def weekday_checked(reading: Reading, weekday: int) -> Reading:
    """The same date, refused where it falls on another weekday."""

    def check(value: Value) -> None:
        assert isinstance(value, VagueDate)  # weekdays stand before single days only
        if value.earliest is None or value.earliest != value.latest:
            raise UnknownPhrase("a weekday needs one single day after it", "write it as in 'Friday, June 7, 2024'")
        if value.earliest.weekday() != weekday:
            right, wrong = (units.WEEKDAY_NAMES[number] for number in (value.earliest.weekday(), weekday))
            raise ImpossibleDate(
                f"{units.in_words(value.earliest)} is a {right}, not a {wrong}", "correct the weekday or the date"
            )

    return replace(reading, check=check)


def _take_separator(c: Cursor, *, before_month: bool = False) -> None:
    """A sign that ties the parts of one date: 31/Oct/1974, 31-Oct-1974."""
    if c.is_sign(SEPARATORS) and c.is_glued() and c.is_glued(1):
        is_tie = c.is_word(MONTHS.words, 1) if before_month else len(c.digits(1)) >= 3
        c.at += int(is_tie)


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


def _three_numbers(c: Cursor, first: str, second: str, third: str, weekday: int | None) -> Reading | None:
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return fixed(units.day(int(first), int(second), int(third)))
    if len(first) > 2 or len(second) > 2 or len(third) not in (2, 4):
        return None
    if len(third) == 2:
        raise two_digits(third)
    possible = [
        order for order in ("day_first", "month_first") if _fits(int(third), *_ordered(first, second, order), weekday)
    ]
    day, month = _ordered(first, second, _order(c, first, second, possible, f" {third}"))
    found = units.day(int(third), month, day)
    return fixed(found.marked(convention=_order_used(c, first, second, possible)))


def _two_numbers(c: Cursor, first: str, second: str, sign: str) -> Reading | None:
    """Month and year, or day and month without a year."""
    if not (c.is_glued(1) and c.is_glued(2)) and sign != "/":
        return None
    if len(first) == 4 and sign == "-" and int(second) > LAST_MONTH:
        return None  # 1861-67 are two years
    if len(first) == 4 and len(second) == (2 if sign == "-" else len(second)) <= 2 and sign in "/-":
        return fixed(units.month(int(first), int(second)))
    if len(first) <= 2 and len(second) == 4:
        return fixed(units.month(int(second), int(first)))
    if sign != "/" or len(first) > 2 or len(second) > 2:
        return None
    possible = [
        order for order in ("day_first", "month_first") if _fits(LEAP_YEAR, *_ordered(first, second, order), None)
    ]
    day, month = _ordered(first, second, _order(c, first, second, possible, ""))
    convention = _order_used(c, first, second, possible)
    return month_day(month, day).map(lambda bound: bound.marked(convention=convention))


def _ordered(first: str, second: str, order: str) -> tuple[int, int]:
    return (int(first), int(second)) if order == "day_first" else (int(second), int(first))


def _fits(year: int, day: int, month: int, weekday: int | None) -> bool:
    try:
        found = units.day(year, month, day).earliest
    except ImpossibleDate:
        return False
    return found is not None and (weekday is None or found.weekday() == weekday)


def _order(c: Cursor, first: str, second: str, possible: list[str], year: str) -> str:
    """The one order of day and month that makes a date, or the one that was set."""
    chosen = c.conventions.day_order
    if not possible or int(first) == int(second):
        return "day_first"
    if len(possible) == 1:
        return possible[0]
    if chosen is not None:
        return chosen
    readings = " or ".join(
        f"{day} {units.MONTH_NAMES[month - 1]}{year}"
        for day, month in (_ordered(first, second, order) for order in possible)
    )
    raise AmbiguousDate(f"it may be {readings}", "write the month by name, or set day_order")


def _order_used(c: Cursor, first: str, second: str, possible: list[str]) -> str:
    decided = len(possible) > 1 and int(first) != int(second) and c.conventions.day_order
    return ORDERS[decided] if decided else ""
