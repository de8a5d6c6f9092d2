"""`timeline table --engine dask`: the same tables, computed by Dask over partitioned Parquet.

Problems, exit status and what is written are those of the one-process engine. Besides, a folder can be named as the
output: the table is then written there in parts, of which one at a time is held here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from timeline.cli.opening import has_error, is_readable, refuse_source, sources_or_bundled, tell_problems
from timeline.cli.table import Tables, put_out, read_day
from timeline.cli.terminal import tell
from timeline.dates import Conventions
from timeline.engines import DistributedClaims, open_claims
from timeline.export.exporter import exporter_for
from timeline.export.partfolder import check_folder, save_parts

__all__ = ["distributed_table_command"]


def distributed_table_command(
    sources: Sequence[str],
    table: Tables = "claims",
    day: str | None = None,
    output: Path | None = None,
    *,
    scheduler: str | None = None,
    conventions: Conventions | None = None,
    strict: bool = False,
) -> int:
    """Print or write one table; 1 where nothing could be read, or not strictly.

    An `output` without an ending, or that is a folder, becomes a folder of Parquet files.
    """
    cut = None if day is None else read_day(day, conventions)
    into_folder = output is not None and (not output.suffix or output.is_dir())
    if output is not None:
        _check(output, into_folder)
        refuse_source(sources, output)
    with open_claims(sources_or_bundled(sources), scheduler=scheduler, conventions=conventions) as claims:
        if not _tell(claims.report, strict=strict):
            return 1
        _put_out(claims, table, cut, output, into_folder)
    return 0


def _check(output: Path, into_folder: bool) -> None:
    if into_folder:
        check_folder(output)
    else:
        exporter_for(output)


def _tell(report: pd.DataFrame, *, strict: bool) -> bool:
    """Tell every problem; whether there is something to go on with."""
    tell_problems(report)
    if strict and has_error(report):
        tell("timeline: nothing was done, because of --strict: correct the errors above first")
        return False
    return is_readable(report)


def _put_out(
    claims: DistributedClaims, table: Tables, day: date | None, output: Path | None, into_folder: bool
) -> None:
    if into_folder and output is not None:
        save_parts(claims.parts(table, day), output)
    else:
        put_out(claims.table(table, day), table, output)
