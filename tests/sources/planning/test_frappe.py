"""Frappe Gantt: inclusive ends, no title, percentages that say nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sources.planning.plans import days_of, errors, frame_of, problems_of, told
from timeline.sources.planning.jsonplans import SOURCE

TASKS: list[tuple[dict[str, Any], tuple[str, str, str, str], str]] = [
    (
        {"start": "2025-02-10", "end": "2025-02-21"},
        ("edit", "span", "2025-02-10", "2025-02-21"),
        "the end is a day of it",
    ),
    (
        {"start": "2025-02-10", "end": "2025-02-10"},
        ("edit", "point", "2025-02-10", "2025-02-10"),
        "one day is a moment",
    ),
    (
        {"start": "2025-02-10 09:00", "end": "2025-02-11 12:30"},
        ("edit", "span", "2025-02-10", "2025-02-11"),
        "times of day are dropped",
    ),
    (
        {"start": "2025-02-10 07", "end": "2025-02-11 18"},
        ("edit", "span", "2025-02-10", "2025-02-11"),
        "times of hours alone",
    ),
    (
        {"start": "2025-2-1", "end": "2025-02-3"},
        ("edit", "span", "2025-02-01", "2025-02-03"),
        "days without their zeros",
    ),
    (
        {"start": "2024-02-29", "end": "2024-03-01T00:00:00.000Z"},
        ("edit", "span", "2024-02-29", "2024-03-01"),
        "leap day",
    ),
]

FAULTS = [
    ({"end": "2025-02-21"}, "task 1: no start", "no start"),
    ({"start": "2025-02-10"}, "task 1: no end", "no end"),
    ({"start": "2025-02-10", "duration": "3d"}, "task 1: no end beside the duration '3d'", "a duration counts oddly"),
    (
        {"start": "2025-02-10", "end": "2025-02-01"},
        "task 1: the end '2025-02-01' lies before the start '2025-02-10'",
        "order",
    ),
    (
        {"start": "2025-02-30", "end": "2025-03-01"},
        "task 1: no calendar has the day of start '2025-02-30'",
        "no such day",
    ),
    ({"start": "10.02.2025", "end": "2025-03-01"}, "task 1: can't read start '10.02.2025'", "another order"),
    ({"start": 20250210, "end": "2025-03-01"}, "task 1: can't read start 20250210", "a number is no day"),
    (
        {"start": "2025-02-10", "end": "2025-03-01 25:00"},
        "task 1: no clock shows the time of end '2025-03-01 25:00'",
        "hour",
    ),
]


@pytest.mark.parametrize(("task", "expected", "why"), TASKS, ids=[row[-1] for row in TASKS])
def test_days(task: dict[str, Any], expected: tuple[str, str, str, str], why: str) -> None:
    frame = frame_of(SOURCE, json.dumps([{"id": "a", "name": "Edit", "progress": 100, **task}]))
    assert days_of(frame) == [expected], why
    assert told(frame, "production", "status", "asserted_text", "locator") == [("plan", "announced", "unknown", "id a")]


@pytest.mark.parametrize(("task", "message", "why"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_what_can_not_be_read_is_reported(task: dict[str, Any], message: str, why: str) -> None:
    good = {"name": "Edit", "start": "2025-01-01", "end": "2025-01-02"}
    frame = frame_of(SOURCE, json.dumps([{"name": "Grade", "start": None, **task}, good]))
    assert errors(frame) == [message], why
    assert days_of(frame) == [("edit", "span", "2025-01-01", "2025-01-02")]


def test_tasks_of_one_name_are_kept_apart_and_told_of() -> None:
    task = {"name": "Edit", "start": "2025-01-01", "end": "2025-01-02"}
    frame = frame_of(SOURCE, json.dumps([{"id": "a", **task}, {"id": "b", **task, "end": "2025-01-09"}]))
    assert told(frame, "milestone", "label", "state") == [("edit", "id a", "current"), ("edit", "id b", "current")]
    assert {problem.code for problem in problems_of(frame)} == {"name-twice"}


def test_lines_are_those_where_the_tasks_begin() -> None:
    text = '[\n {"name": "Edit", "start": "2025-01-01",\n  "end": "2025-01-02"},\n {"name": "Mix", "start": "x"}\n]'
    frame = frame_of(SOURCE, text)
    assert frame["line"].tolist() == [2]
    assert [problem.line for problem in problems_of(frame)] == [4]


def test_dates_of_other_kinds_are_told_of() -> None:
    tasks = [{"id": "a", "name": "Edit", "start": "2025-02-10", "end": "2025-02-21", "due": "2025-03-01"}]
    frame = frame_of(SOURCE, json.dumps(tasks))
    assert [problem.message for problem in problems_of(frame)] == [
        "1 of its tasks have 'due', a date of which no claim was made"
    ]


def test_an_id_twice_is_warned_of_and_both_are_read() -> None:
    first = {"id": "a", "name": "Edit", "start": "2025-02-10", "end": "2025-02-11"}
    second = {"id": "a", "name": "Mix", "start": "2025-03-10", "end": "2025-03-11"}
    frame = frame_of(SOURCE, json.dumps([first, second]))
    assert told(frame, "milestone", "state") == [("edit", "current"), ("mix", "current")]
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("warning", "a second task has the id 'a': read as a task of its own")
    ]


def test_a_task_without_a_name_is_told_by_its_id() -> None:
    frame = frame_of(SOURCE, json.dumps([{"id": "a", "name": "", "start": "2025-02-10", "end": "2025-02-11"}]))
    assert errors(frame) == ["id a has no name"]
