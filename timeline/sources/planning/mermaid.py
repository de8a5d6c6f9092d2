"""Mermaid's gantt diagrams: tasks with a date or a length, counted as Mermaid counts them.

Tasks that are `done` are actual, all others announced; nothing says when they were said. Ends are exclusive unless
`inclusiveEndDates` stands there. A milestone is a moment, in the middle of its length as Mermaid draws it; a vertical
marker is one, too. What is drawn otherwise than its dates say is warned of. In Markdown, diagrams stand between fences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.limits import ROWS
from timeline.sources.planning.fences import Fence, fenced, is_fenced
from timeline.sources.planning.lookalikes import hinted
from timeline.sources.planning.mermaiddays import DateFormat, Precision, read_format
from timeline.sources.planning.mermaidlengths import End, Refusal, Start
from timeline.sources.planning.mermaidtext import MOMENTS, TAGS, Diagram, TaskLine, kind_of, read_diagram
from timeline.sources.planning.mermaidtimes import Times
from timeline.sources.planning.naming import Name
from timeline.sources.planning.planrows import Planned, Task, stem, to_sheet
from timeline.sources.planning.workdays import Workdays
from timeline.sources.row import Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["SOURCE", "read_markdown", "read_plans"]

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO: Final = "YYYY-MM-DD"
_LONG: Final = timedelta(days=2)


class Mermaid:
    """Files that hold one gantt diagram of Mermaid, by itself or in a fence."""

    name = "Mermaid gantt"
    endings = (".mmd", ".mermaid")

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all tasks; raises `SourceError` for other diagrams, and where `dateFormat` can't be read."""
        text = decode(data, file)
        try:
            return read_markdown(text, file) if is_fenced(text) and _blocks(text)[1] else read_plans([text], file)
        except SourceError as error:
            raise hinted(error, data, self.endings) from error


SOURCE: Final = Mermaid()


def read_plans(texts: Iterable[str], file: str) -> Sheet:
    """The rows of all tasks of some diagrams of one file; those of one title are one production.

    Raises `SourceError` for a text that is no gantt diagram, and where its `dateFormat` can't be read.
    """
    sheet = Sheet()
    plans: dict[str, list[Task]] = {}
    for text in texts:
        title, tasks = _plan(text, file, sheet.problems)
        plans.setdefault(title, []).extend(tasks)
    for title, tasks in plans.items():
        found = to_sheet(file, {"production": title, "source_title": PurePath(file).name}, tasks)
        sheet.rows.extend(found.rows)
        sheet.problems.extend(found.problems)
    return sheet


def read_markdown(text: str, file: str) -> Sheet:
    """The rows of all gantt diagrams in a Markdown text; says where there is none. Raises as `read_plans` does."""
    blocks, plans = _blocks(text)
    sheet = read_plans((block.text() for block in plans), file)
    sheet.problems.extend(_remarks(blocks, plans, file))
    return sheet


def _blocks(text: str) -> tuple[list[Fence], list[Fence]]:
    """The blocks of a Markdown text that are Mermaid's, and those of them that are gantt diagrams."""
    blocks = [block for block in fenced(text) if block.word.partition("-")[0] == "mermaid"]
    return blocks, [block for block in blocks if kind_of(block.text()) == "gantt"]


def _remarks(blocks: Sequence[Fence], plans: Sequence[Fence], file: str) -> Iterator[Problem]:
    """What there is to say of the blocks of a Markdown text."""
    if not plans:
        message, hint = "no gantt diagram in it", "put one between lines of ```mermaid and ```"
        yield Problem(file, 1, None, "plan-empty", message, hint, "note")
    others = [block for block in blocks if block not in plans]
    if others:
        message = f"{len(others)} of its Mermaid diagrams are no gantt diagrams: no dates of a plan, not read"
        yield Problem(file, others[0].line, None, "mermaid-other", message, severity="note")
    for block in plans:
        if not block.is_whole:
            message, hint = "the file ends inside the diagram that begins here", "was it cut off? close it with ```"
            yield Problem(file, block.line, None, "mermaid-fence", message, hint, "warning")


def _plan(text: str, file: str, problems: list[Problem]) -> tuple[str, list[Task]]:
    """The title of a diagram, else of its file, and its tasks."""
    diagram = read_diagram(text, file)
    if len(diagram.tasks) > ROWS:
        raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} tasks", "split the file"))
    dates = _dates(diagram, file)
    days = _days(diagram, dates, file, problems)
    times = Times(diagram.tasks, dates, is_inclusive=diagram.is_inclusive, days=days, workday=diagram.workday)
    if not diagram.tasks:
        line = next((number for number, line in enumerate(text.split("\n"), 1) if line.strip()), 1)
        problems.append(Problem(file, line, None, "claims-missing", "no tasks", "add one", "warning"))
    return diagram.title or stem(file), [_task(diagram, times, index, file) for index in range(len(diagram.tasks))]


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
    return bool(line.tags & MOMENTS)


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
