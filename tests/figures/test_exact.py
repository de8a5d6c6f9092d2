"""Sizes that never grow: what has no room is counted in words, and nothing is cut."""

from __future__ import annotations

import pytest

from tests.figures.crowd import crowd
from tests.figures.lettering import clipped, collisions, text_boxes
from tests.figures.stories import BALLERINA, TWELVE, Row, many, selected
from timeline.figures import picture
from timeline.figures.figure import Scene, Space, figure_named
from timeline.figures.sizes import SIZES
from timeline.figures.theme import LIGHT

VIEWS = ("schedule", "timeline", "compare", "history", "portfolio")
STORIES = {"film": BALLERINA, "twelve": TWELVE, "forty": many(40), "crowd": crowd(60)}


def drawn(rows: tuple[Row, ...], view: str, height: int) -> Scene:
    space = Space(1132, LIGHT, 0.85, height=height, printed=True, exact=True)
    return figure_named(view).draw(selected(rows, view), space)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_link_s_picture_is_as_large_as_it_must_be(view: str, story: str) -> None:
    layout = picture(selected(STORIES[story], view), "og").layout
    assert (layout.width, layout.height) == (1200, 630)


@pytest.mark.parametrize("size", [name for name, size in SIZES.items() if not size.exact])
@pytest.mark.parametrize("view", VIEWS)
def test_a_film_fits_the_other_sizes(view: str, size: str) -> None:
    layout = picture(selected(BALLERINA, view), size).layout
    assert (layout.width, layout.height) == SIZES[size][:2]


@pytest.mark.parametrize("height", [320, 400])
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_plot_keeps_an_exact_height_and_its_texts_apart(view: str, story: str, height: int) -> None:
    scene = drawn(STORIES[story], view, height)
    assert scene.height <= height
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(
    ("view", "story", "words"),
    [
        ("schedule", "crowd", "more rows not drawn"),
        ("compare", "crowd", "more comparisons not drawn"),
        ("portfolio", "crowd", "more productions not drawn"),
        ("history", "crowd", " of 60 productions, those whose dates moved most"),
        ("timeline", "crowd", " without a label"),
    ],
)
def test_what_has_no_room_is_counted(view: str, story: str, words: str) -> None:
    assert [text for text, _ in text_boxes(drawn(STORIES[story], view, 360)) if words in text]


def test_what_is_counted_and_what_is_drawn_are_all() -> None:
    scene = drawn(STORIES["crowd"], "portfolio", 360)
    [rest] = [text for text, _ in text_boxes(scene) if "more productions not drawn" in text]
    names = {text for text, _ in text_boxes(scene) if text.startswith("Production ")}
    assert len(names) + int(rest.split()[0]) == 60


def test_sources_have_a_line_of_their_own_with_their_numbers() -> None:
    notes = [
        str(note.text).replace("\N{NO-BREAK SPACE}", " ")
        for note in picture(selected(BALLERINA, "timeline"), "og").layout.annotations
    ]
    [line] = [note for note in notes if note.startswith("1 ")]
    assert [part.strip() for part in line.split("·")] == [
        "1 Cineworld",
        "2 Gaming Club",
        "3 The Direct",
        "4 Sportskeeda",
    ]
