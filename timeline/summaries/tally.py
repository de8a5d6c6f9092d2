"""Tallies: counts, sums, shares and medians for each scope, as columns of the summary.

A sum or a median of intervals is taken side by side: least with least, greatest with greatest. It holds every value
that the true days could give, because neither a sum nor a median falls when one of its values grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.slip import Windows

__all__ = ["Column", "Tally", "shares"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Column = Any
"""A pandas array with one value for each scope, NA where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Items of any kind by the number of their scope; all arrays given to it are as long as `scope`."""

    scope: Ints
    scopes: int

    def where(self, chosen: Flags) -> Tally:
        """Only some of the items."""
        return Tally(self.scope[chosen], self.scopes)

    def count(self, chosen: Flags | None = None) -> Column:
        """How many items, or chosen ones, each scope has."""
        scope = self.scope if chosen is None else self.scope[chosen]
        return pd.array(np.bincount(scope, minlength=self.scopes), dtype="Int64")

    def total(self, intervals: Windows) -> tuple[Column, Column]:
        """The sums of closed intervals, least and greatest; NA for a scope without any."""
        low, high = (self._grouped(side).sum() for side in (intervals.low, intervals.high))
        return self._column(low.astype("Int64")), self._column(high.astype("Int64"))

    def median(self, intervals: Windows) -> tuple[Column, Column]:
        """The medians of closed intervals, least and greatest; of an even number, midway between the middle two."""
        low, high = (self._grouped(side).median() for side in (intervals.low, intervals.high))
        return self._column(low.astype("Float64")), self._column(high.astype("Float64"))

    def _grouped(self, values: Ints) -> Any:
        return pd.Series(values).groupby(self.scope)

    def _column(self, by_scope: pd.Series[Any]) -> Column:
        return by_scope.reindex(range(self.scopes)).array


def shares(part: Column, whole: Column) -> Column:
    """Part by whole; NA where the whole is 0."""
    known = np.asarray(whole) > 0
    share = np.asarray(part, dtype=float) / np.where(known, np.asarray(whole, dtype=float), 1)
    return pd.arrays.FloatingArray(share, ~known)
