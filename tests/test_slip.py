"""Slip intervals and verdicts, by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames import bounds
from timeline.slip import slip_between

CASES = [
    ("2024-03-01/2024-08-31", "2024-06-07", (-85, 98, "within"), "a day inside the window"),
    ("2024-06-07", "2025-06-06", (364, 364, "later"), "day to day"),
    ("2024-03-01/2024-08-31", "2025-06-06", (279, 462, "later"), "window to day"),
    ("2022-06-01/2022-08-31", "2022-11-01/2022-11-30", (62, 182, "later"), "window to window"),
    ("2024-06-07", "2024-06-07", (0, 0, "on time"), "the day itself"),
    ("2024-06-07", "2024-06-01", (-6, -6, "earlier"), "before"),
    ("2024-06-01/2024-06-30", "2024-06-01/2024-06-30", (-29, 29, "within"), "the same window"),
    ("2024-06-07", "2024-06-01/2024-06-30", (-6, 23, "undetermined"), "a window around the day"),
    ("2024-06-07", "2024-07-01/..", (24, None, "later"), "open end: at least"),
    ("2024-06-07", "2024-06-01/..", (-6, None, "undetermined"), "open end that may be either"),
    ("../2024-06-07", "2024-06-09", (2, None, "later"), "by a day: how early it could have been is open"),
    ("../2024-06-07", "2024-06-01", (-6, None, "within"), "inside a window that is open below"),
    ("2024-06-07/..", "2024-06-01", (None, -6, "earlier"), "no earlier than, and yet earlier"),
    ("2024-06-07/..", "2024-06-09/..", (None, None, "undetermined"), "two open ends"),
]


@pytest.mark.parametrize(("old", "new", "slip", "why"), CASES, ids=[case[3] for case in CASES])
def test_slip(old: str, new: str, slip: tuple[int | None, int | None, str], why: str) -> None:
    assert slip_between(bounds(old), bounds(new)) == slip


@given(st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), min_size=4, max_size=4))
def test_bounds_of_a_slip_are_ordered_and_attained(days: list[date]) -> None:
    old, new = sorted(days[:2]), sorted(days[2:])
    low, high, _ = slip_between((old[0], old[1]), (new[0], new[1]))
    assert low == (new[0] - old[1]).days
    assert high == (new[1] - old[0]).days
    assert low <= high
