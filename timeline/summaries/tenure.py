"""Tenure: how long an announcement stood, from when it was said to when it was replaced, withdrawn or came true.

One that still stands has stood at least until the last day that the frame surely knows of, and there is no greatest
value: nothing here asks a clock what day it is.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains.entries import ACTUAL, ANNOUNCED
from timeline.chains.resolution import nullable
from timeline.frame import TEXT
from timeline.slip import OPEN_HIGH, OPEN_LOW, Windows, between
from timeline.summaries.evidence import Evidence
from timeline.summaries.tally import Column, Tally

__all__ = ["TENURE_COLUMNS", "tenure_columns"]

Ints = npt.NDArray[np.int64]

TENURE_COLUMNS: Final = ("stood_claims", "stood_left_out", "longest_id", "longest_min", "longest_max")


def tenure_columns(evidence: Evidence) -> dict[str, Column]:
    """The announcement of each scope that surely stood longest: the one with the greatest least number of days.

    Of equals the one with the greater greatest value, then the first by id. Those of which no least value is known,
    said on an unknown or open day, are left out and counted.
    """
    stood, tenure = _tenures(evidence)
    kinds = evidence.scopes.kinds
    row = np.tile(evidence.resolution.entries.row[stood], len(kinds))
    scope = np.concatenate([kind[evidence.resolution.entries.row[stood]] for kind in kinds])
    tally, known = Tally(scope, evidence.scopes.count), np.tile(tenure.low != OPEN_LOW, len(kinds))
    listed = pd.DataFrame(
        {
            "scope": scope,
            "id": evidence.frame["claim_id"].to_numpy(dtype=object)[row],
            "low": np.tile(tenure.low, len(kinds)),
            "high": np.tile(tenure.high, len(kinds)),
        }
    )
    longest = _longest(listed[known]).reindex(range(evidence.scopes.count))
    low, high = (longest[side].fillna(OPEN_HIGH).to_numpy(dtype=np.int64) for side in ("low", "high"))
    columns = (
        tally.count(known),
        tally.count(~known),
        pd.array(longest["id"].fillna("").to_numpy(dtype=object), dtype=TEXT),
        nullable(low, low == OPEN_HIGH),
        nullable(high, high == OPEN_HIGH),
    )
    return dict(zip(TENURE_COLUMNS, columns, strict=True))


def _tenures(evidence: Evidence) -> tuple[Ints, Windows]:
    """The places of the announcements that ever stood, and for how many days each did; never less than 0."""
    entries, sweep = evidence.resolution.entries, evidence.resolution.sweep
    itself = np.arange(len(entries))
    stood = np.flatnonzero((entries.status == ANNOUNCED) & (sweep.root == itself) & ~sweep.after_end)
    tenure = between(entries.said.take(stood), _ends(evidence, stood))
    low = np.where(tenure.low == OPEN_LOW, OPEN_LOW, tenure.low.clip(0))
    return stood, Windows(low, np.where(tenure.high == OPEN_HIGH, OPEN_HIGH, tenure.high.clip(0)))


def _ends(evidence: Evidence, stood: Ints) -> Windows:
    """When each stopped standing: the day it happened, or when what replaced it was said; open while it stands.

    An actual without a latest day ("still shooting") happened on no day: it replaces when it is said.
    """
    resolution = evidence.resolution
    by, happened = resolution.superseded_by[stood], evidence.happened[resolution.group_of[stood]]
    an_event = (resolution.entries.status[by] == ACTUAL) & (evidence.window(by).high != OPEN_HIGH)
    day = np.select([by < 0, an_event], [happened, by], -1)
    event, replaced = evidence.window(day), resolution.entries.said.take(by)
    return Windows(
        np.select([day >= 0, by >= 0], [event.low, replaced.low], _last_known_day(evidence.frame)),
        np.select([day >= 0, by >= 0], [event.high, replaced.high], OPEN_HIGH),
    )


def _last_known_day(frame: pd.DataFrame) -> int:
    """The latest day on or after which something in the frame was surely said, or happened."""
    happened = frame[frame["status"] == "actual"]
    days = pd.concat([frame["asserted_earliest"], happened["start_earliest"], happened["end_earliest"]])
    return int(Windows.from_days(days, days).low.max(initial=OPEN_LOW))


def _longest(listed: pd.DataFrame) -> pd.DataFrame:
    for side in ("low", "high"):
        listed = listed[listed[side] == listed.groupby("scope")[side].transform("max")]
    return listed.sort_values("id").drop_duplicates("scope").set_index("scope")
