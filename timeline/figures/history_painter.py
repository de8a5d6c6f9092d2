"""The painter of a trend chart: step lines, bounds both ways, symbols, and the line of the as-of day.

It writes no labels but that day's and chooses no rulers: those are a `Trend`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.axes import day_of
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.courses import Course
from timeline.figures.glyphs import Pen, draw_point
from timeline.figures.history_blocks import node_name
from timeline.figures.inks import CORE, SYMBOL, WINDOW, LineInk, MarkInk
from timeline.figures.looks import color_of, quiet_ink
from timeline.figures.text import escape, width
from timeline.figures.traces import Target
from timeline.figures.trend import Node, Stretch, Trend

__all__ = ["Painter"]

CAP: Final = 6.0
STYLES: Final = {"sure": "", "move": "", "assumed": "5px,3px", "undated": "2px,3px"}


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints the courses of one chart; of several only the one in `focus`, if there is one, in colour."""

    canvas: Canvas
    trend: Trend
    courses: Sequence[Course]
    focus: int | None

    def paint(self) -> tuple[list[Node], list[Stretch]]:
        """Lines, bars and marks; gives the claims in sight and the lines, for whoever labels them."""
        nodes = self.trend.nodes(self.courses)
        stretches = self.trend.stretches(self.courses, nodes)
        for stretch in stretches:
            self._stretch(stretch)
        seen = [node for node in nodes if not node.outside]
        for node in seen:
            self._bars(node)
            self._point(node)
            self._name(node)
        return seen, stretches

    def plane(self, x: float) -> Plane:
        """The pair of axes at a place: the chart's, or its margin's."""
        trend = self.trend
        return Plane(*trend.margin) if trend.margin and x < trend.left else Plane(trend.across, trend.down)

    def line(self, ink: LineInk, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A line between two points of px, in two pieces where it leaves the margin."""
        (start, end), edge = sorted((start, end)), self.trend.left
        if start[0] < edge < end[0]:
            self.line(ink, start, (edge - 0.01, start[1]))
            start = (edge, start[1])
        plane = self.plane(start[0])
        self.canvas.line(ink, plane, [(plane.x.at(x), y) for x, y in (start, end)])

    def _stretch(self, stretch: Stretch) -> None:
        theme, quiet = self.canvas.space.theme, self._is_quiet(stretch.course)
        ink = LineInk(
            theme.grey if quiet else theme.late,
            self.canvas.space.px(1.2 if quiet else 2),
            STYLES[stretch.style],
            layer=WINDOW if quiet else CORE,
        )
        self.line(ink, stretch.start, stretch.end)
        styles = {"assumed": "assumed", "undated": "undated"}
        self.canvas.legend.add("others" if quiet else styles.get(stretch.style, "standing"))

    def _bars(self, node: Node) -> None:
        """How vague a claim is, both ways; an open side has no cap."""
        ink = LineInk(self.canvas.space.theme.grey, self.canvas.space.px(1.2), layer=WINDOW)
        cap = self.canvas.space.px(CAP)
        if node.across is not None:
            left, right = node.across
            self.line(ink, (left, node.y), (right, node.y))
            for x, known in zip((left, right), node.step.asserted, strict=True):
                if known is not None:
                    self.line(ink, (x, node.y - cap), (x, node.y + cap))
        if node.up is not None:
            top, bottom = node.up
            self.line(ink, (node.x, top), (node.x, bottom))
            for y, known in zip((bottom, top), node.step.window, strict=True):
                if known is not None:
                    self.line(ink, (node.x - cap, y), (node.x + cap, y))
        if node.across or node.up:
            self.canvas.legend.add("bounds")

    def _is_quiet(self, course: int) -> bool:
        """Whether a course is one of many that are not looked at."""
        return self.focus not in (None, course)

    def _point(self, node: Node) -> None:
        space, look, claim = self.canvas.space, node.step.look, node.step.claim_id
        plane = self.plane(node.x)
        when = plane.x.at(node.x)
        if node.undated:
            color = space.theme.grey if self._is_quiet(node.course) else color_of(look, space)
            ink = MarkInk("triangle-left", space.px(12), space.theme.surface, color, space.px(1.5), layer=SYMBOL)
            self.canvas.mark(ink, plane, when, node.y, claim)
        elif self._is_quiet(node.course):
            self.canvas.mark(quiet_ink(space, happened=look == "actual"), plane, when, node.y, claim)
            self.canvas.legend.add("others")
        else:
            draw_point(Pen(self.canvas, plane, look, claim), when, node.y)
            self.canvas.legend.add("current" if look == "fulfilled" else look)

    def _name(self, node: Node) -> None:
        name = node_name(self.courses[node.course], node.step)
        plane = self.plane(node.x)
        self.canvas.target(plane, Target(plane.x.at(node.x), node.y, node.step.claim_id, escape(name)))
        self.canvas.spot(node.step.claim_id, node.x, node.y, name)

    def as_of(self, *, named: bool = True) -> None:
        """The as-of line, where a date may still come."""
        axis, when, frame = self.trend.across, self.trend.as_of, self.trend.frame
        if self.trend.shows_today(self.courses):
            rule = Rule(self.canvas.space.theme.ink2, self.canvas.space.px(1.4), "above")
            self.canvas.upright(rule, axis, when, frame.top, frame.bottom)
            self.canvas.legend.add("as-of")
            if named:
                self._name_as_of(axis.px(when))

    def _name_as_of(self, x: float) -> None:
        space, frame = self.canvas.space, self.trend.frame
        kind, name = space.type(11.5, 600), f"as of {words.day(day_of(self.trend.as_of))}"
        left = max(frame.left, min(x - width(name, kind) / 2, frame.right - width(name, kind)))
        self.canvas.text(Text(name, left, frame.top - space.px(7), kind, space.theme.ink))
