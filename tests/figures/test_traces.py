from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.axes import PixelAxis, ValueAxis
from timeline.figures.inks import BarInk, LineInk, MarkInk
from timeline.figures.traces import Target, bar_trace, hatching, line_trace, mark_trace, target_trace

X, Y = ValueAxis(0, 100, 0, 100, "x"), PixelAxis("y")


def test_a_bar_is_a_base_and_a_length() -> None:
    (trace,) = bar_trace(BarInk(16, "#111111", "#222222", 1.8), X, Y, [(10, 30, 50, "a"), (40, 45, 80, "b")], False)
    assert (trace["base"], trace["x"], trace["y"], trace["width"]) == ([10, 40], [20, 5], [50, 80], 16)
    assert trace["customdata"] == ["a", "b"]
    assert trace["hoverinfo"] == "none"


def test_what_belongs_to_no_claim_cannot_be_pointed_at() -> None:
    (trace,) = bar_trace(BarInk(16, "#111111"), X, Y, [(10, 30, 50, "")], False)
    assert trace["hoverinfo"] == "skip"
    assert "customdata" not in trace


def test_lines_are_parted_by_gaps_and_only_the_tip_has_a_head() -> None:
    trace = line_trace(LineInk("#111111", 1.4, arrow=9), X, Y, [[(0, 0), (10, 0), (10, 20)], [(5, 5), (6, 6)]])
    assert trace["x"] == [0, 10, 10, None, 5, 6]
    assert trace["y"] == [0, 0, 20, None, 5, 6]
    assert trace["marker"]["size"] == [0, 0, 9, 0, 0, 9]


def test_a_filled_line_is_closed_by_plotly() -> None:
    trace = line_trace(LineInk("#111111", 1.4, "4px,3px", "#FFFFFF"), X, Y, [[(0, 0), (1, 0), (1, 1), (0, 0)]])
    assert (trace["fill"], trace["fillcolor"], trace["line"]["dash"]) == ("toself", "#FFFFFF", "4px,3px")


def test_a_symbol_may_hold_a_character() -> None:
    trace = mark_trace(MarkInk("circle", 17, "#FFFFFF", "#0B5C9E", 0, "?"), X, Y, [(5, 6, "a")])
    assert (trace["mode"], trace["text"], trace["textfont"]["color"]) == ("markers+text", ["?"], "#0B5C9E")


@pytest.mark.parametrize(("hover", "info"), [("", "none"), ("words", "text")])
def test_targets_are_unseen_and_speak_only_where_they_have_words(hover: str, info: str) -> None:
    trace = target_trace(X, Y, [Target(5, 6, "a", hover)], 24)
    assert trace["hoverinfo"] == info
    assert trace["marker"]["color"] == "rgba(0,0,0,0)"


def test_printed_hatching_is_a_second_trace_of_lines() -> None:
    ink = BarInk(12, "#FFFFFF", "#0B5C9E", 1.4, "#5B92C4")
    bar, strokes = bar_trace(ink, X, Y, [(10, 60, 50, "a")], True)
    assert "pattern" not in bar["marker"]
    assert strokes["line"]["color"] == "#5B92C4"
    (patterned,) = bar_trace(ink, X, Y, [(10, 60, 50, "a")], False)
    assert patterned["marker"]["pattern"]["fgcolor"] == "#5B92C4"


@given(st.floats(0, 500), st.floats(1, 400), st.floats(0, 500))
def test_hatching_stays_in_its_bar_and_rises_at_45_degrees(left: float, length: float, middle: float) -> None:
    for x0, y0, x1, y1 in hatching(left, left + length, middle, 12):
        assert left - 1e-6 <= x0 < x1 <= left + length + 1e-6
        assert middle - 6 - 1e-6 <= y1 < y0 <= middle + 6 + 1e-6
        assert x1 - x0 == pytest.approx(y0 - y1)
