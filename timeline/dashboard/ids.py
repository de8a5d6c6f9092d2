"""Names of the page's parts, each spelled once and used by name.

Stores hold what travels between browser and server; controls are what a person changes; the rest is shown.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTION",
    "ADDRESS",
    "APP",
    "ARRANGEMENT",
    "AS_OF",
    "CALENDAR",
    "CARDS",
    "COUNTS",
    "CURE",
    "DRAWER",
    "EMPTY",
    "FILTERS",
    "FRAME",
    "HEADLINE",
    "HEARD",
    "LEGEND",
    "LIVE",
    "NEXT",
    "NOTICE",
    "PICKER",
    "PLACED",
    "PLAY",
    "PLOT",
    "PREVIOUS",
    "PROVIDER",
    "ROW",
    "SCREEN",
    "SEARCH",
    "SHOWN",
    "SIDE",
    "SIGHT",
    "SLIDER",
    "SOURCES",
    "SOURCE_LIST",
    "SPOTS",
    "SUBTITLE",
    "TABLE",
    "TABLED",
    "TABLE_BUTTON",
    "TABS",
    "TICKS",
    "VIEW",
    "WHOLE",
    "filter_button",
    "filter_group",
]

# Stores
ADDRESS: Final = "address"
"""From the browser: the address's query, and the theme remembered."""
ACTION: Final = "action"
"""From the browser: the numbered patches of the query that buttons and keys stand for, the last ones."""
HEARD: Final = "heard"
"""The number of the last act, or address, that the view comes of."""
VIEW: Final = "view"
"""The one state: the query of the `View` shown."""
SHOWN: Final = "shown"
"""That query without what needs no new drawing (selected claim, theme)."""
SCREEN: Final = "screen"
"""From the browser: width for the plot in px, colour scheme, whether the grid is loaded."""
SIGHT: Final = "sight"
"""From the browser: what it wants drawn of a long plot, from px `top` to `bottom`."""
PLACED: Final = "placed"
"""Where each mark is, and its name."""
SOURCE_LIST: Final = "source-list"
"""The sources in sight."""
TICKS: Final = "tick-places"
"""What was said when, as places on the slider."""
ROW: Final = "row"
"""Where the row of the selected claim lies."""
TABLED: Final = "tabled"
"""The table or the claims grid, as parts of a page."""
CARDS: Final = "cards"
"""What the hover card says of each claim."""

# Controls
PICKER: Final = "picker"
SEARCH: Final = "search"
AS_OF: Final = "as-of"
CALENDAR: Final = "calendar"
SLIDER: Final = "slider"
ARRANGEMENT: Final = "arrangement"
PLOT: Final = "plot"
FRAME: Final = "plot-frame"
FILTERS: Final = ("milestone", "status", "source")
"""The query keys that have a list of boxes to tick."""

# Shown
APP: Final = "app"
PROVIDER: Final = "provider"
TABS: Final = "tabs"
NOTICE: Final = "notice"
HEADLINE: Final = "headline"
SUBTITLE: Final = "subtitle"
TABLE_BUTTON: Final = "table-button"
WHOLE: Final = "whole"
PREVIOUS: Final = "previous"
PLAY: Final = "play"
NEXT: Final = "next"
SPOTS: Final = "spots"
EMPTY: Final = "empty"
CURE: Final = "cure"
TABLE: Final = "table"
LEGEND: Final = "legend"
SIDE: Final = "side"
SOURCES: Final = "sources"
COUNTS: Final = "counts"
DRAWER: Final = "drawer"
LIVE: Final = "live"


def filter_group(key: str) -> str:
    """The boxes that filter by a query key."""
    return f"filter-{key}"


def filter_button(key: str) -> str:
    """The button that opens them, and says what is picked."""
    return f"filter-{key}-button"
