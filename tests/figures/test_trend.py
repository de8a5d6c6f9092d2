from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.figures.stories import BALLERINA, ODD, selected
from timeline.figures.axes import TimeAxis, moment
from timeline.figures.courses import Course, Step, course_list
from timeline.figures.labels import Box
from timeline.figures.trend import Trend, middle
from timeline.figures.trend_rulers import trend_over
from timeline.marks import Bounds

ZERO = date(2024, 1, 1)
FRAME = Box(100, 50, 500, 450)


def day(number: int) -> date:
    return ZERO + timedelta(days=number)


def trend(up_from: int = 0, across_from: int = 0, as_of: int = 390) -> Trend:
    """400 days on 400 px both ways."""
    across = TimeAxis(moment(day(across_from)), moment(day(across_from + 400)), 100, 500)
    up = TimeAxis(moment(day(up_from)), moment(day(up_from + 400)), 0, 400)
    return Trend(FRAME, across, up, moment(day(as_of)))


def step(name: str, said: Bounds, claimed: Bounds, look: str = "superseded", order: str = "certain") -> Step:
    return Step(name, name, claimed, said, "P", (), look, order=order)


def at(number: int) -> Bounds:
    return day(number), day(number)


KEY = ("P", "release", "", "")
FIRST = step("a", at(10), at(200))
SECOND = step("b", (day(40), day(59)), (day(300), day(309)), "current")


@pytest.mark.parametrize(
    ("bounds", "expected", "why"),
    [
        (at(5), 5.5, "noon of a day"),
        ((day(0), day(9)), 5.0, "ten days: the end of the fifth"),
        ((day(3), None), 3.5, "the known side"),
        ((None, day(3)), 3.5, "either of them"),
        ((None, None), None, "nothing is known"),
    ],
)
def test_the_middle_of_bounds(bounds: Bounds, expected: float | None, why: str) -> None:
    found = middle(bounds)
    assert (found if found is None else found - moment(ZERO)) == expected, why


def test_claims_stand_where_they_were_said_and_what_they_claimed() -> None:
    first, second = trend().nodes([Course(KEY, "at", (FIRST, SECOND))])
    assert (first.x, first.y, first.across, first.up) == (110.5, 249.5, None, None)
    assert (second.x, second.y) == (150.0, 145.0)
    assert second.across == (140.0, 160.0)  # days 40 to 59, both included
    assert second.up == (140.0, 150.0)  # days 300 to 309


def test_an_actual_stands_on_the_diagonal_whenever_it_was_told() -> None:
    actual = step("c", (day(330), None), at(310), "actual")
    node = trend().nodes([Course(KEY, "at", (FIRST,), actual)])[-1]
    assert (node.x, node.y) == (410.5, 139.5)
    (x0, y0), (x1, y1) = ((100, 450), (500, 50))
    assert trend().diagonal() == ((x0, y0), (x1, y1))
    assert node.x - x0 == y0 - node.y


@pytest.mark.parametrize(
    ("said", "style", "left", "why"),
    [
        (at(10), "sure", 110.5, "from the day on which it was said"),
        ((None, None), "undated", 100.0, "from the left edge, if nobody knows when"),
    ],
)
def test_a_date_stands_until_the_next_one(said: Bounds, style: str, left: float, why: str) -> None:
    courses = [Course(KEY, "at", (step("a", said, at(200)), SECOND))]
    flat, move, last = trend().stretches(courses, trend().nodes(courses))
    assert (flat.style, flat.start, flat.end) == (style, (left, 249.5), (150.0, 249.5)), why
    assert (move.style, move.start, move.end) == ("move", (150.0, 249.5), (150.0, 145.0))
    assert (last.start, last.end) == ((150.0, 145.0), (410.0, 145.0))  # it stands until it is over, after day 309


def test_what_may_still_come_stands_until_the_as_of_day() -> None:
    courses = [Course(KEY, "at", (SECOND,))]
    [line] = trend(as_of=250).stretches(courses, trend(as_of=250).nodes(courses))
    assert (line.start, line.end) == ((150.0, 145.0), (350.0, 145.0))
    assert trend(as_of=250).shows_today(courses)
    assert not trend(as_of=390).shows_today(courses), "it is over, and nobody said what came of it"


def test_an_assumed_order_is_told_apart() -> None:
    courses = [Course(KEY, "at", (FIRST, step("b", at(50), at(300), order="assumed")))]
    assert [piece.style for piece in trend().stretches(courses, trend().nodes(courses))] == ["assumed", "move", "sure"]


def test_a_cancellation_ends_the_line_until_a_new_date() -> None:
    canceled = step("x", at(30), (None, None), "canceled")
    courses = [Course(KEY, "at", (FIRST, SECOND), aside=(canceled,))]
    nodes = trend().nodes(courses)
    assert [(node.x, node.y) for node in nodes if node.step is canceled] == [(130.5, 249.5)]
    pieces = trend().stretches(courses, nodes)
    assert [(piece.start, piece.end) for piece in pieces] == [
        ((110.5, 249.5), (130.5, 249.5)),
        ((150.0, 145.0), (410.0, 145.0)),
    ]


def test_a_move_names_its_step_only_next_to_what_it_replaced() -> None:
    later = Step("b", "b", at(300), at(50), "P", (), "current", against="a", verdict="later")
    other = Step("b", "b", at(300), at(50), "P", (), "current", against="hidden", verdict="later")
    for following, named in ((later, later), (other, None)):
        courses = [Course(KEY, "at", (FIRST, following))]
        [move] = [one for one in trend().stretches(courses, trend().nodes(courses)) if one.style == "move"]
        assert move.step is named


@pytest.mark.parametrize(
    ("up_from", "across_from", "line", "past"),
    [
        (0, 0, ((100, 450), (500, 50)), [(100, 450), (500, 50), (500, 450)]),
        (100, 0, ((200, 450), (500, 150)), [(200, 450), (500, 150), (500, 450)]),
        (0, 100, ((100, 350), (400, 50)), [(100, 350), (400, 50), (500, 50), (500, 450), (100, 450)]),
        (500, 0, None, []),
        (0, 500, None, [(100, 50), (500, 50), (500, 450), (100, 450)]),
    ],
    ids=["corner to corner", "claimed later", "said later", "all to come", "all past"],
)
def test_the_diagonal_parts_what_was_to_come_from_what_was_past(
    up_from: int, across_from: int, line: object, past: list[tuple[float, float]]
) -> None:
    chart = trend(up_from, across_from)
    found = chart.diagonal()
    assert (found and tuple((round(x, 6), round(y, 6)) for x, y in found)) == line
    assert [(round(x, 6), round(y, 6)) for x, y in chart.past()] == past


def test_the_rulers_hold_every_claim_with_room_for_the_undated() -> None:
    selection = selected(BALLERINA, "history")
    courses = course_list(selection)
    chart = trend_over(courses, Box(84, 46, 1008, 540), selection.as_of)
    nodes = chart.nodes(courses)
    assert all(84 < node.x < 1008 and 46 < node.y < 540 for node in nodes)
    [undated] = [node for node in nodes if node.undated]
    assert undated.x == 84 + 27
    assert min(node.x for node in nodes if not node.undated) > undated.x + 100


def test_an_open_side_reaches_the_end_of_the_ruler() -> None:
    selection = selected(ODD, "history")
    courses = course_list(selection)
    chart = trend_over(courses, Box(84, 46, 1008, 540), selection.as_of)
    nodes = {node.step.claim_id: node for node in chart.nodes(courses)}
    assert nodes["o1"].up is not None
    assert nodes["o1"].up[1] == pytest.approx(540)
    assert nodes["o2"].across is not None
    assert nodes["o2"].across[1] == pytest.approx(1008)


# -- What was said on an unknown day ------------------------------------------------------------------------------

UNKNOWN: Bounds = (None, None)
LOST, GUESS = step("lost", UNKNOWN, at(100)), step("guess", UNKNOWN, at(200), "current")


def over(*steps: Step, actual: Step | None = None, window: Bounds = UNKNOWN) -> Trend:
    return trend_over([Course(KEY, "at", steps, actual)], FRAME, day(390), window=window)


def test_claims_without_a_day_stand_in_a_margin_where_no_days_run() -> None:
    """120 px of 400: 30 % are less than 2 x 30 + 120. Two steps of 30 px, the first .9 of one from the edge."""
    dated = step("dated", at(50), at(300), "current")
    chart = over(LOST, GUESS, dated)
    assert (chart.left, chart.across.left, chart.across.right) == (220, 220, 500)
    xs = {node.step.claim_id: node.x for node in chart.nodes([Course(KEY, "at", (LOST, GUESS, dated))])}
    assert (xs["lost"], xs["guess"]) == (127, 157)
    assert xs["dated"] > 220
    line = chart.diagonal()
    assert line is not None
    assert line[0][0] >= 220
    assert not chart.is_past(219, 449), "nothing there is past or to come"
    assert min(x for x, _ in chart.past()) >= 220


def test_a_margin_has_rulers_of_its_own() -> None:
    assert [axis.name for axis in over(LOST, step("dated", at(50), at(300))).axes] == ["x", "y", "x51", "y51"]
    assert [axis.name for axis in over(FIRST, SECOND).axes] == ["x", "y"]


def test_where_no_day_is_known_none_is_invented() -> None:
    chart = over(LOST, GUESS)
    assert not chart.has_days
    assert chart.left == 500
    assert (chart.diagonal(), chart.past()) == (None, [])
    assert not chart.shows(moment(day(100)))
    assert [(axis.name, type(axis).__name__) for axis in chart.axes] == [("x", "ValueAxis"), ("y", "PixelAxis")]
    course = Course(KEY, "at", (LOST, GUESS))
    nodes = chart.nodes([course])
    assert [node.x for node in nodes] == [pytest.approx(100 + 400 / 3.8 * part) for part in (0.9, 1.9)]
    ends = [piece.end[0] for piece in chart.stretches([course], nodes)]
    assert max(ends) == nodes[-1].x, "no line runs on to a day"


def test_what_happened_gives_days_to_a_chart_of_claims_without_any() -> None:
    chart = over(LOST, actual=step("so", at(150), at(150), "actual"))
    assert chart.has_days
    assert chart.across.shows(moment(day(150)))


def test_a_window_is_that_of_the_days_beside_the_margin() -> None:
    chart = over(LOST, step("dated", at(50), at(300)), window=(day(40), day(59)))
    assert (chart.across.first, chart.across.last) == (moment(day(40)), moment(day(60)))
    assert chart.left == 220
