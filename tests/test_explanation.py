"""A claim's state in words."""

from __future__ import annotations

import pytest

from tests.bundled import bundled_frame
from timeline.chains import as_of
from timeline.errors import UsageError
from timeline.explanation import explain

WORDS = [
    (
        "cine",
        "Superseded in Mar–Dec 2023 by “June 7, 2024” (Gaming Club), which lies inside this window. "
        "What happened, “June 6, 2025”, came 279–462 days late against it.",
    ),
    (
        "club",
        "Superseded in Sep–Dec 2024 by “June 6, 2025” (The Direct), which moved it 364 days later. "
        "It narrowed the date before it. What happened, “June 6, 2025”, came 364 days late against it. "
        "Which of the two was said first is assumed.",
    ),
    (
        "club-year",
        "Superseded in Sep–Dec 2024 by “June 6, 2025” (The Direct). "
        "What happened, “June 6, 2025”, came 157–522 days late against it.",
    ),
    (
        "direct",
        "Fulfilled: it happened on the day announced, “June 6, 2025” (Sportskeeda). "
        "It is 364 days later than the date before it.",
    ),
    ("plan", "Superseded by what happened: “start November 2022; end December” (Sportskeeda), 62–182 days late."),
    ("shot", "This is what happened. It is 62–182 days late against the date announced last."),
    ("post-end", "Still going on when it was said."),
    ("post-start", "This is what happened."),
]


@pytest.mark.parametrize(("claim", "words"), WORDS, ids=[case[0] for case in WORDS])
def test_explained(claim: str, words: str) -> None:
    assert explain(bundled_frame(), claim) == words


CANCELED = {"id": "b", "at": "", "said": "2024-01-05", "status": "canceled", "source": "Y"}
OTHERS = [
    ([{"id": "a", "at": "2025-01-01", "said": "2024-01-01"}], "a", "Stands: nothing has replaced it."),
    ([{"id": "a", "at": "2025-01-01", "status": "rumored"}], "a", "A rumor; nothing was announced."),
    (
        [
            {"id": "a", "at": "2025-01-01", "said": "2024-02-01", "status": "rumored"},
            {"id": "b", "at": "2024-08-01", "said": "2024-01-01", "source": "Y"},
        ],
        "a",
        "A rumor; it gives way to what was announced: “2024-08-01” (Y).",
    ),
    (
        [{"id": "a", "at": "2024-04-01", "source": "x"}, {"id": "b", "at": "2024-08-01", "source": "Y"}],
        "a",
        "In conflict: “2024-08-01” (Y), said at the same time, can't be true as well.",
    ),
    (
        [{"id": "a", "at": "2024-04-01"}, CANCELED],
        "a",
        "Superseded on 5 Jan 2024 by a cancellation (Y).",
    ),
    (
        [{"id": "a", "at": "2024-04-01"}, {"id": "b", "at": "2024-03-01/2024-05-31", "said": "2024-01-05"}],
        "b",
        "Says again what already stood, or less exactly; it replaced nothing.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "claim", "words"), OTHERS, ids=[case[2] for case in OTHERS])
def test_other_states(rows: list[dict[str, str]], claim: str, words: str) -> None:
    assert explain(bundled_frame(rows), claim) == words


def test_the_words_follow_the_day() -> None:
    assert explain(as_of(bundled_frame(), "2024-01-31"), "club").startswith("Stands: nothing has replaced it.")


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UsageError, match="no claim is called 'nobody'"):
        explain(bundled_frame(), "nobody")
