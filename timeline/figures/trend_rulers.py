"""The rulers of a milestone trend chart: the days on which things were said, and the dates that they claimed.

They hold every claim, with room at the left for what was said on unknown days and at the right for labels. What stands
where on them is for `trend`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.figures.axes import FIRST_MOMENT, LAST_MOMENT, PixelAxis, TimeAxis, ValueAxis, moment, noon, time_range
from timeline.figures.courses import Course
from timeline.figures.labels import Box
from timeline.figures.trend import STRIP, Trend, middle
from timeline.marks import Bounds

__all__ = ["trend_over"]

AIR: Final = 56.0
"""Left of the first claim that has a day."""
UNDATED: Final = 120.0
"""Right of the last claim in the margin, for its label."""
MOST: Final = 0.3
"""So much of the width at most has the margin."""
LABEL: Final = 120.0
"""Right of the last claim, for its label; on narrow charts a sixth of the width."""
FARTHEST: Final = 1.5
"""How far ahead, as a share of what the claims span, the chart is stretched for a line that runs on."""
MARGINS: Final = 50
"""Added to a chart's number for the plotly axes of its margin."""
RUN_ON: Final = 180.0
"""Days: how far right of the last mark the as-of date may lie to be on the chart."""


def trend_over(
    courses: Sequence[Course],
    frame: Box,
    as_of: date,
    scale: float = 1.0,
    window: Bounds = (None, None),
    *,
    number: str | None = None,
    ahead: float | None = None,
) -> Trend:
    """The rulers that hold all claims of the courses, with a margin at the left for those made on unknown days.

    `window` are the days (inclusive) that a reader chose to see of when things were said; `number` tells a panel's
    plotly axes from those of the others. `ahead` is a moment to show as well, on both, where it is not too far.
    """
    said = list(_moments(_said(courses)))
    claimed = list(_moments(step.window for course in courses for step in course.claims))
    if said and claimed and ahead is not None and 0 < ahead - max(said) <= FARTHEST * (max(said) - min(said)):
        said.append(ahead)
        claimed.append(ahead)
    today = noon(as_of)
    if any(course.is_open(as_of) for course in courses) and said:
        said.append(max(*said, min(today, max(said) + RUN_ON)))
    undated = sum(middle(step.asserted) is None and step.look != "actual" for c in courses for step in c.claims)
    wide = frame.right - frame.left
    margin = min((STRIP * undated + UNDATED) * scale, wide * MOST) if undated else 0.0
    across = _across(said, frame._replace(left=frame.left + margin), window, scale, f"x{number or ''}")
    low, high = time_range(claimed, pad=0.12)
    up = TimeAxis(low, high, 0.0, frame.bottom - frame.top)
    down = PixelAxis() if number is None else PixelAxis(f"y{number}", frame.top, frame.bottom)
    found = Trend(frame, across, up, today, scale, down)
    if not undated:
        return found
    return replace(found, undated=undated, has_days=bool(said), margin=_margin(found, number, days=bool(said)))


def _across(said: Sequence[float], frame: Box, window: Bounds, scale: float, name: str) -> TimeAxis:
    """The ruler of when things were said, with air for labels."""
    first, last = time_range(list(said), pad=0.04)
    wide = frame.right - frame.left
    label, air = min(LABEL * scale, wide / 6), min(AIR * scale, wide * MOST)
    per_day = (wide - air - label) / (last - first)
    first, last = max(FIRST_MOMENT, first - air / per_day), min(LAST_MOMENT, last + label / per_day)
    first = first if window[0] is None else moment(window[0])
    last = last if window[1] is None else moment(window[1]) + 1
    return TimeAxis(first, max(last, first + 1), frame.left, frame.right, name)


def _margin(trend: Trend, number: str | None, *, days: bool) -> tuple[ValueAxis, PixelAxis]:
    """The margin's rulers, in px; without days they take the place of the chart's own."""
    name = str(int(number or 1) + MARGINS) if days else number or ""
    left, right = trend.frame.left, trend.across.left if days else trend.frame.right
    return ValueAxis(left, right, left, right, f"x{name}"), replace(trend.down, name=f"y{name}")


def _said(courses: Sequence[Course]) -> Iterator[Bounds]:
    for course in courses:
        for step in course.claims:
            yield step.window if step.look == "actual" else step.asserted


def _moments(windows: Iterable[Bounds]) -> Iterator[float]:
    for low, high in windows:
        if low is not None:
            yield moment(low)
        if high is not None:
            yield moment(high) + 1
