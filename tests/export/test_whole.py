"""Files appear whole or not at all, and never in the place of something that is no file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd
import plotly.graph_objects as go
import pytest

from timeline.errors import ExportError, UsageError
from timeline.export import save_picture, save_table, write_whole

TABLE = pd.DataFrame({"a": [1]})


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for text in (b"one", b"two"):
        write_whole(path, lambda file, text=text: file.write(text))  # type: ignore[misc]
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        write_whole(path, fail)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_rights_are_the_usual_ones(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", lambda file: file.write(b""))
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
    (tmp_path / "b").chmod(0o600)
    write_whole(tmp_path / "b", lambda file: file.write(b"x"))
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a")
    write_whole(tmp_path / "link", lambda file: file.write(b"x"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/a.csv", "there is no folder"),
        ("folder.csv", "a folder or a device is there"),
        ("pipe.csv", "a folder or a device is there"),
        ("a.docx", "it has the ending '.docx', and a table needs one of .csv, .ics, .json, .jsonl, .md, "),
        ("noending", "it has no ending, and a table needs one of"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ExportError, match=r"can't write") as caught:
        save_table(TABLE, tmp_path / name)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["folder.csv", "pipe.csv"]


# A file name without its ending, the reason that is told, and why.
NO_NAMES = [
    ("x" * 300, "File name too long", "longer than a file system takes"),
    ("a\0b", "null", "ends a name for the system"),
    ("a\ud800b", "surrogate", "half a character"),
    ("missing/a\0b", "null", "below a folder that isn't there"),
]


@pytest.mark.parametrize(("name", "reason", "why"), NO_NAMES, ids=[case[2] for case in NO_NAMES])
def test_names_that_no_file_can_have(tmp_path: Path, name: str, reason: str, why: str) -> None:
    with pytest.raises(ExportError, match=f"can't write .*{reason}.*: choose another name"):
        save_table(TABLE, f"{tmp_path}/{name}.csv")
    with pytest.raises(ExportError, match=f"can't write .*{reason}.*: choose another name"):
        save_picture(go.Figure(), f"{tmp_path}/{name}.html")
    assert os.listdir(tmp_path) == [], why


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(ExportError, match="choose another name"):
        save_table(TABLE, tmp_path / "a.csv")


@pytest.mark.parametrize("path", [3, None, b"a.csv", ["a.csv"]], ids=repr)
def test_what_is_no_path(path: Any) -> None:
    message = re.escape(f"a path is needed to write to, not {path!r}")
    with pytest.raises(UsageError, match=message):
        save_table(TABLE, path)
    with pytest.raises(UsageError, match=message):
        save_picture(go.Figure(), path)
