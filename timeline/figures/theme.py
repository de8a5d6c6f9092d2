"""Colour and type: the tokens that every picture and page takes its look from, as data.

Filled = happened, hollow = only said, broken outline = no longer holds, hatching = could be anywhere in here. One
accent (blue) for dates, one (rust) for slip, the rest is ink. Contrast is WCAG against `surface`: text 4.5, marks 3.
It knows no shapes: which token a glyph takes is for `glyphs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.errors import UsageError

__all__ = ["DARK", "FAMILY", "LIGHT", "PRINT", "Theme", "Type", "contrast", "theme_named"]

FAMILY: Final = (
    "Inter Variable, Inter, Noto Sans, Noto Sans CJK SC, Noto Sans CJK JP, Noto Sans Arabic, Noto Sans Hebrew, "
    "system-ui, Segoe UI, Roboto, Arial, sans-serif"
)
"""Font families by preference; the first is the one that labels are measured with."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for. Never put text in `hatch`, `ctl`, `grey` or a grid colour; grey text is `ink3`."""

    name: str
    page: str
    surface: str
    raised: str
    sunk: str
    sel: str
    ink: str
    ink2: str
    ink3: str
    blue: str
    onblue: str
    tint: str
    hatch: str
    grey: str
    late: str
    latebg: str
    early: str
    earlybg: str
    conf: str
    ctl: str
    line: str
    grid: str
    grid2: str

    def of(self, verdict: str) -> str:
        """The colour of a slip's direction; grey where the verdict has none."""
        return {"later": self.late, "earlier": self.early}.get(verdict, self.grey)

    def text_of(self, verdict: str) -> str:
        """The same for words: where there is no direction, ink that is dark enough for text."""
        return {"later": self.late, "earlier": self.early}.get(verdict, self.ink3)


LIGHT: Final = Theme(
    name="light",
    page="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunk="#F1F3F6",
    sel="#EAF2FA",
    ink="#14181D",
    ink2="#3F4854",
    ink3="#5F6875",
    blue="#0B5C9E",
    onblue="#FFFFFF",
    tint="#D5E5F4",
    hatch="#5B92C4",
    grey="#6B7480",
    late="#B2440A",
    latebg="#FBE9DF",
    early="#00705A",
    earlybg="#DDF1EB",
    conf="#85389A",
    ctl="#858E9B",
    line="#DFE3E8",
    grid="#ECEEF1",
    grid2="#D5D9DF",
)

DARK: Final = Theme(
    name="dark",
    page="#0E1115",
    surface="#15191F",
    raised="#1D232B",
    sunk="#1B2027",
    sel="#1A2836",
    ink="#EEF1F4",
    ink2="#C3CAD3",
    ink3="#98A2AF",
    blue="#63B1F2",
    onblue="#0B1620",
    tint="#1E3A54",
    hatch="#4686BD",
    grey="#929CA9",
    late="#FF9257",
    latebg="#3A2418",
    early="#4FC7A8",
    earlybg="#15332C",
    conf="#D6A0E4",
    ctl="#717C8B",
    line="#2B323C",
    grid="#20262E",
    grid2="#343C47",
)

PRINT: Final = Theme(
    name="print",
    page="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunk="#E1E4E8",
    sel="#D5E5F4",
    ink="#000000",
    ink2="#1F252C",
    ink3="#414954",
    blue="#084B82",
    onblue="#FFFFFF",
    tint="#D5E5F4",
    hatch="#2F6DA6",
    grey="#555D68",
    late="#8F3405",
    latebg="#F3D3C1",
    early="#00594A",
    earlybg="#BFE3D9",
    conf="#6B2A7E",
    ctl="#6B7480",
    line="#AEB5BE",
    grid="#CFD4DA",
    grid2="#979FA9",
)
"""Light on white paper, darker throughout: no fill is lighter than `tint`, no line so light that a press loses it."""

_THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


@dataclass(frozen=True, slots=True)
class Type:
    """A size in px and a weight (400-700): what a text is measured and drawn with."""

    size: float
    weight: int = 400

    def scaled(self, factor: float, least: float = 11.0) -> Type:
        """This type for a picture of another scale, never smaller than `least` px."""
        return Type(max(least, round(self.size * factor, 2)), self.weight)


def theme_named(name: str) -> Theme:
    """The theme of that name; `UsageError` where there is none.

    >>> theme_named("dark").surface
    '#15191F'
    """
    if name not in _THEMES:
        raise UsageError(f"no theme is called {name!r}: use one of {', '.join(_THEMES)}")
    return _THEMES[name]


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast of two #RRGGBB colours, from 1 to 21.

    >>> contrast("#FFFFFF", "#000000")
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
