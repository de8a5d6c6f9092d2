"""What the page shows of a visitor's own files: the button that opens them, the strip that names them, the refusal."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.dashboard.dayorder import day_order_of, day_order_question, is_order_open
from timeline.dashboard.icons import icon
from timeline.dashboard.notices import notice
from timeline.dashboard.problems import sheet
from timeline.dashboard.shelf import Shelf
from timeline.words import count

__all__ = ["drop_place", "left_out_notice", "open_button", "own_strip", "refusal_sheet"]


def open_button() -> html.Button:
    """The button that asks for files; the browser's script opens the system's dialog."""
    about = {"aria-label": "Open your own file", "data-do": "open-own", "title": "Open your own file"}
    return html.Button(icon("open"), type="button", className="icon-button open-own", **about)


def own_strip(shelf: Shelf) -> Any:
    """The strip below the header while own files are shown; empty where they aren't."""
    if not shelf.name:
        return html.Div(id="own")
    back = html.Button("Close file", type="button", className="button small", **{"data-do": "close-own"})
    words = "seen in this tab only, forgotten an hour after you leave it"
    order = day_order_of(shelf)
    question = [day_order_question(order)] if order or is_order_open(shelf.problems) else []
    parts = [html.B(html.Bdi(shelf.name), title=shelf.name), html.Span(words), *question, back]
    return html.Section(parts, id="own", className="own", **{"aria-label": "Your own file"})


def left_out_notice(shelf: Shelf) -> Any:
    """Says how many claims couldn't be read, with the way to the reasons; nothing where all were."""
    # A row of a file may be two claims, a planned date and the actual one: counted are claims.
    written, claims = int(shelf.frame.attrs.get("rows") or 0), len(shelf.frame)
    if written <= claims:
        return []
    why = html.Button("Show why", type="button", className="link-button", **{"data-open": "problems"})
    return notice(f"{written - claims:,} of {count(written, 'claim')} left out. ", why)


def drop_place() -> html.Div:
    """What covers the page while a file is held over it or read."""
    return html.Div(html.P(id="drop-words", role="status"), id="drop", className="drop", hidden=True)


def refusal_sheet() -> html.Dialog:
    """The sheet that says why nothing could be shown; the script fills it."""
    lines = html.Ul(id="refusal-lines", className="problems")
    return sheet("refusal", "These files can't be shown", [lines, day_order_question(id="refusal-asks", hidden=True)])
