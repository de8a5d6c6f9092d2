"""Foresight: how often an announcement was right, and how long before.

An announcement was right where what happened lies in its window, whatever was announced since. One that was surely said
after the day is no foresight: it is counted apart and not judged.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import ANNOUNCED
from timeline.slip import Windows, between, verdicts
from timeline.summaries.evidence import Evidence, is_closed
from timeline.summaries.tally import Column, Tally, shares

__all__ = ["FORESIGHT_COLUMNS", "foresight_columns"]

Ints = npt.NDArray[np.int64]

FORESIGHT_COLUMNS: Final = (
    "judged_claims",
    "said_afterwards",
    "right_min",
    "right_max",
    "right_share_min",
    "right_share_max",
    "lead_claims",
    "lead_left_out",
    "lead_min",
    "lead_max",
)


def foresight_columns(evidence: Evidence) -> dict[str, Column]:
    """How many announcements of each scope were right, and the median time from saying it to the day, in days.

    An announcement counts once for each edge that it speaks of and that has happened.
    """
    tally, claim, actual = _met_announcements(evidence)
    said, happened = evidence.resolution.entries.said.take(claim), evidence.window(actual)
    after = said.low > happened.high
    verdict = verdicts(evidence.window(claim), happened)
    right = ~after & np.isin(verdict, ("on time", "within"))
    possible = ~after & (right | (verdict == "undetermined"))
    judged, surely, possibly = tally.count(~after), tally.count(right), tally.count(possible)
    lead = between(said, happened)
    known = right & is_closed(lead)
    columns = (
        judged,
        tally.count(after) + _told_already(evidence).count(),
        surely,
        possibly,
        shares(surely, judged),
        shares(possibly, judged),
        tally.count(known),
        tally.count(right & ~known),
        *tally.where(known).median(Windows(lead.low[known], lead.high[known])),
    )
    return dict(zip(FORESIGHT_COLUMNS, columns, strict=True))


def _met_announcements(evidence: Evidence) -> tuple[Tally, Ints, Ints]:
    """Each announcement with each actual that it can be judged by, as places, once for each of its three scopes."""
    resolution = evidence.resolution
    announced = np.flatnonzero((resolution.entries.status == ANNOUNCED) & ~resolution.sweep.after_end)
    index, edge = evidence.counting_on(resolution.group_of[announced])
    met = evidence.happened[edge] >= 0
    claim, actual = announced[index[met]], evidence.happened[edge[met]]
    return _tally(evidence, claim), np.tile(claim, 3), np.tile(actual, 3)


def _told_already(evidence: Evidence) -> Tally:
    """The announcements that were said when it had been told already that it happened, once for each scope."""
    resolution = evidence.resolution
    return _tally(evidence, np.flatnonzero((resolution.entries.status == ANNOUNCED) & resolution.sweep.after_end))


def _tally(evidence: Evidence, place: Ints) -> Tally:
    row = evidence.resolution.entries.row[place]
    return Tally(np.concatenate([kind[row] for kind in evidence.scopes.kinds]), evidence.scopes.count)
