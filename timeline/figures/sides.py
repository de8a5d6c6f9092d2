"""One side of a timeline: its events' marks stacked into tracks, and their labels hung into lanes.

It measures and places in px and draws nothing. What finds no lane is folded: its mark stays, and a "+n" stands for the
labels of neighbours that were folded together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.events import Event
from timeline.figures.axes import TimeAxis
from timeline.figures.figure import Space
from timeline.figures.labels import Wording
from timeline.figures.lanes import Frame, Hanging, Place, place
from timeline.figures.reach import Reach, reach
from timeline.figures.text import clip, width
from timeline.figures.theme import Type
from timeline.figures.tracks import stack
from timeline.words import apart

__all__ = ["DETAIL", "TITLE", "Folded", "Lettering", "Posted", "Side", "arrange", "lettering"]

TITLE: Final = (13, 600)
DETAIL: Final = (12, 400)
WIDEST: Final = 250.0
MARGIN: Final = 12.0
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


def arrange(events: Sequence[Event], axis: TimeAxis, space: Space, lanes: int, walls: tuple[float, ...] = ()) -> Side:
    """The events of one side with tracks and labels; those out of the axis' range are counted.

    Labels keep clear of `walls` (upright lines in px) as long as they have another place.
    """
    seen = [(event, found) for event in events if (found := reach("point", event.window)) and _in_range(found, axis)]
    frame = Frame(axis.left + space.px(MARGIN), axis.right - space.px(MARGIN), lanes, walls, space.scale)
    tracks = stack([_extent(event, found, axis, space) for event, found in seen])
    posted, covered = _uncovered(
        [
            Posted(event, found, axis.px(axis.clipped(found.lead)), track)
            for (event, found), track in zip(seen, tracks, strict=True)
        ],
        axis,
    )
    labeled = _labeled(posted, space, frame, terse=False)
    if _missing(labeled):
        labeled = min(labeled, _labeled(posted, space, frame, terse=True), key=_missing)
    return Side(tuple(labeled), tuple(_fold(labeled, frame, space)), covered, len(events) - len(seen))


def _uncovered(posted: Sequence[Posted], axis: TimeAxis) -> tuple[list[Posted], int]:
    """The events without those whose mark would lie on another of its look to the px, and how many those are."""
    seen: dict[tuple[str, int, int, int], Posted] = {}
    for one in posted:
        left, right = (round(axis.px(axis.clipped(edge))) for edge in (one.reach.first, one.reach.last))
        seen.setdefault((one.event.look, one.track, left, right), one)
    return list(seen.values()), len(posted) - len(seen)


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


def _in_range(found: Reach, axis: TimeAxis) -> bool:
    first = -float("inf") if found.fade_left is not None else found.first
    last = float("inf") if found.fade_right is not None else found.last
    return first < axis.last and last > axis.first


def _extent(event: Event, found: Reach, axis: TimeAxis, space: Space) -> tuple[float, float]:
    """From the left to the right end of an event's mark in px: its window, or its symbol."""
    left, right = axis.px(axis.clipped(found.first)), axis.px(axis.clipped(found.last))
    half = space.px(RING if event.look == "met" else HALF)
    if found.windows:
        middle, half = (left + right) / 2, space.px(6)
        return min(left, middle - half), max(right, middle + half)
    left -= space.px(FADE) if found.fade_left is not None else half
    right += space.px(FADE) if found.fade_right is not None else half
    return left, right


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
