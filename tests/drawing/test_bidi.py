from __future__ import annotations

import pytest

from timeline.drawing.bidi import has_controls, stretches

HEBREW, ARABIC = "אבג", "سلام"
SEEN = [
    ("plain text, 2024", ["plain text, 2024"], "one direction"),
    ("", [], "nothing"),
    (HEBREW, [HEBREW], "the other direction"),
    (f"a {HEBREW} b", ["a ", HEBREW, " b"], "a word among others: the spaces are the line's"),
    (f"{HEBREW} 2024", ["2024", f"{HEBREW} "], "a number after it stands left of it"),
    (f"{HEBREW} 2024 {HEBREW}", [f" {HEBREW}", "2024", f"{HEBREW} "], "and between two of them"),
    (f"{ARABIC}, {HEBREW}", [f"{ARABIC}, {HEBREW}"], "what parts two of them runs with them"),
    (f"2024 {HEBREW}", ["2024 ", HEBREW], "a number before it is the line's"),
    (f"x {HEBREW} y 12", ["x ", HEBREW, " y 12"], "a number after other words too"),
]


@pytest.mark.parametrize(("text", "seen", "why"), SEEN, ids=[case[2] for case in SEEN])
def test_the_order_in_which_it_is_seen(text: str, seen: list[str], why: str) -> None:
    assert [text[start:end] for start, end, _ in stretches(text)] == seen, why


def test_which_stretches_run_to_the_left() -> None:
    assert [turned for *_, turned in stretches(f"a {HEBREW} 12 {HEBREW}")] == [False, True, False, True]


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u202a"])
def test_controls_are_noticed(control: str) -> None:
    assert has_controls(f"a{control}b")
    assert not has_controls(f"a{HEBREW}\u200db")
