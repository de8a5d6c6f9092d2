"""The markup of plotly's texts as plain stretches of text: escaped signs, and raised numbers.

Only what our charts write; anything else between angle brackets is refused, never shown as it stands.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from timeline.drawing.elements import Run, Undrawable, legible

__all__ = ["RAISED", "RISE", "runs"]

RAISED: Final = 0.7
"""The size of a raised number, against its line."""
RISE: Final = 0.42
"""How far it is raised, in sizes of its line."""
_RAISED: Final = re.compile(r"<sup>([^<>]*)</sup>")


def runs(markup: str, size: float) -> tuple[Run, ...]:
    """The stretches of a line of `size` px; `Undrawable` for other markup.

    >>> runs("Tom &amp; Jerry<sup>12</sup>", 10)
    (Run(text='Tom & Jerry', size=1.0, rise=0.0), Run(text='12', size=0.7, rise=4.2))
    """
    pieces = _RAISED.split(markup)
    if any(sign in piece for piece in pieces for sign in "<>\n\r"):
        raise Undrawable(f"the text {markup[:60]!r} has markup that can't be drawn without a browser")
    found = []
    for number, piece in enumerate(pieces):
        text = legible(unescape(piece))
        if text:
            found.append(Run(text, RAISED, RISE * size) if number % 2 else Run(text))
    return tuple(found)
