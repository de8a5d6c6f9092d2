"""A count and a unit of time, "two to three months" or "14 weeks": how many days that is, and what it counts off.

By themselves months and years are as long as the shortest and the longest that the calendar has; counted from a day,
they keep the day of the month. "A few" and "several" are what the conventions say.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueDuration, joined, moved
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import CARDINALS, COUNTS, UNITS, Join, Unit
from timeline.errors import UnknownPhrase

__all__ = ["Length", "duration_of", "take_length"]

DAYS: Final[dict[Unit, int]] = {"day": 1, "week": 7, "fortnight": 14}
MONTHS: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
HALF_A_MONTH: Final = (14, 16)
MONTH_SIZES: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CYCLE: Final = 400
"""Years after which the calendar repeats."""
LONGEST: Final = 100
"""Years; longer lengths are refused."""
COUNT_JOINERS: Final[Table[Join]] = Table({"to": "to", "or": "or"})
WHOLE: Final = ("full", "whole", "solid", "straight", "consecutive")
"""What may stand before the unit: "a full year"."""
MONTH_LENGTHS: Final = "months and years: the shortest to the longest"


@dataclass(frozen=True, slots=True)
class Length:
    """`low..high` units, and half a unit more where `has_half`."""

    low: int
    high: int
    unit: Unit
    has_half: bool = False
    convention: str = ""

    def months(self) -> tuple[int, int]:
        """The fewest and the most whole months in it."""
        self._check()
        size = MONTHS.get(self.unit, 0)
        extra = size // 2 if self.has_half else 0
        return self.low * size + extra, self.high * size + extra

    def days(self) -> tuple[int, int]:
        """The fewest and the most days in it besides its whole months."""
        self._check()
        size = DAYS.get(self.unit, 0)
        extra = (size // 2, -(-size // 2)) if self.has_half else (0, 0)
        if self.has_half and MONTHS.get(self.unit) == 1:
            extra = HALF_A_MONTH
        return self.low * size + extra[0], self.high * size + extra[1]

    def after(self, day: date, sign: int) -> VagueDate:
        """The day that lies so far after (1) or before (-1) another: one day, or as many as the length leaves open."""
        self._check()
        found = sorted((self._step(day, sign * self.low, sign), self._step(day, sign * self.high, sign)))
        precision = "day" if found[0] == found[1] else "range"
        return VagueDate(found[0], found[1], precision, convention=self.convention)

    def _step(self, day: date, count: int, sign: int) -> date:
        if self.unit in DAYS:
            if self.has_half:
                raise UnknownPhrase("half a unit can't be counted from a day", "write the number of days")
            return moved(day, count * DAYS[self.unit])
        months = MONTHS[self.unit]
        if self.has_half and months == 1:
            raise UnknownPhrase("half a month can't be counted from a day", "write the number of days")
        return units.later_months(day, count * months + (sign * months // 2 if self.has_half else 0))

    def _check(self) -> None:
        if self.unit not in DAYS and self.unit not in MONTHS:
            raise UnknownPhrase(f"a length in {self.unit}s is not understood", "count days, weeks, months or years")
        years = self.high * (MONTHS[self.unit] / 12 if self.unit in MONTHS else DAYS[self.unit] / 365)
        if self.low > self.high:
            raise UnknownPhrase(
                f"{self.low} to {self.high} {self.unit}s runs backwards", "write the smaller number first"
            )
        if self.has_half and MONTHS.get(self.unit) == MONTHS["quarter"]:
            raise UnknownPhrase("half a quarter is no number of days", "count it in weeks or days")
        if years > LONGEST or (self.low == 0 and not self.has_half):
            raise UnknownPhrase(f"{self.high} {self.unit}s is no usable length", f"write 1 day to {LONGEST} years")


def duration_of(lengths: Sequence[Length]) -> VagueDuration:
    """One or more lengths in a row as one, without an anchor. Below one day, or above a century: `UnknownPhrase`."""
    months = [sum(ends) for ends in zip(*(length.months() for length in lengths), strict=True)]
    days = [sum(ends) for ends in zip(*(length.days() for length in lengths), strict=True)]
    if months[1] > LONGEST * 12:
        raise UnknownPhrase("it is too long", f"write 1 day to {LONGEST} years")
    shortest, longest = _month_days(months[0])[0] + days[0], _month_days(months[1])[1] + days[1]
    if shortest < 1:
        raise UnknownPhrase("a length below one day is not kept", "write at least one day")
    conventions = [length.convention for length in lengths] + ([MONTH_LENGTHS] if months[1] else [])
    return VagueDuration(shortest, longest, convention=joined(conventions))


def take_length(c: Cursor, joiners: Table[Join] = COUNT_JOINERS) -> Length | None:
    """A count and a unit, if they come next: "14 weeks", "two to three months", "a year and a half", "a 75-day"."""
    start = c.at
    first = _count(c)
    if first is None:
        return None
    second = _second_count(c, joiners) or first
    if first.has_half and second is not first:
        raise UnknownPhrase("a half in the smaller of two numbers is not understood", "count it in weeks or days")
    c.take_sign(DASHES)
    c.skip_words(WHOLE)
    unit = c.take(UNITS)
    if unit is None:
        c.at = start
        return None
    has_half = second.has_half or _and_a_half(c)
    high = 2 if first.low == second.high == 1 and _or_two(c) else second.high
    return Length(first.low, high, unit, has_half, first.convention or second.convention)


@dataclass(frozen=True, slots=True)
class _Count:
    low: int
    high: int
    has_half: bool = False
    convention: str = ""


def _count(c: Cursor) -> _Count | None:
    word = c.take(COUNTS)
    if word == "one" and (c.digits() or c.is_word(CARDINALS.words)):
        word = None  # "a 75-day shoot"
    if word in ("few", "several"):
        low, high = c.conventions.few if word == "few" else c.conventions.several
        return _Count(low, high, convention=f"{word}: {low}-{high}")
    if word is not None:
        number = {"one": 1, "two": 2, "half": 0}[word]
        return _Count(number, number, word == "half")
    counted = _number(c)
    if counted is None:
        return None
    return _Count(counted, counted, _and_a_half(c) or _point_five(c))


def _second_count(c: Cursor, joiners: Table[Join]) -> _Count | None:
    """The upper count of "two to three months"."""
    start = c.at
    is_tied = c.take_sign(DASHES) is not None
    if c.take(joiners):
        c.take_sign(DASHES)  # "six-to-eight"
        is_tied = True
    if is_tied:
        number = _number(c)
        if number is not None:
            return _Count(number, number)
    c.at = start
    return None


def _number(c: Cursor) -> int | None:
    digits = c.digits()
    if digits and len(digits) <= 5 and not (len(digits) == 4 and digits[0] in "12"):
        c.at += 1
        return int(digits)
    tens = c.take(CARDINALS)
    if tens is None or tens < 20:
        return tens
    start = c.at
    c.take_sign(DASHES)
    ones = c.take(CARDINALS)
    if ones is not None and ones < 10:
        return tens + ones
    c.at = start
    return tens


def _and_a_half(c: Cursor) -> bool:
    start = c.at
    for word in ("and", "a", "half"):
        c.take_sign(DASHES)  # "two-and-a-half"
        if not c.take_word(word):
            c.at = start
            return False
    return True


def _or_two(c: Cursor) -> bool:
    """The end of "a week or two"."""
    start = c.at
    if c.take_word("or") and c.take_word("two") and not c.is_word(UNITS.words):
        return True
    c.at = start
    return False


def _point_five(c: Cursor) -> bool:
    if c.is_sign(".") and c.digits(1) == "5":
        c.at += 2
        return True
    return False


@lru_cache(maxsize=64)
def _month_days(count: int) -> tuple[int, int]:
    """The fewest and the most days of so many consecutive months."""
    starts = _month_starts()
    sizes = [starts[first + count] - starts[first] for first in range(CYCLE * 12)]
    return min(sizes), max(sizes)


@lru_cache(maxsize=1)
def _month_starts() -> list[int]:
    years = range(2000, 2000 + CYCLE + LONGEST + 1)
    return [0, *accumulate(days + (days == 28 and isleap(year)) for year in years for days in MONTH_SIZES)]
