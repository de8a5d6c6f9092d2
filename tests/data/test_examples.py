"""The example histories against the documents' facts they were made from, and against what is known of them by hand."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import timeline
from timeline.resources import bundled_data

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "histories"
EXAMPLES = bundled_data() / "examples"
TODAY = date(2026, 11, 21)
CHOSEN = {
    "kubernetes": [f"Kubernetes 1.{minor}" for minor in range(19, 31)],
    "nodejs": [f"Node.js {major}" for major in range(4, 27, 2)],
}
# The field of the documents' table, and the frame's column that has the same text.
SAME = {
    "id": "claim_id",
    "production": "production",
    "milestone": "milestone",
    "label": "label",
    "status": "status",
    "date": "stated",
    "source_title": "source_title",
    "publisher": "publisher",
    "url": "url",
    "locator": "locator",
    "note": "note",
}


@pytest.fixture(scope="module", params=sorted(CHOSEN))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(name: str) -> pd.DataFrame:
    return timeline.read(EXAMPLES / f"{name}.yaml", today=TODAY)


def facts(name: str) -> list[dict[str, str]]:
    """The rows of the chosen productions, in the order in which the file groups them."""
    if not HISTORIES.is_dir():
        pytest.skip("../shared/data/histories is not here")
    with (HISTORIES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["production"] in CHOSEN[name]]
    return sorted(rows, key=lambda row: CHOSEN[name].index(row["production"]))


def column(frame: pd.DataFrame, name: str) -> list[str]:
    return ["" if pd.isna(value) else str(value) for value in frame[name]]


def test_every_fact_of_the_chosen_productions_and_no_other(name: str) -> None:
    frame, rows = read(name), facts(name)
    for field, shown in SAME.items():
        assert column(frame, shown) == [row[field] for row in rows], field
    for side in ("earliest", "latest"):
        days = [str(day.date()) for day in frame[f"asserted_{side}"]]
        assert days == [row["asserted"] for row in rows], side


def test_each_source_is_the_one_of_the_documents(name: str) -> None:
    frame, rows = read(name), facts(name)
    assert column(frame, "source_id") == [row["source"].replace(", revision ", "@") for row in rows]


def test_what_a_claim_replaces_is_said_where_the_facts_say_it(name: str) -> None:
    """Stated where one day has two revisions that disagree: the only thing that the frame keeps is the order."""
    frame, rows = read(name), facts(name)
    stated = dict(zip(column(frame, "claim_id"), column(frame, "order"), strict=True))
    assert {one for one, order in stated.items() if order == "stated"} == {
        row["id"] for row in rows if row["supersedes"]
    }


@pytest.mark.parametrize(
    ("which", "problems"),
    [
        ("kubernetes", {("note", "milestone-new"): 7, ("warning", "several-actuals"): 3}),
        ("nodejs", {("note", "milestone-new"): 3, ("warning", "several-actuals"): 1}),
    ],
)
def test_nothing_is_left_out_and_the_warnings_are_those_of_the_headers(
    which: str, problems: dict[tuple[str, str], int]
) -> None:
    found = read(which).attrs["problems"]
    assert Counter((problem.severity, problem.code) for problem in found) == problems


def test_the_size(name: str) -> None:
    frame = read(name)
    assert list(dict.fromkeys(frame["production"])) == CHOSEN[name]
    assert len(frame) == {"kubernetes": 209, "nodejs": 164}[name]


# First and last announced, actual, how often it moved, slip and verdict of the first: read in the documents.
STORIES: list[tuple[str, str, list[Any], str]] = [
    (
        "Kubernetes 1.19",
        "release",
        ["2020-06-30", "2020-08-26", "2020-08-26", 3, 57, "later"],
        "the cycle of spring 2020 was stretched",
    ),
    (
        "Kubernetes 1.26",
        "release",
        ["2022-12-13", "2022-12-09", "2022-12-08", 3, -5, "earlier"],
        "moved to 6 December, then the 8th, then the 9th; out on the 8th",
    ),
    ("Kubernetes 1.30", "release", ["2024-04-17", "2024-04-17", "2024-04-17", 0, 0, "on time"], "never moved"),
    (
        "Node.js 16",
        "end_of_life",
        ["2024-04-30", "2023-09-11", "2023-09-11", 1, -232, "earlier"],
        "brought forward to the end of OpenSSL 1.1.1",
    ),
    ("Node.js 24", "release", ["2025-04-22", "2025-05-06", "2025-05-06", 1, 14, "later"], "two weeks late"),
    ("Node.js 24", "end_of_life", ["2028-04-30", "2028-04-30", "", 0, None, ""], "still to come"),
]


@pytest.mark.parametrize(
    ("production", "milestone", "expected", "why"), STORIES, ids=[f"{case[0]} {case[1]}" for case in STORIES]
)
def test_a_story_that_is_known(production: str, milestone: str, expected: list[Any], why: str) -> None:
    which = "nodejs" if production.startswith("Node") else "kubernetes"
    slips = timeline.compare(read(which))
    (row,) = slips[(slips["production"] == production) & (slips["milestone"] == milestone)].to_dict("records")
    names = ["first_stated", "last_stated", "actual_stated", "revisions", "first_slip_min", "first_verdict"]
    assert [None if pd.isna(row[name]) else row[name] for name in names] == expected, why


def test_a_vague_date_is_kept_as_the_document_has_it() -> None:
    frame = read("nodejs").set_index("claim_id")
    row = frame.loc["node-12-lts_start-1"]
    assert [row["stated"], str(row["start_earliest"].date()), str(row["start_latest"].date())] == [
        "October 2019",
        "2019-10-01",
        "2019-10-31",
    ]


def test_the_headers_name_origin_and_licence() -> None:
    for name, words in {
        "kubernetes": ["kubernetes/sig-release", "Apache-2.0", "endoflife-date/endoflife.date", "MIT"],
        "nodejs": ["nodejs/Release", "no licence", "endoflife-date/endoflife.date", "MIT"],
    }.items():
        header = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8").split("\nsources:")[0]
        assert all(line.startswith("#") for line in header.strip().splitlines())
        assert [word for word in words if word not in header] == []


def test_every_claim_can_be_looked_up(name: str) -> None:
    """A revision is an address that always shows the same text, so its id is in the address."""
    frame = read(name)
    for source, url in set(zip(frame["source_id"], frame["url"], strict=True)):
        assert f"/blob/{source.split('@')[1]}" in url
    own = {"kubernetes": "Kubernetes SIG Release", "nodejs": "Node.js Release Working Group"}[name]
    assert set(frame["publisher"]) == {own, "endoflife.date"}
