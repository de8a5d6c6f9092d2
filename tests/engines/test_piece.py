"""Pieces: rows by column give back the rows that were read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.engines.stories import stories, write
from timeline.engines.parts import find_parts, read_part
from timeline.engines.piece import LINES, Piece, joined, piece_of
from timeline.sources import Row

NAMES = ("a.parquet", "b.parquet")


def pieces(folder: Path) -> tuple[list[Piece], list[Row]]:
    found = find_parts([write(stories(1, 200, 9, naming=0.1), folder, 2)]).parts
    sheets = [read_part(part) for part in found]
    names = tuple(part.name for part in found)
    return [piece_of(sheet, names, number) for number, sheet in enumerate(sheets)], [
        row for sheet in sheets for row in sheet.rows
    ]


def in_order(rows: list[Row]) -> list[tuple[Row, list[str]]]:
    """Rows with the order of their fields, in which their faults are told."""
    return [(row, list(row.cells)) for row in rows]


def test_rows_come_back(tmp_path: Path) -> None:
    made, rows = pieces(tmp_path)
    whole = joined(made, made[0].names)
    assert in_order(whole.rows(range(len(whole)))) == in_order(rows)
    assert (np.diff(whole.keys) > 0).all()
    assert whole.keys[-1] == LINES + 100


def test_some_rows(tmp_path: Path) -> None:
    made, rows = pieces(tmp_path)
    places = np.arange(3, 200, 7)
    some = joined(made, made[0].names).take(places)
    assert in_order(some.rows(range(len(some)))) == in_order([rows[place] for place in places])
    assert len(some.columns()["id"].contents) < 29  # what no row has any more is not carried along


def test_faults_stay_with_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"production": ["p"] * 3, "milestone": ["release"] * 3, "date": [None, [1], [2]]}).to_parquet(path)
    piece = piece_of(read_part(find_parts([path]).parts[0]), NAMES, 1)
    assert piece.faulty().tolist() == piece.remarked().tolist() == [False, True, True]
    last = piece.take(np.array([2, 0]))
    assert last.faulty().tolist() == [True, False]
    assert [fault.line for fault in last.rows([0])[0].faults] == [3]


@pytest.mark.parametrize("value", [date(2024, 6, 7), 1917, "1917"])
def test_types_stay(tmp_path: Path, value: object) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"production": ["p"], "milestone": ["release"], "date": [value]}).to_parquet(path)
    sheet = read_part(find_parts([path]).parts[0])
    assert piece_of(sheet, (str(path),), 0).rows([0]) == sheet.rows
