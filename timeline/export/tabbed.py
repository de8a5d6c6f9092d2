"""TSV: as CSV, with tabs."""

from __future__ import annotations

from typing import Final

from timeline.export.delimited import Delimited

__all__ = ["EXPORTER"]

EXPORTER: Final = Delimited("TSV", ".tsv", "\t")
