"""A claim's state in words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundled import bundled_frame
from tests.chains.oracle_rows import ACTIVITY, MOMENT, Row, several
from tests.chains.test_oracle import quick, together
from tests.frames import claim_frame
from timeline.chains import as_of, resolve
from timeline.errors import UsageError
from timeline.explanation import explain, explain_all
from timeline.marks import build_marks

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
    ("plan", "Superseded by what happened: “November 2022” (Sportskeeda), 62–182 days late."),
    ("shot", "This is what happened. Start: it is 62–182 days late against the date announced last."),
    ("shot-start", "Says again what happened, or less exactly."),
    ("post-end", "Still going on when it was said."),
    ("post-start", "This is what happened."),
]


@pytest.mark.parametrize(("claim", "words"), WORDS, ids=[case[0] for case in WORDS])
def test_explained(claim: str, words: str) -> None:
    assert explain(bundled_frame(), claim) == words


CANCELED = {"id": "b", "at": "", "said": "2024-01-05", "status": "canceled", "source": "Y"}
HAPPENED = {"id": "out", "at": "2024-04-10", "said": "2024-04-30", "status": "actual", "source": "Z"}
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
    (
        [{"id": "a", "at": "2024-04-01"}, CANCELED, {"id": "c", "at": "2024-05-01", "said": "2024-02-01/2024-02-03"}],
        "b",
        "Canceled, but announced again on 1–3 Feb 2024: “2024-05-01” (s).",
    ),
    (
        [{"id": "a", "at": "2024-04-01"}, CANCELED, HAPPENED],
        "b",
        "Canceled, but it happened after all: “2024-04-10” (Z).",
    ),
    (
        [{"id": "a", "at": "2024-04-01"}, {**HAPPENED, "said": "2024-04-12"}, {**CANCELED, "said": "2024-05-01"}],
        "b",
        "A cancellation, though it had already happened: “2024-04-10” (Z).",
    ),
    (
        [{"id": "a", "at": "2024-04-01", "said": "2024-05-01"}, {**HAPPENED, "said": "2024-04-12"}],
        "a",
        "Said when it had already happened otherwise: “2024-04-10” (Z).",
    ),
    (
        [HAPPENED, {**HAPPENED, "id": "b", "at": "2024-04-12", "said": "2024-05-01", "source": "Y"}],
        "out",
        "Another account counts, said later or more exactly: “2024-04-12” (Y), 2 days later.",
    ),
    (
        [HAPPENED, {**HAPPENED, "id": "b", "at": "2024-04-12", "said": "2024-05-01", "source": "Y"}],
        "b",
        "This is what happened. It is 2 days later than “2024-04-10” (Z), told of it before.",
    ),
    (
        [{"id": "a", "at": "2024-04-01/2024-04-30", "status": "rumored"}, HAPPENED],
        "a",
        "Fulfilled: it happened within the window rumored, “2024-04-10” (Z).",
    ),
    (
        [{"id": "a", "at": "2024-04-01/2024-04-10"}, {**HAPPENED, "at": "2024-04-10/2024-04-11"}],
        "a",
        "Superseded by what happened: “2024-04-10/2024-04-11” (Z), which may lie outside this window.",
    ),
    (
        [
            {"id": "a", "at": "2024-04-01", "said": "2024-01-01"},
            {"id": "b", "at": "2024-04-01/2024-04-30", "said": "2024-01-02"},
            HAPPENED,
        ],
        "b",
        "Superseded by what happened: “2024-04-10” (Z), which lies inside this window; "
        "the date that it restated did not hold.",
    ),
    (
        [
            {"id": "a", "at": "2024-04-10", "said": "2024-01-01"},
            {"id": "b", "at": "2024-04-20", "said": "2024-01-02"},
            HAPPENED,
        ],
        "a",
        "Superseded on 2 Jan 2024 by “2024-04-20” (s), which moved it 10 days later. "
        "What happened, “2024-04-10”, was on this day after all.",
    ),
    (
        [
            {"id": "a", "at": "2024-04-10", "said": "2024-01-01"},
            {"id": "b", "at": "2024-04-01/2024-04-30", "said": "2024-01-02", "supersedes": "a"},
        ],
        "a",
        "Superseded on 2 Jan 2024 by “2024-04-01/2024-04-30” (s), which is less exact.",
    ),
    (
        [
            {"id": "a", "end": "2024-04-10", "said": "2024-01-01"},
            {"id": "b", "end": "2024-05-01/..", "said": "2024-05-01", "status": "actual", "source": "Y"},
        ],
        "a",
        "Superseded on 1 May 2024 by what still went on: “2024-05-01/..” (Y), at least 21 days late.",
    ),
    (
        [
            {"id": "a", "end": "2024-05-01/..", "said": "2024-05-01", "status": "actual"},
            {"id": "b", "end": "2024-06-01", "said": "2024-06-02", "status": "actual", "source": "Y"},
        ],
        "a",
        "Still going on when it was said; then: “2024-06-01” (Y).",
    ),
    (
        [
            {"id": "a", "end": "2024-05-10", "said": "2024-01-01"},
            {
                "id": "b",
                "start": "2024-03-01",
                "end": "2024-05-13",
                "stated": "start 2024-03-01; end 2024-05-13",
                "said": "2024-06-01",
                "status": "actual",
            },
        ],
        "a",
        "Superseded by what happened: “2024-05-13” (s), 3 days late.",
    ),
    (
        [
            {"id": "a", "start": "2024-03-01", "end": "2024-05-10", "said": "2024-01-01"},
            {"id": "b", "start": "2024-03-01", "said": "2024-03-02", "status": "actual", "source": "Y"},
        ],
        "a",
        "Start: fulfilled: it happened on the day announced, “2024-03-01” (Y). End: stands: nothing has replaced it.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "claim", "words"), OTHERS, ids=[case[2] for case in OTHERS])
def test_other_states(rows: list[dict[str, str]], claim: str, words: str) -> None:
    assert explain(bundled_frame(rows), claim) == words


@given(st.one_of(several(MOMENT), several(ACTIVITY)))
@quick(30)
def test_whatever_happened_it_is_told_in_whole_sentences(listed: list[list[Row]]) -> None:
    frame = resolve(claim_frame(together(listed)))
    for claim in frame["claim_id"]:
        words = explain(frame, claim)
        assert re.fullmatch(
            r"[A-Z](?!.*(  | ,|, ?\.|\.\.|None|nan)).*\.", words.replace("../", "").replace("/..", "")
        ), words


def test_the_words_follow_the_day() -> None:
    assert explain(as_of(bundled_frame(), "2024-01-31"), "club").startswith("Stands: nothing has replaced it.")


ANNOUNCED = {"id": "a", "at": "2026-05-03", "said": "2025-01-01"}
SHOOT = {"id": "a", "start": "2026-03-01", "end": "2026-05-01/2026-05-10", "said": "2025-01-01"}
DUE = [
    (ANNOUNCED, "2026-05-04", "It was due by 3 May 2026; no source says that it happened.", "the day after"),
    (ANNOUNCED, "2026-05-03", "", "still on the day"),
    ({**ANNOUNCED, "at": "2026-05-03/.."}, "2030-01-01", "", "it may still come"),
    ({**ANNOUNCED, "status": "rumored"}, "2030-01-01", "", "nobody announced it"),
    ({**ANNOUNCED, "status": "canceled"}, "2030-01-01", "", "it will not come"),
    (SHOOT, "2026-04-01", "", "its start has passed, but it goes on"),
    (SHOOT, "2026-05-11", "It was due by 10 May 2026; no source says that it happened.", "the last day of its end"),
    ({**SHOOT, "end": ""}, "2026-03-02", "It was due by 1 Mar 2026; no source says that it happened.", "only a start"),
]


@pytest.mark.parametrize(("row", "day", "words", "why"), DUE, ids=[case[3] for case in DUE])
def test_what_stands_and_has_passed_is_unconfirmed(row: dict[str, str], day: str, words: str, why: str) -> None:
    frame, moment = bundled_frame([row]), date.fromisoformat(day)
    told = explain(frame, "a", as_of=moment)
    assert told.count("It was due") == bool(words), why
    assert words in told
    assert explain_all(frame, as_of=moment) == [told]
    [mark] = build_marks(frame, {})
    assert (mark.due_by(moment) is not None) == bool(words), "the mark's rule is the same"
    assert "due" not in explain(frame, "a"), "without a day nothing has passed"


def test_what_has_passed_in_conflict_is_due_too() -> None:
    rivals = [{"id": "a", "at": "2024-04-01", "source": "x"}, {"id": "b", "at": "2024-08-01", "source": "Y"}]
    assert explain(bundled_frame(rivals), "a", as_of=date(2024, 5, 1)) == (
        "In conflict: “2024-08-01” (Y), said at the same time, can't be true as well. "
        "It was due by 1 Apr 2024; no source says that it happened."
    )


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UsageError, match="no claim is called 'nobody'"):
        explain(bundled_frame(), "nobody")
