"""The phrase as said, joined and told apart again."""

from __future__ import annotations

import pytest

from timeline.claims import stated_edge, stated_text

CASES = [
    ({"date": "Nov-Dec 2022"}, "Nov-Dec 2022", "Nov-Dec 2022", "Nov-Dec 2022"),
    ({"start": "summer 2022"}, "summer 2022", "summer 2022", "summer 2022"),
    ({"end": "end of 2022"}, "end of 2022", "end of 2022", "end of 2022"),
    ({"start": "November 2022", "end": "December"}, "start November 2022; end December", "November 2022", "December"),
    (
        {"start": "February 2024", "duration": "two months"},
        "start February 2024; duration two months",
        "February 2024",
        "start February 2024; duration two months",
    ),
    (
        {"end": "May 2024", "duration": "two months"},
        "end May 2024; duration two months",
        "end May 2024; duration two months",
        "May 2024",
    ),
    (
        {"start": "start of 2024", "end": "end of 2024", "duration": "a year"},
        "start start of 2024; end end of 2024; duration a year",
        "start of 2024",
        "end of 2024",
    ),
    ({}, "", "", ""),
]


@pytest.mark.parametrize(("texts", "stated", "start", "end"), CASES, ids=[case[1] or "nothing" for case in CASES])
def test_stated(texts: dict[str, str], stated: str, start: str, end: str) -> None:
    assert stated_text(texts) == stated
    assert (stated_edge(stated, "start"), stated_edge(stated, "end")) == (start, end)
