"""A part of a selection says of its chains what the whole says of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import timeline
from tests.bundled import bundled_frame
from timeline.pipeline import select
from timeline.resources import bundled_data
from timeline.selection import Selection
from timeline.view import View

SHARED = Path(__file__).parents[2] / "shared" / "data" / "histories"
SOURCES = [
    bundled_data(),
    bundled_data() / "examples",
    *sorted(path for path in SHARED.glob("*.csv") if "_key" not in path.name),
]
KEY = ["production", "milestone", "label", "territory"]
LENT = [
    {"id": "w", "at": "2024-06-07", "said": "2024-01-01"},
    {"id": "us", "at": "2024-07-01", "said": "2024-07-02", "status": "actual", "territory": "US"},
    {"id": "fr", "at": "2024-08-01", "said": "2024-02-02", "territory": "FR"},
]


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def whole(request: pytest.FixtureRequest) -> Selection:
    return select(timeline.read(request.param), View(as_of=date(2024, 6, 1)))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
@pytest.mark.parametrize("day", [date(2020, 6, 1), date(2023, 5, 5), date(2026, 11, 1)])
def test_its_tables_are_those_of_the_library(source: Path, day: date) -> None:
    frame = timeline.read(source)
    whole, known = select(frame, View(as_of=day)), timeline.as_of(frame, day)
    for table, same in ((whole.comparison, timeline.compare(known)), (whole.moves, timeline.revisions(known))):
        pd.testing.assert_frame_equal(in_order(table), in_order(same))


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values([*KEY, "edge", *table.columns.intersection(["revision"])]).reset_index(drop=True)


def parts(whole: Selection) -> Iterator[tuple[list[int], Selection]]:
    chains = whole.frame["chain"].unique().tolist()
    for some in (chains[:1], chains[1::3], chains[-2:]):
        yield some, whole.of_chains(some)


def about(table: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    keys = set(frame[KEY].itertuples(index=False, name=None))
    chosen = [key in keys for key in table[KEY].itertuples(index=False, name=None)]
    return table.loc[chosen].reset_index(drop=True)


def test_its_marks_are_those_of_the_whole(whole: Selection) -> None:
    for chains, part in parts(whole):
        assert part.marks == tuple(mark for mark in whole.marks if mark.chain in chains)


def test_its_tables_are_those_of_the_whole(whole: Selection) -> None:
    for _, part in parts(whole):
        pd.testing.assert_frame_equal(part.comparison, about(whole.comparison, part.frame))
        pd.testing.assert_frame_equal(part.moves, about(whole.moves, part.frame))


def test_its_sources_keep_their_numbers(whole: Selection) -> None:
    for _, part in parts(whole):
        assert set(part.sources) <= set(whole.sources)
        assert {source.number for source in part.sources} == {number for mark in part.marks for number in mark.sources}


def test_of_some_productions(whole: Selection) -> None:
    name = whole.frame["production"].iloc[-1]
    part = whole.of_productions([name])
    assert set(part.frame["production"]) == {name}
    assert part.marks == tuple(mark for mark in whole.marks if mark.production == name)
    assert (part.total, part.as_of) == (whole.total, whole.as_of)


def test_a_territory_alone_still_borrows_the_worldwide_date() -> None:
    whole = select(bundled_frame(LENT), View(as_of=date(2025, 1, 1)))
    [american] = whole.frame["chain"][whole.frame["claim_id"] == "us"].tolist()
    [row] = whole.of_chains([american]).comparison.to_dict("records")
    assert row["first_stated"].endswith(" (worldwide)")
    assert (row["first_earliest"].date(), row["first_slip_min"], row["first_slip_max"]) == (date(2024, 6, 7), 24, 24)


def test_no_chains_at_all(whole: Selection) -> None:
    part = whole.of_chains([])
    assert (len(part.frame), part.marks, part.sources) == (0, (), ())
    assert len(part.comparison) == len(part.moves) == 0
