"""Where the row of a claim lies in a page's drawing, so that the page can go there before it has drawn it.

Only the schedule is ever drawn in parts; in every other view the page finds the claim's mark itself.
"""

from __future__ import annotations

from timeline.figures.figure import COMPACT_BELOW, Space
from timeline.figures.outline import outline_of
from timeline.figures.theme import theme_named
from timeline.selection import Selection

__all__ = ["row_of"]


def row_of(selection: Selection, claim: str, *, width: int, theme: str = "light") -> tuple[float, float] | None:
    """Px from the top of the whole schedule to where the claim's row begins and ends, as `draw` has it at that width.

    `None` where the view is another, or doesn't show the claim.
    """
    if selection.view.view != "schedule":
        return None
    chains = selection.frame["chain"][selection.frame["claim_id"] == claim].tolist()
    if not chains:
        return None
    space = Space(width, theme_named(theme), compact=width < COMPACT_BELOW)
    lines = outline_of(selection, space, endless=True).lines
    return next(((line.top, line.bottom) for line in lines if line.chain == chains[0]), None)
