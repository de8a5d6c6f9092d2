"""A canvas: shapes collected by style, then given out as few plotly traces, page rules and annotations.

Positions on a plane (a pair of axes) are values of its axes (moments for time, px for the rows); positions on the page
are px from the top left. One style is one trace, however many shapes it has. It decides no place and no colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from timeline.figures.axes import Axis, TimeAxis, ValueAxis
from timeline.figures.figure import Fold, Scene, Space, Spot
from timeline.figures.inks import BarInk, LineInk, MarkInk
from timeline.figures.labels import Box
from timeline.figures.letters import MOST_NOTES, Letters, can_write, letters
from timeline.figures.page import Page, Rule, Segment, Text
from timeline.figures.theme import FAMILY
from timeline.figures.traces import Target, bar_trace, line_trace, mark_trace, target_trace

__all__ = ["Canvas", "Plane", "Rule", "Text"]

CLEAR: Final = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Plane:
    """A pair of axes. `y` is nearly always the px axis that all rows share."""

    x: Axis
    y: Axis


@dataclass(slots=True)
class Canvas:
    """Collects shapes for one scene; `scene` gives it out."""

    space: Space
    bars: dict[tuple[BarInk, Plane], list[tuple[float, float, float, str]]] = field(default_factory=dict)
    lines: dict[tuple[LineInk, Plane], list[list[tuple[float, float]]]] = field(default_factory=dict)
    marks: dict[tuple[MarkInk, Plane], list[tuple[float, float, str]]] = field(default_factory=dict)
    targets: dict[Plane, list[Target]] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    rules: dict[Rule, list[Segment]] = field(default_factory=dict)
    uprights: dict[tuple[Rule, TimeAxis | ValueAxis], list[tuple[float, float, float]]] = field(default_factory=dict)
    blocks: dict[str, list[Box]] = field(default_factory=dict)
    legend: set[str] = field(default_factory=set)

    def bar(self, ink: BarInk, plane: Plane, stretch: tuple[float, float], y: float, claim: str = "") -> None:
        """A bar along a stretch of the x axis (clipped to its range), centred on `y`."""
        first, last = plane.x.clipped(stretch[0]), plane.x.clipped(stretch[1])
        if last > first:
            self.bars.setdefault((ink, plane), []).append((first, last, y, claim))

    def line(self, ink: LineInk, plane: Plane, points: Sequence[tuple[float, float]]) -> None:
        """A line through points; closed and filled where the ink has a fill."""
        self.lines.setdefault((ink, plane), []).append(list(points))

    def mark(self, ink: MarkInk, plane: Plane, x: float, y: float, claim: str = "") -> None:
        """A symbol at a point."""
        self.marks.setdefault((ink, plane), []).append((x, y, claim))

    def target(self, plane: Plane, target: Target) -> None:
        """A place to point at."""
        self.targets.setdefault(plane, []).append(target)

    def text(self, text: Text) -> None:
        """A line of text; empty words are nothing."""
        if text.words:
            self.texts.append(text)

    def rule(self, rule: Rule, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line on the page, in px."""
        self.rules.setdefault(rule, []).append((x0, y0, x1, y1))

    def upright(self, rule: Rule, axis: TimeAxis | ValueAxis, value: float, y0: float, y1: float) -> None:
        """A vertical line at a value of an axis, from px `y0` to `y1`: it moves with the axis."""
        self.uprights.setdefault((rule, axis), []).append((value, y0, y1))

    def block(self, color: str, box: Box) -> None:
        """A filled rectangle on the page, in px, below everything."""
        self.blocks.setdefault(color, []).append(box)

    def spot(self, claim_id: str, x: float, y: float, name: str) -> None:
        """A mark's place on the page, in px, and its accessible name."""
        self.spots.append(Spot(claim_id, round(x, 1), round(y, 1), name))

    def fold(self, claims: Sequence[str], words: str, left: float, right: float, y: float) -> None:
        """The place, from px `left` to `right`, of words that count claims which are not drawn."""
        x, wide = round((left + right) / 2, 1), round(right - left, 1)
        self.folds.append(Fold(tuple(claims), words, x, round(y, 1), wide))

    def traces(self) -> list[dict[str, Any]]:
        """The traces, bottom to top, with the places to point at last."""
        printed = self.space.printed
        layered: list[tuple[int, dict[str, Any]]] = []
        for (bar, plane), bars in self.bars.items():
            layered += [(bar.layer, trace) for trace in bar_trace(bar, plane.x, plane.y, bars, printed)]
        layered += [(ink.layer, line_trace(ink, plane.x, plane.y, at)) for (ink, plane), at in self.lines.items()]
        layered += [(ink.layer, mark_trace(ink, plane.x, plane.y, at)) for (ink, plane), at in self.marks.items()]
        ordered = [trace for _, trace in sorted(layered, key=lambda pair: pair[0])]
        return ordered + [target_trace(plane.x, plane.y, at, self.space.px(24)) for plane, at in self.targets.items()]

    def scene(self, height: float, axes: Sequence[Axis], *, legend: Sequence[str] = (), revision: str = "") -> Scene:
        """Everything as a scene of `height` px; `legend` is the order in which those in use are named."""
        page = Page(self.space.width, round(height))
        notes, written = self._written(axes)
        layout = _layout(self.space, round(height)) | {
            "uirevision": revision,
            "shapes": [*page.blocks(self.blocks), *page.uprights(self.uprights), *page.rules(self.rules)],
            "annotations": [page.annotation(text) for text in notes],
        }
        for axis in (*axes, *written.axes):
            layout[f"{axis.name[0]}axis{axis.name[1:]}"] = axis.layout(page.width, page.height)
        used = tuple(name for name in legend if name in self.legend)
        traces = [*written.grounds, *self.traces()]
        letters = tuple(written.texts)
        return Scene(traces, layout, round(height), used, tuple(self.spots), tuple(self.folds), letters)

    def _written(self, axes: Sequence[Axis]) -> tuple[list[Text], Letters]:
        """Texts as annotations, which follow the reader's zoom; very many of them on a screen are left to the page."""
        if self.space.printed or len(self.texts) <= MOST_NOTES or not can_write(axes):
            return self.texts, Letters([], [], [])
        turned = [text for text in self.texts if text.angle]
        return turned, letters([text for text in self.texts if not text.angle], axes, self.space.width)


def _layout(space: Space, height: int) -> dict[str, Any]:
    """What all scenes share."""
    return {
        "width": space.width,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": space.theme.surface,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": "pan",
        "font": {"family": FAMILY, "size": 12, "color": space.theme.ink2},
    }
