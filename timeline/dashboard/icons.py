"""Small pictures in the page: icons by CSS mask, and glyphs of the charts as images that carry no text."""

from __future__ import annotations

from urllib.parse import quote

from dash import html

from timeline.figures import glyph_svg

__all__ = ["glyph", "icon"]


def icon(name: str) -> html.Span:
    """An icon that the style sheet draws in the colour of its text (`.icon-search` ...); silent to screen readers."""
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})


def glyph(name: str, theme: str) -> html.Img:
    """A glyph of the charts beside its word; silent to screen readers, who have the word."""
    return html.Img(src=f"data:image/svg+xml,{quote(glyph_svg(name, theme))}", alt="", className="glyph")
