"""Where the buttons over a chart go: one a mark, and one for each "+n" with the claims that it counts."""

from __future__ import annotations

from datetime import date

import timeline
from timeline.dashboard.strip import placed_marks
from timeline.figures import Scene, draw
from timeline.pipeline import select
from timeline.view import View

TODAY = date(2025, 11, 30)


def scene(view: str, moves: int, productions: int = 1) -> Scene:
    """Releases that were announced anew each month."""
    rows = [
        {
            "id": f"{title}-{month}",
            "production": f"Film {title}",
            "milestone": "release",
            "date": f"2024-{month:02d}-10",
            "asserted": f"2023-{month:02d}-01",
        }
        for title in range(productions)
        for month in range(1, moves + 1)
    ]
    return draw(select(timeline.normalize(rows), View(view=view), TODAY), width=1392)


def test_a_staircase_counts_those_between_the_first_and_the_last_two() -> None:
    drawn = scene("schedule", 9)
    [(claims, x, y, _, words)] = placed_marks(drawn)["folds"]
    assert words == "+5 earlier"
    assert list(claims) == ["0-2", "0-3", "0-4", "0-5", "0-6"]
    at = {spot.claim_id: (spot.x, spot.y + drawn.top) for spot in drawn.spots}
    assert at["0-1"][1] < y < at["0-7"][1], "between the first and the last two"
    assert x < at["0-7"][0]


def test_a_short_staircase_has_none() -> None:
    assert placed_marks(scene("schedule", 4))["folds"] == []


def test_what_is_folded_has_no_button_of_its_own() -> None:
    drawn = scene("schedule", 9)
    shown = {spot.claim_id for spot in drawn.spots}
    [fold] = drawn.folds
    assert shown.isdisjoint(fold.claims)
    assert shown | set(fold.claims) == {f"0-{month}" for month in range(1, 10)}


def test_a_timeline_counts_labels_without_room() -> None:
    """Said on the same days as others: marks that are drawn, but have no room for a label."""
    drawn = scene("timeline", 12, productions=12)
    assert drawn.folds
    for fold in drawn.folds:
        assert fold.words == f"+{len(fold.claims)}"
    drawn_claims = {spot.claim_id for spot in drawn.spots}
    assert all(claim in drawn_claims for fold in drawn.folds for claim in fold.claims)
