"""Files of strangers, read in a process of its own that may take so much time and memory and no more.

What a file makes a reader do can then neither stop nor fill the process that serves others, and it ends with that one.
The child gives back the claim frame as `reading.read` would, with so many of its problems; it chooses no files and
keeps none.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Thread
from typing import IO, Any, Final

import pandas as pd

try:
    import resource

    CAN_BOUND = True
except ImportError:  # Windows
    CAN_BOUND = False

from timeline.dates import Conventions
from timeline.errors import SourceError
from timeline.reading import read

__all__ = ["MEMORY", "PROBLEMS", "SECONDS", "read_confined"]

SECONDS: Final = 60.0
"""Of the processor's time, for reading; by the clock it may take twice as long, since others want the processor too."""
PROBLEMS: Final = 20_000
"""How many problems come back with a frame; of the others it is said how many they are."""
MEMORY: Final = 3_000_000_000
"""Bytes of address space, where the system can bound them; 20 MB of claims take a fifth of it."""
WRITTEN: Final = 2_000_000_000
REFUSED: Final = 1
"""The child's exit status for what it refused in words."""
TOO_LARGE: Final = 3
"""Its exit status for want of memory."""
NO_ROOM: Final = 4
"""Its exit status for want of room on the disk, where it leaves its answer."""
LESS_URGENT: Final = 5
"""How far the child steps back behind who serves (the system's "niceness")."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What the child is told."""

    names: tuple[str, ...]
    conventions: Conventions | None
    today: date | None
    seconds: float
    memory: int


def read_confined(
    folder: Path,
    names: Sequence[str],
    *,
    conventions: Conventions | None = None,
    today: date | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> pd.DataFrame:
    """The claim frame of files in a folder, which its problems call by their bare names.

    Its `attrs["more_problems"]` is the number of those that it doesn't hold: beyond 20,000 they are counted only.
    Raises `SourceError` for whatever `reading.read` refuses whole, and for what takes more than `seconds` or `memory`
    bytes. (Where the system knows no such bounds, as on Windows, only the clock's holds.)
    """
    task = _Task(tuple(names), conventions, today, seconds, memory)
    with TemporaryDirectory(dir=folder, prefix=".") as answers, TemporaryFile() as complaints:
        answer = Path(answers, "answer")
        try:
            status = _run(task, folder, answer, complaints)
        except subprocess.TimeoutExpired as error:
            raise SourceError(_too_much(names, f"{_by_the_clock(task):g} seconds")) from error
        said = _said(answer)
        if status == 0 and isinstance(said, pd.DataFrame):
            return said
        raise SourceError(_why(status, said, task, complaints))


def _why(status: int, said: Any, task: _Task, complaints: IO[bytes]) -> str:
    """Why there is no frame, in words."""
    if status == REFUSED and isinstance(said, str):
        return said
    if status == TOO_LARGE or status < 0:
        return _too_much(task.names, f"{task.memory / 1e9:g} GB of memory or {task.seconds:g} seconds of work")
    names = ", ".join(task.names)
    if status == NO_ROOM:
        return f"{names}: it can't be read just now: the disk for temporary files is full"
    last = _text(complaints).strip().splitlines()[-1:]
    return f"{names}: the reader broke down over it ({''.join(last)[:200]}): please report this"


def _run(task: _Task, folder: Path, answer: Path, complaints: IO[bytes]) -> int:
    """The child's exit status. Its input stays open while this process lives, which is how it knows."""
    command = [sys.executable, "-m", "timeline.confined", str(answer)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints, cwd=folder, env=_surroundings()
    ) as child:
        try:
            assert child.stdin is not None  # it is a pipe
            with suppress(OSError):  # it ended before it had read its task; its status says why
                child.stdin.write(pickle.dumps(task))
                child.stdin.flush()
            return child.wait(_by_the_clock(task))
        finally:
            child.kill()


def _by_the_clock(task: _Task) -> float:
    return 2 * task.seconds


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _surroundings() -> dict[str, str]:
    """The child finds this very package, and starts few threads: each would reserve memory."""
    package = str(Path(__file__).parents[1])
    return {**os.environ, "PYTHONPATH": package, "PYTHONSAFEPATH": "1", "OPENBLAS_NUM_THREADS": "1"}


def _said(answer: Path) -> Any:
    """What the child left: a frame, its refusal in words, or nothing whole."""
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        return pickle.loads(answer.read_bytes())
    return None


def _too_much(names: Sequence[str], what: str) -> str:
    return f"{', '.join(names)}: reading it took more than {what}: split it, or read it on the command line"


def _confine(task: _Task) -> None:
    if hasattr(os, "nice"):
        os.nice(LESS_URGENT)
    if not CAN_BOUND:
        return
    processor = int(task.seconds) + 1
    bounds = (
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_AS, task.memory),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, bound in bounds:
        with suppress(ValueError, OSError):  # a bound that is lower already stays
            resource.setrlimit(kind, (bound, bound))


def _end_with_parent(asked: int) -> None:
    """Wait for the end of the input, which is the parent's: nobody is left to answer."""
    os.read(asked, 1)
    os._exit(REFUSED)


def _main(asked: IO[bytes], answer: Path) -> int:
    """The child's whole life; its messages to no one are not printed."""
    task: _Task = pickle.load(asked)
    Thread(target=_end_with_parent, args=(asked.fileno(),), daemon=True).start()
    _confine(task)
    try:
        status, said = _read(task)
        body = pickle.dumps(said)
    except MemoryError:
        return TOO_LARGE
    try:
        answer.write_bytes(body)
    except OSError:
        return NO_ROOM
    return status


def _read(task: _Task) -> tuple[int, Any]:
    try:
        frame = read([*task.names], conventions=task.conventions, today=task.today)
    except SourceError as error:
        return REFUSED, str(error)
    problems = frame.attrs["problems"]
    frame.attrs |= {"problems": problems[:PROBLEMS], "more_problems": max(0, len(problems) - PROBLEMS)}
    return 0, frame


if __name__ == "__main__":
    # Unpickled under the name that the parent knows it by.
    from timeline.confined import _main as main

    sys.exit(main(sys.stdin.buffer, Path(sys.argv[1])))
