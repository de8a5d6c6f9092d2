"""Announced against actual, and every change of an announced date: the two tables that answer "how late?".

Both are computed from a claim frame's chains, edge by edge; slips are intervals of days with a verdict. They filter and
word nothing. A worldwide chain (without territory) lends its announcements to a territory that has none.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains import Resolution, standing
from timeline.chains.entries import ANNOUNCED
from timeline.chains.ordering import ORDERS
from timeline.chains.resolution import nullable
from timeline.chains.sweep import CHANGES
from timeline.claims import stated_edge
from timeline.frame import CHAIN_KEY, DAY, TEXT, checked_frame
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows, between, verdicts

__all__ = [
    "COMPARE_COLUMNS",
    "REVISION_COLUMNS",
    "WORLDWIDE",
    "compare",
    "comparison_of",
    "edge_keys",
    "first_places",
    "lenders",
    "revised",
    "revisions",
    "revisions_of",
]

Ints = npt.NDArray[np.int64]

WORLDWIDE: Final = " (worldwide)"
COMPARE_COLUMNS: Final = (
    *CHAIN_KEY,
    "edge",
    *(f"{which}_{part}" for which in ("first", "last", "actual") for part in ("stated", "earliest", "latest")),
    "revisions",
    *(f"{which}_{part}" for which in ("first", "last") for part in ("slip_min", "slip_max", "verdict")),
)
REVISION_COLUMNS: Final = (
    *CHAIN_KEY,
    "edge",
    "revision",
    *(f"{which}_{part}" for which in ("from", "to") for part in ("id", "stated", "earliest", "latest")),
    "to_asserted_earliest",
    "to_asserted_latest",
    "order",
    "change",
    "slip_min",
    "slip_max",
    "verdict",
)


def compare(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each chain and edge: first and last announced, actual, and the slips between, in days.

    Also without an actual or an announcement: texts are then "", days NaT, numbers NA. An announcement that a territory
    takes from the worldwide chain has " (worldwide)" after its text.
    """
    return comparison_of(frame, standing(checked_frame(frame)))


def comparison_of(frame: pd.DataFrame, resolution: Resolution) -> pd.DataFrame:
    """`compare` of a frame whose edges are resolved already."""
    sweep = resolution.sweep
    keys = edge_keys(frame, resolution, first_places(resolution))
    lender = lenders(keys, sweep.first)
    lent = lender != np.arange(sweep.first.size)
    first, last, actual = sweep.first[lender], sweep.last[lender], sweep.counting
    changes = np.bincount(resolution.group_of[revised(resolution)], minlength=sweep.first.size)
    columns: dict[str, Any] = {
        **keys,
        **_claimed(frame, resolution, "first", first, lent),
        **_claimed(frame, resolution, "last", last, lent),
        **_claimed(frame, resolution, "actual", actual),
        "revisions": pd.array(changes, dtype="Int64"),
        **_slip(resolution, "first_", first, actual),
        **_slip(resolution, "last_", last, actual),
    }
    return pd.DataFrame({name: columns[name] for name in COMPARE_COLUMNS})


def revisions(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each change of an announced date, per edge, in order: from which claim to which, and the slip.

    First dates, restatements, actuals, rumors and cancellations are not changes of an announced date.
    """
    return revisions_of(frame, standing(checked_frame(frame)))


def revisions_of(frame: pd.DataFrame, resolution: Resolution) -> pd.DataFrame:
    """`revisions` of a frame whose edges are resolved already."""
    entries, sweep = resolution.entries, resolution.sweep
    to = np.flatnonzero(revised(resolution))
    said = entries.row[to]
    columns: dict[str, Any] = {
        **edge_keys(frame, resolution, to),
        "revision": pd.array(sweep.revision[to], dtype="Int64"),
        "from_id": _ids(frame, resolution, sweep.against[to]),
        **_claimed(frame, resolution, "from", sweep.against[to]),
        "to_id": _ids(frame, resolution, to),
        **_claimed(frame, resolution, "to", to),
        "to_asserted_earliest": frame["asserted_earliest"].to_numpy()[said],
        "to_asserted_latest": frame["asserted_latest"].to_numpy()[said],
        "order": pd.array(ORDERS[resolution.order[to]], dtype=TEXT),
        "change": pd.array(CHANGES[sweep.change[to]], dtype=TEXT),
        **_slip(resolution, "", sweep.against[to], to),
    }
    return pd.DataFrame({name: columns[name] for name in REVISION_COLUMNS})


def first_places(resolution: Resolution) -> Ints:
    """The place of each group's first entry."""
    return np.flatnonzero(np.diff(resolution.group_of, prepend=-1))


def revised(resolution: Resolution) -> npt.NDArray[np.bool_]:
    """Whether each entry changed an announced date: those that `revisions` has a row for."""
    announced = (resolution.entries.status == ANNOUNCED) & ~resolution.sweep.after_end
    return announced & ~np.isin(CHANGES[resolution.sweep.change], ("first", "restated"))


def edge_keys(frame: pd.DataFrame, resolution: Resolution, place: Ints) -> dict[str, Any]:
    """The chain key and the edge's word (at, start, end) of the entries at these places, as columns."""
    row = resolution.entries.row[place]
    edge = np.where(
        resolution.entries.edge[place] == 1, "end", np.where(frame["kind"].to_numpy()[row] == "point", "at", "start")
    )
    names = {name: pd.array(frame[name].to_numpy(dtype=object)[row], dtype=TEXT) for name in CHAIN_KEY}
    return {**names, "edge": pd.array(edge, dtype=TEXT)}


def lenders(keys: dict[str, Any], first: Ints) -> Ints:
    """The group whose announcements each group shows: its own, or the worldwide one's where it has none."""
    lender = np.arange(first.size)
    needy = np.flatnonzero((first < 0) & (np.asarray(keys["territory"], dtype=object) != ""))
    if needy.size:
        spelled = list(zip(*(keys[name] for name in ("production", "milestone", "label", "edge")), strict=True))
        worldwide = {
            spelled[place]: place for place in np.flatnonzero(np.asarray(keys["territory"], dtype=object) == "")
        }
        for place in needy:
            lender[place] = worldwide.get(spelled[place], place)
    return lender


def _claimed(
    frame: pd.DataFrame, resolution: Resolution, which: str, place: Ints, lent: npt.NDArray[np.bool_] | None = None
) -> dict[str, Any]:
    """The claims at these entry places: text of the edge, bounds; blank where the place is -1."""
    window, texts = resolution.entries.window.take(place), _texts(frame, resolution, place)
    if lent is not None and lent.any():
        texts = [text + WORLDWIDE if text and from_afar else text for text, from_afar in zip(texts, lent, strict=True)]
    return {
        f"{which}_stated": pd.array(texts, dtype=TEXT),
        f"{which}_earliest": _days(window.low, (place < 0) | (window.low == OPEN_LOW)),
        f"{which}_latest": _days(window.high, (place < 0) | (window.high == OPEN_HIGH)),
    }


def _texts(frame: pd.DataFrame, resolution: Resolution, place: Ints) -> list[str]:
    """What the claims at these entry places say of their edge."""
    texts, there, entries = [""] * len(place), np.flatnonzero(place >= 0), resolution.entries
    chosen = place[there]
    stated = frame["stated"].to_numpy(dtype=object)[entries.row[chosen]].tolist()
    for at, text, edge in zip(there.tolist(), stated, entries.edge[chosen].tolist(), strict=True):
        texts[at] = stated_edge(text, "end" if edge == 1 else "start")
    return texts


def _ids(frame: pd.DataFrame, resolution: Resolution, place: Ints) -> Any:
    """The ids of the claims at these entry places; "" where the place is -1."""
    row = np.where(place >= 0, resolution.entries.row[place], -1)
    return pd.array(np.append(frame["claim_id"].to_numpy(dtype=object), "")[row], dtype=TEXT)


def _days(numbers: Ints, missing: npt.NDArray[np.bool_]) -> npt.NDArray[np.datetime64]:
    days = np.where(missing, 0, numbers).astype("datetime64[D]")
    days[missing] = np.datetime64("NaT")
    return days.astype(DAY)


def _slip(resolution: Resolution, prefix: str, old: Ints, new: Ints) -> dict[str, Any]:
    both = (old >= 0) & (new >= 0)
    windows: tuple[Windows, Windows] = (resolution.entries.window.take(old), resolution.entries.window.take(new))
    slip = between(*windows)
    return {
        f"{prefix}slip_min": nullable(slip.low, ~both | (slip.low == OPEN_LOW)),
        f"{prefix}slip_max": nullable(slip.high, ~both | (slip.high == OPEN_HIGH)),
        f"{prefix}verdict": pd.array(np.where(both, verdicts(*windows), ""), dtype=TEXT),
    }
