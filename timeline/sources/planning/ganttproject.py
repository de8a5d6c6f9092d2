"""GanttProject's plans: its tasks, and the earlier states of them that were saved as baselines.

A task begins on its day and lasts a number of working days by the file's calendar, first and last included. Earlier
states are announcements in the order of the file; nothing says when any of it was said. Groups are no claims, and a
percentage says nothing of dates. The other dates of a task, such as the earliest one that it may begin on, are only
told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources.planning.dialect import passed_over
from timeline.sources.planning.gancalendar import read_calendar
from timeline.sources.planning.lookalikes import hinted
from timeline.sources.planning.naming import Name
from timeline.sources.planning.planrows import Planned, Task, stem, to_sheet
from timeline.sources.planning.unread import is_dated, unread_notes
from timeline.sources.planning.xmltree import Element
from timeline.sources.row import Row, Sheet
from timeline.sources.source import refused

__all__ = ["SOURCE"]

_SKIPPED: Final = frozenset({"resources", "allocations", "vacations", "roles", "view", "notes", "taskproperties"})
_SAVE: Final = "open the file in GanttProject and save it again"


class GanttProject:
    """Files of GanttProject."""

    name = "GanttProject"
    endings = (".gan",)

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all tasks; raises `SourceError` for broken XML, and for XML that is no such plan."""
        from timeline.sources.planning.xmlreading import read_tree  # with the parser, which takes long to load

        try:
            root = read_tree(data, file, _SKIPPED)
        except SourceError as error:
            raise hinted(error, data, self.endings) from error
        if root.tag != "project" or root.first("tasks") is None:
            message = f"XML that is no plan of GanttProject: it begins with <{root.tag[:100]}>, or has no <tasks>"
            unknown = refused(Problem(file, root.line, root.column, "xml-unknown", message, _SAVE))
            raise hinted(unknown, data, self.endings)
        return _Plan(root, file).sheet()


SOURCE: Final = GanttProject()


class _Plan:
    """The work in progress: the tasks by their id, and the calendar that all of them share."""

    def __init__(self, root: Element, file: str) -> None:
        self.root = root
        self.file = file
        self.calendar = read_calendar(root)
        self.groups: set[str] = set()
        self.passed = 0
        self.leaves = self._leaves()

    def sheet(self) -> Sheet:
        title = " ".join(self.root.attributes.get("name", "").split()) or stem(self.file)
        shared = {"production": title, "source_title": PurePath(self.file).name}
        ids = [element.attributes.get("id", "") for element, _ in self.leaves]
        earlier = self._earlier(set(ids))
        tasks = [
            Task(
                Name(element.attributes.get("name", ""), path, f"task {name or '?'}"),
                [*earlier.pop(name, []), self._claim(element, f"task {name}")],
                has_id=bool(name),
            )
            for name, (element, path) in zip(ids, self.leaves, strict=True)
        ]
        self._mark_doubled(ids, tasks)
        sheet = to_sheet(self.file, shared, tasks, self._remarks())
        sheet.rows.extend(self._nameless())
        if not sheet.rows:
            place = (self.file, self.root.line, self.root.column)
            message, hint = "no task in it is a claim", "check that it is the plan with its tasks"
            sheet.problems.append(Problem(*place, "claims-missing", message, hint, "warning"))
        return sheet

    def _mark_doubled(self, ids: list[str], tasks: list[Task]) -> None:
        """Refuse tasks that share an id, with their earlier states, for nobody knows whose these are."""
        counts = Counter(ids)
        for name, (element, _), task in zip(ids, self.leaves, tasks, strict=True):
            if name and counts[name] > 1:
                message, hint = f"several tasks have the id {name[:60]!r}", "give each its own id"
                task.has_id = False
                for claim in task.claims:
                    claim.faults.append(self._problem(element, "task-twice", message, hint))

    def _leaves(self) -> list[tuple[Element, tuple[str, ...]]]:
        """The tasks that hold no others, in the order of the file, each with the groups it lies in."""
        found: list[tuple[Element, tuple[str, ...]]] = []
        todo: list[tuple[Element, tuple[str, ...]]] = [
            (task, ()) for tasks in reversed(self.root.all("tasks")) for task in reversed(tasks.all("task"))
        ]
        while todo:
            element, path = todo.pop()
            inner = element.all("task")
            if inner:
                self.passed += 1
                self.groups.add(element.attributes.get("id", ""))
                below = (*path, " ".join(element.attributes.get("name", "").split()))
                todo.extend((task, below) for task in reversed(inner))
            else:
                found.append((element, path))
        return found

    def _states(self) -> list[tuple[str, Element]]:
        return [
            (state.attributes.get("name", ""), task)
            for previous in self.root.all("previous")
            for state in previous.all("previous-tasks")
            for task in state.all("previous-task")
        ]

    def _earlier(self, ids: set[str]) -> dict[str, list[Planned]]:
        """The earlier announcements of each task by its id, in the order of the file."""
        found: dict[str, list[Planned]] = {}
        for state, element in self._states():
            name = element.attributes.get("id", "")
            if name in ids and element.attributes.get("super") != "true":
                claims = found.setdefault(name, [])
                claim = self._claim(element, f"task {name} baseline {len(claims) + 1}")
                claim.fields["note"] = f"baseline {state!r}" if state else "baseline"
                claims.append(claim)
        return found

    def _nameless(self) -> list[Row]:
        """Earlier states of tasks that are gone: nobody knows what they were called."""
        known = {element.attributes.get("id", "") for element, _ in self.leaves} | self.groups
        rows = []
        for state, element in self._states():
            name = element.attributes.get("id", "")
            if name not in known and element.attributes.get("super") != "true":
                message = f"baseline {state!r} speaks of task {name!r}, which is not in the plan: its name is not known"
                fault = Problem(self.file, element.line, element.column, "task-unknown", message, "add it by hand")
                rows.append(Row(self.file, element.line, {}, element.column, None, (fault,)))
        return rows

    def _claim(self, element: Element, key: str) -> Planned:
        claim = Planned(key, {}, element.line, element.column)
        start = _day(element.attributes.get("start", ""))
        if start is None:
            message = f"can't read the start {element.attributes.get('start', '')[:40]!r}"
            claim.faults.append(self._problem(element, "date-unknown", message, "write it as 2024-01-08"))
        elif element.attributes.get("meeting") == "true":
            claim.fields["date"] = start.isoformat()
        else:
            self._last(element, start, claim)
        return claim

    def _last(self, element: Element, start: date, claim: Planned) -> None:
        """The end of a task that lasts; one of no length is a day."""
        text = element.attributes.get("duration", "")
        if not (text.isascii() and text.isdigit()):
            message = f"can't read the duration {text[:40]!r}"
            claim.faults.append(self._problem(element, "date-unknown", message, "write the number of working days"))
        elif not text.strip("0"):
            claim.fields["date"] = start.isoformat()
        elif self.calendar.fault:
            claim.faults.append(self._problem(element, "calendar-unknown", f"no end: {self.calendar.fault}", _SAVE))
        else:
            end = self.calendar.last(start, text)
            if end is None:
                message = f"{text[:20]} working days from {start} end after the year 9999, or never"
                claim.faults.append(self._problem(element, "date-impossible", message, "correct the duration"))
            else:
                claim.fields.update(start=start.isoformat(), end=end.isoformat())

    def _remarks(self) -> Iterator[Problem]:
        """What there is to say of the whole plan."""
        if self.calendar.fault:
            place = (self.file, self.calendar.line, None)
            yield Problem(*place, "calendar-unknown", self.calendar.fault, _SAVE, "warning")
        yield from passed_over(self.file, self.passed)
        for vacations in self.root.all("vacations"):
            if vacations.passed:
                message = f"{vacations.passed} vacations of people, which are not read"
                yield Problem(self.file, vacations.line, vacations.column, "dates-unread", message, severity="note")
        yield from unread_notes(Counter(kind for element, _ in self.leaves for kind in _unread(element)), self.file)

    def _problem(self, element: Element, code: str, message: str, hint: str) -> Problem:
        return Problem(self.file, element.line, element.column, code, message, hint)


def _unread(element: Element) -> Iterator[str]:
    """The kinds of dates that a task states and no claim is made of."""
    yield from (name for name, value in element.attributes.items() if name not in ("name", "start") and is_dated(value))
    if any(is_dated(column.attributes.get("value")) for column in element.all("customproperty")):
        yield "customproperty"


def _day(text: str) -> date | None:
    """A day as GanttProject writes it, `None` for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        return None
