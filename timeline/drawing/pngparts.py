"""What a PNG file says of itself: texts by name, and how many pixels make an inch.

Chunks as in the W3C's PNG specification (third edition), 11.3.3 and 11.3.4: `tEXt` for Latin-1, else `iTXt`.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final
from zlib import crc32

__all__ = ["with_parts"]

_HEADER_END: Final = 33  # the signature, and the header chunk after it
_INCH: Final = 0.0254  # metres


def with_parts(png: bytes, texts: Mapping[str, str], dpi: float | None = None) -> bytes:
    """A PNG with these texts, and with its pixels' size where `dpi` is given; empty texts are left out.

    A name is 1-79 characters of Latin-1.
    """
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", *[round(dpi / _INCH)] * 2, 1))] if dpi else []
    chunks += [_text(name, text) for name, text in texts.items() if text]
    return png[:_HEADER_END] + b"".join(chunks) + png[_HEADER_END:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))


def _text(name: str, text: str) -> bytes:
    text = text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    key = name.encode("latin-1") + b"\x00"
    try:
        return _chunk(b"tEXt", key + text.encode("latin-1"))
    except UnicodeEncodeError:
        return _chunk(b"iTXt", key + b"\x00\x00\x00\x00" + text.encode("utf-8"))
