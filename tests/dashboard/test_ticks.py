"""The marks above the slider: each assertion, as long as they can be told apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

import timeline
from timeline.dashboard.shelf import Step, fill_shelf
from timeline.dashboard.ticks import MOST_TICKS, _apart, ticks_of

START = date(2020, 1, 1)


def exact(day: int) -> Step:
    return Step(START + timedelta(days=day), START + timedelta(days=day))


def vague(first: int, last: int) -> Step:
    return Step(START + timedelta(days=first), START + timedelta(days=last))


def test_few_are_all_there() -> None:
    steps = [exact(day) for day in range(MOST_TICKS)]
    assert _apart(steps, 2000) == steps


def test_of_thousands_each_place_keeps_one() -> None:
    steps = [exact(day) for day in range(3000)]
    shown = _apart(steps, 3000)
    assert MOST_TICKS <= len(shown) <= MOST_TICKS + 1
    assert set(shown) <= set(steps)
    gaps = [(later.earliest - earlier.earliest).days for earlier, later in pairwise(shown)]
    assert max(gaps) == 3000 // MOST_TICKS, "evenly, wherever something was said"


def test_windows_that_meet_are_one() -> None:
    steps = sorted([vague(day, day + 10) for day in range(0, 3000, 7)] + [vague(5000, 5010)], key=lambda s: s.earliest)
    assert _apart(steps, 6000) == [vague(0, 2996 + 10), vague(5000, 5010)]


def test_a_place_and_a_length_in_per_cent() -> None:
    said = [("a", "2020-04-02"), ("b", "2020-05"), ("a", "2020-07-01")]  # 92 days before the first said: 2020-01-01
    rows = [{"production": name, "milestone": "release", "date": "2021", "asserted": on} for name, on in said]
    stock = fill_shelf(timeline.normalize(pd.DataFrame(rows)), today=date(2020, 12, 31))
    assert stock.first == date(2020, 1, 1)
    # 365 days from end to end: 2 Apr is day 92, 1 May day 121, 31 May day 151, 1 Jul day 182
    assert ticks_of(stock, ()) == [[25.21], [33.15, 8.22], [49.86]]
    assert ticks_of(stock, ("b",)) == [[33.15, 8.22]]
