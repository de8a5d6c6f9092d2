"""A view as a picture that stands alone: the plot on its sheet, as one plotly figure of an exact width.

What doesn't fit makes the picture higher, never less. The figure carries how to draw itself anew at another size
(`_redraw`), for whoever saves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from timeline.figures.credits import DOT
from timeline.figures.figure import COMPACT_BELOW, Scene, Space, figure_named
from timeline.figures.sheet import Sheet, lay_out
from timeline.figures.sizes import Size, size_named
from timeline.figures.theme import FAMILY, theme_named
from timeline.findings import counts, export_title
from timeline.pipeline import Selection
from timeline.words import day

__all__ = ["draw", "picture"]

TRIALS: Final = ((False, 1.0), (False, 0.93), (True, 1.0), (True, 0.93), (True, 0.86), (True, 0.79))
"""What is tried to keep to the height: sources by publisher and date alone or not, and a smaller plot."""
LEAST: Final = 0.78
"""The smallest scale of a plot: below it, type that may not shrink any more would outgrow its rows."""
_DRAWN_AS: Final = {"system": "light"}
STEPS: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.52)
"""The phone layout is large on a large picture: it is tried smaller as a whole, down to the size of a phone's own."""


def draw(
    selection: Selection,
    *,
    width: int,
    theme: str = "light",
    scale: float = 1.0,
    sight: tuple[float, float] | None = None,
) -> Scene:
    """The plot of a selection's view alone, `width` px wide: the phone layout below 600 px.

    Of a long plot only what lies between the two px of `sight` is drawn, if they are given. Raises `UsageError` for a
    view that has no chart, or an unknown theme.
    """
    space = Space(width, theme_named(theme), scale, compact=width < COMPACT_BELOW, sight=sight)
    return figure_named(selection.view.view).draw(selection, space)


def picture(selection: Selection, size: str = "hd", theme: str | None = None) -> go.Figure:
    """The whole exportable picture of a selection's view: plot, title, legend, numbered sources, conventions.

    `size` is `hd` (1600x900), `slide`, `square`, `a4`, `og` or WIDTHxHEIGHT. The width is kept, and the height unless
    more is needed; `og`, which link previews would cut, keeps both and counts what it has no room for. `theme` is
    `light`, `dark` or `print`; if not given, the view's, and light for the system's.
    Raises `UsageError` for an unknown size, theme or view.
    """
    wanted = size_named(size)
    chosen = theme_named(theme or _DRAWN_AS.get(selection.view.theme, selection.view.theme))
    space = Space(wanted.width, chosen, wanted.scale, wanted.is_compact, printed=True)
    fitting = next((page for page in _pages(selection, space, wanted) if page.needed <= wanted.height), None)
    page = fitting or _page(selection, space, wanted, _Trial(True, exact=wanted.exact))
    figure = _assembled(selection, page, round(max(page.needed, wanted.height)), wanted)
    figure._redraw = lambda other: picture(selection, other, theme)
    return figure


class _Trial(NamedTuple):
    """One way to fit in: sources in brief, everything at a part of its scale, the plot at a part of that.

    `exact`: a line of sources, and no more of the plot than fits.
    """

    brief: bool = False
    whole: float = 1.0
    plot: float = 1.0
    exact: bool = False


class _Page(NamedTuple):
    """A plot on its sheet, and the height that both need."""

    scene: Scene
    sheet: Sheet
    needed: float


def _pages(selection: Selection, space: Space, wanted: Size) -> Iterator[_Page]:
    """The page as each trial has it, as long as there is hope that a later one fits."""
    trials = _trials(space)
    last = trials[-1]
    for trial in trials:
        page = _page(selection, space, wanted, trial)
        yield page
        # Smaller type takes less height, and breaks fewer lines: by the square of the scale at best.
        if page.needed * (last.whole * last.plot / (trial.whole * trial.plot)) ** 2 > wanted.height:
            return


def _trials(space: Space) -> list[_Trial]:
    if space.compact:
        scales = [step for step in STEPS if space.scale * step >= 1] or [1.0]
        return [_Trial(brief, whole) for whole in scales for brief in (False, True)]
    return [_Trial(brief, plot=plot) for brief, plot in TRIALS if space.scale * plot >= LEAST]


def _page(selection: Selection, space: Space, wanted: Size, trial: _Trial) -> _Page:
    smaller = replace(space, scale=space.scale * trial.whole, exact=trial.exact)
    sheet = lay_out(selection, smaller, brief=trial.brief)
    scene = _plot(selection, sheet, wanted, trial.plot)
    return _Page(scene, sheet, sheet.top + scene.height + sheet.below(scene.legend))


def _plot(selection: Selection, sheet: Sheet, wanted: Size, shrink: float) -> Scene:
    """The view's scene between the margins, as high as the sheet leaves it room if it likes to be."""
    view = figure_named(selection.view.view)
    space = replace(sheet.space, width=round(sheet.inner), scale=sheet.space.scale * shrink)
    names = view.draw(selection, replace(space, exact=False)).legend
    return view.draw(selection, replace(space, height=int(wanted.height - sheet.top - sheet.below(names))))


def _assembled(selection: Selection, page: _Page, height: int, wanted: Size) -> go.Figure:
    scene, sheet = page.scene, page.sheet
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
        "meta": _meta(selection, wanted),
    }
    axes = {name: axis | {"fixedrange": True} for name, axis in layout.items() if name[1:5] == "axis"}
    # Plotly names its shapes at random unless told how: the same picture shall have the same bytes.
    traces = [trace | {"uid": f"trace{number}"} for number, trace in enumerate(scene.data)]
    return go.Figure(traces, layout | axes)


def _meta(selection: Selection, wanted: Size) -> dict[str, Any]:
    """What the picture says of itself to whoever saves it: in words, and how large its pixels are."""
    publishers = dict.fromkeys(source.publisher or source.title for source in selection.sources)
    said: dict[str, Any] = {
        "title": export_title(selection),
        "description": DOT.join((f"What was believed on {day(selection.as_of)}", counts(selection))),
        "source": "; ".join(name for name in publishers if name),
        "as_of": selection.as_of.isoformat(),
    }
    if wanted.dpi:
        said |= {"ratio": wanted.ratio, "dpi": wanted.dpi}
    return said


def _hover_label(sheet: Sheet) -> dict[str, Any]:
    theme, kind = sheet.space.theme, sheet.kind("source")
    font = {"family": FAMILY, "size": kind.size, "color": theme.ink}
    return {"bgcolor": theme.raised, "bordercolor": theme.line, "font": font, "align": "left"}
