"""MS Project's XML (MSPDI): its tasks, their baselines and what actually happened.

Each baseline is an announcement without assertion date, in the order of their numbers; the plan was said on the day
when the file was saved. `ActualStart` and `ActualFinish` are `actual`, a side without an actual stays announced. A
milestone is a moment; an inactive task is canceled; an estimated one is uncertain. Summary rows, empty rows and tasks
of other projects are no claims. Percentages say nothing of dates, and times of day are dropped. A deadline stands in
the note of its task; the other dates of a task, such as those of its constraints, are only told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import PurePath
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources.planning.dialect import passed_over
from timeline.sources.planning.lookalikes import hinted
from timeline.sources.planning.msptask import TASK_FIELDS, project_day, task_claims
from timeline.sources.planning.naming import Name
from timeline.sources.planning.planrows import Task, stem, to_sheet
from timeline.sources.planning.unread import unread_notes
from timeline.sources.planning.xmltree import Element
from timeline.sources.row import Sheet
from timeline.sources.source import refused

__all__ = ["SOURCE"]

_SPACE: Final = "http://schemas.microsoft.com/project"
_SKIPPED: Final = frozenset({"Assignments", "Resources", "Calendars", "ExtendedAttributes", "TimephasedData"})
_KNOWN: Final = frozenset(
    {*TASK_FIELDS, "ManualStart", "ManualFinish", "StartText", "FinishText", "CreateDate", "Name"}
)
_RECKONED: Final = frozenset(
    {"EarlyStart", "EarlyFinish", "LateStart", "LateFinish", "PreLeveledStart", "PreLeveledFinish"}
)
_HEAD: Final = ("StatusDate", "StartDate", "FinishDate")
_ENDING: Final = re.compile(r"(?<=.)\.(?:mp[dptx]|mspdi|pmxml|pod|xer|xml)\Z", re.IGNORECASE)
_EXPORT: Final = "read are plans that MS Project saved as XML; other tools can export that"


class ProjectXml:
    """XML files of MS Project."""

    name = "MS Project XML"
    endings = (".xml",)

    def read(self, data: bytes, file: str) -> Sheet:
        """The claims of all tasks; raises `SourceError` for broken XML and for XML that is no plan of MS Project."""
        from timeline.sources.planning.xmlreading import read_tree  # with the parser, which takes long to load

        try:
            root = read_tree(data, file, _SKIPPED)
        except SourceError as error:
            raise hinted(error, data, self.endings) from error
        _refuse_others(root, file)
        problems: list[Problem] = []
        shared = {"production": _title(root, file), "source_title": PurePath(file).name}
        saved = _saved(root, file, problems)
        elements = [task for tasks in root.all("Tasks") for task in tasks.all("Task")]
        tasks = _tasks(elements, file, saved, problems)
        problems.extend(_unread_head(root, file))
        problems.extend(unread_notes(Counter(kind for task in elements for kind in _unread(task)), file))
        if not tasks:
            hint = "check that it is the plan with its tasks"
            message = "no task in it is a claim"
            problems.append(Problem(file, root.line, root.column, "claims-missing", message, hint, "warning"))
        return to_sheet(file, shared, tasks, problems)


SOURCE: Final = ProjectXml()


def _refuse_others(root: Element, file: str) -> None:
    if root.tag == "Project" and (root.space.startswith(_SPACE) or (not root.space and root.first("Tasks"))):
        return
    known = "a plan of GanttProject, whose files end in .gan" if root.tag == "project" else "no plan of MS Project"
    named = f"<{root.tag}>" + (f" of {root.space!r}" if root.space else "")
    message = f"XML that is {known}: it begins with {named[:200]}"
    raise refused(Problem(file, root.line, root.column, "xml-unknown", message, _EXPORT))


def _title(root: Element, file: str) -> str:
    """The title, else the name without a file's ending, else the file's own."""
    title = root.value("Title") or _ENDING.sub("", root.value("Name"))
    return " ".join(title.split()) or stem(file)


def _saved(root: Element, file: str, problems: list[Problem]) -> str:
    """The day on which the plan was saved, "" where the file doesn't say."""
    element = root.first("LastSaved")
    if element is None or not element.text:
        return ""
    day = project_day(element.text)
    if day is None:
        message = f"LastSaved holds {element.text[:40]!r}, so nobody knows when the plan was said"
        problems.append(
            Problem(file, element.line, element.column, "date-unknown", message, "save the plan again", "warning")
        )
    return day or ""


def _tasks(elements: list[Element], file: str, saved: str, problems: list[Problem]) -> list[Task]:
    found: list[Task] = []
    groups: list[tuple[int, str]] = []
    passed = 0
    seen: dict[str, int] = {}
    for element, following in zip_longest(elements, elements[1:]):
        level = _level(element)
        while groups and groups[-1][0] >= level:
            groups.pop()
        if _is_summary(element, following):
            if level > 0:
                passed += 1
                groups.append((level, element.value("Name")))
        elif _is_foreign(element):
            message = f"the task {element.value('Name')[:60]!r} is of another project, and no claim here"
            problems.append(Problem(file, element.line, element.column, "task-foreign", message, "", "note"))
        elif not _is_empty(element):
            place = f"UID {element.value('UID') or '?'}"
            name = Name(element.value("Name"), tuple(group for _, group in groups if group), place)
            claims = task_claims(element, file, saved)
            first = seen.setdefault(element.value("UID") or f"line {element.line}", element.line)
            if first != element.line:
                message = f"a second task has the {place}, that of line {first}"
                fault = Problem(file, element.line, element.column, "task-twice", message, "give each its own UID")
                claims = [replace(claim, faults=[*claim.faults, fault]) for claim in claims]
            found.append(Task(name, claims, has_id=bool(element.value("UID")) and first == element.line))
    problems.extend(passed_over(file, passed))
    return found


def _unread(element: Element) -> Iterator[str]:
    """The kinds of dates that a task states and no claim is made of."""
    dated = {child.tag for child in element.children if child.tag not in _KNOWN and project_day(child.text)}
    yield from sorted(dated - _RECKONED)
    if dated & _RECKONED:
        yield "EarlyStart to LateFinish"
    if any(project_day(one.value("Value")) for one in element.all("ExtendedAttribute")):
        yield "ExtendedAttribute"


def _unread_head(root: Element, file: str) -> Iterator[Problem]:
    """Notes of the dates that the file states of the whole project, and of who works when."""
    dated = [one for tag in _HEAD for one in root.all(tag) if project_day(one.text)]
    if dated:
        told = ", ".join(f"{one.tag} {project_day(one.text)}" for one in dated[:10])
        message = f"dates of the whole project, of which no claim was made: {told}"
        hint = "write one as a claim of its own if it was announced"
        yield Problem(file, dated[0].line, dated[0].column, "dates-unread", message, hint, "note")
    for element in root.all("Assignments"):
        if element.passed:
            message = "its Assignments, which say who works on a task and when, are not read: the task's own dates are"
            yield Problem(file, element.line, element.column, "dates-unread", message, severity="note")


def _level(element: Element) -> int:
    text = element.value("OutlineLevel")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _is_summary(element: Element, following: Element | None) -> bool:
    """Whether it groups other tasks; where the file doesn't say, by whether the next one lies deeper."""
    told = element.value("Summary")
    if told:
        return told in ("1", "true")
    return following is not None and _level(following) > _level(element)


def _is_foreign(element: Element) -> bool:
    return element.value("ExternalTask") in ("1", "true")


def _is_empty(element: Element) -> bool:
    """Whether it is a blank row of the plan."""
    return element.value("IsNull") in ("1", "true") or not any(element.value(tag) for tag in ("Name", *TASK_FIELDS))
