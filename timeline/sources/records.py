"""Rows from mappings: what a program hands over, and what formats with named, typed values hold.

Names are matched as headings are, over all mappings at once: what a name means never hangs on which others stand beside
it in one row. What was matched, and a name that is no field, is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from timeline.errors import Problem, UsageError
from timeline.sources.columns import are_fields, match_columns
from timeline.sources.fields import field_name
from timeline.sources.header import matched_notes
from timeline.sources.row import Cell, Row, Sheet, is_blank
from timeline.sources.rowclaims import claims_of
from timeline.sources.values import value_cell

__all__ = ["RecordNames", "names_of", "read_records", "refuse_doubled"]


class RecordNames:
    """What each name of mappings is; `lines` says of each name where it is met first.

    `fields`: by name, the field or `None`. `second`: names that are another word for a field that has one already, and
    that one; what stands under them is refused, not guessed at. `are_plain`: each row is one claim as it stands.
    """

    def __init__(self, file: str, lines: Mapping[str, int | None]) -> None:
        texts = list(lines)
        columns = match_columns(texts)
        self.file = file
        self.fields = dict(zip(texts, columns.names, strict=True))
        self.second = {texts[at]: other for at, other in columns.doubled if at in columns.synonyms}
        self.are_plain = are_fields(columns.names)
        headings = [Cell(text, line) for text, line in lines.items()]
        hints = {at: "it is not read" for at, text in enumerate(texts) if is_blank(text)} | dict(columns.unknown)
        told = {field_name(texts[at]): at for at in sorted(hints, reverse=True)}
        unknown = [_unknown(file, headings[at], hints[at]) for at in sorted(told.values())]
        self.problems = [*matched_notes(file, columns, headings), *unknown]

    def rows(self, number: int, record: Mapping[Any, Any]) -> list[Row]:
        """The claims of one mapping; one without any field is a row too, for its gaps to be told."""
        found: dict[str, Cell] = {}
        faults: list[Problem] = []
        for key, value in record.items():
            name = self.fields[str(key)]
            cell = value_cell(value, number) if name else None
            if not name or not cell:
                continue
            fault = self._second(str(key), name, cell, found)
            if fault is None:
                found[name] = cell
                fault = self._broken(str(key), cell)
            faults += [fault] if fault else []
        if self.are_plain:
            return [Row(self.file, number, found, None, None, tuple(faults))]
        claims, unclear = claims_of(self.file, tuple(self.fields.values()), found)
        return [Row(self.file, number, claim, None, None, (*faults, *unclear)) for claim in claims]

    def _second(self, key: str, name: str, cell: Cell, found: Mapping[str, Cell]) -> Problem | None:
        """The fault of a field that is said twice."""
        message, hint = f"a second {name!r}", "keep one of the two"
        if key in self.second:
            message = f"{key!r} would be {name!r}, and so would {self.second[key]!r}"
            hint = "use one name in all rows, or rename the other"
        elif name not in found:
            return None
        return Problem(self.file, cell.line, None, "key-duplicate", message, hint)

    def _broken(self, key: str, cell: Cell) -> Problem | None:
        if cell.type != "broken":
            return None
        message = f"{key!r} holds {cell.text} where a text belongs"
        return Problem(self.file, cell.line, None, "field-type", message, "write it as a text")


def _unknown(file: str, heading: Cell, hint: str) -> Problem:
    message = f"unknown field {heading.text!r}"
    return Problem(file, heading.line, None, "field-unknown", message, hint, "warning")


def names_of(file: str, records: Iterable[tuple[int, Mapping[Any, Any]]]) -> RecordNames:
    """The names of numbered mappings, each at the first one that has it."""
    lines: dict[str, int | None] = {}
    for number, record in records:
        for key in record:
            lines.setdefault(str(key), number)
    return RecordNames(file, lines)


def read_records(records: pd.DataFrame | Iterable[Mapping[str, Any]], file: str = "rows") -> Sheet:
    """A sheet of mappings or of a frame's rows, numbered from 1; absent values (`None`, NaN, NaT, "") are no cells.

    Raises `UsageError` for anything else than mappings, and for a frame in which a field's column stands twice.

    >>> read_records([{"Film": "1917", "Milestone": "release"}]).rows[0].text("production")
    '1917'
    """
    if isinstance(records, str | bytes | Mapping) or not isinstance(records, Iterable):
        raise UsageError(f"rows can't be {type(records).__name__}: give a DataFrame or a list of mappings")
    if isinstance(records, pd.DataFrame):
        refuse_doubled(records)
    given: Iterable[Any] = records.to_dict("records") if isinstance(records, pd.DataFrame) else records
    numbered = list(_checked(given))
    names = names_of(file, numbered)
    return Sheet([row for number, record in numbered for row in names.rows(number, record)], names.problems)


def _checked(records: Iterable[Any]) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    for number, record in enumerate(records, 1):
        if not isinstance(record, Mapping):
            raise UsageError(f"row {number} is {type(record).__name__}, not a mapping of field names to values")
        yield number, record


def refuse_doubled(frame: pd.DataFrame) -> None:
    """`UsageError` where a frame has two columns of one name for a field: only the last would arrive."""
    names = [str(name) for name in frame.columns.unique()]
    known = dict(zip(names, match_columns(names).names, strict=True))
    for name in frame.columns[frame.columns.duplicated()]:
        if known[str(name)]:
            raise UsageError(f"the frame has a second column {str(name)!r}: keep one of the two")
