"""A selection: what a view shows of a frame, worked out as far as it is asked for.

The claims in sight and their sources' numbers are there at once; marks and comparisons cost more than those, and a
screen of many productions needs them of the rows in sight only. It filters, draws and words nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains import Resolution, standing
from timeline.comparison import comparison_of, revisions_of
from timeline.frame import CHAIN_KEY
from timeline.marks import Bounds, Mark, build_marks
from timeline.view import View

__all__ = ["Selection", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its number on this screen: by first assertion, undated last."""

    number: int
    source_id: str
    title: str
    publisher: str
    url: str
    asserted: Bounds


@dataclass(frozen=True, eq=False)
class Selection:
    """What a view shows of a frame.

    `frame` holds the claims known on `as_of` that pass the filters, in chain order, with states computed anew from
    `known`, all claims of the chosen productions that were known then, whose edges `resolution` has. `numbers` are the
    source numbers by claim, `all_sources` the sources of all known claims; `total` counts those, `left_out` the rows
    that could not be read.

    The portfolio compares productions by one `milestone`: the only one that the view asks for, else the release; ""
    where the view asks for several others, and in other views. It shows no other claims; `without` are the productions
    of claims that pass all other filters, but none of them about that milestone.
    """

    view: View
    frame: pd.DataFrame
    known: pd.DataFrame
    resolution: Resolution
    numbers: Mapping[str, int]
    all_sources: tuple[Source, ...]
    as_of: date
    total: int
    left_out: int
    milestone: str = ""
    without: tuple[str, ...] = ()

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn for the claims in sight."""
        return build_marks(self.frame, self.numbers)

    @cached_property
    def comparison(self) -> pd.DataFrame:
        """`compare` of the chains in sight: filters never change what it says."""
        return self._about(comparison_of(*self._near))

    @cached_property
    def moves(self) -> pd.DataFrame:
        """`revisions` of the same."""
        return self._about(revisions_of(*self._near))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claims in sight, with their numbers."""
        in_sight = set(map(self.numbers.get, self.frame["claim_id"].tolist()))
        return tuple(source for source in self.all_sources if source.number in in_sight)

    @cached_property
    def conventions(self) -> tuple[str, ...]:
        """Those that the readings in sight used, in words."""
        used = (part.strip() for text in self.frame["convention"].unique() for part in text.split(";"))
        return tuple(dict.fromkeys(part for part in used if part))

    def of_chains(self, chains: Collection[int]) -> Selection:
        """The same of some of its chains: nothing that is said of them changes."""
        return _of_chains(self, frozenset(chains))

    def of_productions(self, productions: Collection[str]) -> Selection:
        """The same of some of its productions."""
        return self.where(self.frame["production"].isin(list(productions)))

    def where(self, chosen: pd.Series[bool]) -> Selection:
        """The same of some of its claims: whole chains of them."""
        frame = self.frame[chosen]
        known = self.known[self._told_of(frame)]
        return replace(self, frame=frame, known=known, resolution=standing(known))

    def _told_of(self, frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """The known claims that have a part in what is said of some: theirs, and for territories the worldwide ones."""
        chains, local = frame["chain"].unique(), frame[frame["territory"] != ""]
        near: npt.NDArray[np.bool_] = self.known["chain"].isin(chains).to_numpy()
        if not len(local):
            return near
        same = (self.known[name].isin(local[name].unique()).to_numpy() for name in CHAIN_KEY[:3])
        lends: npt.NDArray[np.bool_] = np.logical_and.reduce([(self.known["territory"] == "").to_numpy(), *same])
        return near | lends

    @cached_property
    def _near(self) -> tuple[pd.DataFrame, Resolution]:
        """The claims that have a part in what is said of those in sight, resolved."""
        near = self._told_of(self.frame)
        if near.all():
            return self.known, self.resolution
        known = self.known[near]
        return known, standing(known)

    def _about(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that speak of the chains in sight."""
        if self.frame["chain"].nunique() == self._near[0]["chain"].nunique():
            return table
        keys = set(self.frame[list(CHAIN_KEY)].itertuples(index=False, name=None))
        rows: Any = table[list(CHAIN_KEY)].itertuples(index=False, name=None)
        about = np.fromiter((key in keys for key in rows), dtype=np.bool_, count=len(table))
        return table[about].reset_index(drop=True)


@lru_cache(maxsize=4)
def _of_chains(selection: Selection, chains: frozenset[int]) -> Selection:
    # Who draws some rows and who words their cards ask for the same part.
    return selection.where(selection.frame["chain"].isin(list(chains)))
