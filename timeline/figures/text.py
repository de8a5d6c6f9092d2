"""Text on a picture: how wide it is, where it may break, and how it is made harmless.

Widths are measured in px as the drawing measures them, with the font that draws. It places nothing: that is for
`labels`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from timeline.drawing.lettering import text_width
from timeline.figures.theme import Type

__all__ = ["clip", "escape", "graphemes", "width", "wrap"]

ELLIPSIS: Final = "…"
_JOINER: Final = "\u200d"


def escape(text: str) -> str:
    """User text for plotly and HTML, which read markup in everything: done once, where text enters a figure.

    A control character, which no picture can hold, becomes the sign for an unknown one.

    >>> escape("<b>A & B</b>")
    '&lt;b&gt;A &amp; B&lt;/b&gt;'
    """
    return text.translate(_ESCAPES)


# A percent sign would begin a template of plotly's, as in %{x}, in every text that it draws.
_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "%": "&#37;"}
_ESCAPES: Final = {**dict.fromkeys([*range(32), 127], "\ufffd"), **{ord(sign): text for sign, text in _MARKUP.items()}}


def width(text: str, kind: Type) -> float:
    """How many px wide a line of plain text is when drawn in `kind`.

    >>> round(width("6 Jun 2025", Type(12.5, 600)))
    68
    """
    return text_width(text, kind.weight) * kind.size


def graphemes(text: str) -> list[str]:
    """The text in units that a reader sees as one character; a line is never broken inside one.

    Combining marks, joined emoji, skin tones, flags and Hangul jamo stay together (a practical subset of UAX 29).

    >>> [len(cluster) for cluster in graphemes("e\\u0301a🇩🇪")]
    [2, 1, 2]
    """
    clusters: list[str] = []
    for character in text:
        if clusters and _joins(clusters[-1], character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _joins(cluster: str, character: str) -> bool:
    extends = unicodedata.category(character) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= character <= "\U0001f3ff"
    return (
        extends
        or character == _JOINER
        or cluster.endswith(_JOINER)
        or (_is_flag_half(character) and _is_flag_half(cluster))
        or (_is_jamo_tail(character) and (_is_jamo(cluster[-1]) or "가" <= cluster[-1] <= "힣"))
    )


def _is_flag_half(text: str) -> bool:
    return len(text) == 1 and "\U0001f1e6" <= text <= "\U0001f1ff"


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"


def _is_jamo_tail(character: str) -> bool:
    return "\u1160" <= character <= "\u11ff"


def clip(text: str, limit: float, kind: Type) -> str:
    """The text, or as much of it as fits into `limit` px with an ellipsis after it; "" where not even that fits.

    >>> clip("Principal photography", 80, Type(13, 600))
    'Principal p…'
    """
    if width(text, kind) <= limit:
        return text
    kept = _fitting(graphemes(text), limit, kind, ELLIPSIS)
    return "".join(kept).rstrip() + ELLIPSIS if kept else ""


def _fitting(clusters: list[str], limit: float, kind: Type, tail: str = "") -> list[str]:
    """As many graphemes from the left as fit into `limit` px with `tail` after them."""
    low, high = 0, len(clusters)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width("".join(clusters[:middle]).rstrip() + tail, kind) <= limit
        low, high = (middle, high) if fits else (low, middle - 1)
    return clusters[:low]


def wrap(text: str, limit: float, kind: Type, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines of at most `limit` px; what is left over ends in an ellipsis.

    Lines break at spaces (not at non-breaking ones), else between two graphemes.
    """
    rest = re.sub(r"[ \t\r\n]+", " ", text).strip()
    taken: list[str] = []
    while rest and len(taken) < lines - 1 and width(rest, kind) > limit:
        line = _first_line(rest, limit, kind)
        taken.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    if rest:
        taken.append(clip(rest, limit, kind))
    return taken


def _first_line(text: str, limit: float, kind: Type) -> str:
    """As many words as fit, at least one grapheme."""
    line, end = "", 0
    while (end := text.find(" ", end + 1)) != -1 and width(text[:end], kind) <= limit:
        line = text[:end]
    if line:
        return line
    clusters = graphemes(text)
    return "".join(_fitting(clusters, limit, kind) or clusters[:1])
