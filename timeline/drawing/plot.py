"""The plot of a figure: its size, its margins and its axes, from the values of a figure to px of the picture.

A moment is plotly's text for it, taken as days since year 1; a number is itself. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from timeline.drawing.elements import Box, Undrawable
from timeline.drawing.given import Given, is_number

__all__ = ["Axis", "Plot", "read_plot"]

DAY_MS: Final = 86_400_000
SECONDS: Final = 86_400.0
NOT_SEEN: Final = ("anchor", "fixedrange", "autorange", "calendar", "uirevision")
MOST: Final = 100_000
"""Px a side: beyond it nobody asked for a picture."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values `first` to `last` over px `start` to `end`; a time axis takes moments and lengths in milliseconds."""

    is_time: bool
    first: float
    last: float
    start: float
    end: float

    def px(self, value: Any) -> float:
        """Where a value lies; beyond the range, beyond the ends."""
        return self._at(self.number(value))

    def end_px(self, base: Any, length: float) -> float:
        """Where a bar ends that begins at `base` and is `length` long."""
        return self._at(self.number(base) + (length / DAY_MS if self.is_time else length))

    def shows(self, value: Any) -> bool:
        """Whether a value lies in the range."""
        low, high = sorted((self.first, self.last))
        return low <= self.number(value) <= high

    def number(self, value: Any) -> float:
        """A value as a number of this axis; `Undrawable` where it is none."""
        if self.is_time:
            return _moment(value)
        if not is_number(value):
            raise Undrawable(f"{value!r} is no number on its axis: it can't be drawn without a browser")
        return float(value)

    def _at(self, number: float) -> float:
        return self.start + (number - self.first) / (self.last - self.first) * (self.end - self.start)


@lru_cache(maxsize=65536)
def _moment(text: Any) -> float:
    """Days since the day before 1 January of year 1, from plotly's text of a day and a time."""
    try:
        when = datetime.fromisoformat(text.replace("_", " "))
        if when.tzinfo is None:
            seconds = when.hour * 3600 + when.minute * 60 + when.second + when.microsecond / 1e6
            return when.toordinal() + seconds / SECONDS
    except (ValueError, AttributeError, TypeError):
        pass
    raise Undrawable(f"{text!r} is no day on its axis: it can't be drawn without a browser")


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's size, the box inside its margins, and its axes by plotly's names (`x`, `y2`)."""

    width: float
    height: float
    box: Box
    axes: Mapping[str, Axis]

    def across(self, share: float) -> float:
        """A share of the plot's width as px of the picture."""
        return self.box.left + share * (self.box.right - self.box.left)

    def down(self, share: float) -> float:
        """A share of the plot's height, counted from its bottom, as px of the picture."""
        return self.box.bottom - share * (self.box.bottom - self.box.top)

    def axis(self, name: str, where: str) -> Axis:
        """An axis by its name; `Undrawable` where there is none."""
        if name not in self.axes:
            raise Undrawable(f"{where} is on an axis {name!r} that the figure doesn't have")
        return self.axes[name]

    def frame(self, x: str, y: str) -> Box:
        """The box of the subplot on two axes."""
        across, down = self.axis(x, "a trace"), self.axis(y, "a trace")
        return Box(across.start, min(down.start, down.end), across.end, max(down.start, down.end))


def read_plot(layout: Given) -> Plot:
    """The plot that a layout describes; `Undrawable` where it leaves anything to a browser."""
    width, height = layout.number("width"), layout.number("height")
    if not (0 < width <= MOST and 0 < height <= MOST):
        raise Undrawable(f"the figure is {width:g} x {height:g} px: no picture is")
    with layout.part("margin") as margin:
        margin.one_of("pad", 0, default=0)
        box = Box(margin.number("l"), margin.number("t"), width - margin.number("r"), height - margin.number("b"))
    names = [name for name in layout.values if name[1:5] == "axis"]
    axes = {name[0] + name[5:]: _axis(layout.part(name), box, across=name[0] == "x") for name in names}
    return Plot(width, height, box, axes)


def _axis(given: Given, box: Box, *, across: bool) -> Axis:
    """An axis that draws nothing of its own."""
    with given:
        given.ignore(*NOT_SEEN)
        for name in ("showgrid", "showline", "showticklabels", "zeroline"):
            given.one_of(name, False)
        given.one_of("ticks", "")
        is_time = given.one_of("type", "date", "linear") == "date"
        low, high = given.numbers("domain", 2)
        first, last = given.array("range", 2)
        start, end = (box.left, box.right) if across else (box.bottom, box.top)
        whole = Axis(is_time, 0.0, 1.0, start, end)
        ends = whole.number(first), whole.number(last)
        if ends[0] == ends[1]:
            raise given.refusal("range")
        return Axis(is_time, *ends, start + low * (end - start), start + high * (end - start))
