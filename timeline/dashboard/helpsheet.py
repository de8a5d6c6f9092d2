"""The help sheet: what the glyphs mean and which keys there are."""

from __future__ import annotations

from typing import Final

from dash import html

from timeline.dashboard.problems import sheet

__all__ = ["KEYS", "help_sheet"]

KEYS: Final = (
    ("1 – 6", "Schedule, Timeline, Compare, History, Portfolio, Claims"),
    ("[ ]", "previous and next day on which something was said"),
    ("PgDn PgUp", "on the slider: ten such days back or on; Home and End: its first and last day"),
    ("/", "search"),
    ("t", "the chart as a table, and back"),
    ("← → ↑ ↓", "from mark to mark, once the chart has the focus"),
    ("Enter", "open the claim in focus"),
    ("Space", "in the claims table: pick it, to copy or save; Ctrl A picks all"),
    ("Esc", "close"),
    ("?", "this sheet"),
)
MEANING: Final = (
    "Filled means that it happened, hollow that it was only said. A broken outline no longer holds. Hatching means: it "
    "could be anywhere in here. Orange arrows say by how many days a date moved."
)


def help_sheet() -> html.Dialog:
    """The sheet, closed until it is asked for."""
    rows = [html.Div([html.Dt(html.Kbd(key)), html.Dd(meaning)]) for key, meaning in KEYS]
    again = html.Button("Show the tour", type="button", className="button small", **{"data-tour": "start"})
    return sheet("help", "How to read this, and keys", [html.P(MEANING), html.Dl(rows, className="keys"), again])
