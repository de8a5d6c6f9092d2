"""What the hover card says of each mark: sent once with the drawing, shown by the browser without asking again."""

from __future__ import annotations

from typing import Any

from timeline.dashboard.claimtexts import chain_name, quoted, read_as, said, slip_in_words, source_name, tone
from timeline.pipeline import Selection

__all__ = ["hover_cards"]


def hover_cards(selection: Selection) -> dict[str, dict[str, Any]]:
    """A card for each claim in sight, by its id: plain texts, which the browser sets as text."""
    rows = {row["claim_id"]: row for row in selection.frame.to_dict("records")}
    cards = {}
    for claim_id, row in rows.items():
        by = rows.get(row["superseded_by"])
        moved = "" if by is None or row["state"] != "superseded" else slip_in_words(by)
        cards[claim_id] = {
            "milestone": chain_name(row, production=selection.frame["production"].nunique() > 1),
            "phrase": quoted(row),
            "read": read_as(row) + (f" ({row['convention']})" if row["convention"] else ""),
            "said": f"{source_name(row)}, {said(row)}",
            "state": row["state"],
            "slip": f"moved {moved}" if moved else slip_in_words(row),
            "tone": tone(by) if moved and by is not None else tone(row),
        }
    return cards
