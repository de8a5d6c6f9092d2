"""One side of a timeline: its events' marks stacked into tracks, and their labels hung into lanes.

It measures and places in px and draws nothing. What finds no lane is folded: its mark stays, and a "+n" stands for the
labels of neighbours that were folded together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.events import Event, Events
from timeline.figures.axes import TimeAxis
from timeline.figures.figure import Space
from timeline.figures.labels import Wording
from timeline.figures.lanes import Frame, Hanging, Place, place
from timeline.figures.reach import Reach, reach
from timeline.figures.text import clip, width
from timeline.figures.theme import Type
from timeline.figures.tracks import stack
from timeline.figures.windows import Windows, windows_of
from timeline.words import apart

__all__ = ["DETAIL", "TITLE", "Folded", "Lettering", "Posted", "Side", "arrange", "lettering"]

TITLE: Final = (13, 600)
DETAIL: Final = (12, 400)
WIDEST: Final = 250.0
MARGIN: Final = 12.0
LANES: Final = 6
FADE: Final = 62.0
HALF: Final = 8.0
RING: Final = 14.0
NEAR: Final = 56.0
FARTHEST: Final = 120.0
"""From the first to the last of the neighbours that one "+n" stands for."""
MOST: Final = 160
"""So many labels are tried on one side: no picture has room for more."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """An event's two lines, short enough for the picture: a title, and text, source numbers, text."""

    title: Wording
    before: Wording
    after: Wording

    @property
    def detail_width(self) -> float:
        """Px of the second line."""
        return self.before.width + self.after.width

    @property
    def width(self) -> float:
        """Px of the longer line."""
        return max(self.title.width, self.detail_width)


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

    `covered` counts those whose marks would lie exactly on others, `away` those out of the axis' range.
    """

    posted: tuple[Posted, ...]
    folded: tuple[Folded, ...] = ()
    covered: int = 0
    away: int = 0

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


def lettering(event: Event, space: Space, *, terse: bool = False) -> Lettering:
    """An event's letters, clipped to what the picture can hold: names give way, dates and source numbers are kept.

    `terse` leaves out who said it; the card and the table have it.
    """
    limit = min(space.px(WIDEST), space.width - 2 * space.px(MARGIN))
    bold, plain = space.type(*TITLE), space.type(*DETAIL)
    title = Wording(_named(event.about or event.title, limit, bold), bold)
    told = [f"{event.title[:1].lower()}{event.title[1:]}"] if event.about else []
    told += [event.who] if event.who and not (terse and event.look == "said") else []
    if not told:
        return Lettering(title, Wording(clip(event.when, limit, plain), plain, event.sources), Wording("", plain))
    joint, said = (", ", True) if event.look == "said" else (" · ", False)
    fixed = Wording(joint + event.when, plain, event.sources).width
    if event.about and width(" · ".join(told), plain) > limit - fixed:
        told = told[:1]  # rather whole words of a source than its name
    who = clip(" · ".join(told), limit - fixed, plain)
    if said:
        return Lettering(title, Wording(who, plain, event.sources), Wording(joint + event.when, plain))
    return Lettering(
        title, Wording(f"{apart(who)}{joint if who else ''}{event.when}", plain, event.sources), Wording("", plain)
    )


def _named(text: str, limit: float, kind: Type) -> str:
    """As much of a name as fits; its last part is kept, which tells what became of it, or one of many from the others.

    >>> _named("Release candidate, v1.20.0-rc.0, was due", 180, Type(12, 600))
    'Release candidate…, was due'
    """
    head, comma, tail = text.rpartition(", ")
    if width(text, kind) <= limit or not comma or width(tail, kind) > limit / 2:
        return clip(text, limit, kind)
    return clip(head, limit - width(comma + tail, kind), kind).replace(",…", "…") + comma + tail


def arrange(events: Events, rows: pd.DataFrame, axis: TimeAxis, space: Space, walls: tuple[float, ...] = ()) -> Side:
    """The events of one side, by their rows, with tracks and labels; those out of the axis' range are counted.

    Labels keep clear of `walls` (upright lines in px) as long as they have another place.
    """
    drawn = windows_of(rows).seen_on(axis)
    frame = Frame(axis.left + space.px(MARGIN), axis.right - space.px(MARGIN), LANES, walls, space.scale)
    tracks = stack(_extents(drawn, axis, space))
    shown = _uncovered(drawn, tracks, axis)
    middles = _px(axis, drawn.lead[shown]).tolist()
    posted = [
        Posted(event, found, x, tracks[at])
        for event, x, at in zip(events.worded(drawn.rows.iloc[shown]), middles, shown, strict=True)
        if (found := reach("point", event.window))
    ]
    labeled = _labeled(posted, space, frame, terse=False)
    if _missing(labeled):
        labeled = min(labeled, _labeled(posted, space, frame, terse=True), key=_missing)
    return Side(tuple(labeled), tuple(_fold(labeled, frame, space)), len(tracks) - len(shown), len(rows) - len(tracks))


def _uncovered(drawn: Windows, tracks: Sequence[int], axis: TimeAxis) -> list[int]:
    """The places of the marks that would not lie on another of their look to the px."""
    seen: dict[tuple[str, int, float, float], int] = {}
    left, right = (np.rint(_px(axis, edge)).tolist() for edge in (drawn.first, drawn.last))
    for at, key in enumerate(zip(drawn.rows["look"].tolist(), tracks, left, right, strict=True)):
        seen.setdefault(key, at)
    return list(seen.values())


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
        wide = width(f"+{len(group)}", space.type(*TITLE))
        [spot] = place([Hanging(group[0].x, wide)], frame, taken)
        taken += [spot] if spot else []
        folded.append(Folded(tuple(one.event.claim_id for one in group), spot))
    return folded
