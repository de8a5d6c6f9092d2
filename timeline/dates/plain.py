"""Plain days, months and years, read without the grammar: what most dates in a table look like.

Only speed is gained: whatever is read here, the grammar would read alike. Everything else, also what looks plain and
is on no calendar, is left to the grammar, which says why.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from timeline.dates.bounds import VagueDate
from timeline.dates.units import MONTH_NAMES

__all__ = ["read_plain"]

ISO_LENGTH: Final = 10
WRITTEN: Final = re.compile(r"(?:([0-9]{1,2}) )?([A-Z][a-z]{2,8}) (?:([0-9]{1,2}), )?([1-9][0-9]{3})")
MONTHS: Final = {name: number for number, whole in enumerate(MONTH_NAMES, 1) for name in (whole, whole[:3])}


def read_plain(text: str) -> VagueDate | None:
    """The bounds of `2024-06-07`, `June 7, 2024`, `7 Jun 2024` or `June 2024`, else `None`.

    >>> read_plain("7 Jun 2024").bounds
    (datetime.date(2024, 6, 7), datetime.date(2024, 6, 7))
    """
    if len(text) == ISO_LENGTH and text[4] == text[7] == "-":
        return _iso_day(text)
    match = WRITTEN.fullmatch(text)
    month = MONTHS.get(match[2]) if match is not None else None
    if match is None or month is None or (match[1] and match[3]):
        return None
    year, number = int(match[4]), match[1] or match[3]
    last = monthrange(year, month)[1]
    if number is None:
        return VagueDate(date(year, month, 1), date(year, month, last), "month", text=text)
    return _day(date(year, month, int(number)), text) if 1 <= int(number) <= last else None


def _iso_day(text: str) -> VagueDate | None:
    try:
        return _day(date.fromisoformat(text), text)
    except ValueError:
        return None


def _day(known: date, text: str) -> VagueDate:
    return VagueDate(known, known, "day", text=text)
