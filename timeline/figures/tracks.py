"""Tracks: rows so thin that a mark fits in each, so that marks which meet in time are drawn one above another.

Extents are pixels from left to right. A track is filled from the left; what overlaps takes the next one. It places
marks only: their labels go into lanes (`lanes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from math import inf
from typing import Final

__all__ = ["stack"]

TOUCH: Final = 0.5
"""Windows that follow each other to the day share a line; they still share a track."""


def stack(extents: Sequence[tuple[float, float]], most: int = 12) -> list[int]:
    """A track (from 0) for each extent, so that no two in one track overlap; those that end where the next begins may.

    Beyond `most` tracks the rest share the last one: still at their dates, but over one another.

    >>> stack([(0, 100), (40, 60), (100, 120), (50, 70)])
    [0, 1, 0, 2]
    """
    ends: list[float] = []
    tracks, free = [0] * len(extents), -inf  # nothing ends before `free`: in a crowd most need not look farther
    for index in sorted(range(len(extents)), key=lambda i: (extents[i][0], -extents[i][1])):
        left, right = extents[index]
        track = min(len(ends), most - 1)
        if left + TOUCH >= free:
            track = next(compress(count(), map((left + TOUCH).__ge__, ends)), track)
        if track == len(ends):
            ends.append(right)
        ends[track] = max(ends[track], right)
        free = min(ends) if len(ends) == most else -inf
        tracks[index] = track
    return tracks
