"""Years, decades and centuries in words, and the year that follows a day, a month or a season.

A year has four digits, or an era ("88 CE"). Two digits ("Aug 96") and hundreds with an s ("the 1900s": a decade or a
century?) are refused, naming what they could mean.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.readings import Reading, Said, fixed
from timeline.dates.tokens import Cursor
from timeline.dates.vocabulary import DETERMINERS
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["CENTURY_WORDS", "ERAS", "ERAS_BEFORE", "dated", "read_year", "take_year", "two_digits"]

ERAS: Final = ("ad", "ce")
ERAS_BEFORE: Final = ("bc", "bce")
CENTURY_WORDS: Final = ("century", "centuries", "c")
Label = Callable[[Said], int]


def dated(c: Cursor, reading: Reading) -> Reading:
    """The reading in the year that follows ("of 2024", "next year"), if one does."""
    start = c.at
    c.take_sign(",")
    c.skip_words(("of", "in"))
    number = take_year(c)
    if number is not None:
        units.year(number)
        return reading.labeled(lambda _: number, is_relative=False)
    offset = _relative_year(c)
    if offset is not None:
        return reading.labeled(lambda said: said.day.year + offset, is_relative=True)
    c.at = start
    return reading


def take_year(c: Cursor) -> int | None:
    """The number of a year, four digits or with an era. Where a year stands, two digits alone are refused."""
    c.take_word("the")
    c.take_word("year")
    has_apostrophe = c.is_sign("'") and c.digits(1) != ""
    digits = c.digits(int(has_apostrophe))
    if has_apostrophe and len(digits) == 2:
        raise two_digits(digits)
    if not digits or (c.is_glued(1) and c.is_word(("s", "st", "nd", "rd", "th"), 1)):
        return None
    if c.is_word((*ERAS, *ERAS_BEFORE), 1):
        return _with_era(c, digits)
    if len(digits) == 2:
        raise two_digits(digits)
    if len(digits) < 4:
        return None
    if len(digits) > 4:
        raise units.outside(f"the year {digits}")
    c.at += 1
    return int(digits)


def two_digits(digits: str) -> AmbiguousDate:
    """The refusal of a year of two digits."""
    return AmbiguousDate(
        f"the two-digit year {digits!r} may be 19{digits} or 20{digits}", f"write 19{digits} or 20{digits}"
    )


def read_year(c: Cursor) -> Reading | None:
    """A year, a decade or a century that stands for itself."""
    digits = c.digits()
    if not digits:
        return None
    if len(digits) <= 2 and c.is_glued(1) and c.is_word(("c",), 1):
        c.at += 2
        return fixed(_era(c, units.century(int(digits))))
    if c.is_glued(1) and c.is_word(("s",), 1):
        return _decade(c, digits)
    if len(digits) < 4 and not c.is_word((*ERAS, *ERAS_BEFORE), 1):
        return None
    number = take_year(c)
    if number is None:
        return None
    found = fixed(units.year(number))
    return Reading(on_day=found.on_day, year=number)


def _decade(c: Cursor, digits: str) -> Reading:
    if len(digits) == 2:
        raise AmbiguousDate(f"'{digits}s' may be of any century", f"write the 19{digits}s or the 20{digits}s")
    first = int(digits)
    if len(digits) != 4 or first % 10:
        raise UnknownPhrase(f"'{digits}s' is no decade", "write a decade as in 'the 1990s'")
    if first % 100 == 0:
        raise AmbiguousDate(
            f"'{digits}s' may be the decade {first}-{first + 9} or the century {first}-{first + 99}",
            f"write {digits[:3]}X for the decade, {digits[:2]}XX for the century",
        )
    c.at += 2
    return fixed(units.decade(first))


def _era(c: Cursor, value: VagueDate) -> VagueDate:
    if c.is_word(ERAS_BEFORE):
        raise units.outside(f"a date {c.rest().upper()}")
    c.take_word(*ERAS)
    return value


def _with_era(c: Cursor, digits: str) -> int:
    if c.is_word(ERAS_BEFORE, 1):
        raise units.outside(f"the year {digits} BC")
    c.at += 2
    return int(digits)


def _relative_year(c: Cursor) -> int | None:
    """How many years from the one in which it was said: "last year" is -1."""
    start = c.at
    offset = c.take(DETERMINERS)
    if offset is not None and c.take_word("year", "yr"):
        return offset
    c.at = start
    return None
