"""From what a user names to rows: files and folders, in the order given, combined into one sheet.

A place that can't be read at all (missing, no known format, a web address, a device) is raised as one `SourceError`.
A file that is there but refused whole is one problem, and the other files are read.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.limits import FILE_BYTES
from timeline.sources.row import Sheet
from timeline.sources.source import endings, refused, source_for

__all__ = ["open_sources"]

_ADDRESS: Final = re.compile(r"(?i)([a-z][a-z0-9+.-]+)://|(file):")


def open_sources(paths: Iterable[str | PathLike[str]]) -> Sheet:
    """The rows and problems of all paths, in the order given; a folder stands for its own claim files, sorted by name.

    Raises `SourceError` for a path that is missing, an address, or of no known format, and for a folder without claim
    files. A file named twice is read once, with a warning.
    """
    sheet = Sheet()
    refusals: list[str] = []
    seen: set[Path] = set()
    for path, name in _files(paths, sheet.problems):
        if path.resolve() in seen:
            message = "named twice, read once"
            sheet.problems.append(Problem(name, None, None, "file-twice", message, severity="warning"))
            continue
        seen.add(path.resolve())
        try:
            read = _read(path, name)
        except SourceError as error:
            if error.problem is None:
                raise
            read = Sheet([], [error.problem], (name,))
        sheet.rows.extend(read.rows)
        sheet.problems.extend(read.problems)
        refusals.extend(read.refused)
    return Sheet(sheet.rows, sheet.problems, tuple(refusals))


def _files(paths: Iterable[str | PathLike[str]], problems: list[Problem]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for given in paths:
        name = fspath(given)
        if not name:
            raise SourceError("an empty name: name a file or a folder ('.' is the current one)")
        _refuse_address(name)
        path = Path(given)
        mode = _mode(path, name)
        if stat.S_ISDIR(mode):
            found.extend(_folder_files(path, name, problems))
        elif stat.S_ISREG(mode):
            found.append((path, name))
        else:
            raise SourceError(f"{name!r} is neither a file nor a folder: save its content to a file first")
    return found


def _refuse_address(name: str) -> None:
    address = _ADDRESS.match(name)
    if not address:
        return
    scheme = (address[1] or address[2]).lower()
    if scheme in ("sqlite", "postgresql"):
        raise SourceError(f"{address[1]}: databases can't be read yet: export the table to a CSV file")
    if scheme in ("http", "https", "ftp", "file"):
        raise SourceError(f"{name!r} is an address, and nothing is fetched: download it first, then name the file")
    raise SourceError(f"{name!r} is an address of an unknown kind: name a file or a folder")


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
