"""Quarters, halves and fiscal years: "Q3 2024", "third quarter of 2024", "2018Q4", "H1 2025", "FY2024".

They are calendar ones unless the conventions set a month in which the fiscal year begins; "calendar" in front of a
year overrules that. A fiscal year without that setting is refused: only its owner knows when it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.conventions import Conventions
from timeline.dates.days import take_day
from timeline.dates.readings import Reading, either, fixed, span, yearly
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import JOINERS
from timeline.dates.years import dated, take_year, two_digits
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["read_fiscal_year", "read_quarter"]

QUARTER_WORDS: Final = ("quarter", "quarters", "qtr", "qtrs")
FISCAL_WORDS: Final = ("fiscal", "fy")
CALENDAR: Final = "quarters and halves: calendar"
PIECES: Final = {"q": (4, "quarter"), "h": (2, "half")}


def read_quarter(c: Cursor) -> Reading | None:
    """A quarter or half by code or in words, with or without its year, the year also in front of a code."""
    start = c.at
    is_fiscal = c.take_word("fiscal")
    found = _coded(c) or _year_first(c) or _in_words(c)
    if found is None:
        c.at = start
        return None
    return found if found.label is not None else _dated(c, found, is_fiscal)


def read_fiscal_year(c: Cursor) -> Reading | None:
    """ "FY2024", "fiscal 2024", "fiscal year 2024"."""
    start = c.at
    if not c.take_word(*FISCAL_WORDS):
        return None
    number = take_year(c)
    if number is None:
        c.at = start
        return None
    return fixed(_fiscal_year(number, c.conventions))


def _fiscal_year(number: int, conventions: Conventions) -> VagueDate:
    """The twelve months of a fiscal year; refused where the conventions don't say when it begins."""
    return _piece(number, 1, 1, "year", conventions, is_fiscal=True)


def _coded(c: Cursor) -> Reading | None:
    """Q3, Q 3, 3Q, H1."""
    if c.is_word(tuple(PIECES)) and len(c.digits(1)) == 1:
        letter, number = c.tokens[c.at].text, c.digits(1)
    elif len(c.digits()) == 1 and c.is_word(tuple(PIECES), 1) and c.is_glued(1):
        letter, number = c.tokens[c.at + 1].text, c.digits()
    else:
        return None
    c.at += 2
    return _piece_of(c, letter, int(number))


def _year_first(c: Cursor) -> Reading | None:
    """2018Q4, 2018 Q4, 2018-Q4; 18Q4 is refused."""
    digits = c.digits()
    dash = int(c.is_sign(DASHES, 1))
    is_code = c.is_word(tuple(PIECES), 1 + dash) and len(c.digits(2 + dash)) == 1
    if len(digits) not in (2, 4) or not is_code:
        return None
    if len(digits) == 2:
        raise two_digits(digits)
    c.at += 1 + dash
    found = _coded(c)
    return None if found is None else found.labeled(lambda _: int(digits), is_relative=False)


def _in_words(c: Cursor) -> Reading | None:
    """Third quarter, 3rd qtr, quarter 3, last quarter of 2024, first or second quarter."""
    start = c.at
    if c.take_word(*QUARTER_WORDS) and len(c.digits()) == 1:
        c.at += 1
        return _piece_of(c, "q", int(c.digits(-1)))
    c.at = start
    first = _ordinal(c)
    join = None if first is None else _join(c)
    second = _ordinal(c) if join else None
    if first is None or (join and second is None) or not c.take_word(*QUARTER_WORDS):
        c.at = start
        return None
    quarter = _piece_of(c, "q", first)
    if second is None:
        return quarter
    other = _dated(c, _piece_of(c, "q", second), is_fiscal=False)
    return either(quarter, other) if join == "or" else span(quarter, other)


def _join(c: Cursor) -> str | None:
    return "to" if c.take_sign(DASHES) else c.take(JOINERS)


def _ordinal(c: Cursor) -> int | None:
    """Which quarter; the last and final one only with its year, as "last quarter" alone is the one before now."""
    if c.is_word(("last", "final")) and c.is_word(QUARTER_WORDS, 1):
        is_named = c.is_word(("of", "in"), 2) or c.digits(2) != ""
        return 4 if is_named and c.take_word("last", "final") else None
    return take_day(c)


def _piece_of(c: Cursor, letter: str, number: int) -> Reading:
    pieces, precision = PIECES[letter]
    if not 1 <= number <= pieces:
        raise ImpossibleDate(f"there is no {precision} {number} of a year", f"a year has {pieces}")
    return yearly(_of(c.conventions, letter, number, is_fiscal=c.conventions.fiscal_year_start is not None))


def _of(conventions: Conventions, letter: str, number: int, *, is_fiscal: bool) -> Callable[[int], VagueDate]:
    pieces, precision = PIECES[letter]
    return lambda year: _piece(year, number, pieces, precision, conventions, is_fiscal=is_fiscal)


def _piece(
    year: int, number: int, pieces: int, precision: str, conventions: Conventions, *, is_fiscal: bool
) -> VagueDate:
    """One of equal pieces of a calendar or a fiscal year."""
    size = 12 // pieces
    if not is_fiscal:
        return units.months(year, 1 + (number - 1) * size, size, precision).marked(convention=CALENDAR)
    begin = conventions.fiscal_year_start
    if begin is None:
        raise AmbiguousDate(
            "a fiscal year begins in another month for each company", "set fiscal_year_start, or write calendar dates"
        )
    first = year - 1 if begin > 1 and conventions.fiscal_year_named == "end" else year
    found = units.months(first, begin + (number - 1) * size, size, precision)
    named = "in which it ends" if conventions.fiscal_year_named == "end" else "in which it begins"
    month = units.MONTH_NAMES[begin - 1]
    return found.marked(convention=f"fiscal years: from {month}, named after the year {named}")


def _dated(c: Cursor, found: Reading, is_fiscal: bool) -> Reading:
    """With the year that follows, which may say that it is a fiscal or a calendar one."""
    start = c.at
    c.take_sign(",")
    c.skip_words(("of", "in", "the"))
    named_fiscal, named_calendar = c.take_word(*FISCAL_WORDS), c.take_word("calendar", "cy")
    if not (is_fiscal or named_fiscal or named_calendar):
        c.at = start
        return dated(c, found)
    if c.conventions.fiscal_year_start is None and not named_calendar:
        _fiscal_year(1, c.conventions)
    if named_calendar and c.conventions.fiscal_year_start is not None:
        raise AmbiguousDate("a calendar quarter beside a fiscal year that is set", "write its months")
    return dated(c, found)
