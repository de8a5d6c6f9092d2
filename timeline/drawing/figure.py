"""A figure as a drawing: plotly's plain dict, read in the order in which a page would paint it.

It knows the few kinds of trace and of furniture that our charts use, and of these what they use. Whatever else a
figure holds is refused with `Undrawable`: a picture with something left out would be a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from timeline.drawing.bars import bars
from timeline.drawing.elements import Drawing, Element, Group, legible
from timeline.drawing.given import Given
from timeline.drawing.glyphs import image
from timeline.drawing.lettering import FAMILY
from timeline.drawing.notes import note
from timeline.drawing.plot import Plot, read_plot
from timeline.drawing.rules import rule
from timeline.drawing.scatter import scatter

__all__ = ["read_figure"]

# What only a page that can be pointed at, zoomed or changed makes use of.
UNSEEN: Final = ("uid", "name", "hoverinfo", "hovertext", "hovertemplate", "customdata", "legendgroup", "ids", "meta")
MANNERS: Final = ("hovermode", "dragmode", "hoverlabel", "uirevision", "meta", "barmode", "showlegend", "template")
# Plotly paints all bars of a subplot below all its lines and symbols.
KINDS: Final = {"bar": (0, bars), "scatter": (1, scatter)}


def read_figure(figure: Mapping[str, Any]) -> Drawing:
    """The drawing of a plain plotly figure (`data` and `layout`); `Undrawable` for one that this engine can't draw."""
    with Given(figure, "the figure") as whole:
        whole.ignore("frames")
        traces = whole.array("data", default=())
        with whole.part("layout") as layout:
            plot = read_plot(layout)
            ground, families = layout.colour("paper_bgcolor"), _families(layout)
            _check_manners(layout)
            below, above = _shapes(layout, plot)
            glyphs = _all(layout, "images", lambda given: [image(given, plot)])
            labels = _all(layout, "annotations", lambda given: note(given, plot))
    parts = [("under", below), *_subplots(traces, plot), ("glyphs", glyphs), ("over", above), ("labels", labels)]
    groups = tuple(Group(tuple(elements), name) for name, elements in parts if elements)
    return Drawing(plot.width, plot.height, ground, groups, *_said(figure), families)


def _said(figure: Mapping[str, Any]) -> tuple[str, str]:
    """The title and the description that a figure gives itself."""
    meta = figure.get("layout", {}).get("meta")
    values = meta if isinstance(meta, Mapping) else {}
    return legible(str(values.get("title", ""))), legible(str(values.get("description", "")))


def _all(layout: Given, name: str, draw: Callable[[Given], list[Element]]) -> list[Element]:
    """What the members of a list of the layout draw, each taken up whole."""
    drawn: list[Element] = []
    for number, member in enumerate(layout.array(name, default=())):
        with Given(member, f"{name}[{number}]") as given:
            drawn += draw(given)
    return drawn


def _families(layout: Given) -> str:
    with layout.part("font") as font:
        font.ignore("size", "color")
        families = font.text("family")
        if families.split(",")[0].strip() != FAMILY:
            raise font.refusal("family")
        return families


def _check_manners(layout: Given) -> None:
    layout.one_of("showlegend", False)
    layout.one_of("barmode", "overlay", default="overlay")
    if layout.colour("plot_bgcolor").alpha:
        raise layout.refusal("plot_bgcolor")
    if not _is_bare(layout.values.get("template")):
        raise layout.refusal("template")
    layout.ignore(*MANNERS)


def _is_bare(template: Any) -> bool:
    """Whether a template changes nothing: no layout, and no more of a trace than its type."""
    if not template:
        return True
    traces = [trace for traces in template.get("data", {}).values() for trace in traces]
    return not template.get("layout") and all(set(trace) <= {"type"} for trace in traces)


def _shapes(layout: Given, plot: Plot) -> tuple[list[Element], list[Element]]:
    layers: dict[str, list[Element]] = {"below": [], "above": []}

    def draw(given: Given) -> list[Element]:
        layer, drawn = rule(given, plot)
        layers[layer] += drawn
        return drawn

    _all(layout, "shapes", draw)
    return layers["below"], layers["above"]


def _subplots(traces: Sequence[Any], plot: Plot) -> list[tuple[str, list[Element]]]:
    """What the traces draw, by pair of axes in plotly's order, bars below the rest."""
    found: dict[tuple[str, str], list[tuple[int, list[Element]]]] = {}
    for number, trace in enumerate(traces):
        with Given(trace, f"trace {number}") as given:
            given.ignore(*UNSEEN)
            layer, draw = KINDS[given.one_of("type", *KINDS)]
            axes = given.text("xaxis", "x"), given.text("yaxis", "y")
            found.setdefault(axes, []).append((layer, draw(given, plot)))
    return [
        (f"plot-{x}-{y}", [element for _, drawn in sorted(found[x, y], key=lambda pair: pair[0]) for element in drawn])
        for x, y in sorted(found, key=lambda axes: [int(axis[1:] or 1) for axis in axes])
    ]
