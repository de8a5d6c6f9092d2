"""Labels of a history: each claim's words beside its mark, each move's slip beside its line, nothing over anything.

The actual dates are labelled first, then what stands, then slips, then the rest; what finds no free place is left to
the card and the list. What a label says is for `history_blocks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.canvas import Canvas, Text
from timeline.figures.courses import Course
from timeline.figures.figure import Space
from timeline.figures.history_blocks import blocks_of
from timeline.figures.labels import Box, Field, Joint, Wording
from timeline.figures.paper import draw_diagonal_name, draw_past_name, line_boxes
from timeline.figures.surround import Block, Line, surround
from timeline.figures.trend import Node, Stretch, Trend

__all__ = ["Plot", "draw_labels"]

STRONG: Final = (12.5, 600)
HALF: Final = 10.0
GAP: Final = 3.0
REST: Final = 4
MOST: Final = 60
"""Labels on one chart; those of more claims are left to the card."""
SIDES: Final = ("above", "above right", "above left", "right", "below right", "below", "left", "below left")
ACTUAL_SIDES: Final = ("right", "below right", "left", "above left", "above right", "below left", "above", "below")


@dataclass(frozen=True, slots=True)
class Plot:
    """What labels are written on: a canvas and its trend, the courses and what was drawn of them.

    `focus` is the one course of many that is labelled in full, `taken` what else labels may not cover.
    """

    canvas: Canvas
    trend: Trend
    courses: Sequence[Course]
    nodes: Sequence[Node]
    stretches: Sequence[Stretch]
    focus: int | None
    taken: Sequence[Box] = ()


def draw_labels(plot: Plot) -> None:
    """Write what finds room: actual dates, what stands, slips, the other claims, the names of line and ground."""
    line = plot.trend.diagonal()
    page = _page(plot.trend)
    on_lines = frozenset(id(step) for course in plot.courses for step in course.steps)
    writer = _Writer(plot, Field(page), Field(page, line_boxes(*line, half=2) if line else []), on_lines)
    writer.take_shapes()
    ordered = sorted(plot.nodes, key=writer.importance)[:MOST]
    leading = [node for node in ordered if writer.importance(node) < REST]
    for node in leading:
        writer.label(node)
    for stretch in plot.stretches:
        writer.slip(stretch)
    for node in ordered[len(leading) :]:
        writer.label(node)
    draw_diagonal_name(plot.canvas, plot.trend, writer.room)
    draw_past_name(plot.canvas, plot.trend, writer.strict)


def _page(trend: Trend) -> Box:
    frame = trend.frame
    return Box(frame.left + 3, frame.top + 2, frame.right - 2, frame.bottom - 2)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes labels on a plot; `room` is what they may not meet, the diagonal apart, `line` is that.

    `on_lines` are the steps that courses run through, by identity: of very many a look at each would take long.
    """

    plot: Plot
    room: Field
    line: Field
    on_lines: frozenset[int]

    @property
    def space(self) -> Space:
        return self.plot.canvas.space

    @property
    def strict(self) -> Joint:
        """The room with the diagonal in it."""
        return Joint(self.room, self.line)

    def take_shapes(self) -> None:
        self.room.take(*self.plot.taken)
        for node in self.plot.nodes:
            self.room.take(self.mark(node))
            if node.across:
                self.room.take(Box(node.across[0] - 2, node.y - 6, node.across[1] + 2, node.y + 6))
            if node.up:
                self.room.take(Box(node.x - 6, node.up[0] - 2, node.x + 6, node.up[1] + 2))
        for stretch in self.plot.stretches:
            self.room.take(*line_boxes(stretch.start, stretch.end, half=2))
        if self.plot.trend.shows_today(self.plot.courses):
            x, frame = self.plot.trend.x(self.plot.trend.as_of), self.plot.trend.frame
            self.room.take(Box(x - 3, frame.top, x + 3, frame.bottom))

    def mark(self, node: Node) -> Box:
        half = self.space.px(HALF)
        return Box(node.x - half, node.y - half, node.x + half, node.y + half)

    def importance(self, node: Node) -> int:
        """Who is labelled first: the focus, then actual dates, what stands, what was once said, what stands aside."""
        course = self.plot.courses[node.course]
        if node.step.look == "actual":
            rank = 1
        elif course.steps and node.step is course.steps[-1]:
            rank = 2 if course.actual is None else REST
        else:
            rank = REST + (id(node.step) not in self.on_lines)
        return rank - REST * (node.course == self.plot.focus)

    def label(self, node: Node) -> None:
        """A node's label on the first free side, the fullest wording first, rather not across the diagonal."""
        mark = self.mark(node)
        tall = mark
        if node.up is not None:
            tall = Box(mark.left, min(mark.top, node.up[0]), mark.right, max(mark.bottom, node.up[1]))
        sides = ACTUAL_SIDES if node.step.look == "actual" else SIDES
        full = self.plot.focus in (None, node.course)
        strict = self.strict
        for block in blocks_of(self.plot.courses, node, self.space, full=full):
            for room in (strict, self.room):
                for around in (tall, mark):
                    found = surround(block, around, self.space.px(GAP), sides, room)
                    if found is not None:
                        self.write(block, *found)
                        return

    def slip(self, stretch: Stretch) -> None:
        """What a move amounts to, beside the upright line that it is; an actual's stands in its label."""
        step = stretch.step
        if step is None or step.look == "actual" or not step.moved or self.plot.focus not in (None, stretch.course):
            return
        amount = Wording(words.slip_mark(step.slip_min, step.slip_max), self.space.type(*STRONG))
        block = Block((Line(amount, self.space.theme.text_of(step.verdict)),))
        (x, y0), (_, y1) = stretch.start, stretch.end
        for room in (self.strict, self.room):
            for part in (0.5, 0.35, 0.65, 0.2, 0.8):
                y = y0 + (y1 - y0) * part
                found = surround(block, Box(x - 3, y, x + 3, y), self.space.px(GAP + 4), ("left", "right"), room)
                if found is not None:
                    self.write(block, *found)
                    return

    def write(self, block: Block, side: str, box: Box) -> None:
        """A block's lines in its box, aligned towards their mark, on the ground that is there."""
        self.room.take(box)
        theme, trend = self.space.theme, self.plot.trend
        past = trend.is_past((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        align = "right" if side.endswith("left") else "center" if side in ("above", "below") else "left"
        x = {"left": box.left, "center": (box.left + box.right) / 2, "right": box.right}[align]
        for line, y in block.middles(box):
            kind, ground = line.wording.kind, theme.sunk if past else theme.surface
            self.plot.canvas.text(Text(line.wording.markup, x, y, kind, line.color, align, ground))
