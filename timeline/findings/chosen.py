"""What a title is about: the one row of the comparison that speaks for the screen, and what belongs to it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.marks import Bounds, Mark
from timeline.pipeline import Selection
from timeline.words import in_sentence, milestone_name

__all__ = [
    "bounds_of",
    "chain_marks",
    "edge_in_sentence",
    "edge_name",
    "headline_row",
    "number_of",
    "productions_of",
    "same_chain",
]


def productions_of(selection: Selection) -> list[str]:
    """The titles in sight, in the order of the claims."""
    return list(selection.frame["production"].unique())


def headline_row(selection: Selection, *, both: bool = False) -> pd.Series[Any] | None:
    """The comparison row that the title is about: the release, before others; worldwide, before territories."""
    rows = selection.comparison
    if both:
        rows = rows[(rows["first_stated"] != "") & (rows["actual_stated"] != "")]
    if not len(rows):
        return None
    told = (rows["first_stated"] != "").astype(int) + (rows["actual_stated"] != "").astype(int)
    keys = pd.DataFrame(
        {"release": rows["milestone"] != "release", "label": rows["label"], "place": rows["territory"], "told": -told}
    )
    order = keys.reset_index(drop=True).sort_values(["release", "told", "place", "label"], kind="stable")
    return rows.iloc[int(order.index[0])]


def same_chain(table: pd.DataFrame, row: pd.Series[Any]) -> pd.Series[bool]:
    """Which rows of a table are about the chain and edge of a row."""
    same = pd.Series(True, index=table.index)
    for name in ("production", "milestone", "label", "territory", "edge"):
        same &= table[name] == row[name]
    return same


def chain_marks(selection: Selection, row: pd.Series[Any]) -> list[Mark]:
    """The marks of a comparison row's chain."""
    key = tuple(row[name] for name in ("production", "milestone", "label", "territory"))
    return [mark for mark in selection.marks if (mark.production, mark.milestone, mark.label, mark.territory) == key]


def edge_name(row: pd.Series[Any]) -> str:
    """A row's milestone, and which of its ends it is about."""
    return _with_edge(milestone_name(row["milestone"]), row)


def edge_in_sentence(row: pd.Series[Any]) -> str:
    """The same inside a sentence."""
    return _with_edge(in_sentence(row["milestone"]), row)


def _with_edge(name: str, row: pd.Series[Any]) -> str:
    return name if row["edge"] == "at" else f"{name} {row['edge']}"


def bounds_of(row: pd.Series[Any], which: str) -> Bounds:
    """The `first`, `last` or `actual` window of a comparison row; an open side is `None`."""
    earliest, latest = row[f"{which}_earliest"], row[f"{which}_latest"]
    return (None if pd.isna(earliest) else earliest.date(), None if pd.isna(latest) else latest.date())


def number_of(value: Any) -> int | None:
    """A nullable number of a table as an `int` or `None`."""
    return None if pd.isna(value) else int(value)
