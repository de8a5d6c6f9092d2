"""Rows to the claim frame: what each phrase means in its role, and what a row becomes when it is understood whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from timeline.claims import claims_frame
from timeline.dates import Conventions
from timeline.frame import COLUMNS
from timeline.sources import read_records

TODAY = date(2026, 1, 1)
BASE = {"production": "P", "milestone": "release", "asserted": "2024-01-15"}


def frame_of(*rows: dict[str, Any]) -> pd.DataFrame:
    return claims_frame(read_records([BASE | row for row in rows]), today=TODAY)


def problems(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in frame.attrs["problems"]]


def window(frame: pd.DataFrame, name: str) -> str:
    """`earliest/latest` of the first claim, an unknown side as "..", a window that isn't there as ""."""
    sides = [frame[f"{name}_{side}"][0] for side in ("earliest", "latest")]
    if all(pd.isna(side) for side in sides):
        return ""
    return "/".join(".." if pd.isna(side) else str(side.date()) for side in sides)


PHOTOGRAPHY = {"milestone": "principal_photography"}

# The row, then the windows of start and end, and the role that its phrase plays.
ROLES = [
    ({"date": "2024-06-07"}, "2024-06-07/2024-06-07", "2024-06-07/2024-06-07", "a moment ends where it starts"),
    ({"date": "2024-06"}, "2024-06-01/2024-06-30", "2024-06-01/2024-06-30", "a moment happens once within it"),
    ({"date": "2022-11/2022-12"}, "2022-11-01/2022-12-31", "2022-11-01/2022-12-31", "a moment: the union"),
    ({"date": "2024-06/.."}, "2024-06-01/..", "2024-06-01/..", "an open side"),
    (PHOTOGRAPHY | {"date": "2022"}, "2022-01-01/2022-12-31", "2022-01-01/2022-12-31", "start and end each within"),
    (PHOTOGRAPHY | {"date": "2022-11/2022-12"}, "2022-11-01/2022-11-30", "2022-12-01/2022-12-31", "start and end"),
    (PHOTOGRAPHY | {"date": "Nov-Dec 2022"}, "2022-11-01/2022-11-30", "2022-12-01/2022-12-31", "the same in prose"),
    ({"date": "Nov-Dec 2022"}, "2022-11-01/2022-12-31", "2022-11-01/2022-12-31", "in prose, of a moment"),
    (PHOTOGRAPHY | {"start": "2022-11/2022-12"}, "2022-11-01/2022-12-31", "", "in 'start': the union"),
    (PHOTOGRAPHY | {"end": "2024-09-26/.."}, "", "2024-09-26/..", "still going on"),
    (PHOTOGRAPHY | {"date": "2022-11/.."}, "2022-11-01/2022-11-30", "", "nobody said when it ends"),
    (PHOTOGRAPHY | {"date": "../2022-11"}, "", "2022-11-01/2022-11-30", "nobody said when it starts"),
    (
        PHOTOGRAPHY | {"start": "2022-11", "end": "December"},
        "2022-11-01/2022-11-30",
        "2022-12-01/2022-12-31",
        "no year",
    ),
    (
        PHOTOGRAPHY | {"start": "2022-11", "end": "March"},
        "2022-11-01/2022-11-30",
        "2023-03-01/2023-03-31",
        "the next one",
    ),
    (
        PHOTOGRAPHY | {"start": "2022-11", "end": "next year"},
        "2022-11-01/2022-11-30",
        "2025-01-01/2025-12-31",
        "relative to when it was said, not to the start",
    ),
    (
        PHOTOGRAPHY | {"start": "2023-06", "end": "this fall"},
        "2023-06-01/2023-06-30",
        "2024-09-01/2024-11-30",
        "this is the one of the year in which it was said",
    ),
    (
        PHOTOGRAPHY | {"start": "June 3, 2023", "end": "the 14th"},
        "2023-06-03/2023-06-03",
        "2023-06-14/2023-06-14",
        "a day without month and year: the next one on or after the start",
    ),
    (
        PHOTOGRAPHY | {"start": "in March", "end": "June"},
        "2024-03-01/2024-03-31",
        "2024-06-01/2024-06-30",
        "both without a year: the next ones after it was said",
    ),
    (
        PHOTOGRAPHY | {"start": "in March", "end": "June", "status": "actual"},
        "2023-03-01/2023-03-31",
        "2023-06-01/2023-06-30",
        "of what happened: the last ones",
    ),
    (
        PHOTOGRAPHY | {"start": "2024-02-01", "duration": "77 days"},
        "2024-02-01/2024-02-01",
        "2024-04-17/2024-04-17",
        "both days count: 29 days of February, 31 of March, 17 of April",
    ),
    (
        PHOTOGRAPHY | {"end": "2024-04-17", "duration": "77 days"},
        "2024-02-01/2024-02-01",
        "2024-04-17/2024-04-17",
        "counted back",
    ),
    (
        PHOTOGRAPHY | {"start": "2024-02", "duration": "10 to 20 days"},
        "2024-02-01/2024-02-29",
        "2024-02-10/2024-03-19",
        "bound by bound: 1 + 9, 29 February + 19",
    ),
    (
        PHOTOGRAPHY | {"start": "2024-02-01", "end": "2024-04", "duration": "77 days"},
        "2024-02-01/2024-02-01",
        "2024-04-01/2024-04-30",
        "an end that was stated stays as stated",
    ),
    ({"date": "2024-06", "status": "canceled"}, "2024-06-01/2024-06-30", "2024-06-01/2024-06-30", "canceled, shown"),
    ({"status": "canceled"}, "", "", "a cancellation needs no date"),
    ({"milestone": "festival", "start": "2024-06-01"}, "2024-06-01/2024-06-01", "", "a festival's run"),
]


@pytest.mark.parametrize(("row", "start", "end", "why"), ROLES, ids=[case[3] for case in ROLES])
def test_roles(row: dict[str, str], start: str, end: str, why: str) -> None:
    frame = frame_of(row)
    assert [problem for problem in problems(frame) if problem[0] == "error"] == []
    assert (window(frame, "start"), window(frame, "end")) == (start, end), why


def test_one_part_makes_the_whole_chain_a_span() -> None:
    frame = frame_of(
        {"milestone": "festival", "date": "2024-05/2024-06"},
        {"milestone": "festival", "start": "2024-05-03"},
        {"milestone": "festival", "date": "2024-05/2024-06", "territory": "FR"},
    )
    assert frame["kind"].tolist() == ["span", "span", "point"]
    assert [str(day.date()) for day in frame["start_latest"]] == ["2024-05-31", "2024-05-03", "2024-06-30"]


# The row, then text and window of its assertion.
ASSERTIONS = [
    ({"asserted": "2024-01-15"}, "2024-01-15", "2024-01-15/2024-01-15", "its own day"),
    ({"asserted": "2023-03-24/2023-04-30"}, "2023-03-24/2023-04-30", "2023-03-24/2023-04-30", "an interval"),
    ({"asserted": "../2022-11"}, "../2022-11", "../2022-11-30", "open before"),
    ({"asserted": "unknown", "published": "2024"}, "unknown", "", "it only looks back"),
    ({"asserted": "Unknown"}, "Unknown", "", "as written, in any case"),
    ({"asserted": None, "published": "2024-02"}, "2024-02", "2024-02-01/2024-02-29", "by default its source's"),
    ({"asserted": None}, "unknown", "", "nobody says"),
    ({"asserted": "2024-03", "published": "2024-04"}, "2024-03", "2024-03-01/2024-03-31", "its own goes first"),
]


@pytest.mark.parametrize(("row", "text", "bounds", "why"), ASSERTIONS, ids=[case[3] for case in ASSERTIONS])
def test_assertions(row: dict[str, Any], text: str, bounds: str, why: str) -> None:
    frame = frame_of({"date": "2030"} | row)
    assert (frame["asserted_text"][0], window(frame, "asserted")) == (text, bounds), why


# The rows beyond BASE, then severity and code of each problem, how many claims are left, and why.
FAULTS = [
    ([{}], [("error", "date-missing")], 0, "no date"),
    ([{"date": "2024", "start": "2024"}], [("error", "date-conflict")], 0, "a whole beside its parts"),
    ([{"duration": "ten days"}], [("error", "date-missing")], 0, "a length without an anchor"),
    ([{"date": "77 days"}], [("error", "date-length")], 0, "a length as a date"),
    ([{"start": "2024", "duration": "2024"}], [("error", "date-length")], 0, "a date as a length"),
    ([{"start": "2024-05", "end": "2024-04"}], [("error", "date-order")], 0, "an end before its start"),
    (
        [{"start": "2024-02-01", "end": "2024-06", "duration": "77 days"}],
        [("error", "duration-conflict")],
        0,
        "start, end and length that disagree",
    ),
    ([{"start": "9999-12-01", "duration": "77 days"}], [("error", "date-impossible")], 0, "past the last year"),
    ([{"date": 2024}], [("error", "date-number")], 0, "a bare number"),
    ([{"date": "../.."}], [("error", "date-open")], 0, "a moment that is open on both sides"),
    ([PHOTOGRAPHY | {"date": "../.."}], [("error", "date-open")], 0, "an activity that is open on both sides"),
    ([{"date": "2024", "asserted": "../.."}], [("error", "date-open")], 0, "an assertion that says nothing"),
    ([{"date": "2024-02-30"}], [("error", "date-impossible")], 0, "no such day"),
    ([{"date": "someday"}], [("error", "date-unknown")], 0, "no date at all"),
    ([{"date": "2024", "asserted": "someday"}], [("error", "date-unknown")], 0, "an assertion that is no date"),
    ([{"date": "2024", "published": "someday"}], [("error", "date-unknown")], 0, "though its assertion is fine"),
    ([{"date": "2024", "asserted": "two weeks"}], [("error", "date-length")], 0, "an assertion that is a length"),
    ([{"date": "x" * 65}], [("error", "text-long")], 0, "a long date"),
    ([{"date": "2024", "production": "x" * 501}], [("error", "text-long")], 0, "a long title"),
    ([{"date": "2024", "production": "a\x1bb"}], [("error", "text-control")], 0, "a control character in a title"),
    ([{"date": "2024", "note": "a\x00b"}], [("error", "text-control")], 0, "and in a note"),
    ([{"date": "2024", "label": "\ud800"}], [("error", "text-control")], 0, "half a character"),
    ([{"date": "2024", "production": None}], [("error", "field-missing")], 0, "no production"),
    ([{"date": "2024", "milestone": " "}], [("error", "field-missing")], 0, "no milestone"),
    ([{"date": "2024", "milestone": "Test Screening"}], [("note", "milestone-new")], 1, "new words, as people write"),
    ([{"date": "2024", "milestone": "Code-Freeze"}] * 2, [("note", "milestone-new")], 2, "and told once"),
    ([{"date": "2024", "milestone": "Relaese"}], [("error", "milestone-unknown")], 0, "near a known word"),
    ([{"date": "2024", "milestone": "GA"}], [("error", "milestone-unknown")], 0, "another name of a known one"),
    ([{"date": "2024", "milestone": "filming start"}], [("error", "milestone-unknown")], 0, "the start of a known one"),
    ([{"date": "2024", "milestone": "shooting"}], [("note", "milestone-new")], 1, "a plan's task, as it is written"),
    ([{"date": "2024", "milestone": "rélease!"}], [("error", "milestone-unknown")], 0, "not a word"),
    ([{"date": "2024", "status": "done"}], [("error", "status-unknown")], 0, "no such status"),
    ([{"date": "2024", "milestone": "test_screening"}], [("note", "milestone-new")], 1, "a new word"),
    ([{"date": "2024", "milestone": "wrap"}] * 3, [("note", "milestone-new")], 3, "a new word, told once"),
    ([{"date": "2024", "id": "a"}] * 2, [("error", "id-duplicate")], 1, "an id twice"),
    ([{"date": "2024", "id": "a", "supersedes": "a"}], [("error", "supersedes-itself")], 0, "itself"),
    ([{"date": "2024", "id": "a", "supersedes": "b"}], [("error", "supersedes-unknown")], 0, "an unknown id"),
    (
        [{"date": "2024", "id": "a", "territory": "FR"}, {"date": "2024", "supersedes": "a"}],
        [("error", "supersedes-chain")],
        1,
        "another chain",
    ),
    (
        [{"date": "2024", "id": "a", "supersedes": "b"}, {"date": "2024", "id": "b", "supersedes": "a"}],
        [("error", "supersedes-cycle"), ("error", "supersedes-cycle")],
        0,
        "a circle",
    ),
    (
        [{"date": "someday", "id": "a"}, {"date": "2024", "id": "b", "supersedes": "a"}],
        [("error", "date-unknown"), ("warning", "supersedes-left-out")],
        1,
        "one that was left out",
    ),
    ([{"date": "2024", "asserted": "2026-01-02"}], [("warning", "asserted-future")], 1, "said tomorrow"),
    ([{"date": "2024", "asserted": "2026-01"}], [], 1, "said this month"),
    (
        [{"date": "2026-01-02", "asserted": "unknown", "status": "actual"}],
        [("warning", "actual-future")],
        1,
        "happened tomorrow",
    ),
    ([{"date": "2024-01-16", "status": "actual"}], [("warning", "actual-foretold")], 1, "happened after it was said"),
    ([{"date": "2024-01", "status": "actual"}], [], 1, "perhaps before it was said"),
]


@pytest.mark.parametrize(("rows", "expected", "claims", "why"), FAULTS, ids=[case[3] for case in FAULTS])
def test_faults(rows: list[dict[str, Any]], expected: list[tuple[str, str]], claims: int, why: str) -> None:
    frame = frame_of(*rows)
    assert problems(frame) == expected, why
    assert (len(frame), frame.attrs["rows"]) == (claims, len(rows)), why


def test_all_faults_of_a_row_are_told() -> None:
    row = {"date": "someday", "status": "done", "milestone": "Test!", "label": "\x07", "asserted": "no day"}
    assert [code for _, code in problems(frame_of(row))] == [
        "text-control",
        "milestone-unknown",
        "status-unknown",
        "date-unknown",
        "date-unknown",
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Principal photography", "principal_photography"),
        ("principal-photography", "principal_photography"),
        ("PRE PRODUCTION", "pre_production"),
        ("Preproduction", "pre_production"),
        ("release", "release"),
    ],
)
def test_known_milestones_are_matched_kindly(text: str, word: str) -> None:
    frame = frame_of({"milestone": text, "date": "2024"})
    assert (frame["milestone"].tolist(), problems(frame)) == ([word], [])


@pytest.mark.parametrize(("text", "word"), [("Cancelled", "canceled"), ("RUMOURED", "rumored"), ("Actual", "actual")])
def test_known_statuses_are_matched_kindly(text: str, word: str) -> None:
    assert frame_of({"status": text, "date": "2023"})["status"].tolist() == [word]


def test_a_near_miss_is_suggested() -> None:
    hints = [problem.hint for problem in frame_of({"milestone": "relase", "date": "2024"}).attrs["problems"]]
    assert hints == ["did you mean 'release'?"]


def test_ids_come_from_the_row_or_from_its_place() -> None:
    frame = frame_of({"id": "rows:2", "date": "2024"}, {"date": "2024"}, {"date": "2024"})
    assert frame["claim_id"].tolist() == ["rows:2", "rows:2.2", "rows:3"]


def test_supersedes_is_kept_by_id() -> None:
    frame = frame_of(
        {"id": "a", "date": "2024"}, {"date": "2025", "supersedes": "a"}, {"date": "2026", "supersedes": "rows:2"}
    )
    assert frame.attrs["supersedes"] == {"rows:2": "a", "rows:3": "rows:2"}


def test_columns_and_attrs() -> None:
    frame = frame_of(
        {"date": "2024", "source_note": "inferred", "source": "s", "url": "https://x.example", "note": "n"}
    )
    assert list(frame.columns) == list(COLUMNS)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS
    assert frame.attrs["source_notes"] == {"rows:1": "inferred"}
    assert frame.attrs["conventions"] == Conventions()
    assert [frame[name][0] for name in ("source_id", "url", "note", "file", "line")] == [
        "s",
        "https://x.example",
        "n",
        "rows",
        1,
    ]


def test_a_source_without_a_name_goes_by_its_title() -> None:
    assert frame_of({"date": "2024", "source_title": "T", "publisher": "U"})["source_id"].tolist() == ["T"]


def test_what_a_reading_used_is_combined() -> None:
    frame = frame_of(PHOTOGRAPHY | {"start": "summer 2022", "end": "2022-12-15~"})
    assert frame["precision"][0] == "season/day"
    assert frame["qualifier"][0] == "approximate"
    assert "meteorological" in frame["convention"][0]


def test_an_end_without_a_year_says_that_it_counts_from_its_start() -> None:
    frame = frame_of(PHOTOGRAPHY | {"start": "2022-11", "end": "December"})
    assert frame["convention"].tolist() == ["no year: the next one from the start"]


def test_outer_blanks_are_no_part_of_a_text() -> None:
    frame = frame_of({"date": " 2024 ", "production": "\u00a0A B \t"})
    assert frame["production"].tolist() == ["A B"]


def test_no_rows_at_all() -> None:
    frame = claims_frame(read_records([]), today=TODAY)
    assert (len(frame), list(frame.columns), frame.attrs["rows"]) == (0, list(COLUMNS), 0)


@pytest.mark.parametrize("row", [{}, {"foo": "bar"}, {"production": None}])
def test_a_row_without_a_known_field_is_left_out_with_errors(row: dict[str, Any]) -> None:
    frame = claims_frame(read_records([row]), today=TODAY)
    assert (len(frame), frame.attrs["rows"]) == (0, 1)
    assert problems(frame).count(("error", "field-missing")) == 2


def test_a_huge_length_is_refused_as_a_length() -> None:
    frame = frame_of({"milestone": "principal_photography", "start": "2024", "duration": "99999999999999 days"})
    assert [problem.message for problem in frame.attrs["problems"]] == [
        "the length '99999999999999 days' is too large to count with"
    ]
