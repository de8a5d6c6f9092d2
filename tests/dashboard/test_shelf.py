"""What the page knows before any view is asked for: the days to step through, the windows above the slider."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bundled import bundled_frame
from timeline.dashboard.shelf import Shelf, Step, fill_shelf
from timeline.frame import empty_frame

TODAY = date(2025, 11, 30)


@pytest.fixture
def stock() -> Shelf:
    return fill_shelf(bundled_frame(), today=TODAY)


def test_days_are_those_on_which_something_becomes_known(stock: Shelf) -> None:
    # Middles of the four sources' windows; all that only looks back is known from Sportskeeda's first day.
    assert stock.days == (date(2023, 4, 12), date(2023, 8, 12), date(2024, 11, 13), date(2025, 6, 6))


STEPS = [
    (date(2023, 1, 1), None, date(2023, 4, 12), "before all"),
    (date(2023, 4, 12), None, date(2023, 8, 12), "on the first"),
    (date(2024, 1, 31), date(2023, 8, 12), date(2024, 11, 13), "between"),
    (TODAY, date(2025, 6, 6), None, "after all"),
]


@pytest.mark.parametrize(("day", "before", "after", "why"), STEPS, ids=[row[3] for row in STEPS])
def test_steps(stock: Shelf, day: date, before: date | None, after: date | None, why: str) -> None:
    assert (stock.before(day), stock.after(day)) == (before, after), why


def test_nothing_is_stepped_to_after_today() -> None:
    assert fill_shelf(bundled_frame(), today=date(2024, 1, 31)).after(date(2024, 1, 31)) is None


def test_windows_above_the_slider(stock: Shelf) -> None:
    assert stock.assertions() == [
        Step(date(2023, 3, 24), date(2023, 4, 30)),
        Step(date(2023, 3, 24), date(2023, 12, 31)),
        Step(date(2024, 9, 26), date(2024, 12, 31)),
        Step(date(2025, 6, 6), date(2025, 6, 6)),
    ]


def test_windows_are_cut_at_today() -> None:
    stock = fill_shelf(bundled_frame(), today=date(2023, 4, 1))
    assert stock.assertions()[0] == Step(date(2023, 3, 24), date(2023, 4, 1))
    assert stock.assertions()[-1].latest == date(2023, 4, 1)


def test_the_slider_starts_before_anything_was_said(stock: Shelf) -> None:
    assert stock.first == date(2022, 12, 22)


def test_options_have_names(stock: Shelf) -> None:
    assert stock.options("milestone", ())[:2] == [
        ("release", "Release"),
        ("principal_photography", "Principal photography"),
    ]
    assert ("the_direct", "The Direct") in stock.options("source_id", ("Ballerina",))
    assert stock.options("milestone", ("Another",)) == []


def test_a_key_that_names_two_sources_says_both() -> None:
    rows = [
        {"id": "a", "production": "P", "at": "2024-06-07", "source": "s", "publisher": "One"},
        {"id": "b", "production": "Q", "at": "2024-06-07", "source": "s", "publisher": "Two"},
    ]
    assert fill_shelf(bundled_frame(rows), today=TODAY).options("source_id", ()) == [("s", "One / Two")]


def test_an_empty_frame() -> None:
    stock = fill_shelf(empty_frame(), today=TODAY)
    assert (stock.days, stock.assertions(), stock.productions, stock.before(TODAY)) == ((), [], [], None)


def test_steps_follow_the_chosen_productions() -> None:
    rows = [
        {"id": "a", "production": "A", "at": "2024-05-01", "said": "2023-01-01"},
        {"id": "b", "production": "B", "at": "2024-05-01", "said": "2023-03-01"},
        {"id": "c", "production": "A", "at": "2024-06-01", "said": "2023-05-01"},
    ]
    stock = fill_shelf(bundled_frame(rows), today=date(2024, 1, 31))
    assert stock.days == (date(2023, 1, 1), date(2023, 3, 1), date(2023, 5, 1))
    assert stock.before(date(2023, 5, 1), ("A",)) == date(2023, 1, 1)
    assert stock.after(date(2023, 1, 1), ("A",)) == date(2023, 5, 1)
    assert stock.after(date(2023, 1, 1), ("A", "B")) == date(2023, 3, 1)
