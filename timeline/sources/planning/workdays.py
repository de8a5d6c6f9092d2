"""Working days of a calendar: which days count, and how far a number of them reaches.

Days are counted over one array of all days to the end of the year 9999, so that no length, however large, costs
more. It knows no file format; times of day are not its matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Workdays"]

_LAST: Final = date.max.toordinal()
_EPOCH: Final = date(1970, 1, 1)


class Workdays:
    """The working days from the year `first` on: a week (Monday first) with exceptions by day.

    `yearly` names months and days that are free each year, `free` and `working` single days; `working` goes before
    all others. It is asked for days from that year on only.

    >>> week = Workdays([True] * 5 + [False] * 2, 2024, free=[date(2024, 1, 1)])
    >>> week.spanned(date(2024, 1, 1), 5), week.after(date(2024, 1, 5), 1)
    (datetime.date(2024, 1, 8), datetime.date(2024, 1, 8))
    """

    def __init__(
        self,
        week: Sequence[bool],
        first: int,
        *,
        free: Iterable[date] = (),
        working: Iterable[date] = (),
        yearly: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._base = date(first, 1, 1).toordinal()
        ordinals = np.arange(self._base, _LAST + 1, dtype=np.int32)
        # Ordinal 1, the first of January of the year 1, is a Monday.
        counts = np.array(week, dtype=np.bool_)[(ordinals - 1) % 7]
        for month, day in set(yearly):
            counts[self._each_year(first, month, day)] = False
        counts[self._places(free)] = False
        counts[self._places(working)] = True
        self._until = np.concatenate(([0], np.cumsum(counts, dtype=np.int32)))

    def _places(self, days: Iterable[date]) -> npt.NDArray[np.int64]:
        places = np.array([day.toordinal() - self._base for day in days], dtype=np.int64)
        return places[places >= 0]

    def _each_year(self, first: int, month: int, day: int) -> npt.NDArray[np.int64]:
        years = np.arange(first - _EPOCH.year, date.max.year - _EPOCH.year + 1).astype("datetime64[Y]")
        months = years.astype("datetime64[M]") + (month - 1)
        days = months.astype("datetime64[D]") + (day - 1)
        real = days[days.astype("datetime64[M]") == months]  # the 29th of February is not in every year
        places: npt.NDArray[np.int64] = real.astype(np.int64) + (_EPOCH.toordinal() - self._base)
        return places

    def spanned(self, day: date, number: int) -> date | None:
        """The last of `number` working days (at least 1) from `day` on; `None` where that lies beyond the year 9999.

        >>> Workdays([True] * 5 + [False] * 2, 2024).spanned(date(2024, 1, 6), 1)
        datetime.date(2024, 1, 8)
        """
        return self._nth(day.toordinal() - self._base, number)

    def after(self, day: date, number: int) -> date | None:
        """The working day that is the `number`th (at least the 1st) after a day; `None` beyond the year 9999."""
        return self._nth(day.toordinal() - self._base + 1, number)

    def _nth(self, place: int, number: int) -> date | None:
        wanted = int(self._until[place]) + number
        found = int(np.searchsorted(self._until, wanted)) - 1 if wanted < _LAST else self._until.size
        return date.fromordinal(self._base + found) if found < self._until.size - 1 else None
