"""The stage of a row: the canvas, axis and room that its marks and labels share.

It holds what is given; `staircase` draws on it, `captions` writes on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.figures.axes import TimeAxis
from timeline.figures.canvas import Canvas, Plane
from timeline.figures.glyphs import Footprint
from timeline.figures.labels import Box, Field
from timeline.marks import Mark

__all__ = ["Drawn", "Stage", "Strip"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What all rows of a plot share: `barriers` (the as-of line) are met by no label."""

    canvas: Canvas
    axis: TimeAxis
    plane: Plane
    as_of: date
    barriers: Sequence[Box] = ()

    def strip(self, box: Box, first_lane: float, step: float, ground: str) -> Strip:
        """A strip in a box, as wide as the axis; `ground` is its colour."""
        frame = Box(self.axis.left, box.top, self.axis.right, box.bottom)
        return Strip(Field(frame, list(self.barriers)), first_lane, step, ground)

    def px(self, length: float) -> float:
        """A length of the design at the picture's scale."""
        return self.canvas.space.px(length)


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a row goes: the room of its labels, the middle of its first lane, the step to the next, and its ground."""

    room: Field
    first_lane: float
    step: float
    ground: str

    def lane(self, number: int) -> float:
        """The middle of a lane."""
        return self.first_lane + number * self.step


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark that is on the plot: its look, the middle of its lane, and its room."""

    mark: Mark
    look: str
    y: float
    foot: Footprint
