"""When the tasks of a Mermaid gantt diagram begin and end: dates, lengths, and what counts from other tasks.

Lengths are counted as Mermaid counts them, longer by the excluded days. Where Mermaid would go on from today or from
nothing (an id that is not there, tasks that wait for each other, a date in another format), the task is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Literal

from timeline.sources.planning.mermaiddays import DateFormat
from timeline.sources.planning.mermaidlengths import (
    LENGTH,
    End,
    Refusal,
    Start,
    coarse_end,
    exclusive_end,
    last_day,
    later,
    next_one,
)
from timeline.sources.planning.mermaidtext import MOMENTS, TaskLine
from timeline.sources.planning.workdays import Workdays

__all__ = ["Times"]

Edge = Literal["start", "end"]
Node = tuple[int, Edge]

_REFERENCE: Final = re.compile(r"(?P<word>after|until)\s+(?P<ids>\S.*)")
_KEPT: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""Ends that Mermaid draws as they are written, whatever is excluded."""

_MIDNIGHT: Final = datetime.min.time()


class Times:
    """The edges of all tasks, each worked out once, in whatever order they name each other."""

    def __init__(
        self,
        tasks: Sequence[TaskLine],
        dates: DateFormat,
        *,
        is_inclusive: bool,
        days: Workdays | None,
        workday: str = "",
    ) -> None:
        """`days` are those that lengths count, all where it is `None`; `workday` is as in `Diagram`."""
        self._tasks = tasks
        self._dates = dates
        self._is_inclusive = is_inclusive
        self._days = days
        self._workday = workday
        self._known: dict[Node, Start | End | Refusal] = {}
        self._ids: dict[str, list[int]] = {}
        for index, task in enumerate(tasks):
            if len(task.fields) == 3:
                self._ids.setdefault(task.fields[0], []).append(index)

    def start(self, index: int) -> Start:
        """When a task begins; raises `Refusal`."""
        found = self._find((index, "start"))
        assert isinstance(found, Start)
        return found

    def end(self, index: int) -> End:
        """When a task ends; raises `Refusal`."""
        found = self._find((index, "end"))
        assert isinstance(found, End)
        return found

    def _find(self, wanted: Node) -> Start | End:
        """An edge, after all that it counts from; a stack instead of recursion, as chains of tasks are long."""
        stack: list[Node] = [wanted]
        waiting: set[Node] = set()
        while stack:
            node = stack[-1]
            if node not in self._known:
                missing = [other for other in self._needs(node) if other not in self._known]
                if missing and node not in waiting:
                    waiting.add(node)
                    stack.extend(missing)
                    continue
                self._known[node] = self._circle(node) if missing else self._settle(node)
            waiting.discard(node)
            stack.pop()
        found = self._known[wanted]
        if isinstance(found, Refusal):
            raise found
        return found

    def _circle(self, node: Node) -> Refusal:
        name = self._tasks[node[0]].name[:60]
        return Refusal(f"{name!r} waits for tasks that wait for it", "give one of them a date")

    def _settle(self, node: Node) -> Start | End | Refusal:
        try:
            return self._start(node[0]) if node[1] == "start" else self._end(node[0])
        except Refusal as refusal:
            return refusal
        except OverflowError:
            return Refusal("the task reaches beyond the year 9999", "correct its length")

    def _needs(self, node: Node) -> Iterator[Node]:
        """What an edge counts from: the edges of the tasks that it names; a length counts from the own start."""
        index, edge = node
        text = self._text(node)
        reference = _reference(text)
        if self._tasks[index].fault:
            return
        if edge == "end":
            yield (index, "start")
        elif text is None and index > 0:
            yield (index - 1, "end")
        if reference and reference[0] == ("after" if edge == "start" else "until"):
            for name in reference[1]:
                if len(self._ids.get(name, ())) == 1:
                    yield (self._ids[name][0], "end" if edge == "start" else "start")

    def _text(self, node: Node) -> str | None:
        """The field of an edge: the last one is the end, the one before it the start."""
        fields = self._tasks[node[0]].fields
        place = -1 if node[1] == "end" else -2
        return fields[place] if len(fields) >= -place else None

    def _edge(self, index: int, edge: Edge) -> Start | End:
        found = self._known[index, edge]
        if isinstance(found, Refusal):
            task = self._tasks[index]
            message = f"it counts from the task {task.name[:60]!r} in line {task.line}, which could not be read"
            raise Refusal(message, "correct that one")
        return found

    def _named(self, names: Sequence[str], edge: Edge) -> list[Start | End]:
        for name in names:
            count = len(self._ids.get(name, ()))
            if count != 1:
                known = "no task has" if not count else f"{count} tasks have"
                raise Refusal(
                    f"{known} the id {name[:60]!r}", "name a task by its own id, the first of its three fields"
                )
        return [self._edge(self._ids[name][0], edge) for name in names]

    def _start(self, index: int) -> Start:
        task, text = self._tasks[index], self._text((index, "start"))
        if task.fault:
            raise Refusal(task.fault, "write it as 'Name :id, start, end'")
        if text is None:
            if index == 0:
                raise Refusal("the first task has no start", "write its date before its end")
            before = self._edge(index - 1, "end")
            return Start(before.time, before.precision, before.is_moved)
        reference = _reference(text)
        if reference and reference[0] == "after":
            ends = self._named(reference[1], "end")
            latest = max(ends, key=lambda end: end.time)
            return Start(latest.time, latest.precision, any(end.is_moved for end in ends))
        found = self._dates.read(text)
        if found is None:
            raise self._unread("start", text)
        return Start(*found)

    def _unread(self, edge: str, text: str) -> Refusal:
        hint = f"write a date as {self._dates.text!r}" + ("" if edge == "start" else ", or a length such as 3d")
        if "%%" in text:
            hint = "write the comment on a line of its own"
        return Refusal(f"can't read the {edge} {text[:40]!r}", hint)

    def _end(self, index: int) -> End:
        start = self._edge(index, "start")
        assert isinstance(start, Start)
        text = self._text((index, "end")) or ""
        reference = _reference(text)
        if reference and reference[0] == "until":
            first = min(self._named(reference[1], "start"), key=lambda one: one.time)
            end = self._drawn(start, exclusive_end(first.time, first.precision))
            return replace(end, is_moved=end.is_moved or first.is_moved)
        found = self._dates.read(text)
        if found is not None:
            time, precision = found
            end = exclusive_end(next_one(time, precision) if self._is_inclusive else time, precision)
            return end if _KEPT.fullmatch(text) else self._drawn(start, end)
        length = LENGTH.fullmatch(text)
        if length is None:
            raise self._unread("end", text)
        if start.precision != "day":
            is_moment = bool(self._tasks[index].tags & MOMENTS)
            return (
                exclusive_end(start.time, start.precision)
                if is_moment
                else coarse_end(start, length["number"], length["unit"])
            )
        if length["unit"] == "h" and self._workday not in ("", "24"):
            message = f"{text!r} counts hours of a working day, which 'workdayhours' sets to {self._workday[:20]!r}"
            raise Refusal(message, "write the length in days")
        end = self._lengthened(start.time, later(start.time, length["number"], length["unit"]))
        return replace(end, is_moved=start.is_moved)

    def _drawn(self, start: Start, end: End) -> End:
        """An end as it is written, marked where Mermaid draws it later."""
        is_moved = end.time > start.time and self._lengthened(start.time, end.time).time != end.time
        return replace(end, is_moved=is_moved)

    def _lengthened(self, start: datetime, raw: datetime) -> End:
        """An end as far on as there are excluded days on the way; the last day is one that isn't excluded."""
        whole = (raw - start).days
        if self._days is None or whole < 1:
            return End(raw, last_day(raw), raw)
        reached = self._days.after(start.date(), whole)
        before = start.date() if whole == 1 else self._days.after(start.date(), whole - 1)
        if reached is None or before is None:
            raise Refusal("the task never ends: too many days are excluded", "exclude fewer days")
        time = raw + (reached - start.date() - timedelta(days=whole))
        is_whole = start.time() == time.time() == _MIDNIGHT
        return End(time, before if is_whole else last_day(time), raw)


def _reference(text: str | None) -> tuple[str, list[str]] | None:
    found = _REFERENCE.fullmatch(text or "")
    return (found["word"], found["ids"].split()) if found else None
