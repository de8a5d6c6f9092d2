"""XML read safely, as a tree of elements.

No DTD, no entities, nothing fetched; how deep and how large it may be is bounded. Namespaces are kept of the root only:
the formats that are read here have one. It knows no format, and what is mixed between elements is one text.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any, Final
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from timeline.errors import Problem
from timeline.limits import XML_DEPTH, XML_ELEMENTS
from timeline.sources.planning.xmltree import Element
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["read_tree"]

_DECLARED: Final = re.compile(r"<\?xml\b[^>]*?\bencoding\s*=\s*[\"'](?P<name>[^\"'>]*)")
_CUT: Final = dict.fromkeys(
    ("no element found", "unclosed token", "unclosed CDATA section"), "the file ends in the middle, as if cut off"
)
_SAVE_AGAIN: Final = "save it again from the program that wrote it"


def read_tree(data: bytes, file: str, skipped: frozenset[str] = frozenset()) -> Element:
    """The root element of a file; of elements named in `skipped` only how many elements they hold is kept.

    Raises `SourceError` with the place: broken XML, a DTD or an entity, too deep, too many elements.
    """
    if not data.strip():
        raise refused(Problem(file, 1, 1, "file-empty", "the file is empty", _SAVE_AGAIN))
    data = _told_apart(data, file)
    parser: Any = DefusedExpatParser(forbid_dtd=True)
    handler = _Builder(file, skipped, parser)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        message = f"the file holds a DTD or an entity, which is not read: {type(error).__name__}"
        raise refused(_problem(file, parser, "xml-entities", message, "take the <!DOCTYPE ...> out")) from error
    except SAXParseException as error:
        _refuse_other_bytes(data, file)
        column = (error.getColumnNumber() or 0) + 1
        message = f"broken XML: {_CUT.get(error.getMessage(), error.getMessage())}"
        raise refused(Problem(file, error.getLineNumber(), column, "xml-syntax", message, _SAVE_AGAIN)) from error
    except (SAXException, LookupError, ValueError) as error:
        # Encodings that Python doesn't know, or that are none for XML.
        raise refused(_problem(file, parser, "xml-syntax", f"broken XML: {_one_line(error)}", _SAVE_AGAIN)) from error
    return handler.root()


def _told_apart(data: bytes, file: str) -> bytes:
    """The bytes, in UTF-8 where their mark says UTF-16 but they call themselves something else: the mark is right."""
    if not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data
    text = decode(data, file)
    declared = _DECLARED.match(text)
    if declared is None or declared["name"].lower().startswith("utf-16"):
        return data
    return (text[: declared.start("name")] + "utf-8" + text[declared.end("name") :]).encode()


def _refuse_other_bytes(data: bytes, file: str) -> None:
    """Raises `SourceError` with the byte where a file that is UTF-8 by what it says of itself is not."""
    declared = _DECLARED.match(data[:200].decode("utf-8-sig", "replace"))
    if declared is None or declared["name"].lower() in ("utf-8", "utf8"):
        decode(data, file)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _problem(file: str, parser: Any, code: str, message: str, hint: str) -> Problem:
    return Problem(file, parser.getLineNumber() or 1, (parser.getColumnNumber() or 0) + 1, code, message, hint)


class _Builder(ContentHandler):
    """Builds the tree while the file is read, and stops at what is out of bounds."""

    def __init__(self, file: str, skipped: frozenset[str], place: Any) -> None:
        super().__init__()
        self.place = place
        self.file = file
        self.skipped = skipped
        self.open: list[Element] = []
        self.top: Element | None = None
        self.passing = 0
        self.passed = Element("", "", 1, 1, {})
        self.count = 0

    def root(self) -> Element:
        assert self.top is not None  # the parser has refused a file without a root
        return self.top

    # The names of the three methods below are xml.sax's.
    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: N802
        self.count += 1
        self._stay_in_bounds()
        if self.passing:
            self.passing += 1
            self.passed.passed += 1
            return
        attributes = {local: value for (_, local), value in attrs.items()}
        line, column = self.place.getLineNumber(), self.place.getColumnNumber() + 1
        element = Element(name[1], name[0] or "", line, column, attributes)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.top = element
        if self.open and element.tag in self.skipped:
            self.passing, self.passed = 1, element
            return
        self.open.append(element)

    def _stay_in_bounds(self) -> None:
        for over, what, hint in (
            (self.count > XML_ELEMENTS, f"more than {XML_ELEMENTS:,} elements", "split the file"),
            (len(self.open) + self.passing >= XML_DEPTH, f"nested deeper than {XML_DEPTH} levels", "flatten it"),
        ):
            if over:
                place = (self.place.getLineNumber(), self.place.getColumnNumber() + 1)
                raise refused(Problem(self.file, *place, "file-large", what, hint))

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if self.passing:
            self.passing -= 1
        else:
            self.open.pop()

    def characters(self, content: str) -> None:
        if self.open and not self.passing:
            self.open[-1].pieces.append(content)
