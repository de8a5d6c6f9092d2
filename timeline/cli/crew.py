"""A crew: processes that do the parts of a batch, because the rasteriser leaves no room for threads.

They end with the batch, on an interrupt, and when the process that started them is killed; none of them leaves half a
file behind. What a part is, they don't know.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from typing import Any, Final, TypeVar

from timeline.errors import ExportError

__all__ = ["UNBROKEN", "crew_size", "done_by_crew"]

MOST: Final = 8
WORTH: Final = 6
"""Parts for each process: with fewer, starting it takes longer than it saves."""
UNBROKEN: Final = Lock()
"""Held while a file is written: until it is released, the process doesn't end."""

Part = TypeVar("Part")
Done = TypeVar("Done")


def crew_size(parts: int) -> int:
    """How many processes are worth while; 1 where the batch is best done here."""
    with suppress(AttributeError):
        return max(1, min(len(os.sched_getaffinity(0)), MOST, parts // WORTH))
    return max(1, min(os.cpu_count() or 1, MOST, parts // WORTH))


def done_by_crew(
    work: Callable[[Part], Done], parts: Sequence[Part], size: int, prepare: Callable[..., None], given: tuple[Any, ...]
) -> Iterator[tuple[Part, Done]]:
    """What `work` gives for each part, as it is done; `prepare(*given)` runs first in each process, or here.

    Raises `ExportError` where a process ended without being asked to (out of memory).
    """
    if size < 2:
        prepare(*given)
        for part in parts:
            yield part, work(part)
        return
    with ProcessPoolExecutor(size, get_context("spawn"), _begin, (prepare, given)) as crew:
        futures: dict[Future[Done], Part] = {crew.submit(work, part): part for part in parts}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BrokenProcessPool as error:
            raise ExportError("a process of the batch ended too early: draw fewer or smaller pictures") from error
        finally:
            crew.shutdown(wait=True, cancel_futures=True)


def _begin(prepare: Callable[..., None], given: tuple[Any, ...]) -> None:
    """In a process of the crew: it leaves interrupts to the one that started it, and doesn't outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
    prepare(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        with UNBROKEN:
            os._exit(1)
