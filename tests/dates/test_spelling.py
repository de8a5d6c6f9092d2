"""Which known word one wrong letter makes of another."""

from __future__ import annotations

import pytest

from timeline.dates.spelling import nearest

KNOWN = ("february", "january", "june", "july", "summer", "may", "from", "form")

# The word, what is near it, and what is wrong.
CASES = [
    ("febuary", "february", "a letter dropped"),
    ("jannuary", "january", "a letter added"),
    ("sunmer", "summer", "a letter changed"),
    ("smumer", "summer", "two neighbours swapped"),
    ("summer", "summer", "nothing"),
    ("fonm", "form", "the first of the alphabet is near"),
    ("fbuary", None, "two letters dropped"),
    ("jun", None, "too short to tell"),
    ("", None, "no word"),
    ("xyzzy", None, "no word is near"),
]


@pytest.mark.parametrize(("word", "wanted", "why"), CASES, ids=[case[2] for case in CASES])
def test_nearest(word: str, wanted: str | None, why: str) -> None:
    assert nearest(word, KNOWN) == wanted, why
