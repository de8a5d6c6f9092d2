"""`/export/<kind>?<query>`: the view in the query as a file - a picture equal to the command line's, or its data.

A GET gives the whole view; a POST of some claims' ids gives the data of these, in the order of the ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

from flask import Flask, Response, abort, request

from timeline.dashboard.shelf import Shelf
from timeline.errors import TimelineError, UsageError
from timeline.export import save_picture, save_table
from timeline.figures import picture
from timeline.pipeline import Selection, select
from timeline.view import View
from timeline.words import count

__all__ = ["DATA", "PICTURES", "chosen_claims", "file_name", "register_downloads"]

PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html"}
DATA: Final = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
}
_ONE_AT_A_TIME: Final = Lock()
"""Drawing a picture takes all of a processor, and no other thread gets a turn meanwhile: one at a time."""


def register_downloads(server: Flask, shelf: Callable[[], Shelf]) -> None:
    """Answer with a file of the view that the query names."""

    @server.get("/export/<kind>")
    def export(kind: str) -> Response:
        if kind not in PICTURES and kind not in DATA:
            abort(404, f"no file of kind {kind!r} is made here: there are {', '.join((*PICTURES, *DATA))}")
        return _answer(shelf(), kind)

    @server.post("/export/<kind>")
    def export_chosen(kind: str) -> Response:
        if kind not in DATA:
            abort(404, f"claims are not given as {kind!r} here: there are {', '.join(DATA)}")
        return _answer(shelf(), kind, _posted_claims())


def _answer(stock: Shelf, kind: str, chosen: Sequence[str] | None = None) -> Response:
    try:
        view = View.from_query(request.query_string.decode("ascii", "replace"))
        selection = select(stock.frame, view, stock.today)
        selection = selection if chosen is None else chosen_claims(selection, chosen)
        body = _file(selection, kind)
    except OSError as error:
        return Response(str(error), status=503, mimetype="text/plain")
    except TimelineError as error:
        return Response(str(error), status=400, mimetype="text/plain")
    attachment = f'attachment; filename="{file_name(selection, kind, whole=chosen is None)}"'
    kinds = {**PICTURES, **DATA}
    return Response(
        body, mimetype=kinds[kind], headers={"Content-Disposition": attachment, "Cache-Control": "no-store"}
    )


def _posted_claims() -> list[str]:
    """The ids that were posted: a 400 for anything but a list of some texts."""
    try:
        posted = request.get_json(silent=True)
    except RecursionError:  # nested deeper than the parser goes
        posted = None
    if not isinstance(posted, list) or not posted or not all(isinstance(name, str) for name in posted):
        abort(400, "post the ids of the claims: a list of texts")
    return list(dict.fromkeys(posted))


def chosen_claims(selection: Selection, chosen: Sequence[str]) -> Selection:
    """The selection of these claims alone, in this order; `UsageError` for one that the view doesn't show."""
    place = {name: number for number, name in enumerate(selection.frame["claim_id"])}
    missing = next((name for name in chosen if name not in place), None)
    if missing is not None:
        raise UsageError(f"claim {missing!r} is not in sight: reload the page and choose anew")
    return replace(selection, frame=selection.frame.iloc[[place[name] for name in chosen]])


def _file(selection: Selection, kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"timeline.{kind}")
        if kind in DATA:
            save_table(selection.frame, path)
        else:
            with _ONE_AT_A_TIME:
                save_picture(picture(selection), path)
        return path.read_bytes()


def file_name(selection: Selection, kind: str, *, whole: bool = True) -> str:
    """A plain file name for a view: its production or how many there are, its view and its day.

    What is not the whole of the view says of how many claims it is.
    """
    names = selection.frame["production"].unique()
    titles = "-".join(names) if len(names) < 3 else f"{len(names)}-productions"
    plain = re.sub(r"[^a-z0-9]+", "-", titles.lower()).strip("-")[:60] or "timeline"
    view = "" if kind in DATA else f"-{selection.view.view}"
    part = "" if whole else f"-{count(len(selection.frame), 'claim').replace(',', '').replace(' ', '-')}"
    return f"{plain}{view}{part}-{selection.as_of.isoformat()}.{kind}"
