"""A milestone trend chart in px: where each claim of a course stands, and the line of the date that stood.

Across is when it was said, up is the date that it claimed, so that a claim on the diagonal spoke of its own day. What
was said on an unknown day stands in a margin at the left, where no days run. It places nodes, stretches and bars; it
measures no text and has no colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.figures.axes import (
    LAST_MOMENT,
    Axis,
    PixelAxis,
    TimeAxis,
    ValueAxis,
    day_of,
    moment,
)
from timeline.figures.courses import Course, Step
from timeline.figures.labels import Box
from timeline.marks import Bounds

__all__ = ["STRIP", "Node", "Stretch", "Trend", "middle"]

Point = tuple[float, float]

STRIP: Final = 30.0
"""From the left edge to a claim that was made on an unknown day, and between two of them."""
ALONE: Final = 180.0
"""The same where no claim has a day, and the margin is the whole chart."""


@dataclass(frozen=True, slots=True)
class Node:
    """A claim's place in px. `across` and `up` are its bounds (left, right; top, bottom), `None` if exact or unknown.

    `undated` claims were made on an unknown day and stand in the margin; `outside` ones lie out of the range.
    """

    step: Step
    course: int
    x: float
    y: float
    across: Point | None
    up: Point | None
    undated: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a course's line; `style` is `sure`, `assumed` (the order is), `undated` or `move` (upright).

    `step` is the claim that a move leads to, where it moved from the claim at the other end.
    """

    course: int
    start: Point
    end: Point
    style: str
    step: Step | None = None


def middle(bounds: Bounds) -> float | None:
    """The middle moment of inclusive bounds; of a half-open window its known end; `None` where nothing is known."""
    low, high = bounds
    if low is None or high is None:
        known = low or high
        return None if known is None else moment(known) + 0.5
    return (moment(low) + moment(high) + 1) / 2


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart's two rulers: `across` runs right, `up` runs from `frame.bottom` upwards; `down` is plotly's, in px.

    Where claims were made on unknown days, those (`undated` of them) stand in a margin left of the days, on rulers of
    its own; where no day is known at all, it is the whole chart.
    """

    frame: Box
    across: TimeAxis
    up: TimeAxis
    as_of: float
    scale: float = 1.0
    down: PixelAxis = field(default_factory=PixelAxis)
    margin: tuple[ValueAxis, PixelAxis] | None = None
    undated: int = 0
    has_days: bool = True

    @property
    def left(self) -> float:
        """Where the days begin, in px: at the frame, or at the margin's end."""
        return self.margin[0].right if self.margin else self.frame.left

    @property
    def axes(self) -> list[Axis]:
        """Every ruler that something is drawn on."""
        return [*([self.across, self.down] if self.has_days else []), *(self.margin or ())]

    def shows(self, said: float) -> bool:
        """Whether a moment is among the days on the chart."""
        return self.has_days and self.across.shows(said)

    def shows_today(self, courses: Sequence[Course]) -> bool:
        """Whether the as-of day is on the chart and a date still stands on it."""
        return self.shows(self.as_of) and any(course.is_open(day_of(self.as_of)) for course in courses)

    def x(self, when: float) -> float:
        """Px from the left, inside the days."""
        return min(self.frame.right, max(self.left, self.across.px(when)))

    def y(self, when: float) -> float:
        """Px from the top, inside the frame."""
        return min(self.frame.bottom, max(self.frame.top, self.frame.bottom - self.up.px(when)))

    def nodes(self, courses: Sequence[Course]) -> list[Node]:
        """Every claim of the courses, course by course, the standing dates first and the actual last."""
        undated = 0
        found: list[Node] = []
        for index, course in enumerate(courses):
            for step in course.claims:
                node = self._node(course, index, step, undated)
                if node is not None:
                    undated += node.undated
                    found.append(node)
        return found

    def _node(self, course: Course, index: int, step: Step, undated: int) -> Node | None:
        claimed = middle(step.window)
        if claimed is None:
            claimed = _taken_from(course, step)
        if claimed is None:
            return None
        # What happened stands on its own day: on the diagonal, whoever told it later.
        said = claimed if step.look == "actual" else middle(step.asserted)
        across = None if step.look == "actual" else self._across(step.asserted)
        y, up = self.y(claimed), self._up(step.window)
        if said is None:
            room = (self.left - self.frame.left) / (self.undated + 1.8)
            step_px = min((STRIP if self.has_days else ALONE) * self.scale, room)
            return Node(step, index, self.frame.left + step_px * (undated + 0.9), y, None, up, undated=True)
        return Node(step, index, self.x(said), y, across, up, outside=not self.shows(said))

    def _across(self, bounds: Bounds) -> Point | None:
        ends = _ends(bounds, self.across)
        return ends and (self.x(ends[0]), self.x(ends[1]))

    def _up(self, bounds: Bounds) -> Point | None:
        ends = _ends(bounds, self.up)
        return ends and (self.y(ends[1]), self.y(ends[0]))

    def stretches(self, courses: Sequence[Course], nodes: Sequence[Node]) -> list[Stretch]:
        """The line of each course: its date along the days on which it stood, and upright where it moved."""
        of_course: dict[int, list[Node]] = {}
        for node in nodes:
            of_course.setdefault(node.course, []).append(node)
        return [piece for index, own in of_course.items() for piece in self._line(index, courses[index], own)]

    def _line(self, index: int, course: Course, nodes: Sequence[Node]) -> Iterator[Stretch]:
        by_id = {(node.step.claim_id, node.step.look): node for node in nodes}
        path = [by_id[step.claim_id, step.look] for step in course.steps if (step.claim_id, step.look) in by_id]
        stops = sorted(node.x for node in by_id.values() if node.step.look == "canceled")
        if course.actual and (course.actual.claim_id, "actual") in by_id:
            path.append(by_id[course.actual.claim_id, "actual"])
        for node, following in zip(path, [*path[1:], None], strict=True):
            if node.step.look == "actual":
                break
            until = following.x if following else self._until(node)
            stop = next((x for x in stops if node.x <= x < until), None)
            yield from _stand(index, node, self.frame.left, until if stop is None else stop, following)
            if following and stop is None and following.y != node.y and not following.outside:
                adjoins = following.step.against == node.step.claim_id
                yield Stretch(index, (until, node.y), (until, following.y), "move", following.step if adjoins else None)

    def _until(self, node: Node) -> float:
        """Px up to which the last date of a course stands: until it is over, or as long as it is known."""
        return max(node.x, self.x(min(self.as_of, _end(node.step)))) if self.has_days else node.x

    def diagonal(self) -> tuple[Point, Point] | None:
        """Where claims of their own day lie, from lower left to upper right; `None` where it misses the chart."""
        first, last = max(self.across.first, self.up.first), min(self.across.last, self.up.last)
        if first >= last or not self.has_days:
            return None
        return (self.x(first), self.y(first)), (self.x(last), self.y(last))

    def is_past(self, x: float, y: float) -> bool:
        """Whether a place (px) lies below the diagonal."""
        return x >= self.left and self.has_days and self.up.at(self.frame.bottom - y) < self.across.at(x)

    def past(self) -> list[Point]:
        """The corners of the ground below the diagonal, where a date was already past when it was said."""
        line, frame = self.diagonal(), self.frame
        if line is None:
            corners = [(self.left, frame.top), (frame.right, frame.top), (frame.right, frame.bottom)]
            return [*corners, (self.left, frame.bottom)] if self.has_days and self.up.last <= self.across.first else []
        points = list(line)
        if self.across.last > self.up.last:
            points.append((frame.right, frame.top))
        points.append((frame.right, frame.bottom))
        if self.across.first > self.up.first:
            points.append((self.left, frame.bottom))
        return points


def _end(step: Step) -> float:
    """When a date was over: a line of what stands goes no farther."""
    return LAST_MOMENT if step.window[1] is None else moment(step.window[1]) + 1


def _ends(bounds: Bounds, axis: TimeAxis) -> Point | None:
    """First and last moment of a vague window, an open side to the end of the ruler; `None` for an exact one."""
    low, high = bounds
    if low == high:
        return None
    return axis.first if low is None else moment(low), axis.last if high is None else moment(high) + 1


def _taken_from(course: Course, step: Step) -> float | None:
    """Where a cancellation without a date stands: at the last date announced before it."""
    said = middle(step.asserted)
    before = [
        claimed
        for other in course.steps
        if (claimed := middle(other.window)) is not None and (said is None or (middle(other.asserted) or 0) <= said)
    ]
    return before[-1] if before else None


def _stand(index: int, node: Node, edge: float, until: float, following: Node | None) -> Iterator[Stretch]:
    start = edge if node.undated else node.x
    if start == until:
        return
    if node.undated:
        yield Stretch(index, (edge, node.y), (until, node.y), "undated")
    elif following is not None and following.step.order == "assumed":
        yield Stretch(index, (node.x, node.y), (until, node.y), "assumed")
    else:
        yield Stretch(index, (node.x, node.y), (until, node.y), "sure")
