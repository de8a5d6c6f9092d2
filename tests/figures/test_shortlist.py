from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.figures.lettering import clipped, text_boxes
from tests.figures.stories import BALLERINA, Row, selected
from timeline.figures.figure import Space
from timeline.figures.history import FIGURE
from timeline.figures.history_list import history_entries
from timeline.figures.shortlist import FEWER, MOST, crowd_list, shortlist
from timeline.figures.theme import LIGHT


def milestones(production: str, count: int) -> list[Row]:
    """So many premieres, the first announced once, the next ones twice, and a release that never moved."""
    rows: list[Row] = [{"production": production, "at": "2024-05-01", "said": "2023-01-01", "id": f"{production}r"}]
    for number in range(count):
        base = {"production": production, "milestone": "premiere", "label": f"no {number}"}
        for move in range(1 if number == 0 else 2):
            at, said = date(2024, 1, 1) + timedelta(number + 40 * move), date(2023, 1, 1) + timedelta(90 * move)
            claim = f"{production}{number}-{move}"
            rows.append({**base, "at": at.isoformat(), "said": said.isoformat(), "id": claim})
    return rows


LONG = tuple(milestones("Long", 99))
"""100 milestones of one production: the release and 99 premieres."""
CROWD = (*milestones("A", 30), *milestones("B", 3))


def test_of_very_many_milestones_the_release_and_those_that_moved_are_drawn() -> None:
    found = shortlist(selected(LONG, "history"))
    assert len(found.courses) == MOST == found.drawn
    assert found.left == {"Long": 40}
    names = [course.name for course in found.courses]
    assert "Release" in names
    assert "Premiere, no 0" not in names, "it never moved"
    assert names.index("Premiere, no 1") < names.index("Premiere, no 2"), "in the order of the comparison"


def test_the_selected_claim_s_milestone_is_always_drawn() -> None:
    found = shortlist(selected(LONG, "history", claim="Long0-0"))
    assert "Premiere, no 0" in [course.name for course in found.courses]
    assert found.drawn == MOST


def test_few_milestones_are_all_drawn() -> None:
    found = shortlist(selected(BALLERINA, "history"))
    assert (found.drawn, found.left) == (2, {})


@pytest.mark.parametrize(
    ("width", "note"),
    [
        (1390, "60 of 100 milestones drawn, those whose dates moved most; filter to see the others"),
        (390, "60 of 100 milestones drawn"),
    ],
)
def test_a_chart_counts_the_milestones_that_it_does_not_draw(width: int, note: str) -> None:
    scene = FIGURE.draw(selected(LONG, "history"), Space(width, LIGHT, compact=width < 600))
    assert note in [text for text, _ in text_boxes(scene)]
    assert clipped(scene) == []
    assert len({spot.claim_id for spot in scene.spots}) == 1 + 2 * 59, "the release, and 59 that moved once"


def test_a_crowd_s_production_is_drawn_in_part_and_says_so() -> None:
    selection = selected(CROWD, "history")
    assert crowd_list(selection, 2).left == {"A": 31 - FEWER}
    texts = [text for text, _ in text_boxes(FIGURE.draw(selection, Space(1390, LIGHT)))]
    assert f"Release, 1 of 31 milestones, {FEWER} drawn" in texts
    assert "Release, 1 of 4 milestones" in texts


def test_both_ends_of_an_activity_are_one_milestone() -> None:
    """A release, three premieres and the filming, whose start and end were announced: five milestones, not six."""
    filming = {"production": "B", "milestone": "principal_photography", "start": "2024-01-01", "end": "2024-03-01"}
    rows = (*CROWD[-6:], *CROWD[:8], {**filming, "said": "2023-01-01", "id": "film"})
    selection = selected(rows, "history")
    texts = [text for text, _ in text_boxes(FIGURE.draw(selection, Space(1390, LIGHT)))]
    assert sum(course.key[0] == "B" for course in crowd_list(selection, 2).courses) == 6
    assert any(text.endswith(", 1 of 5 milestones") for text in texts)
    heading = "5 more milestones: choose one, or click its mark"
    assert history_entries(selection)[-1].heading == heading, "the list has the other production's"
