"""The heading line of a table, and the rows under it: which column is which field.

Column names are matched kindly (case, spaces, underscores), never by guessing at what a column holds. What a name did
not match is reported once, at the heading, and its column is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.errors import Problem
from timeline.sources.fields import FIELDS, REQUIRED, field_name, nearest_hint
from timeline.sources.row import Cell, Row, is_blank
from timeline.sources.source import refused

__all__ = ["Header", "count_fields", "read_header"]


@dataclass(frozen=True, slots=True)
class Header:
    """The field of each column, `None` for one that is not read, and what to say of those."""

    file: str
    names: tuple[str | None, ...]
    headings: tuple[Cell, ...]
    problems: tuple[Problem, ...]

    def row(self, cells: Sequence[Cell], faults: Sequence[Problem] = ()) -> Row | None:
        """The row of one line's cells, `None` where the line is blank. Texts beyond the last heading are a fault."""
        filled = [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell.text) or cell.type == "broken"]
        if not filled and not faults:
            return None
        named = [(self.names[index], cell) for index, cell in filled if index < len(self.names)]
        nameless = [cell for index, cell in filled if index >= len(self.names) or is_blank(self.headings[index].text)]
        first = cells[0]
        found = {name: cell for name, cell in named if name}
        beyond = [self._nameless(cell) for cell in nameless]
        return Row(self.file, first.line, found, first.column, first.cell_name, (*faults, *beyond))

    def _nameless(self, cell: Cell) -> Problem:
        message = f"{cell.text!r} stands in a column without a heading"
        hint = "name the column, or put quotation marks around a text that holds the separator"
        return Problem(self.file, cell.line, cell.column, "cell-extra", message, hint, cell=cell.cell_name)


def count_fields(texts: Sequence[str]) -> int:
    """How many different fields a heading line names."""
    return len({field_name(text) for text in texts}.intersection(FIELDS))


def read_header(file: str, headings: Sequence[Cell]) -> Header:
    """Match headings to fields. Raises `SourceError` where a needed column is missing or one stands twice."""
    names: list[str | None] = []
    problems: list[Problem] = []
    for heading in headings:
        name = field_name(heading.text)
        if name in FIELDS and name in names:
            again = f"a second column {heading.text!r}"
            raise refused(Problem(file, heading.line, heading.column, "field-duplicate", again, "keep one of the two"))
        names.append(name if name in FIELDS else None)
        if name and name not in FIELDS:
            problems.append(_unknown(file, heading))
    _require(file, headings, names)
    return Header(file, tuple(names), tuple(headings), tuple(problems))


def _unknown(file: str, heading: Cell) -> Problem:
    hint = nearest_hint(heading.text, FIELDS, "its texts are not read")
    message = f"unknown column {heading.text!r}"
    return Problem(
        file, heading.line, heading.column, "field-unknown", message, hint, "warning", cell=heading.cell_name
    )


def _require(file: str, headings: Sequence[Cell], names: Sequence[str | None]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if not missing:
        return
    shown = ", ".join(repr(heading.text) for heading in headings[:12]) or "nothing"
    message = f"no column {' and no column '.join(repr(name) for name in missing)} among the headings {shown}"
    line, column = (headings[0].line, headings[0].column) if headings else (1, 1)
    raise refused(Problem(file, line, column, "field-missing", message, "the first line names the columns"))
