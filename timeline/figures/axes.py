"""Time as a ruler: from days to px and back, and the ticks along it.

A moment is a number of days (`date.toordinal()`, with its fraction: noon is .5), so that an inclusive day D reaches
from D to D + 1. It draws nothing; `TimeAxis.layout` is what plotly must be told so that its ruler is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

__all__ = [
    "DAY_MS",
    "FIRST_MOMENT",
    "LAST_MOMENT",
    "Axis",
    "PixelAxis",
    "TimeAxis",
    "ValueAxis",
    "axis_over",
    "day_of",
    "iso",
    "moment",
    "noon",
    "time_range",
]

DAY_MS: Final = 86_400_000
FIRST_MOMENT: Final = float(date.min.toordinal())
LAST_MOMENT: Final = float(date.max.toordinal()) + 0.999
MINUTES: Final = 24 * 60
LEAST_RANGE: Final = 120.0
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def moment(day: date) -> float:
    """The first instant of a day."""
    return float(day.toordinal())


def noon(day: date) -> float:
    """The middle of a day, where an exact one is marked."""
    return day.toordinal() + 0.5


def day_of(when: float) -> date:
    """The day of a moment; outside years 1-9999 the nearest one."""
    return date.fromordinal(int(min(LAST_MOMENT, max(FIRST_MOMENT, when))))


@lru_cache(maxsize=32768)
def iso(when: float) -> str:
    """A moment as plotly reads it, to the minute; outside years 1-9999 the nearest it can draw.

    >>> iso(moment(date(2024, 5, 1))), iso(noon(date(2024, 5, 1)))
    ('2024-05-01', '2024-05-01 12:00')
    """
    minutes = round(min(LAST_MOMENT, max(FIRST_MOMENT, when)) * MINUTES)
    days, rest = divmod(minutes, MINUTES)
    text = date.fromordinal(days).isoformat()
    return f"{text} {rest // 60:02d}:{rest % 60:02d}" if rest else text


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Moments `first` to `last` over px `left` to `right`; `name` is plotly's ("x", "x2", "y" ...)."""

    first: float
    last: float
    left: float
    right: float
    name: str = "x"

    def px(self, when: float) -> float:
        """Where a moment lies; beyond the range, beyond the edges."""
        return self.left + (when - self.first) * self.per_day

    def at(self, px: float) -> float:
        """The moment at a place: the inverse of `px`."""
        return self.first + (px - self.left) / self.per_day

    @property
    def per_day(self) -> float:
        """Px a day."""
        return (self.right - self.left) / (self.last - self.first)

    def clipped(self, when: float) -> float:
        """The moment, or the end of the range that it lies beyond."""
        return min(self.last, max(self.first, when))

    def shows(self, when: float) -> bool:
        """Whether a moment lies in the range."""
        return self.first <= when <= self.last

    def years(self, scale: float = 1.0) -> list[tuple[int, float]]:
        """(year, its first moment) for each labelled year in range, thinned to leave 44 px a label, more if scaled."""
        start, end = day_of(self.first).year, day_of(self.last).year
        step = next((step for step in STEPS if step * 365 * self.per_day >= 44 * max(1.0, scale)), STEPS[-1])
        first = start + -start % step if step > 1 else start
        return [(year, moment(date(year, 1, 1))) for year in range(first, end + 1, step) if year >= 1]

    def months(self, scale: float = 1.0) -> list[tuple[int, float]]:
        """(month, its first moment) for each labelled month: all, each third, each sixth or none, by the room."""
        a_month = 30.4 * self.per_day
        step = next((step for step in (1, 3, 6) if step * a_month >= 34 * max(1.0, scale)), 0)
        if not step:
            return []
        start, end = day_of(self.first).year, day_of(self.last).year
        firsts = [
            (month, moment(date(year, month, 1))) for year in range(start, end + 1) for month in range(1, 13, step)
        ]
        return [(month, when) for month, when in firsts if self.shows(when)]

    def value(self, when: float) -> str:
        """A moment as plotly reads it."""
        return iso(when)

    def length(self, days: float) -> float:
        """A bar's length on plotly's date axis: milliseconds."""
        return round(days * DAY_MS)

    def layout(self, width: float, height: float) -> dict[str, Any]:
        """Plotly's axis for this ruler on a plot of that size: no ticks and no grid of its own."""
        kind = {"type": "date", "range": [iso(self.first), iso(self.last)], "calendar": "gregorian"}
        return _bare(self.name, self.left, self.right, width, height) | kind


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Numbers `first` to `last` over px `left` to `right`, as `TimeAxis` has moments (slips in days)."""

    first: float
    last: float
    left: float
    right: float
    name: str = "x2"

    def px(self, value: float) -> float:
        """Where a value lies; beyond the range, beyond the edges."""
        return self.left + (value - self.first) * (self.right - self.left) / (self.last - self.first)

    def at(self, px: float) -> float:
        """The value at a place: the inverse of `px`."""
        return self.first + (px - self.left) * (self.last - self.first) / (self.right - self.left)

    def clipped(self, value: float) -> float:
        """The value, or the end of the range that it lies beyond."""
        return min(self.last, max(self.first, value))

    def value(self, value: float) -> float:
        """A value as plotly takes it."""
        return round(value, 3)

    def length(self, value: float) -> float:
        """A bar's length in values."""
        return round(value, 3)

    def layout(self, width: float, height: float) -> dict[str, Any]:
        """Plotly's axis for this ruler on a plot of that size."""
        kind = {"type": "linear", "range": [self.first, self.last], "fixedrange": True}
        return _bare(self.name, self.left, self.right, width, height) | kind


@dataclass(frozen=True, slots=True)
class PixelAxis:
    """Px downwards, so that lanes, bar heights and offsets are px; `name` is "y", "y2", ...

    It runs over the whole plot, or, one of several panels, from `top` to `bottom`.
    """

    name: str = "y"
    top: float = 0.0
    bottom: float | None = None

    def px(self, value: float) -> float:
        """The value itself."""
        return value

    at = px
    clipped = px

    def value(self, value: float) -> float:
        """A place as plotly takes it."""
        return round(value, 1)

    length = value

    def layout(self, width: float, height: float) -> dict[str, Any]:
        """Plotly's axis: from `bottom` (of the plot, if there is none) up to `top`."""
        bottom = height if self.bottom is None else self.bottom
        kind = {"type": "linear", "range": [bottom, self.top], "fixedrange": True}
        return _bare(self.name, bottom, self.top, width, height) | kind


Axis = TimeAxis | ValueAxis | PixelAxis
"""Any ruler: `px` and `at` between values and px, `value` and `length` for plotly."""


def _bare(name: str, near: float, far: float, width: float, height: float) -> dict[str, Any]:
    """An axis without anything of its own, over px `near` to `far` of the plot."""
    across = name.startswith("x")
    domain = [near / width, far / width] if across else [1 - near / height, 1 - far / height]
    return {
        "domain": [round(min(1.0, max(0.0, edge)), 6) for edge in domain],
        "anchor": ("y" if across else "x") + name[1:],
        "autorange": False,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "showticklabels": False,
    }


def time_range(moments: list[float], *, pad: float = 0.03) -> tuple[float, float]:
    """A range around moments with some air, at least 120 days long, inside years 1-9999; a default year for none.

    >>> [iso(edge) for edge in time_range([moment(date(2024, 6, 1))], pad=0)]
    ['2024-04-02', '2024-07-31']
    """
    if not moments:
        return time_range([moment(date(2024, 1, 1)), moment(date(2025, 1, 1))], pad=0)
    first, last = min(moments), max(moments)
    air = max((last - first) * pad, (LEAST_RANGE - (last - first)) / 2, 0.0)
    return max(FIRST_MOMENT, first - air), min(LAST_MOMENT, last + air)


def axis_over(moments: list[float], left: float, right: float, *, name: str = "x", pad: float = 0.03) -> TimeAxis:
    """A ruler over px `left` to `right` that holds all of `moments`."""
    first, last = time_range(moments, pad=pad)
    return TimeAxis(first, last, left, right, name)
