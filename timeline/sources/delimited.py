"""CSV and TSV: a heading line, then one claim a line (two, where it says how it turned out), every cell text.

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
from timeline.sources.header import HEADING_ROWS, Header, count_fields, read_heading
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
        header = read_heading(file, _whole(records))
        if header is None:
            raise refused(Problem(file, 1, 1, "file-empty", "the file is empty", "its first line names the columns"))
        return _sheet(header, records, file)


SOURCE: Final = Delimited()


def _whole(records: Iterator[Record]) -> Iterator[list[Cell]]:
    """The cells of records up to the headings, where a fault leaves nothing to go by."""
    for record in records:
        if record.faults:
            raise refused(record.faults[0])
        yield record.cells


def _sniff(text: str, file: str) -> str:
    """The separator that cuts one of the first lines into the most known columns; a comma where none does."""

    def known(delimiter: str) -> int:
        filled = (
            record for record in cut(text, delimiter, file) if not all(is_blank(cell.text) for cell in record.cells)
        )
        first = islice(filled, HEADING_ROWS)
        return max((count_fields([cell.text for cell in record.cells]) for record in first), default=0)

    return max(DELIMITERS, key=known)


def _sheet(header: Header, records: Iterator[Record], file: str) -> Sheet:
    sheet = Sheet([], list(header.problems))
    for record in records:
        rows = header.rows([_plain(cell) for cell in record.cells], record.faults)
        if not rows:
            continue
        if len(sheet.rows) + len(rows) > ROWS:
            raise refused(Problem(file, rows[0].line, None, "file-large", f"more than {ROWS:,} rows", "split the file"))
        sheet.rows.extend(rows)
        if not rows[0].faults and len(record.cells) < len(header.headings):
            sheet.problems.append(_short(header, rows[0], len(record.cells)))
    if not sheet.rows:
        sheet.problems.append(header.no_rows())
    return sheet


def _plain(cell: Cell) -> Cell:
    return cell._replace(text=unguarded(cell.text)) if cell.text.startswith("'") else cell


def _short(header: Header, row: Row, cells: int) -> Problem:
    message = f"only {cells} of {len(header.headings)} cells; the missing ones are taken as empty"
    return row.problem(None, "row-short", message, "check that no separator is missing", severity="warning")
