"""`timeline table --engine dask`: output equal to that of one process, folders of parts, refusals, and Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest

import timeline
from tests.engines.stories import stories, with_replacements, write
from timeline.cli import main
from timeline.engines import cluster as door

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(with_replacements(stories(21, 400, 15, naming=0.004)), tmp_path_factory.mktemp("claims"), 3)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with door.connected(workers=2) as client:
        yield client.scheduler.address


def dask(folder: Path, scheduler: str, *more: str) -> list[str]:
    return ["table", str(folder), "--engine", "dask", "--scheduler", scheduler, *more]


@pytest.mark.parametrize("table", ["claims", "compare", "revisions", "summary"])
def test_prints_the_same(capfdbinary: pytest.CaptureFixture[bytes], folder: Path, scheduler: str, table: str) -> None:
    assert main(["table", str(folder), "--table", table, "--as-of", "2020-03-01"]) == 0
    expected = capfdbinary.readouterr()
    assert main(dask(folder, scheduler, "--table", table, "--as-of", "2020-03-01")) == 0
    assert capfdbinary.readouterr() == expected
    assert b"rows left out" in expected.err


def test_writes_the_same_file(tmp_path: Path, folder: Path, scheduler: str) -> None:
    for name in ("claims.parquet", "claims.csv"):
        assert main(["table", str(folder), "-o", str(tmp_path / f"one-{name}")]) == 0
        assert main(dask(folder, scheduler, "-o", str(tmp_path / f"dask-{name}"))) == 0
        assert (tmp_path / f"one-{name}").read_bytes() == (tmp_path / f"dask-{name}").read_bytes()


def test_a_folder_of_parts_reads_as_the_one_table(tmp_path: Path, folder: Path, scheduler: str) -> None:
    assert main(dask(folder, scheduler, "-o", str(tmp_path / "parts"))) == 0
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == [f"part-0000{n}.parquet" for n in range(3)]
    again, frame = timeline.read(tmp_path / "parts"), timeline.read(folder)
    for column in ("claim_id", "stated", "state", "change", "slip_min", "superseded_by", "chain"):
        assert again[column].tolist() == frame[column].tolist()
    assert again.attrs["supersedes"] == frame.attrs["supersedes"]


REFUSED = [
    (["--strict"], 1, "nothing was done, because of --strict"),
    (["-o", "{here}/taken"], 1, "it is there already, and not an empty folder: name a new one"),
    (["-o", "{here}/none/parts"], 1, "there is no folder"),
    (["-o", "{here}/table.doc"], 1, "it has the ending '.doc'"),
    (["--as-of", "2020"], 2, "--as-of '2020' is not one day"),
]


@pytest.mark.parametrize("case", REFUSED, ids=[message for _, _, message in REFUSED])
def test_refused(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    folder: Path,
    scheduler: str,
    case: tuple[list[str], int, str],
) -> None:
    more, status, message = case
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("")
    assert main(dask(folder, scheduler, *(each.format(here=tmp_path) for each in more))) == status
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_bundled_data_is_no_parquet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "--engine", "dask"]) == 1
    assert "ballerina.yaml' is no Parquet, and --engine dask reads nothing else" in capsys.readouterr().err


def test_a_scheduler_without_the_engine(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["table", str(folder), "--scheduler", "tcp://localhost:1"]) == 2
    assert "--scheduler 'tcp://localhost:1' is for --engine dask" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a terminal's signal, as POSIX sends it")
def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    """To all processes at once, as a terminal does it, while a cluster of its own is at work."""
    folder = write(stories(22, 30_000, 500), tmp_path, 4)
    command = [sys.executable, "-m", "timeline", "table", str(folder), "--engine", "dask", "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    workers = started(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    _, left = psutil.wait_procs(workers, timeout=5)
    assert (process.returncode, told) == (130, "")
    assert [each for each in left if each.status() != psutil.STATUS_ZOMBIE] == []
    assert not any(path.name.startswith((".out", "out")) for path in tmp_path.iterdir())


def started(pid: int) -> list[psutil.Process]:
    """The processes of the cluster, once its workers have begun to compute."""
    begun = monotonic()
    while monotonic() - begun < 20:
        below: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
        if sum(each.cpu_times().user > 0.8 for each in below) >= 2:
            return below
        sleep(0.02)
    raise AssertionError("no workers were started")
