"""A visitor's own files: taken in by `/own`, read under bounds, and shown to the tab that brought them, nobody else.

The tab proves itself by a header with the key that it was given. Links and other tabs never carry it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Final
from unicodedata import normalize

import pandas as pd
from flask import Flask, Response, abort, g, has_request_context, jsonify, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from timeline.confined import read_confined
from timeline.dashboard.dayorder import asked_order, is_order_open, ordered_conventions
from timeline.dashboard.locker import KEPT_SECONDS, Files, Locker, own_folder
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.dates import Conventions
from timeline.dates.conventions import DayOrder
from timeline.errors import Problem, SourceError, UsageError
from timeline.words import count

__all__ = ["HEADER", "MOST_FILES", "own_shelf", "register_own_files", "safe_names"]

HEADER: Final = "X-Own-Files"
LAYOUT: Final = "/_dash-layout"
MOST_FILES: Final = 20
AT_ONCE: Final = BoundedSemaphore(2)
"""Files are read by processes of their own: two at once, the others wait."""
MOST_TAKEN: Final = 4
"""How many posts are read or wait. Each holds a thread of the server: the rest of them stay free for pages."""
TAKEN_IN: Final = BoundedSemaphore(MOST_TAKEN)
PATIENCE: Final = 30.0
BUSY: Final = "several files are being read just now: try again in a moment"
READING: Final = "reading-"
"""What the names of folders begin with that hold files while they are read."""
UNSAFE: Final = re.compile(r"[^\w .()&+,\[\]-]")
MOST_TOLD: Final = 20
"""Problems of a file without any claim that are shown."""
LONGEST_NAME: Final = 100
LARGEST_NAME: Final = 200
"""Bytes of a name; file systems take 255, and a letter may need four."""

GONE: Final = "these files are no longer kept here: open them again"

ShelfNow = Callable[[], Shelf]


class NothingReadError(SourceError):
    """Files without any claim that can be read, with their problems."""

    def __init__(self, message: str, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = problems


def own_shelf(base: ShelfNow) -> ShelfNow:
    """The shelf to show to whoever asks just now: their own, or the one that all see."""

    def now() -> Shelf:
        own: Shelf | None = g.get("own_shelf") if has_request_context() else None
        return own or base()

    return now


def register_own_files(server: Flask, base: ShelfNow, locker: Locker, conventions: Conventions | None = None) -> None:
    """Answer `POST /own` (files in, a key out), `PUT /own` (the same files by another order of the numbers in dates, a
    new key out) and `DELETE /own`; a key that is no longer good gets a 410 anywhere.
    """

    _keep_apart(server, locker)

    @server.post("/own")
    def take() -> Response:
        try:
            files = [file for file in _posted() if file.filename]
            if not files or len(files) > MOST_FILES:
                abort(400, f"name one to {MOST_FILES} files")
            order = _asked_order()
            names = safe_names([str(file.filename) for file in files])
            return answer([(name, _content(file)) for name, file in zip(names, files, strict=True)], order)
        except OSError as error:
            return _refusal(error)

    @server.put("/own")
    def read_anew() -> Response:
        key = request.headers.get(HEADER, "")
        files = locker.files(key)
        if not files:
            abort(410, GONE)
        order = _asked_order()
        if order is None:
            abort(400, "day_order is needed: day_first or month_first")
        try:
            told = answer(files, order)
            locker.drop(key)
        except OSError as error:
            return _refusal(error)
        return told

    def answer(files: Files, order: DayOrder | None) -> Response:
        with _turn():
            shelf = _read(files, base(), ordered_conventions(conventions, order))
        return jsonify(key=locker.put(shelf, files), name=shelf.name)

    @server.delete("/own")
    def give_back() -> Response:
        try:
            locker.drop(request.headers.get(HEADER, ""))
        except SourceError as error:
            abort(503, str(error))
        return Response(status=204)


def _keep_apart(server: Flask, locker: Locker) -> None:
    """Show each visitor their own files at every route, and keep them out of what others are shown."""

    def check_key() -> None:
        key = request.headers.get(HEADER, "")
        if key and request.path != "/own":
            g.own_shelf = locker.get(key)
            if g.own_shelf is None:
                abort(410, GONE)

    def keep_out_of_caches(response: Response) -> Response:
        """What is one visitor's must not come out of a cache for another, nor for the same one later."""
        if request.headers.get(HEADER) or request.path == LAYOUT:
            response.headers["Cache-Control"] = "no-store"
        return response

    server.before_request(check_key)
    server.after_request(keep_out_of_caches)


def _posted() -> list[FileStorage]:
    try:
        return request.files.getlist("file")
    except RequestEntityTooLarge:
        abort(413, "at most 20 MB in all are read here: on the command line, timeline FILE reads each file up to that")


def _asked_order() -> DayOrder | None:
    try:
        return asked_order(request.values.getlist("day_order"))
    except UsageError as error:
        abort(400, str(error))


def _content(file: FileStorage) -> bytes:
    with closing(file):
        return file.stream.read()


def _refusal(error: OSError) -> Response:
    """Why nothing is shown, and whether an order of the numbers in dates would help."""
    is_open = isinstance(error, NothingReadError) and is_order_open(error.problems)
    return jsonify(refused=_in_words(error).splitlines(), **({"asks": "day_order"} if is_open else {}))


def _in_words(error: OSError) -> str:
    """What a reader or the locker says itself, or what the disk does, which is full most likely."""
    if isinstance(error, SourceError):
        return str(error)
    return f"no file can be taken in here just now: {error.strerror or error}"


@contextmanager
def _turn() -> Iterator[None]:
    """A turn to read files; 503 where too many wait already, or it doesn't come."""
    if not TAKEN_IN.acquire(blocking=False):
        abort(503, BUSY)
    try:
        if not AT_ONCE.acquire(timeout=PATIENCE):
            abort(503, BUSY)
        try:
            yield
        finally:
            AT_ONCE.release()
    finally:
        TAKEN_IN.release()


def _sweep(folder: Path) -> None:
    """Remove what a server that was killed while it read has left."""
    for left in folder.glob(f"{READING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > KEPT_SECONDS:
                rmtree(left, ignore_errors=True)


def _read(files: Files, base: Shelf, conventions: Conventions | None) -> Shelf:
    names = [name for name, _ in files]
    place = own_folder()
    _sweep(place)
    with TemporaryDirectory(dir=place, prefix=READING) as folder:
        _keep(files, Path(folder))
        frame = read_confined(Path(folder), names, conventions=conventions, today=base.fixed_today)
    if not len(frame):
        raise NothingReadError(_why_nothing(frame) or f"{names[0]}: there is no claim in it", frame.attrs["problems"])
    return fill_shelf(frame, today=base.fixed_today, name=names[0] if len(names) == 1 else f"{len(names)} files")


def _why_nothing(frame: pd.DataFrame) -> str:
    """The first problems, a line each, and how many more there are."""
    problems = frame.attrs["problems"]
    lines = [str(problem) for problem in problems[:MOST_TOLD]]
    more = len(problems) - len(lines) + frame.attrs["more_problems"]
    if more:
        lines.append(f"{count(more, 'more problem')}: `timeline check` lists them")
    return "\n".join(lines)


def _keep(files: Files, folder: Path) -> None:
    for name, content in files:
        try:
            Path(folder, name).write_bytes(content)
        except OSError as error:  # the disk is full, most likely
            raise SourceError(f"{name}: it can't be kept while it is read: {error.strerror}") from error


def safe_names(names: Sequence[str]) -> list[str]:
    """Names that files can be kept under: the last part, nothing but plain characters, none twice.

    >>> safe_names(["../../a:b.csv", "A B.yaml", "a_b.csv", ".x"])
    ['a_b.csv', 'A B.yaml', 'a_b (2).csv', '_x']
    """
    safe: list[str] = []
    for name in names:
        plain = UNSAFE.sub("_", normalize("NFC", re.split(r"[\\/]", name)[-1]))
        plain = re.sub(r"^\.", "_", _end_of(plain.strip())) or "file"
        stem, dot, ending = plain.rpartition(".")
        number = 1
        taken = {other.casefold() for other in safe}
        while plain.casefold() in taken:
            number += 1
            plain = f"{stem or ending} ({number}){dot}{ending if stem else ''}"
        safe.append(plain)
    return safe


def _end_of(name: str) -> str:
    """A name cut from its front, so that its ending stays."""
    return name[-LONGEST_NAME:].encode()[-LARGEST_NAME:].decode(errors="ignore")
