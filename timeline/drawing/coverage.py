"""Which characters a font file has glyphs for: its `cmap` table, read without loading the font.

TrueType and OpenType files, and collections of them. A file that can't be understood covers nothing.
Formats 4 and 12 of the table as in ISO/IEC 14496-22 (OpenType), section 5.2.1.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final

__all__ = ["Coverage", "coverage"]

COLLECTION: Final = b"ttcf"
UNICODE: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the subtables that speak Unicode, the fullest first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of code points (both ends included), ascending."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def has(self, character: str) -> bool:
        """Whether there is a glyph for a character."""
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


@lru_cache(maxsize=1024)
def coverage(path: Path) -> Coverage:
    """What the (first) font of a file covers; nothing for a file that isn't there or isn't understood."""
    try:
        with path.open("rb") as file:
            found = sorted(_ranges(_cmap(file)))
    except (OSError, ValueError, IndexError, struct.error):
        return Coverage()
    return Coverage(tuple(start for start, _ in found), tuple(end for _, end in found))


def _cmap(file: BinaryIO) -> bytes:
    """The bytes of the table."""
    head = file.read(16)
    if head[:4] == COLLECTION:
        file.seek(struct.unpack(">I", head[12:16])[0])
        head = file.read(12)
    else:
        file.seek(12)
    (count,) = struct.unpack(">H", head[4:6])
    for tag, _, offset, length in struct.iter_unpack(">4sIII", file.read(count * 16)):
        if tag == b"cmap":
            file.seek(offset)
            return file.read(length)
    raise ValueError("a font without a cmap table")


def _ranges(cmap: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    tables = {(one, other): at for one, other, at in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count])}
    offset = next((tables[kind] for kind in UNICODE if kind in tables), None)
    if offset is None:
        raise ValueError("a font without Unicode")
    table = cmap[offset:]
    (kind,) = struct.unpack_from(">H", table)
    if kind == 12:
        return _groups(table)
    if kind == 4:
        return _segments(table)
    raise ValueError(f"a cmap of format {kind}")


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12: start, end, first glyph."""
    (count,) = struct.unpack_from(">I", table, 12)
    for start, end, _ in struct.iter_unpack(">III", table[16 : 16 + 12 * count]):
        yield start, end


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4: parallel arrays of segments, some with an array of glyphs in which 0 is none."""
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    offsets_at = 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    for number, (start, end, offset) in enumerate(zip(starts, ends, offsets, strict=True)):
        if start == 0xFFFF:
            continue
        if not offset:
            yield start, end
            continue
        glyphs = struct.unpack_from(f">{end - start + 1}H", table, offsets_at + 2 * number + offset)
        yield from ((start + place, start + place) for place, glyph in enumerate(glyphs) if glyph)
