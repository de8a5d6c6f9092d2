"""`timeline init`: a commented claim file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from timeline.cli.terminal import say
from timeline.errors import ExportError, UsageError

__all__ = ["STARTER", "init_command"]

NAME: Final = "claims.yaml"
STARTER: Final = Path(__file__).with_name("starter.yaml")


def init_command(name: str) -> int:
    """Write the starter into the folder of that name, which is made if need be.

    Raises `ExportError` for a file that is there already, and `UsageError` for an empty name.
    """
    if not name:
        raise UsageError("an empty name is no folder: write . for the one you are in")
    folder = Path(name)
    target = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(STARTER.read_text(encoding="utf-8"))
    except FileExistsError as error:
        there = target if target.exists() else folder
        raise ExportError(f"{str(there)!r} is there already: choose another folder, or move it away") from error
    except OSError as error:
        raise ExportError(f"can't write {str(target)!r}: {error.strerror or error}") from error
    say(f"wrote {target}: edit it, then run: timeline {target}")
    return 0
