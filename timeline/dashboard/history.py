"""The list beside the history: every revision with its source and its change, as text."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import html

from timeline.dashboard.icons import glyph
from timeline.figures import HistoryEntry, HistoryGroup, history_entries
from timeline.pipeline import Selection
from timeline.words import footnote_marks

__all__ = ["history_side"]


def history_side(selection: Selection, scheme: str) -> list[Any]:
    """The groups of the list; nothing where no milestone was announced ahead."""
    return [_group(group, scheme) for group in history_entries(selection)]


def _group(group: HistoryGroup, scheme: str) -> html.Section:
    return html.Section([html.H2(html.Bdi(group.heading)), html.Ol([_entry(entry, scheme) for entry in group.entries])])


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
