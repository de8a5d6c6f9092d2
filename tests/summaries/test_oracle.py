"""The summary held against a plain reading of what its columns mean, on random histories."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.oracle_rows import ACTIVITIES, ACTIVITY, MOMENT, MOMENTS, Row, day, several
from tests.chains.oracle_settled import SETTLED, Settled
from tests.chains.test_oracle import quick, together
from tests.frames import claim_frame
from timeline.chains import as_of, resolve
from timeline.summaries import SUMMARY_COLUMNS, summary

from .oracle import Told, oracle_summary


def told(table: pd.DataFrame) -> dict[tuple[str, str], Told]:
    """The table's rows by kind and name, nulls as `None`."""
    return {(row.pop("by"), row.pop("name")): row for row in map(plain, table.to_dict("records"))}


def plain(row: dict[Any, Any]) -> dict[str, Any]:
    return {name: None if pd.isna(value) else value for name, value in row.items() if name != "title"}


def agree(rows: list[Row]) -> None:
    found, expected = told(summary(resolve(claim_frame(rows)))), oracle_summary(rows)
    assert list(found) == list(expected)
    for key, row in expected.items():
        assert found[key] == row, key


@pytest.mark.parametrize("settled", SETTLED, ids=[settled.rule for settled in SETTLED])
def test_settled(settled: Settled) -> None:
    agree(list(settled.rows))


@quick(60)
@given(st.one_of(several(MOMENT), several(ACTIVITY)))
def test_one_chain_a_production(listed: list[list[Row]]) -> None:
    agree(together(listed))


@quick(60)
@given(st.one_of(several(MOMENTS, 8), several(ACTIVITIES, 8)))
def test_territories(listed: list[list[Row]]) -> None:
    agree(together(listed))


@quick(40)
@given(st.one_of(several(MOMENTS, 8), several(ACTIVITIES, 8)), st.integers(-1, 8).map(day))
def test_every_row_keeps_within_what_it_counts(listed: list[list[Row]], then: Any) -> None:
    table = summary(as_of(resolve(claim_frame(together(listed))), then))
    assert tuple(table.columns) == SUMMARY_COLUMNS
    whole = table[table["by"] == "production"]
    assert (table["chains"] == table[["met", "under_way", "open", "canceled", "rumored"]].sum(axis=1)).all()
    for part, all_of in (
        ("on_time", "judged_edges"),
        ("late", "judged_edges"),
        ("early", "judged_edges"),
        ("right", "judged_claims"),
    ):
        assert (table[f"{part}_min"] <= table[f"{part}_max"]).all()
        assert (table[f"{part}_max"] <= table[all_of]).all()
    for name in ("total_slip", "typical_slip", "lead", "longest"):
        assert (table[f"{name}_min"] <= table[f"{name}_max"]).fillna(True).all()
    for kind in ("milestone", "source"):
        same = table[table["by"] == kind]
        for name in ("claims", "revisions", "judged_claims", "right_min", "stood_claims", "lead_left_out"):
            assert same[name].sum() == whole[name].sum(), name
