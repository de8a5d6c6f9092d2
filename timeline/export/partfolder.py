"""A table in parts: a folder of Parquet files, `part-00000.parquet` and so on, in the table's order.

For tables that are larger than one file should be. The folder appears whole or not at all; each part is written by the
one Parquet exporter.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from timeline.errors import ExportError
from timeline.export.exporter import save_table
from timeline.export.whole import as_path

__all__ = ["check_folder", "save_parts"]


def save_parts(parts: Iterable[pd.DataFrame], folder: Path | str) -> None:
    """Write each part that has rows as a file of a new folder; of a table without any, one file that has none.

    Raises `ExportError` where `check_folder` does, or where a part can't be written; then there is no folder.
    """
    target = as_path(folder)
    check_folder(target)
    temporary = None
    try:
        temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}-", suffix=".part"))
        _write(parts, temporary)
        temporary.chmod(0o777 & ~_mask())
        if target.exists():
            target.rmdir()  # it is empty
        temporary.rename(target)
        temporary = None
    except ExportError:
        raise
    except OSError as error:
        raise ExportError(f"can't write {str(folder)!r}: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def check_folder(folder: Path) -> None:
    """`ExportError` where a folder of parts can't be made: something is there already, or no folder to make it in."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise ExportError(f"can't write {str(folder)!r}: it is there already, and not an empty folder: name a new one")
    if not folder.absolute().parent.is_dir():
        raise ExportError(f"can't write {str(folder)!r}: there is no folder {str(folder.parent)!r}, make it first")


def _write(parts: Iterable[pd.DataFrame], folder: Path) -> None:
    written, empty = 0, None
    for part in parts:
        if not len(part):
            empty = part
            continue
        save_table(part, _name(folder, written))
        written += 1
    if not written and empty is not None:
        save_table(empty, _name(folder, 0))


def _name(folder: Path, number: int) -> Path:
    return folder / f"part-{number:05}.parquet"


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
