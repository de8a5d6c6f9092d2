"""The controlled words of a claim: its milestone and its status.

Case, spaces and hyphens don't matter. A milestone that nobody knows is a new word, accepted where it is one word, or a
few, that can't be meant for a known one.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.claims.milestones import ACTIVITIES, MILESTONES
from timeline.claims.texts import Texts
from timeline.errors import Problem
from timeline.sources import Row
from timeline.sources.fields import known_word, nearest_hint

__all__ = ["STATUSES", "read_milestone", "read_status"]

STATUSES: Final = ("announced", "actual", "rumored", "canceled")
_SPELLINGS: Final = {"rumoured": "rumored", "cancelled": "canceled"}
_MEANT: Final = {
    **dict.fromkeys(("prep", "preparation", "preprod"), "pre_production"),
    **dict.fromkeys(("filming", "shooting", "shoot", "photography", "production"), "principal_photography"),
    **dict.fromkeys(("post", "postprod", "editing"), "post_production"),
    **dict.fromkeys(("pickups", "additional_photography"), "reshoots"),
    **dict.fromkeys(("launch", "release_date", "theatrical_release", "ga"), "release"),
}
"""What people call milestones that are known by another word: only for a hint. In snake_case they are new words, as the
tasks of plans become, which claim tables made of plans hold."""

_NUMBERED: Final = re.compile(r"(\w+?)_?(\d+)")
_SNAKE_CASE: Final = re.compile(r"[^\W\d_][^\W_]*(_[^\W_]+)*")


def read_milestone(row: Row, texts: Texts, problems: list[Problem]) -> str:
    """The milestone's word, "" where it is refused; a new one is noted in `problems`."""
    text = texts.get("milestone", "")
    word = known_word(text, MILESTONES)
    if word in MILESTONES or not text:
        return word
    is_snake_case = bool(_SNAKE_CASE.fullmatch(text)) and text == text.lower()
    hint = _meant(word) or (nearest_hint(text, MILESTONES, "") if is_snake_case else _hint(word))
    if is_snake_case or (_SNAKE_CASE.fullmatch(word) and not hint):
        new = f"new milestone {word!r}" + (f", written {text!r}" if word != text else "")
        problems.append(row.problem("milestone", "milestone-new", new, hint, severity="note"))
        return word
    cure = hint or f"write a new word in snake_case, such as {_snake_case(text)!r}"
    problems.append(row.problem("milestone", "milestone-unknown", f"unknown milestone {text!r}", cure))
    return ""


def _meant(word: str) -> str:
    """The known milestone that a word is another name of, or of its start or end; "" where it is none.

    >>> _meant("filming_start")
    "did you mean 'principal_photography', with its date as 'start'?"
    """
    if word in _MEANT:
        return f"did you mean {_MEANT[word]!r}?"
    stem, _, edge = word.rpartition("_")
    if edge in ("start", "end") and _MEANT.get(stem) in ACTIVITIES:
        return f"did you mean {_MEANT[stem]!r}, with its date as {edge!r}?"
    return ""


def _hint(word: str) -> str:
    """The known milestone that a word is probably meant for, "" where there is none."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered and numbered[1] in MILESTONES:
        return f"write {numbered[1]!r}, and {numbered[2]!r} as its label"
    return nearest_hint(word, MILESTONES, "")


def _snake_case(text: str) -> str:
    return re.sub(r"[\W_]+", "_", text.lower()).strip("_0123456789") or "test_screening"


def read_status(row: Row, texts: Texts, problems: list[Problem]) -> str:
    """The status, `announced` where none is given, "" where it is refused."""
    text = texts.get("status", "announced")
    word = known_word(text, STATUSES)
    word = _SPELLINGS.get(word, word)
    if word in STATUSES:
        return word
    hint = nearest_hint(word, STATUSES, f"use one of {', '.join(STATUSES)}; a column of other remarks is a 'note'")
    problems.append(row.problem("status", "status-unknown", f"unknown status {text!r}", hint))
    return ""
