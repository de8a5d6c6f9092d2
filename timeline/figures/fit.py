"""Fit: a straight line through what was announced of one date, and the day on which it would come true.

The line of a milestone trend chart, by least squares through the middles of when each date was said and what it was. A
slope of 1 means that the date recedes as fast as time passes; below 1 the line meets the diagonal, where a date is said
on the day itself. The interval around that meeting holds each day for which an announcement of that very day would lie
within the prediction interval (95 %) of the line: Draper and Smith, Applied Regression Analysis, 3rd edition (1998),
sections 3.1 (prediction) and 3.2 (inverse regression, after Fieller). Vague dates count by their middles and all alike.
It draws nothing, and says nothing of why dates move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt
from typing import Final

from timeline.figures.courses import Course
from timeline.figures.trend import middle

__all__ = ["Fit", "Meeting", "course_fit", "fit_line", "student"]

LEAST: Final = 3
"""Announcements: through two points every line fits."""
LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a fitted line meets the diagonal, in moments, and the interval around it (`None`: not bounded)."""

    when: float
    earliest: float | None
    latest: float | None


@dataclass(frozen=True, slots=True)
class Fit:
    """A line through `count` points around their mean; `slope` is days a day, `spread` the residuals' deviation.

    `square` is the sum of the squared distances of the points from their mean, across.
    """

    count: int
    across: float
    up: float
    slope: float
    spread: float
    square: float

    def at(self, when: float) -> float:
        """The date that the line gives for a moment at which it is said."""
        return self.up + self.slope * (when - self.across)

    def margin(self, when: float) -> float:
        """Half the prediction interval (95 %) of one more announcement made at a moment, in days."""
        share = 1 + 1 / self.count + (when - self.across) ** 2 / self.square
        return student(LEVEL, self.count - 2) * self.spread * sqrt(share)

    def meeting(self) -> Meeting | None:
        """Where it meets the diagonal; `None` where it runs away from it or beside it."""
        closing, ahead = 1 - self.slope, self.up - self.across
        if closing <= 0:
            return None
        when = self.across + ahead / closing
        noise = (student(LEVEL, self.count - 2) * self.spread) ** 2
        lead = closing**2 - noise / self.square
        if lead <= 0:
            return Meeting(when, None, None)
        reach = sqrt(noise * (ahead**2 / self.square + lead * (1 + 1 / self.count)))
        ends = [self.across + (closing * ahead + way * reach) / lead for way in (-1, 1)]
        return Meeting(when, ends[0], ends[1])


def fit_line(points: Sequence[tuple[float, float]]) -> Fit | None:
    """The line of least squares through (said, claimed) moments; `None` for fewer than three, or all said at once.

    >>> line = fit_line([(0, 10), (1, 10), (2, 13), (3, 13)])
    >>> line and (round(line.slope, 3), round(line.at(0), 3), round(line.spread, 4))
    (1.2, 9.7, 0.9487)
    """
    count = len(points)
    if count < LEAST:
        return None
    across, up = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    square = sum((x - across) ** 2 for x, _ in points)
    if square == 0:
        return None
    slope = sum((x - across) * (y - up) for x, y in points) / square
    rest = sum((y - up - slope * (x - across)) ** 2 for x, y in points)
    return Fit(count, across, up, slope, sqrt(rest / (count - 2)), square)


def course_fit(course: Course) -> Fit | None:
    """The line through a course's announcements that have a day, or a closed window, both ways."""
    points = [
        (said, claimed)
        for step in course.steps
        if None not in (*step.asserted, *step.window)
        and (said := middle(step.asserted)) is not None
        and (claimed := middle(step.window)) is not None
    ]
    return fit_line(points)


def student(level: float, freedom: int) -> float:
    """Student's t that a share `level` of the distribution lies within, both sides; `freedom` at least 1.

    The distribution is the finite sum of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.

    >>> round(student(0.95, 1), 3), round(student(0.95, 10), 3)
    (12.706, 2.228)
    """
    low, high = 0.0, 1.0
    while _within(high, freedom) < level:
        high *= 2
    for _ in range(60):
        half = (low + high) / 2
        low, high = (half, high) if _within(half, freedom) < level else (low, half)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """The share of Student's distribution between -t and t."""
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    term, total = (cos(angle), 0.0) if odd else (1.0, 0.0)
    for number in range(2 + odd, freedom + 1, 2):
        total += term
        term *= cos(angle) ** 2 * (number - 1) / number
    if not odd:
        return sin(angle) * total
    return 2 / pi * (angle + sin(angle) * total)
