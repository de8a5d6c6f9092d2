"""Glyphs: marks as shapes on a canvas, and the room that they take.

A glyph is put together from inks (`looks.py`) at the moments of its reach (`reach.py`). It places no labels and no
rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.figures.canvas import Canvas, Plane
from timeline.figures.inks import ARROW, CORE, GROUND, SYMBOL, BarInk, LineInk, MarkInk
from timeline.figures.labels import Box
from timeline.figures.looks import (
    CLEAR,
    cap_ink,
    color_of,
    core_ink,
    fade_inks,
    middle_inks,
    point_inks,
    window_ink,
)
from timeline.figures.reach import Reach, Stretch

__all__ = [
    "DIAMOND",
    "FADE_LENGTH",
    "Footprint",
    "Pen",
    "draw_arrow",
    "draw_conflict",
    "draw_point",
    "draw_reach",
    "draw_window",
]

DIAMOND: Final = 0.65
"""Half a diamond's diagonal, as a share of its size."""
FADE_LENGTH: Final = 60.0
LEAST_CORE: Final = 3.0
CAP: Final = 18.0


@dataclass(frozen=True, slots=True)
class Footprint:
    """The room of a glyph in px: its box, its certain core if a label may go inside, and where an arrow meets it."""

    box: Box
    core: Box | None = None
    lead: float = 0.0
    gap: float = 8.0


@dataclass(frozen=True, slots=True)
class Pen:
    """What a glyph is drawn with: where, in which look, and for which claim.

    `is_bare` leaves out the ground of a broken window, so that a date below it is seen.
    """

    canvas: Canvas
    plane: Plane
    look: str
    claim: str = ""
    is_bare: bool = False

    def px(self, length: float) -> float:
        """A length of the design at the picture's scale."""
        return self.canvas.space.px(length)


def draw_reach(pen: Pen, found: Reach, y: float) -> Footprint:
    """A mark of any kind at `y`: its windows, core, symbol, caps and fades, clipped to the axis.

    What was canceled is crossed, also where it is no moment: an old date that no longer holds looks alike.
    """
    axis = pen.plane.x
    core = _draw_core(pen, found.core, y) if found.core else None
    boxes = [draw_window(pen, window, y) for window in found.windows] + ([core] if core else [])
    boxes += _draw_fades(pen, found, y)
    symbol, is_vague = _symbol(pen.look, found), bool(found.windows) or found.middle is None
    if symbol is not None and not (is_vague and axis.clipped(symbol) != symbol):
        boxes.append(draw_point(pen, symbol, y, vague=is_vague))
    if found.cap:
        boxes.append(_draw_cap(pen, found, y))
    if found.ongoing and found.core:
        boxes.append(_draw_head(pen, found.core[1], y))
    inside = core if isinstance(core_ink(pen.look, pen.canvas.space), BarInk) else None
    return Footprint(_around(boxes), inside, axis.px(axis.clipped(found.lead)), pen.px(_gap(pen.look, found)))


def _symbol(look: str, found: Reach) -> float | None:
    """Where a symbol stands: at a moment's middle, and on anything canceled."""
    if found.middle is not None or look != "canceled":
        return found.middle
    return sum(found.core) / 2 if found.core else found.lead


def _gap(look: str, found: Reach) -> float:
    """Px between a glyph and its label: a diamond's corner may come nearer than a bar's edge."""
    if found.windows or found.core or found.fade_right is not None or found.fade_left is not None:
        return 9
    return 5 if look == "met" else 6


def draw_point(pen: Pen, when: float, y: float, *, vague: bool = False) -> Box:
    """The symbol of a moment; `vague` draws the small one at the middle of a window. Gives its box."""
    inks = (middle_inks if vague else point_inks)(pen.look, pen.canvas.space)
    place = pen.plane.x.clipped(when)
    for ink in inks:
        pen.canvas.mark(ink, pen.plane, place, y, pen.claim)
    half = max(ink.size for ink in inks) * DIAMOND
    x = pen.plane.x.px(place)
    return Box(x - half, y - half, x + half, y + half)


def draw_window(pen: Pen, window: Stretch, y: float) -> Box:
    """A window of possible days, at least 3 px wide. Gives its box."""
    ink = window_ink(pen.look, pen.canvas.space)
    if pen.is_bare and isinstance(ink, LineInk):
        ink = replace(ink, fill=CLEAR)
    return _stretch(pen, ink, window, y, pen.px(6))


def _stretch(pen: Pen, ink: BarInk | LineInk, stretch: Stretch, y: float, half: float) -> Box:
    """A bar, a broken rectangle or (without fill) a line along a stretch, clipped and never narrower than 3 px."""
    first, last = _wide_enough(pen.plane, stretch)
    if isinstance(ink, BarInk):
        pen.canvas.bar(ink, pen.plane, (first, last), y, pen.claim)
    elif ink.fill:
        corners = [(first, y - half), (last, y - half), (last, y + half), (first, y + half), (first, y - half)]
        pen.canvas.line(ink, pen.plane, corners)
    else:
        pen.canvas.line(ink, pen.plane, [(first, y), (last, y)])
    return Box(pen.plane.x.px(first), y - half, pen.plane.x.px(last), y + half)


def _wide_enough(plane: Plane, stretch: Stretch) -> Stretch:
    axis = plane.x
    first, last = axis.clipped(stretch[0]), axis.clipped(stretch[1])
    left, right = axis.px(first), axis.px(last)
    if right - left >= LEAST_CORE + 1:
        return first, last
    middle = (left + right) / 2
    return axis.at(middle - LEAST_CORE / 2), axis.at(middle + LEAST_CORE / 2)


def _draw_core(pen: Pen, core: Stretch, y: float) -> Box:
    return _stretch(pen, core_ink(pen.look, pen.canvas.space), core, y, pen.px(8))


def _draw_fades(pen: Pen, found: Reach, y: float) -> list[Box]:
    edges = ((found.fade_left, -1), (found.fade_right, 1))
    return [_draw_fade(pen, edge, way, y) for edge, way in edges if edge is not None]


def _draw_fade(pen: Pen, edge: float, way: int, y: float) -> Box:
    axis, inks = pen.plane.x, fade_inks(pen.look, pen.canvas.space)
    start = axis.px(axis.clipped(edge))
    step = pen.px(FADE_LENGTH) / len(inks)
    for number, ink in enumerate(inks):
        near = start + way * (number * step + step * 0.2)
        far = near + way * step * (0.76 - 0.03 * number)
        pen.canvas.bar(ink, pen.plane, (axis.at(min(near, far)), axis.at(max(near, far))), y, pen.claim)
    end = start + way * step * len(inks)
    return Box(min(start, end), y - pen.px(8), max(start, end), y + pen.px(8))


def _draw_cap(pen: Pen, found: Reach, y: float) -> Box:
    half = pen.px(CAP) / 2
    edge = pen.plane.x.clipped(found.first if found.cap == "start" else found.last)
    pen.canvas.line(cap_ink(pen.look, pen.canvas.space), pen.plane, [(edge, y - half), (edge, y + half)])
    x = pen.plane.x.px(edge)
    return Box(x - 1, y - half, x + 1, y + half)


def _draw_head(pen: Pen, end: float, y: float) -> Box:
    """The arrowhead of what still goes on."""
    axis, size = pen.plane.x, pen.px(15)
    x = axis.px(axis.clipped(end))
    ink = MarkInk("triangle-right", size, color_of(pen.look, pen.canvas.space), layer=SYMBOL)
    pen.canvas.mark(ink, pen.plane, axis.at(x + size * 0.2), y)
    return Box(x, y - size / 2, x + size * 0.8, y + size / 2)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def draw_arrow(canvas: Canvas, plane: Plane, verdict: str, points: Sequence[tuple[float, float]]) -> None:
    """A slip arrow through points in px (its last one is the tip), in the colour of its direction."""
    ink = LineInk(canvas.space.theme.of(verdict), canvas.space.px(1.4), arrow=canvas.space.px(9), layer=ARROW)
    canvas.line(ink, plane, [(plane.x.at(x), y) for x, y in points])


def draw_conflict(canvas: Canvas, plane: Plane, left: float, right: float, y: float) -> Box:
    """Two lines between two marks that contradict each other (px), with a sign between them. Gives their box."""
    px, color = canvas.space.px, canvas.space.theme.conf
    for offset in (-px(2), px(2)):
        ink = LineInk(color, px(1.2), layer=GROUND)
        canvas.line(ink, plane, [(plane.x.at(left), y + offset), (plane.x.at(right), y + offset)])
    if right - left > px(26):
        ground = MarkInk("square", px(16), canvas.space.theme.surface, layer=CORE)
        sign = replace(ground, size=px(21), fill="rgba(0,0,0,0)", outline=color, text="≠", layer=SYMBOL)
        for ink_ in (ground, sign):
            canvas.mark(ink_, plane, plane.x.at((left + right) / 2), y)
    return Box(left, y - px(8), right, y + px(8))
