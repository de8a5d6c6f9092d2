"""`timeline explain`: what became of each claim, in words, a block for each chain.

The words are `explanation`'s; here they are put below their claims, and broken into lines on a terminal only, so that
elsewhere each claim keeps to two lines.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from textwrap import wrap
from typing import Any, Final

import pandas as pd

from timeline.cli.opening import open_frame
from timeline.cli.table import read_day
from timeline.cli.terminal import escaped, say
from timeline.dates import Conventions
from timeline.errors import UsageError
from timeline.explanation import explain_all
from timeline.frame import CHAIN_KEY
from timeline.pipeline import select
from timeline.view import View
from timeline.words import about, milestone_name

__all__ = ["explain_command"]

CLAIM: Final = "  "
TOLD: Final = "    "
NARROWEST: Final = 40


def explain_command(
    sources: Sequence[str],
    *,
    claim: str | None = None,
    productions: Sequence[str] = (),
    milestones: Sequence[str] = (),
    day: str | None = None,
    conventions: Conventions | None = None,
    strict: bool,
) -> int:
    """Print what became of the claims, as of a day where one is given; 1 where nothing was read, or not strictly.

    Raises `UsageError` for a production, milestone or claim that isn't there, or wasn't known on the day.
    """
    cut = date.max if day is None else read_day(day, conventions)
    view = View.from_keywords({"productions": list(productions), "milestones": list(milestones)})
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    known = select(frame, view.but(as_of=cut)).frame  # whole chains, so that each explains itself
    told = known.assign(told=explain_all(known, as_of=date.today() if day is None else cut))
    _print(told if claim is None else told[_is_claim(frame, known, claim)])
    return 0


def _is_claim(frame: pd.DataFrame, known: pd.DataFrame, claim: str) -> pd.Series[Any]:
    ids = set(frame["claim_id"])
    if claim not in ids:
        near = get_close_matches(claim, ids, n=1)
        cure = f"did you mean {near[0]!r}?" if near else "see the ids in: timeline table"
        raise UsageError(f"no claim is called {claim!r}: {cure}")
    found = known["claim_id"] == claim
    if not found.any():
        raise UsageError(f"the claim {claim!r} is not among these: the filters or --as-of leave it out")
    return found


def _print(told: pd.DataFrame) -> None:
    width = max(shutil.get_terminal_size().columns, NARROWEST) if sys.stdout.isatty() else None
    before = None
    rows: list[dict[Any, Any]] = told.to_dict("records")
    for row in rows:
        if row["chain"] != before:
            if before is not None:
                say("")
            say(_heading(row))
            before = row["chain"]
        for line in _lines(row, width):
            say(line)


def _heading(row: dict[Any, Any]) -> str:
    """The chain, as it is told apart from others: only what it has."""
    production, milestone, label, territory = (str(row[name]) for name in CHAIN_KEY)
    return " · ".join(part for part in (production, milestone_name(milestone), label, territory) if part)


def _lines(row: dict[Any, Any], width: int | None) -> Iterator[str]:
    said = about(_day(row["asserted_earliest"]), _day(row["asserted_latest"]))
    source = row["publisher"] or row["source_title"] or row["source_id"] or "no source named"
    claimed = f"“{row['stated']}”" if row["stated"] else "no date"
    yield from _broken(f"{claimed}, {row['status']} {said}, {source} [{row['claim_id']}]", CLAIM, width)
    yield from _broken(str(row["told"]), TOLD, width)


def _broken(text: str, indent: str, width: int | None) -> list[str]:
    if width is None:
        return [indent + text]
    return wrap(escaped(text), width, initial_indent=indent, subsequent_indent=indent + CLAIM)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
