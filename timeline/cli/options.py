"""The options that several commands share, and the words that some of them take. What they mean is for the commands."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

__all__ = [
    "AsOf",
    "CheckFormat",
    "Engine",
    "Examples",
    "PictureFormat",
    "Settings",
    "Several",
    "Sources",
    "Strict",
    "Table",
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
