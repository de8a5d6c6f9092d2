"""A folder of parts appears whole or not at all, in the order of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from timeline.errors import ExportError
from timeline.export.partfolder import save_parts


def parts(*counts: int) -> Iterator[pd.DataFrame]:
    for number, count in enumerate(counts):
        yield pd.DataFrame({"part": [number] * count, "row": range(count)}, dtype="int64")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_parts_with_rows_are_numbered(tmp_path: Path) -> None:
    save_parts(parts(2, 0, 1), tmp_path / "table")
    assert names(tmp_path / "table") == ["part-00000.parquet", "part-00001.parquet"]
    assert pd.read_parquet(tmp_path / "table")["part"].tolist() == [0, 0, 2]


def test_without_any_row_the_columns_are_there(tmp_path: Path) -> None:
    (tmp_path / "table").mkdir()  # an empty folder may be taken
    save_parts(parts(0, 0), tmp_path / "table")
    assert list(pd.read_parquet(tmp_path / "table" / "part-00000.parquet").columns) == ["part", "row"]
    assert names(tmp_path) == ["table"]


def broken() -> Iterator[pd.DataFrame]:
    yield from parts(3)
    raise KeyboardInterrupt


def test_nothing_is_left_where_it_stops(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        save_parts(broken(), tmp_path / "table")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [("file", "it is there already, and not an empty folder"), ("none/table", "there is no folder '.*none', make it")],
)
def test_refused(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(ExportError, match=message):
        save_parts(parts(1), tmp_path / name)
    assert names(tmp_path) == ["file"]
