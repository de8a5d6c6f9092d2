"""Sizes of a comparison: the heights of its rows and the edges of its columns, in px.

Wide, a row is one line of a table; on a phone, a card. Both have a dense form for pictures that would outgrow their
height. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.figures.entries import Section
from timeline.figures.figure import Space

__all__ = ["MARGIN", "Sizes"]

MARGIN: Final = 22.0
WIDE: Final = 1100  # px from which the slip has a column of its own
NARROW: Final = 800
LEAST_STRETCH: Final = 0.8
LEAST_SCALE: Final = 0.78
"""The smallest scale at which a picture tries its plot."""
MOST_STRETCH: Final = 1.4


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, and the edges of the columns, in px. On a phone `dates` has no width."""

    header: float
    group: float
    row: float
    text: float
    dates: tuple[float, float]
    days: tuple[float, float]
    slip: float
    verdict: float
    dense: bool = False

    @classmethod
    def of(cls, space: Space, *, dense: bool = False) -> Sizes:
        """The design's sizes for a space; `dense` rows have one line, dense cards their verdict beside the phrase."""
        px, right = space.px, space.width - space.px(MARGIN)
        if space.compact:
            edge = space.px(40)
            row = px(66 if dense else 104)
            return cls(px(46), px(30), row, right, (0, 0), (edge, space.width - edge), 0, right, dense)
        wide, narrow = space.design_width >= WIDE, space.design_width < NARROW
        text = px((380 if dense else 290) if wide else 170 if narrow else 220)
        after = right - px(342 - MARGIN if wide else 150 if narrow else 190)
        plots = after - text - px(15)
        middle = text + px(15) + plots * 0.58
        slip = right - px(200) if wide else 0
        group, row = (24, 25) if dense else (32, 70)
        dates, days = (text + px(15), middle), (middle + px(32), after)
        return cls(px(46), px(group), px(row), text, dates, days, slip, right, dense)

    @property
    def has_cards(self) -> bool:
        """Whether rows are cards, with no axis of dates."""
        return self.dates == (0, 0)

    def outgrows(self, space: Space, sections: Sequence[Section]) -> bool:
        """Whether a picture of the height that is wished for can't hold the rows, however little they are given."""
        if not space.printed or space.height is None:
            return False
        least = 1.0 if self.has_cards else LEAST_STRETCH * min(1.0, LEAST_SCALE / space.scale)
        return self.height_of(sections) * least > space.height

    def stretched(self, sections: Sequence[Section], height: int | None) -> Sizes:
        """Rows that fill the height that is wished for, if it is near to what they need."""
        natural = self.height_of(sections) - self.header
        if height is None or not sections or self.has_cards:
            return self
        factor = min(MOST_STRETCH, max(LEAST_STRETCH, (height - self.header) / natural))
        group, row = self.group * factor, self.row * factor
        return replace(self, group=group, row=row)

    def height_of(self, sections: Sequence[Section]) -> float:
        """Header and all sections."""
        return self.header + sum(self.group + self.row * len(section.entries) for section in sections)
