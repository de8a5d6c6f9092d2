"""Years, decades and centuries in words, and the year that follows a day, a month or a season.

A year has four digits, or an era ("88 CE"), or two where only a year can be meant ("Aug '96", "7 Jun 24"); its century
is then a convention. Hundreds with an s ("the 1900s": a decade or a century?) are refused, naming both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.centuries import DECADES, Year, short_decade, short_year
from timeline.dates.readings import Reading, Said, fixed
from timeline.dates.tokens import Cursor, Table
from timeline.dates.vocabulary import DETERMINERS
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["CENTURY_WORDS", "ERAS", "ERAS_BEFORE", "dated", "in_the_year", "read_year", "take_year"]

ERAS: Final = ("ad", "ce")
ERAS_IN_FRONT: Final = ("ad",)
ERAS_BEFORE: Final = ("bc", "bce")
CENTURY_WORDS: Final = ("century", "centuries", "c")
ENDINGS: Final = ("s", "st", "nd", "rd", "th")
LAST_DAY: Final = 31
Label = Callable[[Said], int]
FOLLOWING_YEAR: Final[Table[bool]] = Table(
    dict.fromkeys(("the following year", "following year", "the year after", "the next calendar year"), True)
)


def dated(c: Cursor, reading: Reading, *, may_be_day: bool = False) -> Reading:
    """The reading in the year that follows ("of 2024", "next year", "'24"), if one does.

    `may_be_day` says that a number up to 31 behind it may as well be a day, as it may behind a comma.
    """
    start = c.at
    has_comma = c.take_sign(",") is not None
    c.skip_words(("of", "in"))
    has_bracket = c.take_sign("(") is not None  # "June (2024)"
    year = take_year(c, may_be_day=may_be_day or has_comma or has_bracket)
    if year is not None and (not has_bracket or c.take_sign(")")):
        return in_the_year(reading, year)
    if has_bracket:
        c.at = start
        return reading
    if reading.lacks_year and (c.take(FOLLOWING_YEAR)):
        return replace(reading, follows="year")
    offset = _relative_year(c)
    if offset is not None:
        return reading.labeled(lambda said: said.day.year + offset, is_relative=True)
    c.at = start
    return reading


def in_the_year(reading: Reading, year: Year) -> Reading:
    """The reading in a year that is stated."""
    units.year(year.number)
    return reading.labeled(lambda _: year.number, is_relative=False).noted(convention=year.convention)


def take_year(c: Cursor, *, may_be_day: bool = False) -> Year | None:
    """A year: four digits, an era, or two digits where a year stands.

    Two digits that may be a day ("June 7, 24") are none, but with an apostrophe.
    """
    c.take_word("the")
    c.take_word("year")
    has_apostrophe = c.is_sign("'") and c.is_glued(1)
    digits = c.digits(int(has_apostrophe))
    if not digits or (c.is_glued(1 + has_apostrophe) and c.is_word(ENDINGS, 1 + has_apostrophe)):
        return None
    if c.is_word((*ERAS, *ERAS_BEFORE), 1):
        return _with_era(c, digits)
    if len(digits) == 2 and (has_apostrophe or not may_be_day or int(digits) > LAST_DAY):
        year = short_year(digits, c)
        c.at += 1 + has_apostrophe
        return year
    if len(digits) < 4 or has_apostrophe:
        return None
    if len(digits) > 4:
        raise units.outside(f"the year {digits}")
    c.at += 1
    return Year(int(digits))


def read_year(c: Cursor) -> Reading | None:
    """A year, a decade or a century that stands for itself."""
    decade = c.take(DECADES)
    if decade is not None:
        return fixed(short_decade(f"{decade:02}", c))
    start = c.at
    if c.is_word(ERAS_IN_FRONT) and 1 <= len(c.digits(1)) <= 4 and not c.is_word((*ERAS, *ERAS_BEFORE, *ENDINGS), 2):
        c.at += 2
        return _year_alone(Year(int(c.digits(-1))))
    has_apostrophe = c.take_sign("'") is not None
    found = _in_digits(c, has_apostrophe=has_apostrophe)
    if found is None:
        c.at = start
    return found


def _in_digits(c: Cursor, *, has_apostrophe: bool) -> Reading | None:
    digits = c.digits()
    if not digits or (has_apostrophe and (len(digits) != 2 or not c.is_glued())):
        return None
    if len(digits) <= 2 and c.is_glued(1) and c.is_word(("c",), 1):
        c.at += 2
        return fixed(_era(c, units.century(int(digits))))
    ahead = 2 if c.is_sign("'", 1) and c.is_glued(1) else 1  # "the 90's"
    if c.is_glued(ahead) and c.is_word(("s",), ahead):
        decade = _decade(c, digits)
        c.at += 1 + ahead
        return decade
    if has_apostrophe:
        c.at += 1
        return _year_alone(short_year(digits, c))
    if len(digits) < 4 and not c.is_word((*ERAS, *ERAS_BEFORE), 1):
        return None
    year = take_year(c)
    return None if year is None else _year_alone(year)


def _year_alone(year: Year) -> Reading:
    found = fixed(units.year(year.number).marked(convention=year.convention))
    return Reading(on_day=found.on_day, year=year.number)


def _decade(c: Cursor, digits: str) -> Reading:
    if len(digits) == 2:
        return fixed(short_decade(digits, c))
    first = int(digits)
    if len(digits) != 4 or first % 10:
        raise UnknownPhrase(f"'{digits}s' is no decade", "write a decade as in 'the 1990s'")
    if first % 100 == 0:
        raise AmbiguousDate(
            f"'{digits}s' may be the decade {first}-{first + 9} or the century {first}-{first + 99}",
            f"write {digits[:3]}X for the decade, {digits[:2]}XX for the century",
        )
    return fixed(units.decade(first))


def _era(c: Cursor, value: VagueDate) -> VagueDate:
    if c.is_word(ERAS_BEFORE):
        raise units.outside(f"a date {c.rest().upper()}")
    c.take_word(*ERAS)
    return value


def _with_era(c: Cursor, digits: str) -> Year:
    if c.is_word(ERAS_BEFORE, 1):
        raise units.outside(f"the year {digits} BC")
    c.at += 2
    return Year(int(digits))


def _relative_year(c: Cursor) -> int | None:
    """How many years from the one in which it was said: "last year" is -1."""
    start = c.at
    offset = c.take(DETERMINERS)
    if offset is not None and c.take_word("year", "yr"):
        return offset
    c.at = start
    return None
