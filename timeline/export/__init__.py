"""Files out: tables and pictures, each by the ending of its path, each whole or not at all.

To add a table format, see `timeline.export.exporter`.
"""

from __future__ import annotations

from timeline.export.exporter import Exporter, discover, save_table
from timeline.export.image import PICTURES, Picture, save_picture
from timeline.export.readback import save_claims
from timeline.export.tables import save_tables
from timeline.export.whole import write_whole

__all__ = [
    "PICTURES",
    "Exporter",
    "Picture",
    "discover",
    "save_claims",
    "save_picture",
    "save_table",
    "save_tables",
    "write_whole",
]
