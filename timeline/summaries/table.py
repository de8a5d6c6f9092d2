"""The summary table: its columns in order, and what each of them means."""

from __future__ import annotations

from typing import Final

import pandas as pd

from timeline.frame import checked_frame
from timeline.summaries.chains import CHAIN_COLUMNS, chain_columns
from timeline.summaries.evidence import gather
from timeline.summaries.foresight import FORESIGHT_COLUMNS, foresight_columns
from timeline.summaries.punctuality import PUNCTUALITY_COLUMNS, SLIP_COLUMNS, punctuality_columns
from timeline.summaries.tenure import TENURE_COLUMNS, tenure_columns

__all__ = ["SUMMARY_COLUMNS", "summary"]

SUMMARY_COLUMNS: Final = (
    "by",
    "name",
    "title",
    *CHAIN_COLUMNS,
    *SLIP_COLUMNS,
    *PUNCTUALITY_COLUMNS,
    *FORESIGHT_COLUMNS,
    *TENURE_COLUMNS,
)


def summary(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each production, each milestone and each source of a claim frame, each kind in the frame's order.

    `by` is production, milestone or source, `name` its name (a source's id), `title` a source's title. An edge is a
    moment, or one end of an activity. Days are whole and inclusive, shares are of 1, and what can't be told is NA. Of
    each pair `min` is the least and `max` the greatest value that the true days could give.

    - `chains`, `claims`, `revisions`: chains on which it has a claim; its claims; its rows of `revisions`.
    - `met, under_way, open, canceled, rumored`: how these chains stand, each in one way. Met: every edge that anyone
      dated has happened; under way: something has, or goes on; open: announced; canceled: it is, or what was left of
      it; rumored: nobody announced it. `conflicting`: sources contradict each other. `met_share`: met of `chains`.
    - `slip_edges`, `slip_left_out`: announced edges whose slip is known on both sides, and all others (an open side, or
      canceled). Slip goes from the first announcement to the actual, or to what stands where nothing has happened: 0
      where that is the first one itself.
    - `total_slip_*`, `typical_slip_*`: its sum and its median over `slip_edges`. Each true slip lies within its bounds,
      and a median doesn't fall when a value grows: so it lies between the median of the least and of the greatest.
    - `judged_edges`: edges that were announced and have happened, judged by the announcement that stood last.
      `on_time_*`, `late_*`, `early_*`: how many lie surely (`min`) within it, after it, before it - the verdicts on
      time and within, later, earlier - and how many possibly (`max`: undetermined ones, too). `*_share_*`: of these.
    - `judged_claims`: announcements, restated and replaced ones too, once for each of their edges that has happened;
      `right_*`, `right_share_*`: those in whose window the actual surely, or possibly, lies. `said_afterwards`: those
      surely said after the day, or after it was told, which are not judged.
    - `lead_*`: median of the days from saying to the day, of the surely right; `lead_claims`: how many these are;
      `lead_left_out`: those right ones of which a bound of when they were said is not known.
    - `stood_claims`, `stood_left_out`: announcements that ever stood, on each edge, with a known least time, and those
      without. `longest_id`, `longest_min`, `longest_max`: the one that surely stood longest, from being said until what
      replaced it was said, or until the day. What still stands did so at least to the last day that the frame knows of;
      its greatest time is NA.

    A source's slip and punctuality are those of its own announcements, as if nobody else had spoken. A worldwide
    announcement counts on the territories, too, that have none of their own and where it has happened, as in `compare`.
    Raises `UsageError` for what is no claim frame.

    >>> from timeline.reading import normalize
    >>> said = {"production": "Night Train", "milestone": "release", "source": "Weekly"}
    >>> frame = normalize([
    ...     {**said, "date": "October 2026", "asserted": "2025-02-10"},
    ...     {**said, "date": "9 November 2026", "asserted": "2026-11-09", "status": "actual"},
    ... ])
    >>> summary(frame)[["by", "name", "met", "total_slip_min", "total_slip_max", "late_min"]].head(1)
               by         name  met  total_slip_min  total_slip_max  late_min
    0  production  Night Train    1               9              39         1
    """
    evidence = gather(checked_frame(frame))
    columns = {
        **{name: evidence.scopes.names[name] for name in ("by", "name", "title")},
        **chain_columns(evidence),
        **punctuality_columns(evidence),
        **foresight_columns(evidence),
        **tenure_columns(evidence),
    }
    return pd.DataFrame({name: columns[name] for name in SUMMARY_COLUMNS})
