"""Selections that were asked for lately, so that a step back, a part of a long drawing or a link costs nothing twice.

Nothing is kept that can't be worked out again; very large frames are not kept at all.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from timeline.dashboard.shelf import Shelf
from timeline.pipeline import select
from timeline.selection import Selection
from timeline.view import View

__all__ = ["selection_of"]

MOST_CLAIMS: Final = 50_000
"""Of frames with more than this no selection is kept: each holds a frame of its own."""


def selection_of(shelf: Shelf, view: View) -> Selection:
    """What a view shows of a shelf today; raises `UsageError` as `select` does."""
    if len(shelf.frame) > MOST_CLAIMS:
        return select(shelf.frame, view, shelf.today)
    return _lately(shelf, view, shelf.today)


@lru_cache(maxsize=8)
def _lately(shelf: Shelf, view: View, today: date) -> Selection:
    return select(shelf.frame, view, today)
