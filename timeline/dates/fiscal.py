"""Quarters, halves and years as a calendar or a company counts them: which months each of them holds.

They are calendar ones unless the conventions set a month in which the fiscal year begins. A fiscal year without that
setting is refused: only its owner knows when it begins. How phrases spell them is for `timeline.dates.quarters`.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.conventions import Conventions
from timeline.dates.tokens import Table
from timeline.errors import AmbiguousDate

__all__ = [
    "CALENDAR",
    "CALENDARS",
    "Calendar",
    "fiscal_start",
    "is_fiscal",
    "quarter_around",
    "slice_of",
    "year_around",
]

Calendar = Literal["fiscal", "calendar"]
CALENDARS: Final[Table[Calendar]] = Table(
    {"fiscal": "fiscal", "financial": "fiscal", "fy": "fiscal", "calendar": "calendar", "cy": "calendar"}
)
CALENDAR: Final = "quarters and halves: calendar"
QUARTER: Final = 3
"""Months."""


def is_fiscal(named: Calendar | None, conventions: Conventions) -> bool:
    """Whether a quarter or half that is called so, or nothing, is counted from the start of a fiscal year."""
    return named == "fiscal" or (conventions.fiscal_year_start is not None and named is None)


def fiscal_start(conventions: Conventions) -> int:
    """The month in which the fiscal year begins; without one, refused."""
    if conventions.fiscal_year_start is None:
        raise AmbiguousDate(
            "a fiscal year begins in another month for each company", "set fiscal_year_start, or write calendar dates"
        )
    return conventions.fiscal_year_start


def slice_of(
    year: int, number: int, pieces: int, precision: str, conventions: Conventions, *, fiscal: bool
) -> VagueDate:
    """The `number`th of equal pieces of a calendar or a fiscal year, the whole year where there is one piece."""
    size = 12 // pieces
    if not fiscal:
        found = units.months(year, 1 + (number - 1) * size, size, precision)
        return found.marked(convention=CALENDAR if pieces > 1 else "")
    begin = fiscal_start(conventions)
    first = year - 1 if begin > 1 and conventions.fiscal_year_named == "end" else year
    found = units.months(first, begin + (number - 1) * size, size, precision)
    return found.marked(convention=_named(conventions))


def quarter_around(day: date, offset: int, conventions: Conventions, named: Calendar | None = None) -> VagueDate:
    """The quarter that holds a day, or the one so many before or after it.

    >>> quarter_around(date(2024, 10, 15), 1, Conventions()).earliest
    datetime.date(2025, 1, 1)
    """
    fiscal = is_fiscal(named, conventions)
    begin = fiscal_start(conventions) if fiscal else 1
    into = (day.month - begin) % QUARTER
    found = units.months(day.year, day.month - into + QUARTER * offset, QUARTER, "quarter")
    return found.marked(convention=_named(conventions) if fiscal else CALENDAR)


def year_around(day: date, offset: int, conventions: Conventions) -> VagueDate:
    """The fiscal year that holds a day, or the one so many before or after it."""
    begin = fiscal_start(conventions)
    into = (day.month - begin) % 12
    found = units.months(day.year, day.month - into + 12 * offset, 12, "year")
    return found.marked(convention=_named(conventions))


def _named(conventions: Conventions) -> str:
    month = units.MONTH_NAMES[fiscal_start(conventions) - 1]
    named = "in which it ends" if conventions.fiscal_year_named == "end" else "in which it begins"
    return f"fiscal years: from {month}, named after the year {named}"
