from __future__ import annotations

import pytest

from tests.figures.stories import BALLERINA, ODD, TWELVE, selected
from timeline.figures.courses import Course, course_list, unannounced


def course(rows: tuple[object, ...], name: str, **fields: object) -> Course:
    found = course_list(selected(rows, "history", **fields))  # type: ignore[arg-type]
    return next(one for one in found if one.name == name)


def test_a_course_runs_from_the_first_date_to_the_actual() -> None:
    release = course(BALLERINA, "Release")
    assert [(step.claim_id, step.change, step.order, step.look) for step in release.steps] == [
        ("r1", "first", "certain", "superseded"),
        ("r2", "narrowed", "assumed", "superseded"),
        ("r3", "later", "certain", "fulfilled"),
    ]
    assert release.actual is not None
    assert (release.actual.claim_id, release.actual.verdict) == ("r4", "on time")
    assert (release.slip_min, release.slip_max, release.verdict) == (279, 462, "later")


def test_each_edge_of_an_activity_has_its_own_course() -> None:
    start = course(BALLERINA, "Principal photography, start")
    assert [step.stated for step in start.steps] == ["summer 2022"]
    assert start.actual is not None
    assert (start.actual.stated, start.actual.slip_min, start.actual.slip_max) == ("November 2022", 62, 182)


@pytest.mark.parametrize(("step", "low", "high", "verdict"), [(1, -85, 98, "within"), (2, 364, 364, "later")])
def test_a_step_has_its_slip_against_the_one_before(step: int, low: int, high: int, verdict: str) -> None:
    found = course(BALLERINA, "Release").steps[step]
    assert (found.slip_min, found.slip_max, found.verdict) == (low, high, verdict)


def test_milestones_that_nobody_announced_have_no_course_and_are_counted() -> None:
    selection = selected(BALLERINA, "history")
    assert [found.name for found in course_list(selection)] == ["Release", "Principal photography, start"]
    assert unannounced(selection) == 5  # post-production, reshoots, interview, trailer, song


def test_rumors_and_cancellations_stand_aside() -> None:
    streaming = course(ODD, "Streaming release")
    assert [step.claim_id for step in streaming.steps] == ["o6"]
    assert [(step.claim_id, step.look) for step in streaming.aside] == [("o7", "canceled")]
    assert "Festival" not in [one.name for one in course_list(selected(ODD, "history"))]


def test_a_filter_leaves_claims_out_and_changes_nothing_of_the_others() -> None:
    release = course(BALLERINA, "Release", sources=("the_direct", "sportskeeda"))
    assert [(step.claim_id, step.against, step.slip_min) for step in release.steps] == [("r3", "r2", 364)]
    assert release.slip_min == 279


def test_thirteen_dates_are_twelve_revisions() -> None:
    [only] = course_list(selected(TWELVE, "history"))
    assert [step.slip_min for step in only.steps] == [None, *[97] * 12]
    assert [step.against for step in only.steps[1:]] == [step.claim_id for step in only.steps[:-1]]


def test_a_date_lent_by_the_worldwide_chain_is_not_drawn_twice() -> None:
    rows = (
        {"id": "w", "at": "2024-05-01", "stated": "May 1", "said": "2023-01-01", "source": "s"},
        {"id": "u", "at": "2024-05-03", "stated": "May 3", "said": "2024-05-04", "status": "actual", "territory": "US"},
    )
    assert [one.name for one in course_list(selected(rows, "history"))] == ["Release"]
    assert unannounced(selected(rows, "history")) == 0  # the US release had been announced, for the world
