"""Rows: the marks of a screen arranged for a schedule: groups of rows, and lanes in each row.

A row is one chain. What no longer holds takes lanes of its own above what stands, oldest on top, so that a row reads as
a staircase; when they are many, the middle ones are folded. It knows no px.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from timeline import words
from timeline.claims import ACTIVITIES
from timeline.figures.naming import row_detail, row_name
from timeline.marks import Bounds, Mark, plain_rows
from timeline.pipeline import Selection
from timeline.slip import slip_between

__all__ = ["Group", "Lane", "Row", "Slip", "arrange", "count_rows"]

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


def count_rows(selection: Selection) -> int:
    """How many rows a selection has."""
    return len({mark.chain for mark in selection.marks})


def arrange(selection: Selection, *, most: int | None = None, dense: bool = False) -> list[Group]:
    """The rows of a selection by phase, with several productions by production and phase; or in one list.

    The list is by date, or as the file has it.

    Of more than `most` rows only the first are given.
    """
    chains: dict[int, list[Mark]] = {}
    for mark in selection.marks:
        chains.setdefault(mark.chain, []).append(mark)
    several = len({mark.production for mark in selection.marks}) > 1
    grouped: Iterable[Titled]
    if selection.view.arrangement == "phase":
        grouped = _by_phase(chains.values(), several)
    else:
        listed = list(chains.values())
        grouped = [("", sorted(listed, key=_row_order) if selection.view.arrangement == "date" else listed)]
    shown = [group for group in _first_rows(grouped, most) if group[1]]
    slips = _slips(selection, {marks[0].production for _, members in shown for marks in members})
    maker = _Maker(slips, several and selection.view.arrangement != "phase", dense)
    return [maker.group(title, members) for title, members in shown]


Titled = tuple[str, Sequence[Sequence[Mark]]]


def _by_phase(chains: Iterable[Sequence[Mark]], several: bool) -> Iterator[Titled]:
    """Rows under their phase, by date; of several productions, each production's phases after one another."""
    found: dict[tuple[str, str], list[Sequence[Mark]]] = {}
    phases: dict[str, set[str]] = {}
    for marks in chains:
        production, phase = marks[0].production if several else "", _phase(marks[0])
        found.setdefault((production, phase), []).append(marks)
        phases.setdefault(production, set()).add(phase)
    for production, used in phases.items():
        for phase in PHASES:
            if phase in used:
                members = sorted(found[production, phase], key=_row_order)
                yield _group_title(production, phase, len(used)), members


def _group_title(production: str, phase: str, phases: int) -> str:
    if not production:
        return phase
    return f"{production} · {phase}" if phases > 1 else production


def _first_rows(groups: Iterable[Titled], most: int | None) -> Iterator[Titled]:
    left = most
    for title, members in groups:
        if left is not None and left <= 0:
            return
        yield title, members if left is None else members[:left]
        left = None if left is None else left - len(members)


def _phase(mark: Mark) -> str:
    if mark.milestone in PHASE_OF:
        return PHASE_OF[mark.milestone]
    return "Other" if mark.is_point else "Production"


def _row_order(marks: Sequence[Mark]) -> tuple[date, str, str]:
    """By the first day of what stands; undated rows last."""
    days = [day for mark in _holding(marks) or marks for day in mark.extent if day is not None]
    return min(days, default=LATEST), marks[0].milestone, marks[0].label


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
    shown = past[:1] if holding else past[:1] + past[-1:]
    return Lane((*dict.fromkeys([*shown, *holding]),), len(past) - len(dict.fromkeys(shown)))


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


def _slips(selection: Selection, productions: Collection[str]) -> dict[tuple[str, ...], Slip]:
    """The slip of each chain of these since the date first announced: of its first edge that has one to tell."""
    slips: dict[tuple[str, ...], Slip] = {}
    rows = selection.comparison
    for record in plain_rows(rows[rows["production"].isin(list(productions))]):
        key = (record["production"], record["milestone"], record["label"], record["territory"])
        found = _slip(record)
        if found.words and key not in slips:
            slips[key] = found
    return slips


def _slip(record: dict[str, Any]) -> Slip:
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


def _bounds(record: dict[str, Any], which: str) -> Bounds:
    return record[f"{which}_earliest"], record[f"{which}_latest"]
