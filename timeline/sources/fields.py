"""The fields of a claim: their names as files spell them, and what to say of a name that is none of them.

It knows the names only; what may stand in a field is for `claims` to check.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

__all__ = ["FIELDS", "REQUIRED", "SOURCE_FIELDS", "field_name", "known_word", "nearest_hint"]

FIELDS: Final = (
    "production",
    "milestone",
    "date",
    "start",
    "end",
    "duration",
    "status",
    "source",
    "source_title",
    "publisher",
    "url",
    "published",
    "source_note",
    "asserted",
    "supersedes",
    "id",
    "label",
    "territory",
    "location",
    "locator",
    "note",
)
"""Every field that a row may have. `source_note` is where a source's own `note` arrives."""

REQUIRED: Final = ("production", "milestone")

SOURCE_FIELDS: Final = {
    "title": "source_title",
    "publisher": "publisher",
    "url": "url",
    "published": "published",
    "note": "source_note",
}
"""What an entry under YAML's `sources` may say, and the row field that it becomes."""

_GAPS: Final = re.compile(r"[\s_-]+")


def known_word(text: str, known: tuple[str, ...]) -> str:
    """The known word that has the same letters: case, spaces, hyphens and underscores don't matter.

    A word that is not known comes back in small letters, its gaps as underscores.

    >>> known_word("Preproduction ", ("pre_production",)), known_word("Test screening", ())
    ('pre_production', 'test_screening')
    """
    small = text.strip().casefold()
    letters = _GAPS.sub("", small)
    return next((word for word in known if word.replace("_", "") == letters), _GAPS.sub("_", small))


@lru_cache(maxsize=1024)
def field_name(text: str) -> str:
    """A name as the field list spells it.

    >>> field_name(" Source Title ")
    'source_title'
    """
    return known_word(text, FIELDS)


def nearest_hint(text: str, known: tuple[str, ...] | list[str], otherwise: str) -> str:
    """What to do about a word that is not among the known ones: the nearest of them, or `otherwise`.

    >>> nearest_hint("relase", ["release", "trailer"], "use a known word")
    "did you mean 'release'?"
    """
    word = text.strip().casefold()
    near = _nearest(word, known) if isinstance(known, tuple) else _nearest.__wrapped__(word, tuple(known))
    return f"did you mean {near!r}?" if near else otherwise


@lru_cache(maxsize=65536)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """The nearest of the known words; a file with one misspelling in every row asks once."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), None)
