"""iCalendar: the standing dates of a claim frame as all-day events; vague ones as spans marked tentative.

Only what stands is in a calendar (current, conflicting or met): superseded and canceled dates are not. An open side
shows the known day and says so in its title. The source is in the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.standing import Entry, Record, entries, milestone_title, standing_records

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["EXPORTER"]


class Ical:
    """iCalendar files."""

    name = "iCalendar"
    endings = (".ics",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The calendar; `ExportError` for a table that is not a claim frame."""
        records = standing_records(table, "a calendar")
        from icalendar import Calendar  # heavy: only where a calendar is written

        calendar = Calendar()
        calendar.add("prodid", "-//production-timeline//EN")
        calendar.add("version", "2.0")
        for record in records:
            for entry in entries(record):
                calendar.add_component(_event(record, entry))
        return bytes(calendar.to_ical())


EXPORTER: Final = Ical()


def _event(record: Record, entry: Entry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", "-".join(filter(None, (record["claim_id"], entry.edge))) + "@production-timeline")
    event.add("dtstamp", _stamp(record))
    event.add("summary", f"{record['production']}: {milestone_title(record)}{entry.suffix}")
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
