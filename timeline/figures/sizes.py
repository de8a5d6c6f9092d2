"""Sizes of exported pictures, in px, by name or as width by height."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline.errors import UsageError

__all__ = ["SIZES", "Size", "size_named"]

LEAST: Final = 320
MOST: Final = 8000
LEAST_SCALE: Final = 0.85  # smaller, and the design's type would be under 11 px, and too large for its rows


class Size(NamedTuple):
    """Width and height in px. A picture keeps its width, and grows in height rather than cut anything.

    `ratio` is how many pixels a px has where pixels are wanted, `dpi` how many of those make an inch on paper. One that
    is `exact` never grows: others would cut it. What it has no room for is counted in words.
    """

    width: int
    height: int
    ratio: int = 1
    dpi: int | None = None
    exact: bool = False

    @property
    def is_compact(self) -> bool:
        """Whether the phone layout fits better: small, square or upright."""
        return self.width < 700 or self.width <= self.height

    @property
    def scale(self) -> float:
        """How much larger type and glyphs are than the design's."""
        return max(1.0, self.width / 560) if self.is_compact else max(LEAST_SCALE, self.width / 1600)


SIZES: Final = {
    "hd": Size(1600, 900),
    "slide": Size(1920, 1080),
    "square": Size(1080, 1080),
    "a4": Size(1754, 1240, ratio=2, dpi=300),
    "og": Size(1200, 630, exact=True),
}


def size_named(text: str) -> Size:
    """`hd`, `slide`, `square`, `a4` (landscape, 300 dots an inch), `og` (link previews) or WIDTHxHEIGHT.

    Raises `UsageError` for anything else.

    >>> size_named("hd"), size_named("1080x1080").is_compact
    (Size(width=1600, height=900, ratio=1, dpi=None, exact=False), True)
    """
    if text in SIZES:
        return SIZES[text]
    match = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text.strip().lower())
    if match is None:
        raise UsageError(f"size can't be {text!r}: use one of {', '.join(SIZES)}, or width x height such as 1600x900")
    size = Size(int(match[1]), int(match[2]))
    if not all(LEAST <= length <= MOST for length in (size.width, size.height)):
        raise UsageError(f"size can't be {text!r}: both sides must be from {LEAST} to {MOST} px")
    return size
