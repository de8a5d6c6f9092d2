"""Elements of a subplot, and whether they need its frame: a clip costs time in every program that draws it.

What lies inside is given out as it is, what reaches out in a group that is clipped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.drawing.elements import Box, Element, Group, Outline

__all__ = ["Framed", "framed"]


@dataclass(slots=True)
class Framed:
    """Elements in their order, and whether any reaches out of `frame`."""

    frame: Box
    elements: list[Element] = field(default_factory=list)
    reaches_out: bool = False

    def add(self, element: Outline, box: Box, margin: float = 0.0) -> None:
        """One more, which lies in a box give or take a margin; nothing for one that is wholly outside."""
        grown = Box(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
        if self._is_outside(grown):
            return
        self.elements.append(element)
        self.reaches_out = self.reaches_out or not self.frame.holds(grown)

    def _is_outside(self, box: Box) -> bool:
        frame = self.frame
        apart = box.right < frame.left or box.left > frame.right
        return apart or box.bottom < frame.top or box.top > frame.bottom


def framed(drawn: Framed) -> list[Element]:
    """The elements, in one clipped group if any reaches out."""
    if drawn.reaches_out:
        return [Group(tuple(drawn.elements), clip=drawn.frame)]
    return list(drawn.elements)
