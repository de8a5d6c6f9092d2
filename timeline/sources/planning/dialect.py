"""Dialects: the programs whose plans are JSON. One class each says whether a file is its own, and reads it.

`jsonplans` asks them all: exactly one must know the file as its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from timeline.errors import Problem
from timeline.sources.planning.entries import Entry, Unreadable
from timeline.sources.planning.planrows import file_mark
from timeline.sources.row import Sheet

__all__ = ["Dialect", "faulty", "line_of", "mappings", "passed_over", "read_tasks", "succession"]


class Dialect(Protocol):
    """One program's JSON: its name in words, how to know it, and how its tasks become rows."""

    @property
    def name(self) -> str:
        """The program and what is in the file, in words."""

    def fits(self, value: Any) -> bool:
        """Whether a decoded file is written in this dialect."""

    def read(self, value: Any, file: str) -> Sheet:
        """The rows of a file that fits; raises `SourceError` where it is refused whole."""


def mappings(values: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; nothing where it is no list."""
    return [value for value in values if isinstance(value, Mapping)] if isinstance(values, list) else []


def line_of(value: Any) -> int | None:
    """The line on which an object opens, where it is known."""
    line = getattr(value, "line", None)
    return line if isinstance(line, int) else None


def read_tasks(
    tasks: Iterable[Any], file: str, read: Callable[[Mapping[str, Any], str], Iterable[Entry]]
) -> Iterable[Entry]:
    """The entries of each task by `read(task, place)`; a task that can't be read is one entry with its fault.

    `place` is "task 3", counted from 1, for a task that says no more of itself.
    """
    for number, task in enumerate(tasks, 1):
        place = f"task {number}"
        if not isinstance(task, Mapping):
            message = f"{type(task).__name__} {repr(task)[:40]} where an object belongs"
            yield faulty(file, None, place, Unreadable(message, "write a task with its fields", "field-type"))
            continue
        try:
            yield from list(read(task, place))
        except Unreadable as error:
            yield faulty(file, line_of(task), place, error)


def faulty(file: str, line: int | None, place: str, error: Unreadable, name: str = "", **fields: str) -> Entry:
    """An entry that only tells what is wrong with it."""
    problem = Problem(file, line, None, error.code, f"{place}: {error}", error.hint)
    return Entry(place, name, {"locator": place, **fields}, line, faults=(problem,))


def passed_over(file: str, groups: int) -> Iterator[Problem]:
    """A note of how many groups were no claims, if there were any."""
    if groups:
        message = f"{groups} of its tasks are groups, whose dates are those of their members: no claims"
        yield Problem(file, None, None, "task-group", message, severity="note")


def succession(file: str, locator: str, turn: int) -> dict[str, str]:
    """The id of a task's claim number `turn`, from 0, and the one that it supersedes: where no dates put them in order.

    >>> succession("plan.json", "id 7", 1)
    {'id': 'plan.json:id 7.1', 'supersedes': 'plan.json:id 7.0'}
    """
    base = f"{file_mark(file)}:{locator}"
    named = {"id": f"{base}.{turn}"}
    return named | {"supersedes": f"{base}.{turn - 1}"} if turn else named
