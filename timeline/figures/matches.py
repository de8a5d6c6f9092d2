"""Matches: the drawn cells of a comparison: an old and a new date on one line, and the slip between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.figures.bars import SlipBar, draw_slip
from timeline.figures.canvas import Canvas, Plane
from timeline.figures.glyphs import Pen, draw_reach
from timeline.figures.inks import ARROW, LEADER, LineInk
from timeline.figures.labels import Box
from timeline.figures.ledger import CONFLICT, Entry
from timeline.figures.legend import colored, glyph_names
from timeline.figures.reach import Reach, reach
from timeline.marks import Bounds

__all__ = ["draw_match", "draw_slip_cell", "entry_reaches"]

UNKNOWN: Final[Bounds] = (None, None)


def entry_reaches(entry: Entry) -> tuple[Reach | None, Reach | None]:
    """What the old and the new window cover."""
    return _reach(entry.edge, entry.old), _reach(entry.edge, entry.new)


def _reach(edge: str, window: Bounds) -> Reach | None:
    if edge == "at":
        return reach("point", window)
    return reach("span", window) if edge == "start" else reach("span", UNKNOWN, window)


def draw_match(canvas: Canvas, plane: Plane, entry: Entry, y: float) -> Box | None:
    """Both dates of an entry at `y`, joined by a line in the colour of the slip; gives the old one's box."""
    old, new = entry_reaches(entry)
    if entry.is_met and new is not None:
        canvas.legend.add("met")
        return draw_reach(Pen(canvas, plane, "met", entry.claim_id), new, y).box
    if old is not None and new is not None and _is_hidden(plane, old, new):
        old = replace(old, middle=None)
    looks = _looks(entry)
    is_bare = old is not None and new is not None and _overlap(old, new)
    pens = [Pen(canvas, plane, look, entry.claim_id, is_bare) for look in looks]
    boxes = [_draw(pen, found, y) for pen, found in zip(pens, (old, new), strict=True) if found is not None]
    if len(boxes) == 2:
        _join(canvas, plane, entry.verdict, boxes)
    return boxes[0] if boxes else None


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
