"""Rows of a database to rows of claims: the values of one record, with its number and its primary key as its place.

Dates are the days that the database shows; nothing is read from a text, in which SQLite keeps its times. What is
neither text, number nor date is a fault of its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from timeline.errors import Problem, Severity, SourceError
from timeline.limits import ROWS, UNPACKED_BYTES
from timeline.sources.header import Header
from timeline.sources.row import Cell, Row
from timeline.sources.source import refused
from timeline.sources.values import value_cell

__all__ = ["RecordReader", "Undecodable", "decoded_text", "pages", "read_records_of"]

LARGEST_PAGE: Final = 1000
PAGE_CHARACTERS: Final = 4_000_000

DAY_FIELDS: Final = ("date", "start", "end", "asserted", "published")


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
    """How one record becomes rows. `key` are the places of the primary key's columns, none where there is none."""

    header: Header
    key: tuple[int, ...] = ()

    def rows(self, number: int, record: Sequence[Any]) -> list[Row]:
        """The claims of a record, numbered from 1; one without any field is a row too, for its gaps to be told."""
        label = self._label(number, record)
        cells = [self._cell(place, value, number) for place, value in enumerate(record)]
        faults = [
            self._fault(place, value, cell)
            for place, (value, cell) in enumerate(zip(record, cells, strict=True))
            if cell.type == "broken"
        ]
        rows = self.header.rows(cells, faults) or [Row(self.header.file, number, {})]
        return [_Record(row.file, number, row.cells, None, label, _placed(row, label)) for row in rows]

    def _label(self, number: int, record: Sequence[Any]) -> str | None:
        """Which row it is, for a reader who looks for it in the database: by its primary key."""
        if not self.key:
            return None
        values = [(self.header.headings[place].text, record[place]) for place in self.key]
        shown = ", ".join(f"{name} {_brief(value)}" for name, value in values)
        return f"row {number} ({shown})"

    def _cell(self, place: int, value: Any, number: int) -> Cell:
        """A cell, named by its column."""
        column = self.header.headings[place].text
        if self.header.names[place] is None or value is None:
            return Cell("", number, None, column)
        if isinstance(value, str | UUID):
            return Cell(str(value), number, None, column)
        return value_cell(value, number, None, column) or Cell("", number, None, column)

    def _fault(self, place: int, value: Any, cell: Cell) -> Problem:
        heading = self.header.headings[place].text
        if isinstance(value, Undecodable):
            code, hint = "text-encoding", "store the text as UTF-8"
            message = f"{heading!r} is not UTF-8: its byte {value.place} is 0x{value.byte:02x}"
        else:
            code, hint = "field-type", "store it as a text"
            message = f"{heading!r} holds {cell.text} where a text belongs"
        return Problem(self.header.file, cell.line, None, code, message, hint, cell=cell.cell_name)


@dataclass(frozen=True, slots=True)
class _Record(Row):
    """A row of a database: its cells are named by their columns, so that a problem names both."""

    def problem(
        self, name: str | None, code: str, message: str, hint: str = "", *, severity: Severity = "error"
    ) -> Problem:
        """A problem that names the row, and the column of the field `name`."""
        column = self.cells[name].cell_name if name and name in self.cells else None
        cell = _place(self.line, self.cell_name, column) if column else self.cell_name
        return Problem(self.file, self.line, None, code, message, hint, severity, cell)


def _place(line: int | None, label: str | None, column: str) -> str:
    return f"{label or f'row {line}'}, {_brief(column)}"


def _placed(row: Row, label: str | None) -> tuple[Problem, ...]:
    """The faults of a row, each with the row's name beside the column's."""
    return tuple(
        replace(fault, cell=_place(fault.line, label, fault.cell)) if fault.cell else fault for fault in row.faults
    )


def _brief(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."
