"""The steps of a portfolio's only production: each date announced in turn and what happened, a row each under its line.

Beside the others one line a production is enough; alone it has the room to say who told each date, when, and what that
changed. Steps, sources and changes are those of the history (`courses`); which line is drawn is the portfolio's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline import words
from timeline.figures.canvas import Rule, Text
from timeline.figures.columns import slip_color
from timeline.figures.courses import Course, Step, course_list
from timeline.figures.figure import Space
from timeline.figures.glyphs import FADE_LENGTH, Footprint, Pen, draw_reach
from timeline.figures.history_blocks import node_name
from timeline.figures.labels import Box, Field, Wording, beside, place, shortened
from timeline.figures.legend import glyph_names
from timeline.figures.portfolio_columns import MARGIN, Columns
from timeline.figures.range import Need
from timeline.figures.reach import Reach, reach
from timeline.figures.replaced import draw_replaced
from timeline.figures.stage import Stage
from timeline.figures.text import clip, escape
from timeline.figures.traces import Target
from timeline.lineup import Line
from timeline.marks import Bounds
from timeline.pipeline import Selection

__all__ = ["STEP", "StepRow", "draw_steps", "step_needs", "step_rows"]

STEP: Final = 44.0
TWO_LINES: Final = 34.0
INDENT: Final = 18.0
MOST: Final = 12
"""Steps of one line; of more the first and the last are drawn, and the others counted."""
UNKNOWN: Final[Bounds] = (None, None)
FAINT: Final = ("superseded", "fulfilled", "canceled")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a course, or (without one) how many are `folded` in its place."""

    course: Course
    step: Step | None = None
    folded: int = 0

    @property
    def reach(self) -> Reach | None:
        """What its date covers."""
        if self.step is None:
            return None
        window, edge = self.step.window, self.course.edge
        return reach("point" if edge == "at" else "span", *((UNKNOWN, window) if edge == "end" else (window,)))

    @property
    def said(self) -> tuple[str, str]:
        """The phrase, or the day of what happened; and when it was said."""
        assert self.step is not None
        when = "" if self.step.asserted == UNKNOWN else words.about(*self.step.asserted)
        happened = self.step.look == "actual"
        return words.window(*self.step.window) if happened else f"“{self.step.stated}”", "" if happened else when

    @property
    def change(self) -> tuple[str, str, str]:
        """What it did to the date before it: signed days, a word, and its verdict."""
        assert self.step is not None
        step = self.step
        amount = words.slip_mark(step.slip_min, step.slip_max) if step.against else ""
        if step.look == "actual":
            return amount, {"later": "late", "earlier": "early"}.get(step.verdict, step.verdict), step.verdict
        if step.look == "conflicting":
            return amount, "sources conflict", "conflicting"
        word = step.verdict if step.moved else "first" if step.change == "first" else step.change
        return amount, word, step.verdict


def step_rows(selection: Selection, space: Space, lines: Sequence[Line]) -> list[StepRow]:
    """The steps of the only line, if it has more than one; none of several lines, nor on a phone."""
    if len(lines) != 1 or space.compact:
        return []
    line = lines[0]
    own = [
        course
        for course in course_list(selection)
        if course.key[2] == line.label and course.edge == line.edge and course.key[3] in (line.territory, "")
    ]
    course = max(own, key=lambda course: course.key[3] == line.territory, default=None)
    if course is None:
        return []
    rows = [StepRow(course, step) for step in (*course.steps, *((course.actual,) if course.actual else ()))]
    if len(rows) > MOST:
        rows = [rows[0], StepRow(course, folded=len(rows) - MOST + 1), *rows[len(rows) - MOST + 2 :]]
    return rows if len(rows) > 1 else []


def step_needs(space: Space, columns: Columns, rows: Sequence[StepRow]) -> Iterator[Need]:
    """The days of the steps, with room for their labels: what no longer holds has its own at the left."""
    for row in rows:
        found, step = row.reach, row.step
        if found is not None and step is not None:
            label = _wordings(step, columns)[0].width + space.px(20)
            fades = [0.0 if side is None else space.px(FADE_LENGTH + 6) for side in (found.fade_left, found.fade_right)]
            edge, faint = space.px(14), step.look in FAINT
            yield Need(
                found.first, found.last, (label if faint else edge) + fades[0], (edge if faint else label) + fades[1]
            )


def _wordings(step: Step, columns: Columns) -> list[Wording]:
    return shortened([Wording(words.window(*step.window), columns.date, step.sources)])


def draw_steps(stage: Stage, columns: Columns, rows: Sequence[StepRow], box: Box, claim: str) -> None:
    """Draw the steps into a box, all equally high; the one of the chosen `claim` has its ground."""
    canvas, theme = stage.canvas, stage.canvas.space.theme
    high = (box.bottom - box.top) / max(len(rows), 1)
    drawn: list[_Row] = []
    for number, row in enumerate(rows):
        own = box._replace(top=box.top + number * high, bottom=box.top + (number + 1) * high)
        chosen = row.step is not None and row.step.claim_id == claim != ""
        if chosen:
            canvas.block(theme.sel, own)
        canvas.rule(Rule(theme.grid), canvas.space.px(MARGIN + INDENT), own.bottom, own.right, own.bottom)
        drawn.append(_Row(stage, columns, row, own, theme.sel if chosen else theme.surface))
    feet = [one.draw() for one in drawn]
    taken = [list(stage.barriers) for _ in drawn]
    for number, (old, new) in enumerate(pairwise(feet)):
        if old is not None and new is not None:
            _, arrow = draw_replaced(stage, rows[number + 1].change[2], old, new, (old.box.top + old.box.bottom) / 2)
            taken[number] += arrow
            taken[number + 1] += arrow
    for one, foot, boxes in zip(drawn, feet, taken, strict=True):
        if foot is not None:
            one.label(foot, boxes)


@dataclass(frozen=True, slots=True)
class _Row:
    """One step in its box, on a ground."""

    stage: Stage
    columns: Columns
    row: StepRow
    box: Box
    ground: str

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    def draw(self) -> Footprint | None:
        """The words and, where the date is in sight, its glyph, whose room it gives."""
        space, step = self.stage.canvas.space, self.row.step
        if step is None:
            said = f"+{self.row.folded} between; the history has them all"
            left = space.px(MARGIN + INDENT)
            self.stage.canvas.text(Text(said, left, self.middle, self.columns.date, space.theme.ink3))
            return None
        self._words(step)
        self._change()
        found, axis = self.row.reach, self.stage.axis
        if found is None:
            return None
        if found.last < axis.first or found.first > axis.last:
            self._beyond(step, "left" if found.last < axis.first else "right")
            return None
        pen = Pen(self.stage.canvas, self.stage.plane, step.look, step.claim_id)
        self.stage.canvas.legend.update(glyph_names(step.look, found))
        foot = draw_reach(pen, found, self.middle)
        self._target(step, foot.box)
        return foot

    def _words(self, step: Step) -> None:
        """The phrase over who said it and when; in a low row the phrase alone."""
        space, theme = self.stage.canvas.space, self.stage.canvas.space.theme
        left, kind, small = space.px(MARGIN + INDENT), self.columns.date, space.type(11.5)
        room = self.stage.axis.left - left - space.px(16)
        phrase, when = self.row.said
        two = self.box.bottom - self.box.top >= space.px(TWO_LINES)
        y = self.middle - (space.px(8.5) if two else 0)
        self.stage.canvas.text(Text(escape(clip(phrase, room, kind)), left, y, kind, theme.ink))
        if two:
            lead = "happened · " if step.look == "actual" else ""
            after = f", {when}" if when else ""
            fixed = Wording(after, small, step.sources).width
            who = Wording(clip(f"{lead}{step.publisher}", room - fixed, small), small, step.sources)
            self.stage.canvas.text(Text(who.markup + escape(after), left, y + space.px(17), small, theme.ink3))

    def _change(self) -> None:
        space, (amount, word, verdict) = self.stage.canvas.space, self.row.change
        color = slip_color(space.theme, verdict)
        said = amount or ("" if self.columns.word_end else word)
        self.stage.canvas.text(
            Text(escape(said), self.columns.slip_end, self.middle, self.columns.date, color, "right")
        )
        if self.columns.word_end:
            end = self.columns.word_end
            self.stage.canvas.text(Text(escape(word), end, self.middle, self.columns.date, color, "right"))

    def label(self, foot: Footprint, taken: Sequence[Box]) -> None:
        """The date beside its glyph, where it meets nothing."""
        assert self.row.step is not None
        step, theme, axis = self.row.step, self.stage.canvas.space.theme, self.stage.axis
        room = Field(self.box._replace(left=axis.left, right=axis.right), [*taken, foot.box])
        sides = ("left", "right") if step.look in FAINT else ("right", "left")
        placed = place(room, _wordings(step, self.columns), sides, foot.box, foot.gap)
        if placed is not None:
            box, kind = placed.box, placed.wording.kind
            near = axis.clipped(axis.at(foot.box.right if box.left > foot.box.left else foot.box.left))
            color = theme.ink3 if step.look in FAINT else theme.ink
            text = Text(placed.wording.markup, box.left, self.middle, kind, color, "left", self.ground, axis, near)
            self.stage.canvas.text(text)

    def _beyond(self, step: Step, side: str) -> None:
        axis, theme, day = self.stage.axis, self.stage.canvas.space.theme, words.window(*step.window)
        wording = Wording(f"← {day}" if side == "left" else f"{day} →", self.columns.date)
        edge = axis.left if side == "left" else axis.right
        box = beside(wording, "right" if side == "left" else "left", Box(edge, self.middle, edge, self.middle), 4)
        self.stage.canvas.text(
            Text(wording.markup, box.left, self.middle, wording.kind, theme.ink3, ground=self.ground)
        )
        self._target(step, box)

    def _target(self, step: Step, box: Box) -> None:
        canvas, axis, x = self.stage.canvas, self.stage.axis, (box.left + box.right) / 2
        name = node_name(self.row.course, step)
        if step.claim_id not in {spot.claim_id for spot in canvas.spots}:
            canvas.spot(step.claim_id, min(max(x, axis.left), axis.right), self.middle, name)
        hover = escape(name) if canvas.space.printed else ""
        canvas.target(self.stage.plane, Target(axis.clipped(axis.at(x)), self.middle, step.claim_id, hover))
