"""Pictures on machines that have little: no browser, no home, no rights, no room; many at once, or cut short.

Each case is a process of its own, as a user would start it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from PIL import Image

from timeline.resources import bundled_data

CLAIMS = bundled_data() / "ballerina.yaml"
BATCH = ("chart", "--examples", "--all", "-o")
NOBODY = 65534
DRAW = (
    "import sys, timeline\n"
    "timeline.save(timeline.figure(timeline.read(sys.argv[1]), 'history'), sys.argv[2])\n"
    "import sys; sys.exit('kaleido' in sys.modules)"
)


def started(
    *arguments: str, cwd: Path, launcher: tuple[str, ...] = (), stderr: IO[bytes] | None = None, **more: str
) -> subprocess.Popen[bytes]:
    """The command line in an environment with nothing in it but what is given."""
    command = [*launcher, sys.executable, "-P", "-m", "timeline", *arguments]
    bare = {"PATH": "/nowhere", "BROWSER_PATH": "/nowhere/chromium", "PYTHONPATH": str(Path(__file__).parents[2])}
    out, told = (subprocess.DEVNULL, stderr) if stderr else (subprocess.PIPE, subprocess.PIPE)
    return subprocess.Popen(command, cwd=cwd, env={**bare, **more}, stdout=out, stderr=told)


def drawn(target: Path, cwd: Path, launcher: tuple[str, ...] = (), **environment: str) -> None:
    process = started("chart", str(CLAIMS), "-o", str(target), cwd=cwd, launcher=launcher, stderr=None, **environment)
    out, told = process.communicate(timeout=120)
    assert (process.returncode, out, told) == (0, b"", b"")


def left_by(folder: Path) -> list[str]:
    """What shouldn't be there: parts of files."""
    return [path.name for path in folder.rglob("*") if path.name.endswith(".part") or path.name.startswith(".")]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "html"])
def test_no_browser_and_no_home(tmp_path: Path, ending: str) -> None:
    drawn(tmp_path / f"x.{ending}", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"x.{ending}"]
    assert (tmp_path / f"x.{ending}").stat().st_size > 10_000


def test_the_browser_s_driver_is_not_even_loaded(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", DRAW, str(CLAIMS), str(tmp_path / "x.png")], check=True, timeout=120)


@pytest.mark.skipif(not shutil.which("setpriv") or os.getuid() != 0, reason="only root can become somebody else")
def test_not_as_root(tmp_path: Path) -> None:
    os.chmod(tmp_path, 0o777)
    for folder in tmp_path.parents[:-2]:  # all below the one for everybody's temporary files
        os.chmod(folder, 0o755)
    launcher = (str(shutil.which("setpriv")), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    drawn(tmp_path / "x.png", tmp_path, launcher, HOME="/nonexistent")
    assert (tmp_path / "x.png").stat().st_uid == NOBODY


def test_a_working_folder_that_cannot_be_written(tmp_path: Path) -> None:
    closed, target = tmp_path / "closed", tmp_path / "open"
    closed.mkdir(mode=0o500)
    target.mkdir()
    drawn(target / "x.png", closed, TMPDIR=str(closed))
    assert list(closed.iterdir()) == []


def test_ten_processes_at_once(tmp_path: Path) -> None:
    targets = [tmp_path / f"{number}.png" for number in range(10)]
    processes = [started("chart", str(CLAIMS), "-o", str(target), cwd=tmp_path) for target in targets]
    assert [process.communicate(timeout=300) for process in processes] == [(b"", b"")] * 10
    assert len({target.read_bytes() for target in targets}) == 1, "the same picture"
    assert sorted(tmp_path.iterdir()) == sorted(targets)


def test_ten_threads_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, threading, timeline\n"
        "figure = timeline.figure(timeline.read(sys.argv[1]))\n"
        "save = lambda number: timeline.save(figure, f'{number}.' + ('png', 'svg', 'pdf')[number % 3])\n"
        "threads = [threading.Thread(target=save, args=(number,)) for number in range(12)]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]\n"
    )
    subprocess.run([sys.executable, "-c", code, str(CLAIMS)], check=True, cwd=tmp_path, timeout=300)
    for kind in ("png", "svg", "pdf"):
        files = list(tmp_path.glob(f"*.{kind}"))
        assert len(files) == 4
        assert len({file.read_bytes() for file in files}) == 1


def children(number: int) -> set[int]:
    """Every process that a process started, and those that they started."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    found = {number}
    while True:
        more = {child for child, parent in parents.items() if parent in found} - found
        if not more:
            return found - {number}
        found |= more


def is_running(number: int) -> bool:
    try:
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def until(holds: Callable[[], bool], within: float) -> bool:
    """Whether something comes to hold within so many seconds."""
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


ENDINGS = [
    (signal.SIGINT, 130, "Ctrl-C"),
    (signal.SIGTERM, 130, "asked to end, as by timeout"),
    (signal.SIGKILL, -signal.SIGKILL, "killed without a word"),
]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize(("number", "status", "why"), ENDINGS, ids=[case[2] for case in ENDINGS])
def test_a_batch_cut_short_leaves_no_process_and_no_part_of_a_file(
    tmp_path: Path, number: signal.Signals, status: int, why: str
) -> None:
    told = tmp_path / "told"
    with told.open("wb") as sink, started(*BATCH, str(tmp_path / "out"), cwd=tmp_path, stderr=sink) as process:
        assert until(lambda: b" of 101: " in told.read_bytes(), 120)
        crew = children(process.pid)
        process.send_signal(number)
        assert process.wait(timeout=60) == status, why
    assert until(lambda: not any(map(is_running, crew)), 20), why
    assert left_by(tmp_path) == []
    for path in (tmp_path / "out").glob("*.png"):
        with Image.open(path) as image:
            image.load()
