"""Rows: the marks of a screen arranged for a schedule: groups of rows, and lanes in each row.

A row is one chain. What no longer holds takes lanes of its own above what stands, oldest on top, so that a row reads as
a staircase; when they are many, the middle ones are folded. It knows no px.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from timeline import words
from timeline.claims import ACTIVITIES
from timeline.figures.naming import row_detail, row_name
from timeline.marks import Bounds, Mark
from timeline.pipeline import Selection
from timeline.slip import slip_between

__all__ = ["Group", "Lane", "Row", "Slip", "arrange"]

PHASES: Final = ("Production", "Publicity", "Release", "Other")
RELEASES: Final = ("premiere", "festival", "release", "streaming_release", "home_release")
PUBLICITY: Final = (
    "announcement",
    "casting",
    "interview",
    "teaser",
    "trailer",
    "song",
    "soundtrack",
    "poster",
    "marketing",
)
PHASE_OF: Final = (
    dict.fromkeys(ACTIVITIES, "Production") | dict.fromkeys(PUBLICITY, "Publicity") | dict.fromkeys(RELEASES, "Release")
)
HOLDING: Final = ("actual", "current", "conflicting", "canceled")
MOST_LANES: Final = 4
LATEST: Final = date.max


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in words and its verdict; no words where there is nothing to compare."""

    words: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks side by side, or (with `folded`) the place of marks that are not drawn."""

    marks: tuple[Mark, ...] = ()
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One chain: its name and detail, its lanes from top to bottom, and its slip since the first date announced."""

    name: str
    detail: str
    lanes: tuple[Lane, ...]
    slip: Slip

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark that is drawn."""
        return tuple(mark for lane in self.lanes for mark in lane.marks)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; no heading where there is nothing to tell apart."""

    title: str
    rows: tuple[Row, ...]


def arrange(selection: Selection) -> list[Group]:
    """The rows of a selection: by phase, or in one list by date; with several productions, a group each."""
    chains: dict[int, list[Mark]] = {}
    for mark in selection.marks:
        chains.setdefault(mark.chain, []).append(mark)
    slips = _slips(selection)
    ordered = sorted(chains.values(), key=_row_order)
    productions = dict.fromkeys(mark.production for mark in selection.marks)
    if len(productions) > 1:
        by_phase = sorted(ordered, key=lambda marks: _phase_order(marks[0]))
        return [
            _group(name, (marks for marks in by_phase if marks[0].production == name), slips) for name in productions
        ]
    if selection.view.arrangement == "date":
        return [_group("", ordered, slips)] if ordered else []
    groups = [(phase, [marks for marks in ordered if _phase(marks[0]) == phase]) for phase in PHASES]
    return [_group(phase, members, slips) for phase, members in groups if members]


def _phase(mark: Mark) -> str:
    if mark.milestone in PHASE_OF:
        return PHASE_OF[mark.milestone]
    return "Other" if mark.is_point else "Production"


def _phase_order(mark: Mark) -> int:
    return PHASES.index(_phase(mark))


def _row_order(marks: Sequence[Mark]) -> tuple[date, str, str]:
    """By the first day of what stands; undated rows last."""
    days = [day for mark in _holding(marks) or marks for day in mark.extent if day is not None]
    return min(days, default=LATEST), marks[0].milestone, marks[0].label


def _holding(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.state in HOLDING]


def _group(title: str, chains: Iterable[Sequence[Mark]], slips: dict[tuple[str, ...], Slip]) -> Group:
    return Group(title, tuple(_row(marks, slips) for marks in chains))


def _row(marks: Sequence[Mark], slips: dict[tuple[str, ...], Slip]) -> Row:
    lead = (_holding(marks) or list(marks))[-1]
    key = (lead.production, lead.milestone, lead.label, lead.territory)
    slip = slips.get(key, Slip())
    if any(mark.state == "conflicting" for mark in marks):
        slip = Slip("sources conflict", "conflicting")
    elif lead.state == "canceled":
        slip = Slip("canceled", "canceled")
    return Row(row_name(lead), row_detail(lead), _lanes(marks), slip)


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
    return [lanes[0], Lane(folded=len(lanes) - 3), *lanes[-2:]]


def _first_day(mark: Mark) -> date:
    return min((day for day in mark.extent if day is not None), default=LATEST)


def _slips(selection: Selection) -> dict[tuple[str, ...], Slip]:
    """The slip of each chain since the date first announced: of its first edge that has one to tell."""
    slips: dict[tuple[str, ...], Slip] = {}
    for record in selection.comparison.to_dict("records"):
        key = (record["production"], record["milestone"], record["label"], record["territory"])
        found = _slip(record)
        if found.words and key not in slips:
            slips[key] = found
    return slips


def _slip(record: dict[Any, Any]) -> Slip:
    first = _bounds(record, "first")
    for which, happened in (("actual", True), ("last", False)):
        if record["first_stated"] and record[f"{which}_stated"]:
            if not happened and not record["revisions"]:
                return Slip()
            low, high, verdict = slip_between(first, _bounds(record, which))
            said = words.slip_words(low, high, verdict, actual=happened, short=True)
            if verdict == "undetermined":
                said = words.slip_mark(low, high) or verdict
            return Slip(said, verdict)
    return Slip()


def _bounds(record: dict[Any, Any], which: str) -> Bounds:
    first, last = (record[f"{which}_{side}"] for side in ("earliest", "latest"))
    return None if pd.isna(first) else first.date(), None if pd.isna(last) else last.date()
