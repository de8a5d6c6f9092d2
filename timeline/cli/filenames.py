"""File names from titles: safe on every system, each different from the others, and still readable.

A title may hold anything; its name keeps the letters and digits of every script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

__all__ = ["file_stems"]

MOST_BYTES: Final = 80
NAMELESS: Final = "production"


def file_stems(titles: Iterable[str]) -> dict[str, str]:
    """A name for each title, without an ending; of those that would be the same, all but the first are numbered.

    >>> list(file_stems(["Dune: Part Two", "Dune - Part two", "../..", "千と千尋"]).values())
    ['dune-part-two', 'dune-part-two-2', 'production', '千と千尋']
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for title in dict.fromkeys(titles):
        stem = _stem(title)
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[title] = name
    return names


def _stem(title: str) -> str:
    # Folded, because some file systems don't tell capitals from small letters, nor composed from decomposed ones.
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", title).casefold())
    words = "".join(character if _is_kept(character) else " " for character in plain).split()
    return _cut("-".join(words)) or NAMELESS


def _is_kept(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _cut(text: str) -> str:
    """As much of a text as fits into a file name, at a whole character."""
    return text.encode()[:MOST_BYTES].decode(errors="ignore").strip("-")
