"""CSV and TSV, UTF-8: days as `YYYY-MM-DD`, absent values empty.

A text that a spreadsheet would take for a formula gets a `'` in front, which the reader takes off again; numbers never
do.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Final

import pandas as pd

from timeline.export.cells import Value, columns_of

__all__ = ["EXPORTER", "Delimited", "guarded"]

_FORMULA_LIKE: Final = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A text with a `'` before what would make it a formula; before such marks that it has itself too.

    >>> guarded("=Sum"), guarded("'=Sum"), guarded("1917")
    ("'=Sum", "''=Sum", '1917')
    """
    return f"'{text}" if _FORMULA_LIKE.match(text) else text


class Delimited:
    """Text files with one separator."""

    def __init__(self, name: str, ending: str, separator: str) -> None:
        self.name = name
        self.endings = (ending,)
        self.separator = separator

    def render(self, table: pd.DataFrame) -> bytes:
        """The table with a heading line, lines ended by a line feed."""
        text = StringIO()
        writer = csv.writer(text, delimiter=self.separator, lineterminator="\n")
        columns = columns_of(table)
        writer.writerow([guarded(name) for name in columns])
        writer.writerows([_written(value) for value in row] for row in zip(*columns.values(), strict=True))
        return text.getvalue().encode()


EXPORTER: Final = Delimited("CSV", ".csv", ",")


def _written(value: Value) -> Value:
    return guarded(value) if isinstance(value, str) else value
