"""Claim files that are sure to say the same: written, read again as anybody would, and kept only where nothing changed.

What can't be kept is refused with its claim, before any file stands. Which format it is, the ending says.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from timeline.claims import claims_frame
from timeline.errors import ExportError, SourceError
from timeline.export.claimfields import claim_fields, is_claim_frame
from timeline.export.exporter import exporter_for
from timeline.export.whole import as_path, write_whole
from timeline.export.workbook import with_date_cells
from timeline.frame import COLUMNS
from timeline.limits import FILE_BYTES
from timeline.sources.source import discover, source_for

__all__ = ["SAID", "claim_endings", "claim_file_bytes", "save_claims"]

YAML: Final = (".yaml", ".yml")
TABLES: Final = (".csv", ".jsonl", ".ndjson", ".parquet", ".tsv", ".xlsx")

SAID: Final = tuple(COLUMNS)[: tuple(COLUMNS).index("chain")]
"""The columns of the claim frame that a claim file decides by itself; the others follow from all claims together."""


def claim_endings() -> tuple[str, ...]:
    """The endings that claim files are written with, sorted."""
    return tuple(sorted((*YAML, *TABLES)))


def save_claims(frame: pd.DataFrame, path: Path | str) -> None:
    """Write a claim frame as a claim file by the ending of `path`; it appears whole or not at all.

    Read again with the same conventions, the file gives the same claims. Raises `ExportError` where it would not, for
    an ending that is no claim file's, and where nothing can be written; `UsageError` for what is no path.
    """
    target = as_path(path)
    data = claim_file_bytes(frame, target)
    write_whole(target, lambda file: file.write(data))


def claim_file_bytes(frame: pd.DataFrame, path: Path) -> bytes:
    """The bytes of a claim file for `path`, read back and compared; refusals as in `save_claims`."""
    ending = path.suffix.lower()
    if ending not in claim_endings():
        shown = f"the ending {path.suffix!r}" if path.suffix else "no ending"
        known = ", ".join(claim_endings())
        raise ExportError(f"can't write {str(path)!r}: it has {shown}, and a claim file needs one of {known}")
    if not is_claim_frame(frame):
        raise ExportError("a claim file is made of claims, not of this table: write it as a table instead")
    table = frame if ending in YAML else claim_fields(frame)
    data = exporter_for(path).render(with_date_cells(table) if ending == ".xlsx" else table)
    if len(data) > FILE_BYTES:
        message = f"the file would have {len(data):,} bytes, more than the {FILE_BYTES:,} that are read"
        raise ExportError(f"can't write {str(path)!r}: {message}: write several files")
    if len(frame):
        _compare(frame, _read_back(frame, data, path), path)
    return data


def _read_back(frame: pd.DataFrame, data: bytes, path: Path) -> pd.DataFrame:
    source = source_for(path)
    assert source is not None, f"{path.suffix} is written but not read: {sorted(discover())}"
    try:
        sheet = source.read(data, path.name)
    except SourceError as error:
        raise ExportError(f"can't write {str(path)!r}: it could not be read again: {error}") from error
    return claims_frame(sheet, frame.attrs.get("conventions"), today=date.max)


def _compare(frame: pd.DataFrame, again: pd.DataFrame, path: Path) -> None:
    """Raise for the first claim that would not come back as it is."""
    fault = next((problem for problem in again.attrs["problems"] if problem.severity == "error"), None)
    if fault is not None or len(again) != len(frame):
        raise ExportError(f"can't write {str(path)!r}: a claim would be refused when it is read again: {fault}")
    for name in SAID:
        old, new = _plain(frame[name]), _plain(again[name])
        if old == new:
            continue
        place = next(place for place, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
        claim = frame["claim_id"].iloc[place]
        change = f"{name!r} of claim {claim!r} is {old[place]!r} and would be read again as {new[place]!r}"
        cure = "correct the rows that were left out, and write all claims, without --as-of"
        raise ExportError(f"can't write {str(path)!r}: {change}: {cure}")


def _plain(column: pd.Series[Any]) -> list[Any]:
    values = column.astype(object)
    return values.where(column.notna(), None).tolist()
