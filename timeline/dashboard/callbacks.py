"""The three callbacks: `sync` (what is done -> the view), `draw` (the view -> the page), `inspect` (-> the drawer).

Each reads a `View` and returns values; none keeps anything. Posts that no page of ours would send get a 400.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from timeline.dashboard import ids
from timeline.dashboard.acts import control_values, number, posted_view, unheard, view_after, view_at, view_with
from timeline.dashboard.asofbar import boxes
from timeline.dashboard.claimrow import claim_row
from timeline.dashboard.detail import drawer
from timeline.dashboard.notices import notice
from timeline.dashboard.ownstrip import left_out_notice
from timeline.dashboard.places import CONTROLS, SCREEN_PLACES
from timeline.dashboard.screen import Room, filter_options, in_sight, screen
from timeline.dashboard.shelf import Shelf
from timeline.dashboard.state import drawn_part
from timeline.dashboard.ticks import ticks_of
from timeline.view import View
from timeline.words import day

__all__ = ["register_callbacks"]

ShelfNow = Callable[[], Shelf]


def register_callbacks(app: Dash, shelf: ShelfNow) -> None:
    """Put the callbacks on an app; `shelf` gives the data as they are now."""
    _register_browser(app)
    _register_sync(app, shelf)
    _register_draw(app, shelf)
    _register_inspect(app, shelf)


def _register_sync(app: Dash, shelf: ShelfNow) -> None:
    def sync(address: Any, acts: dict[str, Any], query: Any, shown: Any, heard: Any) -> dict[str, Any]:
        stock, done = shelf(), ctx.triggered_id
        led, last = number(address.get("act")) if isinstance(address, dict) else 0, number(heard)
        is_led = done == ids.ADDRESS or led > last or not isinstance(query, str)
        before = None if is_led else posted_view(query)
        view, words = view_at(stock, address) if before is None else (before, None)
        since = unheard(acts[ids.ACTION], max(led, last))
        for _, patch in since:
            view, words = _then(words, *view_with(view, patch))
        if done in CONTROLS:
            view, words = _then(words, *view_after(stock, view, done, acts[done]))
        newest = max(led, last, *(act for act, _ in since))
        asked, drawn = view.to_query(), drawn_part(view).to_query()
        return {
            "view": no_update if asked == query and not is_led else asked,
            "shown": no_update if drawn == shown else drawn,
            "notice": no_update if words is None else _notice(stock, words, is_first=query is None),
            "controls": _shown_values(stock, view, acts, done),
            "heard": no_update if newest == heard else newest,
            **_of_productions(stock, view, is_known=before is not None and before.productions == view.productions),
        }

    app.callback(
        output={
            "view": Output(ids.VIEW, "data"),
            "shown": Output(ids.SHOWN, "data"),
            "notice": Output(ids.NOTICE, "children"),
            "controls": {name: Output(name, "value") for name in CONTROLS},
            "boxes": {key: Output(ids.filter_group(key), "children") for key in ids.FILTERS},
            "ticks": Output(ids.TICKS, "data"),
            "heard": Output(ids.HEARD, "data"),
        },
        inputs={
            "address": Input(ids.ADDRESS, "data"),
            "acts": {ids.ACTION: Input(ids.ACTION, "data"), **{name: Input(name, "value") for name in CONTROLS}},
        },
        state={"query": State(ids.VIEW, "data"), "shown": State(ids.SHOWN, "data"), "heard": State(ids.HEARD, "data")},
        prevent_initial_call=True,
    )(sync)


def _then(words: str | None, view: View, said: str | None) -> tuple[View, str | None]:
    """A view with the word on it, or else the one that there was before: `None` says that nothing was done."""
    return view, words if said is None else said or words or ""


def _notice(stock: Shelf, words: str, is_first: bool) -> Any:
    """What went wrong with what was asked; else, when the page opens, what is missing from the data."""
    return notice(words) if words or not is_first else left_out_notice(stock)


def _of_productions(stock: Shelf, view: View, *, is_known: bool) -> dict[str, Any]:
    """What follows from the productions alone, and is sent anew when those are others: boxes of filters, and ticks."""
    if is_known:
        return {"boxes": dict.fromkeys(ids.FILTERS, no_update), "ticks": no_update}
    return {
        "boxes": {key: boxes(key, filter_options(stock, view, key)) for key in ids.FILTERS},
        "ticks": ticks_of(stock, view.productions),
    }


def _shown_values(stock: Shelf, view: View, acts: dict[str, Any], done: Any) -> dict[str, Any]:
    """The values of the controls that show another; one that is being typed into or dragged keeps its own."""
    values = control_values(stock, view)
    values[ids.AS_OF] = day(values[ids.AS_OF])
    busy = done if done in (ids.SEARCH, ids.SLIDER) else None
    return {name: no_update if name == busy or acts.get(name) == values[name] else values[name] for name in CONTROLS}


def _register_draw(app: Dash, shelf: ShelfNow) -> None:
    def draw(query: Any, room: Any, sight: Any) -> dict[str, Any]:
        view, known = posted_view(query), Room.of(room, sight)
        if set(ctx.triggered_prop_ids) == {f"{ids.SIGHT}.data"}:
            return _unchanged(SCREEN_PLACES) | in_sight(shelf(), view, known)
        return screen(shelf(), view, known)

    app.callback(
        output=SCREEN_PLACES,
        inputs={
            "query": Input(ids.SHOWN, "data"),
            "room": Input(ids.SCREEN, "data"),
            "sight": Input(ids.SIGHT, "data"),
        },
        prevent_initial_call=True,
    )(draw)


def _unchanged(places: dict[str, Any]) -> dict[str, Any]:
    """No new content, for each place."""
    return {name: _unchanged(place) if isinstance(place, dict) else no_update for name, place in places.items()}


def _register_inspect(app: Dash, shelf: ShelfNow) -> None:
    def inspect(query: Any, room: Any) -> dict[str, Any]:
        if query is None:  # the page opens: its first drawing is asked for before its view is known
            return {"drawer": [], "row": None}
        view, known = posted_view(query), Room.of(room)
        content = drawer(shelf(), view, known.scheme) if view.claim else []
        return {"drawer": content, "row": claim_row(shelf(), view, known)}

    app.callback(
        output={"drawer": Output(ids.DRAWER, "children"), "row": Output(ids.ROW, "data")},
        inputs={"query": Input(ids.VIEW, "data"), "room": Input(ids.SCREEN, "data")},
        prevent_initial_call=True,
    )(inspect)


def _register_browser(app: Dash) -> None:
    """What needs no server: reading and writing the address, measuring the plot, handing on what was drawn."""
    app.clientside_callback(ClientsideFunction("timeline", "start"), Input(ids.APP, "id"))
    app.clientside_callback(
        ClientsideFunction("timeline", "showView"),
        Output(ids.SCREEN, "data"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Input(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("timeline", "afterDrawing"),
        Input(ids.PLOT, "figure"),
        Input(ids.PLACED, "data"),
        Input(ids.CARDS, "data"),
    )
    app.clientside_callback(ClientsideFunction("timeline", "listSources"), Input(ids.SOURCE_LIST, "data"))
    app.clientside_callback(ClientsideFunction("timeline", "drawTicks"), Input(ids.TICKS, "data"))
    app.clientside_callback(ClientsideFunction("timeline", "wasHeard"), Input(ids.HEARD, "data"))
    app.clientside_callback(
        ClientsideFunction("timeline", "showTable"),
        Output(ids.TABLE, "children"),
        Input(ids.TABLED, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(ClientsideFunction("timeline", "afterOpening"), Input(ids.DRAWER, "children"))
    app.clientside_callback(ClientsideFunction("timeline", "toldRow"), Input(ids.ROW, "data"))
