"""Looks: the inks of each state, so that shape and fill carry it and colour only repeats it.

`actual` filled; `current`, `fulfilled` hollow and tinted; `met` ringed; `superseded` broken and grey; `conflicting`
with a dot; `rumored` broken with a question mark; `canceled` crossed. Where a shape goes is for `glyphs`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from timeline.figures.figure import Space
from timeline.figures.inks import CORE, OVER, PAST, SYMBOL, WINDOW, BarInk, LineInk, MarkInk
from timeline.marks import Mark

__all__ = [
    "BROKEN",
    "CLEAR",
    "LOOKS",
    "cap_ink",
    "color_of",
    "core_ink",
    "fade_inks",
    "look_of",
    "middle_inks",
    "point_inks",
    "quiet_ink",
    "window_ink",
]

LOOKS: Final = ("actual", "met", "current", "fulfilled", "superseded", "conflicting", "rumored", "canceled")
BROKEN: Final = ("superseded", "rumored")
FADES: Final = 7
CLEAR: Final = "rgba(0,0,0,0)"


def look_of(mark: Mark) -> str:
    """How a mark is drawn: one of `LOOKS`."""
    if mark.state in ("superseded", "canceled", "conflicting"):
        return mark.state
    if mark.status == "canceled":
        return "canceled"
    if mark.status == "rumored":
        return "rumored"
    if mark.status == "actual":
        return "met" if mark.met else "actual"
    return "fulfilled" if mark.state == "fulfilled" else "current"


def color_of(look: str, space: Space) -> str:
    """The colour of a look's outline."""
    theme = space.theme
    return {"superseded": theme.grey, "canceled": theme.grey, "conflicting": theme.conf}.get(look, theme.blue)


@cache
def point_inks(look: str, space: Space) -> tuple[MarkInk, ...]:
    """The symbols of an exact moment, bottom to top."""
    theme, px = space.theme, space.px
    hollow = MarkInk("diamond", px(14), theme.tint, theme.blue, px(1.8))
    question = MarkInk("circle", px(17), CLEAR, theme.blue, 0, "?", OVER + 1)
    cross = MarkInk("x-thin", px(8), theme.grey, theme.grey, px(1.4), layer=OVER)
    inks: dict[str, tuple[MarkInk, ...]] = {
        "actual": (MarkInk("diamond", px(14), theme.blue),),
        "met": (
            MarkInk("diamond", px(22), theme.surface, theme.blue, px(1.6)),
            MarkInk("diamond", px(13), theme.blue, layer=OVER),
        ),
        "superseded": _broken(px(13), theme.grey, px(1.5), space, PAST),
        "rumored": (*_broken(px(17), theme.blue, px(1.6), space, SYMBOL), question),
        "conflicting": (
            MarkInk("diamond", px(14), theme.surface, theme.conf, px(1.8)),
            MarkInk("circle", px(4), theme.conf, layer=OVER),
        ),
        "canceled": (MarkInk("diamond", px(13), theme.surface, theme.grey, px(1.5)), cross),
    }
    return inks.get(look, (hollow,))


def _broken(size: float, color: str, width: float, space: Space, layer: int) -> tuple[MarkInk, ...]:
    """A hollow diamond with gaps in its outline: symbols have no dashes, so a cross in the ground's colour does it."""
    surface = space.theme.surface
    return (
        MarkInk("diamond", size, surface, color, width, layer=layer),
        MarkInk("x-thin", size * 0.8, surface, surface, space.px(2.6), layer=layer + 1),
    )


def quiet_ink(space: Space, *, happened: bool) -> MarkInk:
    """The small grey symbol of what is shown only beside something else: filled = happened, hollow = said."""
    grey, px = space.theme.grey, space.px
    return MarkInk("diamond", px(8), grey if happened else space.theme.surface, grey, px(1.2), layer=CORE)


@cache
def middle_inks(look: str, space: Space) -> tuple[MarkInk, ...]:
    """The small symbols at the middle of a vague moment's window."""
    theme, px = space.theme, space.px
    if look in ("actual", "met"):
        return (MarkInk("diamond", px(10), theme.blue, theme.surface, px(1.4)),)
    if look == "conflicting":
        return (MarkInk("circle", px(9), theme.surface), MarkInk("circle", px(4), theme.conf, layer=OVER))
    if look == "canceled":
        return (MarkInk("x-thin", px(8), theme.grey, theme.grey, px(1.4)),)
    if look == "rumored":
        ground = MarkInk("circle", px(12), theme.surface)
        return ground, MarkInk("circle", px(17), CLEAR, theme.blue, 0, "?", OVER)
    return (MarkInk("diamond", px(10), theme.surface, color_of(look, space), px(1.4)),)


@cache
def window_ink(look: str, space: Space) -> BarInk | LineInk:
    """A window of possible days, 12 px high: a hatched bar, or a broken rectangle for what no longer holds."""
    theme, px, color = space.theme, space.px, color_of(look, space)
    if look in BROKEN:
        return LineInk(color, px(1.4), f"{px(4):g}px,{px(3):g}px", theme.surface, layer=WINDOW)
    if look == "canceled":
        return BarInk(px(12), theme.surface, color, px(1.2))
    if look == "conflicting":
        return BarInk(px(12), theme.surface, color, px(1.4), color)
    if look in ("actual", "met"):
        return BarInk(px(12), theme.tint, color, px(1.2), theme.hatch)
    return BarInk(px(12), theme.surface, color, px(1.4), theme.hatch)


@cache
def core_ink(look: str, space: Space) -> BarInk | LineInk:
    """The certain days, 16 px high: a bar, or a line for what no longer holds."""
    theme, px, color = space.theme, space.px, color_of(look, space)
    if look in BROKEN or look == "canceled":
        return LineInk(color, px(2), layer=CORE)
    if look in ("actual", "met"):
        return BarInk(px(16), theme.blue, layer=CORE)
    return BarInk(px(16), theme.surface if look == "conflicting" else theme.tint, color, px(1.8), layer=CORE)


@cache
def cap_ink(look: str, space: Space) -> LineInk:
    """The 18 px cap of an edge that was stated alone."""
    return LineInk(color_of(look, space), space.px(2), layer=SYMBOL)


@cache
def fade_inks(look: str, space: Space) -> tuple[BarInk, ...]:
    """Seven paler and paler bars where a side is not known: filled where it happened, else hollow.

    What stands is tinted and as high as its core; what no longer holds has the height of a window.
    """
    theme, px, color = space.theme, space.px, color_of(look, space)
    ink = BarInk(px(16), theme.surface if look == "conflicting" else theme.tint, color, px(1.4), layer=CORE)
    if look in ("actual", "met"):
        ink = BarInk(px(16), color, layer=CORE)
    if look in BROKEN or look == "canceled":
        ink = BarInk(px(12), theme.surface, color, px(1.2), layer=CORE)
    return tuple(replace(ink, opacity=round(0.92 - 0.13 * step, 2)) for step in range(FADES))
