from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.figures.stories import BALLERINA, ODD, selected
from timeline.events import Event, event_list, undated_events

FILM = {(event.claim_id, event.title): event for event in event_list(selected(BALLERINA, "timeline"))}


@pytest.mark.parametrize(
    ("title", "expected", "why"),
    [
        (
            "Said: “spring or summer of 2024”",
            ("r1", "said", "said", "Mar–Apr 2023", (1,)),
            "an announcement, when made",
        ),
        (
            "Release, first announced",
            ("r1", "made", "superseded", "spring or summer 2024", (1,)),
            "the date it claimed",
        ),
        ("Release, second date", ("r2", "made", "superseded", "7 Jun 2024", (2,)), "its first revision"),
        ("Release", ("r4", "made", "met", "6 Jun 2025", (3, 4)), "announced to the day: both sources"),
        ("Photography start, planned", ("p0", "made", "superseded", "summer 2022", (4,)), "said on an unknown day"),
        ("Photography starts, Prague", ("p1", "made", "actual", "Nov 2022", (4,)), "a start, with its place"),
        ("Photography ends", ("p1", "made", "actual", "Dec 2022", (4,)), "and the end of the same claim"),
        ("Post-production starts", ("pp1", "made", "actual", "Jan–Apr 2023", (4,)), "one mark, the start's own claim"),
        ("Post-production", ("pp2", "made", "actual", "still going on 26 Sep 2024", (3,)), "and the end's own claim"),
        ("Reshoots start, Budapest", ("re", "made", "actual", "Feb 2024", (4,)), "many: no s"),
        ("Interview, Vanity Fair", ("iv", "said", "actual", "15 Feb 2023", (4,)), "publicity, with its label"),
    ],
)
def test_an_event_tells_what_happened(title: str, expected: tuple[object, ...], why: str) -> None:
    [event] = [event for event in FILM.values() if event.title == title]
    assert (event.claim_id, event.side, event.look, event.when, event.sources) == expected, why


def test_each_event_of_the_film_is_there_once() -> None:
    events = event_list(selected(BALLERINA, "timeline"))
    assert [event.side for event in events].count("said") == 6
    assert [event.side for event in events].count("made") == 10
    assert not undated_events(selected(BALLERINA, "timeline"))


@pytest.mark.parametrize(
    ("claim", "title", "window"),
    [
        ("r1", "Said: “spring or summer of 2024”", (date(2023, 3, 24), date(2023, 4, 30))),
        ("r1", "Release, first announced", (date(2024, 3, 1), date(2024, 8, 31))),
        ("pp2", "Post-production", (date(2024, 9, 26), None)),
    ],
)
def test_an_event_lies_in_its_window(claim: str, title: str, window: Any) -> None:
    assert FILM[claim, title].window == window


def test_what_was_said_on_an_unknown_day_has_no_place_among_the_announcements() -> None:
    assert not [event for event in FILM.values() if event.claim_id == "p0" and event.side == "said"]


@pytest.mark.parametrize(
    ("claim", "side", "words", "why"),
    [
        ("o1", "made", "Release, first announced: by 31 Mar 2024", "open at the left"),
        ("o2", "made", "Release, announced: 1 Sep 2024 or later", "open at the right"),
        ("o3", "made", "Premiere, sources conflict: 1 May 2024", "a conflict says so"),
        ("o5", "said", "Rumor: “August 1”, Festival · s, 1 Mar 2023", "a rumor, and which milestone it is about"),
        ("o5", "made", "Festival, rumored: 1 Aug 2024", "a rumored date"),
        ("o7", "said", "Said: canceled, Streaming release · s, 1 Nov 2023", "a cancellation"),
        ("o7", "made", "Streaming release, canceled: no date said", "where the date stood that it took away"),
        ("o9", "made", "Reshoots: May 2023", "an activity of which only one window is known"),
    ],
)
def test_odd_events_say_what_they_are(claim: str, side: str, words: str, why: str) -> None:
    events = [event for event in event_list(selected(ODD, "timeline")) if (event.claim_id, event.side) == (claim, side)]
    assert [event.words for event in events] == [words], why


def test_a_cancellation_without_any_date_is_named_apart() -> None:
    assert [event.words for event in undated_events(selected(ODD, "timeline"))] == [
        "Home release, canceled: no date said"
    ]


def test_with_two_productions_each_event_names_its_own() -> None:
    rows = [
        {"production": name, "at": "2024-05-01", "stated": "May 1", "said": "2023-01-01", "source": "s"}
        for name in "AB"
    ]
    events = event_list(selected(rows, "timeline"))
    assert [(event.title, event.who) for event in events if event.side == "made"] == [
        ("Release, was due", "A"),
        ("Release, was due", "B"),
    ]
    said = [event for event in events if event.side == "said"]
    assert [(event.about, event.who) for event in said] == [("A, release", "s"), ("B, release", "s")]


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ({"start": "2024-05-01", "stated": "May 1"}, "Said: start “May 1”"),
        ({"end": "2024-05-01", "stated": "May 1"}, "Said: end “May 1”"),
        (
            {"start": "2024-05-01", "end": "2024-06-01", "stated": "start May 1; end June 1"},
            "Said: start “May 1”, end “June 1”",
        ),
        ({"start": "2024-01-01/2024-12-31", "end": "2024-01-01/2024-12-31", "stated": "2024"}, "Said: “2024”"),
        ({"start": "2024-05-01", "end": "2024-05-01", "stated": "start of May"}, "Said: “start of May”"),
    ],
)
def test_what_was_said_stands_in_quotation_marks_and_our_words_outside(row: dict[str, str], title: str) -> None:
    rows = [{"milestone": "reshoots", "said": "2023-01-01", "source": "s", **row}]
    said: list[Event] = [event for event in event_list(selected(rows, "timeline")) if event.look == "said"]
    assert [event.title for event in said] == [title]


@pytest.mark.parametrize(
    ("as_of", "title", "why"),
    [
        (date(2024, 5, 1), "Release, announced", "its day is not over"),
        (date(2024, 5, 2), "Release, was due", "it is, and nobody says that it happened"),
    ],
)
def test_a_date_that_has_passed_unconfirmed_was_due(as_of: date, title: str, why: str) -> None:
    rows = [{"production": "A", "at": "2024-05-01", "stated": "May 1", "said": "2023-01-01", "source": "s"}]
    events = event_list(selected(rows, "timeline", as_of=as_of))
    assert [event.title for event in events if event.side == "made"] == [title], why
