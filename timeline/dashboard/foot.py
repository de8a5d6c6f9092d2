"""The foot of the page: numbered sources with their links, the conventions in use, and how much was left out."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.dashboard.claimtexts import link
from timeline.selection import Selection
from timeline.words import about, count

__all__ = ["counts_line", "source_list"]


def source_list(selection: Selection) -> list[list[Any]]:
    """The sources in sight, by number: [number, name, address, title, when], for the page to list."""
    return [
        [
            source.number,
            source.publisher or source.title or source.source_id,
            link(source.url),
            source.title,
            about(*source.asserted),
        ]
        for source in selection.sources
    ]


def counts_line(selection: Selection, problems: int) -> list[Any]:
    """Claims shown, those left out (a button where there are problems to read), conventions used, the help sheet."""
    shown, total = len(selection.frame), selection.total
    claims = count(total, "claim") if shown == total else f"{shown:,} of {count(total, 'claim')}"
    left_out = f"{selection.left_out:,} left out"
    if problems:
        left_out = _opening("problems", left_out if selection.left_out else count(problems, "note"))
    return [*_conventions(selection), html.Span([f"{claims}, ", left_out]), _opening("help", "How to read this")]


def _conventions(selection: Selection) -> list[Any]:
    """The one convention in use, or the number of them, to be unfolded."""
    used = selection.conventions
    if len(used) < 2:
        return [html.Span(convention[:1].upper() + convention[1:]) for convention in used]
    listed = html.Ul([html.Li(convention) for convention in used])
    return [html.Details([html.Summary(f"{count(len(used), 'convention')} used"), listed])]


def _opening(sheet: str, words: str) -> html.Button:
    return html.Button(words, type="button", className="link-button", **{"data-open": sheet})
