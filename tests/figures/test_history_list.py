from __future__ import annotations

import pytest

from tests.figures.stories import BALLERINA, ODD, selected
from timeline.figures.history_list import HistoryEntry, history_entries

FILM = history_entries(selected(BALLERINA, "history"))


def test_each_course_has_a_heading_with_its_revisions() -> None:
    assert [group.heading for group in FILM] == ["Release, 2 revisions", "Principal photography, start"]


@pytest.mark.parametrize(
    ("group", "place", "expected"),
    [
        (0, 0, ("1", "“spring or summer of 2024”", "Cineworld", "Mar–Apr 2023", "first date announced", "")),
        (0, 1, ("2", "“June 7, 2024”", "Gaming Club", "Mar–Dec 2023, order assumed", "narrowed, −85 to +98 d", "")),
        (0, 2, ("3", "“June 6, 2025”", "The Direct", "Sep–Dec 2024", "364 days later", "late")),
        (0, 3, ("", "6 Jun 2025", "actual · Sportskeeda", "", "on time; 279–462 days after the first", "")),
        (1, 0, ("1", "“summer 2022”", "Sportskeeda", "said on an unknown day", "first date announced", "")),
        (1, 1, ("", "Nov 2022", "actual · Sportskeeda", "", "62–182 days late", "late")),
    ],
)
def test_an_entry_says_who_said_what_when_and_what_it_changed(
    group: int, place: int, expected: tuple[str, ...]
) -> None:
    entry = FILM[group].entries[place]
    assert (entry.number, entry.phrase, entry.who, entry.when, entry.change, entry.tone) == expected


def entries(rows: tuple[object, ...]) -> dict[str, HistoryEntry]:
    groups = history_entries(selected(rows, "history"))  # type: ignore[arg-type]
    return {entry.claim_id: entry for group in groups for entry in group.entries}


@pytest.mark.parametrize(
    ("claim", "phrase", "change", "why"),
    [
        ("o2", "“September 2024 or later”", "at least 154 days later", "an open side gives one bound"),
        ("o3", "“May 1”", "first date announced, sources conflict", "one of two that can't both be right"),
        ("o7", "no date said", "canceled", "a cancellation without a date"),
    ],
)
def test_odd_entries(claim: str, phrase: str, change: str, why: str) -> None:
    entry = entries(ODD)[claim]
    assert (entry.phrase, entry.change) == (phrase, change), why


@pytest.mark.parametrize(
    ("actual", "change"),
    [
        ("2024-06-10", "3 days late; 2 days after the first"),
        ("2024-06-08", "1 day late; on the first date"),
        ("2024-06-01", "6 days early; 7 days before the first"),
    ],
)
def test_an_actual_is_told_against_the_last_date_and_the_first(actual: str, change: str) -> None:
    rows = (
        {"at": "2024-06-08", "stated": "June 8", "said": "2023-01-01"},
        {"at": "2024-06-07", "stated": "June 7", "said": "2023-02-01"},
        {"id": "done", "at": actual, "stated": "it opened", "said": "2024-07-01", "status": "actual"},
    )
    assert entries(rows)["done"].change == change


def test_without_announcements_there_are_no_entries() -> None:
    assert history_entries(selected((), "history")) == []
