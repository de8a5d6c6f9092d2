"""Years and decades of two digits, and the century that they belong to: "'96", "FY26", "the '90s", "the nineties".

The conventions say in which hundred years such a year lies, and every reading names them. Decades that people still
call after the last century and may soon call after this one ("the '30s") are refused, naming both.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.conventions import Conventions
from timeline.dates.tokens import Table
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


class Year(NamedTuple):
    """The number of a year, and what its reading took for granted."""

    number: int
    convention: str = ""


def short_year(digits: str, conventions: Conventions) -> Year:
    """The year of two digits within the hundred that the conventions set; without one, refused.

    >>> short_year("96", Conventions()).number, short_year("24", Conventions()).number
    (1996, 2024)
    """
    first = conventions.two_digit_years
    if first is None:
        raise AmbiguousDate(
            f"the two-digit year {digits!r} may be 19{digits} or 20{digits}", f"write 19{digits} or 20{digits}"
        )
    return Year(first + (int(digits) - first) % 100, _named(first))


def short_decade(digits: str, conventions: Conventions) -> VagueDate:
    """The decade of two digits, where it lies whole within the hundred years and is no later than the 2010s."""
    year = short_year(digits, conventions)
    first = conventions.two_digit_years or 0
    if int(digits) % 10 or year.number + 9 > first + 99 or year.number > LAST_NAMED:
        raise AmbiguousDate(f"'{digits}s' may be of any century", f"write the 19{digits}s or the 20{digits}s")
    return units.decade(year.number).marked(convention=year.convention)


def _named(first: int) -> str:
    source = " (POSIX)" if first == POSIX else ""
    return f"two-digit years: {first}-{first + 99}{source}"
