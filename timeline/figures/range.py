"""The range of a time axis that leaves room for labels: days for the marks, px for what is written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline.figures.axes import FIRST_MOMENT, LAST_MOMENT, TimeAxis, moment, time_range

__all__ = ["Need", "Window", "fitted_axis"]

Window = tuple[date | None, date | None]

ROUNDS: Final = 6


@dataclass(frozen=True, slots=True)
class Need:
    """A mark from moment `first` to `last` that wants px `before` and `after` it."""

    first: float
    last: float
    before: float = 0.0
    after: float = 0.0


def fitted_axis(
    needs: Sequence[Need], left: float, right: float, *, most: float = 0.3, window: Window = (None, None)
) -> TimeAxis:
    """A ruler over px `left` to `right` that gives each mark what it needs, at most that share of the width.

    `window` are the days (inclusive) that a reader chose to see: where it is closed, nothing else counts.
    """
    first, last = time_range([edge for need in needs for edge in (need.first, need.last)], pad=0.0)
    low, high = first, last
    limit = (right - left) * most
    for _ in range(ROUNDS if needs else 0):
        per_day = (right - left) / (high - low)
        low = min(first, *(need.first - min(need.before, limit) / per_day for need in needs))
        high = max(last, *(need.last + min(need.after, limit) / per_day for need in needs))
    low, high = max(FIRST_MOMENT, low), min(LAST_MOMENT, high)
    if window[0] is not None:
        low = moment(window[0])
    if window[1] is not None:
        high = moment(window[1]) + 1
    # A window that is closed on one side only may lie beyond everything that there is.
    return TimeAxis(*((low, high) if high > low else time_range([low])), left, right)
