"""Dated holidays of the US calendar, and the weekends that are called after them.

Each holiday is a rule that gives one day a year, from the year on since which the rule holds; earlier years are
refused, because the day was another one or none. Easter and what hangs on it is the western one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from timeline.dates import units
from timeline.dates.bounds import VagueDate, moved
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["CONVENTION", "HOLIDAYS", "Holiday", "holiday", "holiday_weekend", "nth_weekday"]

CONVENTION: Final = "holidays: US calendar"
WEEKENDS: Final = "holiday weekends: Friday-Sunday with the holiday, to Monday where it is one (US calendar)"
THANKSGIVING_WEEKEND: Final = "Thanksgiving weekend: Wednesday-Sunday (US releases)"
EASTER_YEARS: Final = range(1583, 4100)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SUNDAY = 0, 1, 2, 3, 4, 6


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: its name, its day in a year, and the first year in which the rule holds."""

    name: str
    day: Callable[[int], date]
    since: int = 1


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` weekday (Monday is 0) of a month, the last one for -1. One that the month lacks: `ImpossibleDate`.

    >>> nth_weekday(2024, 5, 0, -1)
    datetime.date(2024, 5, 27)
    """
    size = monthrange(year, month)[1]
    if nth < 0:
        last = date(year, month, size)
        found = size - (last.weekday() - weekday) % 7 + 7 * (nth + 1)
    else:
        found = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1)
    if not 1 <= found <= size:
        name, whole = units.WEEKDAY_NAMES[weekday], f"{units.MONTH_NAMES[month - 1]} {year}"
        raise ImpossibleDate(f"{whole} has no {nth}th {name}", "check the month")
    return date(year, month, found)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int, offset: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=offset)


def _easter(offset: int) -> Callable[[int], date]:
    def day(year: int) -> date:
        if year not in EASTER_YEARS:
            raise ImpossibleDate(
                f"Easter of {year} is not computed, only that of 1583-4099", "write the day itself, as in 2024-03-31"
            )
        return easter(year) + timedelta(days=offset)

    return day


def _named(name: str, day: Callable[[int], date], since: int = 1) -> Holiday:
    return Holiday(name, day, since)


_NEW_YEARS_DAY = _named("New Year's Day", _fixed(1, 1))
_NEW_YEARS_EVE = _named("New Year's Eve", _fixed(12, 31))
_CHRISTMAS = _named("Christmas", _fixed(12, 25))
_KING = _named("Martin Luther King Day", _nth(1, MONDAY, 3), 1986)
_PRESIDENTS = _named("Presidents' Day", _nth(2, MONDAY, 3), 1971)
_MEMORIAL = _named("Memorial Day", _nth(5, MONDAY, -1), 1971)
_INDEPENDENCE = _named("Independence Day", _fixed(7, 4), 1776)
_LABOR = _named("Labor Day", _nth(9, MONDAY, 1), 1894)
_COLUMBUS = _named("Columbus Day", _nth(10, MONDAY, 2), 1971)
_THANKSGIVING = _named("Thanksgiving", _nth(11, THURSDAY, 4), 1942)
_BLACK_FRIDAY = _named("Black Friday", _nth(11, THURSDAY, 4, 1), 1942)
_CYBER_MONDAY = _named("Cyber Monday", _nth(11, THURSDAY, 4, 4), 2005)
_MOTHERS = _named("Mother's Day", _nth(5, SUNDAY, 2), 1914)
_FATHERS = _named("Father's Day", _nth(6, SUNDAY, 3), 1972)
_EASTER = _named("Easter", _easter(0))
_SHROVE_TUESDAY = _named("Shrove Tuesday", _easter(-47))
_WHIT_SUNDAY = _named("Whit Sunday", _easter(49))

HOLIDAYS: Final[dict[str, Holiday]] = {
    "new years day": _NEW_YEARS_DAY,
    "new year day": _NEW_YEARS_DAY,
    "new years eve": _NEW_YEARS_EVE,
    "new year eve": _NEW_YEARS_EVE,
    "mlk day": _KING,
    "mlk jr day": _KING,
    "martin luther king day": _KING,
    "martin luther kings day": _KING,
    "martin luther king jr day": _KING,
    "groundhog day": _named("Groundhog Day", _fixed(2, 2)),
    "groundhogs day": _named("Groundhog Day", _fixed(2, 2)),
    "valentines day": _named("Valentine's Day", _fixed(2, 14)),
    "valentine day": _named("Valentine's Day", _fixed(2, 14)),
    "valentines": _named("Valentine's Day", _fixed(2, 14)),
    "presidents day": _PRESIDENTS,
    "president day": _PRESIDENTS,
    "washingtons birthday": _PRESIDENTS,
    "george washington day": _PRESIDENTS,
    "st patricks day": _named("St Patrick's Day", _fixed(3, 17)),
    "saint patricks day": _named("St Patrick's Day", _fixed(3, 17)),
    "st paddys day": _named("St Patrick's Day", _fixed(3, 17)),
    "saint paddys day": _named("St Patrick's Day", _fixed(3, 17)),
    "mardi gras": _SHROVE_TUESDAY,
    "shrove tuesday": _SHROVE_TUESDAY,
    "pancake day": _SHROVE_TUESDAY,
    "ash wednesday": _named("Ash Wednesday", _easter(-46)),
    "palm sunday": _named("Palm Sunday", _easter(-7)),
    "maundy thursday": _named("Maundy Thursday", _easter(-3)),
    "good friday": _named("Good Friday", _easter(-2)),
    "easter": _EASTER,
    "easter sunday": _EASTER,
    "easter day": _EASTER,
    "easter mon": _named("Easter Monday", _easter(1)),
    "easter monday": _named("Easter Monday", _easter(1)),
    "ascension day": _named("Ascension Day", _easter(39)),
    "pentecost": _WHIT_SUNDAY,
    "whit sunday": _WHIT_SUNDAY,
    "white sunday": _WHIT_SUNDAY,
    "whit monday": _named("Whit Monday", _easter(50)),
    "trinity sunday": _named("Trinity Sunday", _easter(56)),
    "mothers day": _MOTHERS,
    "fathers day": _FATHERS,
    "memorial day": _MEMORIAL,
    "decoration day": _MEMORIAL,
    "juneteenth": _named("Juneteenth", _fixed(6, 19)),
    "independence day": _INDEPENDENCE,
    "labor day": _LABOR,
    "columbus day": _COLUMBUS,
    "indigenous peoples day": _COLUMBUS,
    "halloween": _named("Halloween", _fixed(10, 31)),
    "veterans day": _named("Veterans Day", _fixed(11, 11), 1978),
    "veteran day": _named("Veterans Day", _fixed(11, 11), 1978),
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "black friday": _BLACK_FRIDAY,
    "cyber monday": _CYBER_MONDAY,
    "christmas eve": _named("Christmas Eve", _fixed(12, 24)),
    "christmas": _CHRISTMAS,
    "christmas day": _CHRISTMAS,
    "xmas": _CHRISTMAS,
    "xmas day": _CHRISTMAS,
    "boxing day": _named("Boxing Day", _fixed(12, 26)),
}
"""Names without capitals, stops and apostrophes, and what they are called after."""


def holiday(found: Holiday, year: int) -> VagueDate:
    """The day of a holiday in a year; years before its rule are refused with `ImpossibleDate`."""
    units.year(year)
    if year < found.since:
        raise ImpossibleDate(
            f"{found.name} follows today's rule only since {found.since}", "write the day itself, as in 1950-05-30"
        )
    return VagueDate.exact(found.day(year)).marked(convention=CONVENTION)


def holiday_weekend(found: Holiday, year: int) -> VagueDate:
    """The weekend named after a holiday: Friday to Sunday with the holiday on either side of it.

    Thanksgiving's begins on Wednesday, as releases do. A holiday on a Wednesday belongs to no weekend and is refused.
    """
    day = holiday(found, year).earliest
    assert day is not None  # a holiday is one day
    first, last = _around(found, day)
    convention = THANKSGIVING_WEEKEND if found is _THANKSGIVING else WEEKENDS
    return VagueDate(first, last, "weekend", convention=convention)


def _around(found: Holiday, day: date) -> tuple[date, date]:
    if found is _THANKSGIVING:
        return day - timedelta(days=1), day + timedelta(days=3)
    if found.name == "Easter":
        return moved(day, -2), moved(day, 1)
    weekday = day.weekday()
    if weekday == WEDNESDAY:
        raise AmbiguousDate(
            f"{found.name} {day.year} is a Wednesday: the weekend may be the one before or after",
            "write the days themselves, as in 'June 28-30, 2024'",
        )
    if weekday <= TUESDAY:
        return moved(day, -weekday - 3), day
    return moved(day, min(FRIDAY - weekday, 0)), moved(day, SUNDAY - weekday)
