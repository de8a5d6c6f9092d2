"""The order of a chain's entries, and how sure it is.

One stable sort does nearly all of it. Ties of assertion and stated `supersedes` are rare, and refined group by group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import ACTUAL, CANCELED, Entries
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows, contains

__all__ = ["ORDERS", "Ordered", "put_in_order"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CERTAIN, STATED, ASSUMED = range(3)
ORDERS: Final = np.array(["certain", "stated", "assumed"])


@dataclass(frozen=True, slots=True)
class Ordered:
    """Entries sorted by group and, in it, by order; `order` says how sure each is against the one before it.

    `named` is the place of the entry that its stated `supersedes` names, or -1; `starts` and `lengths` delimit groups.
    """

    entries: Entries
    order: Ints
    named: Ints
    starts: Ints
    lengths: Ints


def put_in_order(entries: Entries) -> Ordered:
    """Entries in order of assertion: announcements, then actuals and what was surely said after the one that ended."""
    late = _said_after_the_end(entries)
    block = ((entries.status == ACTUAL) | late).astype(np.int64)
    index = np.lexsort((entries.row, entries.middle, block, entries.group))
    ordered, block = entries.take(index), block[index]
    moved = _refine_ties(ordered, block)
    ordered = _obey_supersedes(ordered.take(moved))
    starts = np.flatnonzero(_changes(ordered.group))
    lengths = np.diff(np.append(starts, len(ordered)))
    return Ordered(ordered, _sureness(ordered), _named_places(ordered), starts, lengths)


def _changes(values: Ints) -> Flags:
    """True where a run of equal values begins."""
    return np.append(True, values[1:] != values[:-1])[: values.size]


def _said_after_the_end(entries: Entries) -> Flags:
    """Announcements surely said after the actual that ended their chain: the first said with a known latest day."""
    closed = np.flatnonzero((entries.status == ACTUAL) & (entries.window.high != OPEN_HIGH))
    if not closed.size:
        return np.zeros(len(entries), dtype=np.bool_)
    by_said = closed[np.lexsort((entries.row[closed], entries.middle[closed], entries.group[closed]))]
    first = by_said[_changes(entries.group[by_said])]
    groups = entries.group[first]
    place = np.minimum(np.searchsorted(groups, entries.group), groups.size - 1)
    ended = groups[place] == entries.group
    end_said = entries.said.high[first][place]
    surely = (entries.said.low != OPEN_LOW) & (end_said != OPEN_HIGH) & (entries.said.low > end_said)
    return ended & surely & (entries.status != ACTUAL)


def _refine_ties(entries: Entries, block: Ints) -> Ints:
    """Equally said: as the file has them, but a window that lies inside another's comes right before it."""
    index = np.arange(len(entries))
    same = (
        ~_changes(entries.group) & ~_changes(block) & ~_changes(entries.middle)
        if len(entries)
        else np.zeros(0, dtype=np.bool_)
    )
    differs = _changes(entries.window.low) | _changes(entries.window.high)
    for start, stop in _runs(same):
        if differs[start + 1 : stop].any():
            tied = entries.take(np.arange(start, stop))
            index[start:stop] = start + _narrow_first(tied.window, tied.status == CANCELED)
    return index


def _runs(same: Flags) -> Iterator[tuple[int, int]]:
    """The stretches in which each entry equals the one before it, as start and stop."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], same.astype(np.int8), [0]))))
    for begin, stop in zip(edges[::2], edges[1::2], strict=True):
        yield int(begin) - 1, int(stop)


def _narrow_first(window: Windows, canceled: Flags) -> Ints:
    """An order of equally said windows in which each contained one stands right before the first that contains it.

    The date of a cancellation is not compared.
    """
    size = window.low.size
    inside = [_strictly_inside(window, place) & ~canceled & ~canceled[place] for place in range(size)]
    depth = [0] * size
    widths = window.high - window.low
    for place in np.argsort(-widths, kind="stable"):
        depth[place] = max((depth[outer] + 1 for outer in np.flatnonzero(inside[place])), default=0)
    placed: list[int] = []
    for place in sorted(range(size), key=lambda item: (depth[item], item)):
        holders = [spot for spot, other in enumerate(placed) if inside[place][other]]
        placed.insert(holders[0] if holders else len(placed), place)
    return np.array(placed, dtype=np.int64)


def _strictly_inside(window: Windows, place: int) -> Flags:
    one = window.take(np.full(window.low.size, place))
    return contains(window, one) & ~contains(one, window)


def _obey_supersedes(entries: Entries) -> Entries:
    """A claim with a stated `supersedes` comes right after the one that it names, if it was before it."""
    groups = np.unique(entries.group[entries.target >= 0])
    if not groups.size:
        return entries
    index = np.arange(len(entries))
    for group in groups:
        start, stop = np.searchsorted(entries.group, [group, group + 1])
        index[start:stop] = _after_their_targets(entries, list(range(start, stop)))
    return entries.take(index)


def _after_their_targets(entries: Entries, places: list[int]) -> list[int]:
    # Each pass moves the first claim that stands before its target; `supersedes` has no cycles, so passes end.
    moved: set[int] = set()
    for _ in range(len(places) ** 2):
        at_row = {int(entries.row[place]): spot for spot, place in enumerate(places)}
        wrong = (
            (spot, at_row[int(entries.target[place])])
            for spot, place in enumerate(places)
            if at_row.get(int(entries.target[place]), -1) > spot
        )
        move = next(wrong, None)
        if move is None:
            break
        spot, after = move
        mover = places[spot]
        while after + 1 < len(places) and _follows(entries, places[after + 1], mover, moved):
            after += 1
        places.insert(after, places.pop(spot))
        moved.add(mover)
    return places


def _follows(entries: Entries, place: int, mover: int, moved: set[int]) -> bool:
    """Whether an entry was moved behind the same claim before: it was said earlier, and stays in front."""
    return place in moved and int(entries.target[place]) == int(entries.target[mover])


def _named_places(entries: Entries) -> Ints:
    named = np.full(len(entries), -1, dtype=np.int64)
    stated = np.flatnonzero(entries.target >= 0)
    if stated.size:
        place = {
            (int(group), int(row)): at for at, (group, row) in enumerate(zip(entries.group, entries.row, strict=True))
        }
        named[stated] = [place.get((int(entries.group[at]), int(entries.target[at])), -1) for at in stated]
    return named


def _sureness(entries: Entries) -> Ints:
    """Against the entry before: stated by its own `supersedes`, certain (also where it is the first), or assumed."""
    first = _changes(entries.group)
    before = np.arange(len(entries)) - 1
    said_before = entries.said.take(before)
    surely = (said_before.high != OPEN_HIGH) & (entries.said.low != OPEN_LOW) & (said_before.high < entries.said.low)
    stated = ~first & (entries.target >= 0) & (entries.target == entries.row[before])
    return np.select([stated, first | surely], [STATED, CERTAIN], ASSUMED)
