"""Clusters: where Dask computes, and the one door for whatever goes wrong there.

Without an address a cluster of this machine's own is started, a process for each core, and taken down again however
the work ends. Nothing here knows claims.
"""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.metadata import version
from typing import Any, Final

from timeline.errors import SourceError, TimelineError, UsageError

__all__ = ["CONNECT_SECONDS", "connected"]

CONNECT_SECONDS: Final = 5
"""How long a scheduler, and then its first worker, is waited for."""

_SETTINGS: Final = {
    "distributed.scheduler.no-workers-timeout": "60s",
    "distributed.admin.large-graph-warning-threshold": "1GiB",
}


@contextmanager
def connected(scheduler: str | None = None, *, workers: int | None = None) -> Iterator[Any]:
    """A Dask client of the scheduler at an address, or of a local cluster of `workers` processes (one for each core).

    Raises `UsageError` for what is no address, and `SourceError` where Dask is not installed, nobody answers, the
    workers run another version, or what is computed inside can't be finished.
    """
    distributed, dask = _libraries()
    for logger in ("distributed", "asyncio"):  # what they would tell is told by the error that is raised
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    with _translated(scheduler), ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        if scheduler is None:
            cluster = stack.enter_context(_local_cluster(distributed, workers or os.cpu_count() or 1))
            yield stack.enter_context(distributed.Client(cluster))
        else:
            _refuse_silent(scheduler)
            client = stack.enter_context(distributed.Client(scheduler, timeout=CONNECT_SECONDS))
            _check_workers(client, scheduler)
            yield client


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("distributed"), import_module("dask")
    except ImportError as error:  # heavy, and an optional extra
        cure = "--engine dask needs Dask: pip install 'production-timeline[dask]'"
        raise SourceError(cure) from error


def _local_cluster(distributed: Any, workers: int) -> Any:
    with _uninterrupted():
        return distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},  # else it takes port 8787
            silence_logs=logging.CRITICAL,
        )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until the cluster stands, which can then be taken down.

    What is started inside never sees it: a terminal sends it to all processes, and workers would answer each for
    itself. They end when this process ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    import_module("multiprocessing.resource_tracker").ensure_running()  # its start would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# A scheduler that runs already


def _refuse_silent(scheduler: str) -> None:
    """Say so where no scheduler answers at an address: a client that can't connect is noisy when it goes."""
    connect = import_module("distributed.comm").connect

    async def greet() -> None:
        comm = await connect(scheduler, timeout=CONNECT_SECONDS)
        await comm.close()

    def meet() -> None:
        asyncio.run(asyncio.wait_for(greet(), CONNECT_SECONDS + 1))

    try:
        with ThreadPoolExecutor(1) as aside:  # a notebook's own loop may be running in this thread
            aside.submit(meet).result()
    except ValueError as error:
        cure = "write it as tcp://host:8786"
        raise UsageError(f"--scheduler {scheduler!r} is no address: {error}: {cure}") from error
    except (OSError, TimeoutError) as error:
        cure = "check the address, and that `dask scheduler` runs there"
        raise SourceError(f"no Dask scheduler answers at {scheduler!r} within {CONNECT_SECONDS} s: {cure}") from error


def _check_workers(client: Any, scheduler: str) -> None:
    """Refuse a scheduler without workers, or whose workers might read claims otherwise than this process."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as error:
        raise SourceError(f"the scheduler at {scheduler!r} has no workers: start some with `dask worker`") from error
    ours = _versions()
    try:
        found: dict[str, dict[str, str]] = client.run(_versions)
    except (ImportError, AttributeError) as error:
        cure = "pip install 'production-timeline[dask]' there"
        raise SourceError(f"the workers at {scheduler!r} don't have this program: {cure}") from error
    for worker, theirs in found.items():
        for name, number in ours.items():
            if theirs[name] != number:
                message = f"the worker at {worker} has {name} {theirs[name]}, here it is {number}"
                raise SourceError(f"{message}: install the same versions on all machines")


def _versions() -> dict[str, str]:
    """The versions on which it depends what is read and how."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"Python": python} | {name: version(name) for name in ("production-timeline", "pandas", "pyarrow")}


@contextmanager
def _translated(scheduler: str | None) -> Iterator[None]:
    """Dask's own errors as ours. What a task raised of ours goes on as it is."""
    place = f"the Dask cluster at {scheduler!r}" if scheduler else "the local Dask cluster"
    try:
        yield
    except TimelineError:
        raise
    except MemoryError as error:
        raise SourceError(f"{place} has not enough memory: give its workers more, or add some") from error
    except Exception as error:
        reason = _REASONS.get(type(error).__name__)
        if reason is None:
            raise
        raise SourceError(f"{place} {reason}") from error


_REASONS: Final = {
    "KilledWorker": "lost every worker that tried one part, most likely for want of memory: give them more",
    "NoWorkerError": "has no workers left: start some, then run it again",
    "NoValidWorkerError": "has no workers left: start some, then run it again",
    "FutureCancelledError": "went away: see that its scheduler runs, then run it again",
    "CancelledError": "went away: see that its scheduler runs, then run it again",
    "FuturesCancelledError": "went away: see that its scheduler runs, then run it again",
    "CommClosedError": "went away: see that its scheduler runs, then run it again",
    "TimeoutError": "doesn't answer: see that its scheduler runs, then run it again",
}
"""What befell a cluster, by the name of Dask's error: its classes are spread over modules that move."""
