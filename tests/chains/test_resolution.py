"""States, changes, order and slip of single chains; every expectation reckoned by hand."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest

from tests.frames import claim_frame
from timeline.chains import resolve

Row = dict[str, Any]
Case = tuple[str, list[Row], dict[str, str]]

# Each expectation: "state change order revision slip superseded_by", with - for nothing.
CASES: list[Case] = [
    (
        "an exact date narrows a window",
        [
            {"id": "a", "at": "2024-03-01/2024-08-31", "said": "2023-04-01"},
            {"id": "b", "at": "2024-06-07", "said": "2023-05-01"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current narrowed certain 1 -85..98 -"},
    ),
    (
        "a vaguer restatement does not supersede",
        [
            {"id": "a", "at": "2024-06-07", "said": "2023-04-01"},
            {"id": "b", "at": "2024-06-01/2024-06-30", "said": "2023-05-01"},
        ],
        {"a": "current first certain 0 - -", "b": "restated restated certain 0 - -"},
    ),
    (
        "a vaguer one replaces where it names the standing claim",
        [
            {"id": "a", "at": "2024-06-07", "said": "2023-04-01"},
            {"id": "b", "at": "2024-06-01/2024-06-30", "said": "2023-05-01", "supersedes": "a"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current widened stated 1 -6..23 -"},
    ),
    (
        "a restatement shares the fate of what it restates",
        [
            {"id": "a", "at": "2024-06-07", "said": "2023-04-01"},
            {"id": "b", "at": "2024-06-07", "said": "2023-05-01"},
            {"id": "c", "at": "2024-07-07", "said": "2023-06-01"},
        ],
        {
            "a": "superseded first certain 0 - c",
            "b": "superseded restated certain 0 - c",
            "c": "current later certain 1 30..30 -",
        },
    ),
    (
        "two sources, one day, two dates: a conflict, not a revision of one by the other",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01", "source": "x"},
            {"id": "b", "at": "2024-08-01", "said": "2023-04-01", "source": "y"},
        ],
        {"a": "conflicting first certain 0 - -", "b": "conflicting later assumed 1 122..122 -"},
    ),
    (
        "the same on unknown days",
        [
            {"id": "a", "at": "2024-04-01", "source": "x"},
            {"id": "b", "at": "2024-08-01", "source": "y"},
        ],
        {"a": "conflicting first certain 0 - -", "b": "conflicting later assumed 1 122..122 -"},
    ),
    (
        "no conflict where one names the other",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01", "source": "x"},
            {"id": "b", "at": "2024-08-01", "said": "2023-04-01", "source": "y", "supersedes": "a"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later stated 1 122..122 -"},
    ),
    (
        "no conflict within one source",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01", "source": "x"},
            {"id": "b", "at": "2024-08-01", "said": "2023-04-01", "source": "x"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later assumed 1 122..122 -"},
    ),
    (
        "a conflict ends when somebody speaks later",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01", "source": "x"},
            {"id": "b", "at": "2024-08-01", "said": "2023-04-01", "source": "y"},
            {"id": "c", "at": "2024-09-01", "said": "2023-05-01", "source": "x"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "b": "superseded later assumed 1 122..122 c",
            "c": "current later certain 2 31..31 -",
        },
    ),
    (
        "unknown assertions come before known ones, in an order that is assumed",
        [
            {"id": "b", "at": "2024-08-01", "said": "2023-04-01"},
            {"id": "a", "at": "2024-04-01"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later assumed 1 122..122 -"},
    ),
    (
        "overlapping assertions go by their middles: 1 July 2023 after 15 June",
        [
            {"id": "b", "at": "2024-08-01", "said": "2023-01-01/2023-12-31"},
            {"id": "a", "at": "2024-04-01", "said": "2023-06-15"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later assumed 1 122..122 -"},
    ),
    (
        "supersedes puts a claim right after the one it names",
        [
            {"id": "b", "at": "2024-08-01", "said": "2023-01-01", "supersedes": "a"},
            {"id": "a", "at": "2024-04-01", "said": "2023-06-15"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later stated 1 122..122 -"},
    ),
    (
        "a canceled release",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01"},
            {"id": "b", "at": "", "status": "canceled", "said": "2023-06-01"},
        ],
        {"a": "superseded first certain 0 - b", "b": "canceled canceled certain 0 - -"},
    ),
    (
        "a cancellation on an unknown day comes last",
        [
            {"id": "b", "at": "", "status": "canceled"},
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01"},
        ],
        {"a": "superseded first certain 0 - b", "b": "canceled canceled assumed 0 - -"},
    ),
    (
        "taken up again: slip against the last announced date",
        [
            {"id": "a", "at": "2024-04-01", "said": "2023-04-01"},
            {"id": "b", "at": "", "status": "canceled", "said": "2023-06-01"},
            {"id": "c", "at": "2025-04-01", "said": "2023-09-01"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "b": "superseded canceled certain 0 - c",
            "c": "current later certain 1 365..365 -",
        },
    ),
    (
        "an actual on the day announced",
        [
            {"id": "a", "at": "2025-06-06", "said": "2024-10-01"},
            {"id": "b", "at": "2025-06-06", "said": "2025-06-07", "status": "actual"},
        ],
        {"a": "fulfilled first certain 0 - -", "b": "actual restated certain 0 0..0 -"},
    ),
    (
        "an actual within the window announced",
        [
            {"id": "a", "at": "2025-06-01/2025-06-30", "said": "2024-10-01"},
            {"id": "b", "at": "2025-06-06", "said": "2025-06-07", "status": "actual"},
        ],
        {"a": "fulfilled first certain 0 - -", "b": "actual narrowed certain 0 -24..5 -"},
    ),
    (
        "a late actual supersedes what stood, and its restatement",
        [
            {"id": "a", "at": "2025-06-06", "said": "2024-10-01"},
            {"id": "r", "at": "2025-06-06", "said": "2024-11-01"},
            {"id": "b", "at": "2025-06-13", "said": "2025-06-14", "status": "actual"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "r": "superseded restated certain 0 - b",
            "b": "actual later certain 0 7..7 -",
        },
    ),
    (
        "an actual said before a late announcement: that one changes nothing",
        [
            {"id": "a", "at": "2025-06-06", "said": "2024-10-01"},
            {"id": "b", "at": "2025-06-13", "said": "2025-06-14", "status": "actual"},
            {"id": "c", "at": "2025-06-20", "said": "2025-07-01"},
            {"id": "d", "at": "2025-06-01/2025-06-30", "said": "2025-07-02"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "b": "actual later certain 0 7..7 -",
            "c": "superseded restated certain 0 - b",
            "d": "fulfilled restated certain 0 - -",
        },
    ),
    (
        "an announcement that may have been said before the actual comes before it",
        [
            {"id": "a", "at": "2025-06-13", "said": "2025-06-14/2025-06-30", "status": "actual"},
            {"id": "b", "at": "2025-06-20", "said": "2025-06-15"},
        ],
        {"b": "superseded first certain 0 - a", "a": "actual earlier assumed 0 -7..-7 -"},
    ),
    (
        "of several actuals the last said counts",
        [
            {"id": "a", "at": "2025-06-13", "said": "2025-06-14", "status": "actual"},
            {"id": "b", "at": "2025-06-12", "said": "2025-08-01", "status": "actual"},
        ],
        {"a": "superseded first certain 0 - b", "b": "actual earlier certain 0 -1..-1 -"},
    ),
    (
        "but none that only restates",
        [
            {"id": "a", "at": "2025-06-13", "said": "2025-06-14", "status": "actual"},
            {"id": "b", "at": "2025-06-01/2025-06-30", "said": "2025-08-01", "status": "actual"},
        ],
        {"a": "actual first certain 0 - -", "b": "restated restated certain 0 - -"},
    ),
    (
        "equally late: the more precise",
        [
            {"id": "a", "at": "2025-06-01/2025-06-10", "said": "2025-07-01", "status": "actual"},
            {"id": "b", "at": "2025-06-05/2025-06-30", "said": "2025-07-01", "status": "actual"},
        ],
        {"a": "actual first certain 0 - -", "b": "superseded moved assumed 0 - a"},
    ),
    (
        "still shooting: rules out what was announced before it, and ends nothing",
        [
            {"id": "a", "milestone": "m", "end": "2025-02-15", "said": "2025-01-01"},
            {"id": "b", "milestone": "m", "end": "2025-03-01/..", "said": "2025-03-01", "status": "actual"},
        ],
        {"a": "superseded first certain 0 - b", "b": "actual later certain 0 14.. -"},
    ),
    (
        "still shooting: leaves alone a date that it holds, as any vaguer window would",
        [
            {"id": "a", "milestone": "m", "end": "2025-04-15", "said": "2025-01-01"},
            {"id": "b", "milestone": "m", "end": "2025-03-01/..", "said": "2025-03-01", "status": "actual"},
        ],
        {"a": "current first certain 0 - -", "b": "actual restated certain 0 - -"},
    ),
    (
        "then wrapped: the slip is against the last announced date",
        [
            {"id": "a", "milestone": "m", "end": "2025-02-15", "said": "2025-01-01"},
            {"id": "b", "milestone": "m", "end": "2025-03-01/..", "said": "2025-03-01", "status": "actual"},
            {"id": "c", "milestone": "m", "end": "2025-03-17", "said": "2025-03-18", "status": "actual"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "b": "superseded later certain 0 14.. c",
            "c": "actual later certain 0 30..30 -",
        },
    ),
    (
        "a rumor stands only while nothing was announced",
        [
            {"id": "a", "at": "2025-02-15", "said": "2024-01-01", "status": "rumored"},
            {"id": "b", "at": "2025-03-15", "said": "2024-02-01"},
            {"id": "c", "at": "2025-04-15", "said": "2024-03-01", "status": "rumored"},
        ],
        {
            "a": "superseded first certain 0 - b",
            "b": "current first certain 0 - -",
            "c": "superseded later certain 0 - b",
        },
    ),
    (
        "rumors among themselves go as announcements do",
        [
            {"id": "a", "at": "2025-02-15", "said": "2024-01-01", "status": "rumored"},
            {"id": "b", "at": "2025-03-15", "said": "2024-02-01", "status": "rumored"},
        ],
        {"a": "superseded first certain 0 - b", "b": "current later certain 0 28..28 -"},
    ),
    (
        "edges on their own: the start moved, the end stayed; the row shows its start",
        [
            {"id": "a", "milestone": "m", "start": "2025-01-10", "end": "2025-05-01", "said": "2024-01-01"},
            {"id": "b", "milestone": "m", "start": "2025-02-10", "end": "2025-05-01", "said": "2024-06-01"},
        ],
        {"a": "current first certain 0 - b", "b": "current later certain 1 31..31 -"},
    ),
    (
        "equally said, the narrower right before the wider, however the file has them",
        [
            {"id": "a", "at": "2025-06-01/2025-08-31", "said": "2024-10-01"},
            {"id": "b", "at": "2025-06-06", "said": "2024-10-01"},
        ],
        {"b": "current first certain 0 - -", "a": "restated restated assumed 0 - -"},
    ),
]


def summary(row: pd.Series[Any]) -> str:
    low, high = (None if pd.isna(row[name]) else int(row[name]) for name in ("slip_min", "slip_max"))
    slip = "-" if low is None and high is None else f"{'' if low is None else low}..{'' if high is None else high}"
    return " ".join(
        str(part)
        for part in (row["state"], row["change"], row["order"], row["revision"], slip, row["superseded_by"] or "-")
    )


def outcome(rows: list[Row]) -> dict[str, str]:
    frame = resolve(claim_frame(rows))
    return {str(row["claim_id"]): summary(row) for _, row in frame.iterrows()}


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_chain(rows: list[Row], expected: dict[str, str]) -> None:
    assert outcome(rows) == expected


@pytest.mark.parametrize("rows", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_other_chains_change_nothing(rows: list[Row]) -> None:
    others = [{**row, "id": f"other-{row['id']}", "territory": "FR", "supersedes": ""} for row in rows]
    mixed = [*others, *rows]
    random.Random(1).shuffle(others)
    alone = outcome(rows)
    assert {name: text for name, text in outcome(mixed).items() if name in alone} == alone


def test_actuals_that_exclude_each_other_are_reported() -> None:
    frame = resolve(
        claim_frame(
            [
                {"id": "a", "at": "2025-06-13", "said": "2025-06-14", "status": "actual"},
                {"id": "b", "at": "2025-06-12", "said": "2025-08-01", "status": "actual"},
            ]
        )
    )
    [problem] = frame.attrs["problems"]
    assert (problem.code, problem.severity, problem.line) == ("several-actuals", "warning", 1)
    assert "'2025-06-13'" in problem.message
    assert "(b)" in problem.message


def test_an_empty_frame_resolves() -> None:
    assert len(resolve(claim_frame([]))) == 0
