"""Matches: the drawn cells of a comparison: an old and a new date on one line, and the slip between them.

A date beyond the axis is told in words at the edge that it lies beyond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline import words
from timeline.figures.axes import TimeAxis
from timeline.figures.bars import SlipBar, draw_slip
from timeline.figures.canvas import Canvas, Plane, Text
from timeline.figures.entries import CONFLICT, Entry
from timeline.figures.glyphs import Pen, draw_reach
from timeline.figures.inks import ARROW, LEADER, LineInk
from timeline.figures.labels import Box
from timeline.figures.legend import colored, glyph_names
from timeline.figures.reach import Reach, reach
from timeline.figures.text import width
from timeline.marks import Bounds

__all__ = ["draw_match", "draw_slip_cell", "entry_reaches", "fitting", "is_outside"]

UNKNOWN: Final[Bounds] = (None, None)
FULL_ROW: Final = 31.0
"""Px of a row in which the largest glyph fits."""


def entry_reaches(entry: Entry) -> tuple[Reach | None, Reach | None]:
    """What the old and the new window cover."""
    return _reach(entry.edge, entry.old), _reach(entry.edge, entry.new)


def _reach(edge: str, window: Bounds) -> Reach | None:
    if edge == "at":
        return reach("point", window)
    return reach("span", window) if edge == "start" else reach("span", UNKNOWN, window)


def is_outside(plane: Plane, entry: Entry) -> bool:
    """Whether one of an entry's dates lies beyond the axis."""
    return any(_beyond(plane, found) for found in entry_reaches(entry))


def _beyond(plane: Plane, found: Reach | None) -> str:
    """The edge of the axis that a reach lies wholly beyond, `left` or `right`; "" where any of it is in sight."""
    if found is None or not isinstance(plane.x, TimeAxis):
        return ""
    return "left" if found.last < plane.x.first else "right" if found.first > plane.x.last else ""


def fitting(canvas: Canvas, row: float) -> Canvas:
    """The same collections at a scale at which the largest glyph fits into a row of so many px."""
    space = canvas.space
    return replace(canvas, space=replace(space, scale=space.scale * min(1.0, row / space.px(FULL_ROW))))


def draw_match(canvas: Canvas, plane: Plane, entry: Entry, y: float, row: float) -> Box | None:
    """Both dates of an entry at `y`, joined by a line in the colour of the slip; gives the old one's box.

    `row` is the height (px) that they may take.
    """
    glyphs, (old, new) = fitting(canvas, row), entry_reaches(entry)
    if is_outside(plane, entry):
        boxes = _draw_part(canvas, plane, entry, y, glyphs)
    elif entry.is_met and new is not None:
        canvas.legend.add("met")
        return draw_reach(Pen(glyphs, plane, "met", entry.claim_id), new, y).box
    else:
        boxes = _draw_both(glyphs, plane, entry, (old, new), y)
    if len(boxes) == 2 and boxes[0] != boxes[1]:
        _join(glyphs, plane, entry.verdict, (boxes[0], boxes[1]))
    return boxes.get(0) or boxes.get(1)


def _draw_both(
    canvas: Canvas, plane: Plane, entry: Entry, found: tuple[Reach | None, Reach | None], y: float
) -> dict[int, Box]:
    """The old date (0) and the new one (1), as far as they are known; gives their boxes."""
    old, new = found
    if old is not None and new is not None and _is_hidden(plane, old, new):
        old = replace(old, middle=None)
    is_bare = old is not None and new is not None and _overlap(old, new)
    pens = [Pen(canvas, plane, look, entry.claim_id, is_bare) for look in _looks(entry)]
    told = zip(pens, (old, new), strict=True)
    return {number: _draw(pen, one, y) for number, (pen, one) in enumerate(told) if one is not None}


def _draw_part(canvas: Canvas, plane: Plane, entry: Entry, y: float, glyphs: Canvas) -> dict[int, Box]:
    """An entry of which a date, or both, lie beyond the axis: what is in sight, and the rest in words at the edges."""
    assert isinstance(plane.x, TimeAxis)
    sides = [_beyond(plane, found) for found in entry_reaches(entry)]
    old, new = (None if side else found for side, found in zip(sides, entry_reaches(entry), strict=True))
    boxes = _draw_both(glyphs, plane, entry, (old, new), y)
    left, right = plane.x.left, plane.x.right
    seen = next(iter(boxes.values()), None)
    for side in dict.fromkeys(side for side in sides if side):
        away = [number for number, where in enumerate(sides) if where == side]
        days = " and ".join(dict.fromkeys(words.window(*(entry.old, entry.new)[number]) for number in away))
        room = (right - left) / 2 if len(away) == 1 else right - left
        if seen is not None:
            room = seen.left - left if side == "left" else right - seen.right
        boxes |= dict.fromkeys(away, _draw_away(canvas, (left, right), (side, days), room, y))
    return boxes


def _draw_away(canvas: Canvas, ends: tuple[float, float], told: tuple[str, str], room: float, y: float) -> Box:
    """The days beyond a side with an arrow, or where they have no room (px) the arrow alone; gives their box."""
    space, kind, gap, (side, days) = canvas.space, canvas.space.type(11.5), canvas.space.px(3), told
    texts = [f"← {days}", "←"] if side == "left" else [f"{days} →", "→"]
    text = next((text for text in texts if width(text, kind) + space.px(30) <= room), texts[-1])
    left = ends[0] + gap if side == "left" else ends[1] - gap - width(text, kind)
    canvas.text(Text(text, left, y, kind, space.theme.ink3, ground=space.theme.surface))
    return Box(left - gap, y - space.px(8), left + width(text, kind) + gap, y + space.px(8))


def _looks(entry: Entry) -> tuple[str, str]:
    if entry.verdict == CONFLICT:
        return CONFLICT, CONFLICT
    return "superseded", "actual" if entry.happened else "current"


def _overlap(old: Reach, new: Reach) -> bool:
    """Whether the old window's ground would hide a part of the new one."""
    return bool(old.windows) and bool(new.windows) and old.first < new.last and new.first < old.last


def _draw(pen: Pen, found: Reach, y: float) -> Box:
    pen.canvas.legend.update(glyph_names(pen.look, found))
    return draw_reach(pen, found, y).box


def _is_hidden(plane: Plane, old: Reach, new: Reach) -> bool:
    """Whether the new date's symbol would half cover the one at the middle of the old window."""
    if old.middle is None or not old.windows or new.middle is None:
        return False
    return abs(plane.x.px(old.middle) - plane.x.px(new.middle)) < 16


def _join(canvas: Canvas, plane: Plane, verdict: str, boxes: Sequence[Box]) -> None:
    old, new = boxes
    y = (old.top + old.bottom) / 2
    left, right = (old.right, new.left) if new.left >= old.right else (new.right, old.left)
    if right - left > 2:
        theme = canvas.space.theme
        ink = LineInk(theme.conf if verdict == CONFLICT else theme.of(verdict), canvas.space.px(2), layer=ARROW)
        canvas.line(ink, plane, [(plane.x.at(left), y), (plane.x.at(right), y)])


def draw_slip_cell(canvas: Canvas, plane: Plane, entry: Entry, y: float) -> None:
    """The slip as a bar or a symbol, with a dotted line from zero to where it begins."""
    if entry.low is None and entry.high is None:
        return
    canvas.legend.add(_legend(entry))
    box = draw_slip(canvas, plane, SlipBar(entry.low, entry.high, entry.verdict), y, entry.claim_id)
    near = box.left if entry.verdict == "later" else box.right
    if entry.verdict in ("later", "earlier") and abs(near - plane.x.px(0)) > 2:
        ink = LineInk(canvas.space.theme.of(entry.verdict), canvas.space.px(1.2), "1px,3px", layer=LEADER)
        canvas.line(ink, plane, [(0, y), (plane.x.at(near), y)])


def _legend(entry: Entry) -> str:
    if entry.verdict == "on time":
        return "slip-none"
    if entry.low == entry.high:
        return colored("slip-exact", entry.verdict)
    return colored("slip-range", entry.verdict) if entry.verdict in ("later", "earlier", CONFLICT) else "slip-open"
