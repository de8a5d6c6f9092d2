"""A drawing as PDF, without a browser: one page, its text still text, its fonts inside, its hatching plain lines.

The same drawing gives the same bytes: no dates, no random names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import cos, radians, sin
from typing import Final, NamedTuple

from timeline.drawing.elements import Box, Colour, Drawing, Element, Group, Outline, Paint, Words
from timeline.drawing.fonts import fonts_for
from timeline.drawing.paths import num
from timeline.drawing.pdffonts import embedded
from timeline.drawing.pdfparts import PdfFile, dictionary, pdf_text
from timeline.drawing.shaping import Face, Glyph, Typesetter

__all__ = ["Pdf", "pdf_picture"]

_STEP: Final = re.compile(r"([MLCZ])([^MLCZ]*)")
_LETTERS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}
POINTS: Final = 0.75
"""Points a px, as on a screen of 96 dots an inch."""


class Pdf(NamedTuple):
    """A PDF file, and the characters that no font on this machine could draw."""

    data: bytes
    missing: str


def pdf_picture(drawing: Drawing, *, points: float = POINTS, said: Mapping[str, str] | None = None) -> Pdf:
    """A drawing as a page, `points` points a px; `said` is what it says of itself, by the names of PDF.

    Raises `Undrawable` for a text that turns itself round by control characters.
    """
    setter = Typesetter(fonts_for(words.text for words in drawing.words()).files)
    painter = _Painter(setter)
    body = "".join(painter.element(element) for element in drawing.elements)
    size = num(drawing.width * points), num(drawing.height * points)
    ground = f"{_rgb(drawing.ground)} rg 0 0 {num(drawing.width)} {num(drawing.height)} re f\n"
    content = f"{points:.6g} 0 0 {-points:.6g} 0 {size[1]} cm\n{ground}{body}"
    file = PdfFile()
    resources = {
        "Font": dictionary({_name(number): embedded(file, face) for face, number in painter.faces.items()}),
        "ExtGState": dictionary({name: f"<</ca {a} /CA {b}>>" for (a, b), name in painter.states.items()}),
    }
    stream = file.add_stream(content.encode("ascii"))
    page: dict[str, object] = {"Type": "/Page", "MediaBox": f"[0 0 {size[0]} {size[1]}]", "Contents": stream}
    return Pdf(_finished(file, page | {"Resources": dictionary(resources)}, drawing, said or {}), setter.missing)


def _finished(file: PdfFile, page: dict[str, object], drawing: Drawing, said: Mapping[str, str]) -> bytes:
    """The file around a page, which must name the list of pages that it stands in: the next object but one."""
    kids = file.add({**page, "Parent": file.next(2)})
    pages = file.add({"Type": "/Pages", "Kids": f"[{kids}]", "Count": 1})
    preferences = dictionary({"DisplayDocTitle": "true"})
    root = file.add({"Type": "/Catalog", "Pages": pages, "Lang": "(en)", "ViewerPreferences": preferences})
    texts = {"Title": drawing.title, "Subject": drawing.about, **said}
    return file.file(root, file.add({name: pdf_text(text) for name, text in texts.items() if text}))


def _name(number: int) -> str:
    return f"F{number}"


def _rgb(colour: Colour) -> str:
    return " ".join(num_of(int(colour.code[place : place + 2], 16) / 255) for place in (1, 3, 5))


def num_of(share: float) -> str:
    """A share with enough decimals for a colour."""
    return f"{share:.4f}".rstrip("0").rstrip(".")


class _Painter:
    """Elements as a page's operators; remembers the fonts and the opacities that it used."""

    def __init__(self, setter: Typesetter) -> None:
        self.setter = setter
        self.faces: dict[Face, int] = {}
        self.states: dict[tuple[str, str], str] = {}

    def element(self, element: Element) -> str:
        """Any element."""
        if isinstance(element, Outline):
            return self._outline(element)
        if isinstance(element, Words):
            return self._words(element)
        return self._group(element)

    def _group(self, group: Group) -> str:
        body = "".join(self.element(element) for element in group.elements)
        clip = f"{_rectangle(group.clip)} W n\n" if group.clip else ""
        c, s = cos(radians(group.angle)) * group.scale, sin(radians(group.angle)) * group.scale
        turn = [f"{value:.6g}" for value in (c, s, -s, c)]
        move = f"{' '.join(turn)} {num(group.at[0])} {num(group.at[1])} cm\n"
        plain = group.at == (0.0, 0.0) and not group.angle and group.scale == 1
        return f"q\n{'' if plain else move}{clip}{body}Q\n" if clip or not plain else body

    def _state(self, fill: float, stroke: float) -> str:
        """The operator that sets opacities; nothing where all is opaque."""
        if fill >= 1 and stroke >= 1:
            return ""
        key = num(fill), num(stroke)
        return f"/{self.states.setdefault(key, f'G{len(self.states)}')} gs "

    def _outline(self, outline: Outline) -> str:
        paint = outline.paint
        if not paint.is_seen:
            return ""
        path = " ".join(f"{step[2].strip()} {_LETTERS[step[1]]}".strip() for step in _STEP.finditer(outline.path))
        state = self._state(paint.fill.alpha * paint.opacity, paint.stroke.alpha * paint.opacity)
        return f"q {state}{_pen(paint)}{path} {_painted(paint)} Q\n"

    def _words(self, words: Words) -> str:
        lines = [(run, self.setter.line(run.text, words.size * run.size, words.weight)) for run in words.runs]
        width = sum(line[1] for _, line in lines)
        x = words.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * width
        parts = []
        for run, (pieces, wide) in lines:
            parts += [
                self._glyphs(face, glyphs, x, words.y - run.rise, words.size * run.size) for face, glyphs in pieces
            ]
            x += wide
        state = self._state(words.colour.alpha, 1.0)
        return f"q {state}{_rgb(words.colour)} rg BT\n{''.join(parts)}ET Q\n"

    def _glyphs(self, face: Face, glyphs: list[Glyph], x: float, y: float, size: float) -> str:
        """One line of operators: the glyphs in a row, with what each must be moved by (in thousandths of an em)."""
        number = self.faces.setdefault(face, len(self.faces))
        shown, at, rise = [], 0.0, 0.0
        start = glyphs[0].x if glyphs else 0.0
        text = f"/{_name(number)} {num(size)} Tf 1 0 0 -1 {num(x + start)} {num(y)} Tm\n"
        for glyph in glyphs:
            if glyph.rise != rise:
                shown.append(f"] TJ {num(glyph.rise)} Ts [")
                rise = glyph.rise
            off = round((at - (glyph.x - start)) * 1000 / size)
            shown.append(f"{off}<{glyph.number:04X}>" if off else f"<{glyph.number:04X}>")
            at += round(face.widths[glyph.number]) * size / 1000 - off * size / 1000
        end = " 0 Ts" if rise else ""
        return _spoken(face, glyphs, f"{text}[{''.join(shown)}] TJ{end}\n".replace("><", ""))


def _spoken(face: Face, glyphs: list[Glyph], operators: str) -> str:
    """Operators with the text that they show, where glyph by glyph it would read otherwise (ISO 32000-1, 14.9.4)."""
    places = [glyph.place for glyph in glyphs]
    in_order = places in (sorted(places), sorted(places, reverse=True))
    if in_order and all(face.texts[glyph.number] == glyph.text for glyph in glyphs if glyph.number):
        return operators
    said = "".join(glyph.text for glyph in sorted(glyphs, key=lambda glyph: glyph.place))
    return f"/Span <</ActualText {pdf_text(said)}>> BDC\n{operators}EMC\n"


def _rectangle(box: Box) -> str:
    return f"{num(box.left)} {num(box.top)} {num(box.right - box.left)} {num(box.bottom - box.top)} re"


def _pen(paint: Paint) -> str:
    text = f"{_rgb(paint.fill)} rg " if paint.is_filled else ""
    if paint.is_stroked:
        text += f"{_rgb(paint.stroke)} RG {num(paint.width)} w {num(paint.miter)} M "
        text += f"[{' '.join(map(num, paint.dash))}] 0 d " if paint.dash else ""
    return text


def _painted(paint: Paint) -> str:
    """The operator that fills, strokes or does both."""
    rule = "*" if paint.even_odd else ""
    if paint.is_filled and paint.is_stroked:
        return f"B{rule}"
    return f"f{rule}" if paint.is_filled else "S"
