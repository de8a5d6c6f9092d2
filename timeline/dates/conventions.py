"""What words mean where people differ: the choices that a reading depends on, in one value.

"Summer" is June to August for a meteorologist, the first Friday of May to Labor Day for a distributor, and December to
February in Sydney. Nothing here guesses: each choice has a stated default, each can be set, and each reading that used
one names it. Choices that the design fixes (early = the first third, a weekend = Friday to Sunday) are no settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from timeline.errors import UsageError

__all__ = ["Conventions", "DayOrder", "FiscalName", "Seasons"]

Seasons = Literal["meteorological", "astronomical", "box_office", "southern"]
DayOrder = Literal["day_first", "month_first"]
FiscalName = Literal["end", "start"]
MONTHS_IN_A_YEAR: Final = 12
LAST_WINDOW: Final = 9900


@dataclass(frozen=True, slots=True)
class Conventions:
    """How words are taken where usage differs. Values that can't be used are refused with `UsageError`.

    `seasons`
        `meteorological`, the default: whole months, northern, spring = Mar-May (World Meteorological Organization);
        `southern`: the same months half a year apart; `astronomical`: from equinox or solstice to the day before the
        next, in UTC (Meeus, Astronomical Algorithms, chapter 27), years 1583-3000; `box_office`: the American release
        calendar, summer = first Friday of May to Labor Day. Winter belongs to the year in which it begins,
        except at the box office, where it follows New Year.
    `day_order`
        `None`, the default: 06/07/2024 is refused as ambiguous; `day_first` (most of the world) or `month_first` (US
        usage) reads it.
    `fiscal_year_start`
        Month 1-12 in which the fiscal year begins; Q1 and H1 then begin there too. `None`, the default: quarters and
        halves are calendar ones, and "FY2024" is refused. The US government's is 10, Japan's and India's 4.
    `fiscal_year_named`
        After the calendar year in which it ends (`end`, the default, as the US government does) or begins (`start`).
    `two_digit_years`
        First of the hundred years in which a year of two digits lies ("Aug '96", "Q3'24"): 1969, the default, so 69-99
        are 1969-1999 and 00-68 are 2000-2068, as in POSIX (`strptime`, `%y`). `None`: such years are refused.
        Behind a year of four digits it is the first one not before that, as in "1914-'18", and no convention.
    `holiday_season`
        First and last month of the holiday season ("Holiday 2024"): 10-12, the default, the quarter in which publishers
        of games sell to Christmas; film has it in November and December, (11, 12). At the box office (`seasons`) it
        goes from the first Friday of November to New Year's Day instead.
    `few`, `several`
        How many "a few weeks" are at least and at most: 2-5, and 3-7. English has no rule; these are ours.
    `just_days`, `recent_days`
        How many days before the day on which it was said "just" reaches back at most: 14, and "recently": 90. Ours.

    >>> Conventions(seasons="southern").seasons
    'southern'
    """

    seasons: Seasons = "meteorological"
    day_order: DayOrder | None = None
    fiscal_year_start: int | None = None
    fiscal_year_named: FiscalName = "end"
    two_digit_years: int | None = 1969
    holiday_season: tuple[int, int] = (10, 12)
    few: tuple[int, int] = (2, 5)
    several: tuple[int, int] = (3, 7)
    just_days: int = 14
    recent_days: int = 90

    def __post_init__(self) -> None:
        _one_of("seasons", self.seasons, get_args(Seasons))
        _one_of("day_order", self.day_order, (None, *get_args(DayOrder)))
        _one_of("fiscal_year_named", self.fiscal_year_named, get_args(FiscalName))
        _one_of("fiscal_year_start", self.fiscal_year_start, (None, *range(1, MONTHS_IN_A_YEAR + 1)))
        _first_of_a_hundred("two_digit_years", self.two_digit_years)
        for name, count in (("just_days", self.just_days), ("recent_days", self.recent_days)):
            _whole(name, count)
        _months("holiday_season", self.holiday_season)
        for name, counts in (("few", self.few), ("several", self.several)):
            _interval(name, counts)

    def __deepcopy__(self, memo: object) -> Conventions:
        """Itself, as it never changes: every frame derived from one that has been read carries it."""
        return self


def _one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if isinstance(value, bool) or value not in allowed:
        raise UsageError(f"{name}={value!r} can't be used: choose one of {', '.join(map(repr, allowed))}")


def _whole(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise UsageError(f"{name}={value!r} can't be used: give a whole number from 1 to 1000")


def _months(name: str, value: object) -> None:
    months = value if isinstance(value, tuple) and len(value) == 2 else ()
    is_month = [type(month) is int and 1 <= month <= MONTHS_IN_A_YEAR for month in months]
    if not months or not all(is_month) or months[0] > months[1]:
        raise UsageError(f"{name}={value!r} can't be used: give two months 1-12, the first and the last, as (11, 12)")


def _first_of_a_hundred(name: str, value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LAST_WINDOW):
        raise UsageError(f"{name}={value!r} can't be used: give a year from 1 to {LAST_WINDOW}, or None to refuse them")


def _interval(name: str, value: object) -> None:
    if not isinstance(value, tuple) or len(value) != 2 or value[0] > value[1]:
        raise UsageError(f"{name}={value!r} can't be used: give two whole numbers, the smaller first, as (2, 5)")
    for count in value:
        _whole(name, count)
