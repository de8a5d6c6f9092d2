"""The marks above the slider: each assertion, as long as they can be told apart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from timeline.dashboard.asofbar import MOST_TICKS, _apart
from timeline.dashboard.shelf import Step

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
