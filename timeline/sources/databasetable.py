"""Tables of a database: which one is meant by a name, and the statement that reads it.

A name counts as written, then without regard to case; never half of it. Quotation marks make it exact, as in SQL.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from timeline.errors import Problem
from timeline.sources.source import refused

__all__ = ["Relation", "find_relation", "quoted", "select_statement"]

MOST_NAMED: Final = 8

_QUOTED: Final = re.compile(r'(?:"(?:[^"]|"")+"|[^".]+)(?:\.(?:"(?:[^"]|"")+"|[^".]+))?')
_PART: Final = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or a view. `is_visible`: its name alone is enough. `number` is the database's own for it."""

    name: str
    schema: str = ""
    is_visible: bool = True
    number: int = 0

    @property
    def spelling(self) -> str:
        """How to name it in an address: the schema in front only where it is needed."""
        return self.name if self.is_visible else f"{self.schema}.{self.name}"

    @property
    def sql(self) -> str:
        """Its name in a statement."""
        return ".".join(quoted(part) for part in (self.schema, self.name) if part)


def quoted(name: str) -> str:
    """A name as SQL's quoted identifier, whatever it holds.

    >>> print(quoted('a"; drop'))
    "a""; drop"
    """
    return '"' + name.replace('"', '""') + '"'


def select_statement(relation: Relation, columns: Sequence[str], key: Sequence[str]) -> str:
    """The statement that reads some columns of all rows, in the order of the primary key where there is one."""
    order = f" order by {', '.join(map(quoted, key))}" if key else ""
    return f"select {', '.join(map(quoted, columns)) or '*'} from {relation.sql}{order}"


def find_relation(given: str, relations: Sequence[Relation], file: str) -> Relation:
    """The table that a name means. Raises `SourceError` with its problem where there is none, or more than one."""
    for matches in (_exact, _same_letters):
        found = [relation for relation in relations if matches(given, relation)]
        if len(found) == 1:
            return found[0]
        if found:
            names = " or ".join(repr(relation.spelling) for relation in found)
            message = f"the table {given!r} could be {names}"
            hint = 'write the name exactly, in quotation marks if need be: table="a.b"'
            raise refused(Problem(file, None, None, "database-table", message, hint))
    hint = _hint(given, relations)
    raise refused(Problem(file, None, None, "database-table", f"there is no table {given!r}", hint))


def _exact(given: str, relation: Relation) -> bool:
    if '"' in given:
        return _QUOTED.fullmatch(given) is not None and _parts(given) in _spellings(relation)
    return given in {".".join(parts) for parts in _spellings(relation)}


def _parts(given: str) -> tuple[str, ...]:
    return tuple(part[1].replace('""', '"') if part[1] else part[2] for part in _PART.finditer(given))


def _spellings(relation: Relation) -> list[tuple[str, ...]]:
    full = (relation.schema, relation.name)
    return [full, (relation.name,)] if relation.is_visible else [full]


def _same_letters(given: str, relation: Relation) -> bool:
    return given.casefold() in {".".join(parts).casefold() for parts in _spellings(relation)}


def _hint(given: str, relations: Sequence[Relation]) -> str:
    if not relations:
        return "the database has no tables"
    letters = given.casefold()
    elsewhere = [relation.spelling for relation in relations if relation.name.casefold() == letters]
    spellings = {relation.spelling.casefold(): relation.spelling for relation in relations}
    near = elsewhere or [spellings[name] for name in get_close_matches(letters, spellings, n=1, cutoff=0.7)]
    if near:
        return f"did you mean table={near[0]}?"
    names = [relation.spelling for relation in relations]
    shown = ", ".join(map(repr, names[:MOST_NAMED])) + (", ..." if len(names) > MOST_NAMED else "")
    return f"name one with ?table=...: it has {shown}"
