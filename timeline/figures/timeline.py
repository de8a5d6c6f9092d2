"""The timeline view: a band of years, what was said and shown above it, what was made and released below.

Each event has a mark in a track beside the band, as wide as its window, and a label that hangs on a leader. It puts the
parts together; which events there are is for `events`, where their labels fit for `sides`, how they look for `posting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd

from timeline import words
from timeline.events import Event, events_of, undated_events
from timeline.figures.axes import PixelAxis, TimeAxis, noon
from timeline.figures.band import draw_band
from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box
from timeline.figures.legend import ORDER
from timeline.figures.posting import Deck, draw_side
from timeline.figures.range import Need, fitted_axis
from timeline.figures.ruler import is_as_of_near
from timeline.figures.sides import Limits, Side, arrange
from timeline.figures.text import clip, escape, width
from timeline.figures.windows import windows_of
from timeline.pipeline import Selection

__all__ = ["FIGURE", "Timeline"]

HEAD: Final = 46.0
BAND: Final = 34.0
LEAST_SIDE: Final = 70.0
OPEN: Final = 74.0
LABEL: Final = 190.0
HEADING: Final = (13, 600)
NOTE: Final = (12, 400)
AS_OF: Final = (12, 600)
LEGEND: Final = ("said-day", "said", *ORDER)
LIMITS: Final = (
    *(Limits(lanes) for lanes in (6, 5, 4, 3, 2)),
    *(Limits(lanes, marks) for marks in (150, 100, 60) for lanes in (2, 1)),
)
"""What a height that is exact may hold, the most first; a side never has more than the first."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events on a band of years, with labels that never meet."""

    name: str = "timeline"
    title: str = "Timeline"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """The scene of `selection` in `space`; it grows with the lanes that its labels take."""
        events = events_of(selection)
        dated = events.dated
        axis, line = _ruler(selection, dated, space)
        walls = () if line is None else (line,)
        for limits in LIMITS if space.exact else LIMITS[:1]:
            said, made = (
                arrange(events, side, axis, space, walls=walls, limits=limits)
                for side in (dated[dated["said"]], dated[~dated["said"]])
            )
            depths = [max(Deck(space, side, 0, 1).depth, space.px(LEAST_SIDE)) for side in (said, made)]
            needed = sum(depths) + space.px(2 * HEAD + BAND)
            if needed <= (space.height or 0):
                break
        height = round(max(needed, space.height or 0))
        top = space.px(HEAD) + depths[0] + (height - needed) / 2
        bottom = top + space.px(BAND)
        canvas = Canvas(space)
        draw_band(canvas, axis, top, bottom)
        draw_side(canvas, axis, Deck(space, said, top, -1, walls))
        draw_side(canvas, axis, Deck(space, made, bottom, 1, walls))
        name = _as_of_name(selection, space, line)
        _draw_headings(canvas, (said, made), undated_events(selection), height, name)
        _draw_as_of(canvas, axis, name, line, height)
        if not len(dated):
            draw_nothing(canvas, selection, Box(0, space.px(HEAD), space.width, top))
        return canvas.scene(height, [axis, PixelAxis()], legend=LEGEND, revision=_revision(selection))


def _revision(selection: Selection) -> str:
    return "|".join([*selection.view.productions, "timeline"])


def _ruler(selection: Selection, dated: pd.DataFrame, space: Space) -> tuple[TimeAxis, float | None]:
    """The ruler over all events, or over the view's own window, and the as-of line's place if it has one."""
    edge, label = space.px(26), min(space.px(LABEL), space.width * 0.14)
    needs = windows_of(dated).needs(edge, edge + space.px(OPEN), label)
    today = noon(selection.as_of)
    near = is_as_of_near(max((need.last for need in needs), default=today), selection.as_of)
    if near:
        needs.append(Need(today, today, edge, edge))
    axis = fitted_axis(needs, 0, space.width, window=(selection.view.start, selection.view.end))
    return axis, axis.px(today) if near and axis.shows(today) else None


def _draw_headings(
    canvas: Canvas, sides: tuple[Side, Side], undated: Sequence[Event], height: int, name: _Name
) -> None:
    """What each side is, and what couldn't be shown there."""
    (said, made), space, middle = sides, canvas.space, canvas.space.px(HEAD) / 2
    below = [f"Without a day: {'; '.join(event.words for event in undated)}"] if undated else []
    taken = name.left, name.left + width(name.words, space.type(*AS_OF))
    _draw_heading(canvas, "Said and shown", middle, _notes(said, []), taken)
    _draw_heading(canvas, "Made and released", height - middle, _notes(made, below), (space.width, space.width))


def _draw_heading(canvas: Canvas, heading: str, y: float, notes: Sequence[str], taken: tuple[float, float]) -> None:
    """A side's name and the longest of the notes that fits beside it, before or behind what is `taken` (px)."""
    space, theme, gap = canvas.space, canvas.space.theme, canvas.space.px(14)
    x, bold, plain = space.px(20), space.type(*HEADING), space.type(*NOTE)
    canvas.text(Text(heading, x, y, bold, theme.ink2))
    x += width(heading, bold) + gap
    rooms = (x, taken[0] - gap - x), (taken[1] + gap, space.width - taken[1] - 2 * gap)
    fitting = ((note, left) for note in notes for left, room in rooms if width(note, plain) <= room)
    note, left = next(fitting, (clip(notes[-1], rooms[0][1], plain) if notes else "", x))
    canvas.text(Text(escape(note), left, y, plain, theme.ink3))


def _notes(side: Side, others: list[str]) -> list[str]:
    """What to say of what is not shown, the fullest first."""
    unseen, hidden = side.hidden + side.covered, [""]
    if unseen:
        which = "not drawn" if side.is_crowd else "under others"
        on_top = f", {side.covered:,} of them {which}" if side.covered else ""
        hidden = [f"{unseen:,} without a label{on_top}", f"{unseen:,} without a label", f"+{unseen:,}"]
    away = f"{side.away:,} outside these dates" if side.away else ""
    notes = ["  ·  ".join(part for part in (text, away, *others) if part) for text in hidden]
    return [note for note in notes if note]


class _Name(NamedTuple):
    """The as-of day as it is written: where its left end is, and which of its ends is held."""

    words: str
    left: float
    held: str


def _as_of_name(selection: Selection, space: Space, line: float | None) -> _Name:
    """Left of its line, else right of it, clear of the heading; where there is room for neither, the day alone.

    Without a line, which would lie far out, at the right edge.
    """
    short, kind, gap, heading = words.day(selection.as_of), space.type(*AS_OF), space.px(8), space.px(150)
    if line is None:
        name = f"as of {short} →"
        return _Name(name, space.width - space.px(14) - width(name, kind), "right")
    for name in (f"as of {short}", short):
        before, behind = line - gap - width(name, kind), max(line + gap, heading)
        if before > heading:
            return _Name(name, before, "right")
        if behind + width(name, kind) < space.width - space.px(4):
            return _Name(name, behind, "left")
    return _Name(short, space.width - space.px(4) - width(short, kind), "right")


def _draw_as_of(canvas: Canvas, axis: TimeAxis, name: _Name, line: float | None, height: int) -> None:
    """The as-of line with its name; where it would lie far out, only the name."""
    space, theme = canvas.space, canvas.space.theme
    kind = space.type(*AS_OF)
    x = name.left + (width(name.words, kind) if name.held == "right" else 0)
    canvas.text(Text(name.words, x, space.px(HEAD) / 2, kind, theme.ink, name.held))
    if line is None:
        return
    end = space.px(14 if line > space.px(150) else HEAD - 8)  # short of the headings where it would run into them
    canvas.upright(Rule(theme.ink2, space.px(1.4), "above"), axis, axis.at(line), end, height - end)
    canvas.legend.add("as-of")


FIGURE = Timeline()
