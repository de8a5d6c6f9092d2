"""The lanes of a portfolio: in each the date first announced, the last one, and what stands or happened, on one line.

What no longer holds is an outline without ground, so that what stands shows through it; where the two would cover each
other the older symbol is left out, and its words are in the name of the newer one. It orders no rows (`lineup`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from timeline.figures.canvas import Canvas, Text
from timeline.figures.glyphs import Footprint, Pen, draw_arrow, draw_conflict, draw_point, draw_reach
from timeline.figures.inks import WINDOW, LineInk
from timeline.figures.labels import Box, Field, Wording, beside, place
from timeline.figures.legend import colored, glyph_names
from timeline.figures.looks import look_of
from timeline.figures.naming import accessible_name, hover_text, label_texts
from timeline.figures.portfolio_room import date_wordings
from timeline.figures.reach import Reach, reach_of
from timeline.figures.stage import Stage
from timeline.figures.text import escape
from timeline.figures.theme import Type
from timeline.figures.traces import Target
from timeline.lineup import Line
from timeline.marks import Mark

__all__ = ["Ghosts", "Lane", "Lanes"]

OUTLINE: Final = 8.0  # half the height of a window that no longer holds: more than one that stands
COVERED: Final = 9.0  # px between two symbols, below which the older is left out
LEAST_ARROW: Final = 14.0
LEAST_LINE: Final = 3.0
TARGET_STEP: Final = 28.0
MOST_TARGETS: Final = 12


@dataclass(frozen=True, slots=True)
class Lane:
    """A line and its place: the box that its labels may use, the y of its marks, the colour of its ground."""

    line: Line
    box: Box
    y: float
    ground: str


Ghosts = dict[str, Footprint]
"""The footprints of what no longer holds, by claim."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Draws lanes on a stage; `glyphs` is the stage's canvas at the scale of the marks."""

    stage: Stage
    glyphs: Canvas
    kind: Type

    def draw(self, lane: Lane) -> None:
        """Draw a lane: what no longer holds, what stands, the arrow between them, and the labels."""
        self._stand(lane, self._ghosts(lane))

    def _ghosts(self, lane: Lane) -> Ghosts:
        """Draw the first and the last date announced, where something else stands now."""
        solid = [found for mark in lane.line.standing if (found := self._reach(mark))]
        drawn = {}
        for mark in (lane.line.first_mark, lane.line.last_mark):
            found = self._reach(mark) if mark else None
            if mark is None or found is None:
                continue
            covered = any(self._cover(found, other) for other in solid)
            wide = (found.last - found.first) * self.stage.axis.per_day >= self.glyphs.space.px(2 * COVERED)
            if not covered or wide:
                drawn[mark.claim_id] = self._ghost(lane, mark, found, hollow=covered)
                solid.append(found)
        return drawn

    def _stand(self, lane: Lane, ghosts: Ghosts) -> None:
        """Draw what stands, the arrow to it from the first date, and the labels."""
        room = Field(lane.box, [*self.stage.barriers, *(foot.box for foot in ghosts.values())])
        drawn = {mark.claim_id: self._solid(lane, mark) for mark in lane.line.standing if self._reach(mark)}
        room.take(*(foot.box for foot in drawn.values()))
        self._join(lane, ghosts, drawn, room)
        for mark in lane.line.standing:
            if mark.claim_id in drawn:
                self._label(lane, mark, drawn[mark.claim_id], room, [foot.box for foot in ghosts.values()])
            else:
                self._note(lane, mark, room)
        first = lane.line.first_mark
        if first and first.claim_id in ghosts:
            self._label(lane, first, ghosts[first.claim_id], room)
        elif first and not self._reach(first):
            self._note(lane, first, room)
        for one in (*lane.line.standing, first, lane.line.last_mark):
            foot = (drawn | ghosts).get(one.claim_id) if one else None
            if one and foot:
                self._point_at(lane.line, one, foot.box)

    # -- Marks -----------------------------------------------------------------------------------------------------

    def _reach(self, mark: Mark) -> Reach | None:
        """What a mark covers, where any of it is in sight."""
        found, axis = reach_of(mark, self.stage.as_of), self.stage.axis
        return found if found is not None and found.last >= axis.first and found.first <= axis.last else None

    def _cover(self, old: Reach, new: Reach) -> bool:
        if old.middle is None or new.middle is None:
            return False
        return abs(old.middle - new.middle) * self.stage.axis.per_day < self.glyphs.space.px(COVERED)

    def _solid(self, lane: Lane, mark: Mark) -> Footprint:
        found, look = reach_of(mark, self.stage.as_of), _standing_look(lane.line, mark)
        assert found is not None
        self.glyphs.legend.update(glyph_names(look, found))
        return draw_reach(Pen(self.glyphs, self.stage.plane, look, mark.claim_id), found, lane.y)

    def _ghost(self, lane: Lane, mark: Mark, found: Reach, *, hollow: bool) -> Footprint:
        """A date that no longer holds; `hollow` leaves out the symbol at the middle of its window."""
        look = look_of(mark)
        pen = Pen(self.glyphs, self.stage.plane, look, mark.claim_id)
        self.glyphs.legend.update(glyph_names(look, found))
        if look != "superseded" or not (found.windows or found.core):
            return draw_reach(pen, replace(found, middle=None) if hollow and found.windows else found, lane.y)
        box = self._outline(pen, found, lane.y)
        if found.middle is not None and not hollow:
            draw_point(pen, found.middle, lane.y, vague=True)
        if found.fade_left is not None or found.fade_right is not None:
            draw_reach(pen, replace(found, windows=(), core=None, middle=None, cap=""), lane.y)
        return Footprint(box, None, 0.0, pen.px(8))

    def _outline(self, pen: Pen, found: Reach, y: float) -> Box:
        axis, half = self.stage.axis, pen.px(OUTLINE)
        left, right = axis.px(axis.clipped(found.first)), axis.px(axis.clipped(found.last))
        if right - left < pen.px(4):
            left, right = (left + right) / 2 - pen.px(2), (left + right) / 2 + pen.px(2)
        corners = [(left, y - half), (right, y - half), (right, y + half), (left, y + half), (left, y - half)]
        ink = LineInk(pen.canvas.space.theme.grey, pen.px(1.4), f"{pen.px(4):g}px,{pen.px(3):g}px", layer=WINDOW)
        pen.canvas.line(ink, pen.plane, [(axis.at(x), y) for x, y in corners])
        return Box(left, y - half, right, y + half)

    def _join(self, lane: Lane, ghosts: Ghosts, drawn: Ghosts, room: Field) -> None:
        """The slip's arrow from the first date to what stands, or the sign between two that contradict each other."""
        line, px = lane.line, self.glyphs.space.px
        first = ghosts.get(line.first_mark.claim_id) if line.first_mark else None
        rivals = [drawn[mark.claim_id].box for mark in line.standing if mark.claim_id in drawn]
        if line.state == "conflicting":
            for one, other in pairwise(sorted(rivals)):
                if other.left - one.right > px(4):
                    room.take(draw_conflict(self.glyphs, self.stage.plane, one.right, other.left, lane.y))
        elif first is not None and rivals and line.verdict:
            self._arrow(lane, first.box, rivals[0], room)

    def _arrow(self, lane: Lane, old: Box, new: Box, room: Field) -> None:
        px, later = self.glyphs.space.px, new.left >= old.right
        start, tip = (old.right + px(2), new.left - px(1)) if later else (old.left - px(2), new.right + px(1))
        length = tip - start if later else start - tip
        if length < px(LEAST_LINE):
            return
        plane, verdict = self.stage.plane, lane.line.verdict
        if length < px(LEAST_ARROW):
            ink = LineInk(self.glyphs.space.theme.of(verdict), px(1.4))
            self.glyphs.line(ink, plane, [(plane.x.at(start), lane.y), (plane.x.at(tip), lane.y)])
        else:
            draw_arrow(self.glyphs, plane, verdict, [(start, lane.y), (tip, lane.y)])
        self.glyphs.legend.add(colored("slip" if old.right - old.left < px(20) else "slip-vague", verdict))
        room.take(Box(min(start, tip), lane.y - px(4), max(start, tip), lane.y + px(4)))

    # -- Words -----------------------------------------------------------------------------------------------------

    def _label(self, lane: Lane, mark: Mark, foot: Footprint, room: Field, around: Sequence[Box] = ()) -> None:
        """A mark's date at the first side that is free, else in fewer words, else beyond the as-of line.

        What stands inside an older window, one of `around`, has it beyond that.

        Where there is no room either, it is left to the card.
        """
        theme, look = self.stage.canvas.space.theme, look_of(mark)
        sides = ("left", "right") if look in ("superseded", "fulfilled", "conflicting") else ("right", "left")
        stands = mark in lane.line.standing
        wordings = date_wordings(mark, self.kind, self.stage.as_of if stands else None)
        placed = place(room, wordings, sides, foot.box, foot.gap)
        for barrier in self.stage.barriers:
            if placed is None and stands and barrier.right > foot.box.left:
                anchor = foot.box._replace(right=max(barrier.right, foot.box.right))
                placed = place(room, wordings, ("right",), anchor, self.stage.px(4))
        for older in around:
            if placed is None and older.meets(foot.box):
                anchor = older._replace(left=min(older.left, foot.box.left), right=max(older.right, foot.box.right))
                placed = place(room, wordings, sides, anchor, foot.gap)
        if placed is not None:
            near = foot.box.right if placed.box.left > foot.box.left else foot.box.left
            color = theme.ink3 if look in ("superseded", "fulfilled", "canceled") else theme.ink
            self._write(lane, placed.wording, placed.box, color, near)

    def _note(self, lane: Lane, mark: Mark, room: Field) -> None:
        """What has no place on the plot, in words at the edge that it lies beyond."""
        axis, text = self.stage.axis, label_texts(mark, self.stage.as_of)[0]
        found = reach_of(mark, self.stage.as_of)
        side = "" if found is None else "right" if found.first > axis.last else "left"
        text = f"{text} →" if side == "right" else f"← {text}" if side else text
        edge = axis.right if side == "right" else axis.left
        anchor = Box(edge, lane.y, edge, lane.y)
        for wording in (Wording(text, self.kind, mark.sources), Wording(text, self.kind)):
            box = beside(wording, "left" if side == "right" else "right", anchor, self.stage.px(8))
            if room.is_free(box):
                room.take(box)
                self._write(lane, wording, box, self.stage.canvas.space.theme.ink3, edge)
                self._point_at(lane.line, mark, box)
                return

    def _write(self, lane: Lane, wording: Wording, box: Box, color: str, near: float) -> None:
        axis, y = self.stage.axis, (box.top + box.bottom) / 2
        value = axis.clipped(axis.at(near))
        text = Text(wording.markup, box.left, y, wording.kind, color, ground=lane.ground, axis=axis, value=value)
        self.stage.canvas.text(text)

    def _point_at(self, line: Line, mark: Mark, box: Box) -> None:
        """Where a mark can be pointed at, and its name, in which the standing date tells the slip."""
        slip = _slip_words(line) if mark in line.standing else "as first announced" * (mark is line.first_mark)
        name, y = f"{line.production}: {accessible_name(mark, slip, self.stage.as_of)}", (box.top + box.bottom) / 2
        x = min(max((box.left + box.right) / 2, self.stage.axis.left), self.stage.axis.right)
        self.stage.canvas.spot(mark.claim_id, x, y, name)
        hover = ""
        if self.glyphs.space.printed:
            hover = f"<b>{escape(line.production)}</b><br>{hover_text(mark, slip, self.stage.as_of)}"
        for x in _places(box, self.stage.px(TARGET_STEP)):
            value = self.stage.axis.clipped(self.stage.axis.at(x))
            self.stage.canvas.target(self.stage.plane, Target(value, y, mark.claim_id, hover))


def _places(box: Box, step: float) -> Sequence[float]:
    """Along the whole glyph, so that a long bar can be pointed at anywhere."""
    count = min(MOST_TARGETS, max(1, round((box.right - box.left) / step)))
    return [box.left + (box.right - box.left) / count * (number + 0.5) for number in range(count)]


def _standing_look(line: Line, mark: Mark) -> str:
    """The look of a mark that stands: an actual has the ring only where the date that stood last was met.

    A document that goes on stating the day afterwards foretells nothing.
    """
    look = look_of(mark)
    foretold = line.last is not None and line.actual is not None and line.last.window == line.actual.window
    return "actual" if look == "met" and not foretold else look


def _slip_words(line: Line) -> str:
    """The slip of a line against its first date, in words."""
    if line.first is None or line.first_mark is None or not line.verdict:
        return ""
    return f"{line.said}, against “{line.first.stated}” as first announced"
