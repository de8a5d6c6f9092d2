"""Entries: what a plan in JSON or a calendar says of its tasks, one claim each, before the claims have milestones.

A task has a name of its own; `naming` makes a milestone and a label of it, for all tasks of a production together, so
that the claims of two tasks never fall into one chain by accident. It reads no file and no date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.planning.naming import Called, Name, call_all
from timeline.sources.planning.planrows import stem
from timeline.sources.row import Cell, Row, Sheet, is_blank
from timeline.sources.source import refused

__all__ = ["Entry", "Unreadable", "days", "entry_sheet", "title_or_stem"]


class Unreadable(ValueError):
    """A fault in one task, for its row to tell: message and hint."""

    def __init__(self, message: str, hint: str = "", code: str = "plan-date") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of a task: `fields` as a row has them, but for milestone and label.

    `task` is the same for all claims of one task, and for no other's; `groups` are the names of what holds it, from
    the outermost. An entry that is `called` has its milestone and label already. `faults` as in `Row`.
    """

    task: str
    name: str
    fields: dict[str, str]
    line: int | None = None
    groups: tuple[str, ...] = ()
    called: Called | None = None
    faults: tuple[Problem, ...] = ()


def title_or_stem(title: str, file: str) -> str:
    """The production's title: the one in the file, else the file's name without its ending."""
    return stem(file) if is_blank(title) else " ".join(title.split())


def days(first: date | None, last: date | None, *, is_point: bool, mark: str = "") -> dict[str, str]:
    """The date fields of a claim: inclusive days as ISO text, `mark` (such as "?") behind each.

    >>> days(date(2024, 6, 7), None, is_point=False, mark="?")
    {'start': '2024-06-07?'}
    """
    if is_point:
        return {"date": f"{first.isoformat()}{mark}"} if first else {}
    edges = {"start": first, "end": last}
    return {name: f"{day.isoformat()}{mark}" for name, day in edges.items() if day}


def entry_sheet(file: str, entries: Sequence[Entry], problems: list[Problem]) -> Sheet:
    """The rows of all entries, in their order; `problems` goes along. Raises `SourceError` for too many."""
    if len(entries) > ROWS:
        place = entries[ROWS].line
        raise refused(Problem(file, place, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
    called = _called(entries)
    told: set[Called] = set()
    for entry, name in zip(entries, called, strict=True):
        if name.is_forced and entry.name and name not in told:
            told.add(name)
            message = f"another task is called {entry.name!r} too: this one is told apart as {name.label!r}"
            hint = "give each task its own name"
            problems.append(Problem(file, entry.line, None, "name-twice", message, hint, "warning"))
    return Sheet([_row(file, *pair) for pair in zip(entries, called, strict=True)], problems)


def _called(entries: Sequence[Entry]) -> list[Called]:
    """What each entry's task is called, told apart from the other tasks of its production."""
    tasks: dict[str, dict[str, Name]] = defaultdict(dict)
    for entry in entries:
        if entry.called or is_blank(entry.name):
            continue
        place = entry.fields.get("locator", entry.task)
        production = tasks[entry.fields.get("production", "")]
        production.setdefault(entry.task, Name(entry.name, tuple(filter(None, entry.groups)), place))
    called = {
        (production, task): found
        for production, names in tasks.items()
        for task, found in zip(names, call_all(list(names.values())), strict=True)
    }
    none = Called("", "")
    keys = [(entry.fields.get("production", ""), entry.task) for entry in entries]
    return [entry.called or called.get(key, none) for entry, key in zip(entries, keys, strict=True)]


def _row(file: str, entry: Entry, called: Called) -> Row:
    if is_blank(entry.name) and not entry.faults:
        place = entry.fields.get("locator", entry.task)
        fault = Problem(file, entry.line, None, "field-missing", f"{place} has no name", "name it in its program")
        return Row(file, entry.line, {}, faults=(fault,))
    if entry.faults and not (entry.name and entry.fields.get("production")):
        return Row(file, entry.line, {}, faults=entry.faults)  # nothing else need be said of it
    named = {} if is_blank(entry.name) else {"milestone": called.milestone, "label": called.label}
    cells = {name: Cell(text, entry.line) for name, text in (entry.fields | named).items() if not is_blank(text)}
    if entry.faults and cells.keys().isdisjoint(("date", "start", "end")):
        cells["date"] = Cell("", entry.line, type="broken")  # the faults say why there is none
    return Row(file, entry.line, cells, faults=entry.faults)
