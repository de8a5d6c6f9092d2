"""Reading in a process of its own: the same frame, the same refusals, and an end to what takes too much."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import timeline
from timeline.confined import NO_ROOM, REFUSED, _Task, read_confined
from timeline.dates import Conventions
from timeline.errors import SourceError

ROOT = str(Path(timeline.__file__).parents[1])
ROWS = "production,milestone,date,asserted\n=Sum,release,06/07/2026,2025-02-10\n1917,relase,soon,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_the_frame_is_that_of_reading_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conventions, today = Conventions(day_order="day_first"), date(2026, 11, 21)
    far = read_confined(folder, ["mine.csv"], conventions=conventions, today=today)
    monkeypatch.chdir(folder)
    near = timeline.read(["mine.csv"], conventions=conventions, today=today)
    pd.testing.assert_frame_equal(far, near)
    assert far.attrs["problems"] == near.attrs["problems"]
    assert far.attrs["more_problems"] == 0
    assert (far["production"][0], far["start_earliest"][0]) == ("=Sum", pd.Timestamp(2026, 7, 6))


@pytest.mark.parametrize(
    ("names", "bounds", "words"),
    [
        (["none.csv"], {}, "'none.csv' is not there"),
        (["mine.csv"], {"seconds": 0.05}, r"mine.csv: reading it took more than 0.1 seconds"),
        (["mine.csv"], {"memory": 150_000_000}, r"mine.csv: (reading it took more than|the reader broke down)"),
    ],
)
def test_what_is_refused(folder: Path, names: list[str], bounds: dict[str, float], words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_confined(folder, names, **bounds)  # type: ignore[arg-type]


def test_a_reader_that_eats_memory_is_stopped(folder: Path) -> None:
    """A million rows in too little memory: the child ends, this process goes on."""
    (folder / "big.csv").write_bytes(b"production,milestone,date\n" + b"a,release,2024\n" * 1_000_000)
    with pytest.raises(SourceError, match=r"big\.csv: reading it took more than"):
        read_confined(folder, ["big.csv"], memory=600_000_000)


def test_of_many_problems_the_others_are_counted(folder: Path) -> None:
    """A row that is short is warned of, and kept: 20,003 warnings, of which 20,000 come back."""
    rows = "production,milestone,date,note\n" + "a,release,2024\n" * 20_003
    (folder / "short.csv").write_text(rows, encoding="utf-8")
    frame = read_confined(folder, ["short.csv"])
    assert (len(frame), frame.attrs["rows"]) == (20_003, 20_003)
    assert (len(frame.attrs["problems"]), frame.attrs["more_problems"]) == (20_000, 3)


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.confined._run", lambda *_: NO_ROOM)
    with pytest.raises(
        SourceError, match=r"mine\.csv: it can't be read just now: the disk for temporary files is full"
    ):
        read_confined(folder, ["mine.csv"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that takes nothing")
def test_the_reader_says_that_the_disk_is_full(folder: Path) -> None:
    task = pickle.dumps(_Task(("mine.csv",), None, None, 60, 3_000_000_000))
    command = [sys.executable, "-m", "timeline.confined", "/dev/full"]
    surroundings = {**os.environ, "PYTHONPATH": ROOT}
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=folder, env=surroundings) as child:
        assert child.stdin is not None
        child.stdin.write(task)
        child.stdin.flush()
        assert child.wait(60) == NO_ROOM


def test_nothing_is_left_beside_the_files(folder: Path) -> None:
    read_confined(folder, ["mine.csv"])
    with pytest.raises(SourceError, match="is not there"):
        read_confined(folder, ["none.csv"])
    assert [file.name for file in folder.iterdir()] == ["mine.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_the_reader_ends_with_the_one_who_asked(folder: Path) -> None:
    """The child would wait for ever to open a pipe that nobody fills; the end of its input ends it."""
    answer = folder / "answer"
    os.mkfifo(answer)
    task = pickle.dumps(_Task(("mine.csv",), None, None, 60, 3_000_000_000))
    command = [sys.executable, "-m", "timeline.confined", str(answer)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=folder, env={**os.environ, "PYTHONPATH": ROOT}) as child:
        assert child.stdin is not None
        child.stdin.write(task)
        child.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired, match="timed out after 3"):
            child.wait(3)
        child.stdin.close()
        assert child.wait(20) == REFUSED
