"""A row's lanes drawn: its marks, and the arrows from each date to the one that replaced it.

It arranges no lanes (`rows`), writes no labels (`captions`) and knows no other rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.figures.captions import Corner, caption_row
from timeline.figures.figure import Space
from timeline.figures.glyphs import Pen, draw_conflict, draw_reach
from timeline.figures.inks import ARROW, LineInk
from timeline.figures.labels import Box, Field
from timeline.figures.legend import colored, glyph_names
from timeline.figures.looks import look_of
from timeline.figures.moves import Move, moves_among
from timeline.figures.naming import accessible_name, hover_text
from timeline.figures.reach import reach_of
from timeline.figures.replaced import draw_replaced
from timeline.figures.rows import Lane, Row
from timeline.figures.stage import Drawn, Stage, Strip
from timeline.figures.traces import Target
from timeline.marks import Mark

__all__ = ["draw_row", "mark_target"]

TARGET_STEP: Final = 28.0
MOST_TARGETS: Final = 12
AIR: Final = 4.0
"""Less than from a glyph to its own label."""


def draw_row(stage: Stage, row: Row, strip: Strip) -> list[Drawn]:
    """Draw a row's lanes into its strip, with arrows and labels; gives the marks that found a place on the axis."""
    drawn = [one for number, lane in enumerate(row.lanes) for one in _draw_lane(stage, lane, strip.lane(number))]
    # Side by side in one lane, a date's label would touch the mark of another.
    air = stage.px(AIR) if row.dense else 0.0
    strip.room.take(
        *(one.foot.box._replace(left=one.foot.box.left - air, right=one.foot.box.right + air) for one in drawn)
    )
    moves = [] if row.dense else moves_among(row.marks)
    if row.dense:
        _draw_change(stage, row, drawn, strip.room)
    corners = _draw_arrows(stage, moves, drawn, strip.room)
    _draw_conflicts(stage, drawn, strip.room)
    caption_row(stage, row, strip, drawn, corners)
    by_old = {move.old.claim_id: move for move in moves}
    for one in drawn:
        mark_target(stage, one.mark, one.foot.box, by_old.get(one.mark.claim_id), is_small=row.dense)
    return drawn


def _draw_lane(stage: Stage, lane: Lane, y: float) -> list[Drawn]:
    drawn = []
    for mark in lane.marks:
        found = reach_of(mark, stage.as_of)
        if found is None or found.last < stage.axis.first or found.first > stage.axis.last:
            continue
        look = look_of(mark)
        stage.canvas.legend.update(glyph_names(look, found))
        pen = Pen(stage.canvas, stage.plane, look, mark.claim_id)
        drawn.append(Drawn(mark, look, y, draw_reach(pen, found, y)))
    return drawn


# -- Arrows --------------------------------------------------------------------------------------------------------


def _draw_arrows(stage: Stage, moves: Sequence[Move], drawn: Sequence[Drawn], room: Field) -> list[Corner]:
    """An arrow for each move between two marks that are drawn, from the upper to the lower."""
    by_id = {one.mark.claim_id: one for one in drawn}
    corners = []
    for move in moves:
        old, new = by_id.get(move.old.claim_id), by_id.get(move.new.claim_id)
        if old is not None and new is not None and new.y > old.y:
            corners.append(Corner(move, old, new, _draw_slip_arrow(stage, move, (old, new), room)))
    return corners


def _draw_slip_arrow(stage: Stage, move: Move, ends: tuple[Drawn, Drawn], room: Field) -> float | None:
    """From the old mark to the new one; takes its room, and gives the x of its corner (`None` if it falls straight)."""
    old, new = ends
    shape = "slip" if old.foot.box.right - old.foot.box.left < stage.px(20) else "slip-vague"
    stage.canvas.legend.add(colored(shape, move.verdict))
    corner, taken = draw_replaced(stage, move.verdict, old.foot, new.foot, old.y)
    room.take(*taken)
    return corner


def _draw_change(stage: Stage, row: Row, drawn: Sequence[Drawn], room: Field) -> None:
    """In a dense row: a line from the first date to the one that holds, in the colour of the slip between them."""
    if len(drawn) != 2 or row.slip.verdict in ("", "conflicting") or drawn[1].look == "canceled":
        return
    old, new = drawn[0].foot.box, drawn[1].foot.box
    left, right = (old.right, new.left) if new.left >= old.right else (new.right, old.left)
    if right - left > stage.px(3):
        y, theme = drawn[0].y, stage.canvas.space.theme
        ink = LineInk(theme.of(row.slip.verdict), stage.px(1.6), layer=ARROW)
        stage.canvas.line(ink, stage.plane, [(stage.axis.at(left), y), (stage.axis.at(right), y)])
        room.take(Box(left, y - stage.px(1), right, y + stage.px(1)))
        stage.canvas.legend.add(colored("change", row.slip.verdict))


def _draw_conflicts(stage: Stage, drawn: Sequence[Drawn], room: Field) -> None:
    rivals = [one for one in drawn if one.look == "conflicting"]
    gap = stage.px(2)
    for left, right in pairwise(rivals):
        start, end = left.foot.box.right + gap, right.foot.box.left - gap
        if left.y == right.y and end - start > gap:
            room.take(draw_conflict(stage.canvas, stage.plane, start, end, left.y))


# -- For those who point, and those who can't see ------------------------------------------------------------------


def mark_target(stage: Stage, mark: Mark, box: Box, move: Move | None, *, is_small: bool = False) -> None:
    """Where a mark can be pointed at, and its accessible name; a small one on a screen is a place of its own."""
    said, y, space = move.in_words if move else "", (box.top + box.bottom) / 2, stage.canvas.space
    stage.canvas.spot(mark.claim_id, (box.left + box.right) / 2, y, accessible_name(mark, said, stage.as_of))
    if is_small and not space.printed:
        return
    hover = hover_text(mark, said, stage.as_of) if space.printed else ""
    for x in _target_places(box, space):
        value = stage.axis.clipped(stage.axis.at(x))
        stage.canvas.target(stage.plane, Target(value, y, mark.claim_id, hover))


def _target_places(box: Box, space: Space) -> list[float]:
    """Along the whole glyph, so that a long bar can be pointed at anywhere."""
    count = min(MOST_TARGETS, max(1, round((box.right - box.left) / space.px(TARGET_STEP))))
    step = (box.right - box.left) / count
    return [box.left + step * (number + 0.5) for number in range(count)]
