"""Entries: announced dates each against a later one, in words, and the sections that they stand in.

They word what `courses` and `comparison` found; the slips are those of `slip`. Which sections there are is for
`ledger`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from timeline import words
from timeline.comparison import WORLDWIDE
from timeline.figures.courses import Course, Step
from timeline.marks import Bounds
from timeline.slip import slip_between

__all__ = ["CONFLICT", "Entry", "Section", "against_actual", "entry_of", "lent_section", "one_to_the_next"]

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


def _title(course: Course, several: bool) -> str:
    return f"{course.name}, {course.production}" if several else course.name


def against_actual(course: Course, several: bool) -> Section:
    """Each announced date of a course against what happened; the title names the production of `several`."""
    actual = course.actual
    assert actual is not None
    last = len(course.steps) - 1
    roles = ["first announced" if number == 0 else "last announced" * (number == last) for number in range(last + 1)]
    told = zip(course.steps, roles, strict=True)
    entries = tuple(entry_of(step, actual, role, course.edge, happened=True) for step, role in told)
    return Section(_against(_title(course, several), actual.window), actual.sources, entries)


def _against(name: str, window: Bounds) -> tuple[str, ...]:
    when = words.window(*window)
    return f"{name}, against the actual date {when}", f"{name}, actual {when}"


def entry_of(old: Step, new: Step, role: str, edge: str, *, happened: bool) -> Entry:
    """One date against a later one, which `happened` or was announced."""
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


def one_to_the_next(course: Course, several: bool) -> Section:
    """Each announced date of a course against the one that replaced it."""
    name, steps = _title(course, several), pairwise(course.steps)
    entries = (entry_of(old, new, _role(old, new), course.edge, happened=False) for old, new in steps)
    return Section((f"{name}, one announcement to the next", f"{name}, moves"), (), tuple(entries))


def _role(old: Step, new: Step) -> str:
    return f"{'against' if old.look == new.look == CONFLICT else 'then'} “{new.stated}”"


def lent_section(row: Mapping[str, Any], steps: Sequence[Step], several: bool) -> Section:
    """What the worldwide chain, whose steps are given, announced for a territory, against what happened there."""
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
