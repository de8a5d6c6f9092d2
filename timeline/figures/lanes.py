"""Lanes: where the labels of a timeline go, so that none meets another, a leader or the frame.

Each label hangs on a leader, an upright line from its mark through the lanes nearer to the axis (lane 0 is nearest). A
label stands right of its leader, or left of it, or, where neither side has room, at the leader's far end across it. All
figures are pixels; it knows neither dates nor fonts, and draws nothing.
"""

from __future__ import annotations

from bisect import bisect, bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

__all__ = ["Frame", "Hanging", "Place", "meet", "place"]

Side = Literal["right", "left", "across"]

OFFSET: Final = 11.0
"""From a leader to the text beside it."""
APART: Final = 12.0
"""Between two labels in one lane."""
CLEAR: Final = 5.0
"""Between a label and somebody else's leader."""
MANY: Final = 40
"""More labels than this are laid out once only."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """A label to place: where its leader stands, how wide it is, and its rank where there isn't room for all."""

    x: float
    width: float
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where labels may go: between `left` and `right`, in `lanes` lanes, never over the upright lines at `walls`.

    `scale` multiplies the room that is kept between things.
    """

    left: float
    right: float
    lanes: int
    walls: tuple[float, ...] = ()
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A label placed: its lane, its leader and its box from `left` to `right`."""

    x: float
    lane: int
    left: float
    right: float
    side: Side

    @property
    def reach(self) -> int:
        """The last lane that the leader runs through; across, it ends where the label begins."""
        return self.lane - 1 if self.side == "across" else self.lane


def meet(one: Place, other: Place, scale: float = 1.0) -> bool:
    """Whether two labels share a place, or the leader of one runs through the other's text."""
    apart = APART * scale
    if one.lane == other.lane and one.left < other.right + apart and other.left < one.right + apart:
        return True
    return _crossed(one, other, scale) or _crossed(other, one, scale)


def _crossed(label: Place, leader: Place, scale: float) -> bool:
    clear = CLEAR * scale
    return leader.reach >= label.lane and label.left - clear < leader.x < label.right + clear


def place(labels: Sequence[Hanging], frame: Frame, taken: Sequence[Place] = ()) -> list[Place | None]:
    """A place for each label, in the order given, clear of those already `taken`; `None` for one that fits nowhere.

    Labels are placed from right to left, each in the nearest lane where it fits. If not all fit, those of higher
    rank are placed first and the others where room is left, in the best of a few layouts.

    >>> near, far = Hanging(100, 80), Hanging(40, 80)
    >>> [found and found.lane for found in place([far, near], Frame(0, 400, 6))]
    [1, 0]
    """
    best = _layout(labels, frame, taken, _Attempt(frame.lanes))
    if len(best) < len(labels) and len(labels) > 1:
        others = [_layout(labels, frame, taken, attempt) for attempt in _attempts(len(labels), frame.lanes)]
        best = min([best, *others], key=lambda found: _cost(found, labels))
    return [best.get(index) for index in range(len(labels))]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to lay labels out: in how many lanes, by rank or by place, and whether a label left of its leader goes far
    out, where it covers no other leader."""

    lanes: int
    by_rank: bool = False
    far_left: bool = False


def _attempts(count: int, lanes: int) -> list[_Attempt]:
    ranked = _Attempt(lanes, by_rank=True)
    if count > MANY:
        return [ranked]
    far = [_Attempt(fewer, by_rank, True) for fewer in range(1, lanes + 1) for by_rank in (False, True)]
    return [ranked, *far]


def _cost(found: dict[int, Place], labels: Sequence[Hanging]) -> tuple[int, int]:
    """What an arrangement leaves out, by rank, then how many lanes it takes."""
    missing = sum(2**label.rank for index, label in enumerate(labels) if index not in found)
    return missing, max((spot.lane for spot in found.values()), default=0)


@dataclass(slots=True)
class _Lane:
    """What one lane holds: its labels from left to right, and the x of every leader that runs through it."""

    labels: list[tuple[float, float]] = field(default_factory=list)
    leaders: list[float] = field(default_factory=list)

    def is_free(self, left: float, right: float, scale: float) -> bool:
        """Whether a label may stand here: clear of the next labels on both sides and of every leader."""
        apart, clear = APART * scale, CLEAR * scale
        at = bisect(self.labels, (left, right))
        near = self.labels[max(0, at - 1) : at + 1]
        if any(left < after + apart and before < right + apart for before, after in near):
            return False
        return bisect(self.leaders, left - clear) == bisect_left(self.leaders, right + clear)

    def is_crossed(self, x: float, scale: float) -> bool:
        """Whether a leader at `x` would run through a label."""
        clear = CLEAR * scale
        at = bisect(self.labels, (x, x))
        return any(left - clear < x < right + clear for left, right in self.labels[max(0, at - 1) : at + 1])


class _Stack:
    """All lanes with what was placed in them."""

    def __init__(self, lanes: int, scale: float, taken: Sequence[Place]) -> None:
        self._scale = scale
        self._lanes = [_Lane() for _ in range(max([lanes, *(spot.lane + 1 for spot in taken)]))]
        for spot in taken:
            self.take(spot)

    def take(self, spot: Place) -> None:
        """Put a label and its leader in."""
        insort(self._lanes[spot.lane].labels, (spot.left, spot.right))
        for lane in self._lanes[: spot.reach + 1]:
            insort(lane.leaders, spot.x)

    def fit(self, label: Hanging, frame: Frame, attempt: _Attempt) -> Place | None:
        """The first place for a label that meets nothing placed so far, as `meet` has it; `None` where there is none.

        Sides before lanes: a label left of its leader reads less well than one a lane farther out.
        """
        open_lanes = next((at for at, lane in enumerate(self._lanes) if lane.is_crossed(label.x, self._scale)), None)
        for left, side in _candidates(label, frame):
            right, lanes = left + label.width, range(attempt.lanes)
            if not _inside(left, right, frame):
                continue
            for number in reversed(lanes) if attempt.far_left and side != "right" else lanes:
                spot = Place(label.x, number, left, right, side)
                is_open = open_lanes is None or spot.reach < open_lanes
                if is_open and self._lanes[number].is_free(left, right, self._scale):
                    return spot
        return None


def _layout(labels: Sequence[Hanging], frame: Frame, taken: Sequence[Place], attempt: _Attempt) -> dict[int, Place]:
    """Labels from right to left, with `by_rank` the higher ranks first."""

    def turn(index: int) -> tuple[int, float]:
        return -labels[index].rank if attempt.by_rank else 0, -labels[index].x

    stack = _Stack(attempt.lanes, frame.scale, taken)
    found: dict[int, Place] = {}
    for index in sorted(range(len(labels)), key=turn):
        spot = stack.fit(labels[index], frame, attempt)
        if spot is not None:
            found[index] = spot
            stack.take(spot)
    return found


def _candidates(label: Hanging, frame: Frame) -> Iterator[tuple[float, Side]]:
    offset = OFFSET * frame.scale
    yield label.x + offset, "right"
    yield label.x - offset - label.width, "left"
    yield min(max(label.x - label.width / 2, frame.left), frame.right - label.width), "across"


def _inside(left: float, right: float, frame: Frame) -> bool:
    if left < frame.left or right > frame.right:
        return False
    clear = CLEAR * frame.scale
    return not any(left - clear < wall < right + clear for wall in frame.walls)
