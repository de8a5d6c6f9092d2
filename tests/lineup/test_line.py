"""The words of a line."""

from __future__ import annotations

import pytest

from timeline.lineup import NOT_MOVED, Line

WORDS = [
    ("actual", "later", 57, 57, "+57 d", "late", "57 days late"),
    ("actual", "later", 279, 462, "+279 to +462 d", "late", "279–462 days late"),
    ("actual", "earlier", -6, -6, "−6 d", "early", "6 days early"),
    ("actual", "on time", 0, 0, "0 d", "on time", "on time"),
    ("actual", "within", -9, 20, "−9 to +20 d", "within", "−9 to +20 d, within"),
    ("actual", "undetermined", -9, 20, "−9 to +20 d", "undetermined", "−9 to +20 d, undetermined"),
    ("announced", "later", 14, 14, "+14 d", "later", "14 days later"),
    ("announced", "later", 14, None, "at least +14 d", "later", "at least 14 days later"),
    ("announced", "earlier", -3, -3, "−3 d", "earlier", "3 days earlier"),
    ("announced", "on time", 0, 0, "0 d", "same day", "same day"),
    ("announced", "within", -9, 20, "−9 to +20 d", "narrowed", "−9 to +20 d, narrowed"),
    ("announced", NOT_MOVED, 0, 0, "", "not moved", "not moved"),
    ("announced", "undetermined", None, None, "", "undetermined", "undetermined"),
    ("canceled", "", None, None, "", "canceled", "canceled"),
    ("rumored", "", None, None, "", "rumored", "rumored"),
    ("conflicting", "", None, None, "", "sources conflict", "sources conflict"),
    ("actual", "", None, None, "", "never announced", "never announced"),
]


@pytest.mark.parametrize("case", WORDS, ids=[f"{case[0]} {case[1]}" for case in WORDS])
def test_words(case: tuple[str, str, int | None, int | None, str, str, str]) -> None:
    state, verdict, low, high, *words = case
    line = Line("P", "", "", 0, "at", state, None, None, None, low, high, verdict, (), None, None, ())
    assert [line.amount, line.word, line.said] == words


def test_detail() -> None:
    line = Line("P", "cut", "US", 2, "at", "announced", None, None, None, 0, 0, NOT_MOVED, (), None, None, ())
    assert line.detail == "cut · US"
