"""Every view of the folder, whatever its name, through the same hard cases: a new file passes with no edit here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions
from tests.figures.stories import BALLERINA, HOSTILE, ODD, ONE, TWELVE, many, selected
from timeline.errors import UsageError
from timeline.figures import draw, figures
from timeline.figures.figure import Figure, Scene, Space, figure_named
from timeline.figures.legend import glyph_svg, legend_words
from timeline.figures.theme import LIGHT

LONG_AGO = (
    {"production": "Old", "at": "0001-01-01/0001-12-31", "stated": "year 1", "said": "0001-01-01/.."},
    {"production": "Old", "at": "9998-01-01/9999-12-31", "stated": "the end", "said": "2020-01-01"},
)
STORIES: dict[str, Any] = {
    "film": BALLERINA,
    "one": ONE,
    "forty": many(),
    "hostile": HOSTILE,
    "twelve": TWELVE,
    "odd": ODD,
    "none": (),
    "two": (*BALLERINA, *TWELVE),
    "long ago": LONG_AGO,
}
WIDTHS = (360, 599, 600, 1000, 1440, 2560)


def drawn(view: str, story: str, width: int = 1440) -> Scene:
    return draw(selected(STORIES[story], view), width=width)


@pytest.fixture(params=sorted(figures()))
def view(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_folder_has_the_views_of_the_design(view: str) -> None:
    assert {"compare", "history", "portfolio", "schedule", "timeline"} <= set(figures())
    assert isinstance(figure_named(view), Figure)
    assert figure_named(view).name == view


def test_an_unknown_chart_is_refused() -> None:
    with pytest.raises(
        UsageError, match="no chart is called 'claims': use one of compare, history, portfolio, schedule, timeline"
    ):
        draw(selected(BALLERINA, "claims"), width=1000)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", STORIES)
def test_no_text_is_clipped_or_meets_another(view: str, story: str, width: int) -> None:
    scene = drawn(view, story, width)
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize(("width", "scale"), [(720, 0.79), (1520, 0.86), (1840, 1.2), (1018, 1.93)])
@pytest.mark.parametrize("story", ["film", "hostile", "odd"])
def test_nor_at_the_scales_of_exports(view: str, story: str, width: int, scale: float) -> None:
    space = Space(width, LIGHT, scale, compact=scale > 1.5, printed=True)
    scene = figure_named(view).draw(selected(STORIES[story], view), space)
    assert clipped(scene) == []
    assert collisions(scene) == []


@pytest.mark.parametrize("story", STORIES)
def test_a_scene_is_a_plain_figure_of_exactly_its_size(view: str, story: str) -> None:
    scene = drawn(view, story, 1001)
    assert (scene.layout["width"], scene.layout["height"]) == (1001, scene.height)
    assert scene.layout["margin"] == {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}
    assert scene.layout["showlegend"] is False
    assert {trace["type"] for trace in scene.data} <= {"bar", "scatter"}
    for name, axis in scene.layout.items():
        if name[1:5] == "axis":
            assert axis["autorange"] is False
            assert len(axis["range"]) == 2
            assert 0 <= axis["domain"][0] < axis["domain"][1] <= 1


@pytest.mark.parametrize("story", ["forty", "twelve"])
def test_traces_are_few_however_many_the_marks(view: str, story: str) -> None:
    assert len(drawn(view, story).data) <= 40


def test_markup_in_titles_is_escaped(view: str) -> None:
    scene = draw(selected(HOSTILE, view), width=2560)
    texts = [note["text"] for note in scene.layout["annotations"]]
    texts += [text for trace in scene.data for text in trace.get("hovertext", ())]
    assert not [text for text in texts if any(mark in text for mark in ("<b>", "<a ", "<span", "<br> <"))]


def test_every_mark_in_sight_can_be_pointed_at_and_is_named(view: str) -> None:
    scene = drawn(view, "film")
    known = {claim for mark in selected(BALLERINA, view).marks for claim in mark.claims}
    targets = {claim for trace in scene.data if trace.get("name") == "targets" for claim in trace["customdata"]}
    assert targets == {spot.claim_id for spot in scene.spots} != set()
    assert targets <= known
    assert all(spot.name and 0 <= spot.x <= 1440 and 0 <= spot.y <= scene.height for spot in scene.spots)


@pytest.mark.parametrize("story", STORIES)
def test_days_are_sent_as_days_that_plotly_can_draw(view: str, story: str) -> None:
    for trace in drawn(view, story).data:
        for value in (*trace["x"], *trace.get("base", ())):
            if isinstance(value, str):
                assert 1 <= datetime.fromisoformat(value).year <= 9999


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_legend_names_glyphs_that_have_a_picture_and_words(view: str, story: str, theme: str) -> None:
    for name in draw(selected(STORIES[story], view), width=1440, theme=theme).legend:
        assert legend_words(name)
        assert glyph_svg(name, theme).startswith("<svg")


def test_the_same_selection_gives_the_same_scene(view: str) -> None:
    space = Space(1440, LIGHT)
    selection = selected(BALLERINA, view)
    assert figure_named(view).draw(selection, space) == figure_named(view).draw(selection, space)


def test_nothing_known_still_has_an_axis_and_a_sentence(view: str) -> None:
    scene = drawn(view, "none")
    assert "No claims were known on 30 Nov 2025." in [note["text"] for note in scene.layout["annotations"]]
    assert [name for name in scene.layout if name[1:5] == "axis"]


@pytest.mark.parametrize(
    ("start", "end"),
    [(date.max, date.max), (date.min, date.min), (date(9999, 1, 1), None), (None, date(1, 1, 5))],
    ids=["last day", "first day", "last year on", "first days"],
)
def test_a_window_at_an_end_of_the_calendar(view: str, start: date | None, end: date | None) -> None:
    scene = draw(selected(BALLERINA, view, start=start, end=end), width=1392)
    assert clipped(scene) == []
