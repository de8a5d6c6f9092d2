"""The answers of partitions put together are those of one process, row for row, on sound and damaged files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import timeline
from tests.engines.here import TODAY, agree, claims_here
from tests.engines.stories import stories, with_replacements, write

# Seed; share of rows that name claims of other productions; partitions.
STORIES = [
    (0, 0.0, 4, "productions are independent"),
    (1, 0.0, 1, "one partition is the whole"),
    (2, 0.01, 5, "a few productions are coupled"),
    (3, 0.02, 3, "many are"),
    (4, 0.1, 4, "so many that all lie together, and the other partitions are empty"),
    (5, 0.01, 13, "more partitions than productions"),
]


@pytest.mark.parametrize(("seed", "naming", "partitions", "why"), STORIES, ids=[story[3] for story in STORIES])
def test_stories(tmp_path: Path, seed: int, naming: float, partitions: int, why: str) -> None:
    rows = with_replacements(stories(seed, 600, 12, naming=naming))
    folder = write(rows, tmp_path / "claims", 3)
    frame = timeline.read(folder, today=TODAY)
    codes = {problem.code for problem in frame.attrs["problems"]}
    assert {"milestone-new", "several-actuals", "supersedes-unknown", "field-missing", "text-control"} <= codes
    assert naming == 0 or {"id-duplicate", "supersedes-chain"} <= codes
    assert frame.attrs["supersedes"]
    agree(frame, claims_here([folder], partitions))


def test_productions_are_spread_over_partitions(tmp_path: Path) -> None:
    claims = claims_here([write(stories(0, 1200, 40), tmp_path, 3)], 4)
    sizes = [len(partition.frame) for partition in claims._settled.partitions]
    assert min(sizes) > 100
    productions = [set(partition.frame["production"]) for partition in claims._settled.partitions]
    assert sum(map(len, productions)) == len(set.union(*productions)) == 40


def test_files_of_one_name_in_two_folders(tmp_path: Path) -> None:
    """Claims without an id are named by file and line, and the second `part-0:1` gets a number."""
    first, second = (write(stories(seed, 150, 9), tmp_path / f"{seed}", 2) for seed in (1, 2))
    frame = timeline.read([first, second], today=TODAY)
    assert frame["claim_id"].str.endswith(".2").any()
    agree(frame, claims_here([first, second]))


def test_a_file_named_twice_and_one_refused_whole(tmp_path: Path) -> None:
    folder = write(stories(1, 100, 9), tmp_path, 2)
    (folder / "a-broken.parquet").write_bytes(b"PAR1 and no more")
    pd.DataFrame({"production": ["x"]}).to_parquet(folder / "z-short.parquet")
    paths = [str(folder), str(folder / "part-1.parquet")]
    frame = timeline.read(paths, today=TODAY)
    codes = [problem.code for problem in frame.attrs["problems"]]
    assert {"parquet", "field-missing", "file-twice"} <= set(codes)
    agree(frame, claims_here(paths))


def test_tables_that_were_written_read_back(tmp_path: Path) -> None:
    """A claims table has columns of its own, and so orders of fields that differ by row."""
    frame = timeline.read(write(with_replacements(stories(3, 300, 9)), tmp_path, 2), today=TODAY)
    timeline.save(frame, tmp_path / "table.parquet")
    agree(timeline.read(tmp_path / "table.parquet", today=TODAY), claims_here([tmp_path / "table.parquet"]))


ODD: list[tuple[str, dict[str, list[Any]]]] = [
    ("no row", {"production": [], "milestone": [], "date": []}),
    (
        "typed dates and numbers",
        {"Production": [1917, 2], "milestone": ["release"] * 2, "Date": [date(2024, 1, 5), None]},
    ),
    ("no cell at all", {"production": ["a"] * 3, "milestone": ["release"] * 3, "date": [[1], [2], None]}),
    (
        "a field in two columns",
        {"production": ["a"] * 2, "milestone": ["release"] * 2, "date": ["2024", ""], "hue": [1, 2]},
    ),
    ("nothing in a row", {"production": ["a", None], "milestone": ["release", None], "date": ["2024", None]}),
    (
        "no production",
        {
            "production": [None] * 3,
            "milestone": ["gala"] * 3,
            "date": ["2024", None, "x"],
            "start": [None, "2024", None],
        },
    ),
    (
        "ids that look like places",
        {
            "production": list("abcdef"),
            "milestone": ["release"] * 6,
            "date": ["2024"] * 6,
            "id": [None, "odd:1", "odd:1.2", "odd:6", None, None],
            "supersedes": [None, None, None, None, "odd:3", "odd:6.2"],
        },
    ),
    (
        "a left-out claim of another production is superseded",
        {
            "production": list("abab"),
            "milestone": ["release"] * 4,
            "date": ["2024", "someday", "2025", "2026"],
            "id": ["one", "two", "one", "four"],
            "supersedes": ["two", None, None, "one"],
        },
    ),
    (
        "in a circle",
        {
            "production": ["a"] * 3 + ["b"],
            "milestone": ["release"] * 4,
            "date": ["2024"] * 4,
            "id": ["x", "y", "z", "w"],
            "supersedes": ["y", "x", "z", "a-z"],
        },
    ),
]


@pytest.mark.parametrize(("why", "columns"), ODD, ids=[why for why, _ in ODD])
def test_odd_tables(tmp_path: Path, why: str, columns: dict[str, list[Any]]) -> None:
    path = tmp_path / "odd.parquet"
    pd.DataFrame(columns).to_parquet(path)
    agree(timeline.read(path, today=TODAY), claims_here([path]))
