"""Edges: the rows of a selection's comparison and of its moves about one milestone, as values to reckon with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from timeline.comparison import WORLDWIDE
from timeline.frame import CHAIN_KEY
from timeline.lineup.line import Told
from timeline.marks import Bounds

__all__ = ["Edge", "Key", "Move", "edges_of", "moves_of"]

Key = tuple[str, ...]
"""Production, milestone, label, territory."""
DATES: Final = ("first", "last", "actual")


@dataclass(frozen=True, slots=True)
class Edge:
    """A row of the comparison: one chain's moment, or one end of its activity (`name` is `at`, `start` or `end`)."""

    key: Key
    name: str
    first: Told | None
    last: Told | None
    actual: Told | None

    @property
    def lender(self) -> Key:
        """The chain whose announcements it shows: its own, or the worldwide one."""
        lent = self.first is not None and self.first.stated.endswith(WORLDWIDE)
        return (*self.key[:3], "") if lent else self.key


@dataclass(frozen=True, slots=True)
class Move:
    """A change of an announced date: from which claim to which, and the days (inclusive) that it went to."""

    from_id: str
    to_id: str
    window: Bounds


def edges_of(comparison: pd.DataFrame, milestone: str) -> Iterator[Edge]:
    """The rows about a milestone."""
    wanted = [f"{which}_{part}" for which in DATES for part in ("stated", "earliest", "latest")]
    for row in _rows(comparison, milestone, [*CHAIN_KEY, "edge", *wanted]):
        yield Edge(row[:4], row[4], _told(row[5:8]), _told(row[8:11]), _told(row[11:14]))


def _told(part: tuple[Any, ...]) -> Told | None:
    stated, low, high = part
    return Told(stated, (low, high)) if stated else None


def moves_of(moves: pd.DataFrame, milestone: str) -> dict[tuple[Key, str], list[Move]]:
    """The changes of each chain's edge, in order."""
    found: dict[tuple[Key, str], list[Move]] = {}
    wanted = [*CHAIN_KEY, "edge", "from_id", "to_id", "to_earliest", "to_latest"]
    for *key, edge, from_id, to_id, low, high in _rows(moves, milestone, wanted):
        found.setdefault((tuple(key), edge), []).append(Move(from_id, to_id, (low, high)))
    return found


def _rows(table: pd.DataFrame, milestone: str, names: list[str]) -> Iterator[tuple[Any, ...]]:
    if not milestone:
        return iter(())
    rows = table.loc[table["milestone"] == milestone, names]
    return zip(*(_values(rows[name]) for name in names), strict=True)


def _values(column: pd.Series[Any]) -> list[Any]:
    """Texts as they are, days as dates, `None` where there is none."""
    if column.dtype.kind != "M":
        return column.tolist()
    days: list[date | None] = column.to_numpy().astype("datetime64[D]").tolist()
    return days
