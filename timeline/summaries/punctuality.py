"""Slip and punctuality of each scope: by how much its dates moved, and whether they were kept in the end.

Total and typical slip go from the first announcement to the actual, or to what stands where nothing has happened yet.
Punctuality judges what had happened against the announcement that stood last.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from timeline.slip import Windows, between, verdicts
from timeline.summaries.edges import AnnouncedEdges, announced_edges
from timeline.summaries.evidence import Evidence, is_closed
from timeline.summaries.tally import Column, Tally, shares

__all__ = ["PUNCTUALITY_COLUMNS", "SLIP_COLUMNS", "punctuality_columns"]

Flags = npt.NDArray[np.bool_]

SLIP_COLUMNS: Final = (
    "slip_edges",
    "slip_left_out",
    "total_slip_min",
    "total_slip_max",
    "typical_slip_min",
    "typical_slip_max",
)
_JUDGEMENTS: Final = ("on_time", "late", "early")
PUNCTUALITY_COLUMNS: Final = (
    "judged_edges",
    *(f"{name}_{bound}" for name in _JUDGEMENTS for bound in ("min", "max")),
    *(f"{name}_share_{bound}" for name in _JUDGEMENTS for bound in ("min", "max")),
)


def punctuality_columns(evidence: Evidence) -> dict[str, Column]:
    """The columns of slip and of punctuality."""
    edges = announced_edges(evidence)
    return _slip(evidence, edges) | _punctuality(evidence, edges)


def _slip(evidence: Evidence, edges: AnnouncedEdges) -> dict[str, Column]:
    slip = between(evidence.window(edges.first), evidence.window(edges.outcome))
    # A date that nothing replaced has not moved, however vague or open it is.
    unmoved = edges.first == edges.outcome
    slip = Windows(np.where(unmoved, 0, slip.low), np.where(unmoved, 0, slip.high))
    known = is_closed(slip)
    announced = Tally(edges.scope, evidence.scopes.count)
    compared, intervals = announced.where(known), Windows(slip.low[known], slip.high[known])
    counts = compared.count(), announced.count(~known)
    return dict(zip(SLIP_COLUMNS, (*counts, *compared.total(intervals), *compared.median(intervals)), strict=True))


def _punctuality(evidence: Evidence, edges: AnnouncedEdges) -> dict[str, Column]:
    announced, actual = evidence.window(edges.last[edges.happened]), evidence.window(edges.outcome[edges.happened])
    judged = Tally(edges.scope[edges.happened], evidence.scopes.count)
    whole = judged.count()
    counts = [judged.count(flags) for pair in _judged(announced, actual) for flags in pair]
    columns = (whole, *counts, *(shares(part, whole) for part in counts))
    return dict(zip(PUNCTUALITY_COLUMNS, columns, strict=True))


def _judged(announced: Windows, actual: Windows) -> list[tuple[Flags, Flags]]:
    """On time, late, early: surely, and possibly. What is undetermined shares a day with what was announced."""
    verdict = verdicts(announced, actual)
    kept, late, early = np.isin(verdict, ("on time", "within")), verdict == "later", verdict == "earlier"
    unsure = verdict == "undetermined"
    return [
        (kept, kept | unsure),
        (late, late | (unsure & (actual.high > announced.high))),
        (early, early | (unsure & (actual.low < announced.low))),
    ]
