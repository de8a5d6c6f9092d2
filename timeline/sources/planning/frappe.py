"""Frappe Gantt: a list of tasks with `name`, `start` and `end`, as the chart is given them.

`end` is the last day. A task of one day is a moment. `progress` is a percentage, which makes nothing actual. There is
no title in the file, so the file's name is the production. A `duration` instead of an end is not read: the chart
counts it so that "3d" fills four days, and nobody can say which was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.planning.dialect import Dialect, line_of, mappings, read_tasks
from timeline.sources.planning.entries import Entry, Unreadable, days, entry_sheet, title_or_stem
from timeline.sources.planning.jsondays import plain_text, read_moment
from timeline.sources.planning.unread import dated_fields, unread_notes
from timeline.sources.row import Sheet

__all__ = ["DIALECT"]

_KNOWN: Final = frozenset({"id", "name", "start", "end", "description", "dependencies"})


class Frappe:
    """Frappe Gantt's tasks."""

    name = "Frappe Gantt tasks (a list with 'name', 'start' and 'end')"

    def fits(self, value: Any) -> bool:
        """A list that has a task with a name and a start."""
        return any("name" in task and "start" in task and "production" not in task for task in mappings(value))

    def read(self, value: Any, file: str) -> Sheet:
        """One claim a task."""
        problems: list[Problem] = list(unread_notes(dated_fields(mappings(value), _KNOWN), file))
        problems.extend(_doubled(mappings(value), file))
        production = title_or_stem("", file)

        def entry(task: Mapping[str, Any], place: str) -> Iterator[Entry]:
            yield _entry(task, place, production)

        return entry_sheet(file, list(read_tasks(value, file, entry)), problems)


DIALECT: Final[Dialect] = Frappe()


def _doubled(tasks: Sequence[Mapping[str, Any]], file: str) -> Iterator[Problem]:
    """A warning for each task whose id another before it has."""
    seen: set[str] = set()
    for task in tasks:
        own = plain_text(task.get("id"))
        if own and own in seen:
            message, hint = f"a second task has the id {own[:60]!r}: read as a task of its own", "give each its own id"
            yield Problem(file, line_of(task), None, "task-twice", message, hint, "warning")
        seen.add(own)


def _entry(task: Mapping[str, Any], place: str, production: str) -> Entry:
    own = plain_text(task.get("id"))
    locator = f"id {own}" if own else place
    start, end = read_moment(task.get("start"), "start"), read_moment(task.get("end"), "end")
    if start is None:
        raise Unreadable("no start", "write start and end as YYYY-MM-DD", "date-missing")
    if end is None:
        given = f" beside the duration {task['duration']!r}" if task.get("duration") else ""
        raise Unreadable(f"no end{given}", "write its last day as 'end'", "date-missing")
    if end.date() < start.date():
        raise Unreadable(f"the end {task['end']!r} lies before the start {task['start']!r}", "correct one of the two")
    first, last = start.date(), end.date()
    fields = days(first, last, is_point=first == last)
    fields |= {"production": production, "locator": locator, "note": plain_text(task.get("description"))}
    # Tasks are told apart by their place: two with one id would otherwise seem to be one.
    return Entry(place, plain_text(task.get("name")), fields, line_of(task))
