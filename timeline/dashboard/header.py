"""The page's header: whose dates, which view, and what can be done with it.

Links and buttons carry patches of the query (`state.py`); the browser sends them. It holds no state.
"""

from __future__ import annotations

from typing import Any, Final

import dash_mantine_components as dmc
from dash import html

from timeline.dashboard import ids
from timeline.dashboard.icons import icon
from timeline.dashboard.ownstrip import open_button
from timeline.dashboard.state import patched
from timeline.view import View

__all__ = ["ALL", "EXPORTS", "VIEW_NAMES", "copy_button", "disclosure", "header", "saving_place", "tabs", "theme_items"]

VIEW_NAMES: Final = {
    "schedule": "Schedule",
    "timeline": "Timeline",
    "compare": "Compare",
    "history": "History",
    "portfolio": "Portfolio",
    "claims": "Claims",
}
EXPORTS: Final = (
    ("png", "Picture, PNG"),
    ("svg", "Picture, SVG"),
    ("pdf", "Page, PDF"),
    ("html", "Offline page, HTML"),
    ("csv", "Claims, CSV"),
    ("xlsx", "Claims, XLSX"),
    ("ics", "Calendar, ICS"),
)
THEMES: Final = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
ALL: Final = "*"
"""The picker's entry for all productions."""


def header(productions: list[str]) -> html.Header:
    """The header for these productions."""
    return html.Header(
        [
            html.A(
                [html.Span(className="brand-mark"), html.Span("Timeline", className="brand-name")],
                href="/",
                className="brand",
                **{"aria-label": "Timeline, first page"},
            ),
            _picker(productions),
            html.Nav(id=ids.TABS, className="tabs", **{"aria-label": "Views"}),
            _search(),
            _search_toggle(),
            open_button(),
            _themes(),
            copy_button(),
            _exports(),
        ],
        className="header",
    )


def tabs(view: View) -> list[Any]:
    """The links to each view of what is shown, the current one marked."""
    return [_tab(name, title, view) for name, title in VIEW_NAMES.items()]


def _tab(name: str, title: str, view: View) -> html.A:
    patch = f"view={name}&table="
    current = {"aria-current": "page"} if name == view.view else {}
    return html.A(
        title, href="/?" + patched(view, patch).to_query(), className="view-tab", **{"data-patch": patch, **current}
    )


def _picker(productions: list[str]) -> html.Div:
    everything = [{"value": ALL, "label": f"All {len(productions):,} productions"}] if len(productions) > 1 else []
    return html.Div(
        dmc.Select(
            id=ids.PICKER,
            data=everything + [{"value": title, "label": title} for title in productions],
            searchable=True,
            allowDeselect=False,
            nothingFoundMessage="No such production",
            withCheckIcon=False,
            limit=200,
            rightSection=icon("down"),
            comboboxProps={"withinPortal": False},
            **{"aria-label": "Production"},
        ),
        className="picker",
    )


def _search() -> html.Div:
    return html.Div(
        dmc.TextInput(
            id=ids.SEARCH,
            placeholder="Search claims",
            debounce=250,
            leftSection=icon("search"),
            rightSection=html.Kbd("/"),
            rightSectionPointerEvents="none",
            **{"aria-label": "Search claims"},
        ),
        id="search-box",
        className="search",
    )


def _search_toggle() -> html.Button:
    about = {
        "aria-label": "Search",
        "aria-expanded": "false",
        "aria-controls": "search-box",
        "data-toggle": "search-box",
    }
    return html.Button(icon("search"), type="button", className="icon-button search-toggle", **about)


def theme_items() -> list[html.Button]:
    """A button for each theme; the browser's script marks the one that is on."""
    return [
        html.Button(name, className="menu-item", type="button", **{"data-patch": f"theme={value}", "data-theme": value})
        for value, name in THEMES
    ]


def copy_button() -> html.Button:
    """The button that copies the link to what is shown."""
    face = [icon("link"), html.Span("Copy link", className="words")]
    return html.Button(
        face, type="button", className="button copy-link", **{"data-copy": "link", "aria-label": "Copy link"}
    )


def _themes() -> html.Div:
    return disclosure("theme-menu", icon("theme"), theme_items(), kind="theme", label="Theme", button="icon-button")


def _exports() -> html.Div:
    items = [html.Button(name, className="menu-item", type="button", **{"data-export": kind}) for kind, name in EXPORTS]
    face = [icon("download"), html.Span("Export", className="words"), icon("down")]
    return disclosure("export-menu", face, items, kind="export", label="Export", button="button primary", right=True)


def saving_place() -> html.Div:
    """Where it says that a file is being made, and for how long already; the browser's script fills it."""
    seconds = html.Span(className="seconds", **{"aria-hidden": "true"})
    return html.Div([html.Span(role="status"), seconds], id="saving")


def disclosure(
    name: str, face: Any, content: Any, *, kind: str, label: str, button: str, right: bool = False
) -> html.Div:
    """A button that opens a panel below it; the browser's script opens and closes it."""
    about = {"aria-expanded": "false", "aria-controls": name, "data-toggle": name}
    if label:
        about["aria-label"] = label
    return html.Div(
        [
            html.Button(face, id=f"{name}-button", type="button", className=button, **about),
            html.Div(content, id=name, className="panel" + (" panel-right" if right else ""), hidden=True),
        ],
        className=f"disclosure {kind}",
    )
