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
from timeline.sources.header import Header, read_heading
from timeline.sources.row import Cell, Sheet
from timeline.sources.shownunit import Unit, shown_unit
from timeline.sources.source import refused
from timeline.sources.values import value_cell
from timeline.sources.workbooksheets import (
    LEGEND,
    LEGEND_COLUMNS,
    claims_sheet,
    merged_cells,
    merged_warning,
    pointing_elsewhere,
    unread_sheets,
)

__all__ = ["LEGEND", "LEGEND_COLUMNS", "SOURCE"]

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
                name = claims_sheet(results)
                reader = _SheetReader(file, name, results.epoch.year < 1904)
                try:
                    header, sheet = reader.sheet(_raw_rows(results[name], formulas[name]))
                except SourceError as error:
                    raise _elsewhere(error, results, name) from error
                sheet.problems.extend(_merged(data, results[name], header, sheet))
                sheet.problems.extend(unread_sheets(results, name, file))
                return sheet
        except SourceError:
            raise
        except Exception as error:
            message = f"can't be read as a workbook: {type(error).__name__} {str(error)[:80]!r}"
            raise refused(
                Problem(file, None, None, "workbook", message, "open it and save it anew as .xlsx")
            ) from error


SOURCE: Final = Workbook()


def _elsewhere(error: SourceError, book: Any, name: str) -> SourceError:
    """The refusal of a sheet; where it has no headings, with a hint on the others."""
    if error.problem is None or error.problem.code not in ("field-missing", "file-empty"):
        return error
    return refused(pointing_elsewhere(error.problem, book, name))


def _merged(data: bytes, stored: Any, header: Header, sheet: Sheet) -> list[Problem]:
    """A warning of merged cells that leave rows without a title; openpyxl tells of them only with the whole sheet."""
    with ZipFile(BytesIO(data)) as packed:
        ranges = merged_cells(packed, stored._worksheet_path, header.names, sheet.rows)
    return [merged_warning(header.file, stored.title, ranges)] if ranges else []


def _check_unpacked(data: bytes, file: str) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except BadZipFile as error:
        raise refused(Problem(file, None, None, "workbook", "not an XLSX workbook", "save it as .xlsx")) from error
    if unpacked > UNPACKED_BYTES:
        raise refused(Problem(file, None, None, "file-large", f"{unpacked:,} bytes once unpacked", "split the file"))


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

    def sheet(self, rows: Iterator[list[_Raw]]) -> tuple[Header, Sheet]:
        lines = self._lines(rows)
        header = read_heading(self.file, (cells for cells, _ in lines))
        if header is None:
            hint = "name the columns in a first row, and write a claim in each row below"
            raise refused(Problem(self.file, None, None, "file-empty", f"the sheet {self.name!r} is empty", hint))
        sheet = Sheet([], list(header.problems))
        for cells, faults in lines:
            sheet.rows.extend(header.rows(cells, faults) if cells else [])
            if len(sheet.rows) > ROWS:
                raise self._too_large(cells[0].line, f"more than {ROWS:,} rows", "split the file")
        sheet.problems.extend([] if sheet.rows else [header.no_rows()])
        return header, sheet

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
        cell = value_cell(value, None)
        return (f"the cell holds {cell.text}", "type a text or a date") if cell and cell.type == "broken" else None


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
