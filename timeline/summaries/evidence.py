"""Evidence: a frame's chain edges resolved once, for all columns of the summary.

It adds to the resolution which actual each edge happened by, and where an announcement counts: on its own edge and, for
a worldwide one, on those of the territories that have none, as in `compare`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains import Resolution, standing
from timeline.comparison import edge_keys, first_places, lenders
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows
from timeline.summaries.scopes import Scopes, find_scopes

__all__ = ["Evidence", "gather", "is_closed"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the columns are made of. Edges are the resolution's groups; places are those of its entries, -1 for none.

    For each edge: `row` (a claim of it), `lender` (the edge whose announcements it shows) and `happened` (the actual
    that counts, once the edge has surely happened).
    """

    frame: pd.DataFrame
    resolution: Resolution
    scopes: Scopes
    row: Ints
    lender: Ints
    happened: Ints

    def window(self, place: Ints) -> Windows:
        """The windows of the entries at these places, open on both sides where there is none."""
        return self.resolution.entries.window.take(place)

    def counting_on(self, edge: Ints) -> tuple[Ints, Ints]:
        """Announcements on these edges count on which: the index into `edge`, and the edge that it counts on."""
        borrower = np.argsort(self.lender, kind="stable")
        lender = self.lender[borrower]
        first, after = np.searchsorted(lender, edge, "left"), np.searchsorted(lender, edge, "right")
        times = after - first
        index = np.repeat(np.arange(edge.size), times)
        step = np.arange(index.size) - np.repeat(np.cumsum(times) - times, times)
        return index, borrower[first[index] + step]


def gather(frame: pd.DataFrame) -> Evidence:
    """The evidence of a claim frame."""
    resolution = standing(frame)
    sweep, firsts = resolution.sweep, first_places(resolution)
    lender = lenders(edge_keys(frame, resolution, firsts), sweep.first)
    happened = np.where(sweep.ended >= 0, sweep.counting, -1)
    return Evidence(frame, resolution, find_scopes(frame), resolution.entries.row[firsts], lender, happened)


def is_closed(windows: Windows) -> Flags:
    """Whether both sides of each window are known."""
    closed: Flags = (windows.low != OPEN_LOW) & (windows.high != OPEN_HIGH)
    return closed
