"""A claim's state in words: what became of it, who said otherwise, and by how much the date moved."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from timeline.errors import UsageError
from timeline.frame import checked_frame
from timeline.slip import slip_between
from timeline.words import about, slip_words

__all__ = ["explain"]


def explain(frame: pd.DataFrame, claim_id: str) -> str:
    """What became of a claim of a resolved frame, in a sentence or two; `UsageError` for an id that isn't in it.

    The words rest on the frame alone, so on a frame from `as_of` they say what was believed on that day.
    """
    rows = checked_frame(frame)[frame["claim_id"] == claim_id]
    if not len(rows):
        raise UsageError(f"no claim is called {claim_id!r}: ids stand in the column claim_id")
    claim = rows.iloc[0]
    sentences = [_became(frame, claim), _moved(claim), _in_the_end(frame, claim), _doubt(claim)]
    return " ".join(sentence for sentence in sentences if sentence)


def _became(frame: pd.DataFrame, claim: pd.Series[Any]) -> str:
    state = claim["state"]
    if state == "superseded":
        return _superseded(frame, claim)
    if state == "fulfilled":
        return f"Fulfilled: {_met(frame, claim)}."
    if state == "conflicting":
        return f"In conflict: {_rivals(frame, claim)}, said at the same time, can't be true as well."
    if state == "canceled":
        return "Canceled: nothing was announced afterwards."
    if state == "restated":
        return "Says again what already stood, or less exactly; it replaced nothing."
    if state == "actual":
        goes_on = pd.notna(claim["end_earliest"]) and pd.isna(claim["end_latest"])
        return "Still going on when it was said." if goes_on else "This is what happened."
    return "Stands: nothing has replaced it." if claim["status"] != "rumored" else "A rumor; nothing was announced."


def _superseded(frame: pd.DataFrame, claim: pd.Series[Any]) -> str:
    newer = frame[frame["claim_id"] == claim["superseded_by"]]
    if not len(newer):
        return "Superseded."
    by = newer.iloc[0]
    if by["status"] == "canceled":
        return f"Superseded{_when(by)} by a cancellation ({_source(by)})."
    if (claim["status"], by["status"]) == ("rumored", "announced"):
        return f"A rumor; it gives way to what was announced: “{by['stated']}” ({_source(by)})."
    moved = ""
    if claim["change"] != "restated" and by["status"] != "actual":
        verdict = slip_between(_edge(claim), _edge(by))
        words = slip_words(*verdict, actual=False)
        moved = f", which moved it {words}" if verdict[2] in ("later", "earlier") else f", {_unclear(verdict[2])}"
    elif by["status"] == "actual":
        verdict = slip_between(_edge(claim), _edge(by))
        words = slip_words(*verdict, actual=True)
        moved = f", {words}" if verdict[2] in ("later", "earlier") else ""
        return f"Superseded by what happened: “{by['stated']}” ({_source(by)}){moved}."
    return f"Superseded{_when(by)} by “{by['stated']}” ({_source(by)}){moved}."


def _unclear(verdict: str) -> str:
    if verdict == "within":
        return "which lies inside this window"
    return "which may be earlier or later" if verdict == "undetermined" else "on the same day"


def _met(frame: pd.DataFrame, claim: pd.Series[Any]) -> str:
    actual = frame[(frame["chain"] == claim["chain"]) & (frame["state"] == "actual")]
    if not len(actual):
        return "it happened as announced"
    by = actual.iloc[0]
    verdict = slip_between(_edge(claim), _edge(by))[2]
    how = "on the day announced" if verdict == "on time" else "within the window announced"
    return f"it happened {how}, “{by['stated']}” ({_source(by)})"


def _moved(claim: pd.Series[Any]) -> str:
    if pd.isna(claim["slip_min"]) and pd.isna(claim["slip_max"]):
        return ""
    low, high = (None if pd.isna(claim[name]) else int(claim[name]) for name in ("slip_min", "slip_max"))
    verdict = "later" if low is not None and low > 0 else "earlier" if high is not None and high < 0 else ""
    if not verdict:
        return "It narrowed the date before it." if claim["change"] == "narrowed" else ""
    words = slip_words(low, high, verdict, actual=claim["status"] == "actual")
    against = "against the date announced last" if claim["status"] == "actual" else "than the date before it"
    return f"It is {words} {against}."


def _in_the_end(frame: pd.DataFrame, claim: pd.Series[Any]) -> str:
    """How far off an announcement was that had been replaced before anything happened."""
    by = frame[frame["claim_id"] == claim["superseded_by"]]
    actual = frame[(frame["chain"] == claim["chain"]) & (frame["state"] == "actual")]
    if claim["state"] != "superseded" or not len(actual) or (len(by) and by.iloc[0]["status"] == "actual"):
        return ""
    happened = actual.iloc[0]
    edge = "start" if _bounds(claim, "start") != (None, None) else "end"
    verdict = slip_between(_edge(claim), _bounds(happened, edge))
    if verdict[2] not in ("later", "earlier"):
        return ""
    return f"What happened, “{happened['stated']}”, came {slip_words(*verdict, actual=True)} against it."


def _doubt(claim: pd.Series[Any]) -> str:
    unsure = claim["order"] == "assumed" and claim["status"] == "announced"
    replaced = claim["change"] not in ("first", "restated")
    return "Which of the two was said first is assumed." if unsure and replaced else ""


def _rivals(frame: pd.DataFrame, claim: pd.Series[Any]) -> str:
    same = (frame["chain"] == claim["chain"]) & (frame["state"] == "conflicting")
    others = frame[same & (frame["claim_id"] != claim["claim_id"])]
    return ", ".join(f"“{other['stated']}” ({_source(other)})" for _, other in others.iterrows()) or "another source"


def _source(claim: pd.Series[Any]) -> str:
    return str(claim["publisher"] or claim["source_title"] or claim["source_id"] or "no source named")


def _when(claim: pd.Series[Any]) -> str:
    earliest, latest = _bounds(claim, "asserted")
    if earliest is None and latest is None:
        return ""
    return f" {'on' if earliest == latest else 'in'} {about(earliest, latest)}"


def _edge(claim: pd.Series[Any]) -> tuple[date | None, date | None]:
    start = _bounds(claim, "start")
    return start if start != (None, None) else _bounds(claim, "end")


def _bounds(claim: pd.Series[Any], edge: str) -> tuple[date | None, date | None]:
    low, high = claim[f"{edge}_earliest"], claim[f"{edge}_latest"]
    return None if pd.isna(low) else low.date(), None if pd.isna(high) else high.date()
