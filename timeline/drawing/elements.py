"""What a drawn picture is made of: outlines, lines of text, groups of them; in px from the top left, bottom to top.

Plain values that any writer (SVG, PDF) can turn into its own; they hold no axes and no data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline.errors import ExportError

__all__ = [
    "CLEAR",
    "Box",
    "Colour",
    "Drawing",
    "Element",
    "Group",
    "Outline",
    "Paint",
    "Run",
    "Undrawable",
    "Words",
    "legible",
]


class Undrawable(ExportError):
    """A figure with something that this engine doesn't know; drawing it would leave that out in silence."""


class Colour(NamedTuple):
    """`#RRGGBB` and an opacity from 0 to 1."""

    code: str
    alpha: float = 1.0


CLEAR: Final = Colour("#000000", 0.0)
# What no XML file may hold, even escaped: most control characters, halves of surrogate pairs, and two non-characters.
_NO_TEXT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """A text that every file can hold: what isn't text becomes the sign for an unknown character.

    >>> legible("a\\x07b")
    'a\ufffdb'
    """
    return _NO_TEXT.sub("\ufffd", text)


class Box(NamedTuple):
    """A rectangle in px, `y` downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside, give or take what nobody can see."""
        return (
            self.left - 0.01 <= other.left
            and self.top - 0.01 <= other.top
            and other.right <= self.right + 0.01
            and other.bottom <= self.bottom + 0.01
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """How an outline is filled and stroked; `dash` in px, none if empty. `miter` is the limit of pointed corners."""

    fill: Colour = CLEAR
    stroke: Colour = CLEAR
    width: float = 0.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    even_odd: bool = False
    miter: float = 4.0

    @property
    def is_filled(self) -> bool:
        """Whether a filling can be seen."""
        return self.fill.alpha > 0

    @property
    def is_stroked(self) -> bool:
        """Whether a stroke can be seen."""
        return self.stroke.alpha > 0 and self.width > 0

    @property
    def is_seen(self) -> bool:
        """Whether anything can."""
        return self.is_filled or self.is_stroked


@dataclass(frozen=True, slots=True)
class Outline:
    """A path in SVG's letters `M L C Z`, absolute, and its paint."""

    path: str
    paint: Paint


class Run(NamedTuple):
    """A stretch of text at `size` times the line's size, its baseline `rise` px above the line's."""

    text: str
    size: float = 1.0
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on its baseline; `anchor` is which of its ends stands at `x`: start, middle or end."""

    runs: tuple[Run, ...]
    x: float
    y: float
    size: float
    weight: int
    colour: Colour
    anchor: str = "start"

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements drawn together: moved to `at`, scaled, turned clockwise (degrees, about `at`), clipped to a box."""

    elements: tuple[Element, ...]
    name: str = ""
    at: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    angle: float = 0.0
    clip: Box | None = None


Element = Outline | Words | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of `width` x `height` px on a ground, with its title and what it shows in words."""

    width: float
    height: float
    ground: Colour
    elements: tuple[Element, ...]
    title: str = ""
    about: str = ""
    families: str = field(default="sans-serif")

    def words(self) -> list[Words]:
        """Every line of text in it."""
        return _words(self.elements)


def _words(elements: tuple[Element, ...]) -> list[Words]:
    found: list[Words] = []
    for element in elements:
        if isinstance(element, Words):
            found.append(element)
        elif isinstance(element, Group):
            found += _words(element.elements)
    return found
