"""The two library calls that draw and write: `figure` and `save`.

They translate keywords into a `View` and hand over; what a view shows is `pipeline`'s, how it looks `figures`'.
"""

from __future__ import annotations

from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.errors import UsageError
from timeline.export import save_picture, save_tables
from timeline.export.whole import as_path
from timeline.figures import picture
from timeline.pipeline import select
from timeline.view import View

__all__ = ["figure", "save"]


def figure(
    frame: pd.DataFrame, view: str | View = "schedule", *, size: str = "hd", today: date | None = None, **settings: Any
) -> go.Figure:
    """The picture of a claim frame in one view, with title, legend and numbered sources, as a plotly figure.

    `settings` are the fields of `View` (`as_of="2024-01-31"`, `productions="Ballerina"`, `theme="dark"` ...), days as
    `date` or ISO text; `size` is `hd`, `slide`, `square`, `a4`, `og` or WxH. Raises `UsageError` for a wrong one.
    """
    if isinstance(view, View):
        if settings:
            raise UsageError(f"give a View or single settings, not both: {', '.join(sorted(settings))}")
        chosen = view
    else:
        chosen = View.from_keywords({"view": view, **settings})
    return picture(select(frame, chosen, today), size=size)


def save(
    what: go.Figure | pd.DataFrame, path: str | PathLike[str], *, size: str | None = None, scale: float = 1.0
) -> Path:
    """Write a figure (png, svg, pdf, html) or a table, by the path's ending; `scale` is a png's pixels a px, 0.5-4.

    A table: csv, tsv, xlsx (of a claim frame with its comparison and revisions), parquet, json, jsonl, md; only a claim
    frame: yaml (a claim file), ics and mmd (its standing dates). The file appears whole or not at all. Raises
    `ExportError` where it can't be written, and `UsageError` for a size or a scale with a table. Warns where a picture
    is not as asked: characters that no font here has, a browser that had to draw it.
    """
    target = as_path(path)
    if isinstance(what, pd.DataFrame):
        if size is not None:
            raise UsageError(f"size {size!r} is for pictures: leave it out for a table")
        if scale != 1:
            raise UsageError(f"scale {scale!r} is for pictures: leave it out for a table")
        save_tables(what, target)
    else:
        save_picture(what, target, size=size, scale=scale)
    return target
