"""Gathering: from a selection's tables and marks to one line for each production.

Of several labels and territories of the milestone a line tells one: of those that have happened, if any has, the
worldwide one (without a territory) before others, one without a label before others, then the earliest; how many more
there are, it counts. The slip goes from the first date announced to the actual one, or, where nothing has happened, to
the one that stands; a date that was never changed has not moved. What is canceled, rumored, never announced or told in
two ways has no slip. States and windows come from the selection: this only gathers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from timeline.lineup.edges import Edge, Key, Move, edges_of, moves_of
from timeline.lineup.line import NOT_MOVED, Line
from timeline.marks import Bounds, Mark, build_marks
from timeline.pipeline import Selection
from timeline.slip import slip_between

__all__ = ["lineup"]

Slip = tuple[int | None, int | None, str]

NUMBER: Final = re.compile(r"([0-9]+)")
HOLDING: Final = ("actual", "current", "conflicting", "canceled")


@lru_cache(maxsize=4)
def lineup(selection: Selection) -> tuple[Line, ...]:
    """The productions of a selection by slip, the latest first: by the middle of its bounds, or the one that is known.

    What has not moved counts as no slip; an unknown slip comes last; equal ones go by name, numbers in it by value.
    Empty where the selection compares no single milestone.
    """
    gatherer = _Gatherer(selection)  # once: titles and drawing ask for the same
    return tuple(sorted(gatherer.lines(), key=_order))


def _order(line: Line) -> tuple[bool, float, list[tuple[str, int]]]:
    known = [float(day) for day in (line.low, line.high) if day is not None]
    middle = sum(known) / len(known) if known else 0.0
    return not known, -middle, _by_value(line.production)


def _by_value(name: str) -> list[tuple[str, int]]:
    """A name for sorting: "Part 9" before "Part 10"."""
    return [("", int(part)) if part.isdecimal() else (part.casefold(), 0) for part in NUMBER.split(name) if part]


class _Gatherer:
    """A selection's tables and marks, looked up by chain."""

    def __init__(self, selection: Selection) -> None:
        self._chosen = list(_chosen(edges_of(selection.comparison, selection.milestone)))
        self._moves = moves_of(selection.moves, selection.milestone)
        self._marks: dict[Key, list[Mark]] = {}
        for mark in _marks_near(selection, [key for key, _, _ in self._chosen]):
            key = (mark.production, mark.milestone, mark.label, mark.territory)
            self._marks.setdefault(key, []).append(mark)

    def lines(self) -> list[Line]:
        """A line for each production, in the order of the comparison."""
        return [self._line(*chosen) for chosen in self._chosen]

    def _line(self, key: Key, edges: Sequence[Edge], others: int) -> Line:
        told = [(edge, self._state(edge)) for edge in edges]
        # The first edge that has a slip to tell: the start of an activity before its end.
        edge, state = next(((edge, state) for edge, state in told if self._slip(edge, state)[2]), told[0])
        low, high, verdict = self._slip(edge, state)
        standing = tuple(mark for mark in self._marks.get(key, ()) if mark.state in HOLDING)
        first, last = (None if mark in standing else mark for mark in self._ends(edge))
        return Line(
            production=key[0],
            label=key[2],
            territory=key[3],
            others=others,
            edge=edge.name,
            state=state,
            first=edge.first,
            last=edge.last,
            actual=edge.actual,
            low=low,
            high=high,
            verdict=verdict,
            track=self._track(edge),
            first_mark=first,
            last_mark=None if last is first else last,
            standing=standing,
        )

    def _state(self, edge: Edge) -> str:
        """What an edge has come to, as far as it is in sight."""
        if edge.actual:
            return "actual"
        states = {mark.state for mark in self._marks.get(edge.key, ())}
        last = self._ends(edge)[1]
        if "canceled" in states or (last is not None and last.state == "superseded"):
            return "canceled"  # perhaps by a claim that the filters keep out of sight
        if "conflicting" in states:
            return "conflicting"
        if edge.first:
            return "announced"
        return "rumored" if states & set(HOLDING) else "not in sight"

    def _slip(self, edge: Edge, state: str) -> Slip:
        if edge.first is None or edge.last is None or state in ("canceled", "conflicting"):
            return None, None, ""
        if state != "actual" and len(self._track(edge)) == 1:
            return 0, 0, NOT_MOVED
        return slip_between(edge.first.window, (edge.actual or edge.last).window)

    def _revised(self, edge: Edge) -> list[Move]:
        """The changes of the announced date, the worldwide one's where that is what the edge shows."""
        return self._moves.get((edge.lender, edge.name), [])

    def _track(self, edge: Edge) -> tuple[Bounds, ...]:
        if edge.first is None or edge.last is None:
            return ()
        first, last = edge.first.window, edge.last.window
        # The worldwide chain may be kept out by a filter; what it lends is on the edge all the same.
        changes = [move.window for move in self._revised(edge)] or [last] * (last != first)
        return first, *changes

    def _ends(self, edge: Edge) -> tuple[Mark | None, Mark | None]:
        """The marks in sight of the first and of the last date announced."""
        if edge.first is None:
            return None, None
        marks, moves = self._marks.get(edge.lender, []), self._revised(edge)
        if not moves:
            only = next((mark for mark in marks if _announces(mark, edge)), None)
            return only, only
        by_claim = {claim: mark for mark in marks for claim in mark.claims}
        return by_claim.get(moves[0].from_id), by_claim.get(moves[-1].to_id)


def _chosen(edges: Iterable[Edge]) -> Iterator[tuple[Key, list[Edge], int]]:
    """The chain that speaks for each production, with its edges, and how many others there are."""
    productions: dict[str, dict[Key, list[Edge]]] = {}
    for edge in edges:
        productions.setdefault(edge.key[0], {}).setdefault(edge.key, []).append(edge)
    for chains in productions.values():
        key = min(chains, key=lambda key: _preference(key, chains[key]))
        yield key, chains[key], len(chains) - 1


def _marks_near(selection: Selection, keys: Sequence[Key]) -> tuple[Mark, ...]:
    """The marks of some chains and of the worldwide ones that may lend them dates; some others may be among them."""
    frame, labels, places = selection.frame, {key[2] for key in keys}, {"", *(key[3] for key in keys)}
    near = frame["label"].isin(labels) & frame["territory"].isin(places)
    return selection.marks if near.all() else build_marks(frame[near], selection.numbers)


def _announces(mark: Mark, edge: Edge) -> bool:
    """Whether a mark is the announcement of an edge's first date."""
    window = mark.end if edge.name == "end" else mark.start
    first = edge.first.window if edge.first else None
    return mark.status == "announced" and mark.change != "restated" and window == first


def _preference(key: Key, edges: Sequence[Edge]) -> tuple[bool, bool, bool, date, Key]:
    """Which label and territory speaks for a production: the least of these."""
    dates = [told for edge in edges for told in (edge.actual, edge.last) if told]
    days = [day for told in dates for day in told.window if day is not None]
    happened = any(edge.actual for edge in edges)
    return not happened, key[3] != "", key[2] != "", min(days, default=date.max), key
