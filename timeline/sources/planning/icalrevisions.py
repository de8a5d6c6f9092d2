"""Entries of a calendar that share a UID: revisions of one entry, if it can be told which came last.

Of two revisions the one said later counts, and of those said on one day the one with the larger SEQUENCE (RFC 5545,
section 3.8.7.4), which has to come later in the file. Of an entry that recurs only the last one is read: an occurrence
that it leaves out has no later claim. It changes nothing; it only names those that can't be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.planning.entries import Unreadable
from timeline.sources.planning.icalentry import Item
from timeline.sources.planning.recurrence import is_recurring

__all__ = ["shared_uids", "unclear_revisions"]

_DATES: Final = ("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "COMPLETED")


def unclear_revisions(items: Iterable[Item]) -> dict[int, Unreadable]:
    """Why entries can't be read beside others of their UID and name, by their line."""
    groups: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.uid and item.fault is None:
            groups[item.uid, item.name, _written(item, "RECURRENCE-ID")].append(item)
    return dict(found for group in groups.values() for found in _faults(group))


def shared_uids(items: Iterable[Item], file: str) -> Iterator[Problem]:
    """A warning for each UID that entries of different names share, but for moved occurrences."""
    groups: dict[str, dict[str, Item]] = defaultdict(dict)
    for item in items:
        if item.uid and item.name and "RECURRENCE-ID" not in item.component:
            groups[item.uid].setdefault(item.name, item)
    for uid, named in groups.items():
        if len(named) > 1:
            second = list(named.values())[1]
            message = f"{len(named)} entries have the UID {uid[:60]!r} under different names: read as different ones"
            yield Problem(file, second.line, None, "task-twice", message, "give each its own UID", "warning")


def _faults(group: Sequence[Item]) -> Iterator[tuple[int, Unreadable]]:
    if not _is_clear(group):
        for item in group:
            message = f"another entry has the UID {item.uid[:60]!r} and this name, and nothing says which came last"
            hint = "give each its own UID, or the later one a later LAST-MODIFIED"
            yield item.line, Unreadable(message, hint, "task-twice")
    elif any(is_recurring(item.component) for item in group):
        last = max(group, key=lambda item: (item.fields.get("asserted", ""), _sequence(item)))
        for item in group:
            if item is not last:
                message = f"it recurs, and the entry of line {last.line} replaces it"
                yield item.line, Unreadable(message, "write what was planned before as claims of its own", "recurrence")


def _is_clear(group: Sequence[Item]) -> bool:
    return all(_are_alike(*pair) or _are_ordered(*pair) for pair in combinations(group, 2))


def _are_alike(one: Item, other: Item) -> bool:
    return all(_written(one, name) == _written(other, name) for name in _DATES)


def _are_ordered(first: Item, second: Item) -> bool:
    said, later = (item.fields.get("asserted", "") for item in (first, second))
    return (bool(said) and bool(later)) if said != later else _sequence(first) < _sequence(second)


def _sequence(item: Item) -> int:
    found = item.component.get("SEQUENCE", 0)
    return int(found) if isinstance(found, int) else 0


def _written(item: Item, name: str) -> str:
    """A property as it is written, "" where it is not there."""
    found: Any = item.component.get(name)
    values = found if isinstance(found, list) else [found]
    return ",".join(_text(value) for value in values if value is not None)


def _text(value: Any) -> str:
    try:
        return value.to_ical().decode() if hasattr(value, "to_ical") else str(value)
    except (ValueError, TypeError, AttributeError):  # of a property that the calendar library could not read
        return ""
