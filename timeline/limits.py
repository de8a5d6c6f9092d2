"""How much is read: the bounds on files, rows and texts, each stated once.

They keep a mistaken or hostile file from filling the memory. What is over a limit is refused, never cut.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "COLUMNS",
    "DATE_CHARACTERS",
    "FILE_BYTES",
    "ROWS",
    "ROWS_TOLD",
    "TITLE_CHARACTERS",
    "UNPACKED_BYTES",
    "XML_DEPTH",
    "XML_ELEMENTS",
    "YAML_DEPTH",
]

FILE_BYTES: Final = 20_000_000
"""Bytes of one file."""

UNPACKED_BYTES: Final = 300_000_000
"""Bytes of one packed file (XLSX, Parquet) once unpacked, as its own index states them."""

ROWS: Final = 1_000_000
"""Rows of one file."""

ROWS_TOLD: Final = 20_000
"""Rows left out that are told of one by one; of the others it is said how many they are."""

COLUMNS: Final = 500
"""Columns of one table; a claim has about twenty fields."""

TITLE_CHARACTERS: Final = 500
"""Characters of a title or any other one-line text."""

DATE_CHARACTERS: Final = 64
"""Characters of a date phrase."""

YAML_DEPTH: Final = 20
"""How deep YAML may be nested; a claim file needs five levels."""

XML_DEPTH: Final = 100
"""How deep XML may be nested; a plan's groups need a level each."""

XML_ELEMENTS: Final = 1_000_000
"""Elements of one XML file; a plan's task has about a hundred."""
