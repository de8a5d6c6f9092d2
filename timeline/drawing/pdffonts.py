"""The fonts of a PDF: cut down to the glyphs in use, embedded, and able to say which characters they show.

ISO 32000-1, section 9.7: composite fonts whose codes are the numbers of glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import uharfbuzz as hb

from timeline.drawing.pdfparts import PdfFile
from timeline.drawing.shaping import Face

__all__ = ["embedded"]

_AT_ONCE: Final = 100  # rows of one list in a map of characters
_SYMBOLIC: Final = 4
NOTHING: Final = "\N{ZERO WIDTH SPACE}"
_MAP: Final = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{rows}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def embedded(file: PdfFile, face: Face) -> str:
    """Put a font into a file; gives the reference of the font."""
    name = f"{_tag(face)}+{face.name}"
    if face.is_cff:
        data, key = file.add_stream(face.cut_down(), {"Subtype": "/OpenType"}), "FontFile3"
    else:
        data, key = file.add_stream(face.cut_down()), "FontFile2"
    descriptor = file.add({**_metrics(face.font, face.units), "FontName": f"/{name}", key: data})
    system = "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    glyphs = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
        "BaseFont": f"/{name}",
        "CIDSystemInfo": system,
        "FontDescriptor": descriptor,
        "DW": 1000,
        "W": file.add_list(_widths(face.widths)),
    }
    if not face.is_cff:
        glyphs["CIDToGIDMap"] = "/Identity"
    whole = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": f"/{name}",
        "Encoding": "/Identity-H",
        "DescendantFonts": f"[{file.add(glyphs)}]",
        "ToUnicode": file.add_stream(_map(face.texts).encode("ascii")),
    }
    return file.add(whole)


def _tag(face: Face) -> str:
    """Six letters that tell a part of a font from its other parts; by its glyphs, so the same each time."""
    number = sum((place + 1) * glyph for place, glyph in enumerate(sorted(face.widths)))
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _metrics(font: hb.Font, units: int) -> dict[str, object]:
    extents = font.get_font_extents("ltr")
    up, down = round(extents.ascender * 1000 / units), round(extents.descender * 1000 / units)
    return {
        "Type": "/FontDescriptor",
        "Flags": _SYMBOLIC,
        "FontBBox": f"[-1000 {down} 2000 {up}]",
        "ItalicAngle": 0,
        "Ascent": up,
        "Descent": down,
        "CapHeight": round(up * 0.75),
        "StemV": 80,
    }


def _widths(widths: Mapping[int, float]) -> str:
    return " ".join(f"{glyph} [{widths[glyph]:.0f}]" for glyph in sorted(widths))


def _map(texts: Mapping[int, str]) -> str:
    """Which characters each glyph stands for; what belongs to the glyph before it is a space of no width."""
    return _MAP.format(rows="\n".join(_lists(sorted((glyph, text or NOTHING) for glyph, text in texts.items()))))


def _lists(rows: list[tuple[int, str]]) -> Iterator[str]:
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        lines = [f"<{glyph:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>" for glyph, text in part]
        yield f"{len(part)} beginbfchar\n{chr(10).join(lines)}\nendbfchar"
