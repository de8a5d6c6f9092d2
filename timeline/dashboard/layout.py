"""The page as it is first sent: its landmarks, its stores, and empty places that the callbacks fill.

It is made anew for each visit, so that it speaks of the data as they are now.
"""

from __future__ import annotations

from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.dashboard import ids
from timeline.dashboard.asofbar import as_of_bar
from timeline.dashboard.header import header, saving_place
from timeline.dashboard.helpsheet import help_sheet
from timeline.dashboard.ownstrip import drop_place, own_strip, refusal_sheet
from timeline.dashboard.plainhtml import plain_html
from timeline.dashboard.problems import problem_sheet
from timeline.dashboard.shelf import Shelf
from timeline.dashboard.stage import stage
from timeline.dashboard.tour import tour

__all__ = ["page_layout", "still_parts"]

FONT: Final = '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, Arial, sans-serif'
BLUES: Final = (
    "#EAF2FA",
    "#D5E5F4",
    "#A9CBE8",
    "#7DB1DC",
    "#63B1F2",
    "#3C8CCB",
    "#1F74B8",
    "#0B5C9E",
    "#094C83",
    "#073D69",
)
THEME: Final = {
    "fontFamily": FONT,
    "primaryColor": "timeline",
    "primaryShade": {"light": 7, "dark": 4},
    "colors": {"timeline": list(BLUES)},
    "defaultRadius": 7,
    "cursorType": "pointer",
    "respectReducedMotion": True,
}
STORES: Final = (
    ids.ADDRESS,
    ids.ACTION,
    ids.HEARD,
    ids.VIEW,
    ids.SHOWN,
    ids.SCREEN,
    ids.SIGHT,
    ids.PLACED,
    ids.SOURCE_LIST,
    ids.TICKS,
    ids.CARDS,
    ids.ROW,
    ids.TABLED,
)


def page_layout(shelf: Shelf) -> dmc.MantineProvider:
    """The whole page for what is on the shelf."""
    return dmc.MantineProvider(
        html.Div(
            [
                html.A("Skip to the chart", href="#main", className="skip"),
                header(shelf.productions),
                own_strip(shelf),
                html.Div(className="busy", **{"aria-hidden": "true"}),
                as_of_bar(shelf),
                stage(),
                html.Aside(id=ids.DRAWER, className="drawer", tabIndex=-1, **{"aria-label": "Claim"}),
                problem_sheet(shelf.problems, shelf.frame),
                html.Div(id="toast", role="status"),
                html.Div(id=ids.LIVE, className="unseen", role="status", **{"aria-live": "polite"}),
                *(dcc.Store(id=name) for name in STORES),
            ],
            id=ids.APP,
            className="app",
        ),
        id=ids.PROVIDER,
        theme=THEME,
        defaultColorScheme="auto",
    )


def still_parts() -> str:
    """HTML of what is the same whatever is shown: sheets and cards that the browser's scripts open and fill."""
    return plain_html([help_sheet(), refusal_sheet(), drop_place(), tour(), saving_place()])
