"""Weeks and weekends called after their days: "week of June 3, 2024", "weekend of June 6-8, 2025", "w/c 3 June 2024".

Days that are named stand for themselves: "week of June 28 - July 4" is those seven, whatever the weekday. One day alone
stands for its calendar week (Monday to Sunday) or weekend (Friday to Sunday).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.readings import Reading, Value
from timeline.dates.tokens import Cursor, Table
from timeline.errors import ImpossibleDate, UnknownPhrase

__all__ = ["WEEKEND_WORDS", "read_week_of", "week_of_day", "weekend_of_days"]

Item = Callable[[Cursor], Reading | None]
WEEKEND_WORDS: Final = ("weekend", "frame")
SHORTEST_WEEK, LONGEST_WEEK, LONGEST_WEEKEND = 5, 7, 5
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
BEGINNINGS: Final = ("beginning", "commencing", "starting", "begins", "starts")
ENDINGS: Final = ("ending", "ended", "ends")
WEEKS: Final[Table[str]] = Table(
    {
        **dict.fromkeys(("week of", "week containing", "wk of", "week around"), "week"),
        **dict.fromkeys(("weekend of", "frame of", "weekend containing"), "weekend"),
        **dict.fromkeys((*(f"weekend {word}" for word in BEGINNINGS), "long weekend of"), "weekend"),
        **dict.fromkeys((*(f"{noun} {word}" for noun in ("week", "wk") for word in BEGINNINGS), "w / c", "wc"), "from"),
        **dict.fromkeys((*(f"{noun} {word}" for noun in ("week", "wk") for word in ENDINGS), "w / e"), "to"),
        **dict.fromkeys((f"weekend {word}" for word in ENDINGS), "weekend to"),
    }
)


def read_week_of(c: Cursor, days: Item) -> Reading | None:
    """The week or the weekend of the day or days that follow."""
    start = c.at
    c.take_word("the")
    kind = c.take(WEEKS)
    inner = None if kind is None else days(c)
    if kind is None or inner is None:
        c.at = start
        return None
    return inner.turned(KINDS[kind])


def week_of_day(value: VagueDate) -> VagueDate:
    """The calendar week that holds a single day."""
    return units.week_of(_single_day(value)).marked(value.qualifier, value.convention)


def weekend_of_days(value: Value) -> VagueDate:
    """Friday to Sunday around a day, or the days themselves where the first and the last one are named."""
    if not isinstance(value, VagueSpan):
        return units.weekend_of(_single_day(value)).marked(value.qualifier, value.convention)
    first, last, size = _days_of(value)
    to_saturday = (SATURDAY - first.weekday()) % 7
    if size > LONGEST_WEEKEND or to_saturday >= size:
        raise ImpossibleDate(f"{first} to {last} is no weekend", "check the days")
    return VagueDate(first, last, "weekend", value.qualifier, convention=value.convention)


def _week_of_days(value: Value) -> VagueDate:
    if not isinstance(value, VagueSpan):
        return week_of_day(value)
    first, last, size = _days_of(value)
    if not SHORTEST_WEEK <= size <= LONGEST_WEEK:
        raise ImpossibleDate(f"{first} to {last} is no week but {size} days", "check the days, or leave out 'week of'")
    return VagueDate(first, last, "week", value.qualifier, convention=value.convention)


def _days_of(value: VagueSpan) -> tuple[date, date, int]:
    whole = value.hull()
    if whole.earliest is None or whole.latest is None:
        raise UnknownPhrase("a week or weekend has two ends", "write both days")
    return whole.earliest, whole.latest, (whole.latest - whole.earliest).days + 1


def _week_from(value: Value) -> VagueDate:
    day = _single_day(value)
    return VagueDate(day, moved(day, 6), "week", value.qualifier, convention=value.convention)


def _week_to(value: Value) -> VagueDate:
    day = _single_day(value)
    return VagueDate(moved(day, -6), day, "week", value.qualifier, convention=value.convention)


def _weekend_to(value: Value) -> VagueDate:
    """Up to its Sunday; one that ends on a Monday is a day longer."""
    day = _single_day(value)
    if day.weekday() not in (MONDAY, SUNDAY):
        name = units.WEEKDAY_NAMES[day.weekday()]
        raise ImpossibleDate(f"{units.in_words(day)} is a {name}, on which no weekend ends", "check the day")
    friday = moved(day, -2 - (day.weekday() == MONDAY))
    found = VagueDate(friday, day, "weekend", value.qualifier, convention=value.convention)
    return found.marked(convention=units.WEEKENDS)


def _single_day(value: Value) -> date:
    if isinstance(value, VagueSpan) or value.earliest is None or not value.is_exact:
        raise UnknownPhrase("a week is that of one single day", "write the day, as in 'week of June 3, 2024'")
    return value.earliest


KINDS: Final[dict[str, Callable[[Value], VagueDate]]] = {
    "week": _week_of_days,
    "weekend": weekend_of_days,
    "from": _week_from,
    "to": _week_to,
    "weekend to": _weekend_to,
}
