"""XLSX workbooks: the sheet named `claims`, or else the first; one of its first filled rows names the columns.

Only a cell that is formatted as a date is a date, by the workbook's own date system, and only as finely as it is shown;
any other number stays a number and says so. Formulas count as their stored results. Nothing is looked for on other
sheets; a warning names those that hold anything, but for the tables that a sheet `legend` lists as computed ones.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from timeline.errors import Problem, SourceError
from timeline.limits import COLUMNS, ROWS, UNPACKED_BYTES
from timeline.sources.header import read_heading
from timeline.sources.row import Cell, Sheet
from timeline.sources.shownunit import Unit, shown_unit
from timeline.sources.source import refused
from timeline.sources.values import value_cell

__all__ = ["LEGEND", "LEGEND_COLUMNS", "SOURCE"]

LEGEND: Final = "legend"
LEGEND_COLUMNS: Final = ("sheet", "column", "meaning")
"""The heading of the sheet that says what the columns of the others mean, as this program writes it."""

CLAIMS: Final = "claims"
COARSE: Final = {"month": "%Y-%m", "year": "%Y"}
"""How a month or a year that stands alone is written."""
# The 1900 date system has a 29 February that never was; it and the day before arrive alike.
ODD_DAY: Final = date(1900, 2, 28)
# What lies before is a negative serial, which no spreadsheet shows as a date.
FIRST_1900: Final = date(1900, 1, 1)
FIRST_1904: Final = date(1904, 1, 1)


class _Raw(NamedTuple):
    """One cell as stored: its result, its formula, whether it is an error value, and what it shows of a date."""

    value: Any
    formula: Any
    is_error: bool
    unit: Unit = "day"


class Workbook:
    """XLSX files."""

    name = "XLSX"
    endings = (".xlsx", ".xlsm")

    def read(self, data: bytes, file: str) -> Sheet:
        """The rows of the claims sheet; raises `SourceError` where it is no workbook, too large, or lacks a heading."""
        import openpyxl  # heavy: only where a workbook is read

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about decorations that are not read
                _check_unpacked(data, file)
                results = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
                formulas = openpyxl.load_workbook(BytesIO(data), read_only=True)
                name = next((name for name in results.sheetnames if name.casefold() == CLAIMS), results.sheetnames[0])
                reader = _SheetReader(file, name, results.epoch.year < 1904)
                sheet = reader.sheet(_raw_rows(results[name], formulas[name]))
                sheet.problems.extend(_unread(results, name, file))
                return sheet
        except SourceError:
            raise
        except Exception as error:
            message = f"can't be read as a workbook: {type(error).__name__} {str(error)[:80]!r}"
            raise refused(
                Problem(file, None, None, "workbook", message, "open it and save it anew as .xlsx")
            ) from error


SOURCE: Final = Workbook()


def _check_unpacked(data: bytes, file: str) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except BadZipFile as error:
        raise refused(Problem(file, None, None, "workbook", "not an XLSX workbook", "save it as .xlsx")) from error
    if unpacked > UNPACKED_BYTES:
        raise refused(Problem(file, None, None, "file-large", f"{unpacked:,} bytes once unpacked", "split the file"))


def _unread(book: Any, name: str, file: str) -> Iterator[Problem]:
    """A warning that names the other sheets that hold anything of a user's."""
    ours = _explained(book)
    others = [sheet.title for sheet in book.worksheets if sheet.title not in (name, *ours) and _is_used(sheet)]
    if others:
        message = f"only the sheet {name!r} is read, not {', '.join(map(repr, others))}"
        hint = f"move their claims to {name!r}, or to files of their own"
        yield Problem(file, None, None, "sheet-unread", message, hint, "warning")


def _explained(book: Any) -> set[str]:
    """The legend, and the computed tables that it explains; nothing where there is no such sheet."""
    sheet = next((sheet for sheet in book.worksheets if sheet.title == LEGEND), None)
    if sheet is None:
        return set()
    sheet.reset_dimensions()
    rows: list[tuple[Any, ...]] = list(sheet.iter_rows(values_only=True, max_col=len(LEGEND_COLUMNS)))
    named = {str(row[0]) for row in rows[1:]}
    return {LEGEND, *named.difference({CLAIMS})} if rows[:1] == [LEGEND_COLUMNS] else set()


def _is_used(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(value is not None for row in sheet.iter_rows(values_only=True) for value in row)


def _raw_rows(results: Any, formulas: Any) -> Iterator[list[_Raw]]:
    for sheet in (results, formulas):
        sheet.reset_dimensions()  # some programs state them wrongly, and rows would be lost
    for row, written in zip_longest(results.iter_rows(), formulas.iter_rows(), fillvalue=()):
        raws = [
            _Raw(getattr(cell, "value", None), getattr(as_written, "value", None), _is_error(cell), _unit(cell))
            for cell, as_written in zip_longest(row, written)
        ]
        while raws and raws[-1].value is None and raws[-1].formula is None:
            raws.pop()  # cells that are only coloured
        yield raws


def _unit(cell: Any) -> Unit:
    return shown_unit(cell.number_format) if isinstance(getattr(cell, "value", None), datetime) else "day"


def _is_error(cell: Any) -> bool:
    return getattr(cell, "data_type", "") == "e"


class _SheetReader:
    """Turns stored cells into rows, with the sheet's own names for places."""

    def __init__(self, file: str, name: str, is_1900: bool) -> None:
        self.file = file
        self.name = name
        self.is_1900 = is_1900

    def sheet(self, rows: Iterator[list[_Raw]]) -> Sheet:
        lines = self._lines(rows)
        header = read_heading(self.file, (cells for cells, _ in lines))
        if header is None:
            raise refused(Problem(self.file, None, None, "file-empty", f"the sheet {self.name!r} is empty"))
        sheet = Sheet([], list(header.problems))
        for cells, faults in lines:
            sheet.rows.extend(header.rows(cells, faults) if cells else [])
            if len(sheet.rows) > ROWS:
                raise self._too_large(cells[0].line, f"more than {ROWS:,} rows", "split the file")
        return sheet

    def _lines(self, rows: Iterator[list[_Raw]]) -> Iterator[tuple[list[Cell], list[Problem]]]:
        """The cells of each line, and what is wrong with them."""
        for number, raws in enumerate(rows, 1):
            if len(raws) > COLUMNS:
                raise self._too_large(number, f"more than {COLUMNS} columns", "keep those that are fields of a claim")
            faults: list[Problem] = []
            yield [self._cell(raw, number, column, faults) for column, raw in enumerate(raws, 1)], faults

    def _too_large(self, line: int | None, message: str, hint: str) -> SourceError:
        return refused(Problem(self.file, line, None, "file-large", f"the sheet {self.name!r} has {message}", hint))

    def _cell(self, raw: _Raw, line: int, column: int, faults: list[Problem]) -> Cell:
        place = f"{self.name}!{_letters(column)}{line}"
        fault = self._fault(raw)
        if fault:
            faults.append(Problem(self.file, line, column, "cell", *fault, cell=place))
            return Cell("", line, column, place, "broken")
        if raw.unit in COARSE:
            return Cell(f"{raw.value:{COARSE[raw.unit]}}", line, column, place)
        return value_cell(raw.value, line, column, place) or Cell("", line, column, place)

    def _fault(self, raw: _Raw) -> tuple[str, str] | None:
        """What is wrong with a cell, and what to do."""
        value = raw.value
        if raw.is_error:
            return f"the cell holds the error {value!r}", "correct its formula"
        if value is None and isinstance(raw.formula, str) and raw.formula.startswith("="):
            return "a formula without a stored result", "open the workbook, let it calculate, and save it"
        if isinstance(value, time):
            return f"a time of day or the serial number 0, {value.isoformat()!r}, not a date", "type the whole date"
        if isinstance(value, datetime) and value.date() < (FIRST_1900 if self.is_1900 else FIRST_1904):
            return f"a date before the workbook's first day, {value.date().isoformat()!r}", "type the date as text"
        if isinstance(value, datetime) and self.is_1900 and value.date() == ODD_DAY:
            return "serial 59 or 60: the 1900 date system has a 29 February that never was", "type the date as text"
        if isinstance(value, datetime) and raw.unit != "day":
            return _hidden_day(value, raw.unit)
        if value_cell(value, None) and value_cell(value, None).type == "broken":  # type: ignore[union-attr]
            return f"the cell holds a {type(value).__name__}", "type a text or a date"
        return None


def _hidden_day(value: datetime, unit: Unit) -> tuple[str, str] | None:
    """What is wrong with a date of which only the month, the year or the time is shown."""
    if unit == "time":
        return f"the cell shows a time only, of {value.date().isoformat()}", "type the whole date"
    if value.day == 1 and (unit == "month" or value.month == 1):
        return None  # what programs store for a month or a year alone
    message = f"the cell shows only the {unit}, but holds the day {value.date().isoformat()}"
    return message, "format it to show the day, or type what is known as text"


def _letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
