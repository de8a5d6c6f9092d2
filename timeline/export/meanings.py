"""What the columns of the tables mean, in a sentence each: the legend that travels with a workbook.

Words only; the columns themselves are decided where the tables are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from timeline.comparison import COMPARE_COLUMNS, REVISION_COLUMNS
from timeline.export.summarymeanings import SUMMARY_MEANINGS
from timeline.frame import COLUMNS
from timeline.sources.workbook import LEGEND_COLUMNS

__all__ = ["MEANINGS", "legend", "meaning", "table_name"]

MEANINGS: Final[dict[str, str]] = {
    "production": "Title of the production.",
    "milestone": "What happens: release, trailer, principal_photography, ...",
    "label": "Tells apart two milestones of one kind, such as trailer 1 and trailer 2.",
    "territory": "Where the date holds; empty means worldwide, or not said.",
    "location": "Where it takes place.",
    "status": "How the source put it: announced, actual (it happened), rumored or canceled. Empty means announced.",
    "url": "Address of the source.",
    "publisher": "Who published the source.",
    "source_title": "Title of the source.",
    "locator": "Where in the source it says so.",
    "note": "Remark on the claim.",
    # A claim file's own
    "id": "Name of the claim.",
    "date": "When it happens, as stated.",
    "start": "When it starts, as stated.",
    "end": "When it ends, as stated.",
    "duration": "How long it takes, as stated.",
    "source": "Name of the source.",
    "published": "When the source appeared.",
    "source_note": "Remark on the source.",
    "asserted": "When it was said; else when the source appeared.",
    "supersedes": "Claim that this one replaces, by name.",
    # The claims table
    "claim_id": "Name of the claim: its own id, or its file and line.",
    "kind": "point: a moment, somewhere within its days; span: an activity with a start and an end.",
    "stated": "The date as the source put it.",
    "start_earliest": "First day on which it can start (a moment: happen). Empty: not known.",
    "start_latest": "Last day on which it can start (a moment: happen). Empty: not known.",
    "end_earliest": "First day on which it can end; of a moment the same as its start.",
    "end_latest": "Last day on which it can end; of a moment the same as its start.",
    "precision": "How exact the date is; start/end where they differ.",
    "qualifier": "Doubt that the source voices: approximate or uncertain.",
    "convention": "Convention by which the words were read as days, such as which months are summer.",
    "asserted_text": "When it was said, in words.",
    "asserted_earliest": "First day on which it can have been said.",
    "asserted_latest": "Last day on which it can have been said.",
    "source_id": "Name of the source.",
    "chain": "Number of the chain: the claims on one production, milestone, label and territory.",
    "revision": "How often the announced date has changed by then.",
    "order": "Why it comes after the claim before it: certain, stated (it names it) or assumed.",
    "state": "What has become of it: current, superseded, restated, conflicting, canceled, fulfilled or actual.",
    "change": "Against the claim that stood: first, narrowed, widened, later, earlier, moved, restated or canceled.",
    "superseded_by": "Claim that replaced it.",
    "slip_min": "Least days by which it moved against the date that it replaced; negative is earlier.",
    "slip_max": "Most days by which it moved against the date that it replaced.",
    "file": "File that it stands in.",
    "line": "Line, or row, that it stands on.",
    # Comparison and revisions
    "edge": "at: a moment; start or end: that side of an activity.",
    "first_stated": "First announced date, as stated.",
    "first_earliest": "First day of the first announced date.",
    "first_latest": "Last day of the first announced date.",
    "last_stated": "Last announced date, as stated.",
    "last_earliest": "First day of the last announced date.",
    "last_latest": "Last day of the last announced date.",
    "actual_stated": "Actual date, as stated.",
    "actual_earliest": "First day of the actual date.",
    "actual_latest": "Last day of the actual date.",
    "revisions": "How often the announced date changed.",
    "first_slip_min": "Least days from the first announced date to the actual one; negative is earlier.",
    "first_slip_max": "Most days from the first announced date to the actual one.",
    "first_verdict": "On that: on time, later, earlier, within (the announced days) or undetermined.",
    "last_slip_min": "Least days from the last announced date to the actual one; negative is earlier.",
    "last_slip_max": "Most days from the last announced date to the actual one.",
    "last_verdict": "On that: on time, later, earlier, within (the announced days) or undetermined.",
    "from_id": "Claim that stood before.",
    "from_stated": "Its date, as stated.",
    "from_earliest": "First day of its date.",
    "from_latest": "Last day of its date.",
    "to_id": "Claim that replaced it.",
    "to_stated": "Its date, as stated.",
    "to_earliest": "First day of its date.",
    "to_latest": "Last day of its date.",
    "to_asserted_earliest": "First day on which that can have been said.",
    "to_asserted_latest": "Last day on which that can have been said.",
    "verdict": "On the slip: on time, later, earlier, within (the old days) or undetermined.",
}
"""Column name to its meaning; days are inclusive, slips in days."""


def meaning(table: str, column: str) -> str:
    """The meaning of a column; in `revisions`, two of them count otherwise than in `claims`."""
    if table == "summary":
        return SUMMARY_MEANINGS.get(column, "")
    if (table, column) == ("revisions", "revision"):
        return "Number of the change of the announced date, from 1."
    return MEANINGS.get(column, "")


def table_name(table: pd.DataFrame) -> str:
    """The name of a table by its columns: claims, compare, revisions, summary, or just table.

    >>> table_name(pd.DataFrame(columns=["production", "milestone", "date"])), table_name(pd.DataFrame({"a": [1]}))
    ('claims', 'table')
    """
    columns = set(table.columns)
    if set(COLUMNS) <= columns or {"production", "milestone", "date"} <= columns:
        return "claims"
    if set(COMPARE_COLUMNS) <= columns:
        return "compare"
    if SUMMARY_MEANINGS.keys() <= columns:
        return "summary"
    return "revisions" if set(REVISION_COLUMNS) <= columns else "table"


def legend(tables: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """The legend of some tables, by their names and the names of their columns: sheet, column, meaning."""
    rows = [(name, column, meaning(name, column)) for name, columns in tables.items() for column in columns]
    return pd.DataFrame(rows, columns=list(LEGEND_COLUMNS), dtype="str")
