"""Quarters and fiscal years around a day, against calendars written out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import Conventions
from timeline.dates.fiscal import fiscal_start, is_fiscal, quarter_around, slice_of, year_around
from timeline.errors import AmbiguousDate

APRIL = Conventions(fiscal_year_start=4)
FEBRUARY = Conventions(fiscal_year_start=2)

QUARTERS = [
    ("2024-10-15", 0, Conventions(), ("2024-10-01", "2024-12-31"), "October is in Q4"),
    ("2024-10-15", 1, Conventions(), ("2025-01-01", "2025-03-31"), "over the turn of the year"),
    ("2024-01-01", -1, Conventions(), ("2023-10-01", "2023-12-31"), "back over it"),
    ("2024-10-15", 0, FEBRUARY, ("2024-08-01", "2024-10-31"), "quarters begin in February, May, August, November"),
    ("2024-01-31", 0, FEBRUARY, ("2023-11-01", "2024-01-31"), "January ends the last one"),
]


@pytest.mark.parametrize(("day", "offset", "conventions", "wanted", "why"), QUARTERS)
def test_quarters(day: str, offset: int, conventions: Conventions, wanted: tuple[str, str], why: str) -> None:
    found = quarter_around(date.fromisoformat(day), offset, conventions)
    assert tuple(map(str, found.bounds)) == wanted, why


def test_calendar_overrules_the_setting() -> None:
    assert quarter_around(date(2024, 10, 15), 0, FEBRUARY, "calendar").earliest == date(2024, 10, 1)
    assert (is_fiscal(None, FEBRUARY), is_fiscal("calendar", FEBRUARY)) == (True, False)
    assert (is_fiscal(None, Conventions()), is_fiscal("fiscal", Conventions())) == (False, True)


def test_years() -> None:
    assert year_around(date(2024, 3, 31), 0, APRIL).bounds == (date(2023, 4, 1), date(2024, 3, 31))
    assert year_around(date(2024, 4, 1), 1, APRIL).bounds == (date(2025, 4, 1), date(2026, 3, 31))


def test_slices_are_named_after_the_year_that_is_set() -> None:
    begun = Conventions(fiscal_year_start=4, fiscal_year_named="start")
    assert slice_of(2024, 1, 1, "year", APRIL, fiscal=True).bounds == (date(2023, 4, 1), date(2024, 3, 31))
    assert slice_of(2024, 1, 1, "year", begun, fiscal=True).bounds == (date(2024, 4, 1), date(2025, 3, 31))
    assert slice_of(2024, 2, 2, "half", begun, fiscal=True).bounds == (date(2024, 10, 1), date(2025, 3, 31))


def test_without_a_setting_there_is_no_fiscal_year() -> None:
    with pytest.raises(AmbiguousDate, match="begins in another month for each company"):
        fiscal_start(Conventions())
