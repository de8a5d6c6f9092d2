"""A production alone: its line, and below it a row for each date announced and for what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.figures.lettering import clipped, collisions, drawn_at, plain, text_boxes, trace_with
from tests.figures.stories import BALLERINA, HOSTILE, ODD, TWELVE, Row, selected
from timeline.figures import SIZES, picture
from timeline.figures.figure import Scene, Space
from timeline.figures.portfolio import FIGURE
from timeline.figures.theme import LIGHT

NIGHT: list[Row] = [
    {"id": "n1", "at": "2024-03-01", "stated": "March 1", "said": "2023-01-01", "publisher": "Paper", "source": "p"},
    {"id": "n2", "at": "2024-09-01", "stated": "September 1", "said": "2023-06-01", "publisher": "Post", "source": "q"},
    {"id": "n3", "at": "2025-01-15", "stated": "so", "said": "2025-01-20", "status": "actual", "source": "p"},
]


def scene(rows: Iterable[Row], width: int = 1392, height: int | None = None, **view: Any) -> Scene:
    space = Space(width, LIGHT, compact=width < 600, height=height, printed=True)
    return FIGURE.draw(selected(rows, "portfolio", **view), space)


def texts(drawn: Scene) -> list[str]:
    return [plain(note["text"]) for note in drawn.layout["annotations"]]


def at(drawn: Scene, words: str) -> float:
    """The y of the middle of a text."""
    box = next(box for text, box in text_boxes(drawn) if text == words)
    return (box.top + box.bottom) / 2


def test_each_date_has_a_row_with_its_source_and_what_it_changed() -> None:
    drawn = scene(NIGHT)
    found = texts(drawn)
    for words in ("“March 1”", "Paper\u2009¹, 1 Jan 2023", "“September 1”", "Post\u2009², 1 Jun 2023", "15 Jan 2025"):
        assert words in found
    # March to September are 184 days, on to 15 January 136 more.
    assert at(drawn, "+184 d") == pytest.approx(at(drawn, "later"), abs=0.5)
    assert {"first", "+136 d", "+320 d"} <= set(found)
    assert found.count("late") == 2, "of the line, and of the last step"


def test_the_steps_stand_below_each_other_at_their_days() -> None:
    drawn = scene(NIGHT)
    places = {
        (claim, x): y
        for trace in drawn.data
        if trace.get("marker", {}).get("symbol") == "diamond"
        for claim, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    rows = [("n1", "2024-03-01 12:00"), ("n2", "2024-09-01 12:00"), ("n3", "2025-01-15 12:00")]
    assert [places[row] for row in rows] == [46 + 56 + 22, 46 + 56 + 66, 46 + 56 + 110], "steps of 44 px under 46 + 56"


def test_an_arrow_goes_down_from_each_date_to_the_next() -> None:
    arrows = [
        trace
        for trace in scene(NIGHT).data
        if trace.get("marker", {}).get("symbol") == "arrow" and trace["line"]["color"] == LIGHT.late
    ]
    bends = [x for trace in arrows for x in trace["x"] if x and str(x).startswith(("2024-09-01", "2025-01-15"))]
    assert len(bends) == 4, "the corner and the tip of two arrows"


@pytest.mark.parametrize(
    ("rows", "width", "why"),
    [
        (NIGHT[:1], 1392, "one date alone has no steps"),
        ([*NIGHT, {**NIGHT[0], "id": "o", "production": "Other"}], 1392, "two productions"),
        (NIGHT, 400, "a phone"),
    ],
)
def test_no_steps(rows: list[Row], width: int, why: str) -> None:
    assert "“March 1”" not in texts(scene(rows, width)), why


def test_of_very_many_steps_the_middle_is_counted() -> None:
    rows = [
        {
            "at": (date(2024, 1, 1) + timedelta(9 * number)).isoformat(),
            "stated": f"day {number}",
            "said": (date(2023, 1, 1) + timedelta(9 * number)).isoformat(),
        }
        for number in range(20)
    ]
    found = texts(scene(rows))
    assert "+9 between; the history has them all" in found, "the first and the last ten of twenty"
    assert [f"“day {number}”" in found for number in (0, 1, 9, 10, 19)] == [True, False, False, True, True]


def test_a_window_names_what_lies_beyond_it() -> None:
    found = texts(scene(NIGHT, start=date(2024, 6, 1), end=date(2024, 12, 31)))
    assert any(text.startswith("← 1 Mar 2024") for text in found)
    assert any(text.endswith("15 Jan 2025 →") for text in found)


def test_every_claim_is_named_once_and_can_be_pointed_at() -> None:
    drawn = scene(NIGHT)
    assert sorted(spot.claim_id for spot in drawn.spots) == ["n1", "n2", "n3"]
    assert drawn_at(trace_with(drawn, "n2", "diamond"), "n2")[0] == "2024-09-01 12:00"


@pytest.mark.parametrize("width", [600, 900, 1150, 1392, 1900])
@pytest.mark.parametrize("height", [None, 300, 900])
@pytest.mark.parametrize(
    "rows", [NIGHT, BALLERINA, TWELVE, HOSTILE, ODD], ids=["night", "film", "twelve", "titles", "odd"]
)
def test_no_text_is_clipped_or_meets_another(rows: Iterable[Row], height: int | None, width: int) -> None:
    drawn = scene(rows, width, height)
    assert clipped(drawn) == []
    assert collisions(drawn) == []


@pytest.mark.parametrize("size", ["hd", "slide", "og"])
def test_a_picture_of_one_production_is_used(size: str) -> None:
    found = picture(selected(BALLERINA, "portfolio"), size).layout
    assert (found.width, found.height) == SIZES[size][:2]
    assert found.margin.b < 0.5 * found.height, "the plot and what is above it take more than half"
