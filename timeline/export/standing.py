"""What stands in a claim frame, as entries of a calendar or a chart: a title, a first and a last day.

Current, conflicting and met dates stand; superseded and canceled ones don't. An open side shows the known day and says
so. It writes no format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import records_of
from timeline.frame import COLUMNS

__all__ = ["Entry", "Record", "entries", "milestone_title", "standing_records"]

STANDING: Final = ("current", "conflicting", "actual")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One date: first and last day, inclusive; `is_vague` where it only lies somewhere within them.

    `suffix` is what its title says besides; `edge` which side of its claim it is, "" for the whole.
    """

    first: date
    last: date
    is_vague: bool
    suffix: str = ""
    edge: str = ""


def standing_records(table: pd.DataFrame, what: str) -> Iterator[Record]:
    """The claims that stand; `ExportError` for a table that is no claim frame, naming `what` can't be made of it."""
    if not set(COLUMNS) <= set(table.columns):
        raise ExportError(f"{what} is made of claims, not of this table: write the claims table, or choose CSV")
    return (record for record in records_of(table) if record["state"] in STANDING)


def milestone_title(record: Record) -> str:
    """A claim's milestone, label and territory, in words."""
    parts = [record["milestone"].replace("_", " ")]
    if record["label"]:
        parts += [" ", record["label"]]
    if record["territory"]:
        parts += [" (", record["territory"], ")"]
    return "".join(parts)


def entries(record: Record) -> Iterator[Entry]:
    """One entry for a moment or for an activity with both ends, else one for the end that is stated."""
    start = (record["start_earliest"], record["start_latest"])
    end = (record["end_earliest"], record["end_latest"])
    if record["kind"] == "point" or end == (None, None):
        yield from _window("" if record["kind"] == "point" else " starts", start, "start")
    elif start == (None, None):
        yield from _window(" ends", end, "end")
    elif start[0] and end[1]:
        yield Entry(start[0], end[1], start[0] != start[1] or end[0] != end[1])
    else:
        yield from _window(" starts", start, "start")
        yield from _window(" ends", end, "end")


def _window(suffix: str, bounds: tuple[date | None, date | None], edge: str) -> Iterator[Entry]:
    earliest, latest = bounds
    if earliest and latest:
        yield Entry(earliest, latest, earliest != latest, suffix, edge)
    elif earliest:
        yield Entry(earliest, earliest, True, f"{suffix} (this day or later)", edge)
    elif latest:
        yield Entry(latest, latest, True, f"{suffix} (this day or earlier)", edge)
