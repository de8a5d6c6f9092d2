"""The options that several commands share, those of a picture, and the words that some take. They mean nothing here."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "AsOf",
    "BatchFormat",
    "CheckFormat",
    "Engine",
    "Every",
    "Examples",
    "FirstDay",
    "LastDay",
    "MarkedClaim",
    "Order",
    "PictureFormat",
    "PictureOutput",
    "PictureSize",
    "Scale",
    "Searched",
    "Settings",
    "Several",
    "Sources",
    "Strict",
    "Table",
    "Theme",
    "ViewName",
]


class CheckFormat(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"


class Engine(StrEnum):
    """What computes a table."""

    pandas = "pandas"
    dask = "dask"


class PictureFormat(StrEnum):
    """What pictures are written as."""

    png = "png"
    svg = "svg"
    pdf = "pdf"
    html = "html"


class Table(StrEnum):
    """Which table."""

    claims = "claims"
    compare = "compare"
    revisions = "revisions"
    summary = "summary"


Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Claim files or folders of them; without any, the bundled data."),
]
Examples = Annotated[
    bool, typer.Option("--examples", help="Open the bundled data and the example histories, before any SOURCE.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="What was believed on that day.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at any error instead of going on with the good rows.")]
Several = Annotated[list[str] | None, typer.Option(metavar="TEXT", help="Only these; may be repeated.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--convention",
        metavar="NAME=VALUE",
        help="How a word is taken: seasons=southern, day_order=day_first, fiscal_year_start=10 ... May be repeated.",
    ),
]

# Of a picture.
PictureOutput = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="By its ending png, svg, pdf, html; a folder with --all."),
]
ViewName = Annotated[
    str | None, typer.Option(metavar="VIEW", help="schedule (default), timeline, compare, history or portfolio.")
]
Every = Annotated[bool, typer.Option("--all", help="Every view (or the one named) of every production.")]
BatchFormat = Annotated[
    PictureFormat | None, typer.Option(help="What --all writes; otherwise the file's ending says it.")
]
Searched = Annotated[str | None, typer.Option("--q", metavar="TEXT", help="Only claims that hold this text.")]
FirstDay = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day in sight.")]
LastDay = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day in sight.")]
Order = Annotated[str | None, typer.Option("--by", metavar="ORDER", help="Order: phase, date or given.")]
MarkedClaim = Annotated[str | None, typer.Option(metavar="ID", help="The claim to mark.")]
PictureSize = Annotated[str, typer.Option(metavar="SIZE", help="hd, slide, square, a4, og or WIDTHxHEIGHT in pixels.")]
Scale = Annotated[float, typer.Option(metavar="N", help="Pixels of a png for each of the size's: 0.5 to 4.")]
Theme = Annotated[str, typer.Option(metavar="THEME", help="light, dark or print.")]
