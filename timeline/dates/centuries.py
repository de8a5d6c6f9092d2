"""Years and decades of two digits, and the century that they belong to: "'96", "FY26", "the '90s", "the nineties".

Beside a year that is stated it is the first one not before that: "1914-'18". Else the conventions say in which hundred
years it lies, and every reading names them. Decades that people still
call after the last century and may soon call after this one ("the '30s") are refused, naming both.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.tokens import Cursor, Table
from timeline.errors import AmbiguousDate

__all__ = ["DECADES", "Year", "short_decade", "short_year"]

DECADES: Final[Table[int]] = Table(
    {
        **dict.fromkeys(("noughties", "naughties", "aughts", "oughts"), 0),
        **{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50},
        **{"sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90},
    }
)
LAST_NAMED: Final = 2010
"""The latest decade that two digits tell: those to come share their digits with ones that are remembered."""
POSIX: Final = 1969
FARTHEST: Final = 50
"""How many years a year of two digits may lie behind the stated one that tells its century."""


class Year(NamedTuple):
    """The number of a year, and what its reading took for granted."""

    number: int
    convention: str = ""


def short_year(digits: str, c: Cursor) -> Year:
    """The year of two digits: not before one that is stated in front, else within the hundred that is set, or refused.

    >>> from timeline.dates.conventions import Conventions
    >>> c = Cursor((), Conventions())
    >>> short_year("96", c).number, short_year("24", c).number
    (1996, 2024)
    """
    first = c.conventions.two_digit_years
    if first is None:
        raise AmbiguousDate(
            f"the two-digit year {digits!r} may be 19{digits} or 20{digits}", f"write 19{digits} or 20{digits}"
        )
    year = Year(first + (int(digits) - first) % 100, _named(first))
    before, after = c.stated_years()
    if before is not None:
        year = Year(before + (int(digits) - before) % 100)
    is_far = before is not None and year.number - before > FARTHEST
    if is_far or (after is not None and not 0 <= after - year.number < 100):
        raise AmbiguousDate(
            f"the two-digit year {digits!r} may be {year.number} or of the century of the year beside it",
            "write both years with four digits",
        )
    return year


def short_decade(digits: str, c: Cursor) -> VagueDate:
    """The decade of two digits: not before a stated one, or whole within the hundred years and no later than 2010s."""
    year = short_year(digits, c)
    first = c.conventions.two_digit_years or 0
    is_loose = year.convention != "" and (year.number + 9 > first + 99 or year.number > LAST_NAMED)
    if int(digits) % 10 or is_loose:
        raise AmbiguousDate(f"'{digits}s' may be of any century", f"write the 19{digits}s or the 20{digits}s")
    return units.decade(year.number).marked(convention=year.convention)


def _named(first: int) -> str:
    source = " (POSIX)" if first == POSIX else ""
    return f"two-digit years: {first}-{first + 99}{source}"
