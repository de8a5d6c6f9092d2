"""`timeline init`: a commented claim file to start from, and beside it what editors complete and check it with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from timeline.cli.schema import schema_text
from timeline.cli.terminal import say
from timeline.errors import ExportError, UsageError

__all__ = ["SCHEMA", "STARTER", "init_command"]

NAME: Final = "claims.yaml"
SCHEMA: Final = ".claims.schema.json"
"""The schema's name, which the starter's first line points to. Hidden, so that it is never read as claims."""

STARTER: Final = Path(__file__).with_name("starter.yaml")


def init_command(name: str) -> int:
    """Write the starter and its schema into the folder of that name, which is made if need be.

    Raises `ExportError` for a file that is there already, and `UsageError` for an empty name.
    """
    if not name:
        raise UsageError("an empty name is no folder: write . for the one you are in")
    folder = Path(name)
    target = folder / NAME
    _write(folder, target, STARTER.read_text(encoding="utf-8"))
    say(f"wrote {target}: edit it, then run: timeline {target}")
    if not (folder / SCHEMA).exists():
        _write(folder, folder / SCHEMA, schema_text())
        say(f"wrote {folder / SCHEMA}: editors that know YAML schemas complete and check {NAME} by it")
    return 0


def _write(folder: Path, target: Path, text: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        there = target if target.exists() else folder
        raise ExportError(f"{str(there)!r} is there already: choose another folder, or move it away") from error
    except OSError as error:
        raise ExportError(f"can't write {str(target)!r}: {error.strerror or error}") from error
