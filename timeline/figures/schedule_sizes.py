"""How high the parts of a schedule are, by the room there is; on a phone there is no column for the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.figures.figure import Space
from timeline.figures.rows import Group, Row

__all__ = ["NARROW", "Sizes"]

COLUMN: Final = 312.0
NARROW_COLUMN: Final = 200.0
NARROW: Final = 900
LEAST_STRETCH: Final = 0.85
MOST_STRETCH: Final = 1.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, and the width of the left column (none on a phone), in px."""

    header: float
    group: float
    row: float
    lane: float
    first_lane: float
    column: float

    @classmethod
    def of(cls, space: Space, *, dense: bool = False) -> Sizes:
        """The design's sizes for a space."""
        if dense and not space.compact:
            column = COLUMN + 60 if space.design_width >= NARROW else NARROW_COLUMN + 40
            return cls(*(space.px(length) for length in (46, 24, 24, 0, 12, column)))
        if space.compact:
            return cls(*(space.px(length) for length in (27, 28, 55, 27, 40, 0)))
        column = COLUMN if space.design_width >= NARROW else NARROW_COLUMN
        return cls(*(space.px(length) for length in (46, 30, 50, 30, 25, column)))

    def stretched(self, groups: list[Group], height: int | None) -> Sizes:
        """Rows that fill the height that is wished for, if it is near to what they need."""
        natural = self.height_of_all(groups)
        if height is None or not natural:
            return self
        factor = min(MOST_STRETCH, max(LEAST_STRETCH, (height - self.header) / natural))
        parts = (self.group, self.row, self.lane, self.first_lane)
        group, row, lane, first_lane = (part * factor for part in parts)
        return Sizes(self.header, group, row, lane, first_lane, self.column)

    def height_of_all(self, groups: list[Group]) -> float:
        """Groups below each other, their headings included."""
        return sum((self.group if group.title else 0) + sum(map(self.height_of, group.rows)) for group in groups)

    def height_of(self, row: Row) -> float:
        """A row's height by its lanes."""
        return self.row + self.lane * (len(row.lanes) - 1)
