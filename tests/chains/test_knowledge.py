"""What was known on a day."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.frames import claim_frame
from timeline.chains import as_of, resolve
from timeline.errors import UsageError

ROWS: list[dict[str, Any]] = [
    {"id": "vague", "at": "2024-03-01/2024-08-31", "said": "2023-03-24/2023-04-30"},
    {"id": "exact", "at": "2024-06-07", "said": "2023-01-01/2023-12-31", "supersedes": "vague"},
    {"id": "moved", "at": "2025-06-06", "said": "2024-09-26/2024-12-31"},
    {"id": "out", "at": "2025-06-06", "said": "2025-06-06/..", "status": "actual"},
    {"id": "plan", "milestone": "shoot", "start": "2022-06-01/2022-08-31"},
    {"id": "shot", "milestone": "shoot", "start": "2022-11-01/2022-11-30", "end": "2022-12-01/2022-12-31",
     "said": "2022-11-15", "status": "actual"},
]  # fmt: skip

# Middles by hand: 24 March + 37/2 days is the noon of 11 April, so known from 12 April; 1 January + 364/2 is 2 July;
# 26 September + 96/2 is 13 November.
STATES = [
    ("2022-11-14", {"plan": "current"}, "unknown assertions are always known; the actual is unsaid"),
    ("2022-11-15", {"plan": "superseded", "shot": "actual"}, "said; its start has happened"),
    ("2023-04-11", {"plan": "superseded", "shot": "actual"}, "a day before the middle of the window"),
    ("2023-04-12", {"plan": "superseded", "shot": "actual", "vague": "current"}, "the middle"),
    ("2023-07-02", {"plan": "superseded", "shot": "actual", "vague": "superseded", "exact": "current"}, "a middle"),
    ("2024-11-12", {"plan": "superseded", "shot": "actual", "vague": "superseded", "exact": "current"}, "a day short"),
    (
        "2024-11-13",
        {"plan": "superseded", "shot": "actual", "vague": "superseded", "exact": "superseded", "moved": "current"},
        "the middle of 26 Sep-31 Dec",
    ),
    (
        "2025-06-06",
        {
            "plan": "superseded", "shot": "actual", "vague": "superseded", "exact": "superseded", "moved": "fulfilled",
            "out": "actual",
        },
        "an open window is known from its first day",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("day", "states"), [case[:2] for case in STATES], ids=[f"{c[0]}: {c[2]}" for c in STATES])
def test_states_as_of(day: str, states: dict[str, str]) -> None:
    known = as_of(resolve(claim_frame(ROWS)), day)
    assert dict(zip(known["claim_id"], known["state"], strict=True)) == states


def test_an_edge_that_lies_ahead_is_blank() -> None:
    frame = resolve(claim_frame(ROWS))
    november = as_of(frame, "2022-11-30").set_index("claim_id")
    december = as_of(frame, "2022-12-01").set_index("claim_id")
    assert november["end_earliest"].isna()["shot"]
    assert november["end_latest"].isna()["shot"]
    assert str(november.at["shot", "start_latest"]) == "2022-11-30 00:00:00"
    assert str(december.at["shot", "end_latest"]) == "2022-12-31 00:00:00"


def test_an_actual_is_never_known_before_it_happened() -> None:
    frame = resolve(claim_frame([{"id": "early", "at": "2025-06-06", "said": "2025-01-01", "status": "actual"}]))
    assert len(as_of(frame, "2025-06-05")) == 0
    assert len(as_of(frame, "2025-06-06")) == 1


def test_a_cancellation_on_an_unknown_day_is_known_with_the_claim_before_it() -> None:
    frame = resolve(
        claim_frame(
            [{"id": "a", "at": "2024-04-01", "said": "2023-04-01"}, {"id": "b", "at": "", "status": "canceled"}]
        )
    )
    assert len(as_of(frame, "2023-03-31")) == 0
    assert list(as_of(frame, "2023-04-01")["state"]) == ["superseded", "canceled"]


def test_later_claims_change_nothing_earlier() -> None:
    whole, early = resolve(claim_frame(ROWS)), resolve(claim_frame(ROWS[:2]))
    columns = ["claim_id", "state", "change", "order", "revision", "superseded_by", "slip_min", "slip_max"]
    told = as_of(whole, "2023-12-31")
    told = told[told["milestone"] == "release"].reset_index(drop=True)
    pd.testing.assert_frame_equal(told[columns], as_of(early, "2023-12-31")[columns].reset_index(drop=True))


def test_the_frame_itself_stays_as_it_was() -> None:
    frame = resolve(claim_frame(ROWS))
    before = frame.copy()
    as_of(frame, "2022-11-30")
    pd.testing.assert_frame_equal(frame, before)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="'next week'"):
        as_of(resolve(claim_frame(ROWS)), "next week")
