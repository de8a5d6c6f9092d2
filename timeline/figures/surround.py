"""Surround: a block of a few lines placed somewhere around a mark, where it covers nothing.

Sides are tried in order. It measures and places; it draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.figures.labels import Box, Room, Wording

__all__ = ["Block", "Line", "surround"]

LINE: Final = 1.32
INDENT: Final = 5.0
"""How much more than the gap a block at a corner stands off the mark's middle, where lines come in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a colour."""

    wording: Wording
    color: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text, one under another."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        """Px of its longest line."""
        return max(line.wording.width for line in self.lines)

    @property
    def height(self) -> float:
        """Px of all its lines."""
        return sum(line.wording.kind.size * LINE for line in self.lines)

    def middles(self, box: Box) -> Iterator[tuple[Line, float]]:
        """Each line with the y of its middle, in a box of this block's size."""
        top = box.top
        for line in self.lines:
            height = line.wording.kind.size * LINE
            yield line, top + height / 2
            top += height


def surround(block: Block, mark: Box, gap: float, sides: Sequence[str], room: Room) -> tuple[str, Box] | None:
    """The first of `sides` on which a block is free beside a mark, with its box; `None` where none is.

    Sides are `right`, `left`, `above`, `below`, and corners such as `above right`, where the block begins at the mark's
    middle.

    >>> from timeline.figures.labels import Field
    >>> from timeline.figures.theme import Type
    >>> block = Block((Line(Wording("Release", Type(13, 600)), "#000"),))
    >>> surround(block, Box(90, 90, 110, 110), 4, ("above", "right"), Field(Box(0, 80, 400, 200)))[0]
    'right'
    """
    size = block.width, block.height
    for side in sides:
        box = _beside(size, mark, gap, side)
        if room.is_free(box):
            return side, box
    return None


def _beside(size: tuple[float, float], mark: Box, gap: float, side: str) -> Box:
    wide, high = size
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    left, top = x - wide / 2, y - high / 2
    if side.startswith("above"):
        top = mark.top - gap - high
    elif side.startswith("below"):
        top = mark.bottom + gap
    if side.endswith("right"):
        left = mark.right + gap if side == "right" else x + gap + INDENT
    elif side.endswith("left"):
        left = (mark.left - gap if side == "left" else x - gap - INDENT) - wide
    return Box(left, top, left + wide, top + high)
