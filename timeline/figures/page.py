"""The page: texts and rules in px, given out as plotly's annotations and shapes, which count in shares of the plot.

What is tied to an axis moves with it; the rest stays where it is. All lines of one kind are one shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.figures.axes import TimeAxis, ValueAxis
from timeline.figures.labels import Box
from timeline.figures.theme import Type

__all__ = ["Page", "Rule", "Segment", "Text"]

Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is no data: colour, width in px, dash, and whether it lies `below` or `above` the data."""

    color: str
    width: float = 1.0
    layer: str = "below"
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `words` is escaped already. `ground` paints a colour behind it.

    `x`, `y` are px: the left end, centre or right end by `align`, and the middle of the line. `axis` ties it to a value
    of an x axis, so that it moves with that when the reader zooms. `angle` turns it clockwise, in degrees.
    """

    words: str
    x: float
    y: float
    kind: Type
    color: str
    align: str = "left"
    ground: str = ""
    axis: TimeAxis | ValueAxis | None = None
    value: float = 0.0
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A plot of `width` x `height` px without margins."""

    width: float
    height: float

    def across(self, px: float) -> float:
        """A place from the left as a share of the width."""
        return round(px / self.width, 6)

    def up(self, px: float) -> float:
        """A place from the top as a share of the height from the bottom."""
        return round(1 - px / self.height, 6)

    def blocks(self, blocks: Mapping[str, Sequence[Box]]) -> list[dict[str, Any]]:
        """Filled rectangles, one shape a colour."""
        return [
            self._shape("".join(map(self._rectangle, boxes)), "below", fillcolor=color, line={"width": 0})
            for color, boxes in blocks.items()
        ]

    def rules(self, rules: Mapping[Rule, Sequence[Segment]]) -> list[dict[str, Any]]:
        """Straight lines, one shape a kind."""
        return [self._line(rule, "".join(self._segment(*at) for at in segments)) for rule, segments in rules.items()]

    def uprights(
        self, uprights: Mapping[tuple[Rule, TimeAxis | ValueAxis], Sequence[tuple[float, float, float]]]
    ) -> list[dict[str, Any]]:
        """Vertical lines at values of an axis, one shape a kind and axis."""
        return [
            self._line(rule, "".join(self._upright(axis, *place) for place in at), xref=axis.name)
            for (rule, axis), at in uprights.items()
        ]

    def _rectangle(self, box: Box) -> str:
        left, right, top, bottom = self.across(box.left), self.across(box.right), self.up(box.top), self.up(box.bottom)
        return f"M{left},{top}L{right},{top}L{right},{bottom}L{left},{bottom}Z"

    def _segment(self, x0: float, y0: float, x1: float, y1: float) -> str:
        return f"M{self.across(x0)},{self.up(y0)}L{self.across(x1)},{self.up(y1)}"

    def _upright(self, axis: TimeAxis | ValueAxis, value: float, y0: float, y1: float) -> str:
        # Plotly's paths take no spaces: an underscore parts day and time.
        place = str(axis.value(value)).replace(" ", "_")
        return f"M{place},{self.up(y0)}L{place},{self.up(y1)}"

    def _line(self, rule: Rule, path: str, **more: Any) -> dict[str, Any]:
        line = {"color": rule.color, "width": rule.width} | ({"dash": rule.dash} if rule.dash else {})
        return self._shape(path, rule.layer, line=line, **more)

    def _shape(self, path: str, layer: str, **style: Any) -> dict[str, Any]:
        return {"type": "path", "xref": "paper", "yref": "paper", "layer": layer, "path": path} | style

    def annotation(self, text: Text) -> dict[str, Any]:
        """A text as plotly's annotation. The pad of its ground is taken off, so that the letters begin where asked.

        Its font is the layout's: hundreds of annotations would repeat the name.
        """
        pad = 1 if text.ground else 0
        x = text.x + {"left": -pad, "right": pad}.get(text.align, 0)
        note: dict[str, Any] = {
            "text": text.words,
            "showarrow": False,
            "xref": "paper",
            "x": self.across(x),
            "yref": "paper",
            "y": self.up(text.y),
            "xanchor": text.align,
            "yanchor": "middle",
            "align": text.align,
            "borderwidth": 0,
            "borderpad": pad,
            "font": {"size": text.kind.size, "weight": text.kind.weight, "color": text.color},
        }
        if text.axis is not None:
            shift = round(x - text.axis.px(text.value), 2)
            note |= {"xref": text.axis.name, "x": text.axis.value(text.value), "xshift": shift}
        if text.ground:
            note["bgcolor"] = text.ground
        if text.angle:
            note["textangle"] = text.angle
        return note
