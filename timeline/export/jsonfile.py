"""JSON: a list of records, one for each row; days as `YYYY-MM-DD`, absent values null."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pandas as pd

from timeline.export.cells import Value, records_of

__all__ = ["EXPORTER"]


class JsonFile:
    """JSON files."""

    name = "JSON"
    endings = (".json",)

    def render(self, table: pd.DataFrame) -> bytes:
        """The records, each on its own line."""
        records = (
            json.dumps({name: _written(value) for name, value in record.items()}, ensure_ascii=False)
            for record in records_of(table)
        )
        body = ",\n".join(records)
        return f"[\n{body}\n]\n".encode() if body else b"[]\n"


EXPORTER: Final = JsonFile()


def _written(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
