"""Rows in = claims + rows left out, whatever is done to the rows; and each defect of a file at its exact place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.claims import claims_frame
from timeline.frame import DAYS
from timeline.sources import Source, read_records
from timeline.sources.delimited import SOURCE as DELIMITED
from timeline.sources.fields import FIELDS
from timeline.sources.yamlfile import SOURCE as YAML

TODAY = date(2026, 1, 1)

WORDS = [
    "P",
    "release",
    "Release",
    "relase",
    "Test!",
    "reshoots",
    "actual",
    "canceled",
    "a",
    "rows:1",
    "rows:2",
    "unknown",
]
DATES = [
    "2024",
    "2024-02-30",
    "2023/2024",
    "../2024",
    "../..",
    "someday",
    "next summer",
    "in March",
    "two weeks",
    "Nov-Dec",
]
TEXTS = ["", " ", "x" * 70, "x" * 600, "\x1b", "\ud800", "=Sum", "<b>x</b>"]
TYPED = [None, 2024, 1.5, True, [1], float("nan"), date(2024, 6, 7)]
NAMES = [*FIELDS, "Milestone", "titel"]

sound = st.fixed_dictionaries(
    {
        "production": st.sampled_from(["P", "Q"]),
        "milestone": st.sampled_from(["release", "reshoots"]),
        "date": st.sampled_from(["2024", "2023-05", "2024-06-07"]),
        "asserted": st.sampled_from(["2024", "unknown", "2023-01-01"]),
    }
)
damaged = st.builds(
    lambda row, damage: {**row, **damage},
    sound,
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*WORDS, *DATES, *TEXTS, *TYPED]), max_size=4),
)


@given(st.lists(damaged, max_size=6))
@settings(deadline=None)
def test_rows_in_are_claims_and_rows_left_out(rows: list[dict[str, Any]]) -> None:
    frame = claims_frame(read_records(rows), today=TODAY)
    errors = {problem.line for problem in frame.attrs["problems"] if problem.severity == "error"}
    assert frame.attrs["rows"] == len(rows)
    assert sorted([*frame["line"], *errors]) == list(range(1, len(rows) + 1))
    assert frame["claim_id"].is_unique
    assert set(frame.attrs["supersedes"]) <= set(frame["claim_id"])
    assert set(frame.attrs["supersedes"].values()) <= set(frame["claim_id"])
    for earliest, latest in (("start_earliest", "start_latest"), ("end_earliest", "end_latest")):
        assert not (frame[earliest] > frame[latest]).any()
    assert set(DAYS) <= set(frame.columns)


BROKEN_YAML = """\
production: Ballerina
sources:
  trade:
    title: The Trade
    published: next year
  paper: {titel: The Paper, published: 2024-05}
claims:
  - id: a
    milestone: release
    date: someday soon
    source: paper
  - id: a
    milestone: release
    date: 2024-06-07
    source: papr
  - milestone: Release Date
    date: 2024-06-07
    source: trade
  - milestone: principal_photography
    start: 2024-05
    end: 2024-04
    asserted: 2024-03
  - milestone: release
    date: 2024-13
    colour: red
  - milestone: release
    asserted: 2024-01
  - milestone: relase
    date: 2024-06
  - milestone: release
    date: 2024-06
    status: acutal
"""

BROKEN_YAML_FAULTS = [
    (5, 16, "date-reference", "a relative date, with nothing to count from"),
    (6, 11, "field-unknown", "a source's field, misspelled"),
    (10, 11, "date-unknown", "not a date"),
    (12, 9, "id-duplicate", "an id twice"),
    (15, 13, "source-unknown", "a source key, misspelled"),
    (16, 16, "milestone-unknown", "not a milestone's word"),
    (21, 10, "date-order", "an end before its start"),
    (24, 11, "date-impossible", "a thirteenth month"),
    (25, 5, "field-unknown", "a field that nobody knows"),
    (26, 5, "date-missing", "no date: at the claim's beginning"),
    (28, 16, "milestone-new", "a new word, near a known one"),
    (32, 13, "status-unknown", "a status, misspelled"),
]


def test_every_defect_of_a_yaml_file_has_its_place() -> None:
    frame = claims_frame(YAML.read(BROKEN_YAML.encode(), "b.yaml"), today=TODAY)
    found = [(problem.line, problem.column, problem.code) for problem in frame.attrs["problems"]]
    assert found == [case[:3] for case in BROKEN_YAML_FAULTS]
    assert (len(frame), frame.attrs["rows"]) == (1, 8)


def test_a_fault_that_claims_share_is_told_once_with_their_number() -> None:
    text = BROKEN_YAML.replace("source: papr", "source: trade")
    messages = {
        problem.line: problem.message for problem in claims_frame(YAML.read(text.encode(), "b")).attrs["problems"]
    }
    assert messages[5].endswith(", which leaves out 2 claims")
    assert "leaves out" not in messages[10]


BROKEN_CSV = """\
production,milestone,date,status,asserted,colour
P,release,someday,,2024-01-01,red
"P, Q",release,2024-02-30,,"2024-01-01",
P,Release Date,2024,maybe,2024-01-01,
,release,2024,,,
P,release,,canceled,,
P,release,2024,,soon,
P,release,2024,"actual"ly,2024-01-01,
P,release,2024,,2024-01-01,,beyond
P,release,2024
"""

BROKEN_CSV_FAULTS = [
    (1, 43, "field-unknown"),
    (2, 11, "date-unknown"),
    (3, 16, "date-impossible"),
    (4, 3, "milestone-unknown"),
    (4, 21, "status-unknown"),
    (5, 1, "field-missing"),
    (7, 17, "date-unknown"),
    (8, 16, "quote-inside"),
    (9, 29, "cell-extra"),
    (10, 1, "row-short"),
]


def test_every_defect_of_a_csv_file_has_its_place() -> None:
    frame = claims_frame(DELIMITED.read(BROKEN_CSV.encode(), "b.csv"), today=TODAY)
    found = [(problem.line, problem.column, problem.code) for problem in frame.attrs["problems"]]
    assert found == BROKEN_CSV_FAULTS
    assert (len(frame), frame.attrs["rows"]) == (2, 9)


@pytest.mark.parametrize(("source", "text", "name"), [(YAML, BROKEN_YAML, "b.yaml"), (DELIMITED, BROKEN_CSV, "b.csv")])
def test_every_message_stands_on_one_line(source: Source, text: str, name: str) -> None:
    for found in claims_frame(source.read(text.encode(), name), today=TODAY).attrs["problems"]:
        assert found.message
        assert "\n" not in str(found)


def test_rows_left_out_beyond_the_first_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.claims.checking.ROWS_TOLD", 2)
    good = {"production": "P", "milestone": "release", "date": "2024"}
    bad = {**good, "date": "someday"}
    frame = claims_frame(read_records([bad, good, bad, bad, good, bad]), today=TODAY)
    assert (len(frame), frame.attrs["rows"]) == (2, 6)
    assert [(problem.line, problem.code) for problem in frame.attrs["problems"]] == [
        (1, "date-unknown"),
        (3, "date-unknown"),
        (4, "rows-untold"),
    ]
    assert frame.attrs["problems"][-1].message == "this row and 1 more after it are left out"
