"""The claims table as this program writes it: which of its columns were said, and how they become fields again.

A claims table holds what was said beside what was computed from it. Only the first is read back: the rest is computed
anew. It knows columns and texts; what a phrase means is for others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from timeline.errors import Problem

__all__ = [
    "COMPUTED",
    "SAID",
    "claims_table_note",
    "is_claims_record",
    "stated_fields",
]

SAID: Final = {"claim_id": "id", "asserted_text": "asserted", "source_id": "source"}
"""Columns that say under another name what a field says; `stated` becomes `date`, `start`, `end` and `duration`."""

COMPUTED: Final = (
    "kind",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "precision",
    "qualifier",
    "convention",
    "asserted_earliest",
    "asserted_latest",
    "chain",
    "revision",
    "order",
    "state",
    "change",
    "superseded_by",
    "slip_min",
    "slip_max",
    "file",
    "line",
)
"""Columns that are computed from what was said, or say where it stood."""

_JOINT: Final = "; "
_PART: Final = re.compile(r"(start|end|duration) (.+)", re.DOTALL)
_ONE_SIDE: Final = re.compile(r"(\.\.)?/[^/]*[^/.]|[^/]*[^/.]/(\.\.)?")


def is_claims_record(record: Mapping[str, object]) -> bool:
    """Whether these are the names of a claims table, also of one whose absent values were left out.

    >>> is_claims_record({"claim_id": "a", "chain": 0}), is_claims_record({"claim_id": "a", "date": "2024"})
    (True, False)
    """
    return "claim_id" in record and ("stated" in record or "chain" in record)


def claims_table_note(file: str, line: int | None, column: int | None = None, cell: str | None = None) -> Problem:
    """What to say of a claims table that is read."""
    message = "a claims table: what was computed (days, states, slips) is computed anew, by the conventions set now"
    return Problem(file, line, column, "claims-table", message, "", "note", cell)


def stated_fields(stated: str, kind: str, bounds: Mapping[str, object]) -> dict[str, str]:
    """The date fields that a claim's one text stands for; `bounds` are its four days, false where not known.

    >>> stated_fields("start May 2024; duration ten weeks", "span", {})
    {'start': 'May 2024', 'duration': 'ten weeks'}
    >>> stated_fields("May 2024", "span", {"end_earliest": "2024-05-01", "end_latest": "2024-05-31"})
    {'end': 'May 2024'}
    """
    if not stated:
        return {}
    parts = [_PART.fullmatch(part) for part in stated.split(_JOINT)] if _JOINT in stated else []
    if parts:
        return {part[1]: part[2] for part in parts if part} if all(parts) else {"date": stated}
    sides = {side: (bounds.get(f"{side}_earliest"), bounds.get(f"{side}_latest")) for side in ("start", "end")}
    known = [side for side, days in sides.items() if any(days)]
    if kind != "span" or len(known) != 1:
        return {"date": stated}
    # A date of which one side is unknown says all of the other one; a part that is open itself does not.
    whole = _ONE_SIDE.fullmatch(stated) is not None and all(sides[known[0]])
    return {"date" if whole else known[0]: stated}
