"""Seasons as bounds, under whichever convention was chosen, and the season codes of ISO 8601-2.

A season is named with the year in which it begins ("winter 2024" = Dec 2024 to Feb 2025), except at the American box
office, where winter follows New Year. The conventions' sources are in `timeline.dates.conventions`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.conventions import Conventions
from timeline.dates.holidays import nth_weekday
from timeline.dates.sun import Turn, turn_of

__all__ = ["Season", "coded", "season"]

Season = Literal["spring", "summer", "autumn", "winter"]

NORTHERN: Final[dict[Season, int]] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SOUTHERN: Final[dict[Season, int]] = {"spring": 9, "summer": 12, "autumn": 3, "winter": 6}
TURNS: Final[dict[Season, tuple[Turn, Turn]]] = {
    "spring": ("march", "june"),
    "summer": ("june", "september"),
    "autumn": ("september", "december"),
    "winter": ("december", "march"),
}
ORDER: Final[tuple[Season, ...]] = ("spring", "summer", "autumn", "winter")
LEADING: Final[dict[Season, Season]] = dict(zip(ORDER, (*ORDER[2:], *ORDER[:2]), strict=True))
"""The northern season of the same months as a southern one."""
FRIDAY: Final = 4
CODES: Final = "season codes 21-41: ISO 8601-2"
BOX_OFFICE_WINTER_ENDS_IN: Final = 3


def season(name: Season, year: int, conventions: Conventions) -> VagueDate:
    """The bounds of a season that is named with a year. Reaching past year 9999: `ImpossibleDate`.

    >>> season("winter", 2023, Conventions()).latest
    datetime.date(2024, 2, 29)
    """
    if conventions.seasons == "box_office":
        return _box_office(name, year).marked(convention="seasons: American box office")
    return _by_hemisphere(name, year, conventions, southern=conventions.seasons == "southern")


def coded(code: int, year: int, conventions: Conventions) -> VagueDate:
    """An ISO 8601-2 sub-year grouping, 21-41: seasons, those of a hemisphere, quarters, thirds and halves of a year."""
    return _coded(code, year, conventions).marked(convention=CODES)


def _coded(code: int, year: int, conventions: Conventions) -> VagueDate:
    if code <= 24:
        return season(ORDER[code - 21], year, conventions)
    if code <= 32:
        return _by_hemisphere(ORDER[(code - 25) % 4], year, conventions, southern=code >= 29)
    if code <= 36:
        return units.months(year, (code - 33) * 3 + 1, 3, "quarter")
    if code <= 39:
        return units.months(year, (code - 37) * 4 + 1, 4, "part")
    return units.months(year, (code - 40) * 6 + 1, 6, "half")


def _by_hemisphere(name: Season, year: int, conventions: Conventions, *, southern: bool) -> VagueDate:
    where = "southern" if southern else "northern"
    if conventions.seasons == "astronomical":
        found = _astronomical(LEADING[name] if southern else name, year)
        return found.marked(convention=f"seasons: astronomical, {where}")
    first = (SOUTHERN if southern else NORTHERN)[name]
    return units.months(year, first, 3, "season").marked(convention=f"seasons: meteorological, {where}")


def _astronomical(name: Season, year: int) -> VagueDate:
    begin, end = TURNS[name]
    following = turn_of(end, year + 1 if name == "winter" else year)
    return VagueDate(turn_of(begin, year), following - timedelta(days=1), "season")


def _box_office(name: Season, year: int) -> VagueDate:
    """Cut at the first Fridays of March, May and November and at Labor Day; winter from the day after New Year's."""
    spring, summer, holidays = (nth_weekday(year, month, FRIDAY, 1) for month in (BOX_OFFICE_WINTER_ENDS_IN, 5, 11))
    labor_day = nth_weekday(year, 9, 0, 1)
    one = timedelta(days=1)
    cuts = {
        "winter": (date(year, 1, 2), spring - one),
        "spring": (spring, summer - one),
        "summer": (summer, labor_day),
        "autumn": (labor_day + one, holidays - one),
    }
    return VagueDate(*cuts[name], "season")
