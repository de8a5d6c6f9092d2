"""A view's drawing: from a selection and the room for it to a plain plotly figure of the plot alone.

To add a view:

1. Add a file to this folder with a class that has `name`, `title` and `draw`, as `Figure` says.
2. End it with `FIGURE = YourClass()`. The folder is searched for that constant; there is no list to keep.
3. Draw on a `Canvas` (`canvas.py`) with `TimeAxis` (`axes.py`), glyphs (`glyphs.py`) and placed labels (`labels.py`).
4. Run the tests: `tests/figures/test_every_view.py` puts each view found here through the same table of hard cases.

A figure holds the plot only; titles, sources and legends are the page's (HTML) or the sheet's (`sheet.py`, for
exports).
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Protocol, runtime_checkable

from timeline.errors import UsageError
from timeline.figures.page import Text
from timeline.figures.theme import LIGHT, Theme, Type
from timeline.pipeline import Selection

__all__ = ["COMPACT_BELOW", "Figure", "Fold", "Scene", "Space", "Spot", "figure_named", "figures"]

COMPACT_BELOW: Final = 600
"""Narrower than this many px, a view takes its phone layout."""


@dataclass(frozen=True, slots=True)
class Space:
    """What a view may use, in px. `scale` multiplies type and glyphs; `compact` asks for the phone layout.

    `height` is a wish (a view that needs more takes more) unless it is `exact`: a view then draws as much as it holds
    and counts the rest in words. `printed` asks for what survives a PDF: hatching as lines.
    `sight` asks for no more than what lies between two px from the top; a view that is never long gives all the same.
    """

    width: int
    theme: Theme = LIGHT
    scale: float = 1.0
    compact: bool = False
    height: int | None = None
    printed: bool = False
    sight: tuple[float, float] | None = None
    exact: bool = False

    @property
    def design_width(self) -> float:
        """The width at scale 1: what layouts are chosen by."""
        return self.width / self.scale

    def type(self, size: float, weight: int = 400) -> Type:
        """A type of the design's size at this space's scale."""
        return Type(size, weight).scaled(self.scale)

    def px(self, length: float) -> float:
        """A length of the design at this space's scale."""
        return length * self.scale


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark is, in px from the plot's top left, and what it is called by those who can't see it."""

    claim_id: str
    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Where words, `width` px wide around `x`, count claims instead of drawing or naming them."""

    claims: tuple[str, ...]
    words: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawn view: plotly's `data` and `layout` as plain dicts, exactly as large as `layout` says, with no margins.

    `legend` names the glyphs in use, in the order of the design; `spots` has one entry a mark, top to bottom, `folds`
    one for each "+n". `letters` are texts that plotly would be slow to write, for the page to write over the plot.

    Of a drawing that is longer than what was asked for, it is the part from px `top` on, `height` px of `whole` (all
    places count from the part's top); `head` is the ruler's lettering, `head_height` px high, for the page to keep in
    sight, with the heading of what is below it: `headings` are (px from the whole's top, title).
    """

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    height: int
    legend: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = field(default=())
    folds: tuple[Fold, ...] = ()
    letters: tuple[Text, ...] = ()
    top: float = 0.0
    whole: int = 0
    head: tuple[Text, ...] = ()
    head_height: float = 0.0
    headings: tuple[tuple[float, str], ...] = ()

    @property
    def claims(self) -> set[str]:
        """The claims that lead a mark or that words count instead of drawing them."""
        return {spot.claim_id for spot in self.spots}.union(*(fold.claims for fold in self.folds))

    @property
    def whole_height(self) -> int:
        """Px of the whole drawing."""
        return self.whole or self.height


@runtime_checkable
class Figure(Protocol):
    """One view. It keeps no state: the same selection and space always give the same scene."""

    name: str
    title: str

    def draw(self, selection: Selection, space: Space) -> Scene:
        """The scene of `selection` in `space`; an empty selection gives an axis and one sentence."""
        ...


@cache
def figures() -> dict[str, Figure]:
    """Every view in this folder by its name; two of one name are a fault of the package."""
    package = importlib.import_module("timeline.figures")
    found: dict[str, Figure] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        figure = getattr(importlib.import_module(f"timeline.figures.{module}"), "FIGURE", None)
        if figure is None:
            continue
        if figure.name in found:
            raise RuntimeError(f"two figures are called {figure.name!r}: rename the one in {module}.py")
        found[figure.name] = figure
    return found


def figure_named(name: str) -> Figure:
    """The view of that name; `UsageError` where there is none."""
    known = figures()
    if name not in known:
        raise UsageError(f"no chart is called {name!r}: use one of {', '.join(known)}")
    return known[name]
