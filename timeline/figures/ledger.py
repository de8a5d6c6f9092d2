"""The ledger of a comparison: every announced date against what happened, then each announcement against the next.

It sorts what `courses` and `comparison` found into sections and words it; the slips are those of `slip`. It knows no
px.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

import pandas as pd

from timeline import words
from timeline.comparison import WORLDWIDE
from timeline.figures.courses import Course, Step, course_list
from timeline.frame import CHAIN_KEY
from timeline.marks import Bounds, plain_rows
from timeline.pipeline import Selection
from timeline.slip import slip_between

__all__ = ["CONFLICT", "Entry", "Section", "first_sections", "ledger", "summary"]

UNKNOWN: Bounds = (None, None)
CONFLICT = "conflicting"
"""The verdict of two announced dates that both stand: neither replaced the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One comparison: an announced window against a later one, with its slip in days and its verdict.

    `edge` is `at`, `start` or `end`; `happened` says whether the later one is the actual date; `role`, `who` and `when`
    make the second line, `sources` are numbers. In a summary, `name` is the milestone and `between` counts the dates
    announced between the two.
    """

    claim_id: str
    stated: str
    role: str
    who: str
    sources: tuple[int, ...]
    when: str
    edge: str
    old: Bounds
    new: Bounds
    low: int | None
    high: int | None
    verdict: str
    happened: bool
    name: str = ""
    between: int = 0

    @property
    def is_met(self) -> bool:
        """Whether it was announced to the day on which it happened."""
        return self.happened and self.verdict == "on time"

    @property
    def amount(self) -> str:
        """The slip in signed days, without unit; "" where nothing is known."""
        return words.slip_mark(self.low, self.high).removesuffix(" d")

    @property
    def said(self) -> str:
        """The verdict in words."""
        if self.verdict == CONFLICT:
            return "sources conflict"
        return words.slip_words(self.low, self.high, self.verdict, actual=self.happened)


@dataclass(frozen=True, slots=True)
class Section:
    """Comparisons of one kind for one edge; `notes` are the source numbers of the actual date in its titles.

    `titles` say the same at different lengths, the fullest first.
    """

    titles: tuple[str, ...]
    notes: tuple[int, ...]
    entries: tuple[Entry, ...]


def ledger(selection: Selection) -> list[Section]:
    """The sections of a selection: against actual dates first, the release at the top of each kind."""
    return first_sections(selection)[0]


def first_sections(selection: Selection, most: int | None = None) -> tuple[list[Section], int]:
    """The first of a ledger's sections, until they have `most` entries, and how many entries are left out."""
    several, selection = selection.frame["production"].nunique() > 1, _comparable(selection)
    courses = sorted(course_list(selection), key=lambda course: course.key[1] != "release")
    lent = [(len(section.entries), partial(_itself, section)) for section in _lent(selection, courses, several)]
    met = [
        (len(course.steps), partial(_against_actual, course, several))
        for course in courses
        if course.actual and course.steps
    ]
    moved = [
        (len(course.steps) - 1, partial(_one_to_the_next, course, several))
        for course in courses
        if len(course.steps) > 1
    ]
    sections: list[Section] = []
    left = sum(count for count, _ in (*met, *lent, *moved))
    for count, make in (*met, *lent, *moved):
        if most is not None and most <= 0:
            break
        section = make()
        sections.append(section if most is None else replace(section, entries=section.entries[:most]))
        left -= len(sections[-1].entries)
        most = None if most is None else most - count
    return sections, left


def _itself(section: Section) -> Section:
    return section


def _comparable(selection: Selection) -> Selection:
    """The chains that can have two dates to compare, and some others: of many claims most have none."""
    rows, frame = selection.comparison, selection.frame
    told = rows[(rows["first_stated"] != "") & ((rows["actual_stated"] != "") | (rows["revisions"] > 0))]
    # Whatever the territory: the worldwide chain lends its announcements.
    chosen = pd.Series(True, index=frame.index)
    for name in CHAIN_KEY[:3]:
        chosen &= frame[name].isin(told[name].unique())
    return selection.where(chosen) if 2 * int(chosen.sum()) < len(frame) else selection


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
            entry = _entry(course.steps[0], new, "", course.edge, happened=new is course.actual)
            between = len(course.steps) - (1 if new is course.actual else 2)
            named = replace(entry, sources=course.steps[0].sources, name=course.name, between=between)
            found.setdefault(course.production, []).append(named)
    sections = [Section((name,), (), tuple(entries)) for name, entries in found.items()]
    return [*sections, *_lent(selection, courses, len(found) > 1)]


def _title(course: Course, several: bool) -> str:
    return f"{course.name}, {course.production}" if several else course.name


def _against_actual(course: Course, several: bool) -> Section:
    actual = course.actual
    assert actual is not None
    last = len(course.steps) - 1
    roles = ["first announced" if number == 0 else "last announced" * (number == last) for number in range(last + 1)]
    told = zip(course.steps, roles, strict=True)
    entries = tuple(_entry(step, actual, role, course.edge, happened=True) for step, role in told)
    return Section(_against(_title(course, several), actual.window), actual.sources, entries)


def _against(name: str, window: Bounds) -> tuple[str, ...]:
    when = words.window(*window)
    return f"{name}, against the actual date {when}", f"{name}, actual {when}"


def _entry(old: Step, new: Step, role: str, edge: str, *, happened: bool) -> Entry:
    low, high, verdict = slip_between(old.window, new.window)
    if not happened and old.look == new.look == CONFLICT:
        verdict = CONFLICT
    teller = old if happened else new
    return Entry(
        claim_id=teller.claim_id,
        stated=old.stated,
        role=role,
        who=teller.publisher,
        sources=teller.sources,
        when=_when(teller),
        edge=edge,
        old=old.window,
        new=new.window,
        low=low,
        high=high,
        verdict=verdict,
        happened=happened,
    )


def _one_to_the_next(course: Course, several: bool) -> Section:
    name, steps = _title(course, several), pairwise(course.steps)
    entries = (_entry(old, new, _role(old, new), course.edge, happened=False) for old, new in steps)
    return Section((f"{name}, one announcement to the next", f"{name}, moves"), (), tuple(entries))


def _role(old: Step, new: Step) -> str:
    return f"{'against' if old.look == new.look == CONFLICT else 'then'} “{new.stated}”"


# -- What the worldwide chain lends to a territory -----------------------------------------------------------------


def _lent(selection: Selection, courses: Sequence[Course], several: bool) -> list[Section]:
    """Actual dates of territories that were only announced worldwide: the comparison's own rows, first and last."""
    rows = selection.comparison
    lent = plain_rows(rows[rows["first_stated"].str.endswith(WORLDWIDE) & (rows["actual_stated"] != "")])
    if not lent:
        return []
    told = {(course.key, course.edge): course.steps for course in courses}
    notes: dict[tuple[str, ...], tuple[int, ...]] = {
        (mark.production, mark.milestone, mark.label, mark.territory): mark.sources
        for mark in selection.marks
        if mark.state == "actual"
    }
    return [
        replace(_lent_section(row, told.get(_lender(row), ()), several), notes=notes.get(_chain(row), ()))
        for row in lent
    ]


def _chain(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in CHAIN_KEY)


def _lender(row: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The worldwide chain that has no territory, and the edge, of a row."""
    return (*_chain(row)[:3], ""), str(row["edge"])


def _lent_section(row: Mapping[str, Any], steps: Sequence[Step], several: bool) -> Section:
    edge = "" if row["edge"] == "at" else row["edge"]
    parts = (words.milestone_name(row["milestone"]), row["label"], row["territory"], edge)
    name = ", ".join(part for part in parts if part)
    title = f"{name}, {row['production']}" if several else name
    which = ("first", "last") if row["revisions"] else ("first",)
    entries = tuple(_lent_entry(row, one, steps) for one in which)
    return Section(_against(title, _bounds(row, "actual")), (), entries)


def _lent_entry(row: Mapping[str, Any], which: str, steps: Sequence[Step]) -> Entry:
    """One worldwide date against what happened; its claim and source where the filters have left them in sight."""
    old, new, role = _bounds(row, which), _bounds(row, "actual"), f"{which} announced worldwide"
    low, high, verdict = slip_between(old, new)
    ordered = steps if which == "first" else steps[::-1]
    step = next((step for step in ordered if step.window == old), None)
    return Entry(
        claim_id=step.claim_id if step else "",
        stated=str(row[f"{which}_stated"]).removesuffix(WORLDWIDE),
        role=role,
        who=step.publisher if step else "",
        sources=step.sources if step else (),
        when=_when(step) if step else "",
        edge=str(row["edge"]),
        old=old,
        new=new,
        low=low,
        high=high,
        verdict=verdict,
        happened=True,
    )


def _when(step: Step) -> str:
    return "undated" if step.asserted == UNKNOWN else words.about(*step.asserted)


def _bounds(row: Mapping[str, Any], which: str) -> Bounds:
    return row[f"{which}_earliest"], row[f"{which}_latest"]
