"""Files or rows in, a resolved claim frame out: the way that everything takes.

It joins the rooms below it and decides nothing: `sources` reads, `claims` checks and dates, `chains` puts in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from typing import Any

import pandas as pd

from timeline.chains import resolve
from timeline.claims import claims_frame
from timeline.dates import Conventions
from timeline.errors import UsageError
from timeline.sources import Sheet, open_sources, read_records
from timeline.sources.frametable import FrameTable
from timeline.sources.table import Table

__all__ = ["normalize", "read"]

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]


def read(paths: Paths, *, conventions: Conventions | None = None, today: date | None = None) -> pd.DataFrame:
    """The claim frame of one or several files and folders.

    Good rows are kept; what was wrong with the others is in `frame.attrs["problems"]`. `today` (the clock's, if not
    given) only decides what is warned of as lying in the future. Raises `SourceError` where there is nothing to read.
    """
    return _framed(open_sources(_listed(paths)), _checked(conventions), today)


def normalize(
    rows: pd.DataFrame | Iterable[Mapping[str, Any]],
    *,
    conventions: Conventions | None = None,
    today: date | None = None,
) -> pd.DataFrame:
    """The claim frame of rows in memory: a DataFrame, or mappings of field names to texts or dates.

    >>> frame = normalize([{"production": "1917", "milestone": "release", "date": "spring 2024"}])
    >>> str(frame["start_earliest"][0].date()), frame["state"][0]
    ('2024-03-01', 'current')
    """
    given = FrameTable(rows) if isinstance(rows, pd.DataFrame) else read_records(rows)
    return _framed(given, _checked(conventions), today)


def _listed(paths: object) -> list[str | PathLike[str]]:
    given = list(paths) if isinstance(paths, Iterable) and not isinstance(paths, str | bytes | PathLike) else [paths]
    listed: list[str | PathLike[str]] = []
    for path in given:
        if not isinstance(path, str | PathLike):
            raise UsageError(f"a path can't be {path!r}: name a file or a folder, or a list of them")
        listed.append(path)
    return listed


def _checked(conventions: object) -> Conventions | None:
    if conventions is None or isinstance(conventions, Conventions):
        return conventions
    raise UsageError(f"conventions can't be {conventions!r}: give a timeline.Conventions")


def _framed(sheet: Sheet | Table, conventions: Conventions | None, today: date | None) -> pd.DataFrame:
    return resolve(claims_frame(sheet, conventions or Conventions(), today=today))
