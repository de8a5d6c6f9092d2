"""Equinoxes and solstices: the days on which astronomical seasons begin.

The mean instants and the periodic terms are those of Meeus, Astronomical Algorithms (2nd ed.), chapter 27, tables 27.B
and 27.C, good to about a minute for years 1000-3000. Days are those of UTC; the hour is not kept.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from math import cos, radians
from typing import Final, Literal

from timeline.errors import ImpossibleDate

__all__ = ["Turn", "turn_of"]

Turn = Literal["march", "june", "september", "december"]
FIRST_YEAR: Final = 1583
LAST_YEAR: Final = 3000

MEAN: Final[dict[Turn, tuple[float, float, float, float, float]]] = {
    "march": (2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057),
    "june": (2451716.56767, 365241.62603, 0.00325, 0.00888, -0.00030),
    "september": (2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078),
    "december": (2451900.05952, 365242.74049, -0.06223, -0.00823, 0.00032),
}
TERMS: Final = (
    (485, 324.96, 1934.136),
    (203, 337.23, 32964.467),
    (199, 342.08, 20.186),
    (182, 27.85, 445267.112),
    (156, 73.14, 45036.886),
    (136, 171.52, 22518.443),
    (77, 222.54, 65928.934),
    (74, 296.72, 3034.906),
    (70, 243.58, 9037.513),
    (58, 119.81, 33718.147),
    (52, 297.17, 150.678),
    (50, 21.02, 2281.226),
    (45, 247.54, 29929.562),
    (44, 325.15, 31555.956),
    (29, 60.93, 4443.417),
    (18, 155.12, 67555.328),
    (17, 288.79, 4562.452),
    (16, 198.04, 62894.029),
    (14, 199.76, 31436.921),
    (12, 95.39, 14577.848),
    (12, 287.11, 31931.756),
    (12, 320.81, 34777.259),
    (9, 227.73, 1222.114),
    (8, 15.45, 16859.074),
)
J2000: Final = 2451545.0
NOON_OF_J2000: Final = datetime(2000, 1, 1, 12)


@lru_cache(maxsize=256)
def turn_of(turn: Turn, year: int) -> date:
    """The UTC day of an equinox or solstice. Years outside 1583-3000 are refused with `ImpossibleDate`.

    >>> turn_of("june", 2024)
    datetime.date(2024, 6, 20)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate(
            f"astronomical seasons of the year {year} are not computed, only those of {FIRST_YEAR}-{LAST_YEAR}",
            "use seasons='meteorological'",
        )
    millennia = (year - 2000) / 1000
    mean = sum(factor * millennia**power for power, factor in enumerate(MEAN[turn]))
    centuries = (mean - J2000) / 36525
    anomaly = radians(35999.373 * centuries - 2.47)
    stretch = 1 + 0.0334 * cos(anomaly) + 0.0007 * cos(2 * anomaly)
    periodic = sum(size * cos(radians(phase + speed * centuries)) for size, phase, speed in TERMS)
    instant = mean + 0.00001 * periodic / stretch - _clock_lag(year)
    return (NOON_OF_J2000 + timedelta(days=instant - J2000)).date()


def _clock_lag(year: int) -> float:
    """Terrestrial minus universal time in days: Espenak and Meeus' parabola for all years, which suffices for a day."""
    decades = (year - 1820) / 100
    return (-20 + 32 * decades**2) / 86400 if not 1900 <= year <= 2100 else 69 / 86400
