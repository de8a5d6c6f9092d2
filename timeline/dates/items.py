"""One date in a phrase: a qualifier or filler word in front, the date itself, and what may trail it.

Each reader of the list below looks at what comes next and takes it, or leaves it alone; the order matters where two
begin alike ("last week of June" before "last week"). Ranges and alternatives of items are for `timeline.dates.prose`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.dates.bounds import VagueDate
from timeline.dates.days import month_day, read_day, read_day_beside, read_month, weekday_checked
from timeline.dates.determiners import read_determined
from timeline.dates.lengths import take_length
from timeline.dates.named import read_holiday, read_holiday_season, read_season
from timeline.dates.numerals import read_numbers
from timeline.dates.ordinals import read_century, read_ordinal
from timeline.dates.pairs import span
from timeline.dates.parts import read_part
from timeline.dates.quarters import read_fiscal_year, read_quarter, read_stated_year
from timeline.dates.readings import Reading, Said, Value, end_of, start_of
from timeline.dates.relative import read_offset, read_relative_day, read_rest_of, read_weekday, skip_just
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import FILLERS, MONTHS, NOUNS, QUALIFIERS, SEASONS, UNITS, WEEKDAYS
from timeline.dates.weeks import read_week_of
from timeline.dates.windows import read_window
from timeline.dates.years import dated, read_year
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["MARKS", "qualified", "read_item", "skip_fillers", "take_mark"]

Reader = Callable[[Cursor], Reading | None]
PLACES: Final = ("on", "in", "at")
EASTERN: Final = ("est",)
UNCONFIRMED: Final = ("tbc", "unconfirmed", "confirmed")
CIRCA: Final = frozenset(("c", "ca", "circa"))
MARKS: Final = {"?": "uncertain", "~": "approximate", "%": "approximate, uncertain"}
"""Signs of doubt, and how they qualify a date."""


def read_item(c: Cursor) -> Reading | None:
    """One date, if one comes next; the cursor stays where it is if none does."""
    start = c.at
    if start in c.dead_ends:
        return None
    qualifiers = _leading_qualifiers(c)
    found = _first_that_reads(c)
    if found is None:
        c.dead_ends.add(start)
        c.at = start
        return None
    found = _with_apposition(c, found)
    trailing = _trailing_qualifiers(c)
    if trailing and found.lacks_year and c.digits():  # "June-ish 2025"
        found = dated(c, found)
    for qualifier in (*qualifiers, *trailing):
        found = qualified(found, qualifier)
    is_bare = found.place is not None and found.place.kind == "day" and found.place.at is None and found.day is not None
    has_circa = not CIRCA.isdisjoint(c.texts[max(0, start - 1) : c.at])
    return replace(found, on_day=_day_or_century) if is_bare and has_circa else found


def _day_or_century(_: Said) -> Value:
    """ "C18th": alone it is no day; beside a month it is made anew."""
    raise AmbiguousDate("it may be a day, or the century", "write 'the 18th century', or the day with its month")


def qualified(reading: Reading, qualifier: str) -> Reading:
    """The same date, marked; what it keeps for its neighbours in a range stays."""
    return reading.noted(qualifier=qualifier)


def skip_fillers(c: Cursor) -> None:
    """Read on past words that say nothing about when, but not past "the end" or "in two weeks"."""
    while c.take(FILLERS):
        pass


def _days(c: Cursor) -> Reading | None:
    """A day, or the first and the last of some: "June 7", "June 7-9, 2024", "6-8 June", "May 30 to June 1"."""
    first = read_item(c)
    if first is None or first.day is None:
        return first
    start = c.at
    is_joined = c.take_sign(DASHES + "&") or c.take_word("to", "through", "thru", "and")
    second = (read_day_beside(c, first) or read_item(c)) if is_joined else None
    if second is None or second.day is None:
        c.at = start
        return first
    if first.month is None and second.month is not None:
        first = replace(month_day(second.month, first.day), check=first.check)
    return span(first, second)


def _first_that_reads(c: Cursor) -> Reading | None:
    for read in _readers(c):
        start = c.at
        found = read(c)
        if found is not None:
            return found
        c.at = start
    return _first_that_reads(c) if c.take_word("the") or c.take(FILLERS) or _take_article(c) else None


def _take_article(c: Cursor) -> bool:
    """The article of "a June 2025 release"; "a week" and "a Friday" are any of them."""
    return not (c.is_word(UNITS.words, 1) or c.is_word(WEEKDAYS.words, 1)) and c.take_word("a", "an")


def _readers(c: Cursor) -> tuple[Reader, ...]:
    """Those that may read what comes next; nearly all dates begin with a month, a season or a number."""
    if c.is_word(MONTHS.words):
        return _holiday, read_month  # "July 4 weekend"
    return (read_season,) if c.is_word(SEASONS.words) else READERS


def _of_items(read: Callable[[Cursor, Reader], Reading | None]) -> Reader:
    """The reader of what holds another item within: "two weeks before" one, "early in" one."""
    return lambda c: read(c, read_item)


def _determined(c: Cursor) -> Reading | None:
    return read_determined(c, _named)


def _named(c: Cursor) -> Reading | None:
    """What can be "next": a holiday, a season, a month or a day of one."""
    return read_holiday_season(c) or read_holiday(c) or read_season(c) or read_month(c)


def _week_of(c: Cursor) -> Reading | None:
    return read_week_of(c, _days)


def _weekday(c: Cursor) -> Reading | None:
    """A weekday with its date, or alone."""
    weekday = c.take(WEEKDAYS)
    if weekday is None:
        return None
    start = c.at
    sign = c.take_sign(",(") or (c.take_sign(DASHES) if not c.is_glued() else None)  # "Friday - June 6, 2025"
    c.take_word("the")
    found = read_numbers(c, weekday) or read_month(c) or _year_first(c) or read_day(c)
    if found is not None and (sign != "(" or c.take_sign(")")):
        return weekday_checked(found, weekday)
    c.at = start
    return read_weekday(c, weekday)


def _year_first(c: Cursor) -> Reading | None:
    """2018 March 18, 2012/Aug/10, 2024 spring, and an ISO day within prose."""
    digits = c.digits()
    if len(digits) != 4:
        return None
    start, number = c.at, int(digits)
    c.at += 1
    sign = c.take_sign(DASHES + "/,(")
    found = _month_after_year(c) or read_season(c) or read_holiday_season(c) or read_holiday(c)
    if found is None or not found.lacks_year or (sign == "(" and not c.take_sign(")")):
        c.at = start
        return None
    return found.labeled(lambda _: number, is_relative=False)


def _month_after_year(c: Cursor) -> Reading | None:
    """March 18, Aug/10."""
    found = read_month(c)
    if found is None or found.day is not None or found.month is None or not c.is_sign(DASHES + "/"):
        return found
    day = c.digits(1)
    if not (c.is_glued() and c.is_glued(1) and 1 <= len(day) <= 2):
        return found
    c.at += 2
    return month_day(found.month, int(day))


def _holiday(c: Cursor) -> Reading | None:
    """A holiday, or a holiday and its day: "Good Friday on March 25, 2016"."""
    found = read_holiday(c)
    start = c.at
    if found is None or not found.lacks_year or not (c.take_word("on") or c.take_sign(",")):
        return found
    day = read_month(c) or read_numbers(c) or read_day(c)
    if day is None or day.lacks_year or day.is_relative:
        c.at = start
        return found
    return _agreed(found, day)


def _agreed(name: Reading, day: Reading) -> Reading:
    """A day that its name in the same year confirms, else refused."""

    def on_day(said: Said) -> Value:
        value, named = day.at(said), name.beside(day.year_of(said))
        if (start_of(value), end_of(value)) != (start_of(named), end_of(named)):
            raise ImpossibleDate(f"the holiday is {start_of(named)}, not {start_of(value)}", "correct one of the two")
        return value

    return Reading(on_day=on_day)


def _over(c: Cursor) -> Reading | None:
    """Over a unit: throughout it. Over a single day ("over Christmas") says that more days are meant, not which."""
    start = c.at
    found = read_item(c) if c.take_word("over") and take_length(c) is None else None
    if found is None:
        c.at = start
        return None
    return found.turned(_longer_than_a_day)


def _longer_than_a_day(value: Value) -> Value:
    if isinstance(value, VagueDate) and value.is_exact:
        raise AmbiguousDate(
            "which days around it are meant is not said", "write the days, or its weekend or week, as 'Christmas week'"
        )
    return value


def _following(c: Cursor) -> Reading | None:
    """The next of its name after the date in front of it: "November 2023 to the following March"."""
    found = _named(c) if c.take_word("following") else None
    return None if found is None or not found.lacks_year else replace(found, follows="next")


def _just(c: Cursor) -> Reading | None:
    """What "just" only underlines: "just last month"."""
    return read_item(c) if skip_just(c) else None


READERS: Final[tuple[Reader, ...]] = (
    _just,
    read_relative_day,
    _of_items(read_rest_of),
    _of_items(read_window),
    _over,
    _of_items(read_offset),
    read_holiday_season,
    _holiday,
    _week_of,
    _of_items(read_stated_year),
    read_quarter,
    _following,
    read_century,
    _of_items(read_ordinal),
    _of_items(read_part),
    _determined,
    read_fiscal_year,
    _weekday,
    read_season,
    read_month,
    read_numbers,
    _year_first,
    read_year,
    read_day,
)


def _leading_qualifiers(c: Cursor) -> list[str]:
    found: list[str] = []
    begin = c.at
    while True:
        skip = c.at
        qualifier = c.take(QUALIFIERS) if c.is_word(PLACES) else None  # "on or about"
        if qualifier is None:
            skip_fillers(c)
            qualifier = _in_brackets(c) or take_mark(c) or c.take(QUALIFIERS)
        if qualifier is None:
            c.at = skip
            return found
        if not c.take_sign(":") and begin == 0 and c.is_word(UNCONFIRMED, -1) and not c.is_glued():
            c.take_sign(DASHES)  # "TBC - Spring 2026"
        found.append(qualifier)


def _in_brackets(c: Cursor) -> str | None:
    """A qualifier in brackets in front of a date: "(TBC) 14 November 2025"."""
    start = c.at
    qualifier = c.take(QUALIFIERS) if c.take_sign("(") else None
    if qualifier is None or not c.take_sign(")"):
        c.at = start
        return None
    return qualifier


def _trailing_qualifiers(c: Cursor) -> list[str]:
    """What qualifies the item just read; what stands in brackets at the end is of all that was read."""
    found: list[str] = []
    while True:
        start = c.at
        has_bracket = c.take_sign("(") is not None
        qualifier = take_mark(c) or c.take(QUALIFIERS) or _ish(c)
        if qualifier is None or (has_bracket and (not c.take_sign(")") or c.is_done)):
            c.at = start
            break
        if c.is_word(EASTERN, -1):  # a time zone, or estimated
            c.at = start
            break
        found.append(qualifier)
    while c.take(NOUNS):
        pass
    return found


def take_mark(c: Cursor) -> str | None:
    """A mark of doubt. Two tildes strike out what they enclose."""
    mark = c.take_sign("".join(MARKS))
    if mark is None:
        return None
    if mark == "~" and c.is_sign("~"):
        raise UnknownPhrase("'~~' strikes it out", "leave out the row, or take the marks away")
    return MARKS[mark]


def _ish(c: Cursor) -> str | None:
    """The end of "2025-ish"."""
    if c.is_sign(DASHES) and c.is_word(("ish",), 1):
        c.at += 2
        return "approximate"
    return None


def _with_apposition(c: Cursor, found: Reading) -> Reading:
    """The same date, checked against a weekday or a day that stands beside it: "Jul 18, Fri", "Good Friday on ..."."""
    start = c.at
    has_bracket = c.take_sign(",(") == "("
    is_weekday = found.place is not None and found.place.kind == "weekday"  # "Monday, Tuesday or Wednesday"
    weekday = c.take(WEEKDAYS) if c.at > start and not is_weekday else None
    if weekday is not None and (not has_bracket or c.take_sign(")")):
        return weekday_checked(found, weekday)
    c.at = start
    return found
