"""Entries: one for each claim and edge that it speaks of, in arrays, put in order of assertion.

A moment has one edge (`at`), an activity two (`start`, `end`), each compared on its own. A cancellation speaks of every
edge of its chain. The order is that of DESIGN section 4: by assertion, actuals last; `ordering` refines ties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows
from timeline.sources.coded import together

__all__ = ["ACTUAL", "ANNOUNCED", "CANCELED", "RUMORED", "STATUS_CODES", "Entries", "build_entries"]

Ints = npt.NDArray[np.int64]

ANNOUNCED, ACTUAL, RUMORED, CANCELED = range(4)
STATUS_CODES: Final = {"announced": ANNOUNCED, "actual": ACTUAL, "rumored": RUMORED, "canceled": CANCELED}


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries side by side; all arrays have one length.

    `row` is the claim's place in the frame, `group` the number of its chain and edge (2 x chain + edge), `edge` 0 for
    at and start, 1 for end. `said` is the window of its assertion, `middle` twice the day that orders it. `target` is
    the row that its `supersedes` names, or -1. `origin` is a number for its source.
    """

    row: Ints
    group: Ints
    edge: Ints
    status: Ints
    window: Windows
    said: Windows
    middle: Ints
    target: Ints
    origin: Ints

    def __len__(self) -> int:
        return int(self.row.size)

    def take(self, index: Ints) -> Entries:
        """The entries at these places, in this order."""
        return replace(
            self,
            row=self.row[index],
            group=self.group[index],
            edge=self.edge[index],
            status=self.status[index],
            window=self.window.take(index),
            said=self.said.take(index),
            middle=self.middle[index],
            target=self.target[index],
            origin=self.origin[index],
        )

    def move(self, to: Ints, places: Ints) -> None:
        """Put the entries of some places at others, in these very arrays: only for entries that nobody else has."""
        arrays = (self.row, self.group, self.edge, self.status, self.middle, self.target, self.origin)
        for array in (*arrays, self.window.low, self.window.high, self.said.low, self.said.high):
            array[to] = array[places]


def build_entries(frame: pd.DataFrame, chain: Ints) -> Entries:
    """The entries of a claim frame in file order; `chain` numbers each row's chain from 0.

    An edge without any bound is one that the claim does not speak of.
    """
    start = Windows.from_days(frame["start_earliest"], frame["start_latest"])
    end = Windows.from_days(frame["end_earliest"], frame["end_latest"])
    status = _status(frame)
    speaks = np.column_stack((_is_stated(start), _is_stated(end) & (frame["kind"] == "span").to_numpy()))
    row, edge = np.nonzero(_with_cancellations(speaks, status, chain))
    at_end = edge == 1
    window = Windows(
        np.where(at_end, end.low[row], start.low[row]),
        np.where(at_end, end.high[row], start.high[row]),
    )
    said = Windows.from_days(frame["asserted_earliest"], frame["asserted_latest"]).take(row)
    said, middle = _placed_in_time(said, window, status[row])
    origin, _ = together(*(pd.factorize(frame[name].fillna(""))[0] for name in ("source_id", "source_title")))
    return Entries(
        row=row,
        group=chain[row] * 2 + edge,
        edge=edge,
        status=status[row],
        window=window,
        said=said,
        middle=middle,
        target=_targets(frame)[row],
        origin=origin[row],
    )


def _status(frame: pd.DataFrame) -> Ints:
    number, words = pd.factorize(frame["status"], use_na_sentinel=False)
    return np.array([STATUS_CODES[word] for word in words], dtype=np.int64)[number]


def _is_stated(window: Windows) -> npt.NDArray[np.bool_]:
    return (window.low != OPEN_LOW) | (window.high != OPEN_HIGH)


def _with_cancellations(speaks: npt.NDArray[Any], status: Ints, chain: Ints) -> npt.NDArray[np.bool_]:
    """A cancellation speaks of every edge that its chain has; of its first where it has none."""
    canceled = status == CANCELED
    if not canceled.any():
        return speaks
    chains = int(chain.max()) + 1
    edges = np.zeros((chains, 2), dtype=np.bool_)
    for edge in (0, 1):
        edges[chain[speaks[:, edge]], edge] = True
    edges[~edges.any(axis=1), 0] = True
    return np.where(canceled[:, None], edges[chain], speaks)


def _placed_in_time(said: Windows, window: Windows, status: Ints) -> tuple[Windows, Ints]:
    """When each was said, and twice the middle of that; an open side counts as its known side.

    Not known: before all known ones, a cancellation after them, an actual on its own earliest day.
    """
    low_open, high_open = said.low == OPEN_LOW, said.high == OPEN_HIGH
    unknown = low_open & high_open
    own_day = np.where(window.low != OPEN_LOW, window.low, window.high)
    actual = unknown & (status == ACTUAL)
    low, high = np.where(actual, own_day, said.low), np.where(actual, own_day, said.high)
    middle: Ints = low + high
    middle[high_open] = 2 * low[high_open]
    middle[low_open] = 2 * high[low_open]
    middle[unknown] = 2 * OPEN_LOW
    middle[unknown & (status == CANCELED)] = 2 * OPEN_HIGH
    middle[actual] = 2 * own_day[actual]
    return Windows(low, high), middle


def _targets(frame: pd.DataFrame) -> Ints:
    """The row that each row's stated `supersedes` names, -1 where there is none."""
    stated: dict[str, str] = frame.attrs.get("supersedes") or {}
    target = np.full(len(frame), -1, dtype=np.int64)
    if stated:
        place = {claim_id: row for row, claim_id in enumerate(frame["claim_id"])}
        for claim_id, replaced in stated.items():
            if claim_id in place and replaced in place:
                target[place[claim_id]] = place[replaced]
    return target
