"""The legend: which glyphs are explained, in which order, in which words, and each glyph as a small picture.

The pictures are drawn with the same inks as the plot (`swatches`); the page sets them in HTML, exports on the sheet.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import product
from typing import Final

from timeline.errors import UsageError
from timeline.figures.canvas import Canvas
from timeline.figures.figure import Space
from timeline.figures.reach import Reach
from timeline.figures.svg import canvas_svg
from timeline.figures.swatches import HEIGHT, SWATCHES
from timeline.figures.theme import theme_named

__all__ = ["ORDER", "colored", "glyph_names", "glyph_size", "glyph_svg", "legend_of", "legend_words"]

COLORED: Final = ("slip", "slip-vague", "change", "slip-range", "slip-exact", "moves")
"""Glyphs that have the colour of a verdict: rust, or with these endings green or grey."""
ENDINGS: Final = {"later": "", "earlier": "-earlier"}
UNDIRECTED: Final = "-undetermined"
_SHADES: Final = ("", "-earlier", UNDIRECTED)

_PLAIN: Final = (
    "actual",
    "vague-actual",
    "span-actual",
    "core-actual",
    "edge-actual",
    "ongoing",
    "open-actual",
    "current",
    "vague-said",
    "span-said",
    "core-said",
    "edge-said",
    "open-said",
    "met",
    "superseded",
    "vague-superseded",
    "span-superseded",
    "core-superseded",
    "edge-superseded",
    "open-superseded",
    "slip",
    "slip-vague",
    "change",
    "conflicting",
    "vague-conflicting",
    "span-conflicting",
    "core-conflicting",
    "edge-conflicting",
    "open-conflicting",
    "rumored",
    "vague-rumored",
    "span-rumored",
    "core-rumored",
    "edge-rumored",
    "open-rumored",
    "canceled",
    "vague-canceled",
    "span-canceled",
    "core-canceled",
    "edge-canceled",
    "open-canceled",
    "slip-range",
    "slip-exact",
    "slip-open",
    "slip-none",
    "moves",
    "as-of",
)
ORDER: Final = tuple(f"{name}{shade}" for name in _PLAIN for shade in (_SHADES if name in COLORED else ("",)))
"""The order in which a view's legend names the glyphs that it uses; a view may put names of its own around these."""

_STATES: Final = {
    "actual": "happened",
    "said": "announced",
    "superseded": "superseded",
    "conflicting": "sources conflict",
    "rumored": "rumored",
    "canceled": "canceled",
}
_SHAPES: Final = {
    "vague": "somewhere inside",
    "span": "from start to end",
    "core": "vague ends",
    "edge": "only its start or end said",
    "open": "end not known",
}
_OWN: Final = {
    "actual": "happened",
    "as-of": "as-of date",
    "assumed": "order assumed",
    "bounds": "bounds of both dates",
    "canceled": "canceled",
    "change": "from the first date to the one that holds",
    "conflicting": "sources conflict",
    "core-actual": "certain core, vague ends",
    "current": "announced",
    "fit": "fitted line, and where it meets the day itself",
    "fulfilled": "announced",
    "met": "announced date, met",
    "moves": "each move of the announced date, up is later",
    "ongoing": "still going on",
    "open-actual": "end not known",
    "others": "other milestones, said and happened",
    "restated": "said again",
    "rumored": "rumored",
    "said": "said, somewhere inside",
    "said-day": "said",
    "slip": "superseded, and slip to its replacement",
    "slip-vague": "superseded, and slip to its replacement",
    "slip-exact": "exact slip",
    "slip-none": "on time",
    "slip-open": "crosses zero: direction undetermined",
    "slip-range": "least to most it can have slipped",
    "standing": "standing date",
    "superseded": "superseded",
    "undated": "said on an unknown day",
}
WORDS: Final = (
    {f"{shape}-{state}": f"{is_}, {how}" for (shape, how), (state, is_) in product(_SHAPES.items(), _STATES.items())}
    | _OWN
    | {f"{name}{shade}": _OWN[name] for name in COLORED for shade in _SHADES}
)


def glyph_names(look: str, found: Reach) -> set[str]:
    """The legend's entries that explain a mark of this look and reach: what it is, and a side that is not known."""
    group = {"actual": "actual", "met": "actual", "current": "said", "fulfilled": "said"}.get(look, look)
    names = {f"open-{group}"} if found.fade_left is not None or found.fade_right is not None else set()
    names |= {"ongoing"} if found.ongoing else set()
    if found.windows and found.cap:
        return names | {f"edge-{group}"}
    if found.core:
        # A bar that fades, or goes on, is what the picture of the fade shows.
        explained = names and not found.windows
        return names if explained else names | {f"{'core' if found.windows else 'span'}-{group}"}
    if found.windows:
        return names | {f"vague-{group}"}
    return names or {"current" if look == "fulfilled" else look}


def colored(name: str, verdict: str) -> str:
    """The name of a glyph in the colour of a verdict.

    >>> colored("slip", "later"), colored("slip", "earlier"), colored("slip", "within")
    ('slip', 'slip-earlier', 'slip-undetermined')
    """
    return name + ENDINGS.get(verdict, UNDIRECTED)


def legend_of(names: Collection[str]) -> tuple[str, ...]:
    """The names in their order, less those that another one explains as well.

    One colour of a slip is enough, and one shape of its arrow, which has the superseded date with it.

    >>> legend_of({"slip", "slip-earlier", "slip-vague", "superseded", "vague-superseded"})
    ('vague-superseded', 'slip')
    """
    kept = _without_twins(set(names))
    return tuple(name for name in ORDER if name in kept)


def _without_twins(kept: set[str]) -> set[str]:
    for name in COLORED:
        kept = kept - set([f"{name}{shade}" for shade in _SHADES if f"{name}{shade}" in kept][1:])
    day, vague = (next((f"{name}{shade}" for shade in _SHADES if f"{name}{shade}" in kept), "") for name in COLORED[:2])
    if day:
        return kept - {"superseded", vague}
    return kept - {"vague-superseded"} if vague else kept


def legend_words(name: str) -> str:
    """What a glyph means, in a few words; `UsageError` for a name that no legend has."""
    if name not in WORDS:
        raise UsageError(f"no glyph is called {name!r}: use one of {', '.join(sorted(WORDS))}")
    return WORDS[name]


def glyph_size(name: str) -> tuple[float, float]:
    """Width and height of a glyph's picture in px; `UsageError` for an unknown name."""
    legend_words(name)
    return SWATCHES[name].width, HEIGHT


@cache
def glyph_svg(name: str, theme: str = "light") -> str:
    """A glyph as a small SVG element without text, as the plots draw it; `UsageError` for an unknown name or theme.

    >>> glyph_svg("actual").startswith('<svg xmlns="http://www.w3.org/2000/svg" width="20"')
    True
    """
    width, height = glyph_size(name)
    canvas = Canvas(Space(round(width), theme_named(theme), SWATCHES[name].scale))
    SWATCHES[name].draw(canvas, width)
    return canvas_svg(canvas, width, height)
