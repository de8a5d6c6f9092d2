"""Places: which property of which part of the page each answer goes to. Tables only."""

from __future__ import annotations

from typing import Any, Final

from dash import Output

from timeline.dashboard import ids

__all__ = ["CONTROLS", "SCREEN_PLACES"]

CONTROLS: Final = (
    ids.PICKER,
    ids.SEARCH,
    ids.AS_OF,
    ids.CALENDAR,
    ids.SLIDER,
    ids.ARRANGEMENT,
    *(ids.filter_group(key) for key in ids.FILTERS),
)
"""Every control has its value in the property `value`."""

SCREEN_PLACES: Final[dict[str, Any]] = {
    "headline": Output(ids.HEADLINE, "children"),
    "subtitle": Output(ids.SUBTITLE, "children"),
    "figure": Output(ids.PLOT, "figure"),
    "height": Output(ids.PLOT, "style"),
    "frame": Output(ids.FRAME, "style"),
    "placed": Output(ids.PLACED, "data"),
    "legend": Output(ids.LEGEND, "children"),
    "cards": Output(ids.CARDS, "data"),
    "table": Output(ids.TABLED, "data"),
    "side": Output(ids.SIDE, "children"),
    "empty": Output(ids.EMPTY, "children"),
    "cure": {"words": Output(ids.CURE, "children"), "patch": Output(ids.CURE, "data-patch")},
    "sources": Output(ids.SOURCE_LIST, "data"),
    "counts": Output(ids.COUNTS, "children"),
    "live": Output(ids.LIVE, "children"),
    "kind": Output(ids.APP, "data-kind"),
    "view": Output(ids.APP, "data-view"),
    "tabs": Output(ids.TABS, "children"),
    "table_button": Output(ids.TABLE_BUTTON, "children"),
    "whole": Output(ids.WHOLE, "hidden"),
    "first": Output(ids.PLAY, "data-first"),
    "previous": {
        "patch": Output(ids.PREVIOUS, "data-patch"),
        "disabled": Output(ids.PREVIOUS, "disabled"),
        "leap": Output(ids.PREVIOUS, "data-leap"),
    },
    "next": {
        "patch": Output(ids.NEXT, "data-patch"),
        "disabled": Output(ids.NEXT, "disabled"),
        "leap": Output(ids.NEXT, "data-leap"),
    },
    "filters": {key: Output(ids.filter_button(key), "children") for key in ids.FILTERS},
}
"""Where each part of a screen (`screen.py`) goes."""
