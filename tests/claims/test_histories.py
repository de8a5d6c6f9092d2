"""Real histories from file to comparison: exactly the answers that an independent script gave."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from timeline import compare, read
from timeline.export.delimited import EXPORTER as CSV

HISTORIES = Path(__file__).parents[3] / "shared" / "data" / "histories"


@pytest.mark.skipif(not HISTORIES.is_dir(), reason="the shared test data is not beside this checkout")
@pytest.mark.parametrize("name", ["kubernetes", "nodejs"])
def test_histories_give_their_key(name: str) -> None:
    frame = read(HISTORIES / f"{name}.csv")
    assert [problem for problem in frame.attrs["problems"] if problem.severity == "error"] == []
    found = list(csv.DictReader(StringIO(CSV.render(compare(frame)).decode(), newline="")))
    with (HISTORIES / f"{name}_key.csv").open(encoding="utf-8", newline="") as file:
        key = list(csv.DictReader(file))
    columns = [column for column in key[0] if column in found[0]]
    assert len(columns) >= 20
    assert _rows(found, columns) == _rows(key, columns)


def _rows(records: list[dict[str, str]], columns: list[str]) -> list[tuple[str, ...]]:
    return sorted(tuple(record[column] for column in columns) for record in records)
