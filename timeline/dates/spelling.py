"""The word that was probably meant, where one letter is wrong: for the hint of a refusal, never for a reading."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["nearest"]

SHORTEST: Final = 4
"""Letters; of shorter words too many others are near."""


@lru_cache(maxsize=4096)
def nearest(word: str, known: frozenset[str] | tuple[str, ...]) -> str | None:
    """A known word that one letter added, dropped, changed or swapped with its neighbour makes of this one.

    Of several the first of the alphabet is given, of none `None`.

    >>> nearest("febuary", ("february", "january"))
    'february'
    """
    if len(word) < SHORTEST:
        return None
    return min((other for other in known if len(other) >= SHORTEST and _is_near(word, other)), default=None)


def _is_near(word: str, other: str) -> bool:
    """Whether all but one letter, or two neighbours, are alike."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(word), len(other)) and word[same] == other[same]:
        same += 1
    mine, theirs = word[same:], other[same:]
    if len(mine) != len(theirs):
        longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
        return longer[1:] == shorter
    return mine[1:] == theirs[1:] or (mine[:2] == theirs[:2][::-1] and mine[2:] == theirs[2:])
