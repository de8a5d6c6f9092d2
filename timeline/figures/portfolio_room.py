"""Room on a portfolio's ruler: the days of each line's marks, and the px that their labels want beside them.

What no longer holds is labelled at its left, what stands at its right. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from timeline.figures.axes import TimeAxis, noon
from timeline.figures.figure import Space
from timeline.figures.labels import Wording, shortened
from timeline.figures.naming import label_texts
from timeline.figures.range import Need
from timeline.figures.reach import Reach, reach_of
from timeline.figures.theme import Type
from timeline.lineup import Line
from timeline.marks import Mark

__all__ = ["date_wordings", "lane_needs", "room_beyond"]

FADE_ROOM: Final = 66.0


def date_wordings(mark: Mark, kind: Type, as_of: date | None) -> list[Wording]:
    """What a mark's label may say, the fullest first."""
    return shortened([Wording(text, kind, mark.sources) for text in label_texts(mark, as_of)])


def lane_needs(line: Line, kind: Type, as_of: date, space: Space, *, walled: bool) -> Iterator[Need]:
    """The days of a line's marks, and the px that their labels want.

    `walled`: the as-of line is drawn, so that what lies before it has no room beyond it. On a phone only the shortest
    label of what stands counts.
    """
    for mark in line.standing:
        found = reach_of(mark, as_of)
        if found:
            room = 0.0 if walled and found.last <= noon(as_of) else _label_room(mark, kind, space, as_of)
            yield _need(found, 0.0, room, space)
    for gone in (line.first_mark, line.last_mark):
        found = reach_of(gone, as_of) if gone else None
        if gone and found:
            room = 0.0 if space.compact or gone is line.last_mark else _label_room(gone, kind, space, as_of)
            yield _need(found, room, 0.0, space)


def _need(found: Reach, before: float, after: float, space: Space) -> Need:
    """The days of a mark, with room for its labels, half of itself, and its fades."""
    edge, fade = space.px(14), space.px(FADE_ROOM)
    left, right = (0.0 if side is None else fade for side in (found.fade_left, found.fade_right))
    return Need(found.first, found.last, max(before, edge) + left, max(after, edge) + right)


def room_beyond(line: Line, kind: Type, as_of: date, space: Space, axis: TimeAxis) -> float:
    """Px that a line's label wants beyond the as-of line: 0 unless the arrow is in its way before it."""
    if line.first_mark is None or len(line.standing) != 1 or axis.px(noon(as_of)) > axis.right:
        return 0.0
    mark = line.standing[0]
    found, wall = reach_of(mark, as_of), axis.px(noon(as_of))
    if found is None or axis.px(found.last) > wall:
        return 0.0
    room = _label_room(mark, kind, space, as_of)
    if axis.px(found.last) + room <= wall:
        return 0.0
    least = date_wordings(mark, kind, as_of)[-1].width + space.px(16)
    return room if axis.px(found.last) + least > wall else 0.0


def _label_room(mark: Mark, kind: Type, space: Space, as_of: date) -> float:
    return date_wordings(mark, kind, as_of)[-1 if space.compact else 0].width + space.px(20)
