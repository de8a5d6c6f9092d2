"""Slip: how far one window of days lies from another, as an interval, and its verdict in a word.

Never a single number where the dates are vague. It works on arrays of day numbers (days since 1970-01-01) in which an
open side is `OPEN_LOW` or `OPEN_HIGH`; it knows neither claims nor chains.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = [
    "IS_EARLIER",
    "IS_LATER",
    "ON_TIME",
    "OPEN_HIGH",
    "OPEN_LOW",
    "UNDETERMINED",
    "VERDICTS",
    "WITHIN",
    "Windows",
    "between",
    "contains",
    "overlap",
    "slip_between",
    "slips_between",
    "verdict_numbers",
    "verdicts",
]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

OPEN_LOW: Final = -(10**9)
OPEN_HIGH: Final = 10**9

ON_TIME, IS_LATER, IS_EARLIER, WITHIN, UNDETERMINED = range(5)
VERDICTS: Final = np.array(["on time", "later", "earlier", "within", "undetermined"])
"""The words by their numbers."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows of inclusive day numbers, side by side: `low` and `high` have one length."""

    low: Ints
    high: Ints

    def take(self, index: Ints) -> Windows:
        """Some of the windows; an index of -1 gives one that is open on both sides."""
        missing = index < 0
        if not missing.any():
            return Windows(self.low[index], self.high[index])
        return Windows(
            np.where(missing, OPEN_LOW, self.low[index]) if self.low.size else np.full(index.size, OPEN_LOW),
            np.where(missing, OPEN_HIGH, self.high[index]) if self.high.size else np.full(index.size, OPEN_HIGH),
        )

    @classmethod
    def from_days(cls, earliest: pd.Series[Any], latest: pd.Series[Any]) -> Windows:
        """Windows of two datetime columns; `NaT` is an open side."""
        return cls(_day_numbers(earliest, OPEN_LOW), _day_numbers(latest, OPEN_HIGH))


def _day_numbers(days: pd.Series[Any], missing: int) -> Ints:
    values = days.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(values), missing, values.astype(np.int64))


def contains(outer: Windows, inner: Windows) -> Flags:
    """Whether each outer window holds the inner one; a window holds itself."""
    return (outer.low <= inner.low) & (inner.high <= outer.high)


def overlap(one: Windows, other: Windows) -> Flags:
    """Whether two windows share a day."""
    return (one.low <= other.high) & (other.low <= one.high)


def between(old: Windows, new: Windows) -> Windows:
    """The slip from old to new in days: at least `low`, at most `high`; an open side where a bound it needs is open."""
    low_open = (new.low == OPEN_LOW) | (old.high == OPEN_HIGH)
    high_open = (new.high == OPEN_HIGH) | (old.low == OPEN_LOW)
    return Windows(np.where(low_open, OPEN_LOW, new.low - old.high), np.where(high_open, OPEN_HIGH, new.high - old.low))


def verdict_numbers(old: Windows, new: Windows) -> Ints:
    """The number of the word in `VERDICTS` for each slip."""
    slip = between(old, new)
    within = contains(old, new) & (new.low != OPEN_LOW) & (new.high != OPEN_HIGH)
    found: Ints = np.where(within, WITHIN, UNDETERMINED)
    found[slip.high < 0] = IS_EARLIER  # an open side is none of these: it lies far beyond
    found[slip.low > 0] = IS_LATER
    found[(slip.low == 0) & (slip.high == 0)] = ON_TIME
    return found


def verdicts(old: Windows, new: Windows) -> npt.NDArray[np.str_]:
    """A word for each slip: on time, later, earlier, within (the new window lies inside the old) or undetermined."""
    return VERDICTS[verdict_numbers(old, new)]


@lru_cache(maxsize=4096)
def slip_between(
    old: tuple[date | None, date | None], new: tuple[date | None, date | None]
) -> tuple[int | None, int | None, str]:
    """One slip: at least, at most (days, `None` where open) and its verdict.

    >>> slip_between((date(2024, 3, 1), date(2024, 8, 31)), (date(2025, 6, 6), date(2025, 6, 6)))
    (279, 462, 'later')
    """
    return slips_between(_one(old), _one(new))[0]


def slips_between(old: Windows, new: Windows) -> list[tuple[int | None, int | None, str]]:
    """`slip_between` of windows side by side."""
    slip = between(old, new)
    lows = (None if low == OPEN_LOW else low for low in slip.low.tolist())
    highs = (None if high == OPEN_HIGH else high for high in slip.high.tolist())
    return list(zip(lows, highs, verdicts(old, new).tolist(), strict=True))


def _one(bounds: tuple[date | None, date | None]) -> Windows:
    epoch = date(1970, 1, 1).toordinal()
    low, high = bounds
    return Windows(
        np.array([OPEN_LOW if low is None else low.toordinal() - epoch]),
        np.array([OPEN_HIGH if high is None else high.toordinal() - epoch]),
    )
