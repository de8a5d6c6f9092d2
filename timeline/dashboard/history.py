"""The list beside the history: every revision with its source and its change as text, and what it isn't about."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final
from urllib.parse import urlencode

import numpy as np
import pandas as pd
from dash import html

from timeline.dashboard.icons import glyph
from timeline.figures import HistoryEntry, HistoryGroup, history_entries
from timeline.figures.courses import announced_keys, announced_rows, keys_of
from timeline.frame import CHAIN_KEY
from timeline.marks import plain_rows
from timeline.pipeline import Selection
from timeline.words import count, footnote_marks, milestone_name

__all__ = ["history_side"]

MOST_LISTED: Final = 60
"""Milestones; of more the rest is counted."""

FIRST_ENTRIES: Final = 20
LAST_ENTRIES: Final = 80
"""Claims of one milestone; those between the first and the last are counted."""

Row = dict[Any, Any]


def history_side(selection: Selection, scheme: str) -> list[Any]:
    """The groups of the list; nothing where no milestone was announced ahead.

    A group without entries stands for the other milestones: a fold that lists them, each with the way to it.
    """
    groups = history_entries(selection)
    shown = {entry.claim_id for group in groups for entry in group.entries}
    folded = any(not group.entries for group in groups)
    return [_group(group, scheme) for group in groups if group.entries] + (_others(selection, shown) if folded else [])


def _group(group: HistoryGroup, scheme: str) -> html.Section:
    left = len(group.entries) - FIRST_ENTRIES - LAST_ENTRIES
    shown = [_entry(entry, scheme) for entry in group.entries[: FIRST_ENTRIES if left > 0 else None]]
    if left > 0:
        shown.append(html.Li(f"{count(left, 'more claim')} between: the claims view has them all"))
        shown += [_entry(entry, scheme) for entry in group.entries[-LAST_ENTRIES:]]
    return html.Section([html.H2(html.Bdi(group.heading)), html.Ol(shown)])


def _entry(entry: HistoryEntry, scheme: str) -> html.Li:
    numbers = footnote_marks([number for number in entry.sources if number <= 9])
    who = "  ·  ".join(part for part in (entry.who + numbers, entry.when) if part)
    lines = [
        html.Span(entry.number or glyph(entry.look, scheme), className="number"),
        html.Span(html.Bdi(entry.phrase), className="phrase"),
        html.Span(html.Bdi(who), className="who"),
        html.Span(entry.change, className=f"change {entry.tone}"),
    ]
    patch = urlencode({"claim": entry.claim_id})
    return html.Li(html.Button(lines, type="button", **{"data-patch": patch, "data-claim": entry.claim_id}))


def _others(selection: Selection, shown: set[str]) -> list[Any]:
    """The milestones that the list has no room for, by name; what is of a chain that is shown is left out."""
    rows, frame = announced_rows(selection), selection.frame
    drawn, keys = set(keys_of(frame[frame["claim_id"].isin(shown)])), announced_keys(selection)
    told = dict.fromkeys(key for key in keys if key not in drawn)
    first = set(islice(told, MOST_LISTED))
    listed = plain_rows(rows[[key in first for key in keys]])
    claims, several = _claims_of_chains(frame, first), selection.comparison["production"].nunique() > 1
    items: list[Any] = [html.Li(_choice(row, _claim_of(row, claims[_key(row)]), several)) for row in listed]
    more = len(told) - len(first)
    if more > 0:
        items.append(html.Li(f"{count(more, 'more')}: search, or choose a production"))
    summary = html.Summary(count(len(told), "more milestone"))
    return [html.Details([summary, html.Ol(items)], className="more")] if items else []


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in CHAIN_KEY)


def _claims_of_chains(frame: pd.DataFrame, wanted: set[tuple[Any, ...]]) -> dict[tuple[Any, ...], dict[str, bool]]:
    """The claims of each wanted chain in their order, each with whether it states an end alone."""
    near = [frame[name].isin({key[at] for key in wanted}) for at, name in enumerate(CHAIN_KEY)]
    frame = frame[np.logical_and.reduce(near)]
    lone = (frame["start_earliest"].isna() & frame["start_latest"].isna()).tolist()
    claims: dict[tuple[Any, ...], dict[str, bool]] = {}
    keys = zip(*(frame[name].to_numpy(dtype=object).tolist() for name in CHAIN_KEY), strict=True)
    for key, claim_id, alone in zip(keys, frame["claim_id"].to_numpy(dtype=object).tolist(), lone, strict=True):
        if key in wanted:
            claims.setdefault(key, {})[claim_id] = alone
    return claims


def _claim_of(row: Row, claims: dict[str, bool]) -> str:
    """The claim that leads to a row: for an end one that states nothing but it, if there is one."""
    wanted = row["edge"] == "end"
    return next((claim for claim, alone in claims.items() if alone == wanted), next(iter(claims)))


def _choice(row: Row, claim: str, several: bool) -> html.Button:
    edge = "" if row["edge"] == "at" else f" {row['edge']}"
    name = f"{milestone_name(row['milestone'])}{edge}"
    told = (row["production"] if several else "", name, row["label"], row["territory"])
    named = ", ".join(part for part in told if part)
    moved = html.Span(count(int(row["revisions"]), "revision"), className="who") if row["revisions"] else None
    parts = [part for part in (html.Span(html.Bdi(named), className="phrase"), moved) if part is not None]
    return html.Button(parts, type="button", className="choice", **{"data-patch": urlencode({"claim": claim})})
