"""Moments and lengths of a Mermaid gantt diagram: when something starts, when it has ended, how far a length reaches.

Days and weeks are counted whole, months and years by the calendar, as dayjs does it. What is said only to the month
or the year stays so. It knows no tasks; which one counts from which is for `mermaidtimes`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from timeline.sources.planning.mermaiddays import Precision

__all__ = ["LENGTH", "End", "Refusal", "Start", "coarse_end", "exclusive_end", "last_day", "later", "next_one"]

LENGTH: Final = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,12})?)(?P<unit>ms|[Mdhmswy])", re.ASCII)
"""A length: a number and its unit, without a gap. `M` is a month, `m` a minute."""

_CLOCK: Final = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_MIDNIGHT: Final = datetime.min.time()


class Refusal(Exception):
    """Why an edge of a task can't be known; the message, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Start(NamedTuple):
    """When a task begins, and how precisely that is said; `is_moved` where it counts from an end that is."""

    time: datetime
    precision: Precision = "day"
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """When a task has ended: the first moment after it, from which others count, and its last day.

    `raw` is the end without the days that were left out; `is_moved` whether Mermaid draws it later than it is written,
    because it also adds the excluded days to most ends that are no lengths.
    """

    time: datetime
    last: date
    raw: datetime
    precision: Precision = "day"
    is_moved: bool = False


def last_day(end: datetime) -> date:
    """The last day of what has ended at a time: at midnight, it is the day before."""
    return (end - timedelta(days=1)).date() if end.time() == _MIDNIGHT else end.date()


def exclusive_end(time: datetime, precision: Precision) -> End:
    """An end that itself belongs no more: the last day, month or year before it."""
    if precision == "day":
        return End(time, last_day(time), time)
    return End(time, (time - timedelta(days=1)).date(), time, precision)


def next_one(time: datetime, precision: Precision) -> datetime:
    """A day, month or year later."""
    if precision == "day":
        return time + timedelta(days=1)
    return _months_later(time, 1 if precision == "month" else 12)


def later(start: datetime, number: str, unit: str) -> datetime:
    """A time and a length: days and weeks in whole days, half a day up; months and years by the calendar."""
    if unit in _CLOCK:
        return start + timedelta(seconds=float(number) * _CLOCK[unit])
    if unit in ("d", "w"):
        days = Decimal(number) * (7 if unit == "w" else 1)
        return start + timedelta(days=int(days.to_integral_value(ROUND_HALF_UP)))
    if Decimal(number) % 1:
        raise Refusal(f"a part of a month or a year, {number + unit!r}", "write it in days")
    return _months_later(start, int(Decimal(number)) * (12 if unit == "y" else 1))


def _months_later(time: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of its month where there is no such day."""
    year, month = divmod(time.year * 12 + time.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return time.replace(year=year, month=month + 1, day=min(time.day, monthrange(year, month + 1)[1]))


def coarse_end(start: Start, number: str, unit: str) -> End:
    """The end of a length that begins at some day of a month or a year: whole ones of these, or none at all."""
    if Decimal(number) and unit not in {"month": "My", "year": "y"}.get(start.precision, ""):
        hint = "give it an end as a date, or write dates to the day"
        raise Refusal(f"{number + unit!r} counts from a {start.precision}, not from a day", hint)
    return exclusive_end(later(start.time, number, unit), start.precision)
