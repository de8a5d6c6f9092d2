"""Claim files to rows of text, each text with its file, line and column.

It knows nothing of dates: what a text means is for `claims`. To add a format, see `timeline.sources.source`.
"""

from __future__ import annotations

from timeline.sources.places import open_sources
from timeline.sources.records import read_records
from timeline.sources.row import Cell, Row, Sheet
from timeline.sources.source import Source, discover, endings

__all__ = ["Cell", "Row", "Sheet", "Source", "discover", "endings", "open_sources", "read_records"]
