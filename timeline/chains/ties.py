"""Ties: entries of one chain edge that were said equally late.

They stay as the file has them, but a window that lies inside another's comes right before it. Ties of one length are
put in order side by side, so that the work grows with their length and not with their number.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import CANCELED, Entries

__all__ = ["refine_ties"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

AT_ONCE = 1_000_000
"""How many entries of ties are held side by side."""


def refine_ties(entries: Entries, block: Ints) -> tuple[Ints, Ints]:
    """Of entries sorted by group, `block` and middle, the places that others take, and which those are."""
    starts, lengths = _ties(entries, block)
    index = np.arange(len(entries))
    for length in np.unique(lengths).tolist():
        chosen = starts[lengths == length]
        step = max(AT_ONCE // length, 1)
        for begin in range(0, chosen.size, step):
            places = chosen[begin : begin + step, np.newaxis] + np.arange(length)
            np.put(index, np.take_along_axis(places, _Ties(entries, places).order(), axis=1), places)
    changed = np.flatnonzero(index != np.arange(index.size))
    return changed, index[changed]


def _ties(entries: Entries, block: Ints) -> tuple[Ints, Ints]:
    """Where the stretches of equally said entries begin, and how long they are; those of equal windows are left out."""
    low, high = entries.window.low, entries.window.high
    same = _equal(entries.group) & _equal(block) & _equal(entries.middle)
    runs = np.flatnonzero(np.diff(same.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    differs = np.append(0, np.cumsum(same & ~(_equal(low) & _equal(high))))
    starts, stops = runs[:, 0], runs[:, 1]
    matters = differs[stops] > differs[starts]
    return starts[matters] - 1, (stops - starts + 1)[matters]


def _equal(values: Ints) -> Flags:
    """Whether each value equals the one before it."""
    equal = np.zeros(values.size, dtype=np.bool_)
    equal[1:] = values[1:] == values[:-1]
    return equal


class _Ties:
    """Ties of one length, one a row: `places` holds the places of their entries."""

    def __init__(self, entries: Entries, places: Ints) -> None:
        self.low, self.high = entries.window.low[places], entries.window.high[places]
        self.compared = entries.status[places] != CANCELED  # the date of a cancellation is not compared
        self.every = np.arange(places.shape[0])
        self.length = places.shape[1]

    def order(self) -> Ints:
        """The new place in its row of each entry.

        Outer windows are placed first; each further one goes right before the first that holds it, else to the end.
        """
        spot = np.full_like(self.low, self.length)
        for count, item in enumerate(np.argsort(self._depths(), axis=1, kind="stable").T):
            before = np.where(self._holders(item), spot, count).min(axis=1)
            spot += (spot >= before[:, np.newaxis]) & (spot < self.length)
            spot[self.every, item] = before
        return spot

    def _depths(self) -> Ints:
        """In how many windows, one inside the other, each lies."""
        depth = np.zeros_like(self.low)
        for item in np.argsort(self.low - self.high, axis=1, kind="stable").T:
            depth[self.every, item] = np.where(self._holders(item), depth + 1, 0).max(axis=1)
        return depth

    def _holders(self, item: Ints) -> Flags:
        """Of one entry a row, which others of its row have a window that strictly holds its own."""
        low, high = (side[self.every, item][:, np.newaxis] for side in (self.low, self.high))
        holds = (self.low <= low) & (high <= self.high) & ((self.low < low) | (high < self.high))
        return holds & self.compared & self.compared[self.every, item][:, np.newaxis]
