from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames import bounds
from timeline.figures.axes import moment
from timeline.figures.reach import Reach, reach


def at(text: str) -> float:
    return moment(date.fromisoformat(text))


def test_an_exact_day_is_its_noon() -> None:
    found = reach("point", bounds("2024-06-07"))
    assert found == Reach(middle=at("2024-06-07") + 0.5, lead=at("2024-06-07") + 0.5)


def test_a_vague_moment_is_a_window_to_the_end_of_its_last_day() -> None:
    found = reach("point", bounds("2024-03-01/2024-08-31"))
    assert found is not None
    assert found.windows == ((at("2024-03-01"), at("2024-09-01")),)
    assert found.middle == at("2024-06-01"), "92 of 184 days in"
    assert found.core is None


@pytest.mark.parametrize(
    ("start", "end", "core", "windows", "why"),
    [
        ("2024-02-15", "2024-08-10", ("2024-02-15", "2024-08-11"), [], "both days known: all of it is certain"),
        (
            "2024-02-01/2024-02-29",
            "2024-03-30/2024-05-30",
            ("2024-02-29", "2024-03-31"),
            [("2024-02-01", "2024-02-29"), ("2024-03-31", "2024-05-31")],
            "certain from the latest start to the earliest end",
        ),
        (
            "2022-11-01/2022-11-30",
            "2022-12-01/2022-12-31",
            ("2022-11-30", "2022-12-02"),
            [("2022-11-01", "2022-11-30"), ("2022-12-02", "2023-01-01")],
            "only the last day of November and the first of December are certain",
        ),
        ("2023-05-01/2023-05-31", "2023-05-01/2023-05-31", None, [("2023-05-01", "2023-06-01")], "no day is certain"),
        (
            "2024-01-01/..",
            "2024-06-30",
            ("2024-06-30", "2024-07-01"),
            [("2024-01-01", "2024-06-30")],
            "a start is never after the end, so the day of the end is certain",
        ),
        (
            "2024-01-01",
            "../2024-06-30",
            ("2024-01-01", "2024-01-02"),
            [("2024-01-02", "2024-07-01")],
            "nor an end before",
        ),
    ],
)
def test_activities(
    start: str, end: str, core: tuple[str, str] | None, windows: list[tuple[str, str]], why: str
) -> None:
    found = reach("span", bounds(start), bounds(end))
    assert found is not None
    assert found.core == (core and (at(core[0]), at(core[1]))), why
    assert found.windows == tuple((at(first), at(last)) for first, last in windows), why


@pytest.mark.parametrize(
    ("kind", "start", "end", "expected", "why"),
    [
        ("point", "2024-09-01/..", "", {"fade_right": "2024-09-01", "cap": "start"}, "a moment on a day or later"),
        ("point", "../2024-03-31", "", {"fade_left": "2024-04-01", "cap": "end"}, "a moment by a day"),
        ("span", "2024-03-01/2024-05-31", "", {"cap": "start"}, "a start alone"),
        ("span", "", "2024-03-01/2024-05-31", {"cap": "end"}, "an end alone"),
        ("span", "2023-01-01", "2024-09-26/..", {"fade_right": "2024-09-27"}, "an end that is not known"),
        ("span", "../2023-01-31", "2024-09-26", {"fade_left": "2023-01-31"}, "a start that is not known"),
    ],
)
def test_open_sides(kind: str, start: str, end: str, expected: dict[str, Any], why: str) -> None:
    found = reach(kind, bounds(start), bounds(end))
    assert found is not None
    for name, value in expected.items():
        assert getattr(found, name) == (value if name == "cap" else at(value)), why


def test_nothing_known_has_no_reach() -> None:
    assert reach("point", bounds("")) is None
    assert reach("span", bounds(""), bounds("")) is None


DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2025, 1, 1)))


@given(st.sampled_from(["point", "span"]), DAYS, DAYS, DAYS, DAYS)
def test_every_reach_is_ordered_and_its_core_lies_inside(
    kind: str, one: date | None, two: date | None, three: date | None, four: date | None
) -> None:
    low, high = (one, two) if one is None or two is None or one <= two else (two, one)
    first, last = (three, four) if three is None or four is None or three <= four else (four, three)
    found = reach(kind, (low, high), (first, last))
    if found is not None:
        assert found.first <= found.lead <= found.last
        assert all(left < right for left, right in found.windows)
        if found.core is not None:
            assert found.first <= found.core[0] < found.core[1] <= found.last
