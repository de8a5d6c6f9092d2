"""`/export/<kind>?<query>`: the view in the query as a file - a picture equal to the command line's, or its data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

from flask import Flask, Response, abort, request

from timeline.dashboard.shelf import Shelf
from timeline.errors import TimelineError
from timeline.export import save_picture, save_table
from timeline.figures import picture
from timeline.pipeline import Selection, select
from timeline.view import View

__all__ = ["DATA", "PICTURES", "file_name", "register_downloads"]

PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html"}
DATA: Final = {
    "csv": "text/csv",
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
        try:
            view = View.from_query(request.query_string.decode("ascii", "replace"))
            stock = shelf()
            selection = select(stock.frame, view, stock.today)
            body = _file(selection, kind)
        except OSError as error:
            return Response(str(error), status=503, mimetype="text/plain")
        except TimelineError as error:
            return Response(str(error), status=400, mimetype="text/plain")
        attachment = f'attachment; filename="{file_name(selection, kind)}"'
        kinds = {**PICTURES, **DATA}
        return Response(
            body, mimetype=kinds[kind], headers={"Content-Disposition": attachment, "Cache-Control": "no-store"}
        )


def _file(selection: Selection, kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"timeline.{kind}")
        if kind in DATA:
            save_table(selection.frame, path)
        else:
            with _ONE_AT_A_TIME:
                save_picture(picture(selection), path)
        return path.read_bytes()


def file_name(selection: Selection, kind: str) -> str:
    """A plain file name for a view: its production or how many there are, its view and its day."""
    names = selection.frame["production"].unique()
    titles = "-".join(names) if len(names) < 3 else f"{len(names)}-productions"
    plain = re.sub(r"[^a-z0-9]+", "-", titles.lower()).strip("-")[:60] or "timeline"
    view = "" if kind in DATA else f"-{selection.view.view}"
    return f"{plain}{view}-{selection.as_of.isoformat()}.{kind}"
