"""Bytes to text: UTF-8, or UTF-16 with its mark, and nothing else.

An encoding is never guessed: a wrong byte is refused with its place.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from timeline.errors import Problem
from timeline.sources.source import refused

__all__ = ["decode", "position"]

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, file: str) -> str:
    r"""The text of a file, without its byte order mark. Raises `SourceError` naming the first byte that is wrong.

    >>> decode(b"\xef\xbb\xbfa,b", "x.csv")
    'a,b'
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = position(body[: error.start].decode(encoding, "replace"))
        offset = error.start + len(data) - len(body)
        wrong = f"byte {body[error.start]:#04x} at offset {offset} is not {encoding.upper()}"
        raise refused(Problem(file, line, column, "encoding", wrong, "save the file as UTF-8")) from error
    # UTF-16 without its mark and UTF-32 are UTF-8 or UTF-16 to the letter, with a NUL among the first characters.
    nul = text[:4].find("\0")
    if nul >= 0:
        offset = 2 + 2 * nul if encoding == "utf-16" else len(data) - len(body) + len(text[:nul].encode())
        wrong = f"byte 0x00 at offset {offset} is not text in {encoding.upper()}"
        raise refused(Problem(file, 1, nul + 1, "encoding", wrong, "save the file as UTF-8"))
    return text


def position(before: str) -> tuple[int, int]:
    r"""Line and column, from 1, of what follows the text `before`.

    >>> position("a\r\nbc")
    (2, 3)
    """
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
