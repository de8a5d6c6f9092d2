"""`timeline table`: claims, comparison, revisions or summary as a table, on standard output or in a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd

from timeline.chains import as_of
from timeline.cli.opening import open_frame, refuse_source
from timeline.cli.terminal import say
from timeline.comparison import compare, revisions
from timeline.dates import Conventions, VagueDate, parse_date
from timeline.errors import DateError, UsageError
from timeline.export.claimfile import EXPORTER as CLAIM_FILE
from timeline.export.delimited import EXPORTER as CSV
from timeline.export.exporter import exporter_for, save_table
from timeline.export.readback import save_claims
from timeline.summaries import summary

__all__ = ["Tables", "put_out", "read_day", "table_command"]

Tables = Literal["claims", "compare", "revisions", "summary"]


def table_command(
    sources: Sequence[str],
    table: Tables = "claims",
    day: str | None = None,
    output: Path | None = None,
    *,
    conventions: Conventions | None = None,
    strict: bool,
) -> int:
    """Print or write one table, as of a day where one is given; 1 where nothing could be read, or not strictly."""
    cut = None if day is None else read_day(day, conventions)
    if output is not None:
        exporter_for(output)
        refuse_source(sources, output)
    frame = open_frame(sources, conventions=conventions, strict=strict)
    if frame is None:
        return 1
    put_out(_made(frame if cut is None else as_of(frame, cut), table), table, output)
    return 0


def read_day(text: str, conventions: Conventions | None = None) -> date:
    """The one day that a text means: an ISO day, or any phrase that is exact. `UsageError` for everything else."""
    try:
        reading = parse_date(text, conventions=conventions or Conventions())
    except DateError as error:
        raise UsageError(f"--as-of {text!r}: {error}") from error
    if isinstance(reading, VagueDate) and reading.is_exact and reading.earliest:
        return reading.earliest
    raise UsageError(f"--as-of {text!r} is not one day: write it as YYYY-MM-DD, such as 2024-01-31")


def _made(frame: pd.DataFrame, table: Tables) -> pd.DataFrame:
    made = {"compare": compare, "revisions": revisions, "summary": summary}.get(table)
    return frame if made is None else made(frame)


def put_out(made: pd.DataFrame, table: Tables, output: Path | None) -> None:
    """Print a table that was made, or write it by the ending of `output`."""
    if output is None:
        _print(made)
    elif table == "claims" and output.suffix.lower() in CLAIM_FILE.endings:
        save_claims(made, output)
    else:
        save_table(made, output)


def _print(table: pd.DataFrame) -> None:
    """CSV: exact bytes into a pipe or a file, escaped lines on a terminal."""
    data = CSV.render(table)
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        for line in data.decode().removesuffix("\n").split("\n"):
            say(line)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
