"""The summary, reckoned by hand: one small story for each thing that it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

import timeline
from tests.bundled import bundled_frame
from tests.frames import claim_frame
from timeline.chains import as_of, resolve
from timeline.errors import ExportError, UsageError
from timeline.export import discover
from timeline.summaries import SUMMARY_COLUMNS, summary

from .test_oracle import told

A, B = {"id": "a", "said": "2024-01-10"}, {"id": "b", "said": "2024-02-10"}
OUT = {"id": "out", "said": "2024-12-31", "status": "actual"}


class Story(NamedTuple):
    why: str
    rows: list[dict[str, Any]]
    row: tuple[str, str]
    expected: dict[str, Any]


P, X, Y = ("production", "P"), ("source", "x"), ("source", "y")
STORIES = [
    Story(
        "slip is added up and halved as intervals: 0..30 and 10..12, sums 10..42, medians 5..21",
        [
            {**A, "at": "2024-06-01/2024-06-30"},
            {**OUT, "at": "2024-06-30/2024-07-01"},
            {**A, "id": "a2", "milestone": "trailer", "at": "2024-03-01/2024-03-03"},
            {**OUT, "id": "out2", "milestone": "trailer", "at": "2024-03-13"},
        ],
        P,
        {
            "slip_edges": 2,
            "total_slip_min": 10,
            "total_slip_max": 42,
            "typical_slip_min": 5.0,
            "typical_slip_max": 21.0,
        },
    ),
    Story(
        "one that overlaps the window announced may be on time or late: 1 of 2 surely late, both possibly",
        [
            {**A, "at": "2024-06-01/2024-06-30"},
            {**OUT, "at": "2024-06-30/2024-07-01"},
            {**A, "id": "a2", "milestone": "trailer", "at": "2024-03-01/2024-03-03"},
            {**OUT, "id": "out2", "milestone": "trailer", "at": "2024-03-13"},
        ],
        P,
        {
            "judged_edges": 2,
            "on_time_min": 0,
            "on_time_max": 1,
            "late_min": 1,
            "late_max": 2,
            "late_share_min": 0.5,
            "late_share_max": 1.0,
            "early_max": 0,
        },
    ),
    Story(
        "a date that nothing replaced has not moved, however vague or open it is",
        [{**A, "at": "2024-06-01/2024-06-30"}, {**A, "id": "a2", "milestone": "trailer", "at": "2024-03-01/.."}],
        P,
        {"slip_edges": 2, "slip_left_out": 0, "total_slip_min": 0, "total_slip_max": 0},
    ),
    Story(
        "punctual by the last announcement, late by the first: 2024-06-01 to 06-20 is 19 days",
        [{**A, "at": "2024-06-01"}, {**B, "at": "2024-06-20"}, {**OUT, "at": "2024-06-20"}],
        P,
        {"revisions": 1, "total_slip_min": 19, "total_slip_max": 19, "on_time_min": 1, "late_max": 0, "met_share": 1.0},
    ),
    Story(
        "nothing has happened: the slip goes to what stands, nothing is judged",
        [{**A, "at": "2024-06-01"}, {**B, "at": "2024-06-20"}],
        P,
        {"open": 1, "met": 0, "met_share": 0.0, "total_slip_min": 19, "judged_edges": 0, "on_time_share_min": None},
    ),
    Story(
        "an open side has no sum: left out and counted",
        [{**A, "at": "2024-06-01/.."}, {**OUT, "at": "2024-07-01"}],
        P,
        {"slip_edges": 0, "slip_left_out": 1, "total_slip_min": None, "typical_slip_max": None, "on_time_min": 1},
    ),
    Story(
        "canceled: no slip, and nothing to judge",
        [{**A, "at": "2024-06-01"}, {**B, "at": "", "status": "canceled"}],
        P,
        {"canceled": 1, "open": 0, "slip_edges": 0, "slip_left_out": 1, "longest_id": "a", "longest_min": 31},
    ),
    Story(
        "a start that happened and an end that is announced: under way, not met",
        [
            {**A, "start": "2024-03-01", "end": "2024-04-01"},
            {**OUT, "said": "2024-03-05", "start": "2024-03-02"},
        ],
        P,
        {"chains": 1, "under_way": 1, "met": 0, "open": 0, "slip_edges": 2, "total_slip_max": 1, "judged_edges": 1},
    ),
    Story(
        "still going on: something happened, but nothing that ends an edge",
        [{**OUT, "milestone": "reshoots", "end": "2024-03-01/.."}],
        P,
        {"under_way": 1, "met": 0, "slip_edges": 0, "slip_left_out": 0},
    ),
    Story(
        "only rumored: nobody announced it, so there is no slip to leave out",
        [{**A, "at": "2024-06-01", "status": "rumored"}],
        P,
        {"rumored": 1, "open": 0, "slip_edges": 0, "slip_left_out": 0, "stood_claims": 0, "longest_id": ""},
    ),
    Story(
        "two that can't both be true",
        [{**A, "at": "2024-06-01", "source": "x"}, {**A, "id": "b", "at": "2024-08-01", "source": "y"}],
        P,
        {"conflicting": 1, "open": 1, "chains": 1},
    ),
    Story(
        "right 142..172 days before: said 10 Jan to 9 Feb, happened on 30 June",
        [{"id": "a", "said": "2024-01-10/2024-02-09", "at": "2024-06-01/2024-06-30"}, {**OUT, "at": "2024-06-30"}],
        P,
        {"judged_claims": 1, "right_min": 1, "lead_claims": 1, "lead_min": 142.0, "lead_max": 172.0},
    ),
    Story(
        "right, but nobody knows when it was said",
        [{"id": "a", "at": "2024-06-30"}, {**OUT, "at": "2024-06-30"}],
        P,
        {"right_min": 1, "lead_claims": 0, "lead_left_out": 1, "lead_min": None, "stood_left_out": 1},
    ),
    Story(
        "a date given up is still right where it comes true; the one that replaced it is not",
        [{**A, "at": "2024-06-01/2024-06-30"}, {**B, "at": "2024-08-01"}, {**OUT, "at": "2024-06-30"}],
        P,
        {"judged_claims": 2, "right_min": 1, "right_share_max": 0.5, "early_min": 1},
    ),
    Story(
        "said after the day, before anyone said that it had happened: no foresight",
        [{**A, "at": "2024-01-02"}, {**OUT, "at": "2024-01-02"}],
        P,
        {"judged_claims": 0, "said_afterwards": 1, "right_min": 0, "right_share_min": None, "on_time_min": 1},
    ),
    Story(
        "said again when it had been told that it happened: counted, too, and not judged",
        [{**A, "at": "2024-06-30"}, {**OUT, "at": "2024-06-30"}, {"id": "z", "at": "2023-06-30", "said": "2024-09-01"}],
        P,
        {"judged_claims": 1, "said_afterwards": 1, "right_min": 1, "right_share_max": 1.0, "judged_edges": 1},
    ),
    Story(
        "stood 31 days until it was replaced; the next one 141 until it came true",
        [{**A, "at": "2024-06-01"}, {**B, "at": "2024-06-30"}, {**OUT, "at": "2024-06-30"}],
        P,
        {"stood_claims": 2, "longest_id": "b", "longest_min": 141, "longest_max": 141},
    ),
    Story(
        "still stands: at least until the last day that anything was said (10 Feb), at most nobody knows",
        [{**A, "at": "2024-06-01"}, {**B, "milestone": "trailer", "at": "2024-06-30"}],
        ("milestone", "release"),
        {"longest_id": "a", "longest_min": 31, "longest_max": None},
    ),
    Story(
        "a source is judged by its own words: late by 29 days, while another was on time",
        [
            {**A, "at": "2024-06-01", "source": "x"},
            {**B, "at": "2024-06-30", "source": "y"},
            {**OUT, "at": "2024-06-30", "source": "y"},
        ],
        X,
        {"chains": 1, "claims": 1, "revisions": 0, "total_slip_min": 29, "late_min": 1, "right_max": 0},
    ),
    Story(
        "... and the other: its revision, and no slip",
        [
            {**A, "at": "2024-06-01", "source": "x"},
            {**B, "at": "2024-06-30", "source": "y"},
            {**OUT, "at": "2024-06-30", "source": "y"},
        ],
        Y,
        {"chains": 1, "claims": 2, "revisions": 1, "total_slip_min": 0, "on_time_min": 1, "lead_min": 141.0},
    ),
    Story(
        "who says the same as another is as right, though it replaced nothing",
        [
            {**A, "at": "2024-06-30", "source": "x"},
            {**B, "at": "2024-06-30", "source": "y"},
            {**OUT, "at": "2024-06-30", "source": "x"},
        ],
        Y,
        {"judged_edges": 1, "on_time_min": 1, "slip_edges": 1, "right_min": 1, "stood_claims": 0},
    ),
    Story(
        "a worldwide date counts on the territory where it happened, a week late, and stays open worldwide",
        [{**A, "at": "2024-06-01"}, {**OUT, "territory": "FR", "at": "2024-06-08"}],
        ("source", "s"),
        {"chains": 2, "open": 1, "met": 1, "slip_edges": 2, "total_slip_min": 7, "late_min": 1, "judged_claims": 1},
    ),
]


@pytest.mark.parametrize("story", STORIES, ids=[story.why for story in STORIES])
def test_story(story: Story) -> None:
    row = told(summary(resolve(claim_frame(story.rows))))[story.row]
    assert {name: row[name] for name in story.expected} == story.expected


# The bundled film. Release: first spring or summer of 2024, then June 7, 2024, then June 6, 2025, which it was.
# Photography: summer 2022, started in November. So 279..462 and 62..182 days; medians 170.5 and 322.
FILM = {
    "chains": 4,
    "claims": 13,
    "revisions": 2,
    "met": 3,
    "under_way": 1,
    "met_share": 0.75,
    "slip_edges": 2,
    "slip_left_out": 0,
    "total_slip_min": 341,
    "total_slip_max": 644,
    "typical_slip_min": 170.5,
    "typical_slip_max": 322.0,
    "judged_edges": 2,
    "on_time_min": 1,
    "late_min": 1,
    "judged_claims": 7,
    "right_min": 3,
    "lead_claims": 2,
    "lead_left_out": 1,
    "lead_min": 157.0,  # from 31 Dec 2024 to 6 June 2025
    "lead_max": 253.0,  # from 26 Sep 2024
    "stood_claims": 3,
    "stood_left_out": 1,
    "longest_id": "club",
    "longest_min": 270,  # from 31 Dec 2023 to 26 Sep 2024
    "longest_max": 648,  # from 24 Mar 2023 to 31 Dec 2024
}


def test_the_bundled_film() -> None:
    row = told(summary(bundled_frame()))["production", "Ballerina"]
    assert {name: row[name] for name in FILM} == FILM


def test_the_bundled_film_as_it_was_believed() -> None:
    """On 31 January 2024 the film was to open on 7 June: 85 days before to 98 after what had been said first."""
    row = told(summary(as_of(bundled_frame(), "2024-01-31")))["milestone", "release"]
    expected = {"open": 1, "revisions": 1, "total_slip_min": -85, "total_slip_max": 98, "longest_max": None}
    assert {name: row[name] for name in expected} == expected


def test_its_sources_one_by_one() -> None:
    found = told(summary(bundled_frame()))
    totals = {
        name: (row["total_slip_min"], row["total_slip_max"]) for (by, name), row in found.items() if by == "source"
    }
    assert totals == {
        "cineworld": (279, 462),
        "gaming_club": (364, 364),
        "the_direct": (0, 0),
        "sportskeeda": (62, 182),
    }


def test_rows_follow_the_frame_kind_by_kind() -> None:
    rows = [
        {"production": "Q", "at": "2024-01-01", "source": "y"},
        {"production": "P", "milestone": "trailer", "at": "2024-01-01", "source": "x"},
    ]
    table = summary(resolve(claim_frame(rows)))
    assert list(zip(table["by"], table["name"], strict=True)) == [
        ("production", "Q"),
        ("production", "P"),
        ("milestone", "release"),
        ("milestone", "trailer"),
        ("source", "y"),
        ("source", "x"),
    ]


def test_sources_of_one_id_and_two_titles_are_two() -> None:
    frame = resolve(claim_frame([{"id": "a", "at": "2024-01-01"}, {"id": "b", "at": "2024-01-01"}]))
    frame["source_title"] = ["Weekly 3", "Weekly 4"]
    table = summary(frame)
    sources = table[table["by"] == "source"]
    assert list(zip(sources["name"], sources["title"], sources["claims"], strict=True)) == [
        ("s", "Weekly 3", 1),
        ("s", "Weekly 4", 1),
    ]


FRAMES = {
    "no claims": [],
    "no actual": [{"at": "2024-01-01"}],
    "no announcement": [{"at": "2024-01-01", "status": "actual"}],
    "only a cancellation": [{"at": "", "status": "canceled"}],
    "everything": STORIES[0].rows,
    "hostile": [{"production": "=Sum", "milestone": "<b>x</b>", "source": "1917", "at": "9999-12-31"}],
}


@pytest.mark.parametrize("name", FRAMES)
def test_columns_and_their_kinds_are_the_same_whatever_there_is(name: str) -> None:
    table, full = (summary(resolve(claim_frame(FRAMES[which]))) for which in (name, "everything"))
    assert tuple(table.columns) == SUMMARY_COLUMNS
    assert table.dtypes.equals(full.dtypes)
    assert len(table) == (3 if len(FRAMES[name]) == 1 else len(table))
    kinds = {str(kind) for kind in full.dtypes}
    assert kinds == {"str", "Int64", "Float64"}


def holds_any_table(ending: str) -> bool:
    """A calendar, say, is made of claims and refuses every other table."""
    try:
        discover()[ending].render(timeline.compare(bundled_frame()))
    except ExportError:
        return False
    return True


@pytest.mark.parametrize("ending", [ending for ending in sorted(discover()) if holds_any_table(ending)])
@pytest.mark.parametrize("name", FRAMES)
def test_every_format_of_tables_writes_it(name: str, ending: str, tmp_path: Path) -> None:
    table = summary(resolve(claim_frame(FRAMES[name])))
    timeline.save(table, tmp_path / f"summary{ending}")
    assert (tmp_path / f"summary{ending}").stat().st_size > 0


def test_as_csv(tmp_path: Path) -> None:
    timeline.save(summary(bundled_frame()), tmp_path / "summary.csv")
    lines = (tmp_path / "summary.csv").read_text().splitlines()
    assert lines[0].split(",") == list(SUMMARY_COLUMNS)
    assert lines[1].startswith(
        "production,Ballerina,,4,13,2,3,1,0,0,0,0,0.75,2,0,341,644,170.5,322.0,2,1,1,1,1,0,0,0.5,"
    )


def test_the_frame_is_left_as_it_was() -> None:
    frame = bundled_frame()
    before = frame.copy()
    summary(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_what_is_no_claim_frame_is_refused() -> None:
    with pytest.raises(UsageError, match="a claim frame is needed, not list"):
        timeline.summary([])  # type: ignore[arg-type]
