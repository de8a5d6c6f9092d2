"""Small SVG pictures inside a figure, the legend's glyphs, read back as elements.

Only the plain kind that this package writes itself: paths and single characters, painted by attributes. Anything else
is refused, and so is every other kind of image: nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element as Node

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from timeline.drawing.elements import CLEAR, Element, Group, Outline, Paint, Run, Undrawable, Words
from timeline.drawing.given import Given, colour
from timeline.drawing.plot import Plot

__all__ = ["image"]

PREFIX: Final = "data:image/svg+xml,"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_PATH: Final = re.compile(r"[MLCZ0-9 .-]*")


def image(given: Given, plot: Plot) -> Element:
    """A glyph of a layout's images at its place; `Undrawable` for any other image."""
    for ref in ("xref", "yref"):
        given.one_of(ref, "paper")
    given.one_of("xanchor", "left", default="left")
    given.one_of("yanchor", "top", default="top")
    given.one_of("layer", "above", default="above")
    source = given.text("source")
    if not source.startswith(PREFIX):
        raise given.refusal("source")
    width, elements = _picture(unquote(source[len(PREFIX) :]))
    left, top = plot.across(given.number("x")), plot.down(given.number("y"))
    wide, high = plot.across(given.number("sizex")) - plot.box.left, plot.box.bottom - plot.down(given.number("sizey"))
    if wide <= 0 or high <= 0:
        raise given.refusal("sizex")
    return Group(tuple(elements), at=(left, top), scale=wide / width)


def _picture(svg: str) -> tuple[float, list[Element]]:
    """Its width and what it draws."""
    try:
        root = fromstring(svg)
        elements = [_read(node) for node in root]
        return float(root.attrib["width"]), elements
    except (ParseError, DefusedXmlException, KeyError, ValueError) as error:
        raise Undrawable(f"an image that begins with {svg[:40]!r} can't be drawn without a browser") from error


def _read(node: Node) -> Element:
    values: dict[str, Any] = dict(node.attrib)
    name = node.tag.removeprefix(_SVG)
    if name not in _READERS or len(node):
        raise ValueError(f"no element of a glyph: {name}")
    with Given(values, f"a glyph's {name}") as given:
        return _READERS[name](given, node.text or "")


def _number(given: Given, name: str, default: str = "0") -> float:
    return float(given.text(name, default))


def _paint(given: Given) -> Paint:
    fill, stroke = (None if (text := given.text(name, "none")) == "none" else colour(text) for name in _INKS)
    width, opacity = _number(given, "stroke-width", "1"), _number(given, "opacity", "1")
    dash = tuple(float(part) for part in given.text("stroke-dasharray", "").split())
    return Paint(fill or CLEAR, stroke or CLEAR, width if stroke else 0.0, dash, opacity)


_INKS: Final = ("fill", "stroke")


def _path(given: Given, _: str) -> Element:
    path = given.text("d")
    if not _PATH.fullmatch(path):
        raise given.refusal("d")
    return Outline(path, _paint(given))


def _text(given: Given, text: str) -> Element:
    anchor = given.one_of("text-anchor", "start", "middle", "end", default="start")
    x, y, size = (_number(given, name) for name in ("x", "y", "font-size"))
    weight = int(given.text("font-weight", "400"))
    return Words((Run(text),), x, y, size, weight, given.colour("fill"), anchor)


_READERS: Final[dict[str, Callable[[Given, str], Element]]] = {
    "path": _path,
    "text": _text,
}
