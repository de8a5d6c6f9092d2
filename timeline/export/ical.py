"""iCalendar: the standing dates of a claim frame as all-day events; vague ones as spans marked tentative.

Only what stands is in a calendar (current, conflicting or met): superseded and canceled dates are not. An open side
shows the known day and says so in its title. The source is in the description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import columns_of, rows_of
from timeline.frame import COLUMNS

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["EXPORTER"]

STANDING: Final = ("current", "conflicting", "actual")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to write: first and last day, inclusive; `is_vague` where it only lies somewhere within them."""

    title: str
    first: date
    last: date
    is_vague: bool
    edge: str = ""


class Ical:
    """iCalendar files."""

    name = "iCalendar"
    endings = (".ics",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The calendar; `ExportError` for a table that is not a claim frame."""
        if not set(COLUMNS) <= set(table.columns):
            raise ExportError("a calendar is made of claims, not of this table: write the claims table, or choose CSV")
        from icalendar import Calendar  # heavy: only where a calendar is written

        calendar = Calendar()
        calendar.add("prodid", "-//production-timeline//EN")
        calendar.add("version", "2.0")
        names = list(columns_of(table.iloc[:0]))
        for row in rows_of(table):
            record = dict(zip(names, row, strict=True))
            if record["state"] in STANDING:
                for entry in _entries(record):
                    calendar.add_component(_event(record, entry))
        return bytes(calendar.to_ical())


EXPORTER: Final = Ical()


def _entries(record: Record) -> Iterator[Entry]:
    """One event for a moment or for an activity with both ends, else one for the end that is stated."""
    start = (record["start_earliest"], record["start_latest"])
    end = (record["end_earliest"], record["end_latest"])
    title = _title(record)
    if record["kind"] == "point" or end == (None, None):
        suffix = "" if record["kind"] == "point" else " starts"
        yield from _window(f"{title}{suffix}", start, "start")
    elif start == (None, None):
        yield from _window(f"{title} ends", end, "end")
    elif start[0] and end[1]:
        yield Entry(title, start[0], end[1], start[0] != start[1] or end[0] != end[1])
    else:
        yield from _window(f"{title} starts", start, "start")
        yield from _window(f"{title} ends", end, "end")


def _window(title: str, bounds: tuple[date | None, date | None], edge: str) -> Iterator[Entry]:
    earliest, latest = bounds
    if earliest and latest:
        yield Entry(title, earliest, latest, earliest != latest, edge)
    elif earliest:
        yield Entry(f"{title} (this day or later)", earliest, earliest, True, edge)
    elif latest:
        yield Entry(f"{title} (this day or earlier)", latest, latest, True, edge)


def _title(record: Record) -> str:
    milestone = record["milestone"].replace("_", " ")
    parts = [record["production"], ": ", milestone]
    if record["label"]:
        parts += [" ", record["label"]]
    if record["territory"]:
        parts += [" (", record["territory"], ")"]
    return "".join(parts)


def _event(record: Record, entry: Entry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", "-".join(filter(None, (record["claim_id"], entry.edge))) + "@production-timeline")
    event.add("dtstamp", _stamp(record))
    event.add("summary", entry.title)
    event.add("dtstart", entry.first)
    if entry.last < date.max:  # the day after the last one is what the format asks for
        event.add("dtend", entry.last + timedelta(days=1))
    elif entry.first < entry.last:
        raise ExportError(f"a calendar has no day after {entry.last}: claim {record['claim_id']!r} can't be written")
    event.add("status", "TENTATIVE" if entry.is_vague or _is_doubted(record) else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join(_description(record)))
    if record["location"]:
        event.add("location", record["location"])
    if record["url"]:
        event.add("url", record["url"])
    return event


def _is_doubted(record: Record) -> bool:
    return bool(record["state"] == "conflicting" or record["status"] == "rumored")


def _stamp(record: Record) -> datetime:
    """When it was said, so that the same frame gives the same file whenever it is written."""
    said = record["asserted_latest"] or record["asserted_earliest"] or date(1970, 1, 1)
    return datetime.combine(said, time(), UTC)


def _description(record: Record) -> Iterator[str]:
    yield f"Stated: {record['stated']} ({record['status']})"
    source = ", ".join(part for part in (record["source_title"] or record["source_id"], record["publisher"]) if part)
    if source:
        yield f"Source: {source}"
    yield f"Said: {record['asserted_text']}"
    if record["note"]:
        yield str(record["note"])
