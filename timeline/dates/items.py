"""One date in a phrase: a qualifier or filler word in front, the date itself, and what may trail it.

Each reader of the list below looks at what comes next and takes it, or leaves it alone; the order matters where two
begin alike ("last week of June" before "last week"). Ranges and alternatives of items are for `timeline.dates.prose`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates.bounds import VagueDate
from timeline.dates.days import month_day, read_day, read_day_beside, read_month, weekday_checked
from timeline.dates.determiners import read_determined
from timeline.dates.lengths import take_length
from timeline.dates.named import read_holiday, read_holiday_season, read_season, read_week_of
from timeline.dates.numerals import read_numbers
from timeline.dates.ordinals import read_century, read_ordinal
from timeline.dates.pairs import span
from timeline.dates.parts import read_part
from timeline.dates.quarters import read_fiscal_year, read_quarter
from timeline.dates.readings import Reading, Said, Value, end_of, start_of
from timeline.dates.relative import read_offset, read_relative_day, read_rest_of, read_weekday
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import FILLERS, NOUNS, QUALIFIERS, WEEKDAYS
from timeline.dates.windows import read_window
from timeline.dates.years import read_year
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["qualified", "read_item", "skip_fillers"]

Reader = Callable[[Cursor], Reading | None]
MARKS: Final = {"?": "uncertain", "~": "approximate", "%": "approximate, uncertain"}


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
    for qualifier in (*qualifiers, *_trailing_qualifiers(c)):
        found = qualified(found, qualifier)
    return found


def qualified(reading: Reading, qualifier: str) -> Reading:
    """The same date, marked; what it keeps for its neighbours in a range stays."""
    return reading.noted(qualifier=qualifier)


def skip_fillers(c: Cursor) -> None:
    """Read on past words that say nothing about when, but not past "the end" or "in two weeks"."""
    while c.take(FILLERS):
        pass


def _days(c: Cursor) -> Reading | None:
    """A day, or the first and the last of neighbouring days: "June 7", "June 7-9, 2024"."""
    first = read_item(c)
    if first is None:
        return None
    start = c.at
    second = read_day_beside(c, first) if c.take_sign(DASHES) else None
    if second is None:
        c.at = start
        return first
    return span(first, second)


def _first_that_reads(c: Cursor) -> Reading | None:
    for read in READERS:
        start = c.at
        found = read(c)
        if found is not None:
            return found
        c.at = start
    return _first_that_reads(c) if c.take_word("the") or c.take(FILLERS) else None


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
    c.take_sign(",")
    c.take_word("the")
    found = read_numbers(c, weekday) or read_month(c) or _year_first(c) or read_day(c)
    if found is not None:
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
    c.take_sign(DASHES + "/,")
    found = _month_after_year(c) or read_season(c) or read_holiday_season(c)
    if found is None or not found.lacks_year:
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


READERS: Final[tuple[Reader, ...]] = (
    read_relative_day,
    _of_items(read_rest_of),
    _of_items(read_window),
    _over,
    _of_items(read_offset),
    read_holiday_season,
    _holiday,
    _week_of,
    read_quarter,
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
    while True:
        skip = c.at
        skip_fillers(c)
        mark = c.take_sign("".join(MARKS))
        qualifier = MARKS[mark] if mark else c.take(QUALIFIERS)
        if qualifier is None:
            c.at = skip
            return found
        c.take_sign(":")
        found.append(qualifier)


def _trailing_qualifiers(c: Cursor) -> list[str]:
    found: list[str] = []
    while True:
        start = c.at
        has_bracket = c.take_sign("(") is not None
        mark = c.take_sign("".join(MARKS))
        qualifier = MARKS[mark] if mark else c.take(QUALIFIERS)
        if qualifier is None or (has_bracket and not c.take_sign(")")):
            c.at = start
            break
        found.append(qualifier)
    c.skip_words(NOUNS)
    return found


def _with_apposition(c: Cursor, found: Reading) -> Reading:
    """The same date, checked against a weekday or a day that stands beside it: "Jul 18, Fri", "Good Friday on ..."."""
    start = c.at
    has_bracket = c.take_sign(",(") == "("
    weekday = c.take(WEEKDAYS) if c.at > start else None
    if weekday is not None and (not has_bracket or c.take_sign(")")):
        return weekday_checked(found, weekday)
    c.at = start
    return found
