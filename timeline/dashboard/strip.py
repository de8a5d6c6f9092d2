"""What lies on and under the plot: places of marks and of "+n", letters, and the legend of the glyphs in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html

from timeline.dashboard.icons import glyph
from timeline.figures import Scene, legend_words
from timeline.figures.page import Text

__all__ = ["legend_strip", "letters", "placed_marks", "ruler_head"]


def placed_marks(scene: Scene) -> dict[str, Any]:
    """Where each mark and each "+n" is, and what it is called: the page puts a button there.

    `marks` are [claim, x, y, name], `folds` [claims, x, y, width, words].
    """
    marks = [[spot.claim_id, spot.x, round(spot.y + scene.top, 1), spot.name] for spot in scene.spots]
    folds = [[fold.claims, fold.x, round(fold.y + scene.top, 1), fold.width, fold.words] for fold in scene.folds]
    return {"marks": marks, "folds": folds}


def letters(texts: Iterable[Text]) -> list[dict[str, Any]]:
    """Texts by their style, for the page to write: each [x, y, words], with source numbers as `<sup>`."""
    styled: dict[tuple[float, int, str, str], list[list[Any]]] = {}
    for text in texts:
        style = (text.kind.size, text.kind.weight, text.color, text.align)
        styled.setdefault(style, []).append([round(text.x, 1), round(text.y, 1), text.words])
    names = ("size", "weight", "color", "align")
    return [{**dict(zip(names, style, strict=True)), "texts": at} for style, at in styled.items()]


def ruler_head(scene: Scene) -> dict[str, Any]:
    """The ruler's lettering and the headings of rows, for the page to keep in sight while a long drawing scrolls."""
    return {"height": scene.head_height, "letters": letters(scene.head), "headings": scene.headings}


def legend_strip(names: Iterable[str], scheme: str) -> list[Any]:
    """The glyphs in use, each with its words."""
    return [html.Span([glyph(name, scheme), legend_words(name)], className="legend-entry") for name in names]
