"""The formats that claims are read from: one file of this folder for each.

To add a format:

1. Add one file to `timeline/sources/`, or to `planning/` in it for the files of other tools. It defines a class with
   the members of `Source` and the constant `SOURCE`, one of it.
2. `endings` are the file endings that it claims, in lower case with their dot. Two formats can't claim the same one.
3. `read(data, file)` gets the whole file as bytes (its size is already checked) and its name as the user wrote it. It
   gives a `Sheet`: one `Row` for each claim, texts as written, every place counted from 1. `values.value_cell` turns
   a typed value into a cell; `textfile.decode` bytes into text.
4. A fault in one row goes into that row's `faults`; a remark that keeps the rows into `Sheet.problems`. A file that
   can't be read at all: raise `refused(...)`. Nothing else may leave `read`.
5. A heavy or optional library is imported inside the function that needs it.

Nothing else has to be edited: discovery finds the file, and `tests/conformance/test_sources.py` runs it through its
table.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from timeline.errors import Problem, SourceError
from timeline.sources.row import Sheet

__all__ = ["Source", "discover", "endings", "refused", "source_for"]


class Source(Protocol):
    """One format: its name in words, the endings it claims, and how its bytes become rows."""

    @property
    def name(self) -> str:
        """The format in words."""

    @property
    def endings(self) -> tuple[str, ...]:
        """File endings in lower case, each with its dot."""

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of a file; raises `SourceError` with its `problem` where the file is refused whole."""


def refused(problem: Problem) -> SourceError:
    """The error to raise for a file that can't be read at all; `problem` says where and why."""
    return SourceError(str(problem), problem)


@cache
def discover() -> dict[str, Source]:
    """Every format by file ending. Refuses two formats that claim one ending."""
    folder = Path(__file__).parent
    found: list[Source] = []
    modules = pkgutil.walk_packages([str(folder)], f"{__package__}.", _broken)
    for module in sorted(modules, key=lambda module: module.name):
        source = getattr(import_module(module.name), "SOURCE", None)
        if source is not None:
            found.append(source)
    if not found:  # a folder that can't be listed, for want of memory, is taken as an empty one
        raise RuntimeError(f"no format could be loaded from {folder}")
    return by_ending(found)


def _broken(package: str) -> None:
    raise RuntimeError(f"the formats of {package} could not be loaded")


def by_ending(sources: list[Source]) -> dict[str, Source]:
    """Sources keyed by ending; a second claim on one ending is a fault of the program, raised at once."""
    table: dict[str, Source] = {}
    for source in sources:
        for ending in source.endings:
            if ending in table:
                raise ValueError(f"{table[ending].name} and {source.name} both claim {ending!r}")
            table[ending] = source
    return table


def endings() -> tuple[str, ...]:
    """The endings that can be read, sorted."""
    return tuple(sorted(discover()))


def source_for(path: Path) -> Source | None:
    """The format of a file by its ending, in any case; `None` where no format claims it."""
    return discover().get(path.suffix.lower())
