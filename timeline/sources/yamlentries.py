"""The `sources` of a YAML claim file: who said it, written once and named by key in the claims.

An entry becomes the cells that its claims' rows share, each with its place in the entry. What is wrong with an entry
is a fault of every claim that relies on it, because without its source a claim can't be put in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from timeline.errors import Problem
from timeline.sources import yamltree
from timeline.sources.fields import SOURCE_FIELDS, field_name, nearest_hint
from timeline.sources.row import Cell, is_blank

__all__ = ["Entries", "Entry", "read_entries", "read_text"]


@dataclass(slots=True)
class Entry:
    """One source: the row cells that it gives, its faults, and whether a claim names it."""

    key: yamltree.Scalar
    cells: dict[str, Cell] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    is_used: bool = False


@dataclass(slots=True)
class Entries:
    """The sources by key, and the fault that hides them all, where there is one."""

    by_key: dict[str, Entry] = field(default_factory=dict)
    fault: Problem | None = None


def read_text(file: str, name: str, node: yamltree.Node) -> tuple[Cell | None, Problem | None]:
    """The cell of a field that must be a text, and its fault if it is none; no cell where it is empty."""
    if isinstance(node, yamltree.Scalar):
        return (None if is_blank(node.text) else Cell(node.text, node.line, node.column)), None
    cell = Cell("", node.line, node.column, None, "broken")
    if isinstance(node, yamltree.Broken):
        return cell, node.problem
    message = f"{name!r} is {node.kind} where a text belongs"
    hint = "put quotation marks around a text that begins with [ or {, or holds ': '"
    return cell, Problem(file, node.line, node.column, "field-type", message, hint)


def read_entries(file: str, node: yamltree.Node, problems: list[Problem]) -> Entries:
    """The entries by key. Faults go to `problems` too: they are told even where no claim relies on the entry."""
    if isinstance(node, yamltree.Scalar) and not node.text.strip():
        return Entries()
    if not isinstance(node, yamltree.Mapping):
        fault = _not_a_mapping(file, node, "sources", "write 'key: {title: ..., published: ...}' under it")
        problems.append(fault)
        return Entries(fault=fault)
    problems.extend(node.faults)
    entries = Entries()
    for key, value in node.items.values():
        entry = _entry(file, key, value, problems)
        if key.text in node.repeated:
            entry.faults.append(node.repeated[key.text])
        problems.extend(entry.faults)
        entries.by_key[key.text] = entry
    return entries


def _not_a_mapping(file: str, node: yamltree.Node, name: str, hint: str) -> Problem:
    if isinstance(node, yamltree.Broken):
        return node.problem
    message = f"{name!r} is {node.kind} where a mapping belongs"
    return Problem(file, node.line, node.column, "field-type", message, hint)


def _entry(file: str, key: yamltree.Scalar, node: yamltree.Node, problems: list[Problem]) -> Entry:
    entry = Entry(key)
    if not isinstance(node, yamltree.Mapping):
        hint = f"write '{key.text}: {{title: ..., published: ...}}'"
        entry.faults.append(_not_a_mapping(file, node, key.text, hint))
        return entry
    entry.faults.extend(node.faults)
    for name, value in _named(file, node.items, problems, entry.faults):
        cell, fault = read_text(file, name.text, value)
        if cell is not None:
            entry.cells[SOURCE_FIELDS[field_name(name.text)]] = cell
        if fault is not None:
            entry.faults.append(fault)
    return entry


def _named(
    file: str,
    items: Mapping[str, tuple[yamltree.Scalar, yamltree.Node]],
    problems: list[Problem],
    faults: list[Problem],
) -> Iterator[tuple[yamltree.Scalar, yamltree.Node]]:
    """The fields of an entry that are known; the others are warned of, and what is refused in them is a fault."""
    for key, value in items.values():
        if field_name(key.text) in SOURCE_FIELDS:
            yield key, value
            continue
        hint = nearest_hint(key.text, list(SOURCE_FIELDS), f"a source has {', '.join(SOURCE_FIELDS)}")
        message = f"unknown field {key.text!r} of a source"
        problems.append(Problem(file, key.line, key.column, "field-unknown", message, hint, "warning"))
        faults.extend(yamltree.faults_within(value))
