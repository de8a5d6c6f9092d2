"""Notices: one line at the top of the page that says what could not be done, and can be put away."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.dashboard.icons import icon

__all__ = ["notice"]


def notice(words: str, *more: Any) -> Any:
    """A notice with these words, and more parts behind them; nothing for no words."""
    if not words:
        return []
    close = html.Button(
        icon("close"), type="button", className="icon-button", **{"aria-label": "Dismiss", "data-do": "dismiss"}
    )
    return html.Div([html.Span([html.Bdi(words), *more]), close], className="notice")
