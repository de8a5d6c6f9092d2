"""A view as a picture that stands alone: the plot on its sheet, as one plotly figure of an exact width.

What doesn't fit makes the picture higher, never less. The figure carries how to draw itself anew at another size
(`_redraw`), for whoever saves it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import plotly.graph_objects as go

from timeline.figures.figure import COMPACT_BELOW, Scene, Space, figure_named
from timeline.figures.sheet import Sheet, lay_out
from timeline.figures.sizes import Size, size_named
from timeline.figures.theme import FAMILY, theme_named
from timeline.findings import export_title
from timeline.pipeline import Selection

__all__ = ["draw", "picture"]

TRIALS: Final = ((False, 1.0), (False, 0.93), (True, 1.0), (True, 0.93), (True, 0.86), (True, 0.79))
"""What is tried to keep to the height: sources by publisher and date alone or not, and a smaller plot."""
LEAST: Final = 0.78
"""The smallest scale of a plot: below it, type that may not shrink any more would outgrow its rows."""


def draw(selection: Selection, *, width: int, theme: str = "light", scale: float = 1.0) -> Scene:
    """The plot of a selection's view alone, `width` px wide: the phone layout below 600 px.

    Raises `UsageError` for a view that has no chart, or an unknown theme.
    """
    space = Space(width, theme_named(theme), scale, compact=width < COMPACT_BELOW)
    return figure_named(selection.view.view).draw(selection, space)


def picture(selection: Selection, size: str = "hd", theme: str = "light") -> go.Figure:
    """The whole exportable picture of a selection's view: plot, title, legend, numbered sources, conventions.

    `size` is `hd` (1600x900), `slide`, `a4` or WIDTHxHEIGHT. The width is kept, the height at least that.
    Raises `UsageError` for an unknown size, theme or view.
    """
    wanted = size_named(size)
    space = Space(wanted.width, theme_named(theme), wanted.scale, wanted.is_compact, printed=True)
    for brief, shrink in (*TRIALS, (True, 1.0)):
        if wanted.scale * shrink < LEAST:
            continue
        sheet = lay_out(selection, space, brief=brief)
        scene = _plot(selection, sheet, wanted, shrink)
        needed = sheet.top + scene.height + sheet.below(scene.legend)
        if needed <= wanted.height:
            break
    figure = _assembled(selection, scene, sheet, round(max(needed, wanted.height)))
    figure._redraw = lambda other: picture(selection, other, theme)
    return figure


def _plot(selection: Selection, sheet: Sheet, wanted: Size, shrink: float) -> Scene:
    """The view's scene between the margins, as high as the sheet leaves it room if it likes to be."""
    view = figure_named(selection.view.view)
    space = replace(sheet.space, width=round(sheet.inner), scale=sheet.space.scale * shrink)
    names = view.draw(selection, space).legend
    return view.draw(selection, replace(space, height=int(wanted.height - sheet.top - sheet.below(names))))


def _assembled(selection: Selection, scene: Scene, sheet: Sheet, height: int) -> go.Figure:
    furniture = sheet.draw(scene, height)
    layout: dict[str, Any] = scene.layout | {
        "width": sheet.space.width,
        "height": height,
        "margin": {
            "l": sheet.margin,
            "r": sheet.space.width - sheet.margin - scene.layout["width"],
            "t": sheet.top,
            "b": height - sheet.top - scene.height,
            "pad": 0,
        },
        "annotations": [*scene.layout["annotations"], *furniture["annotations"]],
        "shapes": [*scene.layout["shapes"], *furniture["shapes"]],
        "images": furniture["images"],
        "dragmode": False,
        "hoverlabel": _hover_label(sheet),
        "template": {},
        "meta": {"title": export_title(selection)},
    }
    axes = {name: axis | {"fixedrange": True} for name, axis in layout.items() if name[1:5] == "axis"}
    # Plotly names its shapes at random unless told how: the same picture shall have the same bytes.
    traces = [trace | {"uid": f"trace{number}"} for number, trace in enumerate(scene.data)]
    return go.Figure(traces, layout | axes)


def _hover_label(sheet: Sheet) -> dict[str, Any]:
    theme, kind = sheet.space.theme, sheet.kind("source")
    font = {"family": FAMILY, "size": kind.size, "color": theme.ink}
    return {"bgcolor": theme.raised, "bordercolor": theme.line, "font": font, "align": "left"}
