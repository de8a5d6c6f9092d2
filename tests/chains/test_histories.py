"""Real histories of announced and actual dates, against keys that were computed from them by another hand.

Schedules of Kubernetes and Node.js, taken from every revision of public documents. Each key row is a chain: what was
announced first and last, what happened, how often the date moved, and the slips, to be met exactly.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from timeline.comparison import compare, revisions
from timeline.frame import CHAIN_KEY
from timeline.reading import normalize, read

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "histories"
NAMES = ("kubernetes", "nodejs")
SLIPS = tuple(f"{which}_{part}" for which in ("first", "last") for part in ("slip_min", "slip_max", "verdict"))
Key = dict[str, str]
Chain = tuple[Any, ...]

pytestmark = pytest.mark.skipif(not HISTORIES.is_dir(), reason="../shared/data/histories is not here")


def key_rows(name: str) -> dict[Chain, Key]:
    with (HISTORIES / f"{name}_key.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(row[part] for part in CHAIN_KEY): row for row in csv.DictReader(file)}


def summaries(frame: pd.DataFrame) -> dict[Chain, Key]:
    """The frame told in the key's columns."""
    moved = revisions(frame).groupby(list(CHAIN_KEY)).size().to_dict()
    slips = {tuple(row[part] for part in CHAIN_KEY): row for _, row in compare(frame).iterrows()}
    return {
        chain: summary(claims, slips[chain]) | {"revisions": str(moved.get(chain, 0))}
        for chain, claims in chains(frame)
    }


def chains(frame: pd.DataFrame) -> Iterator[tuple[Chain, pd.DataFrame]]:
    for chain, claims in frame.groupby(list(CHAIN_KEY), sort=False):
        assert isinstance(chain, tuple)
        yield chain, claims


def summary(claims: pd.DataFrame, compared: pd.Series[Any]) -> Key:
    actual = claims[claims["status"] == "actual"]
    announced = before_the_end(claims[claims["status"] == "announced"], actual)
    stood = announced[announced["change"] != "restated"].sort_values(["asserted_earliest", "revision"])
    conflicting, canceled = (int((claims["state"] == state).sum()) for state in ("conflicting", "canceled"))
    return (
        {part: compared[part] for part in (*CHAIN_KEY, "edge")}
        | {"claims": str(len(claims)), "announced": str(len(announced)), "problems": ""}
        | {"restated": str(int((announced["change"] == "restated").sum()))}
        | {"conflicts": str(conflicting or ""), "canceled": str(canceled or "")}
        | {"actual_claims": str(len(actual) or "")}
        | told("first", stood.head(1), compared)
        | told("last", stood.tail(1), compared)
        | told("actual", actual[actual["state"] == "actual"], compared)
        | {name: text(compared[name]) for name in SLIPS}
    )


def before_the_end(announced: pd.DataFrame, actual: pd.DataFrame) -> pd.DataFrame:
    """Without those said after the first actual: the key does not count them."""
    return announced if actual.empty else announced[announced["asserted_earliest"] <= actual["asserted_latest"].min()]


def told(which: str, claim: pd.DataFrame, compared: pd.Series[Any]) -> Key:
    """What `compare` says of the first, last or actual date, and when the frame's claim was said."""
    parts = {f"{which}_{part}": text(compared[f"{which}_{part}"]) for part in ("stated", "earliest", "latest")}
    return parts | {f"{which}_asserted": "" if claim.empty else text(claim["asserted_earliest"].iloc[0])}


def text(value: Any) -> str:
    if pd.isna(value):
        return ""
    return str(value.date()) if isinstance(value, pd.Timestamp) else str(value)


@pytest.mark.parametrize("name", NAMES)
def test_every_chain_is_as_its_key_says(name: str) -> None:
    frame = read(HISTORIES / f"{name}.csv")
    expected, found = key_rows(name), summaries(frame)
    assert set(found) == set(expected)
    assert {chain: row for chain, row in found.items() if row != expected[chain]} == {}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["backwards", "shuffled 1", "shuffled 2", "shuffled 3"])
def test_whatever_order_the_rows_are_in(name: str, order: str) -> None:
    rows = pd.read_csv(HISTORIES / f"{name}.csv", dtype=str, keep_default_na=False)
    places = list(reversed(range(len(rows))))
    if order != "backwards":
        Random(order).shuffle(places)
    expected, found = key_rows(name), summaries(normalize(rows.iloc[places]))
    assert {chain: row for chain, row in found.items() if row != expected[chain]} == {}
    assert set(found) == set(expected)


def test_every_column_of_the_keys_is_compared() -> None:
    """So that a column which a key gains is not passed over."""
    for name in NAMES:
        found = summaries(read(HISTORIES / f"{name}.csv"))
        assert {column for row in found.values() for column in row} == set(next(iter(key_rows(name).values())))


@pytest.mark.parametrize(("name", "rows", "chains"), [("kubernetes", 333, 254), ("nodejs", 260, 92)])
def test_no_row_is_lost(name: str, rows: int, chains: int) -> None:
    frame = read(HISTORIES / f"{name}.csv")
    assert (len(frame), frame["chain"].nunique()) == (rows, chains)
    assert [problem for problem in frame.attrs["problems"] if problem.severity == "error"] == []
