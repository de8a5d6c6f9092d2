"""A drawing as SVG: the same bytes for the same drawing, valid whatever its texts hold, and asking nobody for anything.

It embeds no font itself: `style` is for whoever has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zlib import crc32

from timeline.drawing.elements import Box, Drawing, Element, Group, Outline, Paint, Words, legible
from timeline.drawing.paths import num

__all__ = ["elements_text", "escaped", "svg_text"]

_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_MARK: Final = "\x00"
"""Stands for the mark that ids begin with, until all of the picture is known; no text holds it."""


def svg_text(drawing: Drawing, *, families: str | None = None, style: str = "") -> str:
    """The SVG of a drawing; `families` instead of its own font families, `style` a style sheet to put inside."""
    writer = _Writer()
    body = "".join(map(writer.element, drawing.elements))
    names = [(name, text) for name, text in (("title", drawing.title), ("desc", drawing.about)) if text]
    head = "".join(f'<{name} id="{_MARK}-{name}">{escaped(text)}</{name}>' for name, text in names)
    sheet = f"<style>{style}</style>" if style else ""
    whole = f"{_start(drawing, names, families)}\n{head}{sheet}{writer.clips()}{_ground(drawing)}{body}</svg>\n"
    # Pictures may stand together on a page: their ids must not meet.
    return whole.replace(_MARK, f"t{crc32(whole.encode()):08x}")


def elements_text(elements: Sequence[Element]) -> str:
    """Elements alone, for a picture that is part of another; none of them may be clipped."""
    return "".join(map(_Writer().element, elements))


def _start(drawing: Drawing, names: Sequence[tuple[str, str]], families: str | None) -> str:
    """The opening tag."""
    wide, high = num(drawing.width), num(drawing.height)
    size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    label = f' aria-labelledby="{" ".join(f"{_MARK}-{name}" for name, _ in names)}"' if names else ""
    font = f'font-family="{escaped(families or drawing.families)}" xml:space="preserve"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"{label} {font}>'


def _ground(drawing: Drawing) -> str:
    return f'<rect width="{num(drawing.width)}" height="{num(drawing.height)}" fill="{drawing.ground.code}"/>'


def escaped(text: str) -> str:
    """A text for XML; what XML can't hold becomes the sign for an unknown character.

    >>> escaped("a<b \\x07")
    'a&lt;b \ufffd'
    """
    return legible(text).translate(_ESCAPES)


class _Writer:
    """Elements as text; remembers the boxes that something is clipped to."""

    def __init__(self) -> None:
        self.boxes: dict[Box, int] = {}

    def clips(self) -> str:
        """A clip path for each box; nothing where none is needed."""
        paths = [
            f'<clipPath id="{_MARK}-{number}"><rect x="{num(box.left)}" y="{num(box.top)}" '
            f'width="{num(box.right - box.left)}" height="{num(box.bottom - box.top)}"/></clipPath>'
            for box, number in self.boxes.items()
        ]
        return f"<defs>{''.join(paths)}</defs>" if paths else ""

    def element(self, element: Element) -> str:
        """Any element."""
        if isinstance(element, Outline):
            return f'<path d="{element.path}"{_paint(element.paint)}/>'
        if isinstance(element, Words):
            return _words(element)
        return self._group(element)

    def _group(self, group: Group) -> str:
        body = "".join(map(self.element, group.elements))
        moves = []
        if group.at != (0.0, 0.0):
            moves.append(f"translate({num(group.at[0])} {num(group.at[1])})")
        if group.angle:
            moves.append(f"rotate({num(group.angle)})")
        if group.scale != 1:
            moves.append(f"scale({group.scale:.5g})")
        name = f' class="{group.name}"' if group.name else ""
        move = f' transform="{" ".join(moves)}"' if moves else ""
        clip = ""
        if group.clip is not None:
            number = self.boxes.setdefault(group.clip, len(self.boxes))
            clip = f' clip-path="url(#{_MARK}-{number})"'
        return f"\n<g{name}{move}{clip}>{body}</g>"


def _words(words: Words) -> str:
    weight = f' font-weight="{words.weight}"' if words.weight != 400 else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    place = f'x="{num(words.x)}" y="{num(words.y)}" font-size="{num(words.size)}"'
    body, risen = "", 0.0
    for run in words.runs:
        moved = risen - run.rise
        if run.size == 1 and not moved:
            body += escaped(run.text)
        else:
            size = f' font-size="{num(run.size * words.size)}"' if run.size != 1 else ""
            body += f'<tspan dy="{num(moved)}"{size}>{escaped(run.text)}</tspan>'
        risen = run.rise
    return f"<text {place}{weight}{anchor}{_fill(words.colour.code, words.colour.alpha)}>{body}</text>"


def _fill(code: str, alpha: float) -> str:
    return f' fill="{code}"' + (f' fill-opacity="{num(alpha)}"' if alpha < 1 else "")


def _paint(paint: Paint) -> str:
    text = _fill(paint.fill.code, paint.fill.alpha) if paint.is_filled else ' fill="none"'
    if paint.is_filled and paint.even_odd:
        text += ' fill-rule="evenodd"'
    if paint.is_stroked:
        text += f' stroke="{paint.stroke.code}" stroke-width="{num(paint.width)}"'
        if paint.stroke.alpha < 1:
            text += f' stroke-opacity="{num(paint.stroke.alpha)}"'
        if paint.dash:
            text += f' stroke-dasharray="{" ".join(map(num, paint.dash))}"'
        if paint.miter != 4:
            text += f' stroke-miterlimit="{num(paint.miter)}"'
    return text + (f' opacity="{num(paint.opacity)}"' if paint.opacity < 1 else "")
