"""XML as a tree of elements with their places. It knows neither how it is read nor any format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Element"]


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, its attributes, its children, and where it begins (from 1)."""

    tag: str
    space: str
    line: int
    column: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    passed: int = 0
    """How many elements were passed over inside it."""

    @property
    def text(self) -> str:
        """Its own text, without the blanks around it."""
        return "".join(self.pieces).strip()

    def all(self, tag: str) -> list[Element]:
        """The children of a name, in order."""
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children if child.tag == tag), None)

    def value(self, tag: str) -> str:
        """The text of the first child of a name, "" where there is none."""
        child = self.first(tag)
        return child.text if child is not None else ""

    def repeated(self, tags: Iterable[str]) -> list[Element]:
        """Second children of names that may stand once only."""
        return [child for tag in tags for child in self.all(tag)[1:]]
