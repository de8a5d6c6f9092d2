"""The row of the selected claim: where it lies in the drawing that the page has, or is about to have."""

from __future__ import annotations

from typing import Any

from timeline.dashboard.screen import Room
from timeline.dashboard.selecting import selection_of
from timeline.dashboard.shelf import Shelf
from timeline.dashboard.state import drawn_part
from timeline.errors import UsageError
from timeline.figures import row_of
from timeline.view import View

__all__ = ["claim_row"]


def claim_row(shelf: Shelf, view: View, room: Room) -> dict[str, Any] | None:
    """The px where the claim's row begins and ends, and in which drawing: that of the query `shown`, `width` px wide.

    Without a claim that is selected, it is the row whose "+n" is open; without that there is `None`. Only the schedule
    tells the px, since only it is drawn in parts.
    """
    claim = view.claim or view.fold
    if not claim:
        return None
    drawn = drawn_part(view)
    told = {"claim": claim, "is_lit": bool(view.claim), "shown": drawn.to_query(), "width": room.width}
    if view.table:
        return told
    try:
        row = row_of(selection_of(shelf, drawn), claim, width=room.width, theme=room.scheme)
    except UsageError:  # which the drawing says
        return told
    return told if row is None else told | {"top": row[0], "bottom": row[1]}
