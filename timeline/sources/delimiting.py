"""Cutting delimited text into cells, each with its exact line and column.

RFC 4180: a cell in quotation marks may hold separators, line ends and doubled marks. What that standard doesn't allow
(text after a closing mark, a mark that is never closed) is a fault, not a guess. A mark inside an unquoted cell is
plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.errors import Problem
from timeline.limits import COLUMNS
from timeline.sources.row import Cell
from timeline.sources.source import refused

__all__ = ["Record", "cut"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, empty ones included, and what is wrong with its quotation marks."""

    cells: list[Cell]
    faults: tuple[Problem, ...] = ()


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    # Possessive repeats: an unclosed mark is found in one pass, without trying every shorter match.
    mark, stop = '"[^"]*+(?:""[^"]*+)*+"', re.escape(delimiter)
    return re.compile(rf'(?:({mark})|((?!")[^{stop}\r\n]*+))({stop}|\r\n|\r|\n|\Z)')


def cut(text: str, delimiter: str, file: str) -> Iterator[Record]:
    """The records of a text, one after the other; a blank line is a record of one empty cell.

    Raises `SourceError` for a record of more than `COLUMNS` cells.
    """
    pattern = _cell_pattern(delimiter)
    position, line, line_start = 0, 1, 0
    cells: list[Cell] = []
    while position < len(text) or cells:
        column = position - line_start + 1
        if len(cells) >= COLUMNS:
            message = f"more than {COLUMNS} columns"
            raise refused(Problem(file, line, column, "file-large", message, "keep those that are fields of a claim"))
        match = pattern.match(text, position)
        if match is None:
            fault, after = _broken(text, position, line, column, file)
            cells.append(Cell("", line, column, None, "broken"))
            yield Record(cells, (fault,))
            line += len(_LINE_END.findall(text, position, after))
            cells, position, line_start = [], after, after
            continue
        quoted, plain, stop = match.groups()
        cells.append(Cell(plain if quoted is None else _unquoted(quoted), line, column))
        if quoted is not None:
            line, line_start = _after_lines(match.start(), quoted, line, line_start)
        position = match.end()
        if stop != delimiter:
            yield Record(cells)
            cells, line, line_start = [], line + 1, position


def _unquoted(quoted: str) -> str:
    """What stands between the marks; line ends inside become plain ones."""
    return _LINE_END.sub("\n", quoted[1:-1].replace('""', '"'))


def _after_lines(start: int, quoted: str, line: int, line_start: int) -> tuple[int, int]:
    ends = list(_LINE_END.finditer(quoted))
    return (line + len(ends), start + ends[-1].end()) if ends else (line, line_start)


def _broken(text: str, position: int, line: int, column: int, file: str) -> tuple[Problem, int]:
    """The fault of a cell that can't be cut, and where to go on: after its line, or at the end of all."""
    closing = re.compile(r'"[^"]*+(?:""[^"]*+)*+"').match(text, position)
    if closing is None:
        message = "this quotation mark is never closed, so nothing after it can be read"
        return Problem(file, line, column, "quote-open", message, "close it, or double a mark that is text"), len(text)
    after = text[closing.end() : closing.end() + 20].splitlines()[0]
    end = _LINE_END.search(text, closing.end())
    message = f"{after!r} follows a closing quotation mark"
    hint = 'write a mark inside a text twice: ""'
    return Problem(file, line, column, "quote-inside", message, hint), end.end() if end else len(text)
