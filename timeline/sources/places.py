"""From what a user names to rows: files, folders and databases, in the order given, combined into one sheet.

A place that can't be read at all (missing, no known format, a web address, a device) is raised as one `SourceError`.
A file that is there but refused whole is one problem, and the other files are read.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterable
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import Final, NamedTuple

from timeline.errors import Problem, SourceError
from timeline.limits import FILE_BYTES
from timeline.sources.database import database_identity, is_address, parse_address, read_database
from timeline.sources.row import Sheet
from timeline.sources.source import endings, refused, source_for

__all__ = ["claim_files", "open_sources"]

_ADDRESS: Final = re.compile(r"(?i)([a-z][a-z0-9+.-]+)://|(file):")


_SECRET: Final = re.compile(r"(//[^/:@]*):.*@", re.DOTALL)
"""What stands between a user's name and a host, also where an address is misspelled into a path."""

_STORES: Final = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl")
"""Schemes of object stores."""

_DATABASES: Final = (".db", ".sqlite", ".sqlite3")


class _Place(NamedTuple):
    """One file or one table: what tells it from others, its name as the user wrote it, and how it is read."""

    identity: object
    name: str
    read: Callable[[], Sheet]


def open_sources(paths: Iterable[str | PathLike[str]]) -> Sheet:
    """The rows and problems of all paths, in the order given; a folder stands for its own claim files, sorted by name.

    A path may be the address of a database, `sqlite:` or `postgresql:`. Raises `SourceError` for a path that is
    missing, any other address, or of no known format, and for a folder without claim files. What is named twice is read
    once, with a warning.
    """
    sheet = Sheet()
    refusals: list[str] = []
    seen: set[object] = set()
    for identity, name, read in _places(paths, sheet.problems):
        if identity in seen:
            message = "named twice, read once"
            sheet.problems.append(Problem(name, None, None, "file-twice", message, severity="warning"))
            continue
        seen.add(identity)
        try:
            found = read()
        except SourceError as error:
            if error.problem is None:
                raise
            found = Sheet([], [error.problem], (name,))
        sheet.rows.extend(found.rows)
        sheet.problems.extend(found.problems)
        refusals.extend(found.refused)
    return Sheet(sheet.rows, sheet.problems, tuple(refusals))


def _places(paths: Iterable[str | PathLike[str]], problems: list[Problem]) -> list[_Place]:
    found: list[_Place] = []
    for given in paths:
        name = fspath(given)
        if not name:
            raise SourceError("an empty name: name a file or a folder ('.' is the current one)")
        if is_address(name):
            address = parse_address(name)
            found.append(_Place(database_identity(address), address.shown, partial(read_database, address)))
        else:
            found.extend(
                _Place(path.resolve(), shown, partial(_read, path, shown))
                for path, shown in claim_files(given, problems)
            )
    return found


def claim_files(given: str | PathLike[str], problems: list[Problem]) -> list[tuple[Path, str]]:
    """The files that a path names, a folder's own in order, each with its name for messages; what it passes by is told.

    Raises `SourceError` for what is missing, an address, or neither a file nor a folder.
    """
    name = _SECRET.sub(r"\1@", fspath(given))
    _refuse_address(name)
    path = Path(given)
    mode = _mode(path, name)
    if stat.S_ISDIR(mode):
        return _folder_files(path, name, problems)
    if stat.S_ISREG(mode):
        return [(path, name)]
    raise SourceError(f"{name!r} is neither a file nor a folder: save its content to a file first")


def _refuse_address(name: str) -> None:
    address = _ADDRESS.match(name)
    if not address:
        return
    scheme = (address[1] or address[2]).lower()
    if scheme in ("http", "https", "ftp", "file"):
        raise SourceError(f"{name!r} is an address, and nothing is fetched: download it first, then name the file")
    if scheme in _STORES:
        raise SourceError(f"{name!r} lies in an object store: read it with --engine dask, or download it first")
    cure = "name a file, a folder, or a database as sqlite:///file.db or postgresql://user@host/database"
    raise SourceError(f"{name!r} is an address of an unknown kind: {cure}")


def _mode(path: Path, name: str) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        raise SourceError(f"{name!r} is not there: check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{name!r} can't be opened: {reason}") from error


def _folder_files(folder: Path, name: str, problems: list[Problem]) -> list[tuple[Path, str]]:
    """The folder's own claim files; hidden ones, locks of office programs and folders inside are passed over."""
    try:
        members = sorted(folder.iterdir(), key=lambda member: member.name)
    except OSError as error:
        raise SourceError(f"{name!r} can't be opened: {error.strerror}") from error
    known = [member for member in members if source_for(member) and not member.name.startswith((".", "~$"))]
    kept = []
    for member in known:
        if not member.is_file():
            continue
        if member.resolve().parent != folder.resolve():
            message, hint = "a link out of the folder, not read", "copy the file into the folder"
            problems.append(Problem(str(member), None, None, "file-link", message, hint, "warning"))
            continue
        kept.append((member, str(member)))
    if not kept:
        raise SourceError(f"{name!r} is a folder without claim files: they end in {', '.join(endings())}")
    return kept


def _read(path: Path, name: str) -> Sheet:
    source = source_for(path)
    if source is None:
        if path.suffix.lower() in _DATABASES:
            raise SourceError(f"{name!r} looks like a SQLite database: name it as 'sqlite:///{name}?table=claims'")
        ending = f"the ending {path.suffix!r}" if path.suffix else "no ending"
        raise SourceError(f"{name!r} has {ending}, which no format claims: use one of {', '.join(endings())}")
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{name!r} can't be opened: {error.strerror}") from error
    if len(data) > FILE_BYTES:
        raise refused(Problem(name, None, None, "file-large", f"more than {FILE_BYTES:,} bytes", "split the file"))
    return source.read(data, name)
