"""The Dash app: one page over one shelf of claims, with its routes, its guard and its first HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from os import PathLike
from typing import Any, Final

import pandas as pd
from dash import Dash
from flask import request

from timeline.dashboard.acts import view_at
from timeline.dashboard.answers import register_answers
from timeline.dashboard.caching import register_caching
from timeline.dashboard.callbacks import register_callbacks
from timeline.dashboard.downloads import register_downloads
from timeline.dashboard.guard import guard_server
from timeline.dashboard.health import register_health
from timeline.dashboard.layout import page_layout, still_parts
from timeline.dashboard.locker import Locker
from timeline.dashboard.lost import register_lost
from timeline.dashboard.ownfiles import own_shelf, register_own_files
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.dashboard.state import drawn_part
from timeline.dashboard.waiting import EARLY, WAITING
from timeline.dashboard.watch import WatchedShelf, register_edition
from timeline.dates import Conventions
from timeline.errors import UsageError
from timeline.resources import assets_folder

__all__ = ["create_app"]

PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<meta name="description" content="What was said about a production's dates, when, by whom, and how it slipped">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#FFFFFF" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#15191F" media="(prefers-color-scheme: dark)">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="preload" href="/assets/fonts/InterVariable.woff2" as="font" type="font/woff2" crossorigin>
{%css%}
</head>
<body>
<noscript>This page needs JavaScript. Without it, `timeline table` and `timeline chart` show the same data.</noscript>
{%app_entry%}
{%config%}
{%scripts%}
{%renderer%}
</body>
</html>
"""
LATER: Final = re.compile(r'<script src="([^"]*/dash_ag_grid/[^"]*)"></script>\n?')
"""The grid's script, a quarter of the page's weight, is loaded by the claims view only."""
NEVER: Final = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')

Sources = str | PathLike[str] | Iterable[str | PathLike[str]] | pd.DataFrame | None


class TimelineApp(Dash):  # type: ignore[misc]
    """Dash, with scripts that are not needed at once left out of the first page, and what it will draw named in it.

    `first_drawing` gives the query of that for the address that is asked for; it is "?" where a link needs a word on
    what is wrong with it.
    """

    first_drawing: Callable[[], str]

    def interpolate_index(self, **parts: Any) -> str:
        """The page's HTML."""
        grid = LATER.search(parts["scripts"])
        parts["app_entry"], parts["css"] = WAITING, EARLY + parts["css"]
        parts["scripts"] = NEVER.sub("", LATER.sub("", parts["scripts"]))
        told = {"grid-script": grid[1] if grid else "", "first-drawing": self.first_drawing()}
        parts["metas"] += "".join(f'\n<meta name="{key}" content="{escape(value)}">' for key, value in told.items())
        parts["app_entry"] += still_parts()
        page: str = super().interpolate_index(**parts)
        return page


def create_app(
    source: Sources = None,
    *,
    today: date | None = None,
    allowed_hosts: Iterable[str] = (),
    watch: bool = False,
    conventions: Conventions | None = None,
) -> Dash:
    """A Dash app over files, folders or a claim frame (none: the bundled data); `app.server` is its WSGI entry point.

    `today` (the clock's, if not given) stands in for a view without a day. `allowed_hosts` are the names, besides those
    of this machine, under which it may be asked. With `watch` the files are read again when they have changed, and the
    page follows. `conventions` are what the files are read by, those too that visitors show to themselves. Raises
    `SourceError` where there is nothing to read, `UsageError` for watching a frame, or for conventions with one, which
    has been read.
    """
    shared = _shelf(source, today, watch, conventions)
    locker = Locker()
    shelf = own_shelf(shared)
    app = TimelineApp(
        __name__,
        title="Timeline",
        update_title=None,
        assets_folder=str(assets_folder()),
        assets_ignore=r".*\.(md|txt|png)$",
        index_string=PAGE,
        meta_tags=[{"name": "watch", "content": "/edition"}] if watch else None,
        serve_locally=True,
        compress=True,
        enable_mcp=False,
        add_log_handler=False,
    )
    app.layout = lambda: page_layout(shelf())
    app.first_drawing = lambda: _first_drawing(shelf())
    register_callbacks(app, shelf)
    register_downloads(app.server, shelf)
    register_health(app.server)
    register_caching(app.server)
    if isinstance(shared, WatchedShelf):
        register_edition(app.server, shared)
    guard_server(app, tuple(allowed_hosts))
    register_lost(app)
    register_answers(app.server, shared)
    register_own_files(app.server, shared, locker, conventions)
    return app


def _first_drawing(stock: Shelf) -> str:
    view, fault = view_at(stock, {"query": request.query_string.decode("utf-8", "replace")})
    return "?" if fault else drawn_part(view).to_query()


def _shelf(source: Sources, today: date | None, watch: bool, conventions: Conventions | None) -> Callable[[], Shelf]:
    if conventions is not None and isinstance(source, pd.DataFrame):
        raise UsageError("a claim frame has been read already: give the conventions where that is done")
    if not watch:
        shelf = fill_shelf(source, today=today, conventions=conventions)
        return lambda: shelf
    if isinstance(source, pd.DataFrame):
        raise UsageError("a claim frame can't be watched: name its files")
    paths = [source] if isinstance(source, str | PathLike) else list(source or [])
    return WatchedShelf(paths, today=today, conventions=conventions)
