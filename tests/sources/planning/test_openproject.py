"""OpenProject: inclusive days, earlier versions as earlier announcements, rejected ones canceled."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sources.planning.plans import days_of, errors, frame_of, problems_of, told
from timeline.sources.planning.jsonplans import SOURCE

LENGTHS: list[tuple[dict[str, Any], tuple[str, str], bool, str]] = [
    ({"startDate": "2024-05-06", "ignoreNonWorkingDays": True}, ("2024-05-06", "2024-05-10"), False, "all days count"),
    ({"dueDate": "2024-05-10", "ignoreNonWorkingDays": True}, ("2024-05-06", "2024-05-10"), False, "counted back"),
    ({"startDate": "2024-05-06", "ignoreNonWorkingDays": False}, ("2024-05-06", ""), True, "working days"),
    ({"startDate": "2024-05-06"}, ("2024-05-06", ""), True, "nothing says which days"),
    ({"startDate": "2024-05-06", "dueDate": "2024-05-12"}, ("2024-05-06", "2024-05-12"), False, "both dates are there"),
]


def package(number: int = 11, **fields: Any) -> dict[str, Any]:
    links = {"project": {"title": "Film"}, "status": {"title": fields.pop("status", "New")}, **fields.pop("links", {})}
    past = fields.pop("past", [])
    base = {"_type": "WorkPackage", "id": number, "subject": "Edit", "updatedAt": "2024-06-14T23:30:00Z"}
    return {**base, "_embedded": {"attributesByTimestamp": past}, "_links": links, **fields}


def past(stamp: str, **fields: Any) -> dict[str, Any]:
    exists = fields.pop("exists", True)
    return {"_meta": {"timestamp": stamp, "matchesFilters": True, "exists": exists}, **fields}


def collection(*packages: Any, **fields: Any) -> str:
    return json.dumps({"_type": "WorkPackageCollection", "_embedded": {"elements": list(packages)}, **fields})


def test_days_are_inclusive_and_said_on_the_day_of_the_update() -> None:
    frame = frame_of(SOURCE, collection(package(startDate="2024-05-06", dueDate="2024-08-30", percentageDone=100)))
    assert days_of(frame) == [("edit", "span", "2024-05-06", "2024-08-30")]
    assert told(frame, "production", "status", "asserted_text", "locator") == [
        ("Film", "announced", "2024-06-14", "id 11")
    ]


def test_a_milestone_has_a_date_and_a_side_may_be_missing() -> None:
    one, two = package(1, subject="Release", date="2025-03-14"), package(2, startDate=None, dueDate="2025-02-28")
    assert days_of(frame_of(SOURCE, collection(one, two))) == [
        ("release", "point", "2025-03-14", "2025-03-14"),
        ("edit", "span", "", "2025-02-28"),
    ]


def test_a_single_work_package_is_read_too() -> None:
    frame = frame_of(SOURCE, json.dumps(package(date="2025-03-14")))
    assert days_of(frame) == [("edit", "point", "2025-03-14", "2025-03-14")]


def test_earlier_versions_are_earlier_announcements() -> None:
    stamps = [
        past("2024-02-01T00:00:00Z", startDate="2024-04-15", dueDate="2024-07-26"),
        past("2024-04-01T00:00:00Z", dueDate="2024-08-02"),
        past("2024-01-01T00:00:00Z", exists=False, startDate="2020-01-01"),
        past("PT0S"),
    ]
    frame = frame_of(SOURCE, collection(package(startDate="2024-05-06", dueDate="2024-08-30", past=stamps)))
    assert told(frame, "start_earliest", "end_latest", "asserted_text", "revision", "slip_min") == [
        ("2024-04-15", "2024-07-26", "2024-02-01", 0, frame["slip_min"][0]),
        ("2024-05-06", "2024-08-02", "2024-04-01", 1, 21),
        ("2024-05-06", "2024-08-30", "2024-06-14", 1, frame["slip_min"][2]),
    ]


def test_relative_times_are_put_in_order_by_name() -> None:
    stamps = [past("2024-02-01T00:00:00Z", date="2025-01-01"), past("P-1M", date="2025-02-01"), past("PT0S")]
    frame = frame_of(SOURCE, collection(package(date="2025-03-01", past=stamps)))
    assert told(frame, "stated", "asserted_text", "order", "state", "revision") == [
        ("2025-01-01", "2024-02-01", "certain", "superseded", 0),
        ("2025-02-01", "unknown", "stated", "superseded", 1),
        ("2025-03-01", "2024-06-14", "stated", "current", 2),
    ]


def test_rejected_is_canceled_and_no_other_status_means_anything() -> None:
    names = ("Rejected", "Closed", "On hold")
    packages = [package(n, subject=f"Reel {n}", date="2025-01-01", status=name) for n, name in enumerate(names, 1)]
    frame = frame_of(SOURCE, collection(*packages))
    assert told(frame, "label", "status") == [("Reel 1", "canceled"), ("Reel 2", "announced"), ("Reel 3", "announced")]


def test_groups_are_no_claims() -> None:
    child = package(2, date="2025-01-01", links={"parent": {"href": "/api/v3/work_packages/1", "title": "Act 1"}})
    frame = frame_of(SOURCE, collection(package(1, startDate="2024-01-01", dueDate="2025-01-01"), child))
    assert len(frame) == 1
    assert [(problem.severity, problem.code) for problem in problems_of(frame)] == [("note", "task-group")]


def test_tasks_of_one_name_get_their_parents() -> None:
    def within(number: int, parent: int) -> dict[str, Any]:
        link = {"href": f"/api/v3/work_packages/{parent}", "title": f"Act {parent}"}
        return package(number, date="2025-01-01", links={"parent": link})

    frame = frame_of(SOURCE, collection(within(5, 91), within(6, 92)))
    assert told(frame, "milestone", "label") == [("edit", "Act 91"), ("edit", "Act 92")]
    assert problems_of(frame) == []


def test_faults_are_told_and_the_others_live() -> None:
    packages = [
        package(1, subject="Bad day", date="2025-02-30"),
        package(2, subject="No days"),
        package(3, subject="Backwards", startDate="2025-02-02", dueDate="2025-02-01"),
        package(4, subject="Good", date="2025-02-01", past=[past("2024-01-01T00:00:00Z", date="soon")]),
        {"_type": "Version", "id": 7},
        "text",
    ]
    frame = frame_of(SOURCE, collection(*packages, total=250))
    assert days_of(frame) == [("good", "point", "2025-02-01", "2025-02-01")]
    assert sorted(errors(frame)) == sorted(
        [
            "id 1: no calendar has the day of date '2025-02-30'",
            "no date",
            "id 3: the due date 2025-02-01 lies before the start date 2025-02-02",
            "id 4: can't read date 'soon'",
            "task 5: a 'Version' is no work package",
            "task 6: str 'text' where an object belongs",
        ]
    )
    assert [problem.message for problem in problems_of(frame) if problem.severity == "warning"] == [
        "only 6 of 250 work packages are in it"
    ]


@pytest.mark.parametrize(("fields", "expected", "is_warned", "why"), LENGTHS, ids=[case[3] for case in LENGTHS])
def test_a_duration_counts_where_all_days_do(
    fields: dict[str, Any], expected: tuple[str, str], is_warned: bool, why: str
) -> None:
    frame = frame_of(SOURCE, collection(package(duration="P5D", **fields)))
    assert told(frame, "start_earliest", "end_latest") == [expected], why
    assert [problem.code for problem in problems_of(frame)] == (["duration-unit"] if is_warned else [])


def test_dates_of_other_kinds_are_told_of() -> None:
    frame = frame_of(SOURCE, collection(package(date="2025-01-01", customField7="2024-12-01", derivedDueDate=None)))
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("note", "1 of its work packages have 'customField7', a date of which no claim was made")
    ]


def test_a_time_at_which_it_had_no_dates_announces_nothing() -> None:
    earlier = past("2024-01-01T00:00:00Z", startDate=None, dueDate=None)
    frame = frame_of(SOURCE, collection(package(startDate=None, date="2025-01-01", past=[{**earlier, "date": None}])))
    assert told(frame, "stated") == [("2025-01-01",)]
    assert problems_of(frame) == []


def test_an_id_twice_is_refused_for_nobody_knows_which_came_last() -> None:
    one, two = package(7, date="2025-03-14"), package(7, date="2025-04-14")
    frame = frame_of(SOURCE, collection(one, package(8, subject="Mix", date="2025-05-01"), two))
    assert days_of(frame) == [("mix", "point", "2025-05-01", "2025-05-01")]
    assert [problem.code for problem in problems_of(frame)] == ["task-twice", "task-twice"]
    assert errors(frame) == [f"task {place}: a second work package has the id 7" for place in (1, 3)]
