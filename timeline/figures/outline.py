"""The outline of a schedule: where each heading and each row lies, however many there are, and how wide the axis is.

Few rows are arranged at once; of more than `MOST_ROWS` each is a dense one, all are as high, and none is made before it
comes into sight. An outline is made once for a selection and a space, and serves every part of the drawing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Final

import numpy as np

from timeline.figures.axes import TimeAxis, moment, noon
from timeline.figures.captions import label_width
from timeline.figures.figure import Space
from timeline.figures.looks import look_of
from timeline.figures.moves import Move, moves_among
from timeline.figures.range import Need, fitted_axis
from timeline.figures.reach import Reach, reach_of
from timeline.figures.rows import Group, Row, arrange, count_rows, dense_marks, rows_of
from timeline.figures.ruler import is_as_of_near
from timeline.figures.schedule_sizes import NARROW, Sizes
from timeline.figures.sections import Section, extents, sections
from timeline.figures.text import width
from timeline.marks import Mark
from timeline.selection import Selection

__all__ = ["MORE", "MOST_ROWS", "Line", "Outline", "outline_of"]

MOST_ROWS: Final = 400
"""A picture counts the rows beyond; a page that draws what is in sight has all, and dense ones from here on."""
MORE: Final = 44.0
"""Px for the words that count those."""
TALL: Final = 1500.0
"""Px at scale 1 above which an exported picture has dense rows."""
FADE_ROOM: Final = 66.0
OUTERMOST: Final = 24
"""Of very many rows, so many that reach farthest to each side are asked how much room their labels want."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, or a row by its chain, from px `top` down to `bottom`."""

    top: float
    bottom: float
    title: str = ""
    chain: int = -1


@dataclass(frozen=True, eq=False)
class Outline:
    """Lines from top to bottom below a header, the ruler, and how many rows are counted instead of drawn (`more`)."""

    selection: Selection
    sizes: Sizes
    axis: TimeAxis
    lines: Sequence[Line]
    more: int
    rows: dict[int, Row] = field(default_factory=dict)

    @property
    def end(self) -> float:
        """Px from the top to where the last line ends."""
        return self.lines[-1].bottom if self.lines else self.sizes.header

    def between(self, top: float, bottom: float) -> Sequence[Line]:
        """The lines that touch a stretch; of one that lies beyond the end, as many at the end."""
        if top >= self.end:
            top, bottom = self.end - (bottom - top), self.end
        first = bisect_right(self.lines, top, key=attrgetter("bottom"))
        return self.lines[first : max(first, bisect_left(self.lines, bottom, key=attrgetter("top")))]

    def headings(self, top: float, bottom: float) -> tuple[tuple[float, str], ...]:
        """(px, title) of each heading in a stretch, and of the last one above it."""
        titled = [(line.top, line.title) for line in self.lines if line.title and line.top < bottom]
        above = sum(at <= top for at, _ in titled)
        return tuple(titled[max(0, above - 1) :])

    def rows_among(self, lines: Iterable[Line]) -> dict[int, Row]:
        """The rows of some lines, by chain."""
        chains = tuple(line.chain for line in lines if line.chain >= 0)
        if self.rows or not chains:
            return self.rows
        [group] = rows_of(self.selection, [Section("", chains)], dense=True)
        return dict(zip(chains, group.rows, strict=True))


@lru_cache(maxsize=4)
def outline_of(selection: Selection, space: Space, *, endless: bool = False) -> Outline:
    """The outline in a space; an `endless` one counts nothing out."""
    if endless and count_rows(selection) > MOST_ROWS:
        return _long(selection, space)
    listed, sizes = arrange(selection, most=MOST_ROWS), Sizes.of(space)
    if space.printed and sizes.header + sizes.height_of_all(listed) > space.px(TALL):
        listed, sizes = arrange(selection, most=MOST_ROWS, dense=True), Sizes.of(space, dense=True)
    if space.exact and space.height is not None:
        listed, sizes = _held(selection, space, listed, space.height)
    else:
        sizes = sizes.stretched(listed, space.height)
    rows = [row for group in listed for row in group.rows]
    by_chain = {row.marks[0].chain: row for row in rows}
    more = count_rows(selection) - len(rows)
    high = ((group.title, [(row.marks[0].chain, sizes.height_of(row)) for row in group.rows]) for group in listed)
    axis = _axis(selection, [row.marks for row in rows], space, sizes)
    return Outline(selection, sizes, axis, list(_lines(high, sizes)), more, by_chain)


def _held(selection: Selection, space: Space, listed: list[Group], height: int) -> tuple[list[Group], Sizes]:
    """What a height holds: all rows, or dense ones, or the first of those above the words that count the others."""
    sizes = Sizes.of(space, dense=any(row.dense for group in listed for row in group.rows))
    if sizes.stretched(listed, height).height_of_all(listed) <= height - sizes.header:
        return listed, sizes.stretched(listed, height)
    listed, sizes = arrange(selection, most=MOST_ROWS, dense=True), Sizes.of(space, dense=True)
    if sizes.height_of_all(listed) <= height - sizes.header:
        return listed, sizes.stretched(listed, height)
    room, held = height - sizes.header - space.px(MORE), []
    for group in listed:
        room -= sizes.group if group.title else 0.0
        rows = group.rows[: max(0, int(room / sizes.row))]
        held += [Group(group.title, rows)] if rows else []
        room -= sizes.row * len(rows)
    return held, sizes


def _lines(listed: Iterable[tuple[str, Iterable[tuple[int, float]]]], sizes: Sizes) -> Iterator[Line]:
    """The lines of headings with their (chain, height)."""
    top = sizes.header
    for title, rows in listed:
        if title:
            yield Line(top, top := top + sizes.group, title)
        for chain, height in rows:
            yield Line(top, top := top + height, chain=chain)


def _long(selection: Selection, space: Space) -> Outline:
    """Very many rows, all as high."""
    sizes, listed = Sizes.of(space, dense=True), sections(selection)
    lines = _lines(((one.title, ((chain, sizes.row) for chain in one.chains)) for one in listed), sizes)
    outer = dense_marks(selection, _outermost(selection))
    return Outline(selection, sizes, _axis(selection, outer, space, sizes), list(lines), 0)


def _outermost(selection: Selection) -> tuple[int, ...]:
    """The chains that begin first, and those that end last."""
    low, high = extents(selection.frame)
    chains = selection.frame["chain"].to_numpy(dtype=np.int64)
    far = np.iinfo(np.int64).max
    ends = (np.where(low == far, high, low), -np.where(high == far, np.where(low == far, -far, low), high))
    found = [chains[np.argsort(end, kind="stable")[:OUTERMOST]] for end in ends]
    return tuple(dict.fromkeys(np.concatenate(found).tolist()))


# -- The ruler -----------------------------------------------------------------------------------------------------


def _axis(selection: Selection, rows: Iterable[Sequence[Mark]], space: Space, sizes: Sizes) -> TimeAxis:
    """A ruler that holds every mark with room for its labels, and a near as-of day; or the window of the view."""
    left, right = sizes.column or space.px(12), space.width - space.px(12)
    needs = [need for row in rows for need in _needs(row, space, selection.as_of)]
    last = max((need.last for need in needs), default=moment(selection.as_of))
    if is_as_of_near(last, selection.as_of) and not space.compact:
        when = noon(selection.as_of)
        needs.append(Need(when, when, space.px(10), space.px(20)))
    most = 0.06 if space.compact else 0.15 if space.design_width < NARROW else 0.3
    return fitted_axis(needs, left, right, most=most, window=(selection.view.start, selection.view.end))


def _needs(row: Sequence[Mark], space: Space, as_of: date) -> Iterator[Need]:
    slips = {move.old.claim_id: move for move in moves_among(row) if _is_within(move)}
    for mark in row:
        found = reach_of(mark, as_of)
        if found is not None:
            move = slips.get(mark.claim_id)
            yield _need(mark, found, space, as_of, width(move.said, space.type(12.5)) if move else 0.0)


def _is_within(move: Move) -> bool:
    """Whether an arrow falls straight down, so that its slip stands beside the old mark."""
    first, last = move.old.start
    day = move.new.start[0]
    return first is not None and last is not None and day is not None and first <= day <= last


def _need(mark: Mark, found: Reach, space: Space, as_of: date, slip: float) -> Need:
    room, edge = label_width(mark, space, as_of), space.px(14)
    before = after = edge
    if look_of(mark) in ("superseded", "conflicting"):
        before, after = room, max(edge, slip + space.px(20))
    elif found.core is None or mark.state not in ("actual", "current"):
        after = room
    before += space.px(FADE_ROOM) if found.fade_left is not None else 0
    after += space.px(FADE_ROOM) if found.fade_right is not None else 0
    return Need(found.first, found.last, before, after)
