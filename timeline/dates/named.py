"""Dates that have a name: seasons, the holiday season, holidays, and the weekends and weeks called after them."""

from __future__ import annotations

from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.conventions import Conventions
from timeline.dates.holidays import HOLIDAYS, Holiday, holiday, holiday_weekend, nth_weekday
from timeline.dates.readings import ANY_DAY, Reading, Value, yearly
from timeline.dates.seasons import season
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import CARDINALS, DETERMINERS, HOLIDAY_NAMES, SEASONS
from timeline.dates.weeks import WEEKEND_WORDS, week_of_day
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["read_holiday", "read_holiday_season", "read_season"]

FRIDAY: Final = 4
YEAR: Final = 4
"""Digits."""
LONG: Final = ("long", "extended")
SEASON_WORDS: Final = ("season", "period", "window", "quarter", "corridor")
WEEKEND_NAMES: Final[Table[Holiday]] = Table(
    {
        **dict.fromkeys(("mlk", "mlk jr", "martin luther king", "martin luther king jr"), HOLIDAYS["mlk day"]),
        "presidents": HOLIDAYS["presidents day"],
        **dict.fromkeys(("july fourth", "fourth of july"), HOLIDAYS["independence day"]),
        **dict.fromkeys(("july 4", "july 4 th", "jul 4"), HOLIDAYS["independence day"]),
    }
)
"""Names that holidays have only beside "weekend"."""
FOURTH: Final = (["4", "th", "of", "july"], ["4", "of", "july"], ["4", "july"], ["4", "th", "july"])


def read_season(c: Cursor) -> Reading | None:
    """A season, with or without its year."""
    name = c.take(SEASONS)
    if name is None:
        return None
    conventions = c.conventions
    c.at += int(c.is_sign("-/") and len(c.digits(1)) in (2, YEAR))
    found = dated(c, yearly(lambda year: season(name, year, conventions)))
    _take_next_year(c, found)
    return found


def read_holiday_season(c: Cursor) -> Reading | None:
    """The weeks up to the end of the year, as a trade calls them: "holiday season 2024", "Holiday 2025"."""
    start = c.at
    c.take_word("the")
    if not c.take_word("holiday", "holidays"):
        c.at = start
        return None
    is_plural = c.is_word(("holidays",), -1)
    is_named = c.take_word(*SEASON_WORDS) or (start > 0 and _is_told(c, start - 1)) or _has_year(c)
    if is_named and not c.is_word(WEEKEND_WORDS):
        conventions = c.conventions
        return dated(c, yearly(lambda year: _holiday_months(year, conventions)))
    if is_plural:
        raise AmbiguousDate(
            "the holidays may be the days around Christmas or weeks before", "write 'holiday season 2024' or the days"
        )
    c.at = start
    return None


def _is_told(c: Cursor, place: int) -> bool:
    """Whether what stands in front says which: "this holiday", "the 2024 holidays"."""
    token = c.tokens[place]
    return token.text in DETERMINERS.words - {"the"} or (token.kind == "number" and len(token.text) == YEAR)


def _has_year(c: Cursor) -> bool:
    ahead = int(c.is_word(("of", "in")) or c.is_sign(","))
    return len(c.digits(ahead)) == YEAR or c.is_sign("'", ahead)


def _holiday_months(year: int, conventions: Conventions) -> VagueDate:
    if conventions.seasons == "box_office":
        first = nth_weekday(year, 11, FRIDAY, 1)
        last = units.day(year + 1, 1, 1).latest
        return VagueDate(first, last, "season", convention="seasons: American box office")
    begin, end = conventions.holiday_season
    names = "-".join(dict.fromkeys(units.MONTH_NAMES[month - 1] for month in (begin, end)))
    found = units.months(year, begin, end - begin + 1, "season")
    return found.marked(convention=f"holiday season: {names}")


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
    """A holiday, its eve, its weekend or its week, with or without the year, which may stand before "weekend"."""
    start = c.at
    days = _day_count(c)
    is_long = c.take_word(*LONG)
    found = _short_name(c) or c.take(HOLIDAY_NAMES)
    if found is None:
        c.at = start
        return None
    if c.take_word("eve"):
        found = _eve(found)
    has_holiday = c.take_word("holiday", "holidays")
    if _takes_weekend(c):
        return dated(c, yearly(lambda year: _weekend(found, year, days)))
    if days is not None or is_long:
        c.at = start
        return None
    if c.take_word("week"):
        return dated(c, yearly(lambda year: week_of_day(holiday(found, year))))
    if has_holiday:
        raise AmbiguousDate(
            f"the {found.name} holiday may be the day or those around it", "write the days, or its weekend or week"
        )
    day = dated(c, yearly(lambda year: holiday(found, year)), may_be_day=True)
    if day.label is not None and _takes_weekend(c):
        weekend = yearly(lambda year: _weekend(found, year, None))
        return weekend.labeled(day.label, is_relative=day.is_relative)
    return day


def _takes_weekend(c: Cursor) -> bool:
    start = c.at
    c.take_word(*LONG)
    if c.take_word(*WEEKEND_WORDS):
        return True
    c.at = start
    return False


def _day_count(c: Cursor) -> int | None:
    """The four of "four-day Memorial Day weekend"."""
    if not (c.is_sign(DASHES, 1) and c.is_word(("day",), 2)):
        return None
    start = c.at
    count = int(c.digits()) if len(c.digits()) == 1 else c.take(CARDINALS)
    c.at = start if count is None else start + 3
    return count


def _short_name(c: Cursor) -> Holiday | None:
    """Names that only stand beside "weekend": "MLK weekend", "July 4th weekend"."""
    start = c.at
    found = c.take(WEEKEND_NAMES)
    if found is None and c.digits() == "4":
        size = next((len(words) for words in FOURTH if c.texts[c.at : c.at + len(words)] == words), 0)
        found = HOLIDAYS["independence day"] if size else None
        c.at += size
    if found is not None and c.is_word((*WEEKEND_WORDS, *LONG, "holiday")):
        return found
    c.at = start
    return None


def _eve(found: Holiday) -> Holiday:
    return Holiday(f"{found.name} Eve", lambda year: moved(found.day(year), -1), found.since)


def _weekend(found: Holiday, year: int, days: int | None) -> VagueDate:
    """The weekend of a holiday, which must have as many days as are stated."""
    weekend = holiday_weekend(found, year)
    assert weekend.earliest is not None  # a weekend has both ends
    assert weekend.latest is not None
    size = (weekend.latest - weekend.earliest).days + 1
    if days is not None and size != days:
        raise ImpossibleDate(
            f"that weekend is {weekend.earliest} to {weekend.latest}, {size} days, not {days}", "write its days"
        )
    return weekend
