"""Rows of a database to rows of claims: the values of one record, with its number and its primary key as its place.

Dates are the days that the database shows; in SQLite, which keeps times as texts, a date field's text that is exactly
such a time is its day. Nothing else is read from a text. What is neither text, number nor date is a fault of its row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from timeline.errors import Problem, SourceError
from timeline.limits import ROWS, UNPACKED_BYTES
from timeline.sources.columns import ACTUAL
from timeline.sources.header import Header
from timeline.sources.row import Cell, Row
from timeline.sources.source import refused
from timeline.sources.values import value_cell

__all__ = ["RecordReader", "Undecodable", "decoded_text", "pages", "read_records_of"]

LARGEST_PAGE: Final = 1000
PAGE_CHARACTERS: Final = 4_000_000

DAY_FIELDS: Final = ("date", "start", "end", "asserted", "published")

_TIME: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_KINDS: Final = {"dict": "JSON object", "bytes": "run of bytes", "bool": "truth value"}


@dataclass(frozen=True, slots=True)
class Undecodable:
    """A text whose bytes are no UTF-8: the first wrong byte, and where it stands, from 1."""

    byte: int
    place: int


def decoded_text(data: bytes) -> str | Undecodable:
    r"""The text that UTF-8 bytes spell.

    >>> decoded_text(b"caf\xe9")
    Undecodable(byte=233, place=4)
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Undecodable(data[error.start], error.start + 1)


def pages(fetch: Callable[[int], Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Pages of records, from one on, fewer in a page where they are long: each is sized by the one before it."""
    size = 1
    while page := fetch(size):
        yield page
        length = sum(len(value) for record in page for value in record if isinstance(value, str | bytes))
        size = max(1, min(LARGEST_PAGE, size * 4, PAGE_CHARACTERS * len(page) // (length + 1)))


def read_records_of(reader: RecordReader, found: Iterable[Sequence[Any]]) -> list[Row]:
    """The rows of all pages. Raises `SourceError` with its problem beyond the limits of rows and characters."""
    rows: list[Row] = []
    records = characters = 0
    for page in found:
        read = [row for number, record in enumerate(page, records + 1) for row in reader.rows(number, record)]
        records += len(page)
        rows.extend(read)
        characters += sum(len(cell.text) for row in read for cell in row.cells.values())
        if len(rows) > ROWS:
            raise _too_large(reader, f"more than {ROWS:,} rows")
        if characters > UNPACKED_BYTES:
            raise _too_large(reader, f"more than {UNPACKED_BYTES:,} characters")
    return rows


def _too_large(reader: RecordReader, message: str) -> SourceError:
    hint = "take fewer, with ?query=select ... where ..."
    return refused(Problem(reader.header.file, None, None, "file-large", message, hint))


@dataclass(frozen=True, slots=True)
class RecordReader:
    """How one record becomes rows. `key` are the places of the primary key's columns, none where there is none.

    `has_text_times`: the database keeps times as texts.
    """

    header: Header
    key: tuple[int, ...] = ()
    has_text_times: bool = False

    def rows(self, number: int, record: Sequence[Any]) -> list[Row]:
        """The claims of a record, numbered from 1; one without any field is a row too, for its gaps to be told."""
        label = self._label(number, record)
        named = zip(self.header.names, record, strict=True)
        cells = [self._cell(name, value, number, label) for name, value in named]
        faults = [
            self._fault(place, value, cell)
            for place, (value, cell) in enumerate(zip(record, cells, strict=True))
            if cell.type == "broken"
        ]
        return self.header.rows(cells, faults) or [Row(self.header.file, number, {}, None, label)]

    def _label(self, number: int, record: Sequence[Any]) -> str | None:
        """Which row it is, for a reader who looks for it in the database: by its primary key."""
        if not self.key:
            return None
        values = [(self.header.headings[place].text, record[place]) for place in self.key]
        shown = ", ".join(f"{name} {_brief(value)}" for name, value in values)
        return f"row {number} ({shown})"

    def _cell(self, name: str | None, value: Any, number: int, label: str | None) -> Cell:
        if name is None or value is None:
            return Cell("", number, None, label)
        if isinstance(value, str):
            day = self._day(value) if name.removeprefix(ACTUAL) in DAY_FIELDS else ""
            return Cell(day, number, None, label, "date") if day else Cell(value, number, None, label)
        if isinstance(value, UUID):
            return Cell(str(value), number, None, label)
        return value_cell(value, number, None, label) or Cell("", number, None, label)

    def _day(self, text: str) -> str:
        found = _TIME.fullmatch(text) if self.has_text_times else None
        return found[1] if found and _is_day(found[1]) else ""

    def _fault(self, place: int, value: Any, cell: Cell) -> Problem:
        heading = self.header.headings[place].text
        if isinstance(value, Undecodable):
            code, hint = "text-encoding", "store the text as UTF-8"
            message = f"{heading!r} is not UTF-8: its byte {value.place} is 0x{value.byte:02x}"
        else:
            code, hint = "field-type", "store it as a text"
            message = f"{heading!r} holds a {_KINDS.get(cell.text, cell.text)} where a text belongs"
        return Problem(self.header.file, cell.line, None, code, message, hint, cell=cell.cell_name)


def _brief(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
