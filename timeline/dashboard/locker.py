"""The locker: what visitors brought, kept on disk for as long as they use it, each under a key that can't be guessed.

All workers of one user on one machine share it. It is bounded: the file that was used longest ago makes room. It reads
no files and knows no pages.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import tempfile
from collections.abc import Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from diskcache import Cache, Timeout

from timeline.dashboard.shelf import Shelf
from timeline.errors import SourceError

__all__ = ["KEPT_SECONDS", "Files", "Locker", "own_folder"]

KEPT_SECONDS: Final = 3600
LARGEST: Final = 500_000_000
"""Bytes of the whole locker."""
AT_HAND: Final = 8
"""Shelves that a process keeps unpacked."""
FILES: Final = ".files"
"""What the name of a shelf's place ends in where its files lie."""
Files = Sequence[tuple[str, bytes]]
"""Names and contents."""
FAULTS: Final = (OSError, sqlite3.Error, Timeout)
"""What a disk does that is full, broken or somebody else's."""


class Locker:
    """Shelves by key, in a folder that is made when the first one comes (none named: `own_folder`).

    Safe for several threads and processes.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._unpacked = lru_cache(AT_HAND)(self._unpack)

    @cached_property
    def _cache(self) -> Cache:
        folder = self._folder or own_folder()
        return Cache(str(folder), size_limit=LARGEST, eviction_policy="least-recently-used")

    def put(self, shelf: Shelf, files: Files = ()) -> str:
        """Keep a shelf, with the files that it was read from; its key, 256 random bits.

        Raises `SourceError` where it can't be kept.
        """
        key = secrets.token_urlsafe(32)
        try:
            self._cache.expire()
            self._cache.set(_place(key), shelf, expire=KEPT_SECONDS)
            if files:
                self._cache.set(_place(key) + FILES, list(files), expire=KEPT_SECONDS)
        except FAULTS as error:
            raise self._refusal("what was read can't be kept", error) from error
        return key

    def get(self, key: str) -> Shelf | None:
        """The shelf of a key, kept for another hour; `None` where there is none (any more), or it can't be read."""
        try:
            return self._unpacked(key) if self._touch(_place(key)) else None
        except KeyError:  # it made room for another a moment ago
            return None
        except FAULTS:
            self._close()
            return None

    def files(self, key: str) -> Files:
        """The files behind a shelf; none where they are no longer kept, or can't be read."""
        try:
            kept: Files = self._cache.get(_place(key) + FILES, ())
        except FAULTS:
            self._close()
            return ()
        return kept

    def drop(self, key: str) -> None:
        """Forget a shelf and its files at once. Raises `SourceError` where that can't be done."""
        try:
            self._cache.delete(_place(key) + FILES)
            self._cache.delete(_place(key))
        except FAULTS as error:
            raise self._refusal("it can't be removed now, and goes by itself within an hour", error) from error

    def _touch(self, place: str) -> bool:
        """Whether something lies there; its hour begins anew, unless the disk takes nothing more."""
        try:
            found = self._cache.touch(place, expire=KEPT_SECONDS)
            self._cache.touch(place + FILES, expire=KEPT_SECONDS)
            if not found:
                self._cache.expire()
        except FAULTS:
            return place in self._cache
        return bool(found)

    def _refusal(self, what: str, error: Exception) -> SourceError:
        self._close()
        return error if isinstance(error, SourceError) else SourceError(f"{what}: {error}")

    def _close(self) -> None:
        """The next one opens the folder anew, which may be in order again by then."""
        self.__dict__.pop("_cache", None)

    def _unpack(self, key: str) -> Shelf:
        shelf: Shelf = self._cache[_place(key)]
        return shelf


def _place(key: str) -> str:
    """What a key is kept under: who reads the disk still can't ask for it."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def own_folder() -> Path:
    """This user's folder for the locker below the system's temporary one, open to nobody else.

    Raises `SourceError` where someone else has made it: what lies there can't be trusted.
    """
    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    folder = Path(tempfile.gettempdir(), f"production-timeline-{owner}")
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    is_own = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    if not stat.S_ISDIR(found.st_mode) or not is_own:
        raise SourceError(f"{str(folder)!r} is not a folder of yours alone: remove it, or set TMPDIR to another place")
    return folder
