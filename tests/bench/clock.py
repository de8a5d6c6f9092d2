"""How long work takes: the quickest of several runs, which is the one that was disturbed least."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import Any


def seconds(work: Callable[[], Any], runs: int = 3, before: Callable[[], Any] = lambda: None) -> float:
    """The wall time of `work`; `before` puts things back in front of each run, untimed."""
    found = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def own_seconds(work: Callable[[], Any], runs: int = 3) -> float:
    """The processor time of `work` in this process: what else the machine does hardly matters."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def cpu_seconds(command: Sequence[str], runs: int = 7) -> float:
    """The processor time of a whole process, its own and the system's."""
    found = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)
