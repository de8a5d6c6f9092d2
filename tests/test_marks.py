"""Marks: which claims share one, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.bundled import bundled_frame
from timeline.marks import Mark
from timeline.pipeline import select
from timeline.view import View

TODAY = date(2025, 11, 30)


def marks(rows: list[dict[str, Any]] | None = None, **view: Any) -> dict[str, Mark]:
    return {mark.claim_id: mark for mark in select(bundled_frame(rows), View.from_keywords(view), TODAY).marks}


def test_a_met_announcement_and_its_restatements_share_the_actuals_mark() -> None:
    out = marks()["out"]
    assert set(out.claims) == {"out", "direct", "direct-summer", "keeda"}
    assert out.sources == (3, 4)
    assert (out.met, out.state, out.slip_min, out.verdict) == (True, "actual", 364, "later")


def test_a_superseded_mark_points_to_the_mark_that_replaced_it() -> None:
    found = marks()
    assert found["cine"].superseded_by == "club"
    assert found["club"].superseded_by == "out"
    assert (found["club"].slip_min, found["club"].slip_max, found["club"].verdict) == (-85, 98, "within")


def test_a_restated_date_adds_only_its_source() -> None:
    assert marks()["club"].claims == ("club", "club-year")


def test_start_and_end_from_two_claims_make_one_bar() -> None:
    bar = marks()["post-start"]
    assert bar.claims == ("post-start", "post-end")
    assert bar.start == (date(2023, 1, 1), date(2023, 4, 30))
    assert bar.end == (date(2024, 9, 26), None)
    assert bar.stated == "start early 2023; end 2024-09-26/.."


def test_a_vague_announcement_that_was_met_keeps_its_own_mark() -> None:
    rows = [
        {"id": "a", "at": "2025-06-01/2025-06-30", "said": "2024-10-01"},
        {"id": "b", "at": "2025-06-06", "said": "2025-06-07", "status": "actual"},
    ]
    found = marks(rows)
    assert (found["a"].state, found["b"].met) == ("fulfilled", False)


def test_what_is_announced_after_it_happened_meets_nothing() -> None:
    rows = [
        {"id": "a", "at": "2025-06-06", "said": "2025-06-07", "status": "actual", "source": "x"},
        {"id": "b", "at": "2025-06-06", "said": "2025-07-01", "source": "y"},
    ]
    found = marks(rows)["a"]
    assert (found.met, found.claims, found.sources) == (False, ("a", "b"), (1, 2)), "one mark, with both sources"


@pytest.mark.parametrize("place", ["2025-06-06", ""], ids=["own date", "no date"])
def test_a_cancellation_stands_where_the_date_stood(place: str) -> None:
    rows = [
        {"id": "a", "at": "2025-06-06", "said": "2024-10-01"},
        {"id": "b", "at": place, "said": "2024-11-01", "status": "canceled"},
    ]
    canceled = marks(rows)["b"]
    assert canceled.start == (date(2025, 6, 6), date(2025, 6, 6))
    assert canceled.dated == bool(place)


def test_late_announcements_of_another_day_are_not_merged() -> None:
    rows = [
        {"id": "a", "at": "2025-06-06", "said": "2025-06-07", "status": "actual"},
        {"id": "b", "at": "2025-06-20", "said": "2025-07-01"},
    ]
    assert set(marks(rows)) == {"a", "b"}


def test_every_claim_in_sight_belongs_to_exactly_one_mark() -> None:
    selection = select(bundled_frame(), View(), TODAY)
    told = [claim for mark in selection.marks for claim in mark.claims]
    assert sorted(told) == sorted(selection.frame["claim_id"])


@pytest.mark.parametrize(
    ("claim", "as_of", "due", "why"),
    [
        ("cine", date(2025, 11, 30), None, "superseded: what replaced it counts"),
        ("out", date(2025, 11, 30), None, "it happened"),
    ],
)
def test_only_what_stands_unconfirmed_was_due(claim: str, as_of: date, due: date | None, why: str) -> None:
    assert marks()[claim].due_by(as_of) == due, why


@pytest.mark.parametrize(
    ("window", "status", "due", "why"),
    [
        ((date(2024, 6, 7), date(2024, 6, 7)), "announced", date(2024, 6, 7), "its day is over"),
        ((date(2024, 6, 7), date(2024, 6, 8)), "announced", None, "its last day is today"),
        ((date(2024, 1, 1), None), "announced", None, "it may still come"),
        ((date(2024, 6, 7), date(2024, 6, 7)), "rumored", None, "nobody announced it"),
    ],
)
def test_a_date_was_due_once_its_last_day_has_passed(
    window: tuple[date, date | None], status: str, due: date | None, why: str
) -> None:
    mark = replace(marks()["out"], start=window, end=window, status=status, state="current", met=False)
    assert mark.due_by(date(2024, 6, 8)) == due, why
