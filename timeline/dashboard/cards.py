"""What the hover card says of each mark: sent once with the drawing, shown by the browser without asking again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.dashboard.claimtexts import chain_name, due, quoted, read_as, said, slip_in_words, source_name, tone
from timeline.frame import CHAIN_KEY
from timeline.marks import Mark, build_marks, plain_rows
from timeline.pipeline import Selection
from timeline.singles import single_claims

__all__ = ["hover_cards"]


READ: Final = [
    *("claim_id", "chain", *CHAIN_KEY, "kind", "status", "state", "superseded_by", "stated", "convention"),
    *("publisher", "source_title", "source_id", "slip_min", "slip_max"),
    *(f"{edge}_{side}" for edge in ("start", "end", "asserted") for side in ("earliest", "latest")),
]
"""What a card needs to know of a claim."""
MOST: Final = 400
"""Of more claims than this only those of the chains that are drawn have cards."""
MANY: Final = 1000
"""Of more claims of those only the ones that are drawn or counted in the drawing."""


def hover_cards(selection: Selection, drawn_claims: Collection[str]) -> dict[str, dict[str, Any]]:
    """A card for each claim in sight, by its id: plain texts, which the browser sets as text.

    `drawn_claims` are those that lead a mark or that a "+n" counts. `chain` numbers a claim's chain, `mark` is the
    claim whose mark stands for it too.
    """
    several = selection.frame["production"].nunique() > 1
    frame, marks = _carded(selection, drawn_claims)
    rows = {row["claim_id"]: row for row in plain_rows(frame[READ])}
    others = _replacing(selection.frame, rows)
    drawn = {claim_id: mark for mark in marks for claim_id in mark.claims}
    cards = {}
    for claim_id, row in rows.items():
        by = rows.get(row["superseded_by"]) or others.get(row["superseded_by"])
        moved = "" if by is None or row["state"] != "superseded" else slip_in_words(by)
        cards[claim_id] = {
            "milestone": chain_name(row, production=several),
            "phrase": quoted(row),
            "read": read_as(row) + (f" ({row['convention']})" if row["convention"] else ""),
            "said": f"{source_name(row)}, {said(row)}",
            "state": row["state"],
            "slip": f"moved {moved}" if moved else slip_in_words(row),
            "tone": tone(by) if moved and by is not None else tone(row),
            "chain": int(row["chain"]),
            "mark": drawn[claim_id].claim_id if claim_id in drawn else claim_id,
            "due": due(drawn[claim_id], selection.as_of) if claim_id in drawn else "",
        }
    return cards


def _replacing(frame: pd.DataFrame, rows: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The claims that replaced some of these and aren't among them."""
    missing = {row["superseded_by"] for row in rows.values()} - rows.keys() - {""}
    if not missing:
        return {}
    return {row["claim_id"]: row for row in plain_rows(frame.loc[frame["claim_id"].isin(missing), READ])}


def _carded(selection: Selection, drawn_claims: Collection[str]) -> tuple[pd.DataFrame, tuple[Mark, ...]]:
    """The claims that have a card, with their marks."""
    frame = selection.frame
    if len(frame) <= MOST:
        return frame, selection.marks
    chains = frame["chain"][frame["claim_id"].isin(drawn_claims)].unique().tolist()
    whole = frame[frame["chain"].isin(chains)]
    if len(whole) <= MANY:
        part = selection.of_chains(chains)
        return part.frame, part.marks
    some = whole[_are_drawn(whole, drawn_claims)]
    return some, build_marks(some, selection.numbers)


def _are_drawn(frame: pd.DataFrame, drawn_claims: Collection[str]) -> npt.NDArray[np.bool_]:
    """Which claims are drawn, or may share the mark of one that is."""
    drawn, single = frame["claim_id"].isin(drawn_claims).to_numpy(), single_claims(frame)
    return drawn | (~single & frame["chain"].isin(frame["chain"][drawn & ~single].unique()).to_numpy())
