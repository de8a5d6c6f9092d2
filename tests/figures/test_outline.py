"""A long schedule drawn in parts: together they are the whole, each line at its place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.figures.lettering import clipped, collisions, plain, text_boxes
from tests.figures.stories import BALLERINA, Row, selected
from timeline.figures import draw
from timeline.figures.figure import Scene, Space
from timeline.figures.outline import MOST_ROWS, outline_of
from timeline.figures.theme import LIGHT
from timeline.selection import Selection

FEW, LONG = 60, 700
DENSE_ROW, HEADING, RULER = 24, 24, 46


def story(count: int) -> tuple[Row, ...]:
    """`count` rows of three phases within three years, each announced and moved, every third one met."""
    rows: list[Row] = []
    for number in range(count):
        first = date(2022, 3, 1) + timedelta(days=number * 37 % 1000)
        base = {
            "production": "Long",
            "milestone": ("release", "trailer", "reshoots")[number % 3],
            "label": f"part {number + 1}",
            "source": "s",
        }
        rows.append({**base, "at": first.isoformat(), "stated": f"day {number}", "said": "2021-02-03"})
        second = first + timedelta(days=number % 90)
        rows.append({**base, "at": second.isoformat(), "stated": f"day {number} late", "said": "2021-10-03"})
        if number % 3 == 1:
            rows.append({**base, "at": second.isoformat(), "stated": "so", "said": "2025-03-03", "status": "actual"})
    return tuple(rows)


@pytest.fixture(scope="module", params=[FEW, LONG], ids=["as high as its lanes", "dense"])
def selection(request: pytest.FixtureRequest) -> Selection:
    return selected(story(request.param), "schedule")


def parts(selection: Selection, width: int, step: float = 900) -> list[Scene]:
    """The whole, drawn as a reader would who scrolls by `step` px."""
    scenes = [draw(selection, width=width, sight=(0, step))]
    while (end := scenes[-1].top + scenes[-1].height) < scenes[0].whole_height - 1:
        scenes.append(draw(selection, width=width, sight=(end, end + step)))
    return scenes


@pytest.mark.parametrize("width", [390, 1390])
def test_the_parts_join_without_a_gap(selection: Selection, width: int) -> None:
    scenes = parts(selection, width)
    assert len(scenes) > 2
    assert {scene.whole_height for scene in scenes} == {scenes[0].whole_height}
    ends = [scene.top + scene.height for scene in scenes]
    assert [scene.top for scene in scenes[1:]] == pytest.approx(ends[:-1], abs=1)
    assert ends[-1] == pytest.approx(scenes[0].whole_height, abs=1)


@pytest.mark.parametrize("width", [390, 1390])
def test_every_row_is_in_one_part(selection: Selection, width: int) -> None:
    scenes = parts(selection, width)
    leads = [spot.claim_id for scene in scenes for spot in scene.spots]
    assert len(leads) == len(set(leads))
    chains = selection.frame[selection.frame["claim_id"].isin(leads)]["chain"].unique()
    assert sorted(chains) == sorted(selection.frame["chain"].unique())
    places = [scene.top + spot.y for scene in scenes for spot in scene.spots]
    assert places == sorted(places) or width < 600 or len(leads) < LONG, "top to bottom"


@pytest.mark.parametrize("width", [390, 1390])
def test_each_part_is_as_legible_as_a_whole(selection: Selection, width: int) -> None:
    for scene in parts(selection, width):
        assert collisions(scene) == []
        assert clipped(scene) == []


def test_a_short_one_in_parts_is_the_one_drawn_at_once() -> None:
    selection = selected(story(FEW), "schedule")
    whole, scenes = draw(selection, width=1390), parts(selection, 1390)
    assert scenes[0].whole_height == whole.height
    joined = [(spot.claim_id, spot.x, round(scene.top + spot.y)) for scene in scenes for spot in scene.spots]
    assert joined == [(spot.claim_id, spot.x, round(spot.y)) for spot in whole.spots]
    assert {scene.layout["xaxis"]["range"][0] for scene in scenes} == {whole.layout["xaxis"]["range"][0]}


def test_a_long_one_is_as_high_as_its_rows() -> None:
    scene = draw(selected(story(LONG), "schedule"), width=1390, sight=(0, 900))
    assert scene.whole_height == RULER + 3 * HEADING + LONG * DENSE_ROW


def test_the_head_is_the_lettering_of_the_ruler() -> None:
    selection = selected(story(LONG), "schedule")
    top, below = draw(selection, width=1390, sight=(0, 900)), draw(selection, width=1390, sight=(5000, 5900))
    assert below.head == top.head
    assert below.head_height == RULER
    words = [plain(text.words) for text in below.head]
    assert {"Milestone", "Slip since first announced", "2022", "2024"} <= set(words)
    lettered = {words for words, box in text_boxes(top) if box.bottom < RULER}
    assert lettered == set(words), "what stands above the first row, and nothing else"
    assert not [words for words, box in text_boxes(below) if words in ("2022", "2024")]


def test_the_heading_above_a_part_is_told_with_it() -> None:
    selection = selected(story(LONG), "schedule")
    starts, top = {}, RULER
    for title, rows in (("Production", 233), ("Publicity", 233), ("Release", 234)):
        starts[title], top = top, top + HEADING + rows * DENSE_ROW
    parts = [(0, 900), (starts["Publicity"] - 100, starts["Publicity"] + 100), (starts["Release"] + 500, 10**6)]
    told = [draw(selection, width=1390, sight=part).headings for part in parts]
    assert list(told[0]) == [(starts["Production"], "Production")]
    assert [title for _, title in told[1]] == ["Production", "Publicity"]
    assert list(told[-1]) == [(starts["Release"], "Release")]


def test_only_a_page_has_rows_without_end() -> None:
    space, selection = Space(1390, LIGHT), selected(story(LONG), "schedule")
    assert outline_of(selection, space).more == LONG - MOST_ROWS
    assert outline_of(selection, space, endless=True).more == 0


@pytest.mark.parametrize(
    ("top", "bottom"), [(0, 1), (0, 10**9), (10**6, 10**6 + 900)], ids=["a px", "all", "beyond the end"]
)
def test_any_stretch_may_be_asked_for(top: float, bottom: float) -> None:
    for count in (FEW, LONG):
        scene = draw(selected(story(count), "schedule"), width=1390, sight=(top, bottom))
        assert 0 < scene.height <= scene.whole_height
        assert 0 <= scene.top < scene.whole_height
        assert scene.spots or bottom == 1, "rows, wherever one looks"


def test_dates_out_of_the_window_share_one_place_at_each_edge() -> None:
    window = {"start": date(2022, 3, 1), "end": date(2022, 6, 1)}
    scene = draw(selected(story(LONG), "schedule", **window), width=1390, sight=(5000, 6500))
    assert collisions(scene) == []
    away = [words for words, _ in text_boxes(scene) if ", 1 more →" in words]
    assert away, "the first date, and the one that holds"


def test_an_empty_one_has_a_sentence_and_no_parts() -> None:
    scene = draw(selected(BALLERINA, "schedule", text="nowhere"), width=1390, sight=(0, 900))
    assert scene.height == scene.whole_height
    assert scene.spots == ()
