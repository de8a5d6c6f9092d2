"""Mermaid's gantt diagrams: tasks with a date or a length, counted as Mermaid counts them.

Tasks that are `done` are actual, all others announced; nothing says when they were said. Ends are exclusive unless
`inclusiveEndDates` stands there. A milestone is a moment, in the middle of its length as Mermaid draws it; a vertical
marker is one, too. What is drawn otherwise than its dates say is warned of.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.planning.mermaiddays import DateFormat, Precision, read_format
from timeline.sources.planning.mermaidlengths import End, Refusal, Start
from timeline.sources.planning.mermaidtext import TAGS, Diagram, TaskLine, read_diagram
from timeline.sources.planning.mermaidtimes import Times
from timeline.sources.planning.naming import Name
from timeline.sources.planning.planrows import Planned, Task, stem, to_sheet
from timeline.sources.planning.workdays import Workdays
from timeline.sources.row import Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["SOURCE"]

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO: Final = "YYYY-MM-DD"
_LONG: Final = timedelta(days=2)


class Mermaid:
    """Files that hold one gantt diagram of Mermaid."""

    name = "Mermaid gantt"
    endings = (".mmd", ".mermaid")

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all tasks; raises `SourceError` for other diagrams, and where `dateFormat` can't be read."""
        diagram = read_diagram(decode(data, file), file)
        if len(diagram.tasks) > ROWS:
            raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} tasks", "split the file"))
        problems: list[Problem] = []
        dates = _dates(diagram, file)
        days = _days(diagram, dates, file, problems)
        times = Times(diagram.tasks, dates, is_inclusive=diagram.is_inclusive, days=days)
        if not diagram.tasks:
            problems.append(Problem(file, 1, None, "claims-missing", "no tasks", "add one", "warning"))
        shared = {"production": diagram.title or stem(file), "source_title": PurePath(file).name}
        tasks = [_task(diagram, times, index, file) for index in range(len(diagram.tasks))]
        return to_sheet(file, shared, tasks, problems)


SOURCE: Final = Mermaid()


def _dates(diagram: Diagram, file: str) -> DateFormat:
    try:
        return read_format(diagram.date_format)
    except ValueError as error:
        message = f"can't read dates by the format {diagram.date_format[:40]!r}: {error}"
        place = (file, diagram.format_line, 1)
        raise refused(Problem(*place, "mermaid-format", message, "write dates as YYYY-MM-DD")) from error


def _days(diagram: Diagram, dates: DateFormat, file: str, problems: list[Problem]) -> Workdays | None:
    """The days that lengths count; `None` where all do."""
    working = [day for token, line in diagram.includes for day in _exact(token, line, dates, file, problems)]
    if not diagram.excludes:
        return None
    week = [True] * len(_WEEK)
    free: list[date] = []
    for token, line in diagram.excludes:
        if token == "weekends":
            first = _WEEK.index("friday" if diagram.weekend == "friday" else "saturday")
            week[first] = week[(first + 1) % 7] = False
        elif token in _WEEK:
            week[_WEEK.index(token)] = False
        else:
            free.extend(_exact(token, line, dates, file, problems))
    return Workdays(week, 1, free=free, working=working)


def _exact(token: str, line: int, dates: DateFormat, file: str, problems: list[Problem]) -> list[date]:
    """A day to leave out or in. Mermaid passes over what it doesn't know, and so it is here, but not in silence."""
    for form in (dates, read_format(_ISO)):
        found = form.read(token)
        if found and found[1] == "day":
            return [found[0].date()]
    message = f"{token[:40]!r} is no weekday and no date of the format {dates.text!r}: Mermaid passes over it"
    problems.append(Problem(file, line, None, "calendar-unknown", message, "write the days one by one", "warning"))
    return []


def _task(diagram: Diagram, times: Times, index: int, file: str) -> Task:
    line = diagram.tasks[index]
    claim = Planned(f"line {line.line}", {"status": "actual" if "done" in line.tags else "announced"}, line.line)
    try:
        start = times.start(index)
        end = times.end(index)
        if end.raw < start.time:
            raise Refusal(f"it ends before it begins on {start.time.date()}", "correct one of the two")
    except Refusal as refusal:
        claim.faults.append(Problem(file, line.line, None, "mermaid-task", str(refusal), refusal.hint))
    else:
        claim.fields |= _moment(line, start, end) if _is_moment(line) else _span(start, end)
        claim.faults.extend(_doubts(line, (start, end), file))
    name = Name(line.name, (line.section,) if line.section else (), f"line {line.line}")
    return Task(name, [claim], has_id=False)


def _is_moment(line: TaskLine) -> bool:
    return bool(line.tags & {"milestone", "vert"})


def _written(time: date, precision: Precision) -> str:
    return f"{time.year:04}-{time.month:02}-{time.day:02}"[: {"day": 10, "month": 7, "year": 4}[precision]]


def _middle(start: Start, end: End) -> datetime:
    """Where Mermaid draws a milestone of several days; the excluded days behind a shorter one don't move it."""
    is_long = end.raw - start.time >= _LONG
    return start.time + ((end.time if is_long else end.raw) - start.time) / 2


def _moment(line: TaskLine, start: Start, end: End) -> dict[str, str]:
    """The one date: a milestone in the middle of its length, a marker at its start."""
    if "milestone" not in line.tags or start.precision != "day" or end.raw <= start.time:
        return {"date": _written(start.time, start.precision)}
    return {"date": _written(_middle(start, end), "day")}


def _span(start: Start, end: End) -> dict[str, str]:
    if end.raw == start.time:
        return {"date": _written(start.time, start.precision)}
    return {"start": _written(start.time, start.precision), "end": _written(end.last, end.precision)}


def _doubts(line: TaskLine, edges: tuple[Start, End], file: str) -> list[Problem]:
    """What a reader of the chart would not expect, each as a warning."""
    start, end = edges
    told: list[tuple[str, str]] = []
    if "milestone" in line.tags and end.raw - start.time >= _LONG:
        middle = _written(_middle(start, end), "day")
        told.append((f"a milestone of several days is drawn in their middle, on {middle}", "give it the length 0d"))
    elif not _is_moment(line) and end.raw == start.time:
        told.append(("a task of no length, read as its one day", "ends are exclusive: write the day after, or 1d"))
    elif "milestone" in line.tags and end.time > end.raw:
        told.append(("Mermaid draws it later, by the excluded days; it is read as written", "give it the length 0d"))
    if end.is_moved and not start.is_moved:
        told.append(("Mermaid draws its end later, by the excluded days; it is read as written", "write a length"))
    if start.is_moved:
        told.append(
            ("Mermaid draws it later, after a task that excluded days make longer", "give it a date of its own")
        )
    if len(line.fields) == 3 and line.fields[0].lower() in TAGS:
        told.append((f"{line.fields[0]!r} is taken as its id", f"write {line.fields[0].lower()!r} in small letters"))
    found = [Problem(file, line.line, None, "mermaid-drawn", what, hint, "warning") for what, hint in told]
    if _is_moment(line) and _is_between(line, start, end):
        message = (
            f"a moment where another task has ended, at midnight: read as the day that begins, {start.time.date()}"
        )
        found.append(Problem(file, line.line, None, "mermaid-midnight", message, "give it a date of its own", "note"))
    return found


def _is_between(line: TaskLine, start: Start, end: End) -> bool:
    """Whether a moment of no length lies between two days, the end of a task and whatever comes next."""
    has_date = len(line.fields) > 1 and not line.fields[-2].startswith("after ")
    return not has_date and end.raw == start.time and start.time.time() == datetime.min.time()
