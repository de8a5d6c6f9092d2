"""Lines with words that run from right to left, in the order in which they are seen.

The Unicode bidirectional algorithm (UAX 9) for a line that runs from left to right and holds no explicit controls:
implicit levels, then reordering. What has such controls is for a browser.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Final, NamedTuple

__all__ = ["Stretch", "has_controls", "stretches"]

_RIGHT: Final = ("R", "AL")
_NUMBERS: Final = ("EN", "AN")
_CONTROLS: Final = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


class Stretch(NamedTuple):
    """Where a stretch of one direction begins and ends in the text."""

    start: int
    end: int
    is_right_to_left: bool


def has_controls(text: str) -> bool:
    """Whether a text turns itself round by control characters."""
    return any(unicodedata.bidirectional(character) in _CONTROLS for character in text)


def stretches(text: str) -> list[Stretch]:
    """The stretches of a text, from left to right as seen.

    >>> [text[a:b] for text in ["ab אב 12"] for a, b, _ in stretches(text)]
    ['ab ', '12', 'אב ']
    """
    levels = _levels(text)
    found: list[Stretch] = []
    start = 0
    runs: list[tuple[int, Stretch]] = []
    for level, members in groupby(levels):
        end = start + len(list(members))
        runs.append((level, Stretch(start, end, level % 2 == 1)))
        start = end
    for is_turned, group in groupby(runs, key=lambda run: run[0] > 0):
        placed = [stretch for _, stretch in group]
        found += reversed(placed) if is_turned else placed
    return found


def _levels(text: str) -> list[int]:
    """0 from left to right, 1 from right to left, 2 for numbers among the latter."""
    kinds = _kinds(text)
    levels: list[int] = [{"L": 0, "R": 1, "N": 2}.get(kind, -1) for kind in kinds]
    for place, kind in enumerate(kinds):
        if kind == "?":
            before = next((levels[at] for at in range(place - 1, -1, -1) if levels[at] >= 0), 0)
            after = next((levels[at] for at in range(place + 1, len(kinds)) if kinds[at] != "?"), 0)
            levels[place] = int(before > 0 and after > 0)
    return levels


def _kinds(text: str) -> list[str]:
    """L, R, N (a number among words from right to left) or ? for each character."""
    kinds: list[str] = []
    strong = "L"
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT:
            strong = "R"
        elif kind == "L":
            strong = "L"
        if kind in _RIGHT or kind == "L":
            kinds.append(strong)
        elif kind in _NUMBERS:
            kinds.append("N" if strong == "R" or kind == "AN" else "L")
        elif kind == "NSM" and kinds:
            kinds.append(kinds[-1])
        else:
            kinds.append("?")
    return kinds
