"""Windows: where the marks of events lie in time, for all of them at once; as `reach` has it for one moment.

Moments are numbers of days, as `axes` has them. It knows no px and makes no marks: of many most lie over one another.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.events import NO_DAY
from timeline.figures.axes import TimeAxis
from timeline.figures.range import Need

__all__ = ["Windows", "windows_of"]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Windows:
    """Rows of a table of events with the `first` and `last` moment of each.

    `vague` ones have a window, others a symbol; a side that isn't known fades (`fade_left`, `fade_right`).
    """

    rows: pd.DataFrame
    first: Floats
    last: Floats
    vague: Flags
    fade_left: Flags
    fade_right: Flags

    @property
    def lead(self) -> Floats:
        """The middle of each, or its known side."""
        return (self.first + self.last) / 2

    def seen_on(self, axis: TimeAxis) -> Windows:
        """Those that touch the range of an axis."""
        first, last = np.where(self.fade_left, -np.inf, self.first), np.where(self.fade_right, np.inf, self.last)
        return self._where((first < axis.last) & (last > axis.first))

    def needs(self, edge: float, fade: float, after: float) -> list[Need]:
        """What they need of an axis: px `edge` beside them, or `fade` where a side isn't known, and `after` at least.

        Of those that need the same, the outermost speak for all.
        """
        needs = []
        for left, right in ((False, False), (True, False), (False, True)):
            alike = self._where((self.fade_left == left) & (self.fade_right == right))
            if len(alike.rows):
                room = fade if left else edge, max(after, fade if right else edge)
                needs.append(Need(float(alike.first.min()), float(alike.last.max()), *room))
        return needs

    def _where(self, chosen: Flags) -> Windows:
        return Windows(
            self.rows[chosen],
            self.first[chosen],
            self.last[chosen],
            self.vague[chosen],
            self.fade_left[chosen],
            self.fade_right[chosen],
        )


def windows_of(rows: pd.DataFrame) -> Windows:
    """Where the events of some rows lie, each of which has a known day."""
    low, high = rows["low"].to_numpy(), rows["high"].to_numpy()
    fade_left, fade_right = low == NO_DAY, high == NO_DAY
    known = np.where(fade_left, high + 1, low).astype(np.float64)
    # A day is marked in its middle.
    half = np.where(low == high, 0.5, 0.0)
    last = np.where(fade_left | fade_right, known, high + 1 - half)
    return Windows(rows, known + half, last, ~fade_left & ~fade_right & (low != high), fade_left, fade_right)
