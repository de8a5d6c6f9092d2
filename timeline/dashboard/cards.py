"""What the hover card says of each mark: sent once with the drawing, shown by the browser without asking again."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from timeline.dashboard.claimtexts import chain_name, due, quoted, read_as, said, slip_in_words, source_name, tone
from timeline.frame import CHAIN_KEY
from timeline.marks import plain_rows
from timeline.pipeline import Selection

__all__ = ["hover_cards"]


READ: Final = [
    *("claim_id", "chain", *CHAIN_KEY, "kind", "status", "state", "superseded_by", "stated", "convention"),
    *("publisher", "source_title", "source_id", "slip_min", "slip_max"),
    *(f"{edge}_{side}" for edge in ("start", "end", "asserted") for side in ("earliest", "latest")),
]
"""What a card needs to know of a claim."""
MOST: Final = 400
"""Of more claims than this only those of the chains that are drawn have cards."""


def hover_cards(selection: Selection, drawn_claims: Collection[str]) -> dict[str, dict[str, Any]]:
    """A card for each claim in sight, by its id: plain texts, which the browser sets as text.

    `drawn_claims` are those that lead a mark. `chain` numbers a claim's chain, `mark` is the claim whose mark stands
    for it too.
    """
    several = selection.frame["production"].nunique() > 1
    if len(selection.frame) > MOST:
        led = selection.frame["claim_id"].isin(list(drawn_claims))
        selection = selection.of_chains(selection.frame["chain"][led].unique().tolist())
    rows = {row["claim_id"]: row for row in plain_rows(selection.frame[READ])}
    drawn = {claim_id: mark for mark in selection.marks for claim_id in mark.claims}
    cards = {}
    for claim_id, row in rows.items():
        by = rows.get(row["superseded_by"])
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
