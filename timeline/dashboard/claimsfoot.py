"""The bar below the claims grid: how many are picked, what can be done with them, and the way to the problems.

The browser's script (`picking.js`) counts and does it.
"""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.dashboard.icons import icon
from timeline.words import count

__all__ = ["grid_foot"]


def grid_foot(problems: int, elsewhere: int, padding: int) -> html.Div:
    """The bar under the grid, as far in (px) as its cells: `problems` in all, `elsewhere` those at no claim in it."""
    buttons = [
        _button("copy", "Copy", {"data-picked": "copy", "title": "Copy as a table, for a spreadsheet"}),
        _button("download", "CSV", {"data-picked": "csv", "aria-label": "Save CSV"}),
        _button("download", "XLSX", {"data-picked": "xlsx", "aria-label": "Save XLSX"}),
        _button("", "Clear", {"data-picked": "clear", "aria-label": "Clear selection"}),
    ]
    about = {"role": "group", "aria-label": "Selected claims"}
    return html.Div(
        [
            html.Span("Tick claims to copy or save them", id="picked", role="status"),
            html.Div(buttons, className="picked-acts", **about),
            html.Div(_way_to_problems(problems, elsewhere), id="grid-told", className="grid-told"),
        ],
        id="grid-foot",
        className="grid-foot",
        style={"--cell-padding": f"{padding}px"},
    )


def _button(picture: str, words: str, about: dict[str, str]) -> html.Button:
    face = [icon(picture), words] if picture else words
    return html.Button(face, type="button", className="button small", **about)


def _way_to_problems(problems: int, elsewhere: int) -> Any:
    if not problems:
        return html.Span("No problems", className="grid-problems")
    at = "" if not elsewhere else ", none at these claims" if elsewhere == problems else f", {elsewhere:,} elsewhere"
    words = f"{count(problems, 'problem')}{at}"
    about = {"data-open": "problems", "title": "Every problem, by file and line"}
    return html.Button(words, type="button", className="link-button grid-problems", **about)
