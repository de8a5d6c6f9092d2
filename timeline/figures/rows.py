"""Rows: the marks of a screen arranged for a schedule: groups of rows, and lanes in each row.

A row is one chain. What no longer holds takes lanes of its own above what stands, oldest on top, so that a row reads as
a staircase; when they are many, the middle ones are folded. It knows no px.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

import numpy as np

from timeline import words
from timeline.figures.naming import row_detail, row_name
from timeline.figures.sections import HOLDING, Section, first_rows, sections
from timeline.frame import CHAIN_KEY
from timeline.marks import Mark, build_marks
from timeline.selection import Selection
from timeline.slip import Windows, slips_between

__all__ = ["Group", "Lane", "Row", "Slip", "arrange", "count_rows", "dense_marks", "rows_of"]

MOST_LANES: Final = 4
LATEST: Final = date.max
COMPARED: Final = ("first", "last", "actual")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in words and its verdict; no words where there is nothing to compare."""

    words: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks side by side, and those between them, or instead of them, that are not drawn (`hidden`)."""

    marks: tuple[Mark, ...] = ()
    hidden: tuple[Mark, ...] = ()

    @property
    def folded(self) -> int:
        """How many are not drawn."""
        return len(self.hidden)


@dataclass(frozen=True, slots=True)
class Row:
    """One chain: its name and detail, its lanes from top to bottom, and its slip since the first date announced.

    A `dense` one has a single lane, with the first date and what holds.
    """

    name: str
    detail: str
    lanes: tuple[Lane, ...]
    slip: Slip
    dense: bool = False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark that is drawn."""
        return tuple(mark for lane in self.lanes for mark in lane.marks)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; no heading where there is nothing to tell apart."""

    title: str
    rows: tuple[Row, ...]


def arrange(selection: Selection, *, most: int | None = None, dense: bool = False) -> list[Group]:
    """The rows of a selection in their sections; of more than `most` rows only the first are given."""
    listed = sections(selection)
    return rows_of(selection, listed if most is None else first_rows(listed, most), dense=dense)


def rows_of(selection: Selection, listed: Sequence[Section], *, dense: bool = False) -> list[Group]:
    """The rows of some of a selection's sections, or of parts of them; what is not among them costs nothing."""
    wanted = [chain for section in listed for chain in section.chains]
    shown = selection.of_chains(wanted) if len(wanted) < count_rows(selection) else selection
    chains: dict[int, list[Mark]] = {}
    for mark in shown.marks:
        chains.setdefault(mark.chain, []).append(mark)
    is_named = selection.view.arrangement != "phase" and selection.frame["production"].nunique() > 1
    maker = _Maker(_slips(shown), is_named, dense)
    return [maker.group(section.title, [chains[chain] for chain in section.chains]) for section in listed]


def dense_marks(selection: Selection, chains: Collection[int]) -> list[tuple[Mark, ...]]:
    """What dense rows of some chains draw."""
    frame = selection.frame[selection.frame["chain"].isin(chains)]
    drawn = groupby(build_marks(frame, selection.numbers), key=attrgetter("chain"))
    return [_one_lane(list(marks)).marks for _, marks in drawn]


def count_rows(selection: Selection) -> int:
    """How many rows a selection has."""
    return int(selection.frame["chain"].nunique())


def _holding(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.state in HOLDING]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes rows: with the slips of their chains, with their production in the detail, and with one lane each."""

    slips: dict[tuple[str, ...], Slip]
    named: bool
    dense: bool

    def group(self, title: str, chains: Iterable[Sequence[Mark]]) -> Group:
        return Group(title, tuple(self._row(marks) for marks in chains))

    def _row(self, marks: Sequence[Mark]) -> Row:
        lead = (_holding(marks) or list(marks))[-1]
        slip = self.slips.get((lead.production, lead.milestone, lead.label, lead.territory), Slip())
        if any(mark.state == "conflicting" for mark in marks):
            slip = Slip("sources conflict", "conflicting")
        elif lead.state == "canceled":
            slip = Slip("canceled", "canceled")
        detail = " · ".join(part for part in (lead.production if self.named else "", row_detail(lead)) if part)
        lanes = (_one_lane(marks),) if self.dense else _lanes(marks)
        return Row(row_name(lead), detail, lanes, slip, self.dense)


def _one_lane(marks: Sequence[Mark]) -> Lane:
    """The first date and what holds; how many were in between is counted."""
    holding = _holding(marks)
    past = [mark for mark in marks if mark.state not in HOLDING]
    shown = past[:1] if holding else past[:1] + past[1:][-1:]
    return Lane((*shown, *holding), tuple(mark for mark in past if mark not in shown))


def _lanes(marks: Sequence[Mark]) -> tuple[Lane, ...]:
    past = [mark for mark in marks if mark.state not in HOLDING]
    rivals = tuple(sorted((mark for mark in marks if mark.state == "conflicting"), key=_first_day))
    others = [Lane((mark,)) for mark in marks if mark.state in HOLDING and mark not in rivals]
    paired = [Lane(rivals)] if 0 < len(rivals) <= 2 else [Lane((mark,)) for mark in rivals]
    return (*_folded([Lane((mark,)) for mark in past]), *others, *paired)


def _folded(lanes: list[Lane]) -> list[Lane]:
    """The first and the last two of many, and how many were left out between them."""
    if len(lanes) <= MOST_LANES:
        return lanes
    return [lanes[0], Lane(hidden=tuple(mark for lane in lanes[1:-2] for mark in lane.marks)), *lanes[-2:]]


def _first_day(mark: Mark) -> date:
    return min((day for day in mark.extent if day is not None), default=LATEST)


def _slips(selection: Selection) -> dict[tuple[str, ...], Slip]:
    """The slip of each chain since the date first announced: of its first edge that has one to tell."""
    table = selection.comparison
    first, last, actual = (Windows.from_days(table[f"{it}_earliest"], table[f"{it}_latest"]) for it in COMPARED)
    said, again, happened = ((table[f"{it}_stated"] != "").to_numpy() for it in COMPARED)
    moved = again & (table["revisions"] > 0).to_numpy(dtype=np.bool_)
    until = Windows(np.where(happened, actual.low, last.low), np.where(happened, actual.high, last.high))
    told = np.flatnonzero(said & (happened | moved))
    keys = zip(*(table[name].to_numpy(dtype=object)[told] for name in CHAIN_KEY), strict=True)
    slips: dict[tuple[str, ...], Slip] = {}
    for key, found, came in zip(keys, slips_between(first.take(told), until.take(told)), happened[told], strict=True):
        slips.setdefault(key, _worded(*found, happened=bool(came)))
    return slips


def _worded(low: int | None, high: int | None, verdict: str, *, happened: bool) -> Slip:
    said = words.slip_words(low, high, verdict, actual=happened, short=True)
    if verdict == "undetermined":
        said = words.slip_mark(low, high) or verdict
    return Slip(said, verdict)
