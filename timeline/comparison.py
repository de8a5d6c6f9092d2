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
from timeline.slip import OPEN_HIGH, OPEN_LOW, VERDICTS, Windows, between, verdict_numbers

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
EDGES: Final = np.array(["at", "start", "end"])
VERDICTS_OR_NONE: Final = np.append(VERDICTS, "")
JOINT: Final = ";"
"""Only a text that holds it says something of its own of each edge."""
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
    texts = _texts(frame, resolution, first, last, actual)
    columns: dict[str, Any] = {
        **keys,
        **_claimed(resolution, "first", first, _borrowed(texts[0], lent)),
        **_claimed(resolution, "last", last, _borrowed(texts[1], lent)),
        **_claimed(resolution, "actual", actual, texts[2]),
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
    said, against = entries.row[to], sweep.against[to]
    texts = _texts(frame, resolution, against, to)
    columns: dict[str, Any] = {
        **edge_keys(frame, resolution, to),
        "revision": pd.array(sweep.revision[to], dtype="Int64"),
        "from_id": _filled(frame["claim_id"], resolution, against),
        **_claimed(resolution, "from", against, texts[0]),
        "to_id": _filled(frame["claim_id"], resolution, to),
        **_claimed(resolution, "to", to, texts[1]),
        "to_asserted_earliest": frame["asserted_earliest"].to_numpy()[said],
        "to_asserted_latest": frame["asserted_latest"].to_numpy()[said],
        "order": _named(ORDERS, resolution.order[to]),
        "change": _named(CHANGES, sweep.change[to]),
        **_slip(resolution, "", against, to),
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
    point = (frame["kind"] == "point").to_numpy()[row]
    edge = np.where(resolution.entries.edge[place] == 1, 2, np.where(point, 0, 1))
    return {**{name: frame[name].array.take(row) for name in CHAIN_KEY}, "edge": _named(EDGES, edge)}


def _named(words: npt.NDArray[np.str_], number: Ints) -> Any:
    """Some of a few words by their numbers, as a column: many texts are slow to make one at a time."""
    return pd.array(words, dtype=TEXT).take(number)


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


def _claimed(resolution: Resolution, which: str, place: Ints, texts: Any) -> dict[str, Any]:
    """The claims at these entry places: text of the edge, bounds; blank where the place is -1."""
    window = resolution.entries.window.take(place)
    return {
        f"{which}_stated": texts,
        f"{which}_earliest": _days(window.low, (place < 0) | (window.low == OPEN_LOW)),
        f"{which}_latest": _days(window.high, (place < 0) | (window.high == OPEN_HIGH)),
    }


def _borrowed(texts: Any, lent: npt.NDArray[np.bool_]) -> Any:
    """Texts of which those that are `lent` say so."""
    afar = np.flatnonzero(lent)
    if afar.size:
        texts[afar] = [text and text + WORLDWIDE for text in texts[afar]]
    return texts


def _texts(frame: pd.DataFrame, resolution: Resolution, *places: Ints) -> list[Any]:
    """What the claims at entry places say of their edge, a column for each row of places; "" where a place is -1.

    Most places are named several times: an edge that never moved has its last date where it has its first.
    """
    named, where = np.unique(np.concatenate(places), return_inverse=True)
    texts = _filled(frame["stated"], resolution, named)
    several = np.flatnonzero(pd.Series(texts).str.contains(JOINT, regex=False).to_numpy(dtype=np.bool_))
    if several.size:
        told, ends = texts[several].to_numpy(dtype=object).tolist(), (resolution.entries.edge[named[several]] == 1)
        edges = np.where(ends, "end", "start").tolist()
        texts[several] = [stated_edge(text, edge) for text, edge in zip(told, edges, strict=True)]
    return [texts.take(part) for part in np.split(where, np.cumsum([place.size for place in places])[:-1])]


def _filled(column: pd.Series[Any], resolution: Resolution, place: Ints) -> Any:
    """What a text column has for the claims at these entry places; "" where the place is -1."""
    if not resolution.entries.row.size:
        return pd.array([""] * place.size, dtype=TEXT)
    row = np.where(place >= 0, resolution.entries.row[place], -1)
    return column.array.take(row, allow_fill=True, fill_value="")


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
        f"{prefix}verdict": _named(VERDICTS_OR_NONE, np.where(both, verdict_numbers(*windows), VERDICTS.size)),
    }
