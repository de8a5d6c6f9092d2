"""`compare` and `revisions`, reckoned by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.frames import claim_frame
from timeline.chains import resolve
from timeline.comparison import COMPARE_COLUMNS, REVISION_COLUMNS, compare, revisions

RELEASE: list[dict[str, Any]] = [
    {
        "id": "cine",
        "at": "2024-03-01/2024-08-31",
        "said": "2023-03-24/2023-04-30",
        "stated": "spring or summer of 2024",
    },
    {"id": "club", "at": "2024-06-07", "said": "2023-03-24/2023-12-31", "stated": "June 7, 2024"},
    {"id": "direct", "at": "2025-06-06", "said": "2024-09-26/2024-12-31", "stated": "June 6, 2025"},
    {"id": "out", "at": "2025-06-06", "said": "2025-06-06/..", "status": "actual", "stated": "June 6, 2025"},
]


def compared(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return compare(resolve(claim_frame(rows)))


def moved(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return revisions(resolve(claim_frame(rows)))


def values(row: pd.Series[Any], *names: str) -> list[Any]:
    """A row's values as plain texts and numbers, `None` where there is none."""
    found = [row[name] for name in names]
    return [None if pd.isna(v) else str(v.date()) if isinstance(v, pd.Timestamp) else v for v in found]


def test_the_release_of_the_worked_example() -> None:
    [(_, row)] = compared(RELEASE).iterrows()
    assert values(row, "edge", "first_stated", "first_earliest", "first_latest") == [
        "at",
        "spring or summer of 2024",
        "2024-03-01",
        "2024-08-31",
    ]
    assert values(row, "last_stated", "last_earliest", "actual_stated", "actual_latest", "revisions") == [
        "June 6, 2025",
        "2025-06-06",
        "June 6, 2025",
        "2025-06-06",
        2,
    ]
    assert values(row, "first_slip_min", "first_slip_max", "first_verdict") == [279, 462, "later"]
    assert values(row, "last_slip_min", "last_slip_max", "last_verdict") == [0, 0, "on time"]


def test_each_revision_of_the_worked_example() -> None:
    moves = moved(RELEASE)
    names = ["revision", "from_id", "to_id", "slip_min", "slip_max", "change", "verdict", "order"]
    assert [values(row, *names) for _, row in moves.iterrows()] == [
        [1, "cine", "club", -85, 98, "narrowed", "within", "assumed"],
        [2, "club", "direct", 364, 364, "later", "later", "certain"],
    ]
    assert values(moves.iloc[1], "to_asserted_earliest", "to_asserted_latest") == ["2024-09-26", "2024-12-31"]


def test_columns_and_kinds_are_the_documented_ones_even_when_empty() -> None:
    full, empty = compared(RELEASE), compared([])
    assert tuple(full.columns) == tuple(empty.columns) == COMPARE_COLUMNS
    assert tuple(moved([]).columns) == REVISION_COLUMNS
    assert full.dtypes.equals(empty.dtypes)
    assert str(full["first_earliest"].dtype) == "datetime64[us]"


def test_an_activity_is_compared_edge_by_edge() -> None:
    rows = [
        {"milestone": "shoot", "start": "2022-06-01/2022-08-31", "stated": "summer 2022"},
        {
            "milestone": "shoot",
            "start": "2022-11-01/2022-11-30",
            "end": "2022-12-01/2022-12-31",
            "said": "2025-06-06/..",
            "status": "actual",
            "stated": "start November 2022; end December",
        },
    ]
    start, end = (row for _, row in compared(rows).iterrows())
    assert values(start, "edge", "first_stated", "actual_stated") == ["start", "summer 2022", "November 2022"]
    assert values(start, "first_slip_min", "first_slip_max", "first_verdict") == [62, 182, "later"]
    assert values(end, "edge", "first_stated", "actual_stated") == ["end", "", "December"]
    assert values(end, "first_slip_min", "first_earliest", "first_verdict") == [None, None, ""]


def test_a_worldwide_date_is_lent_to_a_territory_that_has_none() -> None:
    rows = [
        {"at": "2025-06-06", "said": "2024-01-01", "stated": "June 6, 2025"},
        {"at": "2025-06-13", "said": "2025-06-14", "status": "actual", "territory": "FR"},
        {"at": "2025-07-04", "said": "2024-02-01", "territory": "JP", "stated": "July 4, 2025"},
    ]
    by_territory = {row["territory"]: row for _, row in compared(rows).iterrows()}
    assert values(by_territory["FR"], "first_stated", "revisions", "first_slip_min", "last_verdict") == [
        "June 6, 2025 (worldwide)",
        0,
        7,
        "later",
    ]
    assert values(by_territory["JP"], "first_stated", "first_verdict") == ["July 4, 2025", ""]
    assert values(by_territory[""], "first_stated", "actual_stated") == ["June 6, 2025", ""]


def test_rumors_and_cancellations_are_never_first_or_last() -> None:
    rows = [
        {"at": "2025-01-01", "said": "2024-01-01", "status": "rumored"},
        {"at": "2025-02-01", "said": "2024-02-01", "stated": "1 Feb"},
        {"at": "", "said": "2024-03-01", "status": "canceled"},
    ]
    [(_, row)] = compared(rows).iterrows()
    assert values(row, "first_stated", "last_stated", "revisions") == ["1 Feb", "1 Feb", 0]
    assert len(moved(rows)) == 0


def test_a_date_taken_up_again_counts_as_a_revision_against_the_last_announced_one() -> None:
    rows = [
        {"id": "a", "at": "2025-02-01", "said": "2024-02-01"},
        {"id": "b", "at": "", "said": "2024-03-01", "status": "canceled"},
        {"id": "c", "at": "2025-02-15", "said": "2024-04-01"},
    ]
    [(_, row)] = moved(rows).iterrows()
    assert values(row, "from_id", "to_id", "slip_min", "slip_max", "verdict") == ["a", "c", 14, 14, "later"]


def test_a_row_for_a_chain_with_nothing_but_an_actual() -> None:
    [(_, row)] = compared(
        [{"at": "2025-06-13", "said": "2025-06-14", "status": "actual", "stated": "13 June"}]
    ).iterrows()
    assert values(row, "first_stated", "first_earliest", "actual_stated", "first_verdict", "last_slip_min") == [
        "",
        None,
        "13 June",
        "",
        None,
    ]
