"""Reach: what a mark covers in time, in moments: what is certain, what is possible, and where it is not known.

A moment happens once, somewhere in its window. An activity surely goes on from its latest start to its earliest end
(the core) and possibly from its earliest start to its latest end (the windows around it). It knows no px and no
colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.figures.axes import moment
from timeline.marks import Bounds, Mark

__all__ = ["Reach", "Stretch", "reach", "reach_of"]

Stretch = tuple[float, float]
UNKNOWN: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Reach:
    """Stretches of moments. `windows` are possible days, `core` certain ones, `middle` where a moment's symbol goes.

    `fade_left`, `fade_right` are where a side that is not known begins; `cap` says which edge alone was stated;
    `lead` is the middle of the leading edge, where an arrow points.
    """

    windows: tuple[Stretch, ...] = ()
    core: Stretch | None = None
    middle: float | None = None
    fade_left: float | None = None
    fade_right: float | None = None
    cap: str = ""
    lead: float = 0.0
    ongoing: bool = False

    @property
    def moments(self) -> list[float]:
        """Every edge, for the range of an axis."""
        edges = [edge for stretch in (*self.windows, *([self.core] if self.core else [])) for edge in stretch]
        return edges + [edge for edge in (self.middle, self.fade_left, self.fade_right) if edge is not None]

    @property
    def first(self) -> float:
        """Its left end."""
        return min(self.moments)

    @property
    def last(self) -> float:
        """Its right end."""
        return max(self.moments)


def reach_of(mark: Mark, as_of: date) -> Reach | None:
    """The reach of a mark; `None` where no day is known. It goes on at `as_of` only where a source says so."""
    if mark.is_point:
        return reach("point", mark.start)
    still = mark.status == "actual" and mark.end[1] is None and mark.end[0] is not None and mark.end[0] >= as_of
    found = reach("span", mark.start, mark.end)
    return found if found is None or not still else _going_on(found, as_of)


def _going_on(found: Reach, as_of: date) -> Reach:
    end = moment(as_of) + 1
    core = (found.core[0], end) if found.core else None
    return Reach(
        found.windows, core, None, found.fade_left, None if core else end, found.cap, found.lead, core is not None
    )


def reach(kind: str, start: Bounds, end: Bounds = UNKNOWN) -> Reach | None:
    """The reach of a moment (`point`, by `start`) or of an activity (`span`), from inclusive bounds.

    >>> found = reach("span", (date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 3, 30), date(2024, 5, 30)))
    >>> found.core == (moment(date(2024, 2, 29)), moment(date(2024, 3, 31))), len(found.windows)
    (True, 2)
    """
    if start == UNKNOWN and (end == UNKNOWN or kind == "point"):
        return None
    if kind == "point":
        return _point(start)
    if UNKNOWN in (start, end):
        return _one_edge(start, "start") if end == UNKNOWN else _one_edge(end, "end")
    return _span(start, end)


def _point(bounds: Bounds) -> Reach:
    earliest, latest = bounds
    if earliest is None or latest is None:
        return _half_open(bounds, "")
    first, last = moment(earliest), moment(latest) + 1
    middle = (first + last) / 2
    return Reach(() if earliest == latest else ((first, last),), middle=middle, lead=middle)


def _half_open(bounds: Bounds, cap: str) -> Reach:
    """Known on one side only: a cap there, and a fade on the other."""
    earliest, latest = bounds
    if earliest is not None:
        return Reach(fade_right=moment(earliest), cap=cap or "start", lead=moment(earliest))
    assert latest is not None
    return Reach(fade_left=moment(latest) + 1, cap=cap or "end", lead=moment(latest) + 1)


def _one_edge(bounds: Bounds, cap: str) -> Reach:
    earliest, latest = bounds
    if earliest is None or latest is None:
        return _half_open(bounds, cap)
    first, last = moment(earliest), moment(latest) + 1
    return Reach(((first, last),), cap=cap, lead=(first + last) / 2)


def _span(start: Bounds, end: Bounds) -> Reach:
    """Both edges stated, each perhaps open: an end is never before the start, nor a start after the end."""
    start_first, start_last = _days(start)
    end_first, end_last = _days(end)
    certain_from = _least(start_last, end_last)
    certain_to = _most(end_first, start_first)
    left = start_first if start_first is not None else _least(certain_from, certain_to)
    right = end_last if end_last is not None else _most(certain_from, certain_to)
    assert left is not None
    assert right is not None
    lead = left if None in start or certain_from is None else (left + certain_from + 1) / 2
    fades = (left if start_first is None else None, right + 1 if end_last is None else None)
    if certain_from is None or certain_to is None or certain_from > certain_to:
        return Reach(((left, right + 1),), None, None, *fades, lead=lead)
    core = (certain_from, certain_to + 1)
    windows = tuple(stretch for stretch in ((left, core[0]), (core[1], right + 1)) if stretch[1] > stretch[0])
    return Reach(windows, core, None, *fades, lead=lead)


def _days(bounds: Bounds) -> tuple[float | None, float | None]:
    first, last = (None if day is None else moment(day) for day in bounds)
    return first, last


def _least(*edges: float | None) -> float | None:
    return min((edge for edge in edges if edge is not None), default=None)


def _most(*edges: float | None) -> float | None:
    return max((edge for edge in edges if edge is not None), default=None)
