"""One entry of a calendar, its properties decoded by the icalendar package and its texts as fields of a row.

A property that can't be decoded is a fault of the entry where it says when or whether it takes place, and a doubt that
is told of where it only says more about it.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from timeline.sources.planning.calendarlines import Block
from timeline.sources.planning.entries import Unreadable
from timeline.sources.planning.icaltimes import Moment, day_of

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["Item", "calendar_texts", "read_item"]

_DECIDING: Final = (
    *("COMPLETED", "DTEND", "DTSTART", "DUE", "DURATION", "EXDATE", "EXRULE", "RDATE", "RECURRENCE-ID", "RRULE"),
    *("STATUS", "SUMMARY", "UID"),
)
_CALENDAR: Final = ("X-WR-CALNAME", "X-WR-TIMEZONE", "NAME", "METHOD")
_STATUSES: Final = ("", "TENTATIVE", "CONFIRMED", "CANCELLED", "NEEDS-ACTION", "IN-PROCESS", "COMPLETED")


@dataclass(frozen=True)
class Item:
    """An event or a to-do. `fault`: why it can't be read; `doubts`: code, message and hint of what was left out."""

    component: Component
    is_todo: bool
    line: int
    place: str
    uid: str
    name: str
    status: str
    fields: dict[str, str]
    fault: Unreadable | None = None
    doubts: tuple[tuple[str, str, str], ...] = ()


def calendar_texts(block: Block) -> dict[str, str]:
    """The calendar's own name, zone and method, as texts."""
    from icalendar.parser import Contentline  # heavy: only where a calendar is read
    from icalendar.prop import vText

    found: dict[str, str] = {}
    for _, line in block.lines:
        if not line.upper().startswith(_CALENDAR):
            continue
        try:
            name, _, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
        except ValueError:  # a line that names nothing names no calendar
            continue
        found.setdefault(name.upper(), str(vText.from_ical(value)))
    return found


def read_item(block: Block, place: str) -> Item:
    """An entry with its texts; whatever is wrong with it is told in `fault` and `doubts`."""
    from icalendar import Event  # heavy: only where a calendar is read

    # An event forgives what a to-do does not, and properties mean the same in both.
    twin = Block("VEVENT", block.line, block.lines)
    try:
        with warnings.catch_warnings():
            # It warns of zones that it only knows by a longer name; no day depends on which one it takes.
            warnings.simplefilter("ignore")
            component: Component = Event.from_ical(twin.text())
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        broken = Unreadable(f"can't be decoded: {_one_line(error)}", "export it again", "ical-syntax")
        return Item(Event(), False, block.line, place, "", "", "", {"locator": place}, broken)
    uid, name = _text(component, "UID"), _text(component, "SUMMARY")
    where = f"UID {uid}" if uid else place
    fault, doubts = _broken(component, where)
    status = _text(component, "STATUS").upper()
    if status not in _STATUSES:
        fault = fault or Unreadable(f"unknown STATUS {status[:40]!r}", "correct it", "status-unknown")
    fields = _fields(component) | {"locator": where}
    return Item(component, block.name == "VTODO", block.line, where, uid, name, status, fields, fault, doubts)


def _one_line(message: object) -> str:
    """What the calendar library says, which may quote lines of the file."""
    return " ".join(str(message).split())[:120]


def _broken(component: Component, place: str) -> tuple[Unreadable | None, tuple[tuple[str, str, str], ...]]:
    """What could not be decoded, sorted by whether the entry can be read without it."""
    fault: Unreadable | None = None
    doubts = []
    for name, message in component.errors:
        text = f"{name or 'a line'} can't be read: {_one_line(message)}"
        if name is None or str(name).upper() in _DECIDING:
            fault = fault or Unreadable(text, "correct it", "ical-property")
        else:
            doubts.append(("ical-property", f"{place}: {text}", "it is left out"))
    return fault, tuple(doubts)


def _first(component: Component, name: str) -> Any:
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _text(component: Component, name: str) -> str:
    value = _first(component, name)
    return "" if value is None else " ".join(str(value).split())


def _fields(component: Component) -> dict[str, str]:
    note = _first(component, "DESCRIPTION")
    organizer = getattr(_first(component, "ORGANIZER"), "params", {})
    return {
        "asserted": _said(component),
        "location": _text(component, "LOCATION"),
        "url": _text(component, "URL"),
        "publisher": " ".join(str(organizer.get("CN", "")).split()),
        "note": "" if note is None else str(note).replace("\r", "").strip(),
    }


def _said(component: Component) -> str:
    """The UTC day on which it was last changed, else written; "" where the entry does not say."""
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        moment = _moment(component, name)
        if moment is not None:
            return day_of(moment).isoformat()
    return ""


def _moment(component: Component, name: str) -> Moment | None:
    broken = {str(error[0]).upper() for error in component.errors}
    value = None if name in broken else getattr(_first(component, name), "dt", None)
    if isinstance(value, datetime) and value.tzinfo is not None:
        try:
            return value.astimezone(UTC)
        except OverflowError:
            return None
    return value if hasattr(value, "isoformat") and hasattr(value, "year") else None
