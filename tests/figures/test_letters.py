from __future__ import annotations

import pytest

from tests.figures.lettering import clipped, collisions, text_boxes
from tests.figures.stories import BALLERINA, many, selected
from timeline.figures import draw
from timeline.figures.axes import PixelAxis, TimeAxis
from timeline.figures.figure import Scene, Space, figure_named
from timeline.figures.letters import MOST_NOTES, Letters, can_write, letters
from timeline.figures.page import Text
from timeline.figures.text import width
from timeline.figures.theme import LIGHT, Type

AXIS = TimeAxis(738000.0, 739000.0, 300.0, 1300.0)  # a px a day
DOWN = PixelAxis()


def text(words: str, x: float, align: str = "left", ground: str = "") -> Text:
    return Text(words, x, 20.0, Type(12), "#000000", align, ground)


def drawn(view: str, count: int, *, printed: bool = False) -> Scene:
    space = Space(1390, LIGHT, printed=printed)
    return figure_named(view).draw(selected(many(count), view), space)


@pytest.mark.parametrize("view", ["schedule", "compare"])
def test_very_many_texts_are_the_pages_on_a_screen_and_annotations_in_print(view: str) -> None:
    screen, printed = drawn(view, 15), drawn(view, 15, printed=True)
    assert screen.layout["annotations"] == []
    assert len(screen.letters) == len(text_boxes(screen)) > MOST_NOTES
    assert printed.layout["annotations"]
    assert printed.letters == ()


def test_few_texts_are_annotations() -> None:
    scene = draw(selected(BALLERINA, "schedule"), width=1390)
    assert 0 < len(scene.layout["annotations"]) <= MOST_NOTES
    assert scene.letters == ()


@pytest.mark.parametrize("view", ["schedule", "compare"])
@pytest.mark.parametrize("width", [390, 900, 1390])
def test_they_stand_where_annotations_would(view: str, width: int) -> None:
    selection = selected(many(15), view)
    screen = draw(selection, width=width)
    assert collisions(screen) == []
    assert clipped(screen) == []


def test_a_ground_beside_a_plot_is_on_a_ruler_of_px() -> None:
    found = letters([text("in", 800, ground="#FFFFFF"), text("beside", 20, ground="#FFFFFF")], [AXIS, DOWN], 1390)
    over, beside = found.grounds
    assert (over["xaxis"], over["y"]) == ("x", [20.0])
    assert (beside["xaxis"], beside["base"]) == ("x80", [19.0])
    assert [(axis.name, axis.left, axis.right) for axis in found.axes if not isinstance(axis, PixelAxis)] == [
        ("x80", 0.0, 300.0)
    ], "what lies right of the plot has no ground, and no ruler"


def test_texts_are_given_on_as_they_are() -> None:
    texts = [text("in", 800), text("beside", 20, "right")]
    assert letters(texts, [AXIS, DOWN], 1390) == Letters(texts, [], [])


def test_a_ground_is_a_bar_under_its_text_and_a_px_wider_at_both_ends() -> None:
    [trace] = letters([text("wide", 800, ground="#FFFFFF")], [AXIS, DOWN], 1390).grounds
    assert trace["type"] == "bar"
    assert trace["base"] == [AXIS.value(738499.0)]
    assert trace["x"] == [AXIS.length(width("wide", Type(12)) + 2)]
    assert trace["hoverinfo"] == "skip"


def test_plots_over_one_another_leave_no_place_to_one_ruler() -> None:
    other = TimeAxis(1.0, 2.0, 300.0, 1300.0, "x2")
    assert can_write([AXIS, DOWN])
    assert not can_write([AXIS, other, DOWN])
