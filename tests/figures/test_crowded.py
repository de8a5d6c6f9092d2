"""Very many rows: what is drawn of them, what is said of the rest, and how dense an exported picture gets."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from tests.figures.crowd import crowd
from tests.figures.lettering import clipped, collisions, text_boxes
from tests.figures.stories import BALLERINA, Row, many, selected
from timeline.figures.credits import productions_line
from timeline.figures.figure import Scene, Space, figure_named
from timeline.figures.theme import LIGHT
from timeline.pipeline import Selection

CROWD = crowd(500)


@pytest.fixture(scope="module")
def crowded() -> dict[str, Selection]:
    return {view: selected(CROWD, view) for view in ("schedule", "compare", "timeline", "history")}


def drawn(selection: Selection, width: int = 1390, **space: Any) -> Scene:
    room = Space(width, LIGHT, compact=width < 600, **space)
    return figure_named(selection.view.view).draw(selection, room)


def texts(scene: Scene) -> list[str]:
    return [text for text, _ in text_boxes(scene)]


@pytest.mark.parametrize(
    ("view", "width", "words"),
    [
        (
            "schedule",
            1390,
            "100 more rows not drawn: choose productions or milestones to see them; the claims view has all",
        ),
        ("schedule", 390, "100 more rows not drawn: filter to see them"),
        (
            "compare",
            1390,
            "697 more comparisons not drawn: choose productions or milestones to see them; the claims view has all",
        ),
        ("compare", 390, "697 more comparisons not drawn: filter to see them"),
    ],
)
def test_what_is_not_drawn_is_counted(crowded: dict[str, Selection], view: str, width: int, words: str) -> None:
    """500 releases are 500 rows. All but 3 moved once, and 250 are compared with two dates: 997 comparisons."""
    assert words in texts(drawn(crowded[view], width))


@pytest.mark.parametrize("view", ["schedule", "compare", "timeline", "history"])
@pytest.mark.parametrize("width", [390, 1390])
def test_no_text_of_very_many_is_clipped_or_meets_another(crowded: dict[str, Selection], view: str, width: int) -> None:
    scene = drawn(crowded[view], width)
    boxes = sorted(text_boxes(scene), key=lambda pair: pair[1].top)
    assert clipped(scene) == []
    for place, (one, box) in enumerate(boxes):
        for other, second in boxes[place + 1 :]:
            if second.top >= box.bottom:
                break
            assert not box.meets(second, -0.5), (one, other)


@pytest.mark.parametrize("view", ["schedule", "compare", "timeline", "history"])
def test_a_screen_has_few_annotations_however_many_the_claims(crowded: dict[str, Selection], view: str) -> None:
    assert len(drawn(crowded[view]).layout["annotations"]) <= 140


@pytest.mark.parametrize("view", ["schedule", "compare", "timeline", "history"])
def test_a_drawing_takes_no_more_time_than_a_reader_would_notice(crowded: dict[str, Selection], view: str) -> None:
    drawn(crowded[view])
    start = process_time()
    drawn(crowded[view])
    assert process_time() - start < 1.5, "1,250 claims; a quarter of a second where nothing else runs"


@pytest.mark.parametrize("view", ["schedule", "compare"])
def test_a_very_high_export_has_dense_rows(view: str) -> None:
    selection = selected(many(40), view)
    screen, printed = drawn(selection, 1520), drawn(selection, 1520, printed=True)
    assert printed.height < 0.45 * screen.height
    assert clipped(printed) == []
    assert collisions(printed) == []


def test_a_dense_schedule_names_the_slip_and_what_is_not_drawn() -> None:
    rows: tuple[Row, ...] = (
        *many(30),
        *(
            {"production": "Many", "milestone": "interview", "at": f"2024-0{month}-01", "said": f"2023-0{month}-01"}
            for month in (1, 2, 3, 4)
        ),
    )
    found = texts(drawn(selected(rows, "schedule"), 1520, printed=True))
    assert "+2 between" in found, "the first and the last of four are drawn"
    assert found.count("40 d later") + found.count("40 d late") == 30


def test_a_dense_comparison_has_one_line_a_milestone() -> None:
    found = texts(drawn(selected(many(40), "compare"), 1520, printed=True))
    assert "First announced, against what happened, else the last announced" in found
    assert found.count("40 days later") == 20
    assert found.count("40 days late") == 20
    assert "Release, part 1" in found


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (BALLERINA, "", "the title names it"),
        (crowd(2), "Production 1 and Production 2", "both"),
        (crowd(3), "Production 1, Production 2 and Production 3", "all three"),
        (
            crowd(12),
            "Production 1, Production 2, Production 3, Production 4, Production 5, Production 6 and 6 more",
            "90 characters hold six",
        ),
    ],
)
def test_a_picture_of_several_productions_names_them(rows: tuple[Row, ...], expected: str, why: str) -> None:
    assert productions_line(selected(rows, "schedule")) == expected, why
