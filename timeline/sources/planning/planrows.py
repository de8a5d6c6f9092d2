"""A plan's tasks as rows: one place for how a row is made, how tasks are named, and how a claim names its forerunner.

It knows nothing of any tool's format: a format hands over the fields of each claim, earliest announcement first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem
from timeline.sources.planning.naming import Called, Name, call_all
from timeline.sources.row import Cell, Row, Sheet, is_blank

__all__ = ["Planned", "Task", "file_mark", "stem", "to_sheet", "uncertain"]

_MARK_CHARACTERS: Final = 100
_DATES: Final = ("date", "start", "end")


@dataclass(slots=True)
class Planned:
    """One claim of a task: its own fields, the place of it in the file, and its faults. `key` tells it from others.

    An `is_plan` claim replaces the one before it that is a plan too; an actual stands apart.
    """

    key: str
    fields: dict[str, str]
    line: int | None
    column: int | None = None
    faults: list[Problem] = field(default_factory=list)
    is_plan: bool = True


@dataclass(slots=True)
class Task:
    """A task: what it is called, and its claims in the order in which they were planned."""

    name: Name
    claims: list[Planned]
    has_id: bool = True


def stem(file: str) -> str:
    """The name of a file without its folder and ending: the production where the file has no title.

    >>> stem("plans/Night Ferry.gan")
    'Night Ferry'
    """
    return PurePath(file).stem


def file_mark(file: str) -> str:
    """What begins every id of a file: its name and folder, so that the same plan of two folders keeps two ids.

    >>> file_mark("plans/2024-06/film.xml")
    '2024-06/film.xml'
    """
    mark = "/".join(PurePath(file).parts[-2:]).lstrip("/")
    if len(mark) <= _MARK_CHARACTERS and mark.isprintable():
        return mark
    return f"file-{sha256(file.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def uncertain(day: str) -> str:
    """A day, or a span of two, as EDTF that says so.

    >>> uncertain("2024-09-02/2024-09-06")
    '2024-09-02?/2024-09-06?'
    """
    return "/".join(f"{part}?" for part in day.split("/"))


def to_sheet(file: str, shared: Mapping[str, str], tasks: Sequence[Task], problems: Iterable[Problem] = ()) -> Sheet:
    """The rows of all tasks in order; `shared` are the fields that each has. Says which names had to be told apart."""
    sheet = Sheet([], list(problems))
    mark = file_mark(file)
    for task, called in zip(tasks, call_all([task.name for task in tasks]), strict=True):
        if called.is_forced and task.claims:
            first = task.claims[0]
            message = (
                f"another task is called {task.name.text[:60]!r} too: this one is told apart as {called.label[:80]!r}"
            )
            hint = "give each task its own name"
            sheet.problems.append(Problem(file, first.line, first.column, "name-twice", message, hint, "warning"))
        sheet.rows.extend(_rows(file, mark, shared, task, called))
    return sheet


def _rows(file: str, mark: str, shared: Mapping[str, str], task: Task, called: Called) -> Iterable[Row]:
    before = ""
    if is_blank(task.name.text):
        yield from (_nameless(file, claim, task.name.place) for claim in task.claims)
        return
    named = {"milestone": called.milestone, "label": called.label}
    for claim in task.claims:
        own = {"id": f"{mark}:{claim.key}"} if task.has_id else {}
        if before and claim.is_plan and task.has_id:
            own["supersedes"] = before
        if claim.is_plan:
            before = own.get("id", "")
        fields = {**shared, **named, "locator": task.name.place, **own, **claim.fields}
        cells = {
            name: Cell(text, claim.line, claim.column) for name, text in fields.items() if text and not is_blank(text)
        }
        if any(fault.severity == "error" for fault in claim.faults) and cells.keys().isdisjoint(_DATES):
            cells["date"] = Cell("", claim.line, claim.column, None, "broken")  # what is wrong with it is told already
        yield Row(file, claim.line, cells, claim.column, None, tuple(claim.faults))


def _nameless(file: str, claim: Planned, place: str) -> Row:
    fault = Problem(file, claim.line, claim.column, "field-missing", f"{place} has no name", "name it in its program")
    return Row(file, claim.line, {}, claim.column, None, (*claim.faults, fault))
