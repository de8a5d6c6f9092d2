"""The heading line of a table, and the rows under it: which column is which field.

Column names are matched kindly (case, spaces, what people call them), never by guessing at what a column holds. What
was matched by another name is noted; what a name did not match is reported once, and its column is not read. A table
with a column for how it turned out has two claims a line: what was announced, and what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from timeline.errors import Problem, SourceError
from timeline.sources.claimtable import claims_table_note
from timeline.sources.columns import ACTUAL, Columns, are_fields, has_actual, match_columns
from timeline.sources.fields import REQUIRED
from timeline.sources.row import Cell, Row, is_blank
from timeline.sources.rowclaims import claims_of
from timeline.sources.source import refused

__all__ = ["HEADING_ROWS", "Header", "count_fields", "matched_notes", "missing_fields", "read_heading"]

HEADING_ROWS: Final = 20
"""How many filled rows are looked at for the headings, which may stand below a title."""

_NEEDED: Final = {
    "production": "a column 'production' for the title",
    "milestone": "a column 'milestone' that says what it dates, such as release",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What each column is, `None` for one that is not read, and what to say of the columns."""

    file: str
    names: tuple[str | None, ...]
    headings: tuple[Cell, ...]
    problems: tuple[Problem, ...]

    def rows(self, cells: Sequence[Cell], faults: Sequence[Problem] = ()) -> list[Row]:
        """The claims of one line's cells, none where it is blank. Texts beyond the last heading are a fault."""
        filled = [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell.text) or cell.type == "broken"]
        if not filled and not faults:
            return []
        names = self.names
        found = {name: cell for name, cell in ((names[at], cell) for at, cell in filled if at < len(names)) if name}
        nameless = [cell for at, cell in filled if at >= len(names) or is_blank(self.headings[at].text)]
        every = [*faults, *(self._nameless(cell) for cell in nameless)]
        if len(filled) == 1 and not every:
            return [self._alone(*filled[0])]
        claims = [found]
        if not are_fields(self.names):
            claims, unclear = claims_of(self.file, names, found)
            every += unclear
        first = cells[0]
        return [Row(self.file, first.line, claim, first.column, first.cell_name, tuple(every)) for claim in claims]

    def no_rows(self) -> Problem:
        """What to say where nothing stands under the headings."""
        first = next(heading for heading in self.headings if not is_blank(heading.text))
        message, hint = "nothing stands under the headings: no claims", "write a claim in each row below"
        return Problem(self.file, first.line, first.column, "claims-missing", message, hint, "warning", first.cell_name)

    def _alone(self, at: int, cell: Cell) -> Row:
        """A line with one text is no claim, whatever it says: one fault tells it better than all that it lacks."""
        message = f"{cell.text!r} stands alone in its line, under {self.headings[at].text!r}: no claim"
        hint = "give it a milestone and a date, or take a title or a remark out of the table"
        fault = Problem(self.file, cell.line, cell.column, "row-alone", message, hint, cell=cell.cell_name)
        return Row(self.file, cell.line, {}, cell.column, cell.cell_name, (fault,))

    def _nameless(self, cell: Cell) -> Problem:
        message = f"{cell.text!r} stands in a column without a heading"
        hint = "name the column, or put quotation marks around a text that holds the separator"
        return Problem(self.file, cell.line, cell.column, "cell-extra", message, hint, cell=cell.cell_name)


def count_fields(texts: Sequence[str]) -> int:
    """How many different fields a heading line names."""
    return len(match_columns(texts).fields)


def read_heading(file: str, rows: Iterable[Sequence[Cell]]) -> Header | None:
    """Take filled rows up to the headings, which is the first row that names every required field; `None` without any.

    Raises `SourceError` where none of the first rows does, or a field has two columns. Rows above it are noted.
    """
    looked_at: list[Sequence[Cell]] = []
    for row in rows:
        if all(is_blank(cell.text) for cell in row):
            continue
        looked_at.append(row)
        columns = match_columns([cell.text for cell in row])
        if columns.fields.issuperset(REQUIRED):
            return _header(file, columns, looked_at)
        if len(looked_at) == HEADING_ROWS:
            break
    if not looked_at:
        return None
    raise missing_fields(file, max(looked_at, key=lambda row: count_fields([cell.text for cell in row])))


def _header(file: str, columns: Columns, rows: Sequence[Sequence[Cell]]) -> Header:
    *above, headings = rows
    for at, other in columns.doubled:
        heading = headings[at]
        message = f"a second column {heading.text!r}"
        if other != heading.text:
            message += f", beside {other!r}"
        hint = f"both would be {columns.names[at]!r}: keep one of the two, or rename the other"
        if columns.names[at] == "date":
            hint += "; when it was said is 'asserted'"
        raise _fault(file, heading, "field-duplicate", message, hint)
    problems = [*_passed_over(file, above, headings), *matched_notes(file, columns, headings)]
    problems += [_unknown(file, headings[at], hint) for at, hint in columns.unknown]
    return Header(file, columns.names, tuple(headings), tuple(problems))


def _fault(file: str, heading: Cell, code: str, message: str, hint: str) -> SourceError:
    """The refusal of a file because of a heading."""
    return refused(Problem(file, heading.line, heading.column, code, message, hint, cell=heading.cell_name))


def _note(file: str, heading: Cell, code: str, message: str) -> Problem:
    return Problem(file, heading.line, heading.column, code, message, "", "note", heading.cell_name)


def _unknown(file: str, heading: Cell, hint: str) -> Problem:
    message = f"unknown column {heading.text!r}"
    place = (file, heading.line, heading.column)
    return Problem(*place, "field-unknown", message, hint, "warning", heading.cell_name)


def _passed_over(file: str, above: Sequence[Sequence[Cell]], headings: Sequence[Cell]) -> Iterator[Problem]:
    if above:
        texts = [cell.text for row in above for cell in row if not is_blank(cell.text)]
        shown = ", ".join(map(repr, texts[:3])) + (", ..." if len(texts) > 3 else "")
        message = f"the headings stand on line {headings[0].line}; above them, not read: {shown}"
        yield _note(file, above[0][0], "heading-below", message)


def matched_notes(file: str, columns: Columns, headings: Sequence[Cell]) -> Iterator[Problem]:
    """What was taken for which field without being called so, and what that means; at the headings' places."""
    if columns.is_claims_table:
        yield claims_table_note(file, *headings[0][1:4])
    if columns.synonyms:
        shown = ", ".join(f"{headings[at].text!r} as {columns.names[at]!r}" for at in columns.synonyms)
        yield _note(file, headings[columns.synonyms[0]], "field-synonym", f"read {shown}")
    if has_actual(columns.names):
        at = next(at for at, name in enumerate(columns.names) if name and name.startswith(ACTUAL))
        message = (
            f"{headings[at].text!r} makes a claim of its own in each row that has it: status 'actual'; beside a planned"
            " date, from the same source, day said unknown"
        )
        yield _note(file, headings[at], "field-actual", message)


def missing_fields(file: str, headings: Sequence[Cell]) -> SourceError:
    """The refusal of a table whose headings lack a required field, near misses named."""
    texts = [cell.text for cell in headings if not is_blank(cell.text)]
    fields = match_columns(texts).fields
    missing = [name for name in REQUIRED if name not in fields]
    near = {
        name: get_close_matches(name, [text.strip().casefold() for text in texts], n=1, cutoff=0.7) for name in missing
    }
    message = (
        f"no column {' and no column '.join(map(repr, missing))} among the headings {', '.join(map(repr, texts[:12]))}"
    )
    meant = [f"{found[0]!r} be {name!r}" for name, found in near.items() if found]
    needed = " and ".join(_NEEDED[name] for name in missing)
    hint = f"should {' and '.join(meant)}?" if meant else f"one of the first lines names the columns: {needed}"
    if missing == ["milestone"] and not meant:
        hint = f"give each date a row of its own, with {needed}"
    return _fault(file, headings[0], "field-missing", message, hint)
