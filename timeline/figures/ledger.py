"""The ledger of a comparison: every announced date against what happened, then each announcement against the next.

It says which sections there are and how long each is, and makes as many as are asked for: of ten thousand claims a
picture shows a few hundred comparisons. How one is worded is for `entries`; it knows no px.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from timeline.comparison import WORLDWIDE
from timeline.figures.courses import Course, about, announced_rows, course_list, courses_of, keys_of
from timeline.figures.entries import Entry, Section, against_actual, entry_of, lent_section, one_to_the_next
from timeline.frame import CHAIN_KEY
from timeline.marks import build_marks, plain_rows
from timeline.pipeline import Selection

__all__ = ["first_sections", "ledger", "summary"]

Key = tuple[str, ...]
Edge = tuple[Key, str]


def ledger(selection: Selection) -> list[Section]:
    """The sections of a selection: against actual dates first, the release at the top of each kind."""
    return first_sections(selection)[0]


def first_sections(selection: Selection, most: int | None = None) -> tuple[list[Section], int]:
    """The first of a ledger's sections, until they have `most` entries, and how many entries are left out."""
    plans = _plans(selection)
    chosen, room = [], sum(plan.size for plan in plans) if most is None else most
    for plan in plans:
        if room > 0:
            chosen.append(plan._replace(shown=min(plan.size, room)))
        room -= plan.size
    maker = _Maker(selection, chosen)
    sections = [maker.section(plan) for plan in chosen]
    return sections, sum(plan.size for plan in plans) - sum(len(section.entries) for section in sections)


class _Plan(NamedTuple):
    """A section to come: what it compares, of which edge of which chain, how many entries it has and will show."""

    kind: str
    key: Key
    edge: str
    size: int
    shown: int = 0


def _plans(selection: Selection) -> list[_Plan]:
    """Every section of a selection: against actual dates, then the dates lent to those, then one date to the next."""
    told = sorted(_told(selection), key=lambda one: one[0][1] != "release")
    met = [_Plan("met", key, edge, steps) for key, edge, steps, happened in told if happened and steps]
    moved = [_Plan("moved", key, edge, steps - 1) for key, edge, steps, _ in told if steps > 1]
    rows = _lent_rows(selection)
    lent = zip(keys_of(rows), rows["edge"].tolist(), rows["revisions"].tolist(), strict=True)
    return [*met, *(_Plan("lent", key, edge, 2 if often else 1) for key, edge, often in lent), *moved]


def _told(selection: Selection) -> Iterator[tuple[Key, str, int, bool]]:
    """Key and edge of each course that has something to compare, how many dates it has, and whether it happened."""
    if not _is_whole(selection):
        for course in course_list(_comparable(selection)):
            yield course.key, course.edge, len(course.steps), course.actual is not None
        return
    rows = announced_rows(selection)
    rows = rows[(rows["actual_stated"] != "") | (rows["revisions"] > 0)]
    counts, happened = (rows["revisions"] + 1).tolist(), (rows["actual_stated"] != "").tolist()
    yield from zip(keys_of(rows), rows["edge"].tolist(), counts, happened, strict=True)


def _is_whole(selection: Selection) -> bool:
    """Whether no claim of the chains in sight is filtered out: what is said of them counts their claims then."""
    frame, known = selection.frame, selection.known
    return len(frame) == len(known) or len(frame) == int(known["chain"].isin(frame["chain"].unique()).sum())


def _comparable(selection: Selection) -> Selection:
    """The chains that can have two dates to compare, and some others: of many claims most have none."""
    rows, frame = selection.comparison, selection.frame
    told = rows[(rows["first_stated"] != "") & ((rows["actual_stated"] != "") | (rows["revisions"] > 0))]
    # Whatever the territory: the worldwide chain lends its announcements.
    chosen = pd.Series(True, index=frame.index)
    for name in CHAIN_KEY[:3]:
        chosen &= frame[name].isin(told[name].unique())
    return selection.where(chosen) if 2 * int(chosen.sum()) < len(frame) else selection


class _Maker:
    """Makes the sections that were planned: it reads their courses and no others."""

    def __init__(self, selection: Selection, plans: Sequence[_Plan]) -> None:
        self._several = selection.frame["production"].nunique() > 1
        lent = {plan.key for plan in plans if plan.kind == "lent"}
        keys = {plan.key for plan in plans if plan.kind != "lent"} | {(*key[:3], "") for key in lent}
        rows = about(announced_rows(selection), keys)
        self._courses: Mapping[Edge, Course] = {
            (course.key, course.edge): course for course in courses_of(selection, rows)
        }
        self._lent = _lent_sections(selection, lent, self._courses, self._several)

    def section(self, plan: _Plan) -> Section:
        """One section, with the entries that it shows."""
        if plan.kind == "lent":
            section = self._lent[plan.key, plan.edge]
        else:
            make = against_actual if plan.kind == "met" else one_to_the_next
            section = make(self._courses[plan.key, plan.edge], self._several)
        return replace(section, entries=section.entries[: plan.shown])


def summary(selection: Selection) -> list[Section]:
    """One line a milestone: its first announced date against what happened, else against the last one announced.

    A section a production; without a second date a milestone has no line, as in `ledger`.
    """
    found: dict[str, list[Entry]] = {}
    selection = _comparable(selection)
    courses = course_list(selection)
    for course in courses:
        new = course.actual or (course.steps[-1] if len(course.steps) > 1 else None)
        if course.steps and new is not None:
            entry = entry_of(course.steps[0], new, "", course.edge, happened=new is course.actual)
            between = len(course.steps) - (1 if new is course.actual else 2)
            named = replace(entry, sources=course.steps[0].sources, name=course.name, between=between)
            found.setdefault(course.production, []).append(named)
    sections = [Section((name,), (), tuple(entries)) for name, entries in found.items()]
    by_edge = {(course.key, course.edge): course for course in courses}
    lent = _lent_sections(selection, set(keys_of(_lent_rows(selection))), by_edge, len(found) > 1)
    return [*sections, *lent.values()]


def _lent_rows(selection: Selection) -> pd.DataFrame:
    """Actual dates of territories that were only announced worldwide: the comparison's own rows."""
    rows = selection.comparison
    return rows[rows["first_stated"].str.endswith(WORLDWIDE) & (rows["actual_stated"] != "")]


def _lent_sections(
    selection: Selection, keys: Collection[Key], courses: Mapping[Edge, Course], several: bool
) -> dict[Edge, Section]:
    """The sections of some chains' rows: the worldwide dates first and last announced, against what happened."""
    if not keys:
        return {}
    notes: dict[Key, tuple[int, ...]] = {
        (mark.production, mark.milestone, mark.label, mark.territory): mark.sources
        for mark in build_marks(about(selection.frame, keys), selection.numbers)
        if mark.state == "actual"
    }
    sections: dict[Edge, Section] = {}
    for row in plain_rows(about(_lent_rows(selection), keys)):
        lender = courses.get(_lender(row))
        section = lent_section(row, lender.steps if lender else (), several)
        sections[_chain(row), str(row["edge"])] = replace(section, notes=notes.get(_chain(row), ()))
    return sections


def _chain(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in CHAIN_KEY)


def _lender(row: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The worldwide chain that has no territory, and the edge, of a row."""
    return (*_chain(row)[:3], ""), str(row["edge"])
