"""Lines of text as outlines: those that our font alone can't draw, shaped by HarfBuzz and given as paths.

A rasteriser that falls back to another font does so for a whole line, and where that font joins letters to fewer glyphs
it draws empty boxes, or the right glyphs in the wrong order. Lines in our font stay text. What HarfBuzz can't set (a
font of coloured pictures, a text that turns itself round) stays text as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from timeline.drawing.coverage import coverage
from timeline.drawing.elements import Drawing, Element, Group, Outline, Paint, Undrawable, Words
from timeline.drawing.paths import num
from timeline.drawing.shaping import Face, Typesetter

__all__ = ["outlined"]


def outlined(drawing: Drawing, files: Sequence[Path]) -> Drawing:
    """The drawing with the lines that need more than the first of these fonts as outlines; itself where none does."""
    if len(files) < 2:
        return drawing
    engraver = _Engraver(files)
    return replace(drawing, elements=tuple(engraver.element(element) for element in drawing.elements))


class _Engraver:
    """Turns texts into outlines; remembers the shape of each glyph."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._shapes: dict[tuple[Face, int], list[tuple[str, tuple[float, ...]]]] = {}

    @cached_property
    def _setter(self) -> Typesetter:
        return Typesetter(self._files)

    @cached_property
    def _pens(self) -> tuple[hb.DrawFuncs, list[tuple[str, tuple[float, ...]]]]:
        """Functions that note the steps of a glyph's outline, and where they do: quadratic curves as cubic ones."""
        steps: list[tuple[str, tuple[float, ...]]] = []
        at = [0.0, 0.0]

        def noting(letter: str) -> Callable[..., None]:
            def note(*values: float) -> None:
                points = tuple(float(value) for value in values[:-1])
                steps.append((letter, points))
                at[:] = points[-2:]

            return note

        def curve(x1: float, y1: float, x2: float, y2: float, _: object) -> None:
            x0, y0 = at
            near = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
            far = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
            steps.append(("C", (*near, *far, x2, y2)))
            at[:] = x2, y2

        pens = hb.DrawFuncs()
        pens.set_move_to_func(noting("M"))
        pens.set_line_to_func(noting("L"))
        pens.set_cubic_to_func(noting("C"))
        pens.set_quadratic_to_func(curve)
        pens.set_close_path_func(lambda _: steps.append(("Z", ())))
        return pens, steps

    def element(self, element: Element) -> Element:
        """Any element, with the texts in it that need it as outlines."""
        if isinstance(element, Group):
            return replace(element, elements=tuple(self.element(one) for one in element.elements))
        if isinstance(element, Words) and not all(map(self._is_ours, element.text)):
            return self._words(element)
        return element

    def _is_ours(self, character: str) -> bool:
        return character.isspace() or coverage(self._files[0]).has(character)

    def _words(self, words: Words) -> Element:
        before = self._setter.missing
        try:
            lines = [(run, self._setter.line(run.text, words.size * run.size, words.weight)) for run in words.runs]
        except Undrawable:
            return words
        if self._setter.missing != before:
            self._setter.missing = before
            return words
        width = sum(wide for _, (_, wide) in lines)
        x, path = words.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * width, []
        for run, (pieces, wide) in lines:
            for face, glyphs in pieces:
                em = words.size * run.size / face.units
                path += [
                    self._glyph(face, glyph.number, em, (x + glyph.x, words.y - run.rise - glyph.rise))
                    for glyph in glyphs
                ]
            x += wide
        return Outline("".join(path), Paint(words.colour))

    def _glyph(self, face: Face, number: int, em: float, at: tuple[float, float]) -> str:
        """A glyph's path, `em` px a font unit, with its origin at a place."""
        if (face, number) not in self._shapes:
            pens, steps = self._pens
            steps.clear()
            face.font.draw_glyph(number, pens)
            self._shapes[face, number] = list(steps)
        (x, y), parts = at, []
        for letter, points in self._shapes[face, number]:
            places = [num(x + value * em if place % 2 == 0 else y - value * em) for place, value in enumerate(points)]
            parts.append(letter + " ".join(places))
        return "".join(parts)
