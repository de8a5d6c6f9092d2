"""The grid's rows: a heading before each chain, and what a claim's cells say."""

from __future__ import annotations

from datetime import date

from tests.bundled import bundled_frame
from timeline.dashboard.claimsgrid import claims_grid, grid_rows
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
    assert [column["field"] for column in claims_grid(shown(), "light", 350).columnDefs] == ["stated", "read", "state"]
    assert len(claims_grid(shown(), "light", 900).columnDefs) == 6
