"""Watching: sources read again when their files have changed and then been still for a while.

Editors write a file in several steps, so a change counts only after it has lain still. What can't be read at all leaves
the last good claims in place and says so. The page asks for the edition and loads itself anew; nothing is pushed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from threading import Lock
from typing import Final

from flask import Flask, Response, jsonify

from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.dates import Conventions
from timeline.errors import SourceError
from timeline.resources import bundled_data
from timeline.sources.database import database_files, is_address

__all__ = ["STILL", "WatchedShelf", "register_edition"]

STILL: Final = 0.5
"""Seconds for which a changed file must have been still."""

Print = tuple[tuple[str, int, int], ...]


class WatchedShelf:
    """A shelf that follows its files: calling it gives the newest good one.

    `edition` counts the shelves so far; `trouble` says why the files as they are now can't be shown, or is "".
    Raises `SourceError` where there is nothing to read to begin with, `UsageError` for a database on a server.
    """

    def __init__(
        self,
        sources: Sequence[str | PathLike[str]] | None,
        *,
        today: date | None = None,
        conventions: Conventions | None = None,
    ) -> None:
        self._paths: list[str | PathLike[str]] = list(sources) if sources else [bundled_data()]
        self._fill = partial(fill_shelf, today=today, conventions=conventions)
        self._lock = Lock()
        self._loaded = _fingerprint(self._paths)
        self._changed: tuple[Print, float] | None = None
        self._shelf = self._fill(self._paths)
        self.edition = 1
        self.trouble = ""

    def __call__(self) -> Shelf:
        """The newest good shelf; looks at the files first, unless another thread does that just now."""
        if self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._shelf

    def _look(self) -> None:
        found = _fingerprint(self._paths)
        if found == self._loaded:
            self._changed = None
        elif self._changed is None or self._changed[0] != found:
            self._changed = found, time.monotonic()
        elif time.monotonic() - self._changed[1] >= STILL:
            self._loaded, self._changed = found, None
            self._load()

    def _load(self) -> None:
        try:
            shelf = self._fill(self._paths)
        except SourceError as error:
            self.trouble = str(error)
            return
        if len(self._shelf.frame) and not len(shelf.frame):
            self.trouble = "; ".join(str(problem) for problem in shelf.problems[:1]) or "no claims are left in it"
            return
        self._shelf, self.trouble = shelf, ""
        self.edition += 1


def _fingerprint(paths: Sequence[str | PathLike[str]]) -> Print:
    """Name, size and time of every file; one that can't be seen has neither."""
    return tuple(_stamp(file) for path in paths for file in _files(path))


def _files(path: str | PathLike[str]) -> list[Path]:
    """The files that a source consists of; `UsageError` for a database on a server."""
    if is_address(fspath(path)):
        return database_files(fspath(path))
    return sorted(Path(path).iterdir()) if Path(path).is_dir() else [Path(path)]


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), -1, -1
    return str(file), found.st_size, found.st_mtime_ns


def register_edition(server: Flask, watched: WatchedShelf) -> None:
    """Answer `/edition` with the number of the newest good shelf and what is wrong with the files, if anything."""

    def edition() -> Response:
        watched()
        return jsonify(edition=watched.edition, trouble=watched.trouble)

    server.add_url_rule("/edition", view_func=edition)
