"""Quarters, halves and fiscal years: "Q3 2024", "third quarter of 2024", "2018Q4", "H1'25", "FY2024", "Q3-4 2024".

They are calendar ones unless the conventions set a month in which the fiscal year begins; "calendar" or "CY" beside
them overrules that. A fiscal year without that setting is refused: only its owner knows when it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.centuries import Year, short_year
from timeline.dates.conventions import Conventions
from timeline.dates.days import take_day
from timeline.dates.pairs import either, span
from timeline.dates.readings import Reading, fixed, yearly
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import JOINERS, Join
from timeline.dates.years import dated, in_the_year, take_year
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["read_fiscal_year", "read_quarter"]

Letter = Literal["q", "h"]
Calendar = Literal["fiscal", "calendar"]
LETTERS: Final[Table[Letter]] = Table({"q": "q", "h": "h"})
CALENDARS: Final[Table[Calendar]] = Table(
    {"fiscal": "fiscal", "fy": "fiscal", "calendar": "calendar", "cy": "calendar"}
)
QUARTER_WORDS: Final = ("quarter", "quarters", "qtr", "qtrs")
CALENDAR: Final = "quarters and halves: calendar"
PIECES: Final = {"q": (4, "quarter"), "h": (2, "half")}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Which quarter or half, a second one where two are named, and the year if it stood in front."""

    letter: Letter
    first: int
    join: Join | None = None
    second: int | None = None
    year: Year | None = None


def read_quarter(c: Cursor) -> Reading | None:
    """A quarter or half by code or in words, with or without its year, the year also in front of a code."""
    start = c.at
    named = c.take(CALENDARS)
    piece = _coded(c) or _year_first(c) or _in_words(c)
    if piece is None:
        c.at = start
        return None
    if piece.year is not None:
        return in_the_year(_reading(piece, c, named, lambda one: one), piece.year)
    _take_tie(c)
    named = _calendar_of_year(c) or named
    return _reading(piece, c, named, lambda one: dated(c, one))


def read_fiscal_year(c: Cursor) -> Reading | None:
    """ "FY2024", "fiscal 2024", "fiscal year 2024", "FY26"."""
    start = c.at
    if c.take(CALENDARS) != "fiscal":
        c.at = start
        return None
    year = take_year(c)
    if year is None:
        c.at = start
        return None
    whole = _slice(year.number, 1, 1, "year", c.conventions, is_fiscal=True)
    return fixed(whole.marked(convention=year.convention))


def _coded(c: Cursor) -> _Piece | None:
    """Q3, Q 3, 3Q, H1, Q3-4."""
    start = c.at
    letter = c.take(LETTERS)
    if letter is not None and len(c.digits()) == 1:
        c.at += 1
        return _with_second(c, _Piece(letter, int(c.digits(-1))))
    c.at = start
    if len(c.digits()) == 1 and c.is_glued(1):
        c.at += 1
        letter = c.take(LETTERS)
        if letter is not None:
            return _Piece(letter, int(c.digits(-2)))
    c.at = start
    return None


def _with_second(c: Cursor, piece: _Piece) -> _Piece:
    """The 4 of "Q3-4" and "Q3/4", tied without spaces."""
    is_tied = c.is_sign(DASHES + "/") and c.is_glued() and c.is_glued(1) and len(c.digits(1)) == 1
    if not is_tied:
        return piece
    join: Join = "or" if c.take_sign("/") else "to"
    c.at += 1 if join == "or" else 2
    return replace(piece, join=join, second=int(c.digits(-1)))


def _year_first(c: Cursor) -> _Piece | None:
    """2018Q4, 2018 Q4, 2018-Q4, 24Q3."""
    start = c.at
    digits = c.digits()
    if len(digits) not in (2, 4):
        return None
    c.at += 1
    c.take_sign(DASHES)
    is_glued = c.is_glued()
    piece = _coded(c) if c.is_word(LETTERS.words) and (is_glued or len(digits) == 4) else None
    if piece is None:
        c.at = start
        return None
    return replace(piece, year=Year(int(digits)) if len(digits) == 4 else short_year(digits, c.conventions))


def _in_words(c: Cursor) -> _Piece | None:
    """Third quarter, 3rd qtr, quarter 3, last quarter of 2024, first or second quarter."""
    start = c.at
    if c.take_word(*QUARTER_WORDS) and len(c.digits()) == 1:
        c.at += 1
        return _Piece("q", int(c.digits(-1)))
    c.at = start
    first = _ordinal(c)
    join = None if first is None else _join(c)
    second = _ordinal(c) if join else None
    if first is None or (join and second is None) or not c.take_word(*QUARTER_WORDS):
        c.at = start
        return None
    return _Piece("q", first, join, second)


def _join(c: Cursor) -> Join | None:
    return "to" if c.take_sign(DASHES) else c.take(JOINERS)


def _ordinal(c: Cursor) -> int | None:
    """Which quarter; the last and final one only with its year, as "last quarter" alone is the one before now."""
    if c.is_word(("last", "final")) and c.is_word(QUARTER_WORDS, 1):
        is_named = c.is_word(("of", "in"), 2) or c.digits(2) != ""
        return 4 if is_named and c.take_word("last", "final") else None
    return take_day(c)


def _take_tie(c: Cursor) -> None:
    """The sign of "Q3/2024" and "Q3-24"."""
    if c.is_sign("/-") and c.is_glued() and c.is_glued(1) and len(c.digits(1)) in (2, 4):
        c.at += 1


def _calendar_of_year(c: Cursor) -> Calendar | None:
    """Read what the year that follows is said to be: "of fiscal year 2024", "FY24", "CY2024"."""
    start = c.at
    c.take_sign(",")
    c.skip_words(("of", "in", "the"))
    named = c.take(CALENDARS)
    if named is None:
        c.at = start
    return named


def _reading(piece: _Piece, c: Cursor, named: Calendar | None, date_it: Callable[[Reading], Reading]) -> Reading:
    is_set = c.conventions.fiscal_year_start is not None
    is_fiscal = named == "fiscal" or (is_set and named is None)
    first = _yearly(piece.letter, piece.first, c.conventions, is_fiscal=is_fiscal)
    if piece.second is None:
        return date_it(first)
    second = date_it(_yearly(piece.letter, piece.second, c.conventions, is_fiscal=is_fiscal))
    return either(first, second) if piece.join == "or" else span(first, second)


def _yearly(letter: Letter, number: int, conventions: Conventions, *, is_fiscal: bool) -> Reading:
    pieces, precision = PIECES[letter]
    if not 1 <= number <= pieces:
        raise ImpossibleDate(f"there is no {precision} {number} of a year", f"a year has {pieces}")
    if is_fiscal:
        _begin(conventions)
    return yearly(lambda year: _slice(year, number, pieces, precision, conventions, is_fiscal=is_fiscal))


def _begin(conventions: Conventions) -> int:
    """The month in which the fiscal year begins; without one, refused."""
    if conventions.fiscal_year_start is None:
        raise AmbiguousDate(
            "a fiscal year begins in another month for each company", "set fiscal_year_start, or write calendar dates"
        )
    return conventions.fiscal_year_start


def _slice(
    year: int, number: int, pieces: int, precision: str, conventions: Conventions, *, is_fiscal: bool
) -> VagueDate:
    """One of equal pieces of a calendar or a fiscal year."""
    size = 12 // pieces
    if not is_fiscal:
        return units.months(year, 1 + (number - 1) * size, size, precision).marked(convention=CALENDAR)
    begin, is_named_by_end = _begin(conventions), conventions.fiscal_year_named == "end"
    first = year - 1 if begin > 1 and is_named_by_end else year
    found = units.months(first, begin + (number - 1) * size, size, precision)
    named = "in which it ends" if is_named_by_end else "in which it begins"
    month = units.MONTH_NAMES[begin - 1]
    return found.marked(convention=f"fiscal years: from {month}, named after the year {named}")
