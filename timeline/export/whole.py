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

from timeline.errors import ExportError

__all__ = ["write_whole"]


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Call `write` with an open file; what it wrote stands at `path` once it is complete.

    Raises `ExportError` where the folder is missing or closed, or where something else than a file stands at `path`.
    Whatever `write` raises goes on, and nothing is left behind.
    """
    target = path.resolve()
    _check(target, path)
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
