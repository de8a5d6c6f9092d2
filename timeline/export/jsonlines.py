"""JSON lines: a record a line, without what is absent; days as `YYYY-MM-DD`."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pandas as pd

from timeline.export.cells import records_of

__all__ = ["EXPORTER"]


class JsonLines:
    """JSON lines files."""

    name = "JSON lines"
    endings = (".jsonl", ".ndjson")

    def render(self, table: pd.DataFrame) -> bytes:
        """The records; a table without rows is one line end."""
        lines = [
            json.dumps(
                {name: _written(value) for name, value in record.items() if value not in (None, "")}, ensure_ascii=False
            )
            for record in records_of(table)
        ]
        return "\n".join([*lines, ""]).encode() if lines else b"\n"


EXPORTER: Final = JsonLines()


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
