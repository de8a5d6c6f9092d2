"""The tour: five short cards for those who are here for the first time, each beside the part of the page it explains.

The browser's script offers it once, remembers that it did, and the help sheet shows it again. It blocks nothing.
"""

from __future__ import annotations

from typing import Final

from dash import html

from timeline.dashboard.icons import icon

__all__ = ["STEPS", "tour"]

STEPS: Final = (
    (
        ".card",
        "Filled happened, hollow was only said. Hatching could be anywhere in here. A broken outline no longer holds.",
    ),
    (
        ".as-of",
        "Set the day back to see what was believed then. The dots are the days on which somebody said something.",
    ),
    (".spots", "Click a mark: what was said, by whom, when, and what became of it."),
    (".tabs", "The same claims seen in other ways. Compare answers how late it was."),
    (
        ".open-own",
        "Drop your own spreadsheet anywhere on this page: only this tab sees it.",
    ),
)
"""Where each card is put, and its words."""


def tour() -> html.Aside:
    """The cards, hidden until the script offers them."""
    steps = [html.Li(words, **{"data-at": place}) for place, words in STEPS]
    close = html.Button(
        icon("close"), type="button", className="icon-button", **{"aria-label": "End the tour", "data-tour": "end"}
    )
    buttons = html.Div(
        [
            html.Button("No, thanks", id="tour-skip", type="button", className="button small", **{"data-tour": "end"}),
            html.Button(
                "Show me", id="tour-next", type="button", className="button small primary", **{"data-tour": "next"}
            ),
        ],
        className="tour-buttons",
    )
    words = html.P("New here? Five cards, half a minute.", id="tour-words", role="status")
    parts = [close, words, html.Ol(steps, id="tour-steps", hidden=True), buttons]
    return html.Aside(parts, id="tour", className="tour", hidden=True, **{"aria-label": "Tour"})
