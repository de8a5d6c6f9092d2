"""A real cluster of two worker processes: equal answers, workers that die, and schedulers that can't be used."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

import pandas as pd
import pytest
from distributed import Client, LocalCluster
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import _registry, register_implementation

import timeline
from tests.engines.here import TODAY, agree
from tests.engines.stories import stories, with_replacements, write
from timeline.engines import cluster as door
from timeline.engines import open_claims
from timeline.engines.parts import find_parts, read_part
from timeline.errors import SourceError, TimelineError, UsageError

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


QUIET: dict[str, Any] = {
    "dashboard_address": None,
    "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **QUIET) as running:
        yield running


@pytest.mark.parametrize(("seed", "naming"), [(11, 0.0), (12, 0.004)])
def test_answers_are_equal(tmp_path: Path, cluster: Any, seed: int, naming: float) -> None:
    folder = write(with_replacements(stories(seed, 2400, 50, naming=naming)), tmp_path, 5)
    with open_claims([folder], scheduler=cluster.scheduler_address, today=TODAY) as claims:
        assert len(claims._settled.partitions) == 2
        agree(timeline.read(folder, today=TODAY), claims)


def test_where_a_loop_runs_already(tmp_path: Path) -> None:
    """As in a notebook."""

    async def cell() -> None:
        with open_claims([write(stories(13, 40, 2), tmp_path, 1)], scheduler="tcp://127.0.0.1:9", today=TODAY):
            pass

    with ThreadPoolExecutor(1) as aside, pytest.raises(SourceError, match="no Dask scheduler answers"):
        aside.submit(asyncio.run, cell()).result()  # the browser tests leave a loop running in this thread


def test_a_worker_dies(tmp_path: Path, cluster: Any) -> None:
    """What it held is computed anew by the other one, and by the one that takes its place."""
    folder = write(stories(13, 800, 20), tmp_path, 3)
    frame = timeline.read(folder, today=TODAY)
    with open_claims([folder], scheduler=cluster.scheduler_address, today=TODAY, partitions=4) as claims:
        victim = next(iter(cluster.workers.values()))
        before = victim.pid
        with Client(cluster) as client:
            held = client.has_what()
            assert all(held.values())  # each worker holds some of it
        victim.process.process._process.kill()
        pd.testing.assert_frame_equal(claims.table("compare"), timeline.compare(frame))
        pd.testing.assert_frame_equal(claims.table("claims"), frame, check_flags=False)
    assert before != victim.pid


def die(*_given: Any) -> None:
    """End the process that runs this, as a lack of memory would."""
    os._exit(1)


def test_whatever_kills_every_worker_is_told() -> None:
    lost = "the local Dask cluster lost every worker that tried one part"
    with pytest.raises(SourceError, match=lost), door.connected(workers=1) as client:
        client.submit(die, pure=False).result()


def test_errors_of_tasks_come_through(tmp_path: Path, cluster: Any) -> None:
    folder = write(stories(1, 50, 5), tmp_path, 2)
    found = find_parts([folder]).parts
    write(stories(2, 60, 5), tmp_path, 2)
    changed = r"part-0.parquet' was changed while it was read: run it again"
    with pytest.raises(SourceError, match=changed), door.connected(cluster.scheduler_address) as client:
        client.submit(read_part, found[0], pure=False).result()


# Addresses


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


REFUSED: list[tuple[str, type[TimelineError], str, str]] = [
    (
        "tcp://127.0.0.1:{closed}",
        SourceError,
        r"no Dask scheduler answers at 'tcp://127.0.0.1:\d+' within 1 s",
        "nobody",
    ),
    ("nowhere.invalid:8786", SourceError, "no Dask scheduler answers at 'nowhere.invalid:8786'", "no such host"),
    ("localhost", UsageError, "--scheduler 'localhost' is no address: .*write it as tcp://host:8786", "no port"),
    ("http://localhost:1", UsageError, "--scheduler 'http://localhost:1' is no address", "another kind"),
    ("", UsageError, "--scheduler '' is no address", "nothing"),
]


@pytest.mark.parametrize(("address", "error", "message", "why"), REFUSED, ids=[row[3] for row in REFUSED])
def test_addresses_refused(
    monkeypatch: pytest.MonkeyPatch, address: str, error: type[TimelineError], message: str, why: str
) -> None:
    monkeypatch.setattr(door, "CONNECT_SECONDS", 1)
    begun = monotonic()
    with pytest.raises(error, match=message), door.connected(address.format(closed=closed_port())):
        pass
    assert monotonic() - begun < 5


def test_another_server_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "CONNECT_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(SourceError, match="no Dask scheduler answers"), door.connected(address):
            pass


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "CONNECT_SECONDS", 1)
    with (
        LocalCluster(n_workers=0, **QUIET) as empty,
        pytest.raises(SourceError, match=r"has no workers: start some with `dask worker`"),
        door.connected(empty.scheduler_address),
    ):
        pass


def test_workers_of_another_version(monkeypatch: pytest.MonkeyPatch, cluster: Any) -> None:
    monkeypatch.setattr(door, "version", lambda name: "0.0.1" if name == "pandas" else "1")
    other = r"the worker at tcp://.* here it is .*: install the same versions"
    with pytest.raises(SourceError, match=other), door.connected(cluster.scheduler_address):
        pass


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SourceError, match=r"needs Dask: pip install 'production-timeline\[dask\]'"), door.connected():
        pass


# Object stores


class Bucket(MemoryFileSystem):  # type: ignore[misc]
    """An object store in each process's memory, to be filled alike."""

    protocol = "s3"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.removeprefix("s3://")))


def fill(files: dict[str, bytes]) -> None:
    register_implementation("s3", Bucket, clobber=True)
    store = Bucket()
    for name, data in files.items():
        store.pipe_file(f"s3://films/2024/{name}", data)


@pytest.fixture
def no_store_is_left() -> Iterator[None]:
    yield
    _registry.pop("s3", None)


@pytest.mark.usefixtures("no_store_is_left")
def test_an_object_store(tmp_path: Path, cluster: Any) -> None:
    folder = write(stories(14, 300, 9), tmp_path, 3)
    files = {path.name: path.read_bytes() for path in folder.iterdir()} | {"_SUCCESS": b"", ".hidden.parquet": b""}
    fill(files)
    with Client(cluster) as client:
        client.run(fill, files)
    with open_claims(["s3://films/2024"], scheduler=cluster.scheduler_address, today=TODAY) as claims:
        found = claims.table("compare")
        assert claims.table()["file"].unique().tolist() == [
            f"s3://films/2024/part-{number}.parquet" for number in range(3)
        ]
    frame = timeline.read(folder, today=TODAY)
    pd.testing.assert_frame_equal(found, timeline.compare(frame))
