"""The list of a selection's events: which side each is on, how it looks and when it was, told for all at once.

Of ten thousand claims most marks and labels have no room: only the events that are asked for get words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.events.event import PUBLICITY, Event
from timeline.events.wording import Teller, look_of
from timeline.frame import CHAIN_KEY
from timeline.marks import Mark, build_marks, plain_rows
from timeline.selection import Selection
from timeline.singles import single_claims

__all__ = ["NO_DAY", "Events", "event_list", "events_of", "undated_events"]

Ints = npt.NDArray[np.int64]

NO_DAY: Final = int(np.iinfo(np.int64).min)
"""What numpy makes of a missing day."""
EPOCH: Final = date(1970, 1, 1).toordinal()
EDGES: Final = ("at", "within", "start", "end")
SIDES: Final = ("start_low", "start_high", "end_low", "end_high")
READ: Final = [
    *("claim_id", "chain", *CHAIN_KEY, "kind", "status", "stated", "publisher", "source_title", "source_id"),
    *(f"{edge}_{side}" for edge in ("start", "end", "asserted") for side in ("earliest", "latest")),
]
"""What an event's words need to know of a claim."""


@dataclass(frozen=True, eq=False)
class Events:
    """Events by side and earliest known day, what was said first and those without a day last.

    `table` has a row for each: `said` tells the sides apart, `look` is the event's, `release` whether it is one, `low`
    and `high` are the days of its window (numbers as of `date.toordinal`, `NO_DAY` for an open side). `edge` (a place
    in `EDGES`) is of the mark at `mark` among the `joined` ones or, where that is -1, of the claim at `place`, which is
    a mark of its own; an `edge` of -1 is a claim that was said. `named`: dates of more than one milestone were said.
    """

    selection: Selection
    joined: tuple[Mark, ...]
    named: bool
    table: pd.DataFrame

    @property
    def dated(self) -> pd.DataFrame:
        """Those that have a place in time."""
        return self.table[(self.table["low"] != NO_DAY) | (self.table["high"] != NO_DAY)]

    @property
    def undated(self) -> pd.DataFrame:
        """Those that were made, but on no known day."""
        return self.table[(self.table["low"] == NO_DAY) & (self.table["high"] == NO_DAY) & ~self.table["said"]]

    def worded(self, rows: pd.DataFrame) -> list[Event]:
        """The events of some rows of the table."""
        if not len(rows):
            return []
        frame = self.selection.frame
        edges, places, marks = (rows[name].to_numpy() for name in ("edge", "place", "mark"))
        alone = np.unique(places[(edges >= 0) & (marks < 0)])
        single = dict(zip(alone.tolist(), build_marks(frame.iloc[alone], self.selection.numbers), strict=True))
        claims = self._claims(places[marks < 0], [self.joined[mark] for mark in np.unique(marks[marks >= 0])])
        several = frame["production"].nunique() > 1
        teller = Teller(self.selection.numbers, self.selection.as_of, several, self.named)
        ids = frame["claim_id"].to_numpy(dtype=object)
        return [
            teller.said(claims[ids[place]])
            if edge < 0
            else teller.happening(single[place] if mark < 0 else self.joined[mark], EDGES[edge], claims)
            for edge, place, mark in zip(edges.tolist(), places.tolist(), marks.tolist(), strict=True)
        ]

    def _claims(self, places: Ints, marks: Iterable[Mark]) -> dict[str, dict[str, Any]]:
        """The claims at some places and those of some marks, by id."""
        frame = self.selection.frame
        wanted = (
            frame["claim_id"].isin([name for mark in marks for name in mark.claims]).to_numpy(dtype=np.bool_).copy()
        )
        wanted[places] = True
        return {claim["claim_id"]: claim for claim in plain_rows(frame.loc[wanted, READ])}


def event_list(selection: Selection) -> list[Event]:
    """Every event of a selection that has a place in time, by side and earliest known day."""
    events = events_of(selection)
    return events.worded(events.dated)


def undated_events(selection: Selection) -> list[Event]:
    """The events that have no place in time: made, but on no known day."""
    events = events_of(selection)
    return events.worded(events.undated)


@lru_cache(maxsize=4)
def events_of(selection: Selection) -> Events:
    """All events of a selection; titles and drawing ask for the same."""
    frame = selection.frame
    alone = single_claims(frame)
    joined = build_marks(frame[~alone], selection.numbers) if alone.any() else selection.marks
    said = _announced(frame)
    lone, others = _lone_marks(frame, np.flatnonzero(alone)), _joined_marks(joined).assign(order=_order(frame, joined))
    marks = pd.concat([lone, others], ignore_index=True)
    table = pd.concat([said, _happened(marks.sort_values("order", kind="stable"))], ignore_index=True)
    day = np.where(table["low"] == NO_DAY, table["high"], table["low"])
    order = np.lexsort((day, ~table["said"].to_numpy()))
    about = frame[["production", "milestone"]].iloc[said["place"]]
    return Events(selection, joined, len(about.drop_duplicates()) > 1, table.iloc[order])


def _announced(frame: pd.DataFrame) -> pd.DataFrame:
    """Each announcement of a date that was made on a known day."""
    low, high = _days(frame, "asserted")
    told = ((frame["status"] != "actual") & (frame["change"] != "restated")).to_numpy()
    place = np.flatnonzero(told & ((low != NO_DAY) | (high != NO_DAY)))
    days = {"low": low[place], "high": high[place]}
    return pd.DataFrame(
        {"said": True, "look": "said", "release": False, **days, "edge": -1, "place": place, "mark": -1}
    )


def _lone_marks(frame: pd.DataFrame, place: Ints) -> pd.DataFrame:
    """The marks of claims that have marks of their own."""
    lone = frame.iloc[place]
    rumored = ((lone["state"] == "current") & (lone["status"] == "rumored")).to_numpy()
    return pd.DataFrame(
        {
            "order": place,
            "said": lone["milestone"].isin(PUBLICITY).to_numpy(),
            "look": np.where(rumored, "rumored", lone["state"].to_numpy(dtype=object)),
            "release": (lone["milestone"] == "release").to_numpy(),
            "point": (lone["kind"] == "point").to_numpy(),
            **dict(zip(SIDES, (*_days(lone, "start"), *_days(lone, "end")), strict=True)),
            "place": place,
            "mark": -1,
        }
    )


def _joined_marks(marks: Sequence[Mark]) -> pd.DataFrame:
    """The marks of other claims."""
    sides = [[_number(day) for day in (*mark.start, *mark.end)] for mark in marks]
    return pd.DataFrame(
        {
            "said": np.array([mark.milestone in PUBLICITY for mark in marks], dtype=np.bool_),
            "look": [look_of(mark.state, mark.status, met=mark.met) for mark in marks],
            "release": np.array([mark.milestone == "release" for mark in marks], dtype=np.bool_),
            "point": np.array([mark.is_point for mark in marks], dtype=np.bool_),
            **dict(zip(SIDES, np.array(sides, dtype=np.int64).reshape(-1, 4).T, strict=True)),
            "place": -1,
            "mark": np.arange(len(marks)),
        }
    )


def _order(frame: pd.DataFrame, marks: Sequence[Mark]) -> Ints:
    """The rows that marks stand at: their leading claims', or those of the marks before them on their chains."""
    place = {name: at for at, name in enumerate(frame["claim_id"].tolist())} if marks else {}
    rows = np.array([place[mark.claim_id] for mark in marks], dtype=np.int64)
    return np.maximum.accumulate(rows) if rows.size else rows


def _happened(marks: pd.DataFrame) -> pd.DataFrame:
    """One event for a moment or a window, else one for each end that is known."""
    low, high, low_end, high_end = (marks[name].to_numpy() for name in SIDES)
    point = marks["point"].to_numpy()
    whole = point | ((low == low_end) & (high == high_end))
    starts, ends = whole | (low != NO_DAY) | (high != NO_DAY), ~whole & ((low_end != NO_DAY) | (high_end != NO_DAY))
    mark, end = np.divmod(np.flatnonzero(np.column_stack([starts, ends])), 2)
    told = marks.iloc[mark][["said", "look", "release", "place", "mark"]]
    edge = np.where(end == 1, 3, np.where(point[mark], 0, np.where(whole[mark], 1, 2)))
    days = {"low": np.where(end == 1, low_end[mark], low[mark]), "high": np.where(end == 1, high_end[mark], high[mark])}
    return told.assign(**days, edge=edge)


def _days(frame: pd.DataFrame, edge: str) -> tuple[Ints, Ints]:
    low, high = (
        frame[f"{edge}_{side}"].to_numpy().astype("datetime64[D]").astype(np.int64) for side in ("earliest", "latest")
    )
    return np.where(low == NO_DAY, NO_DAY, low + EPOCH), np.where(high == NO_DAY, NO_DAY, high + EPOCH)


def _number(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal()
