"""YAML as a tree of texts with places: mappings, lists and scalars exactly as written.

Made from the parser's events, so nothing is resolved: `NO`, `007` and `2024-06-07` stay texts. What would make a file
say something else than it shows (aliases, anchors, tags, merge keys, a key twice) becomes a `Broken` node or a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml

from timeline.errors import Problem
from timeline.limits import YAML_DEPTH
from timeline.sources.source import refused
from timeline.sources.textfile import position
from timeline.sources.yamlfaults import syntax_fault

__all__ = ["Broken", "Mapping", "Node", "Scalar", "Sequence", "documents", "faults_within"]

_LOADER: Final = getattr(yaml, "CLoader", yaml.Loader)  # only parses here; some builds lack the quick one
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """Anything in the tree, with its line and column from 1. `kind` is what it is, in words."""

    line: int
    column: int
    kind = "nothing"


@dataclass(slots=True)
class Scalar(Node):
    """A text as written."""

    text: str
    kind = "a text"


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)
    kind = "a list"


@dataclass(slots=True)
class Mapping(Node):
    """Keys and values in their order; of a key that stands twice, the first.

    `faults` are those of its keys; `repeated` names again those of keys that stand twice.
    """

    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    repeated: dict[str, Problem] = field(default_factory=dict)
    kind = "a mapping"


@dataclass(slots=True)
class Broken(Node):
    """Something that is refused; `problem` says what."""

    problem: Problem
    kind = "something refused"


def documents(text: str, file: str) -> Iterator[Node]:
    """The root of each document. Raises `SourceError` for broken syntax, with the parser's place in our words."""
    _refuse_control_characters(text, file)
    events = yaml.parse(text, Loader=_LOADER)
    try:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                yield _Builder(file, events).node(next(events), 0)
    except yaml.MarkedYAMLError as error:
        raise syntax_fault(error, file) from error
    except yaml.YAMLError as error:
        raise refused(
            Problem(file, None, None, "yaml-syntax", f"not YAML: {str(error)[:80]!r}", "check the file")
        ) from error


def faults_within(node: Node) -> Iterator[Problem]:
    """Everything refused in a node and below it: for what is not read, and so would pass unseen."""
    if isinstance(node, Broken):
        yield node.problem
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from faults_within(item)
    elif isinstance(node, Mapping):
        yield from node.faults
        for _, value in node.items.values():
            yield from faults_within(value)


def _refuse_control_characters(text: str, file: str) -> None:
    found = _CONTROL.search(text)
    if found:
        line, column = position(text[: found.start()])
        message = f"a control character, U+{ord(found[0]):04X}"
        raise refused(Problem(file, line, column, "text-control", message, "take it out"))


class _Builder:
    """Takes events and gives nodes, one document at a time."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file = file
        self.events = events

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > YAML_DEPTH:
            line, column = _place(event)
            raise refused(
                Problem(self.file, line, column, "yaml-depth", f"nested more than {YAML_DEPTH} deep", "flatten it")
            )
        built = self._built(event, depth)
        forbidden = _forbidden(event)
        if forbidden is None:
            return built
        return Broken(built.line, built.column, self._problem(event, "yaml-forbidden", *forbidden))

    def _built(self, event: yaml.Event, depth: int) -> Node:
        line, column = _place(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(Mapping(line, column), depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(Sequence(line, column), depth)
        return Scalar(line, column, getattr(event, "value", ""))

    def _sequence(self, node: Sequence, depth: int) -> Sequence:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node.items.append(self.node(event, depth + 1))
        return node

    def _mapping(self, node: Mapping, depth: int) -> Mapping:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            fault = self._key_fault(node, key, event)
            if fault is not None:
                node.faults.append(fault)
            elif isinstance(key, Scalar):
                node.items[key.text] = (key, value)
        return node

    def _key_fault(self, node: Mapping, key: Node, event: yaml.Event) -> Problem | None:
        if isinstance(key, Broken):
            return key.problem
        if not isinstance(key, Scalar):
            return self._problem(event, "yaml-key", f"{key.kind} as a key", "write a field's name before the colon")
        if key.text == "<<":
            return self._problem(event, "yaml-forbidden", "a merge key '<<'", "write the fields out")
        if key.text in node.items:
            first = node.items[key.text][0]
            message = f"{key.text!r} a second time, after line {first.line}"
            node.repeated[key.text] = self._problem(event, "key-duplicate", message, "keep one of the two")
            return node.repeated[key.text]
        return None

    def _problem(self, event: yaml.Event, code: str, message: str, hint: str) -> Problem:
        return Problem(self.file, *_place(event), code, message, hint)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # only events made by hand have none
    return mark.line + 1, mark.column + 1


def _forbidden(event: yaml.Event) -> tuple[str, str] | None:
    """What is refused about an event, and what to do instead."""
    if isinstance(event, yaml.AliasEvent):
        return f"an alias '*{event.anchor}'", "write the text out"
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        return f"an anchor '&{anchor}'", "take it off; texts are written out where they are needed"
    if tag:
        return f"a tag {tag!r}", "take it off; every text is read as written"
    return None
