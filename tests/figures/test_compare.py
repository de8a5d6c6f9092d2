from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.figures.lettering import plain, text_boxes
from tests.figures.stories import BALLERINA, ONE, Row, selected
from timeline.figures.axes import DAY_MS
from timeline.figures.compare import FIGURE
from timeline.figures.figure import Scene, Space
from timeline.figures.theme import LIGHT


def drawn(rows: Iterable[Row], width: int = 1392, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "compare", **fields), Space(width, LIGHT, compact=width < 600))


def texts(scene: Scene) -> list[str]:
    return [plain(note["text"]) for note in scene.layout["annotations"]]


def slip_bars(scene: Scene, axis: str) -> list[tuple[float, float]]:
    return [
        (base, base + length)
        for trace in scene.data
        if trace["type"] == "bar" and trace["xaxis"] == axis
        for base, length in zip(trace["base"], trace["x"], strict=True)
    ]


@pytest.mark.parametrize(("width", "axis"), [(1392, "x2"), (800, "x2"), (358, "x")])
def test_vague_slips_run_from_least_to_most(width: int, axis: str) -> None:
    assert sorted(slip_bars(drawn(BALLERINA, width), axis)) == [(-85, 98), (62, 182), (279, 462)]


def test_exact_slips_are_symbols_on_the_axis_of_days() -> None:
    points = {
        (trace["marker"]["symbol"], trace["marker"]["color"], x)
        for trace in drawn(BALLERINA).data
        if trace["type"] == "scatter"
        and trace["xaxis"] == "x2"
        and trace.get("name") != "targets"
        and "marker" in trace
        for x in trace["x"]
    }
    assert points == {("diamond", LIGHT.late, 364), ("circle", LIGHT.surface, 0)}, "twice 364 days, and a ring on zero"


def test_dates_are_drawn_where_they_are() -> None:
    scene = drawn(BALLERINA)
    diamonds = [
        x
        for trace in scene.data
        if trace.get("marker", {}).get("symbol") == "diamond" and trace["xaxis"] == "x"
        for x in trace["x"]
    ]
    assert {"2025-06-06 12:00", "2024-06-07 12:00"} <= set(diamonds)
    windows = [
        (trace["base"][0], trace["x"][0] / DAY_MS)
        for trace in scene.data
        if trace["type"] == "bar" and trace["xaxis"] == "x"
    ]
    assert windows == [("2022-11-01", 30.0)], "November, when the photography started"


@pytest.mark.parametrize(
    "words",
    [
        "“spring or summer of 2024”",
        "first announced · Cineworld\u2009¹, Mar–Apr 2023",
        "279–462 days late",
        "+279 to +462",
        "on time",
        "within",
        "then “June 7, 2024” · Gaming Club\u2009²",
        "Release, against the actual date 6 Jun 2025\u2009⁴",
        "earlier ←",
        "→ later, days",
        "−100",
        "+400",
    ],
)
def test_the_film_s_words_are_all_there(words: str) -> None:
    assert words in texts(drawn(BALLERINA))


def test_columns_are_left_out_as_it_gets_narrower_and_a_phone_has_cards() -> None:
    assert "Slip, days" in texts(drawn(BALLERINA, 1200))
    assert "Slip, days" not in texts(drawn(BALLERINA, 900))
    phone = drawn(BALLERINA, 358)
    assert "Verdict" not in texts(phone)
    assert phone.layout["xaxis"]["type"] == "linear"
    assert "+279 to +462 d" in texts(phone)


def test_a_verdict_is_in_the_colour_of_its_direction() -> None:
    colours = {plain(note["text"]): note["font"]["color"] for note in drawn(BALLERINA).layout["annotations"]}
    assert colours["364 days late"] == LIGHT.late
    assert colours["within"] == LIGHT.ink3
    assert colours["on time"] == LIGHT.blue


def test_nothing_to_compare_is_said() -> None:
    assert "Nothing to compare yet: no announced date here has changed, or has come true." in texts(drawn(ONE))


def test_no_text_meets_a_bar() -> None:
    scene = drawn(BALLERINA, 1200)
    low, high = scene.layout["xaxis2"]["domain"]
    for text, box in text_boxes(scene):
        if box.top > 46 and "against" not in text and "next" not in text:
            assert box.right <= low * 1200 or box.left >= high * 1200 - 1, text


def _told(day: str, said: str, **fields: Any) -> Row:
    return {"production": "P", "source": "s", "at": day, "said": said, **fields}


def test_a_window_that_was_kept_hides_nothing_of_what_happened_in_it() -> None:
    spring = _told("2024-03-01/2024-05-31", "2023-06-01")
    april = _told("2024-04-01/2024-04-30", "2024-06-01", status="actual")
    outlines = [
        trace
        for trace in drawn([spring, april]).data
        if trace.get("line", {}).get("dash") == "4px,3px" and trace.get("fill") == "toself"
    ]
    assert [trace["fillcolor"] for trace in outlines] == ["rgba(0,0,0,0)"], "the ground would cover the hatching"


def test_two_sources_that_conflict_have_no_late_one() -> None:
    rivals = [_told("2024-05-01", "2023-01-01", source="a"), _told("2024-08-01", "2023-01-01", source="b")]
    scene = drawn(rivals)
    assert "sources conflict" in texts(scene)
    assert not [text for text in texts(scene) if text.endswith("later")]
    assert scene.legend == ("conflicting", "slip-exact-undetermined")


def test_an_open_side_fades_inside_the_column_of_dates() -> None:
    scene = drawn([_told("2024-04-01/..", "2024-01-01"), _told("2025-06-01/..", "2024-05-01")])
    first, last = (date.fromisoformat(edge[:10]) for edge in scene.layout["xaxis"]["range"])
    bars = [trace for trace in scene.data if trace["type"] == "bar" and trace["xaxis"] == "x"]
    ends = [
        datetime.fromisoformat(base) + timedelta(milliseconds=length)
        for trace in bars
        for base, length in zip(trace["base"], trace["x"], strict=True)
    ]
    assert len(ends) == 14, "two fades of seven bars"
    assert first < min(ends).date()
    assert max(ends).date() <= last
