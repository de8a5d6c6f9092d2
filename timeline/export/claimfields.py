"""A claim frame as the fields of a claim file: what was said, without anything that was computed from it.

The way back from `claims`. It writes nothing; `claimfile` and `readback` do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from timeline.errors import ExportError
from timeline.export.cells import records_of
from timeline.frame import COLUMNS
from timeline.limits import TITLE_CHARACTERS
from timeline.sources.claimtable import stated_fields
from timeline.sources.fields import FIELDS

__all__ = ["claim_fields", "claim_records", "is_claim_frame"]

Record = dict[str, str]

_SAME: Final = ("production", "milestone", "label", "territory", "location", "locator", "note")
_SOURCE: Final = ("source_title", "publisher", "url")
_NEEDED: Final = ("production", "milestone", "date")


def is_claim_frame(table: pd.DataFrame) -> bool:
    """Whether a table has every column of the claim frame."""
    return set(COLUMNS) <= set(table.columns)


def claim_records(frame: pd.DataFrame) -> list[Record]:
    """The fields of each claim that say anything, in the order of `FIELDS`.

    Raises `ExportError` for a table that is no claim frame, and for a claim whose `supersedes` names one that the frame
    does not hold.
    """
    if not is_claim_frame(frame):
        raise ExportError("a claim file is made of claims, not of this table: write the claims table, or choose CSV")
    records = [_fields(row, frame.attrs) for row in records_of(frame)]
    ids = {record["id"] for record in records}
    for record in records:
        if record.get("supersedes", record["id"]) not in ids:
            message = f"claim {record['id']!r} supersedes {record['supersedes']!r}, which is not in this frame"
            raise ExportError(f"{message}: write a frame that holds both")
    return records


def claim_fields(frame: pd.DataFrame) -> pd.DataFrame:
    """The same as a table of texts: a column for each field that any claim uses."""
    records = claim_records(frame)
    used = {name for record in records for name in record}.union(_NEEDED)
    names = [name for name in FIELDS if name in used]
    return pd.DataFrame({name: pd.array([record.get(name, "") for record in records], dtype="str") for name in names})


def _fields(row: Mapping[str, Any], attrs: Mapping[Any, Any]) -> Record:
    name = str(row["claim_id"])
    published = _carried(attrs, "published", name)
    said = str(row["asserted_text"])
    found = {field: str(row[field] or "") for field in (*_SAME, *_SOURCE)}
    found |= stated_fields(str(row["stated"] or ""), str(row["kind"]), row)
    found |= {
        "status": "" if row["status"] == "announced" else str(row["status"]),
        "source": _source(row),
        "published": published,
        "source_note": _carried(attrs, "source_notes", name),
        "asserted": "" if said == (published or "unknown") else said,
        "supersedes": _carried(attrs, "supersedes", name),
        "id": name,
    }
    return {field: found[field] for field in FIELDS if found.get(field)}


def _carried(attrs: Mapping[Any, Any], name: str, claim: str) -> str:
    return str((attrs.get(name) or {}).get(claim, ""))


def _source(row: Mapping[str, Any]) -> str:
    """The source's key; none where it is only an address too long for one, which goes by its address again."""
    key = str(row["source_id"] or "")
    return "" if len(key) > TITLE_CHARACTERS and key == row["url"] else key
