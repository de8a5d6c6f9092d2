"""The controlled words of a claim: its milestone and its status.

Case, spaces and hyphens don't matter in a known word. A milestone that nobody knows is a new word, accepted as long
as it is written as one.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.claims.milestones import MILESTONES
from timeline.claims.texts import Texts
from timeline.errors import Problem
from timeline.sources import Row
from timeline.sources.fields import known_word, nearest_hint

__all__ = ["STATUSES", "read_milestone", "read_status"]

STATUSES: Final = ("announced", "actual", "rumored", "canceled")
_SPELLINGS: Final = {"rumoured": "rumored", "cancelled": "canceled"}
_SNAKE_CASE: Final = re.compile(r"[^\W\d_][^\W_]*(_[^\W_]+)*")


def read_milestone(row: Row, texts: Texts, problems: list[Problem]) -> str:
    """The milestone's word, "" where it is refused; a new one is noted in `problems`."""
    text = texts.get("milestone", "")
    word = known_word(text, MILESTONES)
    if word in MILESTONES or not text:
        return word
    if _SNAKE_CASE.fullmatch(text) and text == text.lower():
        hint = nearest_hint(text, MILESTONES, "")
        problems.append(row.problem("milestone", "milestone-new", f"new milestone {text!r}", hint, severity="note"))
        return text
    hint = nearest_hint(word, MILESTONES, f"write a new word in snake_case, such as {_snake_case(text)!r}")
    problems.append(row.problem("milestone", "milestone-unknown", f"unknown milestone {text!r}", hint))
    return ""


def _snake_case(text: str) -> str:
    return re.sub(r"[\W_]+", "_", text.lower()).strip("_0123456789") or "test_screening"


def read_status(row: Row, texts: Texts, problems: list[Problem]) -> str:
    """The status, `announced` where none is given, "" where it is refused."""
    text = texts.get("status", "announced")
    word = known_word(text, STATUSES)
    word = _SPELLINGS.get(word, word)
    if word in STATUSES:
        return word
    hint = nearest_hint(word, STATUSES, f"use one of {', '.join(STATUSES)}")
    problems.append(row.problem("status", "status-unknown", f"unknown status {text!r}", hint))
    return ""
