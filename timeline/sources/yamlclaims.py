"""One claim of a YAML file: its fields as cells, and what the source that it names says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.errors import Problem
from timeline.sources import yamltree
from timeline.sources.fields import FIELDS, field_name, nearest_hint
from timeline.sources.row import Cell, Row
from timeline.sources.yamlentries import Entries, read_text

__all__ = ["ClaimReader", "Items"]

Items = Mapping[str, tuple[yamltree.Scalar, yamltree.Node]]


class ClaimReader:
    """Makes rows of claim nodes; `problems` gathers the remarks that keep their row."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def row(self, node: yamltree.Node, title: Cell | None, entries: Entries, inherited: Iterable[Problem]) -> Row:
        """The row of one claim: `title` is the production above it, `inherited` the faults of what it stands in."""
        faults = list(inherited)
        cells: dict[str, Cell] = {}
        if isinstance(node, yamltree.Mapping):
            if title is not None:
                cells["production"] = title
            faults.extend(node.faults)
            self._fill(cells, node.items, faults)
            self._attribute(cells, entries, faults)
        else:
            faults.append(self._wrong_claim(node))
        return Row(self.file, node.line, cells, node.column, None, tuple(faults))

    def problem(self, node: yamltree.Node, code: str, message: str, hint: str = "") -> Problem:
        """An error at a node's place."""
        return Problem(self.file, node.line, node.column, code, message, hint)

    def warn_unknown(self, key: yamltree.Scalar, known: tuple[str, ...], otherwise: str) -> None:
        """Tell of a field that is not read."""
        hint = nearest_hint(key.text, known, otherwise)
        message = f"unknown field {key.text!r}"
        self.problems.append(Problem(self.file, key.line, key.column, "field-unknown", message, hint, "warning"))

    def _wrong_claim(self, node: yamltree.Node) -> Problem:
        if isinstance(node, yamltree.Broken):
            return node.problem
        hint = "write its fields as 'name: text', such as 'milestone: release'"
        return self.problem(node, "field-type", f"a claim is {node.kind} where a mapping belongs", hint)

    def _fill(self, cells: dict[str, Cell], items: Items, faults: list[Problem]) -> None:
        for key, value in items.values():
            name = field_name(key.text)
            if name not in FIELDS:
                self.warn_unknown(key, FIELDS, "it is not read")
                faults.extend(yamltree.faults_within(value))
                continue
            cell, fault = read_text(self.file, key.text, value)
            if fault is not None:
                faults.append(fault)
            if cell is not None and name in cells:
                faults.append(self._second(key, name))
            elif cell is not None:
                cells[name] = cell

    def _second(self, key: yamltree.Scalar, name: str) -> Problem:
        if name == "production":
            hint = "say it once, above the claims or in each of them"
            return self.problem(key, "field-conflict", "'production' here and above the claims", hint)
        return self.problem(key, "key-duplicate", f"a second {name!r}", "keep one of the two")

    def _attribute(self, cells: dict[str, Cell], entries: Entries, faults: list[Problem]) -> None:
        """Add what the named source says of itself."""
        named = cells.get("source")
        if named is None or named.type == "broken":
            return
        entry = entries.by_key.get(named.text)
        if entry is None:
            faults.append(entries.fault or self._unknown_source(named, list(entries.by_key)))
            return
        entry.is_used = True
        faults.extend(entry.faults)
        for name, cell in entry.cells.items():
            if name in cells:
                message = f"{name!r} here and in the source {named.text!r}"
                faults.append(Problem(self.file, *cells[name][1:3], "field-conflict", message, "say it once"))
            cells[name] = cell

    def _unknown_source(self, named: Cell, known: list[str]) -> Problem:
        listed = f"which has {', '.join(known[:8])}" if known else "which has none"
        hint = nearest_hint(named.text, known, f"add it under 'sources', {listed}")
        return Problem(self.file, named.line, named.column, "source-unknown", f"unknown source {named.text!r}", hint)
