from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import atan2, degrees
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions, drawn_at, text_boxes, trace_with
from tests.figures.stories import BALLERINA, HOSTILE, ODD, ONE, TWELVE, Row, many, selected
from timeline.figures.figure import Scene, Space
from timeline.figures.history import FIGURE
from timeline.figures.paper import DIAGONAL
from timeline.figures.theme import DARK, LIGHT

WIDTHS = (360, 390, 600, 768, 1030, 1440, 1920, 2560)
STORIES = {"film": BALLERINA, "one": ONE, "forty": many(), "hostile": HOSTILE, "twelve": TWELVE, "odd": ODD, "none": ()}


def drawn(rows: Iterable[Row], width: int = 1030, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "history", **fields), Space(width, LIGHT, compact=width < 600))


def texts(scene: Scene) -> list[str]:
    return [text for text, _ in text_boxes(scene)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", STORIES)
def test_no_text_is_clipped_or_meets_another(story: str, width: int) -> None:
    scene = drawn(STORIES[story], width)
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(("scale", "height"), [(1.0, 900), (1.6, 900), (2.2, 968)])
def test_a_scaled_picture_has_no_collisions_either(scale: float, height: int) -> None:
    scene = FIGURE.draw(selected(BALLERINA, "history"), Space(1600, LIGHT, scale, height=900))
    assert scene.height == height  # as asked, but never below 440 px at its scale
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(
    ("claim", "x", "why"),
    [
        ("r1", "2023-04-12", "said in 24 March - 30 April: 38 days, 19 of them before"),
        ("r2", "2023-08-12 12:00", "said in 24 March - 31 December: 283 days, 141.5 of them before"),
        ("r3", "2024-11-13 12:00", "said in 26 September - 31 December: 97 days"),
        ("r4", "2025-06-06 12:00", "it happened on its day, though it was told later"),
        ("p1", "2022-11-16", "the middle of November"),
    ],
)
def test_claims_stand_at_the_middle_of_when_they_were_said(claim: str, x: str, why: str) -> None:
    assert drawn_at(trace_with(drawn(BALLERINA), claim, "diamond"), claim)[0] == x, why


def test_later_dates_are_higher() -> None:
    scene = drawn(BALLERINA)
    heights = {claim: drawn_at(trace_with(scene, claim), claim)[1] for claim in ("p0", "p1", "r1", "r3", "r4")}
    assert heights["p0"] > heights["p1"] > heights["r1"] > heights["r3"] == heights["r4"]


def test_the_date_that_stood_is_a_line_in_the_colour_of_slip() -> None:
    scene = drawn(BALLERINA)
    styles = {trace["line"].get("dash", "") for trace in scene.data if trace.get("line", {}).get("color") == LIGHT.late}
    assert styles == {"", "5px,3px", "2px,3px"}  # sure, order assumed, said on an unknown day
    assert {"standing", "assumed", "undated", "bounds"} <= set(scene.legend)


def test_a_move_is_labelled_with_its_slip_and_a_narrowing_is_not() -> None:
    found = texts(drawn(BALLERINA))
    assert "+364 d" in found
    assert "+62 to +182 d" in found
    assert not [text for text in found if "−85" in text]


def test_each_claim_of_the_film_is_labelled_in_the_words_of_its_source() -> None:
    found = texts(drawn(BALLERINA))
    quoted = [text.split("”")[0] + "”" for text in found if text.startswith("“")]
    assert sorted(quoted) == ["“June 6, 2025”", "“June 7, 2024”", "“spring or summer of 2024”", "“summer 2022”"]
    assert "said on an unknown day" in found
    assert "5 milestones were never announced ahead" in found


def test_the_diagonal_has_its_name_along_it() -> None:
    scene = drawn(BALLERINA)
    [note] = [note for note in scene.layout["annotations"] if note["text"] == DIAGONAL]
    [line] = [trace for trace in scene.data if trace.get("line", {}).get("color") == LIGHT.ink2]
    (left, right), (bottom, top) = scene.layout["xaxis"]["range"], line["y"]
    days = (date.fromisoformat(line["x"][1][:10]) - date.fromisoformat(line["x"][0][:10])).days
    whole = (date.fromisoformat(right[:10]) - date.fromisoformat(left[:10])).days
    wide = scene.layout["width"] * (scene.layout["xaxis"]["domain"][1] - scene.layout["xaxis"]["domain"][0])
    assert note["textangle"] == pytest.approx(-degrees(atan2(bottom - top, wide * days / whole)), abs=0.1)


def test_of_many_courses_one_is_coloured_and_the_selected_claim_says_which() -> None:
    rows = many(14)
    plain, chosen = drawn(rows), drawn(rows, claim="c3")
    assert "Release, part 1" in texts(plain)
    assert "Premiere, part 2" in texts(chosen)
    grey = [trace for trace in chosen.data if trace.get("line", {}).get("color") == LIGHT.grey]
    assert grey


def test_every_claim_of_a_course_has_a_spot_with_a_name() -> None:
    names = {spot.claim_id: spot.name for spot in drawn(BALLERINA).spots}
    assert names == {
        "r1": "Ballerina: Release, “spring or summer of 2024”, superseded, said by Cineworld, Mar–Apr 2023, "
        "first date announced",
        "r2": "Ballerina: Release, “June 7, 2024”, superseded, said by Gaming Club, Mar–Dec 2023, "
        "narrowed, −85 to +98 d",
        "r3": "Ballerina: Release, “June 6, 2025”, fulfilled, said by The Direct, Sep–Dec 2024, 364 days later",
        "r4": "Ballerina: Release, happened 6 Jun 2025, said by Sportskeeda, on time; 279–462 days after the first",
        "p0": "Ballerina: Principal photography, start, “summer 2022”, superseded, said by Sportskeeda, "
        "on an unknown day, first date announced",
        "p1": "Ballerina: Principal photography, start, happened Nov 2022, said by Sportskeeda, 62–182 days late",
    }


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), "No claims were known on 30 Nov 2025."),
        (BALLERINA[-2:], "No date was announced ahead, so none has moved."),
    ],
    ids=["nothing", "only what happened"],
)
def test_nothing_to_show_is_said(rows: tuple[Row, ...], sentence: str) -> None:
    scene = drawn(rows)
    assert sentence in texts(scene)
    assert scene.layout["xaxis"]["type"] == "date"


def test_a_window_of_the_view_shows_only_what_was_said_in_it() -> None:
    scene = drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31))
    assert scene.layout["xaxis"]["range"] == ["2024-01-01", "2025-01-01"]
    assert [spot.claim_id for spot in scene.spots] == ["r3", "p0"]  # p0: on an unknown day, perhaps in it
    assert "+364 d" in texts(scene)
    assert clipped(scene) == []


def test_the_as_of_line_is_there_where_a_date_still_stands() -> None:
    scene = drawn(ONE, today=date(2025, 4, 30))
    assert "as of 30 Apr 2025" in texts(scene)
    assert "as-of" in scene.legend
    assert "as-of" not in drawn(BALLERINA).legend


def test_titles_are_text_and_never_markup() -> None:
    scene = drawn(HOSTILE, 1920)
    notes = [note["text"] for note in scene.layout["annotations"]]
    hovers = [text for trace in scene.data for text in trace.get("hovertext", [])]
    assert any("&lt;b&gt;x&lt;/b&gt;" in text for text in notes)
    assert not [text for text in [*notes, *hovers] if "<" in text.replace("<sup>", "").replace("</sup>", "")]


def test_the_dark_theme_changes_colours_only() -> None:
    light, dark = (FIGURE.draw(selected(BALLERINA, "history"), Space(1030, theme)) for theme in (LIGHT, DARK))
    assert light.spots == dark.spots
    assert texts(light) == texts(dark)
    assert DARK.late in {trace.get("line", {}).get("color") for trace in dark.data}


def test_what_lies_outside_a_window_of_the_view_is_counted() -> None:
    inside = drawn(BALLERINA, start=date(2024, 1, 1), end=date(2024, 12, 31))
    away = len(drawn(BALLERINA).spots) - len(inside.spots)
    assert any(text.startswith(f"{away} claims outside these dates") for text in texts(inside))
    assert not any("outside" in text for text in texts(drawn(BALLERINA)))


def test_where_nobody_says_when_the_picture_says_so() -> None:
    rows = tuple({"production": "P", "at": at, "stated": at, "said": ""} for at in ("2022-06-01", "2023-03-01"))
    scene = drawn(rows)
    assert "When it was said is not known" in texts(scene)
    assert "When it was said →" not in texts(scene)
    assert scene.layout["xaxis"]["type"] == "linear", "there are no days across"
    assert len(scene.spots) == 2
    assert clipped(scene) == []
    assert collisions(scene) == []
