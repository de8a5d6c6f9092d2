from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.axes import LAST_MOMENT, PixelAxis, TimeAxis, ValueAxis, axis_over, iso, moment, noon, time_range

YEAR = TimeAxis(moment(date(2024, 1, 1)), moment(date(2025, 1, 1)), 100, 466)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("when", "expected", "why"),
    [
        (moment(date(2024, 6, 7)), "2024-06-07", "a day begins at midnight"),
        (noon(date(2024, 6, 7)), "2024-06-07 12:00", "and is marked at noon"),
        (moment(date(9999, 12, 31)) + 1, "9999-12-31 23:59", "the day after the last is not drawn"),
        (-5.0, "0001-01-01", "nor is what lies before the first"),
        (moment(date(999, 3, 4)), "0999-03-04", "years have four digits"),
    ],
)
def test_iso(when: float, expected: str, why: str) -> None:
    assert iso(when) == expected, why


def test_2024_over_366_px_has_one_px_a_day() -> None:
    assert YEAR.per_day == 1
    assert YEAR.px(moment(date(2024, 3, 1))) == 160, "31 days of January and 29 of February"
    assert YEAR.at(160) == moment(date(2024, 3, 1))


@given(DAYS)
def test_px_and_back(day: date) -> None:
    assert YEAR.at(YEAR.px(moment(day))) == pytest.approx(moment(day), abs=1e-6)


@given(DAYS)
def test_what_is_clipped_is_shown(day: date) -> None:
    assert YEAR.shows(YEAR.clipped(moment(day)))


def test_years_are_thinned_to_leave_room() -> None:
    century = axis_over([moment(date(1901, 1, 1)), moment(date(2000, 1, 1))], 0, 500, pad=0)
    assert [year for year, _ in century.years()] == [1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000]
    assert [year for year, _ in YEAR.years()] == [2024, 2025]


@pytest.mark.parametrize(
    ("right", "months", "why"),
    [
        (600, list(range(1, 13)), "41 px a month: all"),
        (300, [1, 4, 7, 10], "17 px a month: quarters"),
        (190, [1, 7], "8 px a month: halves"),
        (150, [], "less: none"),
    ],
)
def test_months_by_room(right: float, months: list[int], why: str) -> None:
    axis = TimeAxis(moment(date(2024, 1, 1)), moment(date(2024, 12, 31)), 100, right)
    assert [month for month, _ in axis.months()] == months, why


def test_names_that_are_larger_want_more_room() -> None:
    axis = TimeAxis(moment(date(2024, 1, 1)), moment(date(2024, 12, 31)), 100, 600)
    assert [month for month, _ in axis.months(2.0)] == [1, 4, 7, 10], "41 px a month, but 68 wanted"
    assert axis.months(0.5) == axis.months(), "smaller pictures keep the least room"
    decade = TimeAxis(moment(date(2014, 1, 1)), moment(date(2023, 12, 31)), 100, 600)
    assert [year for year, _ in decade.years(2.0)] == [2014, 2016, 2018, 2020, 2022], "50 px a year, but 88 wanted"


def test_a_range_has_air_and_is_never_shorter_than_120_days() -> None:
    day = moment(date(2024, 6, 1))
    first, last = time_range([day])
    assert last - first == 120
    assert (first + last) / 2 == day
    assert time_range([])[1] > time_range([])[0]
    assert time_range([LAST_MOMENT])[1] == LAST_MOMENT


def test_plotly_is_told_the_same_ruler() -> None:
    told = YEAR.layout(width=1000, height=200)
    assert told["range"] == ["2024-01-01", "2025-01-01"]
    assert told["domain"] == [0.1, 0.466]
    assert told["type"] == "date"
    assert told["anchor"] == "y"


def test_values_and_pixels() -> None:
    days = ValueAxis(-100, 500, 0, 600, "x2")
    assert days.px(0) == 100
    assert days.at(100) == 0
    assert days.clipped(900) == 500
    assert days.layout(1200, 100)["domain"] == [0, 0.5]
    assert PixelAxis().layout(1200, 100)["range"] == [100, 0], "downwards"
    assert PixelAxis().layout(1200, 100)["domain"] == [0, 1]
