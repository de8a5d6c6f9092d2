"""The grid's rows: a heading before each chain, and what a claim's cells say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.bundled import bundled_frame
from tests.dashboard.pageparts import texts
from timeline.dashboard.claimsgrid import claims_grid, grid_rows
from timeline.errors import Problem
from timeline.pipeline import Selection, select
from timeline.view import View


def shown() -> Selection:
    return select(bundled_frame(), View(), date(2025, 11, 30))


def test_a_heading_before_each_chain() -> None:
    rows = grid_rows(shown())
    assert [(row["group"], row["count"]) for row in rows if "group" in row] == [
        ("Release", 7),
        ("Principal photography", 3),
        ("Post-production", 2),
        ("Trailer", 1),
    ]
    assert len(rows) == 13 + 4


def test_a_row() -> None:
    row = next(row for row in grid_rows(shown()) if row["id"] == "direct")
    assert row == {
        "id": "direct",
        "stated": "“June 6, 2025”",
        "read": "6 Jun 2025",
        "state": "fulfilled",
        "glyph": "met",
        "slip": "+364",
        "source": "The Direct",
        "said": "Sep–Dec 2024",
        "tone": "later",
        "sort": {
            "read": date(2025, 6, 6).toordinal(),
            "slip": 364,
            "said": date(2024, 9, 26).toordinal(),
        },
    }


def test_a_phone_has_three_columns() -> None:
    narrow, wide = (claims_grid(shown(), "light", room)[0] for room in (350, 900))
    assert [column["field"] for column in narrow.columnDefs] == ["stated", "read", "state"]
    assert len(wide.columnDefs) == 6


SHORT = Problem("claims.csv", 7, None, "row-short", "2 cells", "check the separator", "warning", row=7)
NEW = Problem("claims.csv", 7, 3, "milestone-new", "new milestone 'x'", severity="note", row=7)


def test_a_claim_with_problems_says_so() -> None:
    rows = {row["id"]: row for row in grid_rows(shown(), {"direct": [SHORT, NEW], "cine": [NEW]})}
    assert rows["direct"]["mark"] == "warning"
    assert rows["direct"]["problems"] == "warning: 2 cells (check the separator); note: new milestone 'x'"
    assert (rows["cine"]["mark"], "mark" in rows["club"]) == ("note", False)


COUNTS = [
    ([], "No problems"),
    ([NEW], "1 problem, none at these claims"),
    ([replace(NEW, file="elsewhere.csv"), SHORT, NEW], "3 problems, none at these claims"),
]


@pytest.mark.parametrize(("problems", "words"), COUNTS)
def test_the_bar_counts_problems(problems: list[Problem], words: str) -> None:
    _, bar = claims_grid(shown(), "light", 900, problems)
    assert texts(bar).endswith(words)


def test_the_bar_tells_problems_at_claims_from_others() -> None:
    selection = shown()
    frame = selection.frame.assign(file="claims.csv", line=range(1, len(selection.frame) + 1))
    _, bar = claims_grid(replace(selection, frame=frame), "light", 900, [SHORT, replace(SHORT, line=99, row=99)])
    assert texts(bar).endswith("2 problems, 1 elsewhere")


def test_a_short_table_is_as_high_as_its_rows() -> None:
    one = select(bundled_frame(), View(milestones=("trailer",)), date(2025, 11, 30))
    grid = claims_grid(one, "light", 900)[0]
    assert grid.style["height"].startswith("min(111px, ")  # 42 of the heads, 32 of the heading, 37 of the claim
