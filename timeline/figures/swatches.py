"""Swatches: each glyph of the legends drawn once, small, with the pens of the plots. One table, name to drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from timeline.figures.axes import PixelAxis, ValueAxis
from timeline.figures.bars import SlipBar, draw_slip
from timeline.figures.canvas import Canvas, Plane
from timeline.figures.glyphs import Pen, draw_arrow, draw_point, draw_reach, draw_window
from timeline.figures.inks import SYMBOL, LineInk, MarkInk
from timeline.figures.looks import fade_inks, quiet_ink
from timeline.figures.reach import Reach

__all__ = ["HEIGHT", "SWATCHES", "Swatch"]

HEIGHT: Final = 20.0
MIDDLE: Final = HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Swatch:
    """A glyph `width` px wide, how it is drawn on a canvas of px, and its scale against the plots."""

    width: float
    draw: Callable[[Canvas, float], object]
    scale: float = 1.0


def _pen(canvas: Canvas, width: float, look: str) -> Pen:
    return Pen(canvas, Plane(ValueAxis(0, width, 0, width, "x"), PixelAxis("y")), look)


def _point(look: str) -> Callable[[Canvas, float], object]:
    return lambda canvas, width: draw_point(_pen(canvas, width, look), width / 2, MIDDLE)


def _vague(look: str) -> Callable[[Canvas, float], object]:
    return lambda canvas, width: draw_reach(
        _pen(canvas, width, look), Reach(((1, width - 1),), middle=width / 2), MIDDLE
    )


def _core(look: str) -> Callable[[Canvas, float], object]:
    def draw(canvas: Canvas, width: float) -> object:
        third = width / 3
        return draw_reach(
            _pen(canvas, width, look), Reach(((1, third), (2 * third, width - 1)), (third, 2 * third)), MIDDLE
        )

    return draw


def _span(look: str) -> Callable[[Canvas, float], object]:
    return lambda canvas, width: draw_reach(_pen(canvas, width, look), Reach(core=(1, width - 1)), MIDDLE)


def _edge(look: str) -> Callable[[Canvas, float], object]:
    """A window with its cap: the end that was said."""
    return lambda canvas, width: draw_reach(
        _pen(canvas, width, look), Reach(((2, width - 1),), cap="start", lead=width / 2), MIDDLE
    )


def _ongoing(canvas: Canvas, width: float) -> None:
    """A bar with an arrowhead, clear of the edge."""
    draw_reach(_pen(canvas, width, "actual"), Reach(core=(0, width - 14), ongoing=True), MIDDLE)


def _open(look: str) -> Callable[[Canvas, float], object]:
    """The fade of the plots, shortened to fit beside its words."""

    def draw(canvas: Canvas, width: float) -> None:
        pen, edge = _pen(canvas, width, look), width * 0.42
        draw_reach(pen, Reach(core=(1, edge)), MIDDLE)
        inks = fade_inks(look, canvas.space)[::2]
        step = (width - 1 - edge) / len(inks)
        for number, ink in enumerate(inks):
            left = edge + (number + 0.3) * step
            canvas.bar(ink, pen.plane, (left, left + step * 0.62), MIDDLE)

    return draw


def _slip(verdict: str) -> Callable[[Canvas, float], object]:
    def draw(canvas: Canvas, width: float) -> None:
        pen = _pen(canvas, width, "superseded")
        draw_point(pen, 9, MIDDLE)
        draw_arrow(canvas, pen.plane, verdict, [(18, MIDDLE), (width - 1, MIDDLE)])

    return draw


def _slip_vague(verdict: str) -> Callable[[Canvas, float], object]:
    def draw(canvas: Canvas, width: float) -> None:
        pen = _pen(canvas, width, "superseded")
        draw_window(pen, (1, width * 0.5), MIDDLE)
        draw_arrow(canvas, pen.plane, verdict, [(width * 0.5, MIDDLE), (width - 1, MIDDLE)])

    return draw


def _change(verdict: str) -> Callable[[Canvas, float], object]:
    def draw(canvas: Canvas, width: float) -> None:
        ink = LineInk(canvas.space.theme.of(verdict), 1.6)
        canvas.line(ink, _pen(canvas, width, "").plane, [(1.0, MIDDLE), (width - 1, MIDDLE)])

    return draw


def _slip_bar(bar: SlipBar) -> Callable[[Canvas, float], object]:
    return lambda canvas, width: draw_slip(_pen(canvas, width, "").canvas, _pen(canvas, width, "").plane, bar, MIDDLE)


def _as_of(canvas: Canvas, width: float) -> None:
    ink = LineInk(canvas.space.theme.ink2, 1.4)
    canvas.line(ink, _pen(canvas, width, "").plane, [(width / 2, 1), (width / 2, HEIGHT - 1)])


def _said(canvas: Canvas, width: float) -> None:
    theme, plane = canvas.space.theme, _pen(canvas, width, "").plane
    ink = LineInk(theme.ink2, 1.2, fill=theme.surface)
    left, right, top, bottom = 1, width - 1, MIDDLE - 5, MIDDLE + 5
    canvas.line(ink, plane, [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
    canvas.mark(MarkInk("circle", 8, theme.surface, theme.ink2, 1.4, layer=SYMBOL), plane, width / 2, MIDDLE)


def _said_day(canvas: Canvas, width: float) -> None:
    theme, plane = canvas.space.theme, _pen(canvas, width, "").plane
    canvas.mark(MarkInk("circle", 8.5, theme.surface, theme.ink2, 1.4, layer=SYMBOL), plane, width / 2, MIDDLE)


def _step(dash: str, verdict: str = "later") -> Callable[[Canvas, float], object]:
    def draw(canvas: Canvas, width: float) -> None:
        ink = LineInk(canvas.space.theme.of(verdict), 2, dash)
        points = [(1.0, MIDDLE), (width - 1, MIDDLE)]
        if not dash:
            points = [(1.0, MIDDLE + 4), (width / 2, MIDDLE + 4), (width / 2, MIDDLE - 4), (width - 1, MIDDLE - 4)]
        canvas.line(ink, _pen(canvas, width, "").plane, points)

    return draw


def _fit(canvas: Canvas, width: float) -> None:
    plane, theme = _pen(canvas, width, "").plane, canvas.space.theme
    canvas.line(LineInk(theme.ink2, 1.4, "8px,3px,2px,3px"), plane, [(1.0, MIDDLE), (width - 10, MIDDLE)])
    canvas.mark(MarkInk("circle", 10, theme.surface, theme.ink2, 1.8, layer=SYMBOL), plane, width - 7, MIDDLE)


def _others(canvas: Canvas, width: float) -> None:
    plane, space = _pen(canvas, width, "").plane, canvas.space
    canvas.line(LineInk(space.theme.grey, 1.2), plane, [(6.0, MIDDLE), (width - 6, MIDDLE)])
    canvas.mark(quiet_ink(space, happened=False), plane, 6, MIDDLE)
    canvas.mark(quiet_ink(space, happened=True), plane, width - 6, MIDDLE)


def _bounds(canvas: Canvas, width: float) -> None:
    ink, plane = LineInk(canvas.space.theme.grey, 1.2), _pen(canvas, width, "").plane
    middle, cap = width / 2, 4
    for line in (
        [(1, MIDDLE), (width - 1, MIDDLE)],
        [(1, MIDDLE - cap), (1, MIDDLE + cap)],
        [(width - 1, MIDDLE - cap), (width - 1, MIDDLE + cap)],
        [(middle, 2), (middle, HEIGHT - 2)],
        [(middle - cap, 2), (middle + cap, 2)],
        [(middle - cap, HEIGHT - 2), (middle + cap, HEIGHT - 2)],
    ):
        canvas.line(ink, plane, line)


_LOOKS: Final = {
    "actual": "actual",
    "said": "current",
    "superseded": "superseded",
    "conflicting": "conflicting",
    "rumored": "rumored",
    "canceled": "canceled",
}
_SHAPES: Final = {
    "vague": (36, _vague),
    "span": (34, _span),
    "core": (40, _core),
    "edge": (34, _edge),
    "open": (44, _open),
}
_SHADES: Final = {"": "later", "-earlier": "earlier", "-undetermined": "undetermined"}

_STATES: Final = {
    f"{shape}-{state}": Swatch(wide, draw(look))
    for shape, (wide, draw) in _SHAPES.items()
    for state, look in _LOOKS.items()
}

_VERDICTS: Final = {
    f"{name}{shade}": swatch
    for shade, verdict in _SHADES.items()
    for name, swatch in (
        ("change", Swatch(28, _change(verdict))),
        ("moves", Swatch(30, _step("", verdict))),
        ("slip", Swatch(40, _slip(verdict))),
        ("slip-vague", Swatch(40, _slip_vague(verdict))),
        ("slip-exact", Swatch(20, _slip_bar(SlipBar(10, 10, verdict)))),
        ("slip-range", Swatch(38, _slip_bar(SlipBar(2, 36, verdict)))),
    )
}

SWATCHES: Final = {
    **_STATES,
    **_VERDICTS,
    "actual": Swatch(20, _point("actual")),
    "as-of": Swatch(8, _as_of),
    "assumed": Swatch(30, _step("4px,3px")),
    "bounds": Swatch(28, _bounds),
    "canceled": Swatch(20, _point("canceled")),
    "conflicting": Swatch(20, _point("conflicting")),
    "current": Swatch(20, _point("current")),
    "fit": Swatch(38, _fit),
    "fulfilled": Swatch(20, _point("current")),
    "met": Swatch(20, _point("met"), 0.68),
    "ongoing": Swatch(34, _ongoing),
    "others": Swatch(34, _others),
    "restated": Swatch(20, _point("current")),
    "rumored": Swatch(20, _point("rumored"), 0.88),
    "said": Swatch(34, _said),
    "said-day": Swatch(16, _said_day),
    "slip-none": Swatch(20, _slip_bar(SlipBar(10, 10, "on time"))),
    "slip-open": Swatch(38, _slip_bar(SlipBar(2, 36, "undetermined"))),
    "standing": Swatch(30, _step("")),
    "superseded": Swatch(20, _point("superseded")),
    "undated": Swatch(30, _step("2px,3px")),
}
