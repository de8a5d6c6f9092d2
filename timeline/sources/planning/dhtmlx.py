"""DHTMLX Gantt: `tasks` (or `data`) with `text`, `start_date` and `end_date` or `duration`.

Days are written day first (`DD-MM-YYYY HH:mm`, the library's own format) or as ISO; a file whose days can only be
month first is refused whole, because its other days would be read wrongly. An end at midnight is exclusive, a duration
counts calendar days. What was planned (`planned_start`, `planned_end`, or `baselines`) is an earlier announcement.
A task that has children, or the type `project`, is a group; one group above all others is the production. A deadline is
no announcement: it stands in the note of its task.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.circles import in_circles
from timeline.sources.planning.dhtmlxdays import DATED, Days, check_order, deadline
from timeline.sources.planning.dialect import (
    Dialect,
    faulty,
    line_of,
    mappings,
    passed_over,
    read_tasks,
    succession,
)
from timeline.sources.planning.entries import Entry, Unreadable, entry_sheet, title_or_stem
from timeline.sources.planning.jsondays import plain_text
from timeline.sources.planning.unread import dated_fields, unread_notes
from timeline.sources.row import Sheet

__all__ = ["DIALECT"]

Task = Mapping[str, Any]
_ROOTS: Final = ("", "0")
_PLANNED: Final = ("planned_start", "planned_end")
_KNOWN: Final = frozenset({*DATED, "id", "text", "parent", "type", "deadline"})


class Dhtmlx:
    """DHTMLX Gantt's data."""

    name = "DHTMLX Gantt data ('tasks' or 'data' with 'text' and 'start_date')"

    def fits(self, value: Any) -> bool:
        """An object with tasks beside links, or a list of tasks, told by their own field names."""
        tasks = mappings(_tasks(value))
        has_links = isinstance(value, Mapping) and "links" in value and isinstance(_tasks(value), list)
        return has_links or any("start_date" in task or ("text" in task and "parent" in task) for task in tasks)

    def read(self, value: Any, file: str) -> Sheet:
        """One claim a task and one for each of its baselines. Raises `SourceError` for days that are month first."""
        tasks = _tasks(value)
        known = mappings(tasks)
        check_order(chain(known, _baselines(value, known)), file)
        problems: list[Problem] = []
        tree = _Tree(known)
        reader = _Reader(file, tree, _by_task(_baselines(value, known)), Days.of(known, file, problems))
        leaves = [task for task in tasks if not isinstance(task, Mapping) or not tree.is_group(task)]
        problems.extend(passed_over(file, len(tasks) - len(leaves)))
        if not leaves:
            message, hint = "no task in it is a claim", "check that it is the plan with its tasks"
            problems.append(Problem(file, 1, None, "plan-empty", message, hint, "warning"))
        problems.extend(tree.orphans(file))
        problems.extend(unread_notes(dated_fields(known, _KNOWN), file))
        return entry_sheet(file, list(read_tasks(leaves, file, reader.entries)), problems)


DIALECT: Final[Dialect] = Dhtmlx()


def _tasks(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    return value.get("tasks") if isinstance(value.get("tasks"), list) else value.get("data")


def _baselines(value: Any, tasks: list[Task]) -> list[Task]:
    """Baselines beside the tasks, and those in a task of their own, with the task's id."""
    beside = mappings(value.get("baselines")) if isinstance(value, Mapping) else []
    inside = [{**one, "task_id": task.get("id")} for task in tasks for one in mappings(task.get("baselines"))]
    return beside + inside


def _by_task(baselines: list[Task]) -> dict[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for baseline in baselines:
        found.setdefault(plain_text(baseline.get("task_id")), []).append(baseline)
    return found


class _Tree:
    """Which task holds which."""

    def __init__(self, tasks: list[Task]) -> None:
        self.by_id = {plain_text(task.get("id")): task for task in tasks}
        self.doubled = {
            name for name, count in Counter(plain_text(task.get("id")) for task in tasks).items() if count > 1
        }
        self.doubled.discard("")
        self.parents = {plain_text(task.get("parent")) for task in tasks} - set(_ROOTS)
        self.circles = in_circles({name: plain_text(task.get("parent")) for name, task in self.by_id.items()})
        known = self.by_id.keys() | set(_ROOTS)
        self.lost = [task for task in tasks if plain_text(task.get("parent")) not in known]
        roots = [task for task in tasks if plain_text(task.get("parent")) in _ROOTS]
        only = roots[0] if len(roots) == 1 and self.is_group(roots[0]) else None
        self.top = only
        self.title = plain_text(only.get("text")) if only is not None else ""

    def is_group(self, task: Task) -> bool:
        """Whether others are in it, or it says so; in a circle nobody can tell who holds whom."""
        if plain_text(task.get("id")) in self.circles:
            return False
        return task.get("type") == "project" or plain_text(task.get("id")) in self.parents

    def orphans(self, file: str) -> Iterator[Problem]:
        """A warning for each parent that is not there."""
        first = {plain_text(task.get("parent")): task for task in reversed(self.lost)}
        for name, task in first.items():
            message = f"id {plain_text(task.get('id'))[:60]}: its parent {name[:60]!r} is not in the file"
            yield Problem(file, line_of(task), None, "task-parent", message, "export the whole plan", "warning")

    def group(self, task: Task) -> str:
        """The name of the group that holds a task, but for the one that holds all."""
        parent = self.by_id.get(plain_text(task.get("parent")))
        return plain_text(parent.get("text")) if parent is not None and parent is not self.top else ""


@dataclass(frozen=True)
class _Reader:
    file: str
    tree: _Tree
    baselines: Mapping[str, list[Task]]
    days: Days

    def entries(self, task: Task, place: str) -> Iterator[Entry]:
        own = plain_text(task.get("id"))
        locator = f"id {own}" if own else place
        if own in self.tree.circles:
            raise Unreadable(f"{locator} is its own parent, by a circle", "give it another parent", "task-circle")
        if own in self.tree.doubled:
            raise Unreadable(f"a second task has the id {own!r}", "give each task its own id", "task-twice")
        if task.get("unscheduled") is True and task.get("start_date"):
            raise Unreadable(f"{locator} is unscheduled: its days are not meant", "schedule it", "task-unscheduled")
        about = {"production": title_or_stem(self.tree.title, self.file), "locator": locator}
        name, groups = plain_text(task.get("text")), (self.tree.group(task),)
        versions = [*self._planned(task), *self.baselines.get(own, []), task]
        for turn, version in enumerate(versions):
            order = succession(self.file, locator, turn) if len(versions) > 1 else {}
            try:
                found = self.days.fields(version, is_moment=task.get("type") == "milestone")
                found |= deadline(version)
            except Unreadable as error:
                yield replace(faulty(self.file, line_of(task), locator, error, name, **about, **order), task=place)
            else:
                yield Entry(place, name, found | about | order, line_of(task), groups)

    def _planned(self, task: Task) -> Iterator[Task]:
        """What was planned before, as a task of its own."""
        start, end = (task.get(name) for name in _PLANNED)
        if start or end:
            yield {"start_date": start, "end_date": end}
