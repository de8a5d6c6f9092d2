"""Wikidata: the publication dates (P577) of entities, as `Special:EntityData` and the dumps give them.

Each statement is a claim on the release. `deprecated` is an announcement that was superseded, by any better one of its
chain; that there is none is warned of. Any other is `actual` if it ends by the day on which the entity was last
changed, else announced, and a preferred one replaces the normal ones beside it. P291 is the territory (its Q id, a row
for each), what tells editions apart (platform, format, language ...) the label. P1480 marks the date. It was said when
its reference was published (P577), else retrieved (P813), else when the entity was last changed. No id is looked up:
nothing is fetched. Dates of other properties are only told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.planning.dialect import Dialect, faulty, line_of
from timeline.sources.planning.entries import Entry, Unreadable, entry_sheet, title_or_stem
from timeline.sources.planning.jsondays import day_of, group_of, plain_text
from timeline.sources.planning.naming import Called
from timeline.sources.planning.planrows import file_mark
from timeline.sources.planning.unread import unread_notes
from timeline.sources.planning.wikidatadays import Span, read_time
from timeline.sources.planning.wikidatasnaks import (
    EDITIONS,
    Said,
    item_ids,
    label_of,
    marks,
    other_dates,
    other_qualifiers,
    said_when,
)
from timeline.sources.row import Sheet

__all__ = ["DIALECT"]

_PUBLISHED: Final = "P577"
_PLACE: Final = "P291"
_RANKS: Final = ("deprecated", "normal", "preferred")

Entity = Mapping[str, Any]


class Wikidata:
    """Wikidata's entities."""

    name = "Wikidata entities ('entities', or one with 'id' and 'claims')"

    def fits(self, value: Any) -> bool:
        """The wrapper of `Special:EntityData`, an entity, or a list of entities as in a dump."""
        if isinstance(value, list):
            return any(_is_entity(one) for one in value)
        return isinstance(value, Mapping) and (isinstance(value.get("entities"), Mapping | list) or _is_entity(value))

    def read(self, value: Any, file: str) -> Sheet:
        """One claim for each publication date and place, of every entity."""
        problems: list[Problem] = []
        entries: list[Entry] = []
        entities = _entities(value)
        titles = Counter(title_or_stem(label_of(entity), file) for entity in entities)
        for number, entity in enumerate(entities, 1):
            name = plain_text(group_of(entity, "id")) or f"entity {number}"
            title = title_or_stem(label_of(entity), file)
            # Two works of one title are two productions.
            title = f"{title} ({name})" if titles[title] > 1 else title
            entries.extend(_Reader(file, name, title, problems).entries(entity))
        unread = sum((other_dates(entity, _PUBLISHED) for entity in entities), Counter[str]())
        problems.extend(unread_notes(unread, file, "statements"))
        return entry_sheet(file, entries, problems)


DIALECT: Final[Dialect] = Wikidata()


def _is_entity(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("claims"), Mapping | list):
        return False
    return value.get("type") in ("item", "property") or plain_text(value.get("id"))[:1] == "Q"


def _entities(value: Any) -> list[Any]:
    found = value.get("entities", [value]) if isinstance(value, Mapping) else value
    return list(found.values()) if isinstance(found, Mapping) else list(found)


@dataclass(frozen=True)
class _Statement:
    """One publication date, understood."""

    span: Span
    mark: str
    rank: str
    status: str
    said: Said
    label: str
    places: tuple[str, ...]
    locator: str
    note: str
    line: int | None


@dataclass(frozen=True)
class _Reader:
    file: str
    name: str
    title: str
    problems: list[Problem]

    def entries(self, entity: Any) -> Iterator[Entry]:
        """The claims of one entity; what is no statement of a date is told of."""
        statements = group_of(entity, "claims", _PUBLISHED)
        if not isinstance(statements, list) or not statements:
            self.problems.append(_nothing(self.file, self.name, entity, statements))
            return
        read = [self._read(entity, statement, number) for number, statement in enumerate(statements, 1)]
        good = [statement for statement in read if isinstance(statement, _Statement)]
        order = _order(good)
        for found in read:
            if isinstance(found, _Statement):
                yield from self._claims(found, order)
            else:
                yield replace(found, task=self.name, fields={**found.fields, "production": self.title})
        self.problems.extend(self._standing(good, set(order.values())))

    def _standing(self, statements: Sequence[_Statement], replaced: Collection[str]) -> Iterator[Problem]:
        """A warning for each deprecated date that nothing replaces."""
        for found in statements:
            for place in found.places or ("",):
                if found.rank == "deprecated" and _key(found, place) not in replaced:
                    where = f" in {place}" if place else ""
                    message = f"{found.locator} is deprecated, and no other{where} replaces it: don't take it as a plan"
                    hint = "delete the claim, or add what is true"
                    yield Problem(self.file, found.line, None, "date-deprecated", message, hint, "warning")

    def _read(self, entity: Entity, statement: Any, number: int) -> _Statement | Entry:
        locator = f"statement {number}"
        try:
            return _statement(entity, statement, locator)
        except Unreadable as error:
            return faulty(self.file, line_of(statement), locator, error, "release")

    def _claims(self, found: _Statement, order: Mapping[str, str]) -> Iterator[Entry]:
        name = f"{file_mark(self.file)}:{self.name}"
        for place in found.places or ("",):
            key = _key(found, place)
            fields = {
                "production": self.title,
                "date": "/".join(f"{side}{found.mark}" for side in found.span.edtf.split("/")),
                "status": found.status,
                "territory": place,
                "locator": found.locator,
                "note": found.note,
                **found.said.fields(self.name),
            }
            if key in order or key in order.values():
                fields["id"] = f"{name} {key}"
            if key in order:
                fields["supersedes"] = f"{name} {order[key]}"
            yield Entry(self.name, "release", fields, found.line, called=Called("release", found.label))


def _nothing(file: str, name: str, entity: Any, statements: Any) -> Problem:
    """What to say of an entity without publication dates."""
    if not isinstance(entity, Mapping) or "missing" in entity or statements not in (None, []):
        return Problem(file, line_of(entity), None, "plan-empty", f"{name} is missing or broken", "export it anew")
    message = f"{name} has no publication date (P577)"
    return Problem(file, line_of(entity), None, "plan-empty", message, "only publication dates are read", "note")


def _statement(entity: Entity, statement: Any, locator: str) -> _Statement:
    snak = group_of(statement, "mainsnak")
    kind = group_of(snak, "snaktype")
    if kind in ("somevalue", "novalue"):
        what = "an unknown date" if kind == "somevalue" else "that there is no date"
        raise Unreadable(f"it says {what}, which is no claim", "leave it, or correct the statement", "date-missing")
    span = read_time(group_of(snak, "datavalue", "value"))
    rank = group_of(statement, "rank")
    if rank not in _RANKS:
        raise Unreadable(f"unknown rank {rank!r}", f"it is one of {', '.join(_RANKS)}", "field-type")
    modified = day_of(group_of(entity, "modified"))
    said = said_when(statement, modified)
    known = modified or said.known_until()
    if not known and rank != "deprecated":
        raise Unreadable("without 'modified' nobody can tell whether it has happened", "export the whole entity")
    happened = rank != "deprecated" and span.last.isoformat() <= known
    qualifiers = group_of(statement, "qualifiers")
    notes = [f"rank {rank}"] if rank != "normal" else []
    notes += ["converted from the Julian calendar"] if span.is_julian else []
    notes += other_qualifiers(qualifiers)
    return _Statement(
        span,
        marks(qualifiers),
        rank,
        "actual" if happened else "announced",
        said,
        ", ".join(item_ids(qualifiers, *EDITIONS)),
        tuple(item_ids(qualifiers, _PLACE)),
        locator,
        "; ".join(notes),
        line_of(statement),
    )


def _key(statement: _Statement, place: str) -> str:
    return f"{statement.locator} {place}".strip()


def _order(statements: Sequence[_Statement]) -> dict[str, str]:
    """Which announcement supersedes which, in each chain: by rank, and where that is equal as the file has them.

    Normal statements of one chain stay beside each other: they may conflict.
    """
    chains: dict[tuple[str, str], list[_Statement]] = {}
    for statement in statements:
        for place in statement.places or ("",):
            chains.setdefault((statement.label, place), []).append(statement)
    order: dict[str, str] = {}
    for (_, place), members in chains.items():
        announced, actual = ([one for one in members if one.status == status] for status in ("announced", "actual"))
        order |= _ranked(announced, place)
        order |= _ranked(actual, place)
        if announced and all(one.rank == "deprecated" for one in announced):
            # What has happened replaces a deprecated date, even one that it agrees with.
            last = _key(announced[-1], place)
            order |= {_key(one, place): last for one in actual if _key(one, place) not in order}
    return order


def _ranked(statements: Sequence[_Statement], place: str) -> dict[str, str]:
    by_rank = [[one for one in statements if one.rank == rank] for rank in _RANKS]
    order = {_key(later, place): _key(earlier, place) for earlier, later in pairwise(by_rank[0])}
    last: _Statement | None = by_rank[0][-1] if by_rank[0] else None
    for rank in by_rank[1:]:
        if last is not None:
            order |= {_key(one, place): _key(last, place) for one in rank}
        last = rank[-1] if rank else last
    return order
