"""Couplings: which productions have to lie in one partition."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from timeline.engines.coupling import coupled, find_couples, mentions, partition_numbers, placed_mentions
from timeline.engines.parts import find_parts, read_part
from timeline.engines.piece import Piece, piece_of

# Each row: production, id, supersedes. Expected: the productions that lie together.
Rows = list[tuple[str, str, str]]
CASES: list[tuple[str, Rows, list[set[str]]]] = [
    ("ids of their own", [("a", "1", ""), ("b", "2", "")], []),
    ("within a production", [("a", "1", ""), ("a", "2", "1"), ("b", "3", "")], []),
    ("the same id", [("a", "1", ""), ("b", "1", ""), ("c", "2", "")], [{"a", "b"}]),
    ("one names the other's", [("a", "1", ""), ("b", "2", "1"), ("c", "3", "")], [{"a", "b"}]),
    ("over a third", [("a", "1", ""), ("b", "2", "1"), ("c", "3", "2"), ("d", "4", "")], [{"a", "b", "c"}]),
    ("both name what nobody has", [("a", "1", "x"), ("b", "2", "x")], []),
    ("blanks around are no part of it", [("a", " 1", ""), (" b ", "1 ", "")], [{"a", "b"}]),
    ("named by its place", [("a", "", ""), ("b", "2", "claims:1"), ("c", "", "")], [{"a", "b"}]),
    ("a place that is taken", [("a", "", ""), ("b", "claims:1", ""), ("c", "", "")], [{"a", "b"}]),
    ("a place with a number", [("a", "", ""), ("b", "", "claims:1.2"), ("c", "", "")], [{"a", "b"}]),
    ("a place in no file", [("a", "", ""), ("b", "2", "other:1")], []),
]


def read(folder: Path, rows: Rows) -> Piece:
    path = folder / "claims.parquet"
    pd.DataFrame(rows, columns=["production", "id", "supersedes"]).assign(milestone="release").to_parquet(path)
    return piece_of(read_part(find_parts([path]).parts[0]), (str(path),), 0)


def leaders_of(piece: Piece, shares: int) -> dict[int, int]:
    found = mentions(piece, shares, frozenset({"claims"}))
    named = [found, placed_mentions(piece, shares, found.stems)]
    couples = [find_couples([each.shares[number] for each in named]) for number in range(shares)]
    return coupled(np.concatenate(couples, axis=1))


@pytest.mark.parametrize("shares", [1, 3])
@pytest.mark.parametrize(("why", "rows", "together"), CASES, ids=[why for why, _, _ in CASES])
def test_together(tmp_path: Path, why: str, rows: Rows, together: list[set[str]], shares: int) -> None:
    piece = read(tmp_path, rows)
    number = partition_numbers(piece, leaders_of(piece, shares), 2**31).tolist()
    found: dict[int, set[str]] = {}
    for (production, _, _), partition in zip(rows, number, strict=True):
        found.setdefault(partition, set()).add(production.strip())
    assert [productions for productions in found.values() if len(productions) > 1] == together


def test_rows_without_a_production_lie_together(tmp_path: Path) -> None:
    piece = read(tmp_path, [("", "1", ""), ("a", "2", ""), ("x" * 501, "3", ""), (" ", "4", "")])
    numbers = partition_numbers(piece, {}, 2**31).tolist()
    assert numbers[0] == numbers[2] == numbers[3] == 0
    assert numbers[1] != 0
