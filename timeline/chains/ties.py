"""Ties: entries of one chain edge that were said equally late.

They stay as the file has them, but a window that lies inside another's comes right before it. Short ties of one length
are put in order side by side, so that the work grows with their length and not with their number; `nesting` takes the
long ones, one by one, because here it grows with the square of the length.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import CANCELED, Entries
from timeline.chains.nesting import nested_order

__all__ = ["refine_ties"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

AT_ONCE = 1_000_000
"""How many entries of ties are held side by side."""
SHORT = 64
"""The longest tie that is put in order beside others of its length."""


def refine_ties(entries: Entries, block: Ints) -> tuple[Ints, Ints]:
    """Of entries sorted by group, `block` and middle, the places that others take, and which those are."""
    starts, lengths = _ties(entries, block)
    index = np.arange(len(entries))
    for length in np.unique(lengths[lengths <= SHORT]).tolist():
        chosen = starts[lengths == length]
        step = max(AT_ONCE // length, 1)
        for begin in range(0, chosen.size, step):
            places = chosen[begin : begin + step, np.newaxis] + np.arange(length)
            np.put(index, np.take_along_axis(places, _Ties(entries, places).order(), axis=1), places)
    for start, length in zip(starts[lengths > SHORT].tolist(), lengths[lengths > SHORT].tolist(), strict=True):
        index[start : start + length] = start + _long_tie(entries, slice(start, start + length))
    changed = np.flatnonzero(index != np.arange(index.size))
    return changed, index[changed]


def _long_tie(entries: Entries, tie: slice) -> Ints:
    """The places in the tie of its entries, in their order."""
    sides = zip(entries.window.low[tie].tolist(), entries.window.high[tie].tolist(), strict=True)
    compared = (entries.status[tie] != CANCELED).tolist()
    return np.array(nested_order([window if fits else None for window, fits in zip(sides, compared, strict=True)]))


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
    """Ties of one length, one a row: `places` holds the places of their entries.

    `spot` is the place that an entry has so far, `begin` that of the first of those held by it and placed with it.
    """

    def __init__(self, entries: Entries, places: Ints) -> None:
        self.low, self.high = entries.window.low[places], entries.window.high[places]
        self.compared = entries.status[places] != CANCELED  # the date of a cancellation is not compared
        self.every = np.arange(places.shape[0])
        self.length = places.shape[1]
        self.spot, self.begin, self.parent = (np.full_like(self.low, self.length) for _ in range(3))

    def order(self) -> Ints:
        """The new place in its row of each entry.

        Holders are placed before what they hold; each window goes right before the first that holds it, else to the
        end, but in front of all that the same one holds and that the file has after it.
        """
        for count, item in enumerate(np.argsort(self.low - self.high, axis=1, kind="stable").T):
            held = np.where(self._holders(item), self.spot, count)
            above = held.min(axis=1)
            self.parent[self.every, item] = parent = np.where(above < count, held.argmin(axis=1), -1)
            after = (self.parent == parent[:, np.newaxis]) & (np.arange(self.length) > item[:, np.newaxis])
            before = np.minimum(np.where(after, self.begin, count).min(axis=1), above)
            self._insert(item, before, above)
        return self.spot

    def _insert(self, item: Ints, before: Ints, above: Ints) -> None:
        """Put one entry a row at a place; those above it now reach from there, too."""
        before, above = before[:, np.newaxis], above[:, np.newaxis]
        placed = self.spot < self.length
        around = (self.spot >= above) & (self.begin <= before)
        self.begin += placed & ~around & (self.begin >= before)
        self.spot += placed & (self.spot >= before)
        self.begin[self.every, item] = self.spot[self.every, item] = before[:, 0]

    def _holders(self, item: Ints) -> Flags:
        """Of one entry a row, which others of its row have a window that strictly holds its own."""
        low, high = (side[self.every, item][:, np.newaxis] for side in (self.low, self.high))
        holds = (self.low <= low) & (high <= self.high) & ((self.low < low) | (high < self.high))
        return holds & self.compared & self.compared[self.every, item][:, np.newaxis]
