"""DHTMLX Gantt: day first, exclusive midnights, calendar days, plans before plans, groups."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sources.planning.plans import days_of, errors, frame_of, problems_of, refusal, told
from timeline.sources.planning.jsonplans import SOURCE

DAYS: list[tuple[dict[str, Any], tuple[str, str, str], str]] = [
    (
        {"start_date": "06-05-2024 00:00", "end_date": "31-08-2024 00:00", "duration": 117},
        ("span", "2024-05-06", "2024-08-30"),
        "an end at midnight is exclusive",
    ),
    (
        {"start_date": "06-05-2024 09:00", "end_date": "30-08-2024 17:00"},
        ("span", "2024-05-06", "2024-08-30"),
        "an end by day is that day",
    ),
    (
        {"start_date": "04-11-2024", "duration": 12},
        ("span", "2024-11-04", "2024-11-15"),
        "twelve days, the first counts",
    ),
    ({"start_date": "04-11-2024", "duration": "12"}, ("span", "2024-11-04", "2024-11-15"), "a number as text"),
    ({"start_date": "28-02-2024", "duration": 2}, ("span", "2024-02-28", "2024-02-29"), "over a leap day"),
    ({"start_date": "04-11-2024", "duration": 0}, ("point", "2024-11-04", "2024-11-04"), "no length: a moment"),
    (
        {"start_date": "03-04-2025 00:00", "duration": 0, "type": "milestone"},
        ("point", "2025-04-03", "2025-04-03"),
        "3 April, not 4 March",
    ),
    (
        {"start_date": "2024-11-04 00:00", "end_date": "2024-11-16"},
        ("span", "2024-11-04", "2024-11-15"),
        "ISO is clear",
    ),
    ({"end_date": "16-11-2024", "duration": 12}, ("span", "2024-11-04", "2024-11-15"), "counted back from its end"),
    ({"start_date": "04-11-2024"}, ("span", "2024-11-04", ""), "nobody says when it ends"),
    ({"end_date": "16-11-2024"}, ("span", "", "2024-11-15"), "nobody says when it starts"),
]

FAULTS = [
    (
        {"start_date": "06-05-2024", "duration": 3, "unscheduled": True},
        "task 1: id 2 is unscheduled: its days are not meant",
        "the chart doesn't draw them",
    ),
    (
        {"start_date": "31-02-2024", "duration": 1},
        "id 2: no calendar has start_date '31-02-2024' (day first)",
        "no day",
    ),
    ({"start_date": "06/05/2024", "duration": 1}, "id 2: can't read start_date '06/05/2024'", "another notation"),
    ({"start_date": 1714953600, "duration": 1}, "id 2: can't read start_date 1714953600", "a number is no day"),
    (
        {"start_date": "06-05-2024 24:30"},
        "id 2: no clock shows the time of start_date '06-05-2024 24:30'",
        "no such time",
    ),
    (
        {"start_date": "06-05-2024", "end_date": "05-05-2024"},
        "id 2: the end '05-05-2024' lies before the start",
        "backwards",
    ),
    ({"start_date": "06-05-2024", "duration": "3 weeks"}, "id 2: can't read the duration '3 weeks'", "words"),
    ({"start_date": "06-05-2024", "duration": -1}, "id 2: can't read the duration -1", "backwards by length"),
    (
        {"start_date": "06-05-9999", "duration": 400},
        "id 2: the duration 400 reaches past the year 9999",
        "out of the calendar",
    ),
    ({"duration": 3}, "id 2: the duration 3 without a start or an end", "a length that begins nowhere"),
    ({"start_date": "06-05-2024", "duration": True}, "id 2: can't read the duration True", "no number"),
    (
        {"end_date": "03-01-0001", "duration": 400},
        "id 2: the duration 400 reaches back before the year 1",
        "before the calendar",
    ),
    ({"unscheduled": True}, "no date", "not planned at all"),
]


def plan(*tasks: dict[str, Any], **more: Any) -> str:
    return json.dumps({"data": list(tasks), "links": [], **more})


@pytest.mark.parametrize(("task", "expected", "why"), DAYS, ids=[row[-1] for row in DAYS])
def test_days(task: dict[str, Any], expected: tuple[str, str, str], why: str) -> None:
    frame = frame_of(SOURCE, plan({"id": 2, "text": "Edit", "progress": 1, **task}))
    assert days_of(frame) == [("edit", *expected)], why
    assert told(frame, "production", "status", "asserted_text") == [("plan", "announced", "unknown")]


@pytest.mark.parametrize(("task", "message", "why"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_what_can_not_be_read_is_reported(task: dict[str, Any], message: str, why: str) -> None:
    good = {"id": 3, "text": "Mix", "start_date": "01-01-2024", "duration": 1}
    frame = frame_of(SOURCE, plan({"id": 2, "text": "Edit", **task}, good))
    assert errors(frame) == [message], why
    assert days_of(frame) == [("mix", "span", "2024-01-01", "2024-01-01")]


def test_an_order_that_the_file_contradicts_is_refused_whole() -> None:
    text = plan({"id": 1, "text": "A", "start_date": "03-04-2025"}, {"id": 2, "text": "B", "start_date": "12-25-2025"})
    problem = refusal(SOURCE, text)
    assert problem.code == "date-order"
    assert problem.message == "the day '12-25-2025' can only be month first, and days are read day first"


def test_one_wrong_day_among_days_first_is_that_task_s_fault() -> None:
    tasks: list[dict[str, Any]] = [
        {"id": 1, "text": "A", "start_date": "25-12-2025"},
        {"id": 2, "text": "B", "start_date": "12-25-2025"},
    ]
    frame = frame_of(SOURCE, plan(*tasks))
    assert days_of(frame) == [("a", "span", "2025-12-25", "")]
    assert errors(frame) == ["id 2: no calendar has start_date '12-25-2025' (day first)"]


def test_durations_that_count_otherwise_are_not_read() -> None:
    frame = frame_of(
        SOURCE,
        plan(
            {"id": 1, "text": "A", "start_date": "06-05-2024", "end_date": "20-05-2024", "duration": 10},
            {"id": 2, "text": "B", "start_date": "06-05-2024", "duration": 10},
        ),
    )
    assert days_of(frame) == [("a", "span", "2024-05-06", "2024-05-19")]
    assert errors(frame) == ["id 2: the duration 10 counts no calendar days in this file"]
    assert [problem.code for problem in problems_of(frame) if problem.severity == "warning"] == ["duration-unit"]


def test_what_was_planned_is_an_earlier_announcement() -> None:
    task = {"id": 2, "text": "Edit", "start_date": "06-05-2024", "duration": 10}
    planned = {"planned_start": "15-04-2024", "planned_end": "25-04-2024"}
    baselines = [{"task_id": 2, "start_date": "22-04-2024", "duration": 10}]
    frame = frame_of(SOURCE, plan({**task, **planned}, baselines=baselines))
    assert told(frame, "start_earliest", "order", "state", "revision", "slip_min") == [
        ("2024-04-15", "certain", "superseded", 0, frame["slip_min"][0]),
        ("2024-04-22", "stated", "superseded", 1, 7),
        ("2024-05-06", "stated", "current", 2, 14),
    ]


def test_one_group_above_all_is_the_production_and_groups_are_no_claims() -> None:
    tasks: list[dict[str, Any]] = [
        {"id": 1, "text": "The Film", "start_date": "01-01-2024", "duration": 99, "parent": 0},
        {"id": "a", "text": "Act 1", "parent": "1"},
        {"id": "b", "text": "Act 2", "parent": 1, "type": "project"},
        {"id": 4, "text": "Edit", "parent": "a", "start_date": "01-01-2024", "duration": 1},
        {"id": 5, "text": "Edit", "parent": "b", "start_date": "02-01-2024", "duration": 1},
    ]
    frame = frame_of(SOURCE, plan(*tasks))
    assert told(frame, "production", "milestone", "label") == [
        ("The Film", "edit", "Act 1"),
        ("The Film", "edit", "Act 2"),
    ]
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("note", "3 of its tasks are groups, whose dates are those of their members: no claims")
    ]


def test_a_circle_of_parents_is_told_of() -> None:
    tasks: list[dict[str, Any]] = [
        {"id": 1, "text": "A", "parent": 2, "start_date": "01-01-2024"},
        {"id": 2, "text": "B", "parent": 1, "start_date": "01-01-2024"},
        {"id": 3, "text": "C", "parent": 2, "start_date": "01-01-2024"},
    ]
    frame = frame_of(SOURCE, plan(*tasks))
    assert errors(frame) == [f"task {n}: id {n} is its own parent, by a circle" for n in (1, 2)]
    assert days_of(frame) == [("c", "span", "2024-01-01", "")]


def test_newer_files_call_the_list_tasks_and_some_have_no_links() -> None:
    task = {"id": 2, "text": "Edit", "start_date": "04-11-2024", "duration": 1}
    expected = [("edit", "span", "2024-11-04", "2024-11-04")]
    for value in ({"tasks": [task]}, {"data": [task]}, [task]):
        assert days_of(frame_of(SOURCE, json.dumps(value))) == expected


def test_a_task_whose_parent_is_missing_takes_the_title_from_nobody() -> None:
    tasks: list[dict[str, Any]] = [
        {"id": 1, "text": "The Film", "type": "project", "parent": 0},
        {"id": 2, "text": "Edit", "start_date": "04-11-2024", "parent": 1},
        {"id": 3, "text": "Mix", "start_date": "04-11-2024", "parent": 99},
        {"id": 4, "text": "Grade", "start_date": "04-11-2024", "parent": 99},
    ]
    frame = frame_of(SOURCE, plan(*tasks))
    assert told(frame, "production", "milestone") == [("The Film", name) for name in ("edit", "mix", "grade")]
    assert [problem.message for problem in problems_of(frame) if problem.severity == "warning"] == [
        "id 3: its parent '99' is not in the file"
    ]


def test_a_deadline_is_a_note_and_other_dates_are_told_of() -> None:
    task = {"id": 2, "text": "Edit", "start_date": "04-11-2024", "constraint_date": "01-11-2024 00:00"}
    frame = frame_of(SOURCE, plan({**task, "deadline": "01-12-2024 00:00"}, {**task, "id": 3, "text": "Mix"}))
    assert told(frame, "note") == [("deadline 2024-12-01",), ("",)]
    assert [(problem.code, problem.message) for problem in problems_of(frame)] == [
        ("dates-unread", "2 of its tasks have 'constraint_date', a date of which no claim was made")
    ]


def test_a_plan_without_tasks_is_warned_of() -> None:
    frame = frame_of(SOURCE, plan())
    assert [(problem.severity, problem.code) for problem in problems_of(frame)] == [("warning", "plan-empty")]


def test_an_end_before_its_start_says_nothing_of_other_durations() -> None:
    wrong = {"id": 1, "text": "Edit", "start_date": "06-05-2026", "end_date": "31-08-2024", "duration": 117}
    right = {"id": 2, "text": "Mix", "start_date": "04-11-2024", "duration": 12}
    frame = frame_of(SOURCE, json.dumps({"tasks": [wrong, right]}))
    assert days_of(frame) == [("mix", "span", "2024-11-04", "2024-11-15")]
    assert errors(frame) == ["id 1: the end '31-08-2024' lies before the start"]
