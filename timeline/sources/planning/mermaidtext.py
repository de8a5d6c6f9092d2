"""A Mermaid gantt diagram as statements: settings, sections and task lines, each with its line in the file.

It reads no dates; what a task's fields mean is for `mermaidtimes`. Comments, directives, links and settings of the
drawing alone are passed over; what is no statement at all stays a task line, for the reader to refuse.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from timeline.errors import Problem
from timeline.sources.source import refused

__all__ = ["MOMENTS", "Diagram", "TaskLine", "kind_of", "read_diagram"]

TAGS: Final = ("active", "done", "crit", "milestone", "vert")
MOMENTS: Final = frozenset({"milestone", "vert"})
"""The tags of what is no span."""

_FRONT: Final = re.compile(r"\s*-{3}[ \t]*\n(?:(?P<yaml>.*?)\n)?-{3}[ \t]*(?:\n|\Z)", re.DOTALL)
_DIRECTIVE: Final = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_DESCRIPTION: Final = re.compile(r"(?im)^[ \t]*accDescr[ \t]*\{[^}]*\}?")
_KIND: Final = re.compile(r"\s*(?P<kind>[^\s:;{%]+)")
_SETTING: Final = re.compile(
    r"(?P<word>dateFormat|excludes|includes|title|section|weekend|workdayhours)\s+(?P<rest>.*)|(?P<flag>inclusiveEndDates)\b(?P<more>.*)",
    re.IGNORECASE,
)
_DRAWING: Final = re.compile(
    r"(?:axisFormat|tickInterval|todayMarker|weekday|click|accDescription)\s.*|topAxis\b|acc(?:Title|Descr)\s*:.*",
    re.IGNORECASE,
)
_WORKDAY: Final = re.compile(r"\bworkdayhours['\"]?\s*:\s*['\"]?([^\s'\",}]+)", re.IGNORECASE)
_ENTITY: Final = re.compile(r"#(\w{1,31});")
_CUT: Final = re.compile(r"[#;]")
_SHAPE: Final = "write 'gantt' first, then dateFormat, sections and tasks"


@dataclass(slots=True)
class TaskLine:
    """One task: its name, its section, its tags, and the fields after them. `fault` says why it is none."""

    line: int
    name: str
    section: str
    tags: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()
    fault: str = ""


@dataclass(slots=True)
class Diagram:
    """What a file says: its title, the settings that dates depend on, and its tasks."""

    title: str = ""
    date_format: str = "YYYY-MM-DD"
    format_line: int | None = None
    is_inclusive: bool = False
    weekend: str = "saturday"
    workday: str = ""
    """How many hours make a day of lengths in hours, as it is written; "" where nothing is said of it."""
    excludes: list[tuple[str, int]] = field(default_factory=list)
    includes: list[tuple[str, int]] = field(default_factory=list)
    tasks: list[TaskLine] = field(default_factory=list)


def read_diagram(text: str, file: str) -> Diagram:
    """The statements of a file. Raises `SourceError` for one that is empty, or holds another kind of diagram."""
    diagram = Diagram()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if front:
        diagram.title = _front_title(front["yaml"] or "", file)
        text = _blanked(front) + text[front.end() :]
    configured = _WORKDAY.search((front["yaml"] or "" if front else "") + "\n".join(_DIRECTIVE.findall(text)))
    diagram.workday = configured[1] if configured else ""
    text = _DESCRIPTION.sub(_blanked, _without_directives(text))
    section = ""
    for number, line in _statements(text, file):
        section = _take(diagram, section, number, line)
    return diagram


def kind_of(text: str) -> str:
    """What kind of diagram a text is, by its first word in small letters; "" where it says nothing.

    >>> kind_of("%% a plan\\ngantt\\n")
    'gantt'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    for line in _without_directives(text[front.end() :] if front else text).split("\n"):
        found = None if line.lstrip().startswith("%%") else _KIND.match(line)
        if found:
            return found["kind"].lower()
    return ""


def _blanked(found: re.Match[str]) -> str:
    """As many line ends as there were, so that every line keeps its number."""
    return "\n" * found[0].count("\n")


def _without_directives(text: str) -> str:
    """The text without what stands in %%{ ... }%%; one that never ends is left for its line to be refused."""
    kept: list[str] = []
    place = 0
    while (begin := text.find("%%{", place)) >= 0 and (end := text.find("}%%", begin)) >= 0:
        kept += [text[place:begin], "\n" * text.count("\n", begin, end)]
        place = end + 3
    return "".join(kept) + text[place:]


def _front_title(text: str, file: str) -> str:
    """The title in the settings above the diagram, which are YAML."""
    from timeline.sources import yamltree  # with the YAML library, which few diagrams need

    for root in yamltree.documents(text, file):
        if isinstance(root, yamltree.Mapping) and "title" in root.items:
            value = root.items["title"][1]
            if isinstance(value, yamltree.Scalar):
                return value.text.strip()
    return ""


def _statements(text: str, file: str) -> Iterator[tuple[int, str]]:
    """Each line that says something, after the word 'gantt', with its number."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    filled = [(number, line) for number, line in lines if line and not line.startswith("%%")]
    if not filled:
        raise refused(Problem(file, 1, 1, "file-empty", "no diagram in the file", _SHAPE))
    number, line = filled[0]
    kind = _KIND.match(line)
    if kind is None or kind["kind"].lower() != "gantt":
        message = f"the file begins with {line[:40]!r}, not with a gantt diagram"
        raise refused(Problem(file, number, 1, "mermaid-unknown", message, _SHAPE))
    rest = line[kind.end() :].strip()
    return iter([*([(number, rest)] if rest else []), *filled[1:]])


def _take(diagram: Diagram, section: str, number: int, line: str) -> str:
    """Take one statement in; gives the section that holds from here on."""
    setting = _SETTING.fullmatch(line)
    if setting is None:
        if not _DRAWING.fullmatch(line):
            diagram.tasks.append(_task(number, line, section))
        return section
    rest = (setting["rest"] or "").strip()
    match (setting["word"] or setting["flag"]).lower():
        case "title":
            diagram.title = _decoded(rest)
        case "section":
            return _decoded(rest)
        case "dateformat":
            diagram.date_format, diagram.format_line = _CUT.split(rest)[0].strip(), number
        case "workdayhours":
            diagram.workday = _CUT.split(rest)[0].strip()
        case "weekend":
            diagram.weekend = rest.lower()
        case "excludes" | "includes" as word:
            days = diagram.excludes if word == "excludes" else diagram.includes
            days.extend((token, number) for token in re.split(r"[\s,]+", _CUT.split(rest)[0].lower()) if token)
        case _:
            diagram.is_inclusive = True
    return section


def _decoded(text: str) -> str:
    """A text with its entities written out, which Mermaid spells #colon; or #58;."""
    return _ENTITY.sub(_entity, text).strip()


def _entity(found: re.Match[str]) -> str:
    written = f"&{'#' if found[1].isdigit() else ''}{found[1]};"
    read = html.unescape(written)
    return found[0] if read == written else read


def _task(number: int, line: str, section: str) -> TaskLine:
    name, colon, data = line.partition(":")
    task = TaskLine(number, _decoded(name), section)
    if not colon:
        task.fault = f"no task and no setting: {line[:40]!r} has no ':'"
        return task
    cut = _CUT.search(data)
    if cut:
        task.fault = f"{data[cut.start() :][:40]!r} follows the task's dates"
        return task
    fields = [part.strip() for part in data.split(",")]
    tags = set()
    while fields and fields[0] in TAGS:
        tags.add(fields.pop(0))
    task.tags, task.fields = frozenset(tags), tuple(fields)
    if not 1 <= len(fields) <= 3:
        task.fault = f"{len(fields)} fields {', '.join(fields)[:40]!r} where an id, a start and an end belong"
    return task
