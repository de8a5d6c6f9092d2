from __future__ import annotations

import pytest

from tests.figures.stories import BALLERINA, ODD, TWELVE, many, selected
from timeline.figures.rows import Group, Row, Slip, arrange, count_rows
from timeline.words import milestone_name


def row_of(groups: list[Group], name: str) -> Row:
    return next(row for group in groups for row in group.rows if row.name == name)


def test_the_film_by_phase() -> None:
    groups = arrange(selected(BALLERINA, "schedule"))
    assert [(group.title, [row.name for row in group.rows]) for group in groups] == [
        ("Production", ["Principal photography", "Post-production", "Reshoots"]),
        ("Publicity", ["Interview", "Trailer", "Song"]),
        ("Release", ["Release"]),
    ]


def test_by_date_is_one_list_without_a_heading() -> None:
    (group,) = arrange(selected(BALLERINA, "schedule", arrangement="date"))
    assert group.title == ""
    assert [row.name for row in group.rows][:3] == ["Principal photography", "Post-production", "Interview"]


def test_as_given_is_one_list_in_the_order_of_the_file() -> None:
    (group,) = arrange(selected(BALLERINA, "schedule", arrangement="given"))
    given = list(dict.fromkeys(selected(BALLERINA, "schedule").frame.sort_values("line")["milestone"]))
    assert [row.name for row in group.rows] == [milestone_name(word) for word in given]


def test_several_productions_are_grouped_by_production_and_phase() -> None:
    groups = arrange(selected([*BALLERINA, *TWELVE], "schedule"))
    assert [group.title for group in groups] == [
        "Ballerina · Production",
        "Ballerina · Publicity",
        "Ballerina · Release",
        "Twelve",
    ], "a production of one phase needs no second word"


def test_several_productions_by_date_are_one_list_that_names_them() -> None:
    (group,) = arrange(selected([*BALLERINA, *TWELVE], "schedule", arrangement="date"))
    assert [row.detail for row in group.rows][:2] == ["Ballerina · Prague", "Ballerina"]
    assert {row.detail for row in group.rows if row.name == "Release"} == {"Ballerina · United States", "Twelve"}


def test_of_very_many_rows_the_first_are_arranged_and_all_are_counted() -> None:
    selection = selected(many(40), "schedule")
    assert sum(len(group.rows) for group in arrange(selection, most=7)) == 7
    assert count_rows(selection) == 40


def test_a_dense_row_has_one_lane_with_the_first_date_and_what_holds() -> None:
    (row,) = arrange(selected(TWELVE, "schedule"), dense=True)[0].rows
    (lane,) = row.lanes
    assert [mark.claim_id for mark in lane.marks] == ["c0", "c12"]
    assert lane.folded == 11, "c1 to c11 are counted, not drawn"


@pytest.mark.parametrize(
    ("name", "detail", "slip", "why"),
    [
        ("Release", "United States", Slip("279–462 d late", "later"), "the place of what happened; first to actual"),
        ("Principal photography", "Prague", Slip("62–182 d late", "later"), "of its start, which alone was announced"),
        ("Interview", "Vanity Fair", Slip(), "never announced: nothing to tell"),
    ],
)
def test_names_and_slips(name: str, detail: str, slip: Slip, why: str) -> None:
    row = row_of(arrange(selected(BALLERINA, "schedule")), name)
    assert (row.detail, row.slip) == (detail, slip), why


def test_a_date_that_moved_before_anything_happened_slips_later_not_late() -> None:
    row = row_of(arrange(selected(TWELVE, "schedule")), "Release")
    assert row.slip == Slip("1164 d later", "later"), "12 moves of 97 days"


def test_what_no_longer_holds_has_lanes_of_its_own_above() -> None:
    release = row_of(arrange(selected(BALLERINA, "schedule")), "Release")
    assert [[mark.claim_id for mark in lane.marks] for lane in release.lanes] == [["r1"], ["r2"], ["r4"]]


def test_many_lanes_are_folded_between_the_first_and_the_last_two() -> None:
    (row,) = arrange(selected(TWELVE, "schedule"))[0].rows
    assert [(len(lane.marks), lane.folded) for lane in row.lanes] == [(1, 0), (0, 9), (1, 0), (1, 0), (1, 0)]
    assert [mark.claim_id for mark in row.marks] == ["c0", "c10", "c11", "c12"], (
        "12 superseded: 1 + 9 + 2, and one stands"
    )


def test_two_sources_in_conflict_share_a_lane_and_claim_no_slip() -> None:
    premiere = row_of(arrange(selected(ODD, "schedule")), "Premiere")
    assert [[mark.claim_id for mark in lane.marks] for lane in premiere.lanes] == [["o3", "o4"]]
    assert premiere.slip.words == "sources conflict"


def test_nothing_has_no_groups() -> None:
    assert arrange(selected((), "schedule")) == []


def test_every_mark_of_a_screen_is_in_one_row_or_folded() -> None:
    selection = selected(many(40), "schedule")
    rows = [row for group in arrange(selection) for row in group.rows]
    assert sum(len(row.marks) + sum(lane.folded for lane in row.lanes) for row in rows) == len(selection.marks)


def test_what_was_canceled_is_not_told_as_late() -> None:
    rows = [
        {"id": "a", "at": "2025-01-01", "said": "2024-01-01"},
        {"id": "b", "at": "2025-06-01", "said": "2024-02-01"},
        {"id": "c", "at": "", "said": "2024-03-01", "status": "canceled"},
    ]
    [group] = arrange(selected(rows, "schedule"))
    assert [row.slip for row in group.rows] == [Slip("canceled", "canceled")]
