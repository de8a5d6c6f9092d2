"""Letters: very many texts of a page, left to the page to write, as plotly's annotations would make it slow.

What lies behind a text is a bar in the ground's colour, among the traces. A trace can't draw outside the domain of its
axis, so the parts of the page beside the plots get rulers of their own, in px. It decides no places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from typing import Any, Final

from timeline.figures.axes import Axis, PixelAxis, TimeAxis, ValueAxis
from timeline.figures.inks import BarInk
from timeline.figures.page import Text
from timeline.figures.text import width
from timeline.figures.theme import Type
from timeline.figures.traces import bar_trace

__all__ = ["MOST_NOTES", "Letters", "can_write", "letters"]

MOST_NOTES: Final = 100
"""More texts than this are left to the page."""
FIRST_FREE: Final = 80
"""Numbers of the rulers beside the plots begin here, clear of any view's own."""

Across = TimeAxis | ValueAxis
Ground = tuple[Across, str, float]
"""Ruler, colour and size of the type above it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Texts, their grounds (below everything) and the rulers that the grounds need."""

    texts: list[Text]
    grounds: list[dict[str, Any]]
    axes: list[Axis]


def can_write(axes: Sequence[Axis]) -> bool:
    """Whether every plot has its own stretch of the page's width, so that a place there belongs to one ruler."""
    edges = sorted((axis.left, axis.right) for axis in axes if isinstance(axis, TimeAxis | ValueAxis))
    return all(right <= left for (_, right), (left, _) in pairwise(edges))


def letters(texts: Sequence[Text], axes: Sequence[Axis], page: float) -> Letters:
    """Upright texts on a page so many px wide, whose plots have these axes."""
    plots = [axis for axis in axes if isinstance(axis, TimeAxis | ValueAxis)]
    beside = list(_beside(plots, page))
    grounds: dict[Ground, list[tuple[float, float, float, str]]] = {}
    for text in texts:
        if text.ground:
            axis = _axis_at(text.x, [*plots, *beside])
            grounds.setdefault((axis, text.ground, text.kind.size), []).append(_ground(text, axis))
    down = {axis.name for axis in axes if axis.name.startswith("y")}
    used = {axis for axis, *_ in grounds}
    return Letters(
        list(texts),
        [_ground_trace(ground, _partner(ground[0], down), at) for ground, at in grounds.items()],
        [axis for axis in beside if axis in used],
    )


def _beside(plots: Sequence[Across], page: float) -> Iterator[ValueAxis]:
    """Rulers in px over what no plot covers."""
    edges = sorted({(axis.left, axis.right) for axis in plots})
    number, left = FIRST_FREE, 0.0
    for start, end in [*edges, (page, page)]:
        if start - left > 1:
            yield ValueAxis(left, start, left, start, f"x{number}")
            number += 1
        left = max(left, end)


def _axis_at(x: float, axes: Sequence[Across]) -> Across:
    return min(axes, key=lambda axis: max(axis.left - x, x - axis.right, 0.0))


def _partner(axis: Across, down: set[str]) -> str:
    """The y axis that a ruler is drawn with."""
    name = f"y{axis.name[1:]}"
    return name if name in down else "y"


def _ground(text: Text, axis: Across) -> tuple[float, float, float, str]:
    wide = _wide(text.words, text.kind)
    left = text.x - {"left": 0.0, "center": wide / 2, "right": wide}[text.align]
    return axis.clipped(axis.at(left - 1)), axis.clipped(axis.at(left + wide + 1)), text.y, ""


def _wide(markup: str, kind: Type) -> float:
    """Px of escaped words with source numbers above the line."""
    low, *high = markup.split("<sup>")
    notes = [note.partition("</sup>") for note in high]
    small = replace(kind, size=kind.size * 0.7)
    after = sum(width(number, small) + width(unescape(rest), kind) for number, _, rest in notes)
    return width(unescape(low), kind) + after


def _ground_trace(ground: Ground, down: str, at: Sequence[tuple[float, float, float, str]]) -> dict[str, Any]:
    axis, color, size = ground
    [trace] = bar_trace(BarInk(round(size * 1.3, 1), color), axis, PixelAxis(down), at, False)
    return trace
