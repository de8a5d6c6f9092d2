"""The phrase as said, in one text: a claim's date, or the parts of an activity, joined so that they can be told apart.

One part stands alone ("summer 2022"); several are named ("start February 2024; duration two to three months"). No
phrase that is accepted holds a semicolon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["PARTS", "stated_edge", "stated_text"]

PARTS: Final = ("start", "end", "duration")
_JOINT: Final = "; "


def stated_text(texts: Mapping[str, str]) -> str:
    """The one text of a claim's `date`, or of its `start`, `end` and `duration`.

    >>> stated_text({"start": "February 2024", "duration": "two to three months"})
    'start February 2024; duration two to three months'
    """
    if "date" in texts:
        return texts["date"]
    given = [(part, texts[part]) for part in PARTS if part in texts]
    if len(given) == 1:
        return given[0][1]
    return _JOINT.join(f"{part} {text}" for part, text in given)


def stated_edge(stated: str, edge: str) -> str:
    """What a claim's text says of one edge (`at`, `start` or `end`); the whole text where that edge is not named.

    >>> stated_edge("start November 2022; end December", "end")
    'December'
    >>> stated_edge("start February 2024; duration two to three months", "end")
    'start February 2024; duration two to three months'
    """
    if _JOINT in stated:
        for part in stated.split(_JOINT):
            if part.startswith(f"{edge} "):
                return part[len(edge) + 1 :]
    return stated
