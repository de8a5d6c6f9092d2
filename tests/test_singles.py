from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

import timeline
from timeline.marks import build_marks
from timeline.pipeline import select
from timeline.resources import bundled_data
from timeline.singles import single_claims
from timeline.view import View

TODAY = date(2025, 11, 30)
FIRST = {"id": "a", "start": "2024-06-01", "asserted": "2023-01-01"}


def rows(*claims: dict[str, Any]) -> pd.DataFrame:
    """The claims of one release, resolved."""
    base = {"production": "P", "milestone": "release", "publisher": "S"}
    table = pd.DataFrame([{**base, **claim} for claim in claims]).fillna("")
    return select(timeline.normalize(table), View(as_of=TODAY)).frame


@pytest.mark.parametrize(
    ("claims", "single", "why"),
    [
        ([FIRST], {"a"}, "alone on its chain"),
        ([FIRST, {"id": "b", "start": "2024-09-01", "asserted": "2023-05-01"}], {"a", "b"}, "a move joins nothing"),
        (
            [
                FIRST,
                {"id": "b", "start": "2024-09-01", "asserted": "2023-05-01"},
                {"id": "c", "start": "2024-09-01", "asserted": "2023-06-01"},
            ],
            {"a"},
            "the third restates the second, and both have one mark",
        ),
        (
            [FIRST, {"id": "b", "start": "2024-06-01", "asserted": "2024-07-01", "status": "actual"}],
            set(),
            "an announced date that was met is one mark with what happened",
        ),
        (
            [FIRST, {"id": "b", "asserted": "2023-05-01", "status": "canceled"}],
            set(),
            "a cancellation stands where another date stood",
        ),
    ],
)
def test_claims_that_may_share_a_mark_are_not_single(claims: list[dict[str, Any]], single: set[str], why: str) -> None:
    frame = rows(*claims)
    assert set(frame["claim_id"][single_claims(frame)]) == single, why


def test_a_single_claim_has_a_mark_of_its_own_and_the_others_the_same_marks_without_it() -> None:
    frame = select(timeline.read([bundled_data(), bundled_data() / "examples"], today=TODAY), View(as_of=TODAY)).frame
    single = single_claims(frame)
    every = {mark.claim_id: mark for mark in build_marks(frame, {})}
    ids = frame["claim_id"][single].tolist()
    assert len(ids) > 100
    assert all(every[claim].claims == (claim,) for claim in ids)
    others = {mark.claim_id: mark.claims for mark in build_marks(frame[~single], {})}
    assert others == {claim: mark.claims for claim, mark in every.items() if claim not in set(ids)}
