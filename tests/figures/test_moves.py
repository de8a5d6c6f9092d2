from __future__ import annotations

from typing import Any

import pytest

from tests.figures.stories import BALLERINA, ODD, selected
from timeline.figures.moves import Move, moves_among
from timeline.pipeline import Selection


def moves(selection: Selection, milestone: str) -> list[Move]:
    return moves_among(mark for mark in selection.marks if mark.milestone == milestone)


def test_the_film_s_release_moved_twice() -> None:
    first, second = moves(selected(BALLERINA, "schedule"), "release")
    assert (first.old.claim_id, first.new.claim_id, first.low, first.high) == ("r1", "r2", -85, 98)
    assert (first.verdict, first.said, first.in_words) == ("within", "narrowed, −85 to +98 d", "narrowed")
    assert (second.old.claim_id, second.low, second.high, second.verdict) == ("r2", 364, 364, "later")
    assert (second.said, second.in_words) == ("+364 d", "moved 364 days later")


def test_the_arrow_to_a_date_that_was_met_tells_the_move_between_announcements() -> None:
    second = moves(selected(BALLERINA, "schedule"), "release")[1]
    assert second.new.met
    assert "r3" in second.new.claims, "the mark stands for the announcement of that day too"
    assert second.in_words.endswith("later"), "not late: the date it came out on was announced"


def test_a_start_is_compared_with_a_start() -> None:
    (move,) = moves(selected(BALLERINA, "schedule"), "principal_photography")
    assert (move.low, move.high, move.verdict) == (62, 182, "later")
    assert move.in_words == "62–182 days late"


def row(**claim: Any) -> dict[str, Any]:
    return {"production": "P", "source": "s", **claim}


@pytest.mark.parametrize(
    ("first", "second", "said", "why"),
    [
        ("2024-06-07", "2024-06-02", "−5 d", "five days earlier"),
        (
            "2024-03-01/2024-08-31",
            "2024-05-01/2024-12-31",
            "moved, −122 to +305 d",
            "they overlap, neither holds the other",
        ),
        ("2024-03-01/2024-08-31", "2025-01-01/..", "at least +123 d", "31 August to 1 January"),
    ],
)
def test_what_stands_at_the_arrow(first: str, second: str, said: str, why: str) -> None:
    told = [row(at=first, said="2023-01-01"), row(at=second, said="2023-05-01")]
    (move,) = moves(selected(told, "schedule"), "release")
    assert move.said == said, why


def test_what_is_announced_after_it_happened_has_not_moved() -> None:
    told = [
        row(at="2024-03-05", said="2024-05-02", status="actual"),
        row(at="2024-08-01/2024-08-31", said="2024-06-02"),
    ]
    assert moves(selected(told, "schedule"), "release") == []


def test_a_cancellation_moves_nothing() -> None:
    assert moves(selected(ODD, "schedule"), "streaming_release") == []


def test_a_rumor_gives_way_without_a_slip() -> None:
    rows = [
        {"id": "said", "at": "2025-09-01", "said": "2025-03-01"},
        {"id": "rumor", "at": "2025-10-01", "said": "2025-05-01", "status": "rumored"},
    ]
    assert moves_among(selected(rows, "schedule").marks) == []
