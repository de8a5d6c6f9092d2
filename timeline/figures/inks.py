"""Inks: how a bar, a line or a symbol is painted, and in which layer. One ink is one plotly trace.

It holds no positions. Sizes are px, already at the picture's scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["ARROW", "CORE", "GROUND", "LEADER", "OVER", "PAST", "SYMBOL", "WINDOW", "BarInk", "LineInk", "MarkInk"]

# Bottom to top. Plotly paints all bars below all lines and symbols, whatever the order of its traces.
GROUND: Final = 0
LEADER: Final = 1
WINDOW: Final = 2
CORE: Final = 3
ARROW: Final = 4
PAST: Final = 5
SYMBOL: Final = 7
OVER: Final = 8


@dataclass(frozen=True, slots=True)
class BarInk:
    """A bar `height` px high; `hatch` is the colour of its hatching, none if empty."""

    height: float
    fill: str
    outline: str = ""
    outline_width: float = 0.0
    hatch: str = ""
    opacity: float = 1.0
    layer: int = WINDOW


@dataclass(frozen=True, slots=True)
class LineInk:
    """A line; `dash` as plotly has it ("4px,3px"), `fill` closes it, `arrow` is the size of the head at its end."""

    color: str
    width: float
    dash: str = ""
    fill: str = ""
    arrow: float = 0.0
    layer: int = LEADER


@dataclass(frozen=True, slots=True)
class MarkInk:
    """A symbol, by plotly's name; `text` is a character drawn at its middle in the outline's colour."""

    symbol: str
    size: float
    fill: str
    outline: str = ""
    outline_width: float = 0.0
    text: str = ""
    layer: int = SYMBOL
