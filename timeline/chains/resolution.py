"""From the sweep to the frame: a state for each edge of a claim, then one for its row.

`standing` resolves every chain edge; `resolve` writes what it found into the frame's chain columns and reports actuals
that contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains.entries import ACTUAL, ANNOUNCED, CANCELED, RUMORED, Entries, build_entries
from timeline.chains.ordering import ORDERS, put_in_order
from timeline.chains.sweep import CHANGES, Sweep
from timeline.errors import Problem
from timeline.frame import CHAIN_KEY, shared_attrs
from timeline.slip import ON_TIME, OPEN_HIGH, OPEN_LOW, WITHIN, between, overlap, verdict_numbers
from timeline.sources.coded import Coded

__all__ = ["STATES", "Resolution", "resolve", "resolved_frame", "standing"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# In order of precedence: a row has the first that any of its edges has.
STATES: Final = np.array(["actual", "canceled", "conflicting", "current", "superseded", "fulfilled", "restated"])
IS_ACTUAL, IS_CANCELED, IS_CONFLICTING, IS_CURRENT, IS_SUPERSEDED, IS_FULFILLED, IS_RESTATED = range(7)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Every chain edge resolved: ordered entries, the sweep over them, each entry's state and who superseded it.

    `order` codes index `ORDERS`, `state` codes `STATES`, `superseded_by` entries (-1: none). `group_of` is the place of
    each entry's group in the sweep's arrays of groups.
    """

    entries: Entries
    order: Ints
    sweep: Sweep
    state: Ints
    superseded_by: Ints
    group_of: Ints

    def of_rows(self, order: Ints) -> Resolution:
        """The same of the frame whose rows are taken in that order; chains and the order in them stay."""
        place = np.empty(order.size + 1, dtype=np.int64)
        place[order], place[-1] = np.arange(order.size), -1
        entries = replace(self.entries, row=place[self.entries.row], target=place[self.entries.target])
        return replace(self, entries=entries)


def standing(frame: pd.DataFrame) -> Resolution:
    """Resolve the chains of a claim frame; needs nothing that `resolve` fills but the `chain` column."""
    ordered = put_in_order(build_entries(frame, frame["chain"].to_numpy(dtype=np.int64)))
    sweep = Sweep(ordered)
    group_of = np.repeat(np.arange(ordered.starts.size), ordered.lengths)
    state, superseded_by = _fates(ordered.entries, sweep, group_of)
    return Resolution(ordered.entries, ordered.order, sweep, state, superseded_by, group_of)


def resolve(frame: pd.DataFrame, *, report: bool = True) -> pd.DataFrame:
    """The frame with `chain`, `revision`, `order`, `state`, `change`, `superseded_by` and `slip_*` filled anew.

    Chains are numbered by first appearance, or keep the numbers they have. Actuals of one chain edge that do not
    overlap the one that counts are added to `attrs["problems"]` as warnings, unless `report` is off.
    """
    resolved, resolution = resolved_frame(frame)
    if not report:
        return resolved
    problems = [*frame.attrs.get("problems", []), *_several_actuals(frame, resolution)]
    resolved.attrs = shared_attrs({**frame.attrs, "problems": problems})
    return resolved


def resolved_frame(frame: pd.DataFrame) -> tuple[pd.DataFrame, Resolution]:
    """The frame with its chain columns filled anew, and what they were filled from."""
    frame = frame.assign(chain=_chain_numbers(frame))
    resolution = standing(frame)
    return frame.assign(**_row_columns(frame, resolution)), resolution


def _chain_numbers(frame: pd.DataFrame) -> pd.Series[Any]:
    if len(frame) and frame["chain"].notna().all():
        return frame["chain"]
    numbers = frame.groupby(list(CHAIN_KEY), sort=False, dropna=False).ngroup()
    return numbers.astype("Int64")


def _fates(entries: Entries, sweep: Sweep, group_of: Ints) -> tuple[Ints, Ints]:
    """Each entry's state, and the entry that superseded it; a restatement shares the fate of what it restates."""
    itself = np.arange(len(entries))
    root = _roots(sweep.root)
    counting, ended = sweep.counting[group_of], sweep.ended[group_of] >= 0
    at_end = ended & _faced_the_actual(entries, sweep, group_of, root)
    compared = np.where(sweep.after_end, itself, root)
    verdict = verdict_numbers(entries.window.take(compared), entries.window.take(counting))
    met = at_end & ((verdict == ON_TIME) | (verdict == WITHIN))
    superseded_by = sweep.replaced_by[root]
    falls = ended & (superseded_by < 0) & ((at_end & ~met) | (entries.status == CANCELED) | _late_rumor(entries, sweep))
    superseded_by = np.where(falls, counting, superseded_by)
    conflicting = _conflicts(entries, sweep, group_of) & ~ended
    superseded_by[met | conflicting] = -1
    actual = entries.status == ACTUAL
    state = np.select(
        [
            actual & (counting == itself),
            (entries.status == CANCELED) & (superseded_by < 0),
            conflicting,
            superseded_by >= 0,
            met,
            actual | (root != itself),
        ],
        [IS_ACTUAL, IS_CANCELED, IS_CONFLICTING, IS_SUPERSEDED, IS_FULFILLED, IS_RESTATED],
        IS_CURRENT,
    )
    return state, superseded_by


def _faced_the_actual(entries: Entries, sweep: Sweep, group_of: Ints, root: Ints) -> Flags:
    """What stood when the chain ended, its restatements, and what was announced afterwards."""
    stood = root == np.where(sweep.standing >= 0, sweep.standing, sweep.rumor)[group_of]
    said = np.isin(entries.status, (ANNOUNCED, RUMORED))
    return said & (stood | (sweep.after_end & (entries.status == ANNOUNCED)))


def _late_rumor(entries: Entries, sweep: Sweep) -> Flags:
    return (entries.status == RUMORED) & sweep.after_end


def _roots(root: Ints) -> Ints:
    """The entry that each one restates in the end."""
    while not np.array_equal(root, root[root]):
        root = root[root]
    return root


def _conflicts(entries: Entries, sweep: Sweep, group_of: Ints) -> Flags:
    """The standing announcement and another source's, equally said, that does not overlap it; both."""
    rival = sweep.standing[group_of]
    here, there = np.arange(len(entries)), rival.clip(0)
    said = entries.said
    equally_said = (said.low == said.low[there]) & (said.high == said.high[there])
    related = (sweep.named == there) | (sweep.named[there] == here)
    conflict = (
        (rival >= 0)
        & (entries.status == ANNOUNCED)
        & (entries.origin != entries.origin[there])
        & equally_said
        & ~overlap(entries.window, entries.window.take(there))
        & ~related
    )
    conflict[rival[conflict]] = True
    return conflict


def _row_columns(frame: pd.DataFrame, resolution: Resolution) -> dict[str, Any]:
    """The chain columns: the leading edge's values, and the strongest state of any edge that the row states."""
    entries, sweep = resolution.entries, resolution.sweep
    first, last = _edge_places(entries, len(frame))
    leading, other = np.where(first >= 0, first, last), np.where(last >= 0, last, first)
    state = np.minimum(resolution.state[leading], resolution.state[other])
    by = np.where(resolution.superseded_by[leading] >= 0, leading, other)
    by = resolution.superseded_by[by]
    low, high = _slips(entries, sweep, leading)
    return {
        "revision": pd.array(sweep.revision[leading], dtype="Int64"),
        "order": Coded(resolution.order[leading], ORDERS).array(),
        "state": Coded(state, STATES).array(),
        "change": Coded(sweep.change[leading], CHANGES).array(),
        "superseded_by": _ids(frame, np.append(entries.row, -1)[by]),
        "slip_min": low,
        "slip_max": high,
    }


def _ids(frame: pd.DataFrame, row: Ints) -> Any:
    """The ids of these rows, "" for -1."""
    ids = pd.concat([frame["claim_id"], pd.Series([""], dtype="str")])
    return ids.array.take(row)  # -1 is the last


def _edge_places(entries: Entries, size: int) -> tuple[Ints, Ints]:
    """The place of each row's entry on its start (or only edge), and of that on its end; -1 where it has none."""
    first, last = (np.full(size, -1, dtype=np.int64) for _ in range(2))
    for edge, places in enumerate((first, last)):
        chosen = np.flatnonzero(entries.edge == edge)
        places[entries.row[chosen]] = chosen
    return first, last


def _slips(entries: Entries, sweep: Sweep, place: Ints) -> tuple[Any, Any]:
    old, new = entries.window.take(sweep.against[place]), entries.window.take(place)
    slip, has = between(old, new), sweep.slips[place]
    return nullable(slip.low, ~has | (slip.low == OPEN_LOW)), nullable(slip.high, ~has | (slip.high == OPEN_HIGH))


def nullable(values: Ints, missing: Flags) -> Any:
    """A nullable Int64 array."""
    return pd.arrays.IntegerArray(values.astype(np.int64), missing)


def _several_actuals(frame: pd.DataFrame, resolution: Resolution) -> list[Problem]:
    entries = resolution.entries
    counting = resolution.sweep.counting[resolution.group_of]
    apart = (entries.status == ACTUAL) & ~overlap(entries.window, entries.window.take(counting))
    told = frame[["claim_id", "production", "milestone", "stated", "file", "line"]]
    losing, counts = entries.row[apart], entries.row[counting[apart]]
    pairs = zip(told.iloc[losing].to_dict("records"), told.iloc[counts].to_dict("records"), strict=True)
    return list(dict.fromkeys(_two_actuals(claim, other) for claim, other in pairs))


def _two_actuals(claim: dict[str, Any], other: dict[str, Any]) -> Problem:
    return Problem(
        claim["file"],
        None if pd.isna(claim["line"]) else int(claim["line"]),
        None,
        "several-actuals",
        f"{claim['milestone']} of {claim['production']!r}: {claim['stated']!r} can't be true beside "
        f"{other['stated']!r}, which counts because it was said last ({other['claim_id']})",
        "keep the one that holds, or tell two events apart by a label",
        "warning",
    )
