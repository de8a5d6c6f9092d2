"""A checked claim: one row that was understood whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from timeline.claims.assertion import Assertion
from timeline.claims.textcolumns import Flags
from timeline.claims.texts import Texts
from timeline.claims.timing import Timing
from timeline.dates import VagueDate
from timeline.errors import Problem
from timeline.sources import Row

__all__ = ["Claim", "doubtful", "doubts"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its row, its texts, and what its words and phrases mean."""

    row: Row
    texts: Texts
    status: str
    timing: Timing
    assertion: Assertion


def doubts(claim: Claim, today: date) -> Iterator[Problem]:
    """Warnings about times that can't well be: said or done after today, done surely after it was said."""
    said = claim.assertion.window
    said_in = "asserted" if "asserted" in claim.texts else "published"
    if said and said.earliest and said.earliest > today:
        message = f"said on {said.earliest} at the earliest, which is later than today, {today}"
        yield claim.row.problem(said_in, "asserted-future", message, "check the year", severity="warning")
    if claim.status != "actual":
        return
    for name, window in _edges(claim):
        if window.earliest is None:
            continue
        if window.earliest > today:
            message = f"happened on {window.earliest} at the earliest, which is later than today, {today}"
            yield claim.row.problem(name, "actual-future", message, "is its status 'announced'?", severity="warning")
        if said and said.latest and window.earliest > said.latest:
            message = f"happened on {window.earliest} at the earliest, but was said by {said.latest}"
            hint = "is its status 'announced', or was it said later?"
            yield claim.row.problem(name, "actual-foretold", message, hint, severity="warning")


def doubtful(days: Mapping[str, Any], is_actual: Flags, today: date) -> Flags:
    """The claims that `doubts` warns of, by column; `days` are the frame's columns of days."""
    now = np.datetime64(today, "us")
    happened = np.zeros_like(is_actual)
    for earliest in (days["start_earliest"], days["end_earliest"]):
        happened |= (earliest > now) | (earliest > days["asserted_latest"])
    doubted: Flags = (days["asserted_earliest"] > now) | (is_actual & happened)
    return doubted


def _edges(claim: Claim) -> Iterator[tuple[str, VagueDate]]:
    """Each window of the claim that is not told already, with the field to show for it."""
    start, end = claim.timing.start, claim.timing.end
    if start is not None:
        yield next((name for name in ("date", "start") if name in claim.texts), "end"), start
    if end is not None and end != start:
        yield next((name for name in ("date", "end") if name in claim.texts), "duration"), end
