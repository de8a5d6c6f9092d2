"""Captions: the labels of a row: the date of each mark, the slip at each arrow, and what has no place on the plot.

Labels of what stands are placed first and given up last; every label stays inside its row and meets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from timeline.figures.canvas import Text
from timeline.figures.figure import Space
from timeline.figures.labels import Box, Field, Placed, Wording, beside, place, shortened
from timeline.figures.looks import look_of
from timeline.figures.moves import Move
from timeline.figures.naming import label_texts
from timeline.figures.rows import Row
from timeline.figures.stage import Drawn, Stage, Strip
from timeline.marks import Mark

__all__ = ["Corner", "caption_row", "label_width"]

BOLD: Final = ("actual", "met", "current")
FAINT: Final = ("superseded", "canceled")
LEFT_FIRST: Final = ("superseded", "conflicting")


@dataclass(frozen=True, slots=True)
class Corner:
    """A slip arrow: its move, the marks at its ends, and the x of its corner (`None` where it falls straight)."""

    move: Move
    old: Drawn
    new: Drawn
    x: float | None


def label_width(mark: Mark, space: Space, as_of: date) -> float:
    """Px that a mark's full label takes, its gap included."""
    return _wordings(mark, space, as_of)[0].width + space.px(20)


def _wordings(mark: Mark, space: Space, as_of: date) -> list[Wording]:
    """What a mark's label may say, in the order of trial; the release that stands or happened is bold."""
    bold = mark.milestone == "release" and look_of(mark) in BOLD
    kind = space.type(12.5, 600 if bold else 400)
    return shortened([Wording(text, kind, mark.sources) for text in label_texts(mark, as_of)])


def caption_row(stage: Stage, row: Row, strip: Strip, drawn: Sequence[Drawn], corners: Sequence[Corner]) -> None:
    """Write a row's labels; the strip's room has the glyphs and arrows in it already."""
    for one in sorted(drawn, key=_rank):
        if not (row.dense and one.look == "superseded"):
            _caption_mark(stage, one, strip, _touching(one, drawn) if row.dense else one.foot.box)
        if one.look != "superseded":
            _caption_slips(stage, [corner for corner in corners if corner.new is one], strip)
    _caption_slips(stage, [corner for corner in corners if corner.new.look == "superseded"], strip)
    _caption_the_rest(stage, row, strip, drawn)


def _rank(one: Drawn) -> int:
    return {"superseded": 2, "fulfilled": 1, "canceled": 1}.get(one.look, 0)


# -- Dates ---------------------------------------------------------------------------------------------------------


def _touching(one: Drawn, drawn: Sequence[Drawn]) -> Box:
    """The room of a mark and of those that it touches, in a row that has one lane for all."""
    box = one.foot.box
    for other in drawn:
        if other.foot.box.left < box.right and box.left < other.foot.box.right:
            box = box._replace(left=min(box.left, other.foot.box.left), right=max(box.right, other.foot.box.right))
    return box


def _caption_mark(stage: Stage, one: Drawn, strip: Strip, around: Box) -> None:
    """Write a mark's date inside it or beside it, else beside the marks `around` it."""
    theme, box = stage.canvas.space.theme, one.foot.box
    wordings = _wordings(one.mark, stage.canvas.space, stage.as_of)
    for wording in wordings:
        if _fits_inside(wording, one, stage):
            assert one.foot.core is not None
            inside = Placed(wording, beside(wording, "inside", one.foot.core, stage.px(9)))
            _write(stage, inside, theme.onblue if one.look in ("actual", "met") else theme.ink, "", box.left)
            return
        placed = _mark_place(stage, one, strip, wording, around)
        if placed is not None:
            color = theme.ink3 if one.look in FAINT else theme.ink
            _write(stage, placed, color, strip.ground, box.right if placed.box.left > box.left else box.left)
            return


def _mark_place(stage: Stage, one: Drawn, strip: Strip, wording: Wording, around: Box) -> Placed | None:
    """Beside the mark or those around it; else above it; else left of the as-of line that stands in the way."""
    box, room = one.foot.box, strip.room
    sides = ("left", "right") if one.look in LEFT_FIRST else ("right", "left")
    for near in dict.fromkeys((box, around)):
        placed = place(room, [wording], sides, near, one.foot.gap)
        if placed is not None:
            return placed
    above = _inside_frame(beside(wording, "above", box, stage.px(1)), room.frame)
    lines = [line for line in stage.barriers if line.right <= box.left < line.right + wording.width + one.foot.gap]
    beyond = [beside(wording, "left", line._replace(top=box.top, bottom=box.bottom), stage.px(4)) for line in lines]
    for spot in (above, *beyond):
        if room.is_free(spot):
            room.take(spot)
            return Placed(wording, spot)
    return None


def _inside_frame(box: Box, frame: Box) -> Box:
    """A box moved sideways into a frame."""
    by = max(0.0, frame.left - box.left) - max(0.0, box.right - frame.right)
    return box._replace(left=box.left + by, right=box.right + by)


def _fits_inside(wording: Wording, one: Drawn, stage: Stage) -> bool:
    core = one.foot.core
    return core is not None and wording.width + stage.px(16) <= core.right - core.left


def _write(stage: Stage, placed: Placed, color: str, ground: str, near: float) -> None:
    """Write a label, tied to the place in time that it is nearest to."""
    wording, box = placed
    axis = stage.axis
    value = axis.clipped(axis.at(near))
    y = (box.top + box.bottom) / 2
    stage.canvas.text(Text(wording.markup, box.left, y, wording.kind, color, ground=ground, axis=axis, value=value))


# -- Slips ---------------------------------------------------------------------------------------------------------


def _caption_slips(stage: Stage, corners: Sequence[Corner], strip: Strip) -> None:
    for corner in corners:
        space, move = stage.canvas.space, corner.move
        wording = Wording(move.said, space.type(12.5, 600 if move.is_directed else 400))
        placed = _slip_place(space, [wording, replace(wording, text=move.amount)], corner, strip.room)
        if placed is not None:
            near = corner.old.foot.box.right if corner.x is None else corner.x
            _write(stage, placed, space.theme.text_of(move.verdict), strip.ground, near)


def _slip_place(space: Space, wordings: Sequence[Wording], corner: Corner, room: Field) -> Placed | None:
    for wording in wordings:
        for box in _slip_boxes(space, wording, corner):
            if room.is_free(box):
                room.take(box)
                return Placed(wording, box)
    return None


def _slip_boxes(space: Space, wording: Wording, corner: Corner) -> list[Box]:
    """Beyond the arrow's corner, in line with the new date's label; else above its flat part, ending at the corner."""
    gap, height, length = space.px(8), wording.height, wording.width
    old, new, x = corner.old.foot.box, corner.new.foot, corner.x
    level = corner.old.y - height / 2
    above = corner.old.y - space.px(3) - height
    if x is None:
        between = (old.bottom + new.box.top) / 2 - height / 2
        places = [(old.right + gap, level), (old.left - gap - length, level)]
        places += [(new.lead + gap, between), (new.lead - gap - length, between)]
    elif x > old.right:
        places = [(max(x + gap, new.box.right + new.gap), level), (x + gap, level), (x - length, above)]
    else:
        aligned = min(x - gap, new.box.left - new.gap)
        places = [(aligned - length, level), (x - gap - length, level), (x, above)]
    return [Box(left, top, left + length, top + height) for left, top in places]


# -- What has no place ---------------------------------------------------------------------------------------------


def _caption_the_rest(stage: Stage, row: Row, strip: Strip, drawn: Sequence[Drawn]) -> None:
    """Say in words what is not drawn: folded lanes, dates beyond the axis, no date at all."""
    placed = {one.mark.claim_id for one in drawn}
    edge = stage.axis.left + stage.px(8)
    for number, lane in enumerate(row.lanes):
        y = strip.lane(number)
        if lane.folded and not row.dense:
            wording = Wording(f"+{lane.folded} earlier", stage.canvas.space.type(12))
            box = _note(stage, strip, wording, (drawn[0].foot.box.left if drawn else edge, y))
            hidden = [mark.claim_id for mark in lane.hidden]
            stage.canvas.fold(hidden, wording.text, box.left, box.right, y)
        away = [mark for mark in lane.marks if mark.claim_id not in placed]
        for side, marks in _by_side(stage, away).items():
            # One lane has one place at each edge: the date that holds has it, the others are counted.
            more = f", {len(marks) - 1} more" if len(marks) > 1 else ""
            label = f"{label_texts(marks[-1], stage.as_of)[0]}{more}"
            text = {"left": f"← {label}", "right": f"{label} →"}.get(side, label)
            wording = Wording(text, stage.canvas.space.type(12), marks[-1].sources)
            _note(stage, strip, wording, (stage.axis.right if side == "right" else edge, y))


def _note(stage: Stage, strip: Strip, wording: Wording, place: tuple[float, float]) -> Box:
    axis = stage.axis
    left = max(axis.left, min(place[0], axis.right - stage.px(8) - wording.width))
    top = place[1] - wording.height / 2
    box = Box(left, top, left + wording.width, top + wording.height)
    strip.room.take(box)
    _write(stage, Placed(wording, box), stage.canvas.space.theme.ink3, strip.ground, left)
    return box


def _by_side(stage: Stage, marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Marks by the side of the axis that they lie beyond; "" for those without a date."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        first, last = mark.extent
        ordinal = (last or first or date.min).toordinal()
        side = "" if first is None and last is None else "left" if ordinal < stage.axis.first else "right"
        found.setdefault(side, []).append(mark)
    return found
