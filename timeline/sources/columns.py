"""Which field each column of a table is, by the names that people give to columns.

A field's own name counts first; another name is taken only where nothing else in the table has that field. Texts alone:
places and problems are for `header`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.sources.claimtable import COMPUTED, IS_CLAIMS_TABLE, SAID
from timeline.sources.fields import FIELDS, field_name, nearest_hint

__all__ = ["ACTUAL", "SYNONYMS", "Columns", "has_actual", "match_columns"]

ACTUAL: Final = "actual "
"""What stands before a date field's name in a column that says how it turned out: `actual date`, `actual start`."""

SYNONYMS: Final = {
    "production": ("title", "film", "movie", "game", "project", "show", "series", "product", "programme", "program"),
    "milestone": ("event", "type", "phase", "milestone type", "event type"),
    "date": ("when", "planned", "planned date", "plan", "announced date", "target date", "stated date"),
    "start": ("start date", "planned start", "planned start date", "begin", "begins", "starts"),
    "end": ("end date", "planned end", "planned end date", "planned finish", "finish", "finish date", "ends"),
    "duration": ("length", "planned duration"),
    "asserted": (
        "said on",
        "asserted on",
        "announced on",
        "reported on",
        "stated on",
        "as of",
        "date said",
        "when said",
    ),
    "source": ("said by", "reported by", "announced by", "stated by", "according to", "who said it", "who said so"),
    "source_title": ("headline", "article"),
    "publisher": ("published by", "outlet"),
    "published": ("published on", "publication date", "date published"),
    "url": ("link", "source url", "source link", "web address"),
    "territory": ("country", "region", "market"),
    "location": ("place", "venue"),
    "note": ("notes", "comment", "comments", "remark", "remarks"),
    "supersedes": ("replaces",),
    f"{ACTUAL}date": ("actual", "actual date", "happened on"),
    f"{ACTUAL}start": ("actual start", "actual start date"),
    f"{ACTUAL}end": ("actual end", "actual end date", "actual finish", "actual finish date"),
    f"{ACTUAL}duration": ("actual duration",),
}
"""Field to what people call its column. None of these is a field of a YAML file."""

_GAPS: Final = re.compile(r"[\s_-]+")


def _letters(text: str) -> str:
    return _GAPS.sub("", text.strip().casefold())


_FIELD_OF: Final = {_letters(synonym): name for name, synonyms in SYNONYMS.items() for synonym in synonyms}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column is: `names` by place, `None` for one that is not read.

    `synonyms`: places of columns that were matched by another name. `unknown`: places of columns that are no field, and
    a hint each. `doubled`: places of columns whose field has another column before, with that one's heading.
    """

    names: tuple[str | None, ...]
    synonyms: tuple[int, ...]
    unknown: tuple[tuple[int, str], ...]
    doubled: tuple[tuple[int, str], ...]
    is_claims_table: bool

    @property
    def fields(self) -> set[str]:
        """The fields that have a column."""
        return {name for name in self.names if name in FIELDS}


def has_actual(names: Sequence[str | None]) -> bool:
    """Whether a column says how it turned out."""
    return any(name is not None and name.startswith(ACTUAL) for name in names)


def match_columns(texts: Sequence[str]) -> Columns:
    """The columns of a heading line, those of a claims table among them.

    >>> match_columns(["Film", "Event", "Planned", "Actual", "Colour"]).names
    ('production', 'milestone', 'date', 'actual date', None)
    """
    spelled = [field_name(text) for text in texts]
    is_table = set(IS_CLAIMS_TABLE) <= set(spelled)
    own = [_own(name, is_table) for name in spelled]
    names: list[str | None] = []
    synonyms: list[int] = []
    for at, (text, name) in enumerate(zip(texts, own, strict=True)):
        other = "" if name else _FIELD_OF.get(_letters(text), "")
        taken = other in own
        names.append(name or (other if other and not taken else None))
        if other and not taken:
            synonyms.append(at)
    doubled = [(at, texts[names.index(name)]) for at, name in enumerate(names) if name and name in names[:at]]
    unknown = [(at, _hint(text, own)) for at, text in enumerate(texts) if names[at] is None and spelled[at]]
    return Columns(tuple(names), tuple(synonyms), tuple(unknown), tuple(doubled), is_table)


def _own(name: str, is_table: bool) -> str | None:
    """The field that a name spells; in a claims table also what that calls its columns."""
    if is_table:
        name = SAID.get(name, name)
    return name if name in FIELDS or (is_table and name in (*COMPUTED, "stated")) else None


def _hint(text: str, own: Sequence[str | None]) -> str:
    other = _FIELD_OF.get(_letters(text))
    if other and other in own:
        return f"another column is {other!r} already, so its texts are not read"
    if other in FIELDS:
        return f"call it {other!r}"
    return nearest_hint(text, FIELDS, "its texts are not read")
