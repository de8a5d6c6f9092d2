"""The parts of a PDF file: numbered objects, streams, texts, and the file that lists them; nothing about pictures.

ISO 32000-1, section 7. Streams are compressed; the same objects give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final
from zlib import compress

__all__ = ["PdfFile", "dictionary", "pdf_text"]

HEADER: Final = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"


def pdf_text(text: str) -> str:
    """A text string, as UTF-16 in hexadecimal digits: nothing in it can end it."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def dictionary(entries: Mapping[str, object]) -> str:
    """A dictionary of names and what is written as it stands.

    >>> dictionary({"Type": "/Page", "Rotate": 0})
    '<</Type /Page /Rotate 0>>'
    """
    return f"<<{' '.join(f'/{name} {value}' for name, value in entries.items())}>>"


class PdfFile:
    """Objects, each known by its reference."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def next(self, ahead: int = 1) -> str:
        """The reference that an object to come will have."""
        return f"{len(self._objects) + ahead} 0 R"

    def add(self, entries: Mapping[str, object]) -> str:
        """One more dictionary; gives its reference."""
        self._objects.append(dictionary(entries).encode("ascii"))
        return f"{len(self._objects)} 0 R"

    def add_list(self, values: str) -> str:
        """One more array; gives its reference."""
        self._objects.append(f"[{values}]".encode("ascii"))
        return f"{len(self._objects)} 0 R"

    def add_stream(self, data: bytes, entries: Mapping[str, object] | None = None) -> str:
        """One more stream; gives its reference."""
        packed = compress(data, 9)
        head = dictionary({**(entries or {}), "Length": len(packed), "Filter": "/FlateDecode"})
        self._objects.append(head.encode("ascii") + b"\nstream\n" + packed + b"\nendstream")
        return f"{len(self._objects)} 0 R"

    def file(self, root: str, info: str) -> bytes:
        """The whole file; `root` is the reference of its catalog, `info` of what it says of itself."""
        body, places = bytearray(HEADER), []
        for number, data in enumerate(self._objects, 1):
            places.append(len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        mark = sha256(body).hexdigest()[:32].upper()
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        count = len(places) + 1
        trailer = dictionary({"Size": count, "Root": root, "Info": info, "ID": f"[<{mark}> <{mark}>]"})
        end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n"
        return bytes(body) + end.encode("ascii")
