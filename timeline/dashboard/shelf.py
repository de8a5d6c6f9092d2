"""The shelf: the claims that are served, and what the page needs to know of them before any view is asked for.

Sources are read once, or again when their files have changed (`watch`). What is held is never changed in place, so many
requests may read it at once. It chooses and draws nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from os import PathLike
from typing import Final

import numpy as np
import pandas as pd

from timeline.chains import as_of, known_from
from timeline.dates import Conventions
from timeline.errors import Problem
from timeline.reading import read
from timeline.resources import bundled_data
from timeline.words import milestone_name

__all__ = ["Shelf", "Step", "fill_shelf", "first_known"]

Sources = str | PathLike[str] | Iterable[str | PathLike[str]] | pd.DataFrame | None
EPOCH: Final = date(1970, 1, 1).toordinal()
FIRST_SHOWN: Final = 92
"""Days that the slider starts before the first known assertion, so that it can be asked what was known before."""


@dataclass(frozen=True, slots=True)
class Step:
    """One assertion as drawn above the slider: its inclusive bounds; an open side is the slider's end."""

    earliest: date
    latest: date


@dataclass(frozen=True, eq=False)
class Shelf:
    """A claim frame to serve.

    `days` are the days on which something becomes known, ascending; `fixed_today` stands in for the clock's; `name` is
    that of a visitor's own files.
    """

    frame: pd.DataFrame
    days: tuple[date, ...]
    fixed_today: date | None = None
    name: str = ""

    @property
    def today(self) -> date:
        """The day that a view without a day is of, and the right end of the slider."""
        return self.fixed_today or date.today()

    @property
    def first(self) -> date:
        """The left end of the slider: some time before anything was said."""
        said = self.frame["asserted_earliest"].dropna()
        known = [self.today, *self.days[:1], *([said.min().date()] if len(said) else [])]
        return date.fromordinal(max(1, min(known).toordinal() - FIRST_SHOWN))

    def assertions(self, productions: tuple[str, ...] = ()) -> list[Step]:
        """Each distinct assertion window about these productions (none: all) on the slider; never an unknown one."""
        first, last = self.first, self.today
        rows = self.frame[self.frame["production"].isin(productions)] if productions else self.frame
        windows = rows[["asserted_earliest", "asserted_latest"]].dropna(how="all").drop_duplicates()
        steps = []
        for earliest, latest in windows.itertuples(index=False):
            low = first if pd.isna(earliest) else earliest.date()
            high = low if pd.isna(latest) else latest.date()
            if low <= last:
                steps.append(Step(max(low, first), min(high, last)))
        return sorted(steps, key=lambda step: (step.earliest, step.latest))

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with the sources, in the order it was met."""
        return list(self.frame.attrs.get("problems", []))

    @property
    def problem_count(self) -> int:
        """How many problems there are: more than `problems` where a stranger's file had too many to hold."""
        return len(self.problems) + int(self.frame.attrs.get("more_problems", 0))

    @property
    def productions(self) -> list[str]:
        """The titles, in the order of the sources."""
        return list(self.frame["production"].unique())

    def options(self, column: str, productions: tuple[str, ...]) -> list[tuple[str, str]]:
        """(value, name) for each value that these productions (none: all) have in a column, in the data's order."""
        rows = self.frame
        if productions:
            rows = rows[rows["production"].isin(productions)]
        if column == "milestone":
            return [(value, milestone_name(value)) for value in rows[column].unique()]
        if column == "source_id":
            return _source_options(rows)
        return [(value, value) for value in rows[column].unique() if value]

    def days_of(self, productions: tuple[str, ...] = ()) -> tuple[date, ...]:
        """The days on which something becomes known of these productions (none: of all)."""
        return _days_of(self, productions) if productions else self.days

    def before(self, day: date, productions: tuple[str, ...] = ()) -> date | None:
        """The last day before `day` on which something became known of these productions."""
        return next((known for known in reversed(self.days_of(productions)) if known < day), None)

    def after(self, day: date, productions: tuple[str, ...] = ()) -> date | None:
        """The next day on which something becomes known of these productions."""
        return next((known for known in self.days_of(productions) if day < known <= self.today), None)

    def leap(self, day: date, steps: int, productions: tuple[str, ...] = ()) -> date | None:
        """The day so many steps on (back, where negative), or the last there is: today, or the first of the days.

        `None` for a day that lies there, or beyond.
        """
        known = [one for one in self.days_of(productions) if one <= self.today]
        if steps < 0:
            before = known[: bisect_left(known, day)]
            return before[max(steps, -len(before))] if before else None
        after = known[bisect_right(known, day) :]
        last = self.today if day < self.today else None
        return after[steps - 1] if len(after) >= steps else last


@lru_cache(maxsize=8)  # each holds its shelf
def _days_of(shelf: Shelf, productions: tuple[str, ...]) -> tuple[date, ...]:
    return _known_days(shelf.frame[shelf.frame["production"].isin(productions)])


def fill_shelf(
    sources: Sources = None, *, today: date | None = None, conventions: Conventions | None = None, name: str = ""
) -> Shelf:
    """A shelf of a claim frame, or of files and folders (none: the bundled data); `SourceError` where nothing is there.

    `today` (the clock's, if not given) stands in for a view without a day; `conventions` are what files are read by.
    """
    if not isinstance(sources, pd.DataFrame):
        sources = read(_paths(sources), conventions=conventions, today=today)
    return Shelf(sources, _known_days(sources), today, name)


def _paths(sources: str | PathLike[str] | Iterable[str | PathLike[str]] | None) -> list[str | PathLike[str]]:
    if sources is None:
        return [bundled_data()]
    return [sources] if isinstance(sources, str | PathLike) else list(sources)


def _source_options(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Each source key with its name; a key that several files use for sources of their own, with all the names."""
    names: dict[str, dict[str, None]] = {}
    columns = ["source_id", "publisher", "source_title"]
    for key, publisher, title in rows[columns].drop_duplicates().itertuples(index=False):
        if key:
            names.setdefault(key, {})[publisher or title or key] = None
    return [(key, " / ".join(named)) for key, named in names.items()]


def first_known(chain: pd.DataFrame, claim: str) -> date | None:
    """The first day on which a claim is known of its chain; `None` where no day says when."""
    return next((day for day in _known_days(chain) if claim in set(as_of(chain, day)["claim_id"])), None)


def _known_days(frame: pd.DataFrame) -> tuple[date, ...]:
    numbers = np.unique(np.concatenate(known_from(frame))) + EPOCH
    return tuple(date.fromordinal(int(number)) for number in numbers if 1 <= number <= date.max.toordinal())
