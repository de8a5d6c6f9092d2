"""Which field each column of a table is, by the names that people give to columns.

A field's own name counts first; another name is taken only where nothing else in the table has that field. Texts alone:
places and problems are for `header`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.sources.claimtable import COMPUTED, SAID, is_claims_record
from timeline.sources.fields import FIELDS, field_name, nearest_hint

__all__ = ["ACTUAL", "SYNONYMS", "Columns", "are_fields", "has_actual", "match_columns"]

ACTUAL: Final = "actual "
"""What stands before a date field's name in a column that says how it turned out: `actual date`, `actual start`."""

SYNONYMS: Final = {
    "production": (
        *("title", "film", "movie", "game", "project", "show", "series", "product", "programme", "program"),
        *("production title", "film title", "movie title", "game title", "series title", "show title", "project title"),
        *("production name", "film name", "movie name", "game name", "project name", "product name"),
    ),
    "milestone": (
        "event",
        "what",
        "type",
        "phase",
        "stage",
        "milestone type",
        "event type",
        "milestone name",
        "event name",
    ),
    "label": ("version",),
    "date": (
        *("when", "planned", "planned date", "planned for", "plan", "date planned", "target", "target date"),
        *("announced date", "stated date", "scheduled", "scheduled date", "scheduled for", "due", "due date"),
        *("expected", "expected date", "estimated date", "forecast", "forecast date", "eta", "milestone date"),
        *("announced for", "promised", "promised for", "promised date", "claimed date", "date claimed"),
        "event date",
    ),
    "start": ("start date", "planned start", "planned start date", "begin", "begins", "starts"),
    "end": ("end date", "planned end", "planned end date", "planned finish", "finish", "finish date", "ends"),
    "duration": ("length", "planned duration"),
    "asserted": (
        *("said on", "asserted on", "announced on", "reported on", "stated on", "as of", "said when", "when said"),
        *("date said", "date announced", "date reported", "date asserted", "when announced", "when reported"),
        "when was it said",
    ),
    "source": (
        *("said by", "reported by", "announced by", "stated by", "according to", "who", "who said", "who said it"),
        *("who said so", "who said that", "who announced it", "who reported it", "sources", "reference"),
    ),
    "source_title": ("headline", "article", "article title"),
    "publisher": ("published by", "outlet", "where said", "said where", "where reported", "reported in"),
    "published": ("published on", "publication date", "date published", "source date", "article date"),
    "url": ("link", "links", "source url", "source link", "article link", "web address", "web link", "hyperlink"),
    "territory": ("country", "region", "market"),
    "location": ("place", "venue", "city"),
    "note": ("notes", "comment", "comments", "remark", "remarks"),
    "supersedes": ("replaces",),
    f"{ACTUAL}date": ("actual", "actual date", "happened", "happened on", "actually happened"),
    f"{ACTUAL}start": ("actual start", "actual start date"),
    f"{ACTUAL}end": ("actual end", "actual end date", "actual finish", "actual finish date"),
    f"{ACTUAL}duration": ("actual duration",),
}
"""Field to what people call its column. None of these is a field of a YAML file."""

_GAPS: Final = re.compile(r"[\s_-]+")
_ANOTHER_DATE: Final = re.compile("date$|^(?:baseline|original|revised|previous)")
_MARKS: Final = " \t\n:?*."
"""What may stand at the end of a heading without being part of its name."""


def _letters(text: str) -> str:
    return _GAPS.sub("", text.strip().rstrip(_MARKS).casefold())


_FIELD_OF: Final = {_letters(name): name for name in FIELDS} | {
    _letters(synonym): name for name, synonyms in SYNONYMS.items() for synonym in synonyms
}


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


@lru_cache(maxsize=64)
def are_fields(names: tuple[str | None, ...]) -> bool:
    """Whether each column that is read is a field as it stands."""
    return all(name is None or name in FIELDS for name in names)


def has_actual(names: Sequence[str | None]) -> bool:
    """Whether a column says how it turned out."""
    return any(name is not None and name.startswith(ACTUAL) for name in names)


def match_columns(texts: Sequence[str]) -> Columns:
    """The columns of a heading line, those of a claims table among them.

    >>> match_columns(["Film", "Event", "Planned", "Actual", "Colour"]).names
    ('production', 'milestone', 'date', 'actual date', None)
    """
    spelled = [field_name(text) for text in texts]
    is_table = is_claims_record(dict.fromkeys(spelled))
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
    if _ANOTHER_DATE.search(_letters(text)):
        return "its dates are not read: each is a claim of its own, so give it a row with a milestone and a date"
    return nearest_hint(text, FIELDS, "its texts are not read")
