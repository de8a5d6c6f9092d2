"""Scopes: what a row of the summary is about - one production, one milestone or one source.

They are numbered in this order, each kind by first appearance. A claim belongs to one scope of each kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.frame import TEXT

__all__ = ["Scopes", "find_scopes"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scopes:
    """`names` has a row for each scope: by, name, title. The others hold the scope's number for each claim."""

    names: pd.DataFrame
    production: Ints
    milestone: Ints
    source: Ints

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names)

    @property
    def kinds(self) -> tuple[Ints, Ints, Ints]:
        """The scope numbers of each claim, kind by kind."""
        return self.production, self.milestone, self.source


def find_scopes(frame: pd.DataFrame) -> Scopes:
    """The scopes of a claim frame. Sources are apart where their id or their title is; claims without any share one."""
    production, productions = pd.factorize(frame["production"])
    milestone, milestones = pd.factorize(frame["milestone"])
    source, sources = _sources(frame)
    names = pd.DataFrame(
        {
            "by": ["production"] * len(productions) + ["milestone"] * len(milestones) + ["source"] * len(sources),
            "name": [*productions, *milestones, *(name for name, _ in sources)],
            "title": [""] * (len(productions) + len(milestones)) + [title for _, title in sources],
        },
        dtype=TEXT,
    )
    first_source = len(productions) + len(milestones)
    return Scopes(names, _ints(production), _ints(milestone) + len(productions), _ints(source) + first_source)


def _sources(frame: pd.DataFrame) -> tuple[Any, list[tuple[str, str]]]:
    told = frame[["source_id", "source_title"]]
    numbers = told.groupby(["source_id", "source_title"], sort=False, dropna=False).ngroup().to_numpy()
    firsts = told.drop_duplicates()
    return numbers, list(zip(firsts["source_id"], firsts["source_title"], strict=True))


def _ints(numbers: Any) -> Ints:
    return np.asarray(numbers, dtype=np.int64)
