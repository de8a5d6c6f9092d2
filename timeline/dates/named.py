"""Dates that have a name: seasons, holidays and the weekends called after them, and the week or weekend of a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.holidays import HOLIDAYS, Holiday, holiday, holiday_weekend, nth_weekday
from timeline.dates.readings import ANY_DAY, Reading, Value, yearly
from timeline.dates.seasons import season
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import HOLIDAY_NAMES, SEASONS
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_holiday", "read_holiday_season", "read_season", "read_week_of"]

Item = Callable[[Cursor], Reading | None]
LONGEST_WEEKEND: Final = 5
FRIDAY, SATURDAY = 4, 5
YEAR: Final = 4
"""Digits."""
RETAIL: Final = "holiday season: November-December (US retail)"
WEEKS: Final[Table[str]] = Table(
    {
        **dict.fromkeys(("week of", "week containing"), "week"),
        **dict.fromkeys(("weekend of", "weekend beginning", "weekend starting"), "weekend"),
        **dict.fromkeys(("week beginning", "week commencing", "week starting"), "from"),
        "week ending": "to",
    }
)


def read_season(c: Cursor) -> Reading | None:
    """A season, with or without its year."""
    name = c.take(SEASONS)
    if name is None:
        return None
    conventions = c.conventions
    c.take_sign("-")
    found = dated(c, yearly(lambda year: season(name, year, conventions)))
    _take_next_year(c, found)
    return found


def read_holiday_season(c: Cursor) -> Reading | None:
    """The weeks up to the end of the year, as a trade calls them: "holiday season 2024", "Holiday 2025"."""
    start = c.at
    if c.take_word("holiday") and (c.take_word("season") or len(c.digits()) == YEAR or c.is_sign("'")):
        box_office = c.conventions.seasons == "box_office"
        return dated(c, yearly(_box_office_holidays if box_office else _retail_holidays))
    c.at = start
    c.take_word("the")
    if c.take_word("holidays"):
        raise AmbiguousDate(
            "the holidays may be the days around Christmas or weeks before", "write 'holiday season 2024' or the days"
        )
    c.at = start
    return None


def _retail_holidays(year: int) -> VagueDate:
    return units.months(year, 11, 2, "season").marked(convention=RETAIL)


def _box_office_holidays(year: int) -> VagueDate:
    first = nth_weekday(year, 11, FRIDAY, 1)
    return VagueDate(first, units.day(year + 1, 1, 1).latest, "season", convention="seasons: American box office")


def _take_next_year(c: Cursor, found: Reading) -> None:
    """The second year of "winter 2023-24". A season within one year has none, and is refused."""
    digits = c.digits(1)
    if found.label is None or not (c.is_sign(DASHES + "/") and c.is_glued() and c.is_glued(1) and digits):
        return
    first = found.label(ANY_DAY)
    crosses = len({bound.year for bound in _single(found.beside(first)).bounds if bound is not None}) > 1
    if len(digits) in (2, 4) and str(first + 1).endswith(digits) and crosses:
        c.at += 2
    elif len(digits) in (2, 4):
        raise AmbiguousDate(f"the season lies in {first} or in {digits}", "write 'or' or 'to' between two seasons")


def _single(value: Value) -> VagueDate:
    return value.hull() if isinstance(value, VagueSpan) else value


def read_holiday(c: Cursor) -> Reading | None:
    """A holiday, its weekend or its week, with or without the year; a day beside it must be the same one."""
    found = c.take(HOLIDAY_NAMES) or _independence_weekend(c)
    if found is None:
        return None
    has_holiday = c.take_word("holiday", "holidays")
    if c.take_word("weekend", "frame"):
        return dated(c, yearly(lambda year: holiday_weekend(found, year)))
    if c.take_word("week"):
        return dated(c, yearly(lambda year: _week_of_day(holiday(found, year))))
    if has_holiday:
        raise AmbiguousDate(
            f"the {found.name} holiday may be the day or those around it", "write the days, or its weekend or week"
        )
    return dated(c, yearly(lambda year: holiday(found, year)), may_be_day=True)


def read_week_of(c: Cursor, days: Item) -> Reading | None:
    """The week or the weekend of the day that follows, or of the days of one weekend."""
    start = c.at
    c.take_word("the")
    kind = c.take(WEEKS)
    inner = None if kind is None else days(c)
    if kind is None or inner is None:
        c.at = start
        return None
    if kind == "weekend":
        return inner.turned(_weekend_of_days)
    return inner.turned({"week": _week_of_value, "from": _week_from, "to": _week_to}[kind])


def _independence_weekend(c: Cursor) -> Holiday | None:
    """July 4 weekend, 4th of July weekend: the only weekend named by a number."""
    words = [token.text for token in c.tokens[c.at : c.at + 5]]
    for name in ("july 4 weekend", "july 4 th weekend", "4 th of july weekend", "fourth of july weekend"):
        size = len(name.split())
        if words[:size] == name.split():
            c.at += size - 1
            return HOLIDAYS["independence day"]
    return None


def _single_day(value: Value) -> VagueDate:
    if isinstance(value, VagueSpan) or not value.is_exact:
        raise UnknownPhrase("a week is that of one single day", "write the day, as in 'week of June 3, 2024'")
    return value


def _week_of_day(value: VagueDate) -> VagueDate:
    assert value.earliest is not None  # a single day
    return units.week_of(value.earliest).marked(value.qualifier, value.convention)


def _week_of_value(value: Value) -> VagueDate:
    return _week_of_day(_single_day(value))


def _week_from(value: Value) -> VagueDate:
    day = _single_day(value).earliest
    assert day is not None  # a single day
    return VagueDate(day, moved(day, 6), "week", value.qualifier)


def _week_to(value: Value) -> VagueDate:
    day = _single_day(value).earliest
    assert day is not None  # a single day
    return VagueDate(moved(day, -6), day, "week", value.qualifier)


def _weekend_of_days(value: Value) -> VagueDate:
    """Friday to Sunday around a day, or the days themselves where the first and the last one are named."""
    if not isinstance(value, VagueSpan):
        day = _single_day(value).earliest
        assert day is not None  # a single day
        return units.weekend_of(day).marked(value.qualifier, value.convention)
    whole = value.hull()
    if whole.earliest is None or whole.latest is None:
        raise UnknownPhrase("a weekend has two ends", "write both days")
    size = (whole.latest - whole.earliest).days + 1
    to_saturday = (SATURDAY - whole.earliest.weekday()) % 7
    if size > LONGEST_WEEKEND or to_saturday >= size:
        raise ImpossibleDate(f"{whole.earliest} to {whole.latest} is no weekend", "check the days")
    return VagueDate(whole.earliest, whole.latest, "weekend", value.qualifier, convention=value.convention)
