"""The formats that tables are written in: one file of this folder for each.

To add a format:

1. Add one file to `timeline/export/`. It defines a class with the members of `Exporter` and the constant `EXPORTER`.
2. `endings` are the file endings that it claims, in lower case with their dot. Two formats can't claim the same one.
3. `render(table)` gives the whole file as bytes. Days are plain `YYYY-MM-DD` in text formats; absent days, numbers and
   texts are written as nothing. The same table gives the same bytes, at any time.
4. A table that the format can't hold is refused with `ExportError`; nothing is cut or left out in silence.
5. A heavy or optional library is imported inside the function that needs it.

Nothing else has to be edited: discovery finds the file, and `tests/conformance/test_exporters.py` runs it through its
table.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

import pandas as pd

from timeline.errors import ExportError
from timeline.export.whole import as_path, write_whole

__all__ = ["Exporter", "discover", "exporter_for", "save_table"]


class Exporter(Protocol):
    """One format: its name in words, the endings it claims, and how a table becomes its bytes."""

    @property
    def name(self) -> str:
        """The format in words."""

    @property
    def endings(self) -> tuple[str, ...]:
        """File endings in lower case, each with its dot."""

    def render(self, table: pd.DataFrame) -> bytes:
        """The file's bytes; raises `ExportError` where the format can't hold the table."""


@cache
def discover() -> dict[str, Exporter]:
    """Every table format by file ending. Refuses two formats that claim one ending."""
    folder = Path(__file__).parent
    found: list[Exporter] = []
    for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda module: module.name):
        exporter = getattr(import_module(f"{__package__}.{module.name}"), "EXPORTER", None)
        if exporter is not None:
            found.append(exporter)
    return by_ending(found)


def by_ending(exporters: list[Exporter]) -> dict[str, Exporter]:
    """Exporters keyed by ending; a second claim on one ending is a fault of the program, raised at once."""
    table: dict[str, Exporter] = {}
    for exporter in exporters:
        for ending in exporter.endings:
            if ending in table:
                raise ValueError(f"{table[ending].name} and {exporter.name} both claim {ending!r}")
            table[ending] = exporter
    return table


def exporter_for(path: Path) -> Exporter:
    """The format of a file by its ending, in any case; `ExportError` where no format claims it."""
    exporter = discover().get(path.suffix.lower())
    if exporter is None:
        ending = f"the ending {path.suffix!r}" if path.suffix else "no ending"
        known = ", ".join(sorted(discover()))
        raise ExportError(f"can't write {str(path)!r}: it has {ending}, and a table needs one of {known}")
    return exporter


def save_table(table: pd.DataFrame, path: Path | str) -> None:
    """Write a table by the ending of `path`; the file appears whole or not at all.

    Raises `ExportError` for an unknown ending, a missing folder or library, or a table that the format can't hold, and
    `UsageError` for what is no path.
    """
    target = as_path(path)
    data = exporter_for(target).render(table)
    write_whole(target, lambda file: file.write(data))
