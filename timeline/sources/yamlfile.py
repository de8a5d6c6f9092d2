"""YAML claim files: one production (or several), its sources, and its claims, flattened to rows.

Every field keeps its exact line and column, those of a source's entry too. Scalars are the text as written; it knows
nothing of what they mean.
"""

from __future__ import annotations

from typing import Final, TypeVar

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources import yamltree
from timeline.sources.fields import field_name
from timeline.sources.row import Cell, Row, Sheet
from timeline.sources.source import refused
from timeline.sources.textfile import decode
from timeline.sources.yamlclaims import ClaimReader, Items
from timeline.sources.yamlentries import Entries, read_entries, read_text

__all__ = ["SOURCE"]

TOP: Final = ("production", "sources", "claims", "productions")
SHAPE: Final = "a claim file has 'production:', 'sources:' and 'claims:', as `timeline init` writes them"

Shape = TypeVar("Shape", bound=yamltree.Node)


class YamlFile:
    """YAML files with one document or several."""

    name = "YAML"
    endings = (".yaml", ".yml")

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of all productions; raises `SourceError` for broken YAML, or one that has no claims to read."""
        reader = _Reader(file)
        roots = [root for root in yamltree.documents(decode(data, file), file) if not _is_empty(root)]
        if not roots:
            raise refused(Problem(file, 1, 1, "file-empty", "the file is empty", SHAPE))
        for root in roots:
            reader.document(root)
        if len(reader.rows) > ROWS:
            raise refused(Problem(file, None, None, "file-large", f"more than {ROWS:,} claims", "split the file"))
        return Sheet(reader.rows, reader.problems)


SOURCE: Final = YamlFile()


def _is_empty(node: yamltree.Node) -> bool:
    return isinstance(node, yamltree.Scalar) and not node.text.strip()


class _Reader:
    """Walks the documents and gathers rows and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.claims = ClaimReader(file, self.problems)

    def document(self, root: yamltree.Node) -> None:
        top = self._shaped(root, yamltree.Mapping, "the file", SHAPE)
        items = self._known(top)
        shared = self._entries(items)
        if "productions" in items:
            self._several(top, items, shared)
        else:
            self._production(top, items, shared)
        self._report_unused(shared)

    def _several(self, top: yamltree.Mapping, items: Items, shared: Entries) -> None:
        for fault in top.faults:
            raise refused(fault)
        for name in {"production", "claims"} & items.keys():
            hint = "give each production its own item in the list"
            raise refused(self.claims.problem(items[name][0], "field-conflict", f"{name!r} beside 'productions'", hint))
        listed = self._shaped(items["productions"][1], yamltree.Sequence, "'productions'", "begin each with '- '")
        for item in listed.items:
            node = self._shaped(item, yamltree.Mapping, "a production", SHAPE)
            inner = self._known(node)
            own = self._entries(inner)
            self._production(node, inner, self._joined(shared, own))
            self._report_unused(own)

    def _joined(self, shared: Entries, own: Entries) -> Entries:
        """A production's own sources and those said above all productions; a key in both is a fault of the own one."""
        for name in sorted(own.by_key.keys() & shared.by_key.keys()):
            entry = own.by_key[name]
            message = f"a second source {name!r}, after line {shared.by_key[name].key.line}"
            entry.faults.append(self.claims.problem(entry.key, "key-duplicate", message, "keep one of the two"))
            self.problems.append(entry.faults[-1])
        return Entries(shared.by_key | own.by_key, own.fault or shared.fault)

    def _production(self, node: yamltree.Mapping, items: Items, entries: Entries) -> None:
        if "claims" not in items:
            raise refused(Problem(self.file, node.line, node.column, "claims-missing", "no 'claims' here", SHAPE))
        faults = list(node.faults)
        title = self._title(items, faults)
        claims = self._listed(items["claims"][1])
        if title is None and not (claims and all(_has_production(claim) for claim in claims)):
            hint = "write 'production: ' and the title above the claims"
            faults.append(self.claims.problem(node, "field-missing", "no 'production'", hint))
        self.problems.extend(faults)
        self.rows.extend(self.claims.row(claim, title, entries, faults) for claim in claims)

    def _title(self, items: Items, faults: list[Problem]) -> Cell | None:
        if "production" not in items:
            return None
        title, fault = read_text(self.file, "production", items["production"][1])
        if fault:
            faults.append(fault)
        return title

    def _listed(self, node: yamltree.Node) -> list[yamltree.Node]:
        if not _is_empty(node):
            node = self._shaped(node, yamltree.Sequence, "'claims'", "begin each claim with '- '")
        claims = node.items if isinstance(node, yamltree.Sequence) else []
        if not claims:
            self.problems.append(
                Problem(self.file, node.line, node.column, "claims-missing", "no claims", "add one", "warning")
            )
        return claims

    def _entries(self, items: Items) -> Entries:
        return read_entries(self.file, items["sources"][1], self.problems) if "sources" in items else Entries()

    def _report_unused(self, entries: Entries) -> None:
        for name, entry in entries.by_key.items():
            if not entry.is_used:
                hint = "name it in a claim's 'source', or take it out"
                place = (self.file, entry.key.line, entry.key.column)
                message = f"no claim names the source {name!r}"
                self.problems.append(Problem(*place, "source-unused", message, hint, "note"))

    def _known(self, node: yamltree.Mapping) -> Items:
        """The top-level fields; of others it warns."""
        known: dict[str, tuple[yamltree.Scalar, yamltree.Node]] = {}
        for key, value in node.items.values():
            name = field_name(key.text)
            if name in known:
                raise refused(self.claims.problem(key, "key-duplicate", f"a second {name!r}", "keep one"))
            if name in TOP:
                known[name] = (key, value)
            else:
                self.claims.warn_unknown(key, TOP, f"known here are {', '.join(TOP)}")
                node.faults.extend(yamltree.faults_within(value))
        return known

    def _shaped(self, node: yamltree.Node, shape: type[Shape], what: str, hint: str) -> Shape:
        if isinstance(node, shape):
            return node
        if isinstance(node, yamltree.Broken):
            raise refused(node.problem)
        message = f"{what} is {node.kind} where {shape.kind} belongs"
        raise refused(self.claims.problem(node, "field-type", message, hint))


def _has_production(node: yamltree.Node) -> bool:
    return isinstance(node, yamltree.Mapping) and any(field_name(name) == "production" for name in node.items)
