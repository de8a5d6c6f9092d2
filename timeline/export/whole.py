"""Files that appear whole or not at all: written beside their place, made safe on the disk, moved there in one step.

An existing file stays as it was until the new one is complete. It writes bytes and knows no formats.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from timeline.errors import ExportError, UsageError

__all__ = ["as_path", "write_whole"]


def as_path(path: str | os.PathLike[str]) -> Path:
    """The path that was named; `UsageError` for anything that is no path."""
    try:
        return Path(path)
    except TypeError as error:
        raise UsageError(f"a path is needed to write to, not {path!r}: give a text or a pathlib.Path") from error


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Call `write` with an open file; what it wrote stands at `path` once it is complete.

    Raises `ExportError` where the folder is missing or closed, or where no file can stand at `path`.
    Whatever `write` raises goes on, and nothing is left behind.
    """
    target = _place(path)
    temporary: str | None = None
    try:
        number, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-", suffix=".part")
        with open(number, "wb") as file:
            write(file)
            file.flush()
            os.fsync(number)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        if isinstance(error, ExportError):
            raise
        raise ExportError(f"can't write {str(path)!r}: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)


def _place(path: Path) -> Path:
    """Where the file will stand, once it is sure that it can."""
    try:
        target = path.resolve()
        _check(target, path)
    except ExportError:
        raise
    except (OSError, RuntimeError, ValueError) as error:  # too long, links in a circle, characters no name can have
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"can't write {str(path)!r}: {reason}: choose another name") from error
    return target


def _check(target: Path, path: Path) -> None:
    if not target.parent.is_dir():
        raise ExportError(f"can't write {str(path)!r}: there is no folder {str(path.parent)!r}, make it first")
    if target.exists() and not target.is_file():
        raise ExportError(f"can't write {str(path)!r}: a folder or a device is there, choose another name")


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that the user's mask gives a new one."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
