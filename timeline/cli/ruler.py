"""A small ruler of text: where the days of several phrases lie, all on one scale.

    2024  Apr   Jul   Oct
    ├───────┤···············   early 2024
    ···········◆············   7 June 2024

A cell is half a month, a month, ... up to many years, whatever lets all of them fit. Lengths of time and refused
phrases have no place on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from timeline.dates import VagueDate, VagueDuration, VagueSpan
from timeline.dates.parse import Meaning

__all__ = ["ASCII", "DRAWN", "Glyphs", "Ruler", "ruler_for"]

WIDEST: Final = 48
CELLS_A_YEAR: Final = (24, 12, 6, 4, 2, 1)
MONTHLY: Final = 12
QUARTERS: Final = {4: "Apr", 7: "Jul", 10: "Oct"}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that it is drawn with."""

    empty: str
    day: str
    window: str
    first: str
    within: str
    last: str
    before: str
    after: str
    possible: str
    certain: str


DRAWN: Final = Glyphs("·", "◆", "◇", "├", "─", "┤", "◂", "▸", "░", "█")
ASCII: Final = Glyphs(".", "*", "o", "[", "-", "]", "<", ">", "=", "#")
"""For an output that can't show the others."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """A scale of whole years. `per_year` cells to a year where it is not 0, else `years` years to a cell."""

    first: int
    last: int
    per_year: int
    years: int
    glyphs: Glyphs

    @property
    def width(self) -> int:
        """How many cells it has."""
        count = self.last - self.first + 1
        return count * self.per_year if self.per_year else ceil(count / self.years)

    def axis(self) -> str:
        """Years, and months where there is room, each above the cell in which it begins."""
        line = ""
        for day, name in self._names():
            cell = self._cell(day)
            if not line or len(line) < cell <= self.width - len(name):
                line = line.ljust(cell) + name
        return line

    def bar(self, meaning: Meaning) -> str:
        """Where a date or a span lies; nothing for a length of time, or where no side is known."""
        if isinstance(meaning, VagueDuration):
            return ""
        earliest, latest = meaning.hull().bounds if isinstance(meaning, VagueSpan) else meaning.bounds
        if earliest is None and latest is None:
            return ""
        start = 0 if earliest is None else self._cell(earliest)
        end = self.width - 1 if latest is None else self._cell(latest)
        drawn = self._span(meaning, start, end) if isinstance(meaning, VagueSpan) else self._window(meaning, start, end)
        drawn = drawn if earliest is not None else self.glyphs.before + drawn[1:]
        drawn = drawn if latest is not None else drawn[:-1] + self.glyphs.after
        return drawn.rjust(end + 1, self.glyphs.empty).ljust(self.width, self.glyphs.empty)

    def _window(self, vague: VagueDate, start: int, end: int) -> str:
        if start == end:
            return self.glyphs.day if vague.is_exact else self.glyphs.window
        return self.glyphs.first + self.glyphs.within * (end - start - 1) + self.glyphs.last

    def _span(self, vague: VagueSpan, start: int, end: int) -> str:
        """Cells in which it certainly goes on, and those with a day on which it may not."""
        latest_start, earliest_end = vague.start.latest, vague.end.earliest
        if latest_start is None or earliest_end is None or latest_start > earliest_end:
            return self.glyphs.possible * (end - start + 1)
        first = self._cell(latest_start) + (not vague.start.is_exact)
        last = self._cell(earliest_end) - (not vague.end.is_exact)
        cells = range(start, end + 1)
        return "".join(self.glyphs.certain if first <= cell <= last else self.glyphs.possible for cell in cells)

    def _cell(self, day: date) -> int:
        year = day.year - self.first
        if not self.per_year:
            return year // self.years
        half_months = (day.month - 1) * 2 + (day.day > 15)
        return year * self.per_year + half_months * self.per_year // 24

    def _names(self) -> Iterator[tuple[date, str]]:
        for year in range(self.first, self.last + 1, self.years):
            yield date(year, 1, 1), str(year)
            for month, name in QUARTERS.items():
                if self.per_year >= MONTHLY:
                    yield date(year, month, 1), name


def ruler_for(meanings: Iterable[Meaning], glyphs: Glyphs = DRAWN) -> Ruler | None:
    """The finest ruler that holds all known days, or `None` where there is none.

    >>> ruler_for([VagueDate.exact(date(2024, 6, 7))]).axis()
    '2024  Apr   Jul   Oct'
    """
    years = [day.year for meaning in meanings for day in _known_days(meaning)]
    if not years:
        return None
    first, last = min(years), max(years)
    fitting = (cells for cells in CELLS_A_YEAR if (last - first + 1) * cells <= WIDEST)
    return Ruler(first, last, next(fitting, 0), ceil((last - first + 1) / WIDEST), glyphs)


def _known_days(meaning: Meaning) -> Iterator[date]:
    if not isinstance(meaning, VagueDuration):
        sides = (meaning.start, meaning.end) if isinstance(meaning, VagueSpan) else (meaning,)
        yield from (day for side in sides for day in side.bounds if day is not None)
