"""What can be named as a source: files, folders, and what is refused instead of fetched or guessed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline.errors import SourceError
from timeline.limits import FILE_BYTES
from timeline.sources import open_sources

CSV = "production,milestone,date\n{},release,2024\n"


def write(folder: Path, name: str, title: str = "P") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CSV.format(title), encoding="utf-8")
    return path


def titles(*paths: str | Path) -> list[str]:
    return [row.text("production") for row in open_sources(paths).rows]


def test_files_in_the_order_given(tmp_path: Path) -> None:
    assert titles(write(tmp_path, "b.csv", "B"), write(tmp_path, "a.csv", "A")) == ["B", "A"]


def test_a_folder_gives_its_own_claim_files_sorted(tmp_path: Path) -> None:
    for name in ("b.csv", "a.CSV", ".hidden.csv", "~$a.csv", "notes.txt", "inner/c.csv"):
        write(tmp_path, name, name)
    assert titles(tmp_path) == ["a.CSV", "b.csv"]


def test_the_file_is_named_as_the_user_wrote_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "x/a.csv")
    monkeypatch.chdir(tmp_path)
    assert [row.file for row in open_sources(["x/a.csv"]).rows] == ["x/a.csv"]
    assert [row.file for row in open_sources(["x"]).rows] == ["x/a.csv"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/a.csv", "secret")
    write(tmp_path, "folder/b.csv", "B")
    (tmp_path / "folder" / "a.csv").symlink_to(outside)
    sheet = open_sources([tmp_path / "folder"])
    assert [row.text("production") for row in sheet.rows] == ["B"]
    assert [(problem.severity, problem.code) for problem in sheet.problems] == [("warning", "file-link")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv")
    sheet = open_sources([path, tmp_path])
    assert len(sheet.rows) == 1
    assert [(problem.severity, problem.code) for problem in sheet.problems] == [("warning", "file-twice")]


def test_a_file_refused_whole_lets_the_others_live(tmp_path: Path) -> None:
    bad, good = tmp_path / "a.yaml", write(tmp_path, "b.csv")
    bad.write_text("production: [", encoding="utf-8")
    sheet = open_sources([bad, good])
    assert len(sheet.rows) == 1
    assert sheet.refused == (str(bad),)
    assert [problem.code for problem in sheet.problems] == ["yaml-syntax"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    assert [problem.code for problem in open_sources([path]).problems] == ["file-large"]


RAISED = [
    ("missing.yaml", "'missing.yaml' is not there"),
    ("folder", "'folder' is a folder without claim files: they end in .csv, "),
    ("a.doc", "'a.doc' has the ending '.doc', which no format claims: use one of .csv, "),
    ("noending", "'noending' has no ending, which no format claims"),
    ("https://example.com/a.csv", "download it first"),
    ("HTTP://example.com/a.csv", "download it first"),
    ("ftp://example.com/a.csv", "download it first"),
    ("file:a.csv", "download it first"),
    ("file:///etc/passwd", "download it first"),
    ("s3://bucket/a.csv", "'s3://bucket/a.csv' lies in an object store: read it with --engine dask"),
    ("GS://bucket/a.parquet", "lies in an object store"),
    ("az://box/a.parquet", "--engine dask"),
    ("s4://bucket/a.csv", "an address of an unknown kind"),
    ("mysql://user:secret@host/db", "'mysql://user@host/db' is an address of an unknown kind"),
    ("https://user:secret@host/a.csv", "'https://user@host/a.csv' is an address"),
    ("postgresql//user:secret@host/db", "'postgresql//user@host/db' is not there"),
    ("sqlite:///x.db", "'x.db' is not there: check the path in 'sqlite:///x.db'"),
    ("claims.DB", "'claims.DB' looks like a SQLite database: name it as 'sqlite:///claims.DB?table=claims'"),
    ("pipe.csv", "neither a file nor a folder"),
    ("a\0b.csv", "can't be opened"),
]


@pytest.mark.parametrize(("name", "message"), RAISED, ids=[case[1] for case in RAISED])
def test_what_cannot_be_read_at_all_is_raised(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    for other in ("a.doc", "noending", "claims.DB"):
        (tmp_path / other).write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError) as caught:
        open_sources([name])
    assert message in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(SourceError, match="an empty name"):
        open_sources([""])
