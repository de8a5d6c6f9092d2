"""Equally said claims: file order, but a window that lies inside another's comes right before it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chains.entries import ANNOUNCED, CANCELED, Entries
from timeline.chains.nesting import nested_order
from timeline.chains.ties import refine_ties
from timeline.slip import Windows

Window = tuple[int, int]


def entries_of(ties: list[list[Window]], canceled: tuple[int, ...] = ()) -> Entries:
    """Each list is a tie of its own group; `canceled` are places of cancellations."""
    windows = [window for tie in ties for window in tie]
    count = len(windows)
    row = np.arange(count)
    same = np.zeros(count, dtype=np.int64)
    bounds = Windows(
        np.array([low for low, _ in windows], dtype=np.int64), np.array([high for _, high in windows], dtype=np.int64)
    )
    return Entries(
        row=row,
        group=np.array([number for number, tie in enumerate(ties) for _ in tie], dtype=np.int64),
        edge=same,
        status=np.where(np.isin(row, canceled), CANCELED, ANNOUNCED),
        window=bounds,
        said=Windows(same, same),
        middle=same,
        target=same - 1,
        origin=same,
    )


def refined(entries: Entries) -> list[int]:
    order = np.arange(len(entries))
    to, places = refine_ties(entries, np.zeros(len(entries), dtype=np.int64))
    order[to] = places
    return [int(place) for place in order]


YEAR, HALF, MONTH, DAY, OTHER = (0, 364), (0, 181), (31, 59), (40, 40), (400, 410)

# The windows in the order of the file, and the places in which they are put.
CASES: list[tuple[list[Window], tuple[int, ...], list[int], str]] = [
    ([DAY, OTHER], (), [0, 1], "apart: as the file has them"),
    ([YEAR, DAY], (), [1, 0], "what lies inside comes first"),
    ([DAY, YEAR], (), [0, 1], "and stays where it is first"),
    ([YEAR, YEAR], (), [0, 1], "equal ones stay"),
    ([YEAR, HALF, MONTH, DAY], (), [3, 2, 1, 0], "one inside the other"),
    ([OTHER, YEAR, DAY], (), [0, 2, 1], "right before the one that holds it"),
    ([DAY, OTHER, YEAR], (), [1, 0, 2], "also from further in front"),
    ([YEAR, MONTH, OTHER, DAY], (), [3, 1, 0, 2], "before the first of those that hold it"),
    ([YEAR, DAY, HALF], (), [1, 2, 0], "before the innermost, which stands first"),
    (
        [YEAR, (10, 20), (30, 60), (40, 59), (12, 12)],
        (),
        [4, 1, 3, 2, 0],
        "side by side in one: as the file has them",
    ),
    ([YEAR, DAY, (30, 60), MONTH], (), [1, 3, 2, 0], "below the first, however deep"),
    ([(2, 6), (2, 3), (0, 4), (4, 6), (4, 4)], (), [1, 4, 3, 0, 2], "what two hold goes to the first of them"),
    ([YEAR, DAY], (1,), [0, 1], "a cancellation's date is not compared"),
    ([YEAR, DAY, MONTH], (0,), [0, 1, 2], "nor is it held by one"),
]


@pytest.mark.parametrize(("windows", "canceled", "places", "why"), CASES, ids=[case[3] for case in CASES])
def test_order(windows: list[Window], canceled: tuple[int, ...], places: list[int], why: str) -> None:
    assert refined(entries_of([windows], canceled)) == places, why


def plainly(tie: list[Window], canceled: set[int]) -> list[int]:
    """The same as a walk: each outermost one in the order of the file, behind what it holds and is not yet placed."""

    def holds(outer: int, inner: int) -> bool:
        (low, high), (least, most) = tie[outer], tie[inner]
        inside = low <= least and most <= high and tie[outer] != tie[inner]
        return inside and not canceled & {outer, inner}

    placed: list[int] = []

    def place(among: list[int]) -> None:
        for item in among:
            if item in placed or any(holds(outer, item) for outer in among):
                continue
            place([inner for inner in among if holds(item, inner) and inner not in placed])
            placed.append(item)

    place(list(range(len(tie))))
    return placed


windows = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.lists(windows, min_size=1, max_size=6), max_size=5), st.sets(st.integers(0, 29), max_size=4))
def test_side_by_side_is_one_after_the_other(ties: list[list[Window]], canceled: set[int]) -> None:
    expected: list[int] = []
    for tie in ties:
        start = len(expected)
        expected += [start + place for place in plainly(tie, {place - start for place in canceled})]
    assert refined(entries_of(ties, tuple(canceled))) == expected


@pytest.mark.parametrize("short", [0, 3])
@given(ties=st.lists(st.lists(windows, min_size=1, max_size=12), max_size=3), canceled=st.sets(st.integers(0, 29)))
def test_long_ties_are_as_short_ones(ties: list[list[Window]], canceled: set[int], short: int) -> None:
    entries = entries_of(ties, tuple(canceled))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.chains.ties.SHORT", short)
        one_by_one = refined(entries)
    assert one_by_one == refined(entries)


def test_a_long_tie_one_inside_the_other() -> None:
    count = 20_000
    onion = [(-depth, depth) for depth in range(count)]
    assert nested_order(onion[::-1]) == list(range(count))[::-1]
    assert nested_order(onion) == list(range(count))


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_however_many_at_once(at_once: int, monkeypatch: Any) -> None:
    monkeypatch.setattr("timeline.chains.ties.AT_ONCE", at_once)
    assert refined(entries_of([[YEAR, DAY]] * 4)) == [1, 0, 3, 2, 5, 4, 7, 6]


def test_no_entries() -> None:
    assert refined(entries_of([])) == []
