"""Acts: what a person did, or the address that was opened, turned into the view that it asks for.

An act that can't be done leaves the view as it was and comes with a word that says why. Nothing is kept between acts.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from werkzeug.exceptions import BadRequest

from timeline.dashboard import ids
from timeline.dashboard.header import ALL
from timeline.dashboard.selecting import selection_of
from timeline.dashboard.shelf import Shelf
from timeline.dashboard.state import drawn_part, patched, typed_day, without_filters
from timeline.errors import TimelineError, UsageError
from timeline.view import View

__all__ = ["control_values", "number", "posted_view", "unheard", "view_after", "view_at", "view_with"]

MOST_ACTS: Final = 100


def posted_view(query: Any) -> View:
    """The view of a query that the page posted; a 400 for one that no page of ours would post."""
    if not isinstance(query, str):
        raise BadRequest("a view's query is a text")
    try:
        return View.from_query(query)
    except UsageError as error:
        raise BadRequest(str(error)) from error


def view_at(stock: Shelf, address: Any) -> tuple[View, str]:
    """The view that an address asks for, or the nearest that there is, with a word on what was wrong.

    `address` has the `query` and the `theme` that the browser remembers.
    """
    told = address if isinstance(address, dict) else {}
    try:
        view = View.from_query(str(told.get("query") or ""))
    except UsageError as error:
        return View(), f"The link could not be read, so this is the first page: {error}."
    if view.theme == "system" and told.get("theme") in ("light", "dark"):
        view = view.but(theme=told["theme"])
    try:
        selection = selection_of(stock, drawn_part(view))  # which is drawn next
    except TimelineError as error:
        return without_filters(view).but(productions=(), claim="", fold=""), f"Part of the link was left out: {error}"
    if view.fold and view.fold not in set(selection.frame["claim_id"]):
        words = f"Part of the link was left out: no claim {view.fold!r} is in sight, so there is nothing to unfold."
        return view.but(fold=""), words
    return view, ""


def unheard(action: Any, heard: int) -> list[tuple[int, str]]:
    """The (number, patch) of each act after that numbered `heard`, in their order.

    An act is sent again with those after it until an answer to it has come: of answers under way the page takes one.
    """
    told = action.get("acts") if isinstance(action, dict) else None
    pairs = [pair for pair in told if isinstance(pair, list) and len(pair) == 2] if isinstance(told, list) else []
    return sorted((act, patch) for act, patch in pairs[-MOST_ACTS:] if number(act) > heard and isinstance(patch, str))


def number(told: Any) -> int:
    """The number of an act; 0 for what is none."""
    return told if isinstance(told, int) and not isinstance(told, bool) else 0


def view_after(stock: Shelf, view: View, control: str, value: Any) -> tuple[View, str | None]:
    """The view after a control was given a value, and a word where that can't be; `None` where nothing was done."""
    try:
        return view_with(view, _patch(stock, control, value))
    except UsageError as error:
        return view, str(error)


def view_with(view: View, patch: str | None) -> tuple[View, str | None]:
    """The same after a patch of the query."""
    try:
        return (view, None) if patch is None else (patched(view, patch), "")
    except UsageError as error:
        return view, str(error)


def control_values(stock: Shelf, view: View) -> dict[str, Any]:
    """What each control must show, by its id, so that all agree with the view."""
    moment = view.as_of or stock.today
    productions = view.productions or tuple(stock.productions)
    picked = {"milestone": view.milestones, "status": view.statuses, "source": view.sources}
    return {
        ids.PICKER: productions[0] if len(productions) == 1 else ALL,
        ids.SEARCH: view.text,
        ids.AS_OF: moment,
        ids.CALENDAR: moment.isoformat(),
        ids.SLIDER: moment.toordinal(),
        ids.ARRANGEMENT: view.arrangement,
        **{ids.filter_group(key): list(names) for key, names in picked.items()},
    }


def _patch(stock: Shelf, control: str, value: Any) -> str | None:
    """What was done, as a patch of the query; `None` where it changes nothing."""
    text = value if isinstance(value, str) else ""
    if control in (ids.SLIDER, ids.AS_OF, ids.CALENDAR):
        chosen = _slid_day(value) if control == ids.SLIDER else typed_day(text)
        return urlencode({"as_of": "" if chosen in (None, stock.today) else str(chosen)})
    for key in ids.FILTERS:
        if control == ids.filter_group(key):
            return _filter_patch(key, value)
    keys = {ids.PICKER: "production", ids.SEARCH: "q", ids.ARRANGEMENT: "by"}
    return (
        urlencode({keys[control]: "" if text == ALL and control == ids.PICKER else text}) if control in keys else None
    )


def _filter_patch(key: str, value: Any) -> str:
    picked = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
    return urlencode([(key, item) for item in picked] or [(key, "")])


def _slid_day(value: Any) -> date:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= date.max.toordinal():
        raise BadRequest("the slider counts days")
    return date.fromordinal(int(value))
