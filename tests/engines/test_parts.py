"""Parts: which files are read, under which names, and what is refused instead of passed over."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.engines.stories import stories, write
from timeline.engines.parts import find_parts, read_part
from timeline.errors import SourceError
from timeline.limits import FILE_BYTES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(stories(1, 60, 5), tmp_path / "films", 3)


def test_a_folder_is_its_files_by_name(folder: Path) -> None:
    (folder / ".hidden.parquet").write_bytes(b"")
    (folder / "_SUCCESS").write_bytes(b"")
    names = [part.name for part in find_parts([folder]).parts]
    assert names == [str(folder / f"part-{number}.parquet") for number in range(3)]


def test_twice_is_once(folder: Path) -> None:
    found = find_parts([folder / "part-1.parquet", folder])
    assert [Path(part.name).name for part in found.parts] == ["part-1.parquet", "part-0.parquet", "part-2.parquet"]
    assert [(place, problem.code) for place, [problem] in found.beside.items()] == [(2, "file-twice")]


REFUSED = [
    (
        "{folder}/../claims.csv",
        r"claims.csv' is no Parquet, .*timeline convert .*claims.csv -o claims.parquet",
        "a table",
    ),
    ("{folder}/../mixed", r"mixed/notes.yaml' is no Parquet, and --engine dask reads nothing else", "beside Parquet"),
    ("{folder}/../none.parquet", r"none.parquet' is not there: check the path", "missing"),
    ("{folder}/../empty", "is a folder without claim files", "empty"),
    ("sqlite:///films.db", "is a database, and --engine dask reads Parquet only", "a database"),
    ("https://example.org/a.parquet", "is an address, and nothing is fetched: download it first", "the web"),
    ("hdfs://name/a.parquet", "is an address of an unknown kind", "another store"),
    ("s3://name:secret@bucket/a", "an address of s3:// can't hold a name or password", "a password"),
]


@pytest.mark.parametrize(("path", "message", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(folder: Path, path: str, message: str, why: str) -> None:
    (folder.parent / "claims.csv").write_text("production,milestone,date\n")
    (folder.parent / "empty").mkdir()
    shutil.copytree(folder, folder.parent / "mixed")
    (folder.parent / "mixed" / "notes.yaml").write_text("production: x\n")
    with pytest.raises(SourceError, match=message) as caught:
        find_parts([path.format(folder=folder)])
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "package"), [("s3://films", "s3fs"), ("gs://films", "gcsfs"), ("abfs://films", "adlfs")]
)
def test_each_store_has_a_package(monkeypatch: pytest.MonkeyPatch, address: str, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SourceError, match=f"needs {package}: pip install {package}"):
        find_parts([address])


def test_a_file_that_a_worker_does_not_see(folder: Path) -> None:
    [part, *_] = find_parts([folder]).parts
    shutil.rmtree(folder)
    with pytest.raises(SourceError, match=r"part-0.parquet' is not there on the machine .*: put the files where every"):
        read_part(part)


def test_a_file_over_the_limit_is_refused_whole(folder: Path) -> None:
    path = folder / "part-0.parquet"
    with path.open("r+b") as file:
        file.truncate(FILE_BYTES + 1)
    sheet = read_part(find_parts([path]).parts[0])
    assert sheet.refused == (str(path),)
    assert [problem.code for problem in sheet.problems] == ["file-large"]
