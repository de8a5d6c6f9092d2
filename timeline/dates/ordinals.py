"""The nth of something: "first Monday of March", "last day of October 2015", "second week of June", "19th century".

Weeks of a month are days 1-7, 8-14, 15-21, 22-28 and the rest, the last week is its last seven days. A weekend of a
month is numbered where its Friday, Saturday and Sunday agree on the number, else refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate, moved
from timeline.dates.days import take_day
from timeline.dates.pairs import either, span, together
from timeline.dates.readings import Reading, fixed
from timeline.dates.relative import this_unit
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import JOINERS, WEEKDAYS
from timeline.dates.years import CENTURY_WORDS, ERAS, ERAS_BEFORE
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_century", "read_ordinal"]

Item = Callable[[Cursor], Reading | None]
Kind = Literal["day", "week", "weekend", "month"]
KINDS: Final[Table[Kind]] = Table(
    {
        **{"day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week"},
        **{"weekend": "weekend", "weekends": "weekend", "month": "month", "months": "month"},
    }
)
LAST: Final = -1
WEEKS: Final = "weeks of a month: days 1-7, 8-14, 15-21, 22-28, 29-end, last: the last seven"
WEEKEND_DAYS: Final = (4, 5, 6)
DAYS_IN_A_WEEK: Final = 7
WEEKS_IN_A_MONTH: Final = 5
FRIDAY: Final = 4


def read_ordinal(c: Cursor, item: Item) -> Reading | None:
    """The nth day, week, weekend or weekday of a unit that follows."""
    start = c.at
    first = _number(c)
    join = None if first is None else _join(c)
    c.skip_words(("the",) if join else ())
    second = _number(c) if join else None
    kind = _kind(c) if first is not None and (second is not None) == (join is not None) else None
    whole = (this_unit(c) or item(c)) if kind is not None and c.take_word("of", "in") else None
    if first is None or kind is None or whole is None:
        c.at = start
        return None
    found = whole.map(lambda bound: _nth(bound, kind, first))
    if second is None:
        return found
    other = whole.map(lambda bound: _nth(bound, kind, second))
    return _both(found, other, join)


def _both(first: Reading, second: Reading, join: str | None) -> Reading:
    if join == "or":
        return either(first, second)
    return together(first, second) if join == "and" else span(first, second)


def _number(c: Cursor) -> int | None:
    return LAST if c.take_word("last", "final") else take_day(c)


def read_century(c: Cursor) -> Reading | None:
    """A century by its number, or two of them: "19th century", "the 17th and 18th centuries"."""
    start = c.at
    first = take_day(c)
    join = None if first is None else _join(c)
    second = take_day(c) if join else None
    if first is None or (join and second is None) or not c.take_word(*CENTURY_WORDS):
        c.at = start
        return None
    if c.is_word(ERAS_BEFORE):
        raise units.outside(f"a century {c.rest().upper()}")
    c.take_word(*ERAS)
    each = [fixed(units.century(number)) for number in (first, second) if number is not None]
    if len(each) == 1:
        return each[0]
    return _both(each[0], each[1], join)


def _join(c: Cursor) -> str | None:
    if c.take_sign(DASHES):
        return "to"
    return "and" if c.take_sign("&") else c.take(JOINERS)


def _kind(c: Cursor) -> Kind | int | None:
    """What is counted: days, weeks, weekends, or a weekday by its number."""
    kind: Kind | None = c.take(KINDS)
    weekday: int | None = c.take(WEEKDAYS) if kind is None else None
    return weekday if kind is None else kind


def _nth(whole: VagueDate, kind: Kind | int, number: int) -> VagueDate:
    if whole.earliest is None or whole.latest is None:
        raise UnknownPhrase("an open date has no first or last day", "name a month or a year")
    if kind == "week":
        return _nth_week(whole, whole.earliest, whole.latest, number)
    if kind == "weekend":
        return _nth_weekend(whole, whole.earliest, whole.latest, number)
    if kind == "month":
        return _nth_month(whole, whole.earliest, whole.latest, number)
    if kind == "day":
        day = whole.latest if number == LAST else moved(whole.earliest, number - 1)
    else:
        day = _nth_weekday(whole.earliest, whole.latest, int(kind), number)
    if not whole.earliest <= day <= whole.latest:
        raise ImpossibleDate(f"{whole.earliest} to {whole.latest} has no such day {number}", "check the number")
    return VagueDate(day, day, "day", whole.qualifier, convention=whole.convention)


def _nth_month(whole: VagueDate, earliest: date, latest: date, number: int) -> VagueDate:
    first = latest.replace(day=1) if number == LAST else units.later_months(earliest, number - 1)
    found = units.month(first.year, first.month)
    if earliest.day != 1 or not whole.contains(found) or whole.precision == "month":
        raise ImpossibleDate(f"{earliest} to {latest} has no month {number}", "name the month")
    return found.marked(whole.qualifier, whole.convention)


def _nth_weekday(earliest: date, latest: date, weekday: int, number: int) -> date:
    if number == LAST:
        return moved(latest, -((latest.weekday() - weekday) % DAYS_IN_A_WEEK))
    return moved(earliest, (weekday - earliest.weekday()) % DAYS_IN_A_WEEK + DAYS_IN_A_WEEK * (number - 1))


def _nth_week(whole: VagueDate, earliest: date, latest: date, number: int) -> VagueDate:
    if whole.precision != "month":
        raise AmbiguousDate("weeks of a longer unit are counted in several ways", "write the days, or 2024-W23")
    first = moved(latest, 1 - DAYS_IN_A_WEEK) if number == LAST else moved(earliest, DAYS_IN_A_WEEK * (number - 1))
    if number > WEEKS_IN_A_MONTH or first > latest:
        raise ImpossibleDate(f"a month has no week {number}", "write the days")
    last = min(moved(first, DAYS_IN_A_WEEK - 1), latest)
    return VagueDate(first, last, "week", whole.qualifier, convention=whole.convention).marked(convention=WEEKS)


def _nth_weekend(whole: VagueDate, earliest: date, latest: date, number: int) -> VagueDate:
    days = [_nth_weekday(earliest, latest, weekday, number) for weekday in WEEKEND_DAYS]
    if days[0] > latest or number > WEEKS_IN_A_MONTH:
        raise ImpossibleDate(f"there is no weekend {number} from {earliest} to {latest}", "write the days")
    if (days[-1] - days[0]).days != len(WEEKEND_DAYS) - 1:
        raise AmbiguousDate(f"a weekend lies across the edge of {earliest} to {latest}", "write its days")
    found = units.weekend_of(days[0])
    return found.marked(whole.qualifier, whole.convention)
