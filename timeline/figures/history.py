"""The history view: when something was said against the date that it claimed, for each milestone announced ahead.

A step line is the date that stood, a move is labelled with its slip, and the actual date ends it. It paints;
which claims make a course is for `courses`, where they stand for `trend`, what lies below them for `paper`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.axes import PixelAxis, day_of
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.courses import Course, course_list, unannounced
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.glyphs import Pen, draw_point
from timeline.figures.history_blocks import node_name
from timeline.figures.history_labels import Plot, draw_labels
from timeline.figures.inks import CORE, SYMBOL, WINDOW, LineInk, MarkInk
from timeline.figures.labels import Box
from timeline.figures.looks import color_of
from timeline.figures.paper import draw_paper
from timeline.figures.text import escape, width
from timeline.figures.traces import Target
from timeline.figures.trend import Node, Stretch, Trend, trend_over
from timeline.pipeline import Selection

__all__ = ["FIGURE", "History"]

FEW: Final = 5
"""Up to so many courses are all coloured; of more, only the selected one."""
LEAST_HEIGHT: Final = 440.0
CAP: Final = 6.0
STYLES: Final = {"sure": "", "move": "", "assumed": "5px,3px", "undated": "2px,3px"}
LEGEND: Final = (
    "standing",
    "assumed",
    "bounds",
    "undated",
    "actual",
    "current",
    "fulfilled",
    "superseded",
    "conflicting",
    "rumored",
    "canceled",
    "as-of",
)


@dataclass(frozen=True, slots=True)
class History:
    """Announced dates as step lines, against the day on which each was said."""

    name: str = "history"
    title: str = "History"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """The scene of `selection` in `space`; without a date that was announced ahead, paper and a sentence."""
        courses = course_list(selection)
        height = max(space.height or min(space.width * 0.58, space.px(680)), space.px(LEAST_HEIGHT))
        window = selection.view.start, selection.view.end
        trend = trend_over(courses, _frame(space, height), selection.as_of, space.scale, window)
        canvas = Canvas(space)
        draw_paper(canvas, trend)
        _draw_note(canvas, selection, trend.frame)
        painter = _Painter(canvas, trend, courses, _focus(courses, selection.view.claim))
        painter.paint()
        if not courses:
            _draw_sentence(canvas, selection, trend.frame)
        revision = f"{' '.join(selection.view.productions)}/history"
        return canvas.scene(height, [trend.across, PixelAxis()], legend=LEGEND, revision=revision)


def _frame(space: Space, height: float) -> Box:
    left = space.px(74 if space.compact else 84)
    return Box(left, space.px(46), space.width - space.px(14 if space.compact else 22), height - space.px(58))


def _focus(courses: Sequence[Course], claim: str) -> int | None:
    """The one course that is coloured where there are many: the selected claim's, else a release, else the busiest."""
    if len(courses) <= FEW:
        return None
    selected = [index for index, course in enumerate(courses) if claim in [step.claim_id for step in course.claims]]
    releases = [index for index, course in enumerate(courses) if course.key[1] == "release"]
    busiest = max(releases or range(len(courses)), key=lambda index: len(courses[index].steps))
    return selected[0] if claim and selected else busiest


def _draw_note(canvas: Canvas, selection: Selection, frame: Box) -> None:
    """How many milestones have no line, because nobody announced them ahead; left out where there is no room."""
    number, kind = unannounced(selection), canvas.space.type(12)
    verb = "was" if number == 1 else "were"
    note = f"{words.count(number, 'milestone')} {verb} never announced ahead"
    if number and width(note, kind) < frame.right - canvas.space.px(220):
        y = frame.top - canvas.space.px(22)
        canvas.text(Text(note, frame.right, y, kind, canvas.space.theme.ink3, "right"))


def _draw_sentence(canvas: Canvas, selection: Selection, frame: Box) -> None:
    if not len(selection.frame):
        draw_nothing(canvas, selection, frame)
        return
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    sentence = "No date was announced ahead, so none has moved."
    ground = canvas.space.theme.surface
    canvas.text(Text(sentence, x, y, canvas.space.type(13), canvas.space.theme.ink2, "center", ground))


@dataclass(frozen=True, slots=True)
class _Painter:
    """Paints the courses of one chart."""

    canvas: Canvas
    trend: Trend
    courses: Sequence[Course]
    focus: int | None

    def paint(self) -> None:
        nodes = self.trend.nodes(self.courses)
        stretches = self.trend.stretches(self.courses, nodes)
        self.as_of()
        for stretch in stretches:
            self.stretch(stretch)
        seen = [node for node in nodes if not node.outside]
        for node in seen:
            self.bars(node)
            self.point(node)
            self.name(node)
        draw_labels(Plot(self.canvas, self.trend, self.courses, seen, stretches, self.focus))

    @property
    def plane(self) -> Plane:
        return Plane(self.trend.across, PixelAxis())

    def line(self, ink: LineInk, *points: tuple[float, float]) -> None:
        self.canvas.line(ink, self.plane, [(self.trend.across.at(x), y) for x, y in points])

    def stretch(self, stretch: Stretch) -> None:
        theme = self.canvas.space.theme
        shown = self.focus is None or stretch.course == self.focus
        ink = LineInk(
            theme.late if shown else theme.grey,
            self.canvas.space.px(2 if shown else 1.2),
            STYLES[stretch.style],
            layer=CORE if shown else WINDOW,
        )
        self.line(ink, stretch.start, stretch.end)
        self.canvas.legend.add({"assumed": "assumed", "undated": "undated"}.get(stretch.style, "standing"))

    def bars(self, node: Node) -> None:
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

    def point(self, node: Node) -> None:
        space, look, claim = self.canvas.space, node.step.look, node.step.claim_id
        when = self.trend.across.at(node.x)
        if node.undated:
            color = color_of(look, space)
            ink = MarkInk("triangle-left", space.px(12), space.theme.surface, color, space.px(1.5), layer=SYMBOL)
            self.canvas.mark(ink, self.plane, when, node.y, claim)
        else:
            draw_point(Pen(self.canvas, self.plane, look, claim), when, node.y)
            self.canvas.legend.add(look)

    def name(self, node: Node) -> None:
        name = node_name(self.courses[node.course], node.step)
        target = Target(self.trend.across.at(node.x), node.y, node.step.claim_id, escape(name))
        self.canvas.target(self.plane, target)
        self.canvas.spot(node.step.claim_id, node.x, node.y, name)

    def as_of(self) -> None:
        """The as-of line, where a date still stands."""
        axis, when, frame = self.trend.across, self.trend.as_of, self.trend.frame
        if self.trend.shows_today(self.courses):
            rule = Rule(self.canvas.space.theme.ink2, self.canvas.space.px(1.4), "above")
            self.canvas.upright(rule, axis, when, frame.top, frame.bottom)
            self.canvas.legend.add("as-of")
            kind, name = self.canvas.space.type(11.5, 600), f"as of {words.day(day_of(when))}"
            x, y = axis.px(when), frame.top - self.canvas.space.px(9)
            left = max(frame.left, min(x - width(name, kind) / 2, frame.right - width(name, kind)))
            self.canvas.text(Text(name, left, y, kind, self.canvas.space.theme.ink))


FIGURE = History()
