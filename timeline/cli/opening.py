"""What `serve`, `table`, `chart` and others have in common: they go on with the good rows and tell what was left out.

`check` is the command that only tells; this one keeps standard output for the answer and talks on standard error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pandas as pd

from timeline.cli.conventions import with_option
from timeline.cli.terminal import tell
from timeline.dates import Conventions
from timeline.errors import Problem, UsageError
from timeline.reading import read
from timeline.resources import bundled_data
from timeline.sources.source import source_for
from timeline.words import count

__all__ = [
    "EXAMPLES",
    "count_left_out",
    "is_readable",
    "open_frame",
    "problem_line",
    "refuse_source",
    "sources_or_bundled",
    "tell_problems",
    "with_examples",
]

EXAMPLES: Final = "examples"
"""The folder of real histories inside the bundled data, which alone does not open it: a folder is its own files."""


def sources_or_bundled(sources: Sequence[str]) -> list[str | Path]:
    """The sources that were named, or the bundled data where none was; `UsageError` for an empty name."""
    if "" in sources:
        raise UsageError("an empty name is no source: name a file, or write . for the folder you are in")
    return list(sources) or [_seen_from_here(bundled_data())]


def with_examples(sources: Sequence[str]) -> list[str]:
    """The bundled data and the example histories, then the sources that were named: what `--examples` opens."""
    bundled = _seen_from_here(bundled_data())
    return [str(bundled), str(bundled / EXAMPLES), *sources]


def _seen_from_here(folder: Path) -> Path:
    """Named from here where it lies below, so that places in it read as short as those of the user's own files."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def refuse_source(sources: Sequence[str], output: Path) -> None:
    """Refuse an output that is one of the files to read with `UsageError`: what it says would be lost."""
    if any(_is_same(file, output) for source in sources_or_bundled(sources) for file in _files(Path(source))):
        raise UsageError(f"{str(output)!r} is one of the files to read: name another file to write")


def _files(source: Path) -> list[Path]:
    """The files that are read; what can't be looked into is refused by whoever reads it."""
    try:
        return [member for member in source.iterdir() if source_for(member)] if source.is_dir() else [source]
    except OSError:
        return []


def _is_same(file: Path, output: Path) -> bool:
    try:
        return output.samefile(file)
    except (OSError, ValueError):  # one of them isn't there
        return False


def open_frame(
    sources: Sequence[str], *, conventions: Conventions | None = None, strict: bool = False
) -> pd.DataFrame | None:
    """The claim frame of the sources, after telling what is wrong; `None` where nothing was read, or not strictly.

    A caller that gets `None` has nothing to add: it exits with 1. Raises `SourceError` for a source that isn't there.
    """
    frame = read(sources_or_bundled(sources), conventions=conventions)
    tell_problems(frame)
    if strict and has_error(frame):
        tell("timeline: nothing was done, because of --strict: correct the errors above first")
        return None
    return frame if is_readable(frame) else None


def has_error(frame: pd.DataFrame) -> bool:
    """Whether a row or a file was left out."""
    return any(problem.severity == "error" for problem in frame.attrs["problems"])


def is_readable(frame: pd.DataFrame) -> bool:
    """Whether there is anything to show: false where all that was there was left out."""
    return len(frame) > 0 or not has_error(frame)


def count_left_out(frame: pd.DataFrame) -> int | None:
    """How many rows were left out; `None` where a file was refused whole and nobody knows."""
    return None if frame.attrs.get("refused") else frame.attrs["rows"] - len(frame)


def problem_line(problem: Problem) -> str:
    """The problem as a line; where its hint names a convention, with the option that sets it."""
    return str(replace(problem, hint=with_option(problem.hint)))


def tell_problems(frame: pd.DataFrame) -> None:
    """Each error and warning, how many rows were left out, and how many notes there are, on standard error.

    Notes are only counted: what they tell of is in order, and `check` prints them. Nothing where there is none.
    """
    problems: list[Problem] = frame.attrs["problems"]
    told = [problem for problem in problems if problem.severity != "note"]
    for problem in told:
        tell(problem_line(problem))
    rows, refused = frame.attrs["rows"], frame.attrs.get("refused", ())
    lost = [f"{rows - len(frame)} of {rows} rows"] if rows or not refused else []
    lost += [f"everything in {', '.join(refused)}"] if refused else []
    left_out = [f"{', and '.join(lost)} left out"] if told else []
    notes = len(problems) - len(told)
    counted = [f"{count(notes, 'note')}, in full: timeline check"] if notes else []
    if problems:
        tell("; ".join(left_out + counted))
