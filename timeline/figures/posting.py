"""Posting: a side of a timeline painted, marks in their tracks, leaders, and labels in their lanes.

A deck turns tracks and lanes into px away from the band, above it or below it alike. It places nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.figures.axes import PixelAxis, TimeAxis
from timeline.figures.canvas import Canvas, Plane, Text
from timeline.figures.figure import Space
from timeline.figures.glyphs import Pen, draw_reach
from timeline.figures.inks import LEADER, SYMBOL, WINDOW, BarInk, LineInk, MarkInk
from timeline.figures.lanes import Place
from timeline.figures.legend import glyph_names
from timeline.figures.lettering import DETAIL, TITLE
from timeline.figures.sides import Posted, Side
from timeline.figures.text import escape
from timeline.figures.traces import Target

__all__ = ["Deck", "draw_side"]

TRACK: Final = 13.0
FIRST_TRACK: Final = 8.5
LANE: Final = 58.0
LANE_COMPACT: Final = 46.0
BLOCK: Final = 34.0
LINE: Final = 16.5
ROOM: Final = 16.0
"""From the farthest track to the nearest label."""
PILL: Final = 9.0


@dataclass(frozen=True, slots=True)
class Deck:
    """Distances from the band, in px, on one side: `outward` is -1 above it and 1 below."""

    space: Space
    side: Side
    edge: float
    outward: int
    walls: tuple[float, ...] = ()

    @property
    def depth(self) -> float:
        """How far the side reaches from the band."""
        lanes = self.side.lanes
        return self._lane(lanes - 1) + self.space.px(BLOCK) if lanes else self._lane(0)

    def track(self, number: int) -> float:
        """The y of a track's middle."""
        return self.edge + self.outward * self.space.px(FIRST_TRACK + TRACK * number)

    def _lane(self, number: int) -> float:
        tracks = self.space.px(FIRST_TRACK + TRACK * max(self.side.tracks - 1, 0) + ROOM)
        return tracks + number * self.space.px(LANE_COMPACT if self.space.compact else LANE)

    def block(self, lane: int) -> tuple[float, float]:
        """Top and bottom of a label's two lines."""
        near = self.edge + self.outward * self._lane(lane)
        far = near + self.outward * self.space.px(BLOCK)
        return min(near, far), max(near, far)

    def leader_end(self, place: Place) -> float:
        """Where a leader ends: at the far side of its label, or, across, where the label begins."""
        top, bottom = self.block(place.lane)
        near, far = (bottom, top) if self.outward < 0 else (top, bottom)
        return near if place.side == "across" else far


def draw_side(canvas: Canvas, axis: TimeAxis, deck: Deck) -> None:
    """Paint every mark, leader, label and "+n" of a side, with the places to point at."""
    poster = _Poster(canvas, axis, Plane(axis, PixelAxis()), deck)
    for one in deck.side.posted:
        poster.post(one)
    for group in deck.side.folded:
        if group.place is not None:
            poster.fold(group.claims, group.place)


@dataclass(frozen=True, slots=True)
class _Poster:
    """Paints one side's events on one plane."""

    canvas: Canvas
    axis: TimeAxis
    plane: Plane
    deck: Deck

    def px(self, length: float) -> float:
        return self.canvas.space.px(length)

    def post(self, one: Posted) -> None:
        y, event = self.deck.track(one.track), one.event
        if one.place is not None:
            self.leader(one, y, self.deck.leader_end(one.place))
            self.letters(one, one.place)
        self.mark(one, y)
        self.canvas.target(self.plane, Target(self.axis.at(one.x), y, event.claim_id, escape(event.words)))
        self.canvas.spot(event.claim_id, one.x, y, event.words)

    def leader(self, one: Posted, start: float, end: float) -> None:
        theme = self.canvas.space.theme
        ink = LineInk(theme.ctl if one.event.holds else theme.grid2, self.px(1.2), layer=LEADER)
        when = self.axis.at(one.x)
        self.canvas.line(ink, self.plane, [(when, start), (when, end)])

    def letters(self, one: Posted, place: Place) -> None:
        """Two lines, left-aligned to their box; left of its leader they are pushed against it."""
        theme, letters = self.canvas.space.theme, one.lettering
        assert letters is not None
        top, _ = self.deck.block(place.lane)
        detail = letters.before.markup + letters.after.markup
        self.write(letters.title.markup, place, top + self.px(9), TITLE, theme.ink if one.event.holds else theme.ink2)
        self.write(detail, place, top + self.px(9 + LINE), DETAIL, theme.ink3)

    def write(self, words: str, place: Place, y: float, size: tuple[float, int], color: str) -> None:
        align, x = ("right", place.right) if place.side == "left" else ("left", place.left)
        kind, when = self.canvas.space.type(*size), self.axis.at(place.x)
        # A label that stands across an upright line hides that part of it.
        over = any(place.left - 2 < wall < place.right + 2 for wall in self.deck.walls)
        ground = self.canvas.space.theme.surface if over else ""
        self.canvas.text(Text(words, x, y, kind, color, align, ground, self.axis, when))

    def fold(self, claims: Sequence[str], place: Place) -> None:
        top, _ = self.deck.block(place.lane)
        when, theme = self.axis.at(place.x), self.canvas.space.theme
        ink = LineInk(theme.grid2, self.px(1.2), layer=LEADER)
        self.canvas.line(ink, self.plane, [(when, self.deck.track(0)), (when, self.deck.leader_end(place))])
        words = f"+{len(claims):,}"
        self.write(words, place, top + self.px(9), TITLE, theme.ink3)
        self.canvas.fold(claims, words, place.left, place.right, top + self.px(9))

    def mark(self, one: Posted, y: float) -> None:
        if one.event.look == "said":
            self.said(one, y)
        else:
            draw_reach(Pen(self.canvas, self.plane, one.event.look, one.event.claim_id), one.reach, y)
        self.canvas.legend.update(_legend_names(one))

    def said(self, one: Posted, y: float) -> None:
        """When something was said: a hollow circle on a plain pill as wide as the days on which it may have been."""
        theme, claim = self.canvas.space.theme, one.event.claim_id
        pill = BarInk(self.px(PILL), theme.surface, theme.ink2, self.px(1.1), layer=WINDOW)
        for window in one.reach.windows:
            self.canvas.bar(pill, self.plane, window, y, claim)
        for edge, way in ((one.reach.fade_left, -1), (one.reach.fade_right, 1)):
            if edge is not None:
                self.dots(edge, way, y)
        if one.reach.windows and not self.axis.shows(one.reach.lead):
            return
        ring = MarkInk("circle", self.px(8.5), theme.surface, theme.ink2, self.px(1.4), layer=SYMBOL)
        self.canvas.mark(ring, self.plane, self.axis.at(one.x), y, claim)

    def dots(self, edge: float, way: int, y: float) -> None:
        """A dotted line where it isn't known how much earlier, or later, something was said."""
        ink = LineInk(self.canvas.space.theme.ink3, self.px(1.4), "2px,3px", layer=WINDOW)
        start = self.axis.px(self.axis.clipped(edge))
        points = [(self.axis.at(start), y), (self.axis.at(start + way * self.px(58)), y)]
        self.canvas.line(ink, self.plane, points)


def _legend_names(one: Posted) -> set[str]:
    """The legend's entries that a mark needs."""
    if one.event.look == "said":
        return {"said" if one.reach.windows else "said-day"}
    return glyph_names(one.event.look, one.reach)
