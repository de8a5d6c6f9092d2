from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.figures.lettering import text_boxes
from tests.figures.stories import BALLERINA, Row, selected
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box
from timeline.figures.schedule import FIGURE
from timeline.figures.theme import LIGHT

LONG: tuple[Row, ...] = tuple(
    {"production": "Long", "label": str(year), "at": f"{year}-06-01", "stated": str(year), "said": f"{year - 1}-01-01"}
    for year in range(2015, 2030)
)


def drawn(rows: tuple[Row, ...], width: int = 1390, **fields: Any) -> Scene:
    return FIGURE.draw(selected(rows, "schedule", **fields), Space(width, LIGHT))


def box_of(scene: Scene, words: str) -> Box:
    return next(box for text, box in text_boxes(scene) if text == words)


@pytest.mark.parametrize("day", [date(2024, 1, 31), date(2024, 12, 20), date(2026, 11, 21), date(2020, 2, 2)])
@pytest.mark.parametrize("width", [700, 1000, 1390, 1900])
def test_the_as_of_day_hides_no_year(day: date, width: int) -> None:
    bare = {text for text, _ in text_boxes(drawn(LONG, width)) if text.isdecimal() and len(text) == 4}
    scene = drawn(LONG, width, as_of=day)
    known = {text for text, _ in text_boxes(scene) if text.isdecimal() and len(text) == 4}
    first, last = (int(scene.layout["xaxis"]["range"][end][:4]) for end in (0, 1))
    assert {year for year in bare if first < int(year) < last} <= known


def test_where_every_place_of_the_year_row_is_taken_it_stands_below() -> None:
    scene = drawn(LONG, as_of=date(2026, 11, 21))
    assert box_of(scene, "as of 21 Nov 2026").top > box_of(scene, "2026").bottom


def test_the_year_that_the_line_runs_through_is_named_right_of_it() -> None:
    scene = drawn(BALLERINA, as_of=date(2024, 1, 31))
    year, day = box_of(scene, "2024"), box_of(scene, "as of 31 Jan 2024")
    assert day.right < year.left, "the line is between the two"


@pytest.mark.parametrize(
    "words", ["spring or summer 2024\u2009¹", "narrowed, −85 to +98 d", "7 Jun 2024\u2009²", "as of 31 Jan 2024"]
)
def test_every_label_of_the_film_finds_room_on_a_day_in_its_midst(words: str) -> None:
    assert words in [text for text, _ in text_boxes(drawn(BALLERINA, as_of=date(2024, 1, 31)))]


@pytest.mark.parametrize(
    ("as_of", "words", "why"),
    [
        (date(2022, 8, 31), "start, summer 2022\u2009¹", "its last day is not over"),
        (date(2022, 9, 1), "start, was due summer 2022\u2009¹", "it is, and nobody says that it happened"),
    ],
)
def test_what_was_due_says_so(as_of: date, words: str, why: str) -> None:
    planned = tuple(row for row in BALLERINA if row["id"] == "p0")
    assert words in [text for text, _ in text_boxes(drawn(planned, as_of=as_of))], why


def test_the_name_of_a_mark_that_was_due_says_that_no_source_confirms_it() -> None:
    names = [spot.name for spot in drawn(BALLERINA, as_of=date(2024, 1, 31)).spots]
    [name] = [name for name in names if name.startswith("Principal photography")]
    state, said = name.split(": ")
    assert state == "Principal photography, announced, was due by 31 Aug 2022, not confirmed"
    assert said == "start, summer 2022, said by Sportskeeda"
