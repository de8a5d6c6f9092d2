"""What lies on and under the plot: a button over each mark, and the legend of the glyphs in use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from dash import html

from timeline.dashboard.icons import glyph
from timeline.figures import Spot, legend_words

__all__ = ["legend_strip", "spot_buttons"]


def spot_buttons(spots: Iterable[Spot]) -> list[Any]:
    """A button on each mark's place: unseen until it has the focus, found by keyboard, touch and screen reader."""
    return [_spot(spot) for spot in spots]


def _spot(spot: Spot) -> html.Button:
    return html.Button(
        type="button",
        className="spot",
        style={"left": f"{spot.x:.1f}px", "top": f"{spot.y:.1f}px"},
        tabIndex=-1,
        **{"aria-label": spot.name, "data-patch": urlencode({"claim": spot.claim_id}), "data-claim": spot.claim_id},
    )


def legend_strip(names: Iterable[str], scheme: str) -> list[Any]:
    """The glyphs in use, each with its words."""
    return [html.Span([glyph(name, scheme), legend_words(name)], className="legend-entry") for name in names]
