"""Glyphs for a text, by HarfBuzz: which glyph of which font stands where, as browsers and resvg set it too.

A typesetter is for one file: it remembers the glyphs that it used, and cuts fonts down to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import uharfbuzz as hb

from timeline.drawing.bidi import has_controls, stretches
from timeline.drawing.coverage import coverage
from timeline.drawing.elements import Undrawable

__all__ = ["Face", "Glyph", "Typesetter"]

OUTLINES: Final = ("glyf", "CFF ")
LEAST, MOST = 400, 700
UNKNOWN: Final = "\ufffd"
"""What the empty box stands for, which is drawn for every character that no font has."""


class Glyph(NamedTuple):
    """A glyph `x` px from its line's start (`rise` upwards), the characters that it stands for, and their place."""

    number: int
    x: float
    rise: float
    text: str
    place: int


@dataclass(slots=True, eq=False)
class Face:
    """A font at one weight, and what was used of it: its name, its glyphs with their widths (em / 1000) and texts."""

    name: str
    font: hb.Font
    path: Path
    widths: dict[int, float] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    weight: int | None = None

    @property
    def units(self) -> int:
        """Font units an em."""
        return int(self.font.face.upem)

    @property
    def is_cff(self) -> bool:
        """Whether its outlines are cubic."""
        return "CFF " in self.font.face.table_tags

    def cut_down(self) -> bytes:
        """A static font file with the used glyphs alone, under their numbers."""
        wanted = hb.SubsetInput()
        if self.weight is not None:
            wanted.pin_axis_location(self.font.face, "wght", self.weight)
        wanted.glyph_set.update(self.widths)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
        return bytes(hb.subset(self.font.face, wanted).blob.data)


class Typesetter:
    """Sets lines in the first font of `files` that has each character."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = [file for file in files if _has_outlines(file)]
        self.faces: dict[tuple[Path, int], Face] = {}
        self.missing = ""

    def line(self, text: str, size: float, weight: int) -> tuple[list[tuple[Face, list[Glyph]]], float]:
        """The glyphs of a line by face, and its width in px. `Undrawable` for a text that turns itself round."""
        if has_controls(text):
            raise Undrawable(f"the text {text[:60]!r} has direction controls, which a pdf needs a browser for")
        found: list[tuple[Face, list[Glyph]]] = []
        x = 0.0
        for start, end, turned in stretches(text):
            pieces = list(self._pieces(text[start:end]))
            for file, piece in reversed(pieces) if turned else pieces:
                face = self._face(file, weight)
                glyphs, x = _shaped(face, piece, size, x, turned)
                found.append((face, glyphs))
        return found, x

    def _pieces(self, text: str) -> Iterator[tuple[Path, str]]:
        """Stretches of one font; what can't be seen stays with what it follows."""
        start, current = 0, self._files[0]
        for place, character in enumerate(text):
            file = self._file(character, current)
            if file != current:
                if place > start:
                    yield current, text[start:place]
                start, current = place, file
        if len(text) > start:
            yield current, text[start:]

    def _file(self, character: str, current: Path) -> Path:
        if character.isspace() or not character.isprintable():
            return current
        known = next((file for file in self._files if coverage(file).has(character)), None)
        if known is None and character not in self.missing:
            self.missing += character
        return known or self._files[0]

    def _face(self, file: Path, weight: int) -> Face:
        is_ours = file == self._files[0]
        weight = min(MOST, max(LEAST, weight)) if is_ours else LEAST
        if (file, weight) not in self.faces:
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(file))))
            if is_ours:
                font.set_variations({"wght": weight})
            name = f"{_postscript(file.stem)}-{weight}"
            self.faces[file, weight] = Face(name, font, file, weight=weight if is_ours else None)
        return self.faces[file, weight]


def _postscript(stem: str) -> str:
    return "".join(character for character in stem if character.isascii() and character.isalnum()) or "Font"


def _has_outlines(file: Path) -> bool:
    tags = hb.Face(hb.Blob.from_file_path(str(file))).table_tags
    return any(tag in tags for tag in OUTLINES)


def _shaped(face: Face, text: str, size: float, x: float, turned: bool) -> tuple[list[Glyph], float]:
    """The glyphs of a stretch that begins at `x`, and where it ends."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if turned else "ltr"
    # Each glyph tells its own characters, also where a script sets them in another order.
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    hb.shape(face.font, buffer, {})
    em = size / face.units
    ends = sorted({info.cluster for info in buffer.glyph_infos} | {len(text)})
    glyphs, seen = [], set()
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        start = info.cluster
        said = "" if start in seen else text[start : ends[ends.index(start) + 1]]
        seen.add(start)
        number = info.codepoint
        face.widths.setdefault(number, face.font.get_glyph_h_advance(number) * 1000 / face.units)
        face.texts.setdefault(number, said if number else UNKNOWN)
        glyphs.append(Glyph(number, x + position.x_offset * em, position.y_offset * em, said, start))
        x += position.x_advance * em
    return glyphs, x
