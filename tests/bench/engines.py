"""Engines: the same claims in Parquet read and compared in one process, and by two workers of a Dask cluster.

Each has a process of its own; that the tables are equal is for the tests of the engines.
`python -m tests.bench.engines one|two FOLDER` is one of these processes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

import timeline
from tests.bench.claims import TODAY, table
from timeline.engines import open_claims
from timeline.engines.cluster import connected

CLAIMS = 200_000
PARTS = 8
WORKERS = 2


def run() -> None:
    """Print what two workers take as multiples of what one process does, in time and in memory."""
    with tempfile.TemporaryDirectory() as folder:
        write_parts(Path(folder))
        one, two = (_apart(which, folder) for which in ("one", "two"))
    taken, held = one["taken"], one["memory"]
    print(f"{CLAIMS:,} claims in {PARTS} Parquet files read and compared; 1.0 = one process ({taken:.1f} s here)")
    print(f"{two['taken'] / taken:8.2f}  times as long: {WORKERS} workers of Dask, once they run")
    print(f"{two['start']:8.2f}  s until they run")
    print(f"{two['worker'] / held:8.2f}  times its {held / 2**20:.2f} GiB at most: the larger worker")
    print(f"{two['memory'] / held:8.2f}  times: the process that asks, with the answer in it")


def write_parts(folder: Path) -> None:
    """The claims of the bench in files that share productions."""
    whole = table(CLAIMS)
    for part in range(PARTS):
        whole[part::PARTS].to_parquet(folder / f"part-{part}.parquet", index=False)


def _apart(which: str, folder: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.engines", which, folder]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def one(folder: str) -> dict[str, float]:
    """Seconds of one process, and the kilobytes that it held at most."""
    begun = perf_counter()
    timeline.compare(timeline.read(folder, today=TODAY))
    return {"taken": perf_counter() - begun, "memory": _held()}


def two(folder: str) -> dict[str, float]:
    """Seconds of the cluster, apart from those of its start; kilobytes of a worker and of this process."""
    begun = perf_counter()
    with connected(workers=WORKERS) as client:
        start = perf_counter() - begun
        with open_claims([folder], scheduler=client.scheduler.address, today=TODAY) as claims:
            claims.table("compare")
            taken = perf_counter() - begun - start
        held: dict[str, Any] = client.run(_held)
    return {"start": start, "taken": taken, "worker": max(held.values()), "memory": _held()}


def _held() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    print(json.dumps({"one": one, "two": two}[sys.argv[1]](sys.argv[2])))
