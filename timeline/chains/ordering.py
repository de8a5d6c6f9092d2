"""The order of a chain's entries, and how sure it is.

One stable sort does nearly all of it. Ties of assertion and stated `supersedes` are rare, and refined group by group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains.entries import ACTUAL, Entries
from timeline.chains.ties import refine_ties
from timeline.slip import OPEN_HIGH, OPEN_LOW

__all__ = ["ORDERS", "Ordered", "put_in_order"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CERTAIN, STATED, ASSUMED = range(3)
ORDERS: Final = np.array(["certain", "stated", "assumed"])

BEYOND: Final = 8 * OPEN_HIGH
"""Further than any two middles lie apart, which are twice a day's number."""
SPAN: Final = 4 * BEYOND
MANY: Final = np.iinfo(np.int64).max // SPAN - 1


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
    if (np.diff(entries.row) < 0).any():
        entries = entries.take(np.argsort(entries.row, kind="stable"))
    late = _said_after_the_end(entries)
    block = ((entries.status == ACTUAL) | late).astype(np.int64)
    index = _by_group(entries.group, block * BEYOND + entries.middle)
    ordered, block = entries.take(index), block[index]
    ordered.move(*refine_ties(ordered, block))
    ordered = _obey_supersedes(ordered)
    starts = np.flatnonzero(_changes(ordered.group))
    lengths = np.diff(np.append(starts, len(ordered)))
    return Ordered(ordered, _sureness(ordered), _named_places(ordered), starts, lengths)


def _by_group(group: Ints, order: Ints) -> Ints:
    """The places sorted by group, then by order; what is equal stays as it is."""
    if group.max(initial=0) < MANY:
        return np.argsort(group * SPAN + order, kind="stable")  # one number says both, in half the time
    return np.lexsort((order, group))


def _changes(values: Ints) -> Flags:
    """True where a run of equal values begins."""
    return np.append(True, values[1:] != values[:-1])[: values.size]


def _said_after_the_end(entries: Entries) -> Flags:
    """Announcements surely said after the actual that ended their chain: the first said with a known latest day."""
    closed = np.flatnonzero((entries.status == ACTUAL) & (entries.window.high != OPEN_HIGH))
    if not closed.size:
        return np.zeros(len(entries), dtype=np.bool_)
    by_said = closed[np.lexsort((entries.middle[closed], entries.group[closed]))]
    first = by_said[_changes(entries.group[by_said])]
    group, groups = pd.factorize(entries.group)
    end_said = np.full(len(groups), OPEN_HIGH)
    end_said[group[first]] = entries.said.high[first]
    surely = (entries.said.low != OPEN_LOW) & (entries.said.low > end_said[group])
    return surely & (entries.status != ACTUAL)


def _obey_supersedes(entries: Entries) -> Entries:
    """A claim with a stated `supersedes` comes right after the one that it names, if it was before it."""
    groups = np.unique(entries.group[entries.target >= 0])
    if not groups.size:
        return entries
    index = np.arange(len(entries))
    bounds = np.searchsorted(entries.group, [groups, groups + 1])
    for start, stop in bounds.T.tolist():
        rows, targets = entries.row[start:stop].tolist(), entries.target[start:stop].tolist()
        index[start:stop] = [start + place for place in _after_their_targets(rows, targets)]
    return entries.take(index)


def _after_their_targets(rows: list[int], targets: list[int]) -> list[int]:
    """The places of one group's entries; those that wait for one claim follow it in the order that they had."""
    to_come = set(rows)
    waiting: dict[int, list[int]] = {}
    placed: list[int] = []
    for next_one, target in enumerate(targets):
        if target in to_come:
            waiting.setdefault(target, []).append(next_one)
            continue
        due = [next_one]
        while due:
            place = due.pop()
            placed.append(place)
            to_come.remove(rows[place])
            due.extend(reversed(waiting.pop(rows[place], ())))
    return placed


def _named_places(entries: Entries) -> Ints:
    """The place of the entry on the same edge of the claim that each one's stated `supersedes` names, or -1."""
    named = np.full(len(entries), -1, dtype=np.int64)
    stated = np.flatnonzero(entries.target >= 0)
    if stated.size:
        place = np.full(2 * (int(max(entries.row.max(), entries.target.max())) + 1), -1, dtype=np.int64)
        place[2 * entries.row + entries.edge] = np.arange(len(entries))
        found = place[2 * entries.target[stated] + entries.edge[stated]]
        together = (found >= 0) & (entries.group[found] == entries.group[stated])
        named[stated] = np.where(together, found, -1)
    return named


def _sureness(entries: Entries) -> Ints:
    """Against the entry before: stated by its own `supersedes`, certain (also where it is the first), or assumed."""
    first = _changes(entries.group)
    before = np.arange(len(entries)) - 1
    said_before = entries.said.take(before)
    surely = (said_before.high != OPEN_HIGH) & (entries.said.low != OPEN_LOW) & (said_before.high < entries.said.low)
    stated = ~first & (entries.target >= 0) & (entries.target == entries.row[before])
    return np.select([stated, first | surely], [STATED, CERTAIN], ASSUMED)
