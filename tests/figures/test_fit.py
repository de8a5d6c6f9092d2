from __future__ import annotations

from datetime import date, timedelta
from math import isclose, sqrt

import pytest

from timeline.figures.axes import moment
from timeline.figures.courses import Course, Step
from timeline.figures.fit import Fit, course_fit, fit_line, student
from timeline.marks import Bounds

POINTS = [(0.0, 100.0), (10.0, 104.0), (20.0, 113.0), (30.0, 115.0), (40.0, 126.0)]
"""By hand: means 20 and 111.6; Sxx 1000; Sxy 630; slope 0.63; residuals 1, -1.3, 1.4, -2.9, 1.8, squared 16.3."""


def fitted(points: list[tuple[float, float]]) -> Fit:
    line = fit_line(points)
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (5, 2.5706), (10, 2.2281), (30, 2.0423), (60, 2.0003)],
)
def test_student_s_t_is_that_of_the_printed_tables(freedom: int, expected: float) -> None:
    assert student(0.95, freedom) == pytest.approx(expected, abs=6e-5)


def test_the_line_of_least_squares() -> None:
    line = fitted(POINTS)
    assert (line.count, line.across, line.square) == (5, 20.0, 1000.0)
    assert line.up == pytest.approx(111.6)
    assert line.slope == pytest.approx(0.63)
    assert line.spread == pytest.approx(sqrt(16.3 / 3))
    assert line.at(0) == pytest.approx(99.0)


def test_the_prediction_interval_widens_away_from_the_mean() -> None:
    line, t = fitted(POINTS), 3.18244631
    assert line.margin(20) == pytest.approx(t * sqrt(16.3 / 3) * sqrt(1.2), rel=1e-6)
    assert line.margin(70) == pytest.approx(t * sqrt(16.3 / 3) * sqrt(1.2 + 2.5), rel=1e-6), "50² / 1000 more"


def test_where_it_meets_the_diagonal() -> None:
    meeting = fitted(POINTS).meeting()
    assert meeting is not None
    assert meeting.when == pytest.approx(99 / 0.37), "100 - 1 + 0.63 x = x"
    assert meeting.earliest is not None
    assert meeting.latest is not None
    assert meeting.earliest < meeting.when < meeting.latest


@pytest.mark.parametrize("end", ["earliest", "latest"])
def test_an_end_of_the_interval_lies_where_the_prediction_just_reaches_the_day_itself(end: str) -> None:
    line = fitted(POINTS)
    day = getattr(line.meeting(), end)
    assert isclose(abs(line.at(day) - day), line.margin(day), rel_tol=1e-9)


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([(0.0, 10.0), (5.0, 15.0), (10.0, 20.0)], "it recedes as fast as time passes"),
        ([(0.0, 10.0), (5.0, 20.0), (10.0, 30.0)], "it recedes faster"),
    ],
)
def test_a_line_that_never_meets(points: list[tuple[float, float]], why: str) -> None:
    assert fitted(points).meeting() is None, why


def test_points_on_one_line_have_no_spread() -> None:
    meeting = fitted([(0.0, 100.0), (10.0, 105.0), (20.0, 110.0)]).meeting()
    assert meeting is not None
    assert (meeting.earliest, meeting.when, meeting.latest) == pytest.approx((200.0, 200.0, 200.0))


def test_too_much_scatter_bounds_nothing() -> None:
    meeting = fitted([(0.0, 100.0), (10.0, 300.0), (20.0, 120.0)]).meeting()
    assert meeting is None or (meeting.earliest, meeting.latest) == (None, None)


@pytest.mark.parametrize(
    ("points", "why"),
    [([(0.0, 1.0), (1.0, 2.0)], "two points fit every line"), ([(3.0, 1.0), (3.0, 2.0), (3.0, 9.0)], "all at once")],
)
def test_no_line(points: list[tuple[float, float]], why: str) -> None:
    assert fit_line(points) is None, why


def test_a_course_s_line_counts_what_has_a_day_both_ways() -> None:
    def step(name: str, said: Bounds, claimed: Bounds) -> Step:
        return Step(name, name, claimed, said, "P", (), "superseded")

    def at(number: int) -> Bounds:
        day = date(2024, 1, 1) + timedelta(days=number)
        return day, day

    steps = [step(str(x), at(int(x)), at(int(y))) for x, y in POINTS]
    vague = [step("open", at(50), (date(2025, 1, 1), None)), step("undated", (None, None), at(60))]
    line = course_fit(Course(("P", "release", "", ""), "at", (*steps, *vague)))
    assert line is not None
    assert line.count == 5
    assert line.slope == pytest.approx(0.63)
    assert line.across == moment(date(2024, 1, 21)) + 0.5, "days are marked at noon"
