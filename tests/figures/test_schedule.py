from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from tests.figures.lettering import drawn_at, plain, text_boxes, trace_with
from tests.figures.stories import BALLERINA, HOSTILE, ODD, ONE, TWELVE, Row, selected
from timeline.figures.axes import DAY_MS
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box
from timeline.figures.schedule import FIGURE
from timeline.figures.theme import DARK, LIGHT


def drawn(rows: Iterable[Row], width: int = 1392, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "schedule", **fields), Space(width, LIGHT, compact=width < 600))


def texts(scene: Scene) -> list[str]:
    return [plain(note["text"]) for note in scene.layout["annotations"]]


def text_at(scene: Scene, words: str) -> Box:
    return next(box for text, box in text_boxes(scene) if text == words)


@pytest.mark.parametrize(
    ("claim", "symbol", "x", "why"),
    [
        ("r2", "diamond", "2024-06-07 12:00", "a day that no longer holds, at its noon"),
        ("r4", "diamond", "2025-06-06 12:00", "the day it came out"),
        ("iv", "diamond", "2023-02-15 12:00", "an interview"),
        ("r1", "diamond", "2024-06-01", "the middle of March to August: 92 of 184 days in"),
    ],
)
def test_symbols_stand_at_their_days(claim: str, symbol: str, x: str, why: str) -> None:
    assert drawn_at(trace_with(drawn(BALLERINA), claim, symbol), claim)[0] == x, why


def bars(scene: Scene, claim: str, height: float) -> list[tuple[str, float]]:
    """(first day, days) of a claim's bars of one height."""
    return [
        (trace["base"][place], trace["x"][place] / DAY_MS)
        for trace in scene.data
        if trace["type"] == "bar" and trace["width"] == height
        for place, other in enumerate(trace["customdata"])
        if other == claim
    ]


@pytest.mark.parametrize(
    ("height", "expected", "why"),
    [
        (16, [("2024-02-29", 31.0)], "certain: the last of February to 30 March, both included"),
        (12, [("2024-02-01", 28.0), ("2024-03-31", 62.0)], "possible: the rest of February; 31 March to 31 May"),
    ],
)
def test_reshoots_have_a_certain_core_and_two_windows(
    height: float, expected: list[tuple[str, float]], why: str
) -> None:
    assert bars(drawn(BALLERINA), "re", height) == expected, why


def test_a_superseded_window_is_a_broken_rectangle_over_its_days() -> None:
    scene = drawn(BALLERINA)
    broken = next(trace for trace in scene.data if trace.get("line", {}).get("dash") == "4px,3px")
    days = [day for day in broken["x"] if day]
    assert {"2024-03-01", "2024-09-01", "2022-06-01", "2022-09-01"} == set(days)
    assert broken["line"]["color"] == LIGHT.grey


def test_the_arrow_leads_from_the_old_day_to_the_new_one_in_the_colour_of_its_direction() -> None:
    scene = drawn(BALLERINA)
    arrows = [trace for trace in scene.data if trace.get("marker", {}).get("symbol") == "arrow"]
    assert {trace["line"]["color"] for trace in arrows} == {LIGHT.late, LIGHT.grey}
    late = next(trace for trace in arrows if trace["line"]["color"] == LIGHT.late)
    assert "2025-06-06 12:00" in late["x"], "the tip above the new date"
    straight = next(trace for trace in arrows if trace["line"]["color"] == LIGHT.grey)
    assert straight["x"] == ["2024-06-07 12:00", "2024-06-07 12:00"], "narrowed: straight down, inside the window"
    assert straight["marker"]["size"] == [0, 9], "only the tip has a head"


def test_the_new_date_s_slip_stands_above_it_and_left_aligned_with_it() -> None:
    scene = drawn(BALLERINA)
    slip, label = text_at(scene, "+364 d"), text_at(scene, "6 Jun 2025\u2009³\u2009⁴")
    assert slip.left == pytest.approx(label.left, abs=0.1)
    assert label.top - slip.top == pytest.approx(30, abs=0.1), "one lane"


@pytest.mark.parametrize(
    "words",
    [
        "narrowed, −85 to +98 d",
        "+62 to +182 d",
        "Nov – Dec 2022\u2009⁴",
        "started Jan–Apr 2023, still going on 26 Sep 2024\u2009³\u2009⁴",
        "15 Feb 2023\u2009⁴",
        "279–462 d late",
        "as of 30 Nov 2025",
        "Slip since first announced",
    ],
)
def test_the_film_s_labels_are_all_there(words: str) -> None:
    assert words in texts(drawn(BALLERINA))


def test_no_label_covers_a_glyph() -> None:
    scene = drawn(BALLERINA)
    for spot in scene.spots:
        mark = Box(spot.x - 4, spot.y - 4, spot.x + 4, spot.y + 4)
        covering = [text for text, box in text_boxes(scene) if box.meets(mark)]
        assert covering in ([], ["started Jan–Apr 2023, still going on 26 Sep 2024\u2009³\u2009⁴"]), spot.name


def test_marks_are_named_for_those_who_cannot_see_them() -> None:
    names = [spot.name for spot in drawn(BALLERINA).spots]
    assert "Release, superseded: 7 Jun 2024, said by Gaming Club, Mar–Dec 2023, moved 364 days later" in names
    assert len(names) == len(set(names)) == 10, "3 of the release, 2 of photography, 5 others"


def test_targets_carry_the_claim_and_cover_long_bars() -> None:
    scene = drawn(BALLERINA)
    (targets,) = (trace for trace in scene.data if trace.get("name") == "targets")
    assert set(targets["customdata"]) == {spot.claim_id for spot in scene.spots}
    assert targets["customdata"].count("pp1") == 12, "a bar of some 500 px can be pointed at all along"
    assert targets["customdata"].count("r2") == 1
    assert targets["hoverinfo"] == "none", "events, but no label of plotly's own"


def test_few_traces_of_many_marks() -> None:
    assert len(drawn(BALLERINA).data) <= 24
    assert all(trace["type"] in ("bar", "scatter") for trace in drawn(BALLERINA).data)


def test_a_window_of_days_in_sight_clips_and_says_where_the_rest_is() -> None:
    scene = drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert scene.layout["xaxis"]["range"] == ["2024-01-01", "2025-01-01"]
    assert "6 Jun 2025 →\u2009³\u2009⁴" in texts(scene)
    assert "← 15 Feb 2023\u2009⁴" in texts(scene)


def test_an_as_of_day_far_from_everything_is_named_at_the_edge() -> None:
    scene = drawn(TWELVE)
    assert "as of 30 Nov 2025 →" in texts(scene)
    assert "as-of" not in scene.legend


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("from 1 Sep 2024\u2009¹", "open to the right"),
        ("by 31 Mar 2024\u2009¹", "open to the left"),
        ("1 Aug 2024, rumored\u2009¹", "the word follows the date"),
        ("canceled\u2009¹", "canceled without a date of its own: at the date that it took away"),
        ("at least +154 d", "a slip that is open on one side"),
        ("sources conflict", "instead of a slip"),
    ],
)
def test_odd_claims(words: str, why: str) -> None:
    assert words in texts(drawn(ODD)), why


def test_a_folded_staircase_says_how_many_are_not_drawn() -> None:
    assert "+9 earlier" in texts(drawn(TWELVE))


def test_hostile_titles_are_text() -> None:
    notes = [note["text"] for note in drawn(HOSTILE, 1920).layout["annotations"]]
    assert any("&lt;b&gt;x&lt;/b&gt;" in note for note in notes)
    assert not any("<b>" in note or "<a" in note or "<span" in note for note in notes)


def test_nothing_known_is_said_in_a_sentence_over_an_axis() -> None:
    scene = drawn(ONE, as_of=date(2020, 1, 1))
    assert "No claims were known on 1 Jan 2020." in texts(scene)
    assert "xaxis" in scene.layout
    assert scene.data == []


def test_a_filter_that_leaves_nothing_says_so() -> None:
    scene = drawn(BALLERINA, text="nothing like this")
    assert "None of the 12 claims known on 30 Nov 2025 passes the filters." in texts(scene)


def test_the_selected_claim_s_row_is_marked() -> None:
    scene = drawn(BALLERINA, claim="r2")
    assert LIGHT.sel in [shape.get("fillcolor") for shape in scene.layout["shapes"]]
    grounds = {note.get("bgcolor") for note in scene.layout["annotations"] if "7 Jun 2024" in note["text"]}
    assert grounds == {LIGHT.sel}


def test_on_a_phone_names_stand_above_their_lanes() -> None:
    scene = drawn(BALLERINA, 358)
    name, label = text_at(scene, "Trailer"), text_at(scene, "26 Sep 2024\u2009⁴")
    assert name.left == pytest.approx(16, abs=0.1)
    assert name.bottom < label.top
    assert "as of 30 Nov 2025" not in texts(scene), "the page says it above"
    assert "still going Sep 2024" in texts(scene), "shortened to fit into its bar"


def test_a_narrow_page_has_the_slip_below_the_name() -> None:
    scene = drawn(BALLERINA, 800)
    assert "Slip since first announced" not in texts(scene)
    assert text_at(scene, "279–462 d late").top > text_at(scene, "Release").top


def test_dark_takes_every_colour_from_its_theme() -> None:
    scene = FIGURE.draw(selected(BALLERINA, "schedule"), Space(1392, DARK))
    light = {LIGHT.ink, LIGHT.blue, LIGHT.late, LIGHT.grey, LIGHT.tint}
    assert not light & set(_colours(scene))
    assert scene.layout["paper_bgcolor"] == "#15191F"


def _colours(scene: Scene) -> Iterable[str]:
    for trace in scene.data:
        yield from (trace.get(part, {}).get("color", "") for part in ("marker", "line"))
    yield from (note["font"]["color"] for note in scene.layout["annotations"])


def test_a_wished_height_stretches_rows_but_never_squeezes_labels_into_each_other() -> None:
    natural = drawn(BALLERINA).height
    selection = selected(BALLERINA, "schedule")
    assert FIGURE.draw(selection, Space(1392, LIGHT, height=natural + 100)).height == pytest.approx(
        natural + 100, abs=1
    )
    assert FIGURE.draw(selection, Space(1392, LIGHT, height=10)).height > 0.8 * natural


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (TWELVE, ("current", "slip"), "diamonds only: the old one with its arrow explains itself"),
        (ONE, ("vague-said", "as-of"), "a window with a diamond"),
        (
            BALLERINA,
            ("actual", "core-actual", "open-actual", "met", "vague-superseded", "edge-superseded", "slip", "as-of"),
            "a superseded window and a superseded day are two glyphs",
        ),
    ],
)
def test_the_legend_shows_the_glyphs_in_use_and_only_those(
    rows: Iterable[Row], expected: tuple[str, ...], why: str
) -> None:
    assert drawn(rows).legend == expected, why
