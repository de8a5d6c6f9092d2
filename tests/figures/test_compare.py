from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions, plain, text_boxes
from tests.figures.stories import BALLERINA, ONE, Row, many, selected
from timeline.figures import SIZES, picture
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


@pytest.mark.parametrize("width", [1392, 358])
def test_nothing_to_compare_is_said_over_no_line_and_no_year(width: int) -> None:
    scene = drawn(ONE, width)
    assert " ".join(texts(scene)) == "Nothing to compare yet: no announced date here has changed, or has come true."
    assert scene.layout["shapes"] == []


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


# -- The window of the view ---------------------------------------------------------------------------------------

SPRING_ON: dict[str, Any] = {"start": date(2024, 5, 1), "end": date(2025, 3, 31)}


def test_a_window_is_that_of_the_dates_and_not_of_the_days() -> None:
    scene, whole = drawn(BALLERINA, **SPRING_ON), drawn(BALLERINA)
    assert scene.layout["xaxis"]["range"] == ["2024-05-01", "2025-04-01"], "to the end of the last day"
    assert scene.layout["xaxis2"]["range"] == whole.layout["xaxis2"]["range"]
    assert sorted(slip_bars(scene, "x2")) == [(-85, 98), (62, 182), (279, 462)]


def test_what_lies_outside_the_window_is_counted_and_named_at_its_edge() -> None:
    """Of six rows all but "narrowed", inside the summer of 2024, have a date before May 2024 or after March 2025."""
    found = texts(drawn(BALLERINA, **SPRING_ON))
    assert "5 of 6 rows outside these dates" in found
    assert found.count("6 Jun 2025 →") == 4, "against it twice, met, and then announced"
    assert "← Jun–Aug 2022 and Nov 2022" in found
    assert not [text for text in texts(drawn(BALLERINA)) if "outside" in text or text.endswith(" →")]


def test_no_symbol_stands_for_a_day_outside_the_window() -> None:
    scene = drawn(BALLERINA, **SPRING_ON)
    places = {
        x
        for trace in scene.data
        if trace["type"] == "scatter" and trace["xaxis"] == "x" and trace.get("marker", {}).get("symbol") == "diamond"
        for x in trace["x"]
    }
    assert places == {"2024-06-07 12:00", "2024-06-01"}, "June 7, and the middle of spring and summer"


@pytest.mark.parametrize("width", [600, 800, 1100, 1392])
@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2024, 5, 1), date(2025, 3, 31)), (date(2030, 1, 1), date(2030, 12, 31)), (None, date(2023, 6, 30))],
)
def test_no_text_of_a_window_is_clipped_or_meets_another(width: int, start: date | None, end: date | None) -> None:
    scene = drawn(BALLERINA, width, start=start, end=end)
    assert clipped(scene) == []
    assert collisions(scene) == []


# -- The words above the days --------------------------------------------------------------------------------------


def _moved(by: int) -> list[Row]:
    """A date that moved by so many days."""
    return [
        _told("2024-06-01", "2023-01-01"),
        _told((date(2024, 6, 1) + timedelta(by)).isoformat(), "2023-06-01"),
    ]


@pytest.mark.parametrize("width", [360, 500, 600, 700, 820, 1100, 1392])
@pytest.mark.parametrize("slips", [(90,), (-400,), (-400, 20), (-60, 60), (3000, -10)])
def test_what_the_axis_of_days_counts_is_always_said(width: int, slips: tuple[int, ...]) -> None:
    rows = [{**row, "label": str(number)} for number, slip in enumerate(slips) for row in _moved(slip)]
    scene = drawn(rows, width)
    headings = [text for text in texts(scene) if text in ("→ later, days", "days, earlier ←", "days")]
    assert len(headings) == 1
    assert clipped(scene) == []
    assert collisions(scene) == []


def test_dates_that_came_earlier_alone_have_the_days_at_the_left_of_zero() -> None:
    found = texts(drawn(_moved(-400)))
    assert "days, earlier ←" in found


# -- Pictures that would outgrow their height ----------------------------------------------------------------------


@pytest.mark.parametrize("size", ["og", "square", "hd", "slide", "a4"])
def test_the_film_s_picture_keeps_its_size(size: str) -> None:
    found = picture(selected(BALLERINA, "compare"), size)
    assert (found.layout.width, found.layout.height) == SIZES[size][:2]


@pytest.mark.parametrize("size", ["og", "square"])
def test_a_dense_picture_has_every_row_and_its_verdict(size: str) -> None:
    found = [plain(note.text) for note in picture(selected(BALLERINA, "compare"), size).layout.annotations]
    for words in ("279–462 days late", "364 days late", "on time", "62–182 days late", "within", "364 days later"):
        assert words in found
    assert found.count("“spring or summer of 2024”") == found.count("“June 7, 2024”") == 2


def test_glyphs_of_low_rows_stay_inside_them() -> None:
    scene = FIGURE.draw(selected(many(40), "compare"), Space(1520, LIGHT, printed=True, height=400))
    rings = [trace["marker"]["size"] for trace in scene.data if trace.get("marker", {}).get("symbol") == "diamond"]
    assert max(rings) * 2**0.5 <= 22, "a row is 20 px high and its ring 15 px wide, corner to corner 20"
