"""Parts: the Parquet files that a table is spread over, on disks that all workers see or in an object store.

They are found and named as the one-process engine finds and names them, and read by the same reader within the same
limits. Whatever that engine would read beside them is refused, not passed over.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final, NamedTuple

from timeline.errors import Problem, SourceError
from timeline.limits import FILE_BYTES
from timeline.sources import Sheet
from timeline.sources.database import is_address, parse_address
from timeline.sources.parquet import SOURCE as PARQUET
from timeline.sources.places import claim_files
from timeline.sources.source import refused, source_for

__all__ = ["OBJECT_STORES", "Found", "Part", "find_parts", "read_part"]

OBJECT_STORES: Final = {
    "s3": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
}
"""The schemes that are read, and the package that each one needs."""

_SCHEME: Final = re.compile(r"([a-z0-9]+)://", re.IGNORECASE)


class Part(NamedTuple):
    """One file: its name as the user sees it, where it lies, and what tells whether it was changed since."""

    name: str
    address: str
    version: str


@dataclass(frozen=True, slots=True)
class Found:
    """The parts in order, and the problems of finding them: `before` all parts, and `beside` by the part before it."""

    parts: list[Part]
    before: list[Problem]
    beside: dict[int, list[Problem]]


def find_parts(paths: Iterable[str | PathLike[str]]) -> Found:
    """The Parquet files of all paths: files, folders, or `s3://bucket/folder` and the like.

    Raises `SourceError` for what isn't there, for any other format (also in a folder), and for other addresses.
    """
    found = Found([], [], {})
    seen: set[str] = set()
    for given in paths:
        for part in _parts(given, found.before):
            if part.address in seen:
                twice = Problem(part.name, None, None, "file-twice", "named twice, read once", severity="warning")
                found.beside.setdefault(len(found.parts), []).append(twice)
                continue
            seen.add(part.address)
            found.parts.append(part)
    return found


def read_part(part: Part) -> Sheet:
    """The rows of one part; a file refused whole is a sheet with its one problem.

    Raises `SourceError` where it can't be opened from here, or was changed since it was found.
    """
    try:
        data = _data(part)
    except FileNotFoundError as error:
        cure = "put the files where every worker sees them under the same path"
        raise SourceError(f"{part.name!r} is not there on the machine {socket.gethostname()!r}: {cure}") from error
    except OSError as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"{part.name!r} can't be opened: {error.strerror or error}") from error
    try:
        if len(data) > FILE_BYTES:
            message = f"more than {FILE_BYTES:,} bytes"
            raise refused(Problem(part.name, None, None, "file-large", message, "split the file"))
        return PARQUET.read(data, part.name)
    except SourceError as error:
        if error.problem is None:
            raise
        return Sheet([], [error.problem], (part.name,))


def _parts(given: str | PathLike[str], problems: list[Problem]) -> list[Part]:
    scheme = _SCHEME.match(fspath(given))
    if scheme and scheme[1].lower() in OBJECT_STORES:
        return _stored(fspath(given), scheme[1].lower())
    if is_address(fspath(given)):
        raise SourceError(f"{parse_address(fspath(given)).shown!r} is a database, and --engine dask reads Parquet only")
    files = claim_files(given, problems)
    for _, name in files:
        _refuse_others(name)
    return [Part(name, str(path.resolve()), _version(path)) for path, name in files]


def _refuse_others(name: str) -> None:
    """Whatever is no Parquet: the answer would lack it."""
    if source_for(Path(name)) is not PARQUET:
        cure = f"timeline convert {name} -o claims.parquet"
        raise SourceError(f"{name!r} is no Parquet, and --engine dask reads nothing else: convert it first ({cure})")


def _version(path: Path) -> str:
    told = path.stat()
    return f"{told.st_size}-{told.st_mtime_ns}"


def _data(part: Part) -> bytes:
    version, data = _stored_data(part) if _SCHEME.match(part.address) else _local_data(Path(part.address))
    if version != part.version:
        raise SourceError(f"{part.name!r} was changed while it was read: run it again once nobody writes to it")
    return data


def _local_data(path: Path) -> tuple[str, bytes]:
    with path.open("rb") as file:
        data = file.read(FILE_BYTES + 1)
    return _version(path), data


# Object stores


def _stored(address: str, scheme: str) -> list[Part]:
    """The Parquet files of a folder in an object store, by name, or the one file that is named."""
    if "@" in address.split("//", 1)[1].split("/", 1)[0]:
        raise SourceError(f"an address of {scheme}:// can't hold a name or password: keep them in its own settings")
    with _told(address):
        store, path = _store(address)
        listed = sorted(store.ls(path, detail=True), key=lambda entry: str(entry["name"]))
        files = [str(entry["name"]) for entry in listed if entry["type"] == "file"]
        versions = {file: _stored_version(store.info(file)) for file in files}
    known = [file for file in files if source_for(Path(file)) and not Path(file).name.startswith((".", "~$"))]
    if not known:
        raise SourceError(f"{address!r} is a folder without claim files: --engine dask reads .parquet")
    named = [(file, f"{scheme}://{file.split('://', 1)[-1].lstrip('/')}") for file in known]
    for _, name in named:
        _refuse_others(name)
    return [Part(name, name, versions[file]) for file, name in named]


def _stored_data(part: Part) -> tuple[str, bytes]:
    with _told(part.name):
        store, path = _store(part.address)
        with store.open(path, "rb") as file:
            data: bytes = file.read(FILE_BYTES + 1)
        return _stored_version(store.info(path)), data


@contextmanager
def _told(address: str) -> Iterator[None]:
    """The door for the errors of stores: each has its own, and all say that it can't be opened."""
    try:
        yield
    except SourceError:
        raise
    except FileNotFoundError as error:
        raise SourceError(f"{address!r} is not there: check the address") from error
    except Exception as error:
        reason = str(error)[:200] or type(error).__name__
        raise SourceError(f"{address!r} can't be opened: {reason}: check the address and your rights") from error


def _stored_version(info: Mapping[str, Any]) -> str:
    """What tells a file's versions apart: a listing and a look at the file itself agree on nothing else."""
    tag = next((str(info[name]) for name in ("ETag", "etag", "generation") if info.get(name)), "")
    return f"{info.get('size')}-{tag.strip(chr(34))}"


def _store(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. fsspec comes with Dask, each store in a package of its own."""
    scheme = address.split("://", 1)[0].lower()
    try:
        url_to_fs = import_module("fsspec.core").url_to_fs
        store, path = url_to_fs(address)
    except ImportError as error:
        package = OBJECT_STORES[scheme]
        raise SourceError(f"reading {scheme}:// needs {package}: pip install {package}") from error
    return store, path
