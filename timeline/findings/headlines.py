"""The title: one finding for each view, the release before other milestones, or what there is where none is told."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline.comparison import WORLDWIDE
from timeline.events import NO_DAY, events_of
from timeline.findings.chosen import (
    bounds_of,
    chain_marks,
    edge_in_sentence,
    edge_name,
    headline_row,
    number_of,
    productions_of,
    same_chain,
)
from timeline.frame import CHAIN_KEY
from timeline.lineup import lineup_finding
from timeline.marks import Bounds
from timeline.pipeline import Selection
from timeline.slip import slip_between
from timeline.words import apart, count, slip_words, window

__all__ = ["export_title", "headline"]

TIMES: Final = {1: "once", 2: "twice"}


def headline(selection: Selection) -> str:
    """The view's finding, one sentence without a full stop."""
    if selection.view.view == "portfolio":
        return lineup_finding(selection) or _fallback(selection)
    finders = {
        "schedule": _schedule,
        "timeline": _timeline,
        "compare": _compare,
        "history": _history,
        "claims": _claims,
    }
    several = {"compare": _comparisons, "history": _moved, "claims": _claims}
    productions = len(productions_of(selection))
    find = (finders if productions == 1 else several if productions else {}).get(selection.view.view)
    return (find(selection) if find else "") or _fallback(selection)


def export_title(selection: Selection) -> str:
    """The finding with its production in front, for a picture that stands alone."""
    productions, found = productions_of(selection), headline(selection)
    if len(productions) != 1 or found.startswith(productions[0]):
        return found
    joint = "," if ": " in found else ":"
    return f"{apart(productions[0])}{joint} {found[:1].lower()}{found[1:]}"


def _fallback(selection: Selection) -> str:
    productions = productions_of(selection)
    if not productions:
        return "Nothing to show"
    milestones = count(selection.frame["chain"].nunique(), "milestone")
    if len(productions) == 1:
        return f"{apart(productions[0])}: {milestones}"
    return f"{count(len(productions), 'production')}, {milestones}"


def _schedule(selection: Selection) -> str:
    row = headline_row(selection)
    if row is None or row["milestone"] != "release":
        return ""
    if bounds_of(row, "actual") != (None, None):
        return _released(row)
    if any(mark.state == "canceled" for mark in chain_marks(selection, row)):
        last = _for(bounds_of(row, "last")) if row["last_stated"] else ""
        return f"Release canceled; last announced{last}" if last else "Release canceled"
    return _conflict(selection, row) or _to_be_released(row, selection.as_of)


def _conflict(selection: Selection, row: pd.Series[Any]) -> str:
    """That sources give different dates, and which; "" where none do."""
    rivals = [mark for mark in chain_marks(selection, row) if mark.state == "conflicting"]
    edges = [mark.end if row["edge"] == "end" else mark.start for mark in rivals]
    dates = list(dict.fromkeys(window(*edge) for edge in edges if edge != (None, None)))
    if len(dates) < 2:
        return ""
    return f"Sources conflict on the {edge_in_sentence(row)}, {', '.join(dates[:-1])} or {dates[-1]}"


def _for(bounds: Bounds) -> str:
    """A window after "announced": "for" a time, or, where a side is open, from or by a day."""
    return f" for {window(*bounds)}" if None not in bounds else f": {window(*bounds)}"


def _released(row: pd.Series[Any]) -> str:
    actual, first = bounds_of(row, "actual"), bounds_of(row, "first")
    if not row["first_stated"]:
        return f"Released {window(*actual)}"
    low, high, verdict = slip_between(first, actual)
    if verdict in ("later", "earlier"):
        amount = slip_words(low, high, verdict, actual=True).rsplit(" ", 1)[0]
        return f"Released {amount} {'after' if verdict == 'later' else 'before'} the first date announced"
    if verdict == "on time":
        return "Released on the first date announced"
    if verdict == "within":
        return "Released within the window first announced"
    return f"Released {window(*actual)}, first announced{_for(first)}"


def _to_be_released(row: pd.Series[Any], as_of: date) -> str:
    first, last = bounds_of(row, "first"), bounds_of(row, "last")
    if not row["last_stated"]:
        return ""
    due = "was due" if last[1] is not None and last[1] < as_of else "now"
    low, high, verdict = slip_between(first, last)
    if verdict in ("later", "earlier"):
        return f"Release {due} {window(*last)}, {slip_words(low, high, verdict, actual=False)} than first announced"
    return f"Release was due {window(*last)}" if due == "was due" else f"Release announced{_for(last)}"


def _compare(selection: Selection) -> str:
    row = headline_row(selection, both=True)
    if row is None:
        return ""
    name, actual = edge_name(row), bounds_of(row, "actual")
    low, high, verdict = slip_between(bounds_of(row, "first"), actual)
    said = slip_words(low, high, verdict, actual=True)
    exact = _first_exact(selection, row)
    if exact is None or exact == bounds_of(row, "first")[0]:
        return f"{name}: {said} against the first date"
    low, high, verdict = slip_between((exact, exact), actual)
    second = slip_words(low, high, verdict, actual=True).removesuffix(" late").removesuffix(" early")
    return f"{name}: {said} against the first date, {second} against the first exact one"


def _comparisons(selection: Selection) -> str:
    """Of several productions: how many of the milestones that can be compared came late, each counted once."""
    rows = selection.comparison
    both = rows[(rows["first_stated"] != "") & (rows["actual_stated"] != "")]
    if not len(both):
        return ""
    late = both[both["first_verdict"] == "later"]
    chains, of = (len(table[list(CHAIN_KEY)].drop_duplicates()) for table in (late, both))
    compared = count(of, "comparable milestone")
    return f"{_scope(selection)}: {_some(chains)} of {compared} late against the first date"


def _moved(selection: Selection) -> str:
    """Of several productions: how many of the announced dates have changed."""
    first = selection.comparison["first_stated"]
    announced = int(((first != "") & ~first.str.endswith(WORLDWIDE)).sum())
    moved = int((selection.comparison["revisions"] > 0).sum())
    if not announced:
        return ""
    dates = count(announced, "announced date")
    return f"{_scope(selection)}: {_some(moved)} of {dates} moved"


def _some(number: int) -> str:
    return f"{number:,}" if number else "none"


def _scope(selection: Selection) -> str:
    return count(len(productions_of(selection)), "production")


def _first_exact(selection: Selection, row: pd.Series[Any]) -> date | None:
    for mark in chain_marks(selection, row):
        edge = mark.end if row["edge"] == "end" else mark.start
        if mark.status == "announced" and edge[0] is not None and edge[0] == edge[1]:
            return edge[0]
    return None


def _history(selection: Selection) -> str:
    moves = selection.moves
    if not len(moves):
        return "No announced date has changed"
    row = headline_row(selection)
    conflict = _conflict(selection, row) if row is not None else ""
    if conflict:
        return conflict
    here = moves[same_chain(moves, row)] if row is not None else moves[:0]
    if not len(here):
        here = moves[same_chain(moves, moves.iloc[-1])]
    last, times = here.iloc[-1], len(here)
    said = slip_words(number_of(last["slip_min"]), number_of(last["slip_max"]), last["verdict"], actual=False)
    said = said if last["verdict"] in ("later", "earlier") else last["change"]
    when = "" if times == 1 else "the last time "
    return f"The {edge_in_sentence(last)} date moved {TIMES.get(times, f'{times} times')}, {when}{said}"


def _timeline(selection: Selection) -> str:
    events = events_of(selection)
    dated = events.dated
    if not len(dated):
        return ""
    low, high = dated["low"].to_numpy(), dated["high"].to_numpy()
    first = int(np.argmin(np.where(low == NO_DAY, high, low)))
    last = int(np.argmax(np.where(high == NO_DAY, low, high)))
    begun, ended = events.worded(dated.iloc[[first, last]])
    if first == last:
        return f"{count(len(dated), 'event')}, {begun.when}"
    return f"{count(len(dated), 'event')}, from {begun.when} to {ended.when.removeprefix('by ')}"


def _claims(selection: Selection) -> str:
    productions = len(productions_of(selection))
    claims = count(len(selection.frame), "claim")
    if productions > 1:
        claims += f" of {count(productions, 'production')}"
    sourced = int((selection.frame[["source_id", "source_title", "publisher"]] != "").any(axis=1).sum())
    if sourced == len(selection.frame):
        return f"{claims}, each with its source"
    return f"{claims}, {sourced or 'none'} with a source"
