"""One side of a timeline: its events' marks stacked into tracks, and their labels hung into lanes.

It measures and places in px and draws nothing. What finds no lane is folded: its mark stays, and a "+n" stands for the
labels of neighbours that were folded together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.events import GONE, Event, Events
from timeline.figures.axes import TimeAxis
from timeline.figures.figure import Space
from timeline.figures.lanes import Frame, Hanging, Place, place
from timeline.figures.lettering import MARGIN, TITLE, Lettering, lettering
from timeline.figures.reach import Reach, reach
from timeline.figures.text import width
from timeline.figures.tracks import stack
from timeline.figures.windows import Windows, windows_of

__all__ = ["Folded", "Limits", "Posted", "Side", "arrange"]

LANES: Final = 6
FADE: Final = 62.0
HALF: Final = 8.0
RING: Final = 14.0
NEAR: Final = 56.0
FARTHEST: Final = 120.0
"""From the first to the last of the neighbours that one "+n" stands for."""
MOST: Final = 96
"""So many labels are tried on one side: no picture has room for more."""
MOST_MARKS: Final = 300
"""So many marks are drawn on one side: more would be a carpet, and the others are counted."""
Ints = npt.NDArray[np.int64]


class Limits(NamedTuple):
    """How many lanes of labels a side may have, and how many marks."""

    lanes: int = LANES
    marks: int = MOST_MARKS


@dataclass(frozen=True, slots=True)
class Posted:
    """An event with its reach in time, its mark's middle in px and track, its letters and their place (if any)."""

    event: Event
    reach: Reach
    x: float
    track: int
    lettering: Lettering | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """A "+n" for neighbours without a label, by their claims; without a place it is only counted."""

    claims: tuple[str, ...]
    place: Place | None

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.claims)


@dataclass(frozen=True, slots=True)
class Side:
    """All events of one side, placed.

    `covered` counts those whose marks would lie exactly on others or, of a `crowd`, whatever is not drawn; `away` those
    out of the axis' range.
    """

    posted: tuple[Posted, ...]
    folded: tuple[Folded, ...] = ()
    covered: int = 0
    away: int = 0
    is_crowd: bool = False

    @property
    def tracks(self) -> int:
        """How many tracks the marks take."""
        return max((one.track + 1 for one in self.posted), default=0)

    @property
    def lanes(self) -> int:
        """How many lanes the labels take."""
        places = [*(one.place for one in self.posted), *(one.place for one in self.folded)]
        return max((spot.lane + 1 for spot in places if spot), default=0)

    @property
    def hidden(self) -> int:
        """How many labels neither a lane nor a "+n" stands for."""
        return sum(one.count for one in self.folded if one.place is None)


def arrange(
    events: Events,
    rows: pd.DataFrame,
    axis: TimeAxis,
    space: Space,
    *,
    walls: tuple[float, ...] = (),
    limits: Limits | None = None,
) -> Side:
    """The events of one side, by their rows, with tracks and labels; those out of the axis' range are counted.

    Labels keep clear of `walls` (upright lines in px) as long as they have another place.
    """
    limits = limits or Limits()
    drawn = windows_of(rows).seen_on(axis)
    frame = Frame(axis.left + space.px(MARGIN), axis.right - space.px(MARGIN), limits.lanes, walls, space.scale)
    tracks = np.array(stack(_extents(drawn, axis, space)), dtype=np.int64)
    shown = _uncovered(drawn, tracks, axis)
    is_crowd = len(shown) > limits.marks
    if is_crowd:
        shown, tracks = _spread(drawn, tracks, _cells(drawn, axis, space), limits.marks)
    middles = _px(axis, drawn.lead[shown]).tolist()
    posted = [
        Posted(event, found, x, track)
        for event, x, track in zip(events.worded(drawn.rows.iloc[shown]), middles, tracks[shown].tolist(), strict=True)
        if (found := reach("point", event.window))
    ]
    labeled = _labeled(posted, space, frame, terse=is_crowd)
    if _missing(labeled) and not is_crowd:
        labeled = min(labeled, _labeled(posted, space, frame, terse=True), key=_missing)
    covered, away = len(tracks) - len(shown), len(rows) - len(tracks)
    return Side(tuple(labeled), tuple(_fold(labeled, frame, space)), covered, away, is_crowd)


def _uncovered(drawn: Windows, tracks: Ints, axis: TimeAxis) -> Ints:
    """The places of the marks that would not lie on another of their look to the px."""
    look = pd.factorize(drawn.rows["look"])[0]
    left, right = (np.rint(_px(axis, edge) - axis.left).astype(np.int64) for edge in (drawn.first, drawn.last))
    wide = int(axis.right - axis.left) + 2
    key = ((look * (tracks.max(initial=0) + 1) + tracks) * wide + left) * wide + right
    return np.sort(np.unique(key, return_index=True)[1])


def _cells(drawn: Windows, axis: TimeAxis, space: Space) -> Ints:
    """The number of the place that each mark has, in a track whose places are as wide as a mark."""
    return ((_px(axis, drawn.lead) - axis.left) / space.px(2 * HALF)).astype(np.int64)


def _spread(drawn: Windows, tracks: Ints, cell: Ints, most: int) -> tuple[Ints, Ints]:
    """The places of some marks of a crowd, with everybody's track: those nearest to the band, in as many tracks as fit.

    The last of them has all others, and of those side by side only the ones that say most.
    """
    last = next((last for last in range(int(tracks.max()), 0, -1) if _count(tracks, cell, last) <= most), 0)
    there, beyond = np.flatnonzero(tracks < last), np.flatnonzero(tracks >= last)
    best = beyond[np.lexsort((beyond, -_ranks(drawn.rows)[beyond], cell[beyond]))]
    _, first = np.unique(cell[best], return_index=True)
    return np.sort(np.concatenate([there, best[first]])), np.minimum(tracks, last)


def _count(tracks: Ints, cell: Ints, last: int) -> int:
    """How many marks there are up to a last track that has one a cell."""
    return int((tracks < last).sum()) + int(np.count_nonzero(np.bincount(cell[tracks >= last])))


def _ranks(rows: pd.DataFrame) -> Ints:
    """`_rank` of the events of some rows."""
    said = rows["look"].isin(("said",)).to_numpy()
    gone, release = rows["look"].isin(GONE).to_numpy(), rows["release"].to_numpy(dtype=np.bool_)
    return np.where(gone, 0, np.where(said, 1, np.where(release, 3, 2)))


def _missing(posted: Sequence[Posted]) -> int:
    return sum(one.place is None for one in posted)


def _labeled(posted: Sequence[Posted], space: Space, frame: Frame, *, terse: bool) -> list[Posted]:
    """The events with letters and places, as far as there is room; of very many only some are tried."""
    tried = _candidates([_rank(one.event) for one in posted])
    letters = [lettering(posted[place].event, space, terse=terse) for place in tried]
    hangings = [
        Hanging(posted[place].x, letter.width, _rank(posted[place].event))
        for place, letter in zip(tried, letters, strict=True)
    ]
    labeled = list(posted)
    for number, letter, spot in zip(tried, letters, _hung(hangings, frame), strict=True):
        labeled[number] = replace(posted[number], lettering=letter, place=spot)
    return labeled


def _candidates(ranks: Sequence[int]) -> list[int]:
    """Whose labels are tried: all, or of more than `MOST` the highest ranks, and within one rank evenly spread ones."""
    if len(ranks) <= MOST:
        return list(range(len(ranks)))
    chosen: list[int] = []
    for rank in sorted(set(ranks), reverse=True):
        alike, room = [place for place, other in enumerate(ranks) if other == rank], MOST - len(chosen)
        step = max(1.0, len(alike) / max(room, 1))
        chosen += [alike[int(number * step)] for number in range(min(room, len(alike)))]
    return sorted(chosen)


def _rank(event: Event) -> int:
    """Who keeps a label where there isn't room for all: releases, what happened or stands, then what was said."""
    if not event.holds or event.look == "said":
        return int(event.holds)
    return 3 if event.milestone == "release" else 2


def _hung(hangings: Sequence[Hanging], frame: Frame) -> list[Place | None]:
    """Places clear of the walls; those that find none may stand across one."""
    places = place(hangings, frame)
    left = [index for index, spot in enumerate(places) if spot is None] if frame.walls else []
    taken = [spot for spot in places if spot]
    for index, spot in zip(
        left, place([hangings[index] for index in left], replace(frame, walls=()), taken), strict=True
    ):
        places[index] = spot
    return places


def _px(axis: TimeAxis, when: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Where moments lie; those beyond the range, at its ends."""
    return axis.left + (np.clip(when, axis.first, axis.last) - axis.first) * axis.per_day


def _extents(drawn: Windows, axis: TimeAxis, space: Space) -> list[tuple[float, float]]:
    """From the left to the right end of each mark in px: its window, or its symbol."""
    left, right = (_px(axis, edge) for edge in (drawn.first, drawn.last))
    half = np.where(drawn.rows["look"] == "met", space.px(RING), space.px(HALF))
    middle, least = (left + right) / 2, space.px(6)
    first = left - np.where(drawn.fade_left, space.px(FADE), half)
    last = right + np.where(drawn.fade_right, space.px(FADE), half)
    first = np.where(drawn.vague, np.minimum(left, middle - least), first)
    last = np.where(drawn.vague, np.maximum(right, middle + least), last)
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _fold(posted: Sequence[Posted], frame: Frame, space: Space) -> list[Folded]:
    """A "+n" for each group of neighbours that found no lane, as far as these fit."""
    groups: list[list[Posted]] = []
    for one in sorted((one for one in posted if one.place is None), key=lambda one: one.x):
        if groups and one.x - groups[-1][-1].x < space.px(NEAR) and one.x - groups[-1][0].x < space.px(FARTHEST):
            groups[-1].append(one)
        else:
            groups.append([one])
    taken = [one.place for one in posted if one.place]
    folded: list[Folded] = []
    for group in groups:
        wide = width(f"+{len(group):,}", space.type(*TITLE))
        [spot] = place([Hanging(group[0].x, wide)], frame, taken)
        taken += [spot] if spot else []
        folded.append(Folded(tuple(one.event.claim_id for one in group), spot))
    return folded
