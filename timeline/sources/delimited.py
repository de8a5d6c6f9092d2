"""CSV and TSV: a heading line, then one claim a line, every cell text.

Nothing is converted ("1917", "NA" and "007" stay texts). The separator comes from the ending, and for `.csv` from the
heading line: the one that cuts it into known columns. A leading `'` that guards `= + - @` from spreadsheets is taken
off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from timeline.errors import Problem
from timeline.limits import ROWS
from timeline.sources.delimiting import Record, cut
from timeline.sources.header import Header, count_fields, read_header
from timeline.sources.row import Cell, Row, Sheet, is_blank
from timeline.sources.source import refused
from timeline.sources.textfile import decode

__all__ = ["SOURCE", "unguarded"]

DELIMITERS: Final = (",", ";", "\t", "|")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def unguarded(text: str) -> str:
    """A text without the `'` that keeps spreadsheets from taking it for a formula.

    >>> unguarded("'=Sum"), unguarded("'tis")
    ('=Sum', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


class Delimited:
    """CSV and TSV files."""

    name = "delimited text"
    endings = (".csv", ".tsv", ".tab")

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of a table; raises `SourceError` where its text or its heading line can't be read."""
        text = decode(data, file)
        delimiter = "," if file.lower().endswith(".csv") else "\t"
        if delimiter == ",":
            delimiter = _sniff(text, file)
        records = cut(text, delimiter, file)
        heading = next((record for record in records if _is_filled(record)), None)
        if heading is None:
            raise refused(Problem(file, 1, 1, "file-empty", "the file is empty", "its first line names the columns"))
        if heading.faults:
            fault = heading.faults[0]
            raise refused(fault)
        return _sheet(read_header(file, heading.cells), records, file)


SOURCE: Final = Delimited()


def _is_filled(record: Record) -> bool:
    return bool(record.faults) or not all(is_blank(cell.text) for cell in record.cells)


def _sniff(text: str, file: str) -> str:
    """The separator that cuts the first filled line into the most known columns; a comma where none does."""

    def known(delimiter: str) -> int:
        records = (record for record in cut(text, delimiter, file) if _is_filled(record))
        return max((count_fields([cell.text for cell in record.cells]) for record in islice(records, 1)), default=0)

    return max(DELIMITERS, key=known)


def _sheet(header: Header, records: Iterator[Record], file: str) -> Sheet:
    sheet = Sheet([], list(header.problems))
    for record in records:
        row = header.row([_plain(cell) for cell in record.cells], record.faults)
        if row is None:
            continue
        if len(sheet.rows) >= ROWS:
            raise refused(Problem(file, row.line, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
        sheet.rows.append(row)
        if not record.faults and len(record.cells) < len(header.names):
            sheet.problems.append(_short(header, row, len(record.cells)))
    return sheet


def _plain(cell: Cell) -> Cell:
    return cell._replace(text=unguarded(cell.text)) if cell.text.startswith("'") else cell


def _short(header: Header, row: Row, cells: int) -> Problem:
    message = f"only {cells} of {len(header.names)} cells; the missing ones are taken as empty"
    return row.problem(None, "row-short", message, "check that no separator is missing", severity="warning")
