"""iCalendar (RFC 5545): events and to-dos as claims, one for each occurrence.

The calendar's name is the production, an entry's SUMMARY its name. One day is a moment. TENTATIVE is uncertain,
CANCELLED canceled, COMPLETED of a to-do actual. Said on LAST-MODIFIED, else DTSTAMP, in UTC. An entry that recurs is
read with all its occurrences, told apart by their days, or not at all. Journals, free-busy times and alarms are not
dates of a plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources.planning.calendarlines import Block, read_blocks
from timeline.sources.planning.dialect import faulty
from timeline.sources.planning.entries import Entry, Unreadable, days, entry_sheet, title_or_stem
from timeline.sources.planning.icalentry import Item, calendar_texts, read_item
from timeline.sources.planning.icalrevisions import shared_uids, unclear_revisions
from timeline.sources.planning.icaltimes import Moment, Occasion, day_of, is_other_day, occasion, read_moment, wall
from timeline.sources.planning.lookalikes import hinted
from timeline.sources.planning.recurrence import ALL_OCCURRENCES, RECURRING, is_recurring, starts
from timeline.sources.planning.unread import is_dated, unread_notes
from timeline.sources.row import Sheet
from timeline.sources.source import refused

__all__ = ["SOURCE"]

_READ: Final = ("VEVENT", "VTODO")
_SILENT: Final = ("VTIMEZONE",)
_OWN: Final = re.compile(r"(?P<name>X-[A-Z0-9-]+)[;:].*?(?P<value>[^:;]*)", re.IGNORECASE | re.ASCII)
_BASIC: Final = re.compile(r"\d{8}(?:T\d{6}Z?)?", re.ASCII)


class CalendarFile:
    """iCalendar files."""

    name = "iCalendar"
    endings = (".ics", ".ical")

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all calendars; raises `SourceError` where the file is none."""
        problems: list[Problem] = []
        try:
            blocks = read_blocks(data, file, problems)
        except SourceError as error:
            raise hinted(error, data, self.endings) from error
        others = [block for block in blocks if block.name != "VCALENDAR"]
        if others:
            message = f"{others[0].name} where a calendar belongs"
            raise refused(Problem(file, others[0].line, 1, "ical-syntax", message, "export it as a calendar"))
        budget = _Budget()
        entries = [entry for block in blocks for entry in _calendar(block, file, problems, budget)]
        if not entries:
            message, hint = "no event and no to-do in it", "check that it is the right calendar, and whole"
            problems.append(Problem(file, 1, None, "plan-empty", message, hint, "warning"))
        return entry_sheet(file, entries, problems)


SOURCE: Final = CalendarFile()


@dataclass(slots=True)
class _Budget:
    """How much may still recur, in all calendars of a file together."""

    entries: int = RECURRING
    occurrences: int = ALL_OCCURRENCES

    def begin(self, item: Item) -> None:
        """Raises `Unreadable` where nothing more may recur."""
        if is_recurring(item.component):
            self.entries -= 1
            if self.entries < 0:
                raise Unreadable(f"more than {RECURRING:,} entries recur", "split the file", "recurrence")
            self._check()

    def spend(self, item: Item, entries: list[Entry]) -> None:
        """Count the occurrences of an entry; raises `Unreadable` where they are too many."""
        if is_recurring(item.component):
            self.occurrences -= len(entries)
            self._check()

    def _check(self) -> None:
        if self.occurrences < 0:
            message = f"the entries recur more than {ALL_OCCURRENCES:,} times, all together"
            raise Unreadable(message, "split the file", "recurrence")


def _calendar(block: Block, file: str, problems: list[Problem], budget: _Budget) -> Iterator[Entry]:
    texts = calendar_texts(block)
    title = title_or_stem(texts.get("X-WR-CALNAME") or texts.get("NAME", ""), file)
    read = [inner for inner in block.blocks if inner.name in _READ and inner.is_whole]
    problems.extend(_passed_over(block, file))
    problems.extend(_garbled(block, file))
    problems.extend(unread_notes(Counter(name for inner in read for name in _dated(inner)), file, "entries"))
    reader = _Reader(file, title, is_canceled=texts.get("METHOD", "").upper() == "CANCEL")
    items = [read_item(inner, f"entry {number}") for number, inner in enumerate(read, 1)]
    moved, unclear = _moved(items), unclear_revisions(items)
    problems.extend(shared_uids(items, file))
    problems.extend(_other_days(items, texts.get("X-WR-TIMEZONE", ""), block, file))
    for item in items:
        try:
            if item.line in unclear:
                raise unclear[item.line]
            budget.begin(item)
            entries = list(reader.entries(item, moved.get(item.uid, set()), problems))
            budget.spend(item, entries)
            yield from entries
        except Unreadable as error:
            yield faulty(file, item.line, item.place, error, item.name, production=title)


def _other_days(items: list[Item], zone: str, block: Block, file: str) -> Iterator[Problem]:
    """A warning where times in UTC fall on another day in the zone that the calendar names as its own."""
    count = sum(is_other_day(item.component, zone) for item in items if item.fault is None)
    if count:
        message = f"{count} of its entries, written in UTC, begin on another day in its X-WR-TIMEZONE {zone[:40]!r}"
        hint = "the days of UTC are read; export it with times of its zone"
        yield Problem(file, block.line, None, "ical-zone", message, hint, "warning")


def _passed_over(block: Block, file: str) -> Iterator[Problem]:
    counts = Counter(inner.name for inner in block.blocks if inner.name not in (*_READ, *_SILENT))
    for name, count in counts.items():
        first = next(inner.line for inner in block.blocks if inner.name == name)
        message = f"{count} {name}: no dates of a plan, not read"
        yield Problem(file, first, None, "ical-component", message, severity="note")


def _garbled(block: Block, file: str) -> Iterator[Problem]:
    """A warning for each line of the calendar itself that is none."""
    for number, line in block.lines:
        if line.strip() and ":" not in line:
            message = f"no property of the calendar: {line[:40]!r}"
            yield Problem(file, number, 1, "ical-property", message, "correct it, or take it out", "warning")


def _dated(block: Block) -> list[str]:
    """The properties of a program's own that hold a date."""
    found = (_OWN.fullmatch(line) for _, line in block.lines)
    return sorted({one["name"].upper() for one in found if one and _is_day(one["value"])})


def _is_day(text: str) -> bool:
    return bool(_BASIC.fullmatch(text)) or is_dated(text)


def _moved(items: list[Item]) -> dict[str, set[datetime]]:
    """The occurrences of each entry that have an entry of their own, by the start that they would have had."""
    found: dict[str, set[datetime]] = {}
    masters = {item.uid: item for item in items if item.uid and "RECURRENCE-ID" not in item.component}
    for item in items:
        if "RECURRENCE-ID" in item.component and item.uid in masters:
            try:
                moment = read_moment(item.component, "RECURRENCE-ID")
                like = read_moment(masters[item.uid].component, "DTSTART")
            except Unreadable:  # told of where that entry is read
                continue
            if moment is not None:
                found.setdefault(item.uid, set()).add(wall(moment, like))
    return found


@dataclass(frozen=True)
class _Reader:
    file: str
    title: str
    is_canceled: bool

    def entries(self, item: Item, moved: set[datetime], problems: list[Problem]) -> Iterator[Entry]:
        """The claims of one entry of the calendar."""
        if item.fault is not None:
            raise item.fault
        problems.extend(Problem(self.file, item.line, None, *doubt, severity="warning") for doubt in item.doubts)
        whole = occasion(item.component, is_todo=item.is_todo)
        original = read_moment(item.component, "RECURRENCE-ID")
        if original is not None:
            if getattr(item.component["RECURRENCE-ID"], "params", {}).get("RANGE"):
                raise Unreadable("RECURRENCE-ID with RANGE is not read", "write each occurrence", "recurrence")
            yield from self._claims(item, whole, original)
        elif is_recurring(item.component):
            yield from self._occurrences(item, whole, moved, problems)
        else:
            yield from self._claims(item, whole)

    def _occurrences(
        self, item: Item, whole: Occasion, moved: set[datetime], problems: list[Problem]
    ) -> Iterator[Entry]:
        if item.is_todo and "COMPLETED" in item.component:
            raise Unreadable("a to-do that recurs is COMPLETED, nobody knows which", "split it", "recurrence")
        found, unused = starts(item.component, whole.start)
        for text in unused:
            message = f"{item.place}: EXDATE {text} takes out no occurrence"
            problems.append(Problem(self.file, item.line, None, "recurrence", message, "correct it", "warning"))
        for start in found:
            if wall(start) not in moved:
                yield from self._claims(item, whole.moved(start), start)

    def _claims(self, item: Item, when: Occasion, occurrence: Moment | None = None) -> Iterator[Entry]:
        day = day_of(occurrence).isoformat() if occurrence is not None else ""
        # Some programs give all events one UID: another name is another event.
        task = "\0".join((item.uid or item.place, item.name, str(wall(occurrence)) if occurrence is not None else ""))
        about = {"production": self.title, "source_title": self.title, **item.fields}
        status = item.status
        mark = "?" if status == "TENTATIVE" else ""
        is_point = when.first is None or when.last is None or when.first == when.last
        if item.is_todo and when.last is None and when.first is not None:
            is_point = False  # it begins on that day, and nobody knows when it is due
        completed = read_moment(item.component, "COMPLETED") if item.is_todo else None
        if when.first or when.last or completed is None:
            fields = days(when.first or when.last if is_point else when.first, when.last, is_point=is_point, mark=mark)
            canceled = self.is_canceled or status == "CANCELLED"
            fields |= {"status": "canceled" if canceled else "announced", **about}
            yield Entry(task, item.name, fields, item.line, (day,))
        if completed is not None:
            done = day_of(completed)
            fields = days(done if is_point else None, done, is_point=is_point)
            yield Entry(task, item.name, fields | {"status": "actual", **about}, item.line, (day,))
