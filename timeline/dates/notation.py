"""Bounds as EDTF text (ISO 8601-2:2019): the shortest one whose days are exactly those within the bounds.

A day, month, year, decade or century has its own notation, as have the quarters, thirds and halves of a calendar year
(codes 33-41). Any other window of a moment is one of a set, `[2024-02..2024-04]`. The season codes 21-32 are never
written, because what they mean depends on the conventions of the reader. What EDTF can't say has no text here (`None`);
nothing is rounded to something that it can. This module reads nothing, and knows bounds only as days.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final, TypeAlias

__all__ = ["Side", "to_edtf_date", "to_edtf_interval"]

Side: TypeAlias = tuple[date | None, date | None, str]
"""The start or the end of an interval: earliest day, latest day (`None`: open), qualifier."""

MARKS: Final = {"": "", "approximate": "~", "uncertain": "?", "approximate, uncertain": "%"}
OPEN: Final = ".."
DECEMBER: Final = 12
POWERS: Final = (1000, 100, 10)

# First and last month of a year, and what stands for them.
MONTHS: Final = {
    **{(month, month): f"{month:02}" for month in range(1, 13)},
    **{(1, 9): "0X"},
    **{(1, 3): "33", (4, 6): "34", (7, 9): "35", (10, 12): "36"},
    **{(1, 4): "37", (5, 8): "38", (9, 12): "39"},
    **{(1, 6): "40", (7, 12): "41"},
}
DAYS: Final = {(1, 9): "0X", (10, 19): "1X", (20, 29): "2X", (30, 31): "3X"}

YEAR, MONTH, DAY = 4, 7, 10  # characters of an ISO day that name so much of it


def to_edtf_date(earliest: date | None, latest: date | None, qualifier: str) -> str | None:
    """The EDTF date, or one-of-a-set, that means the inclusive days `earliest..latest`; `None` is an open side.

    The qualifier is one of `VagueDate`'s; in a set each end bears it. Both sides open: `None`, as no date says that.

    >>> to_edtf_date(date(2024, 1, 1), date(2024, 3, 31), "uncertain")
    '2024-33?'
    >>> to_edtf_date(None, date(2024, 6, 30), "")
    '[..2024-06]'
    """
    mark = MARKS[qualifier]
    if earliest is None or latest is None:
        first, last = _from(earliest, mark), _until(latest, mark)
        return f"[{first}{OPEN}{last}]" if first or last else None
    unit = _unit(earliest, latest)
    if unit is not None:
        return unit + mark
    size = max(_from_size(earliest), _until_size(latest))
    return f"[{earliest.isoformat()[:size]}{mark}{OPEN}{latest.isoformat()[:size]}{mark}]"


def to_edtf_interval(start: Side, end: Side) -> str | None:
    """The EDTF interval between two sides, or `None` where one of them is more than a date of EDTF can say.

    A side can be any unit of the calendar that has a notation of its own, or open. The start can be open towards the
    past only ("..2024-06", on or before), the end towards the future only ("2024-06..", on or after).

    >>> to_edtf_interval((date(2022, 11, 1), date(2022, 11, 30), "approximate"), (None, None, ""))
    '2022-11~/..'
    >>> to_edtf_interval((date(2024, 2, 1), date(2024, 4, 30), ""), (None, None, "")) is None
    True
    """
    first, last = _start(*start), _end(*end)
    return None if first is None or last is None else f"{first}/{last}"


def _start(earliest: date | None, latest: date | None, qualifier: str) -> str | None:
    if earliest is None and latest is not None:
        return OPEN + _until(latest, MARKS[qualifier])
    return _side(earliest, latest, qualifier)


def _end(earliest: date | None, latest: date | None, qualifier: str) -> str | None:
    if earliest is not None and latest is None:
        return _from(earliest, MARKS[qualifier]) + OPEN
    return _side(earliest, latest, qualifier)


def _side(earliest: date | None, latest: date | None, qualifier: str) -> str | None:
    if earliest is None and latest is None:
        return None if qualifier else OPEN
    unit = None if earliest is None or latest is None else _unit(earliest, latest)
    return None if unit is None else unit + MARKS[qualifier]


def _unit(earliest: date, latest: date) -> str | None:
    """The one notation for just these days, if there is one."""
    if earliest == latest:
        return earliest.isoformat()
    size = max(_from_size(earliest), _until_size(latest))
    if size == YEAR:
        return _years(earliest.year, latest.year)
    if earliest.year != latest.year:
        return None
    if size == MONTH:
        return _joined(earliest, YEAR, MONTHS.get((earliest.month, latest.month)))
    if earliest.month != latest.month:
        return None
    return _joined(earliest, MONTH, DAYS.get((earliest.day, _ending(latest))))


def _joined(value: date, size: int, rest: str | None) -> str | None:
    return None if rest is None else f"{value.isoformat()[:size]}-{rest}"


def _years(first: int, last: int) -> str | None:
    """A year, or all years that begin with the same digits."""
    if first == last:
        return f"{first:04}"
    alike = (power for power in POWERS if first % power == 0 and last == first + power - 1)
    return next((f"{first // power:0{5 - len(str(power))}}".ljust(YEAR, "X") for power in alike), None)


def _ending(latest: date) -> int:
    """The day; the last one of February counts as the 29th, the last of another month as the 31st."""
    is_last = _until_size(latest) < DAY
    return (29 if latest.month == 2 else 31) if is_last else latest.day


def _from(earliest: date | None, mark: str) -> str:
    return "" if earliest is None else earliest.isoformat()[: _from_size(earliest)] + mark


def _until(latest: date | None, mark: str) -> str:
    return "" if latest is None else latest.isoformat()[: _until_size(latest)] + mark


def _from_size(earliest: date) -> int:
    """How much of a day must be written, where it is the first of the unit written."""
    if earliest.day != 1:
        return DAY
    return YEAR if earliest.month == 1 else MONTH


def _until_size(latest: date) -> int:
    """The same where it is the last."""
    if latest.day != monthrange(latest.year, latest.month)[1]:
        return DAY
    return YEAR if latest.month == DECEMBER else MONTH
