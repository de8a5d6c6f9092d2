"""Labels: measured wordings, tried at places in order until one is free, else shortened, else dropped.

Everything is px on the page. A label that can't be placed is not drawn at all: the card and the table always have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.figures.text import escape, width
from timeline.figures.theme import Type
from timeline.words import apart, footnote_marks

__all__ = ["Box", "Field", "Joint", "Placed", "Room", "Wording", "beside", "place", "shortened"]

CELL: Final = 48.0
FEW: Final = 24
"""So many boxes are asked one by one: a grid pays from there on."""


class Box(NamedTuple):
    """A rectangle in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two overlap, or come nearer than `gap`; touching edges don't count."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def inside(self, frame: Box) -> bool:
        """Whether it lies within `frame`, edges included."""
        return (
            frame.left <= self.left
            and self.right <= frame.right
            and frame.top <= self.top
            and self.bottom <= frame.bottom
        )

    def grown(self, by: float) -> Box:
        """The box with `by` px more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(slots=True)
class Field:
    """The room that labels share: a frame that they may not leave, and what they may not meet.

    What is taken is kept by the cells of a grid that it touches, so that a question costs the same however much is.
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)
    _cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sorted: int = field(default=0, init=False, repr=False, compare=False)

    def take(self, *boxes: Box) -> None:
        """Mark room as used."""
        self.taken.extend(boxes)

    def is_free(self, box: Box) -> bool:
        """Whether `box` lies in the frame and meets nothing."""
        if not box.inside(self.frame):
            return False
        if len(self.taken) <= FEW:
            return not any(box.meets(other) for other in self.taken)
        self._sort()
        cells = self._cells
        return not any(box.meets(other) for cell in _cells_of(box) for other in cells.get(cell, ()))

    def _sort(self) -> None:
        """Put what was taken since the last question into its cells; what lies out of the frame meets no label."""
        for box in self.taken[self._sorted :]:
            if box.meets(self.frame):
                for cell in _cells_of(_common(box, self.frame)):
                    self._cells.setdefault(cell, []).append(box)
        self._sorted = len(self.taken)


@dataclass(frozen=True, slots=True)
class Joint:
    """Two fields as one: free is what is free in both."""

    one: Field
    other: Field

    def is_free(self, box: Box) -> bool:
        """Whether `box` is free in both fields."""
        return self.one.is_free(box) and self.other.is_free(box)


Room = Field | Joint
"""Where a label may be tried."""


def _common(box: Box, frame: Box) -> Box:
    return Box(
        max(box.left, frame.left),
        max(box.top, frame.top),
        min(box.right, frame.right),
        min(box.bottom, frame.bottom),
    )


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    down = range(int(box.top // CELL), int(box.bottom // CELL) + 1)
    for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
        for row in down:
            yield column, row


@dataclass(frozen=True, slots=True)
class Wording:
    """Plain text with its source numbers, in a type."""

    text: str
    kind: Type
    notes: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """Px, source numbers included."""
        return _wide(self.text, self.kind, self.notes)

    @property
    def height(self) -> float:
        """Px of its line."""
        return self.kind.size * 1.3

    @property
    def markup(self) -> str:
        """Escaped, with its source numbers as superscripts: what plotly is given."""
        return escape(apart(self.text)) + footnote_marks(list(self.notes))


@lru_cache(maxsize=16384)
def _wide(text: str, kind: Type, notes: tuple[int, ...]) -> float:
    return width(text, kind) + (_notes_width(notes, kind) if notes else 0.0)


def _notes_width(notes: tuple[int, ...], kind: Type) -> float:
    if any(note > 9 for note in notes):
        thin = width("\N{THIN SPACE}", kind)
        return sum(thin + width(str(note), replace(kind, size=kind.size * 0.7)) for note in notes)
    return width(footnote_marks(list(notes)), kind)


class Placed(NamedTuple):
    """A wording and the box that it was given."""

    wording: Wording
    box: Box


def beside(wording: Wording, side: str, mark: Box, gap: float) -> Box:
    """The box of a wording `gap` px from a mark: `left`, `right`, `above`, `below` or `inside` it at its left end."""
    middle = (mark.top + mark.bottom) / 2
    top = middle - wording.height / 2
    if side == "above":
        top = mark.top - gap - wording.height
    elif side == "below":
        top = mark.bottom + gap
    left = {"right": mark.right + gap, "left": mark.left - gap - wording.width, "inside": mark.left + gap}.get(
        side, (mark.left + mark.right - wording.width) / 2
    )
    return Box(left, top, left + wording.width, top + wording.height)


def place(room: Field, wordings: Iterable[Wording], sides: Sequence[str], mark: Box, gap: float) -> Placed | None:
    """The first wording, at the first of `sides`, that is free beside `mark`; it takes that room. `None` if none is."""
    for wording in wordings:
        for side in sides:
            box = beside(wording, side, mark, gap)
            if room.is_free(box):
                room.take(box)
                return Placed(wording, box)
    return None


def shortened(wordings: Sequence[Wording]) -> list[Wording]:
    """What to try in turn: as given (the fullest first), without source numbers, then with the century left out."""
    bare = [replace(wording, notes=()) for wording in wordings if wording.notes]
    short = [replace(wording, text=_without_century(wording.text), notes=()) for wording in wordings]
    return list(dict.fromkeys([*wordings, *bare, *short]))


def _without_century(text: str) -> str:
    words = text.split(" ")
    last = words[-1]
    if len(words) > 1 and len(last) == 4 and last.isdecimal():
        return " ".join([*words[:-1], f"’{last[2:]}"])
    return text
