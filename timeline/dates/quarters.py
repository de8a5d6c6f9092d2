"""Quarters, halves and fiscal years: "Q3 2024", "third quarter of 2024", "2018Q4", "H1'25", "FY2024", "Q3-4 2024".

What follows may be said of the year too: "Q1 of fiscal 2025", "third calendar quarter of 2024"; "calendar" or "CY"
overrules a fiscal year that is set. A year or quarter whose end is stated ("fiscal year ending March 2025") needs no
setting. Which months they hold is for `timeline.dates.fiscal`; halves of anything but a year are for `parts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.centuries import Year, short_year
from timeline.dates.conventions import Conventions
from timeline.dates.days import take_day
from timeline.dates.fiscal import CALENDARS, Calendar, fiscal_start, is_fiscal, slice_of
from timeline.dates.pairs import either, span, together
from timeline.dates.readings import Reading, Value, fixed, yearly
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import JOINERS, Join
from timeline.dates.years import dated, in_the_year, take_year
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_fiscal_year", "read_quarter", "read_stated_year"]

Letter = Literal["q", "h"]
LETTERS: Final[Table[Letter]] = Table({"q": "q", "h": "h"})
WORDS: Final[Table[Letter]] = Table(
    {**dict.fromkeys(("quarter", "quarters", "qtr", "qtrs"), "q"), **dict.fromkeys(("half", "halves"), "h")}
)
HALF_WORDS: Final = ("half", "halves")
FIRST_HALVES: Final = ("front", "opening")
SECOND_HALVES: Final = ("latter", "back", "other", "closing")
LAST: Final = ("last", "final")
PIECES: Final = {"q": (4, "quarter"), "h": (2, "half")}
STATED: Final[Table[int]] = Table(
    {
        f"{unit} {verb}{preposition}": months
        for unit, months in (("year", 12), ("quarter", 3), ("half", 6), ("half year", 6))
        for verb in ("ending", "ended", "ends")
        for preposition in ("", " in", " on", " with")
    }
)
"""Units named by their end, and how many months they hold."""
PRECISIONS: Final = {12: "year", 3: "quarter", 6: "half"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Which quarter or half, a second one where two are named, and the year if it stood in front."""

    letter: Letter
    first: int
    join: Join | None = None
    second: int | None = None
    year: Year | None = None
    named: Calendar | None = None


def read_quarter(c: Cursor) -> Reading | None:
    """A quarter or half by code or in words, with or without its year, the year also in front of a code."""
    start = c.at
    named = c.take(CALENDARS)
    piece = _coded(c) or _year_first(c) or _in_words(c)
    if piece is None:
        c.at = start
        return None
    named = piece.named or named
    if piece.year is not None:
        return in_the_year(_reading(piece, c, named, lambda one: one), piece.year)
    _take_tie(c)
    named = _calendar_of_year(c) or named
    found = _reading(piece, c, named, lambda one: _dated(c, one))
    if found.lacks_year and c.is_word(HALF_WORDS, -1) and not _ends_here(c):
        c.at = start  # the half of something else
        return None
    return found


def read_fiscal_year(c: Cursor) -> Reading | None:
    """ "FY2024", "fiscal 2024", "fiscal year 2024", "FY26", "CY2024", "calendar 2024"."""
    start = c.at
    named = c.take(CALENDARS)
    year = None if named is None else take_year(c)
    if year is None:
        c.at = start
        return None
    if named == "fiscal":
        _refuse_second_year(c, year)
    whole = slice_of(year.number, 1, 1, "year", c.conventions, fiscal=named == "fiscal")
    return fixed(whole.marked(convention=year.convention))


def read_stated_year(c: Cursor, item: Callable[[Cursor], Reading | None]) -> Reading | None:
    """A year, half or quarter by its end: "fiscal year ending March 2025", "the quarter ended June 30, 2024"."""
    start = c.at
    c.take(CALENDARS)
    months = c.take(STATED)
    end = None if months is None else item(c)
    if months is None or end is None:
        c.at = start
        return None
    return end.turned(lambda value: _ending(value, months))


def _ending(value: Value, months: int) -> VagueDate:
    bound = value.hull() if isinstance(value, VagueSpan) else value
    last = bound.latest
    if last is None or bound.precision not in ("day", "month") or (bound.is_exact and moved(last, 1).day != 1):
        raise UnknownPhrase(
            "it ends within a month, and when it began is not said", "write both dates, or the month in which it ends"
        )
    found = units.months(last.year, last.month - months + 1, months, PRECISIONS[months])
    return found.marked(bound.qualifier, bound.convention)


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
    """2018Q4, 2018 Q4, 2018-Q4, 2018/Q4, "2018, Q4", 2018 (Q4), 24Q3."""
    start = c.at
    digits = c.digits()
    if len(digits) not in (2, 4):
        return None
    c.at += 1
    sign = c.take_sign(DASHES + "/,(")
    is_glued = c.is_glued()
    piece = _coded(c) if c.is_word(LETTERS.words) and (is_glued or len(digits) == 4) else None
    if piece is None or (sign == "(" and not c.take_sign(")")):
        c.at = start
        return None
    return replace(piece, year=Year(int(digits)) if len(digits) == 4 else short_year(digits, c))


def _in_words(c: Cursor) -> _Piece | None:
    """Third quarter, 3rd qtr, quarter 3, last quarter of 2024, first or second quarter, second half."""
    start = c.at
    letter = c.take(WORDS)
    if letter == "q" and len(c.digits()) == 1:
        c.at += 1
        return _Piece(letter, int(c.digits(-1)))
    c.at = start
    first = _ordinal(c)
    join = None if first is None else _join(c)
    second = _ordinal(c) if join else None
    c.take_sign(DASHES)
    named = c.take(CALENDARS)
    letter = c.take(WORDS) if first is not None and (second is not None) == (join is not None) else None
    if letter is None or first is None:
        c.at = start
        return None
    pieces = PIECES[letter][0]
    return _Piece(letter, first or pieces, join, second if second is None else second or pieces, named=named)


def _join(c: Cursor) -> Join | None:
    if c.is_sign(DASHES) and c.is_word(WORDS.words, 1):
        return None  # "third-quarter"
    if c.take_sign(DASHES):
        return "to"
    sign = c.take_sign("/&")
    return c.take(JOINERS) if sign is None else "or" if sign == "/" else "and"


def _ordinal(c: Cursor) -> int | None:
    """Which quarter or half; 0 is the last, only with its year, as "last quarter" alone is the one before now."""
    if c.take_word(*FIRST_HALVES):
        return 1
    if c.take_word(*SECOND_HALVES):
        return 2
    if c.is_word(LAST):
        ahead = 1 + c.is_word(CALENDARS.words, 1)
        is_named = c.is_word(("of", "in"), ahead + 1) or c.digits(ahead + 1) != ""
        return 0 if c.is_word(WORDS.words, ahead) and is_named and c.take_word(*LAST) else None
    return take_day(c)


def _take_tie(c: Cursor) -> None:
    """The sign of "Q3/2024", "Q3-24" and "Q3 - 2024"."""
    is_tied = c.is_glued() and c.is_glued(1) and len(c.digits(1)) in (2, 4)
    if c.is_sign("/" + DASHES) and (is_tied or len(c.digits(1)) == 4):
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


def _dated(c: Cursor, reading: Reading) -> Reading:
    """In the year that follows, or in "the year" in which it was said."""
    found = dated(c, reading)
    start = c.at
    if found.lacks_year and c.take_word("of", "in") and c.take_word("the") and c.take_word("year"):
        return found.labeled(lambda said: said.day.year, is_relative=True)
    c.at = start
    return found


def _ends_here(c: Cursor) -> bool:
    """Whether nothing follows that it could be a half of."""
    token = c.peek()
    return token is None or token.kind == "sign" or token.text in JOINERS.words


def _refuse_second_year(c: Cursor, year: Year) -> None:
    """ "FY2024/25": both years name it, so it needs no rule for which of them does, but has none that is set."""
    if c.is_sign("/" + DASHES) and c.is_glued() and c.digits(1) == f"{(year.number + 1) % 100:02}":
        raise AmbiguousDate("the fiscal year is named by two years", "write its first and last month, or the one year")


def _reading(piece: _Piece, c: Cursor, named: Calendar | None, date_it: Callable[[Reading], Reading]) -> Reading:
    fiscal = is_fiscal(named, c.conventions)
    first = _yearly(piece.letter, piece.first, c.conventions, fiscal=fiscal)
    if piece.second is None:
        return date_it(first)
    second = date_it(_yearly(piece.letter, piece.second, c.conventions, fiscal=fiscal))
    if piece.join == "or":
        return either(first, second)
    return together(first, second) if piece.join == "and" else span(first, second)


def _yearly(letter: Letter, number: int, conventions: Conventions, *, fiscal: bool) -> Reading:
    pieces, precision = PIECES[letter]
    if not 1 <= number <= pieces:
        raise ImpossibleDate(f"there is no {precision} {number} of a year", f"a year has {pieces}")
    if fiscal:
        fiscal_start(conventions)  # refuses where none is set
    return yearly(lambda year: slice_of(year, number, pieces, precision, conventions, fiscal=fiscal))
