"""Courses: how the announced date of one milestone moved, claim by claim, until it happened.

A course is one edge of one chain (a moment, or the start or the end of an activity) for which a date was announced: its
standing dates in order, each with its change against the one before, then the actual date. Rumors, cancellations and
dissenting sources stand aside: they are on its page, not on its line. Claims that the view filters out are left out; it
changes nothing that is said of the others. States, orders and slips come from the selection: this only sorts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pandas as pd

from timeline import words
from timeline.claims import stated_edge
from timeline.comparison import WORLDWIDE
from timeline.frame import CHAIN_KEY
from timeline.marks import Bounds, build_marks, plain_rows
from timeline.pipeline import Selection
from timeline.singles import single_claims

__all__ = [
    "FEW",
    "Course",
    "Step",
    "about",
    "announced_keys",
    "announced_rows",
    "course_list",
    "courses_of",
    "focus_of",
    "keys_of",
    "unannounced",
]

Record = Mapping[str, Any]
Key = tuple[str, ...]

FEW: Final = 5
"""Up to so many courses are shown in full; of more, one."""
UNKNOWN: Final[Bounds] = (None, None)
READ: Final = [
    *("claim_id", *CHAIN_KEY, "status", "state", "change", "stated", "publisher", "source_title", "source_id"),
    *(f"{edge}_{side}" for edge in ("start", "end", "asserted") for side in ("earliest", "latest")),
]
"""What a course needs to know of a claim."""


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a course: the window it claimed (inclusive), when it was said, by whom, and its change.

    `change`, `order`, `slip_*` (days) and `verdict` are against the claim `against`; of an actual, against the last
    announced date. `look` is how it is drawn: `superseded`, `current`, `fulfilled`, `actual`, `conflicting`, `rumored`
    or `canceled`.
    """

    claim_id: str
    stated: str
    window: Bounds
    asserted: Bounds
    publisher: str
    sources: tuple[int, ...]
    look: str
    change: str = "first"
    order: str = "certain"
    against: str = ""
    slip_min: int | None = None
    slip_max: int | None = None
    verdict: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is surely later or earlier than what it replaced."""
        return self.verdict in ("later", "earlier")


@dataclass(frozen=True, slots=True)
class Course:
    """The standing dates of one edge in order, the actual date if there is one, and the claims that stand aside.

    `key` is production, milestone, label, territory; `edge` is `at`, `start` or `end`; `slip_*` (days) and `verdict`
    are the actual's against the first date announced.
    """

    key: Key
    edge: str
    steps: tuple[Step, ...]
    actual: Step | None = None
    aside: tuple[Step, ...] = ()
    slip_min: int | None = None
    slip_max: int | None = None
    verdict: str = ""

    @property
    def production(self) -> str:
        """The title that the milestone belongs to."""
        return self.key[0]

    @property
    def name(self) -> str:
        """Milestone, label and territory, and which end of an activity it is."""
        edge = "" if self.edge == "at" else self.edge
        return ", ".join(part for part in (words.milestone_name(self.key[1]), *self.key[2:], edge) if part)

    def is_open(self, as_of: date) -> bool:
        """Whether its standing date may still come: it has not happened, and is not over on `as_of`."""
        last = self.steps[-1].window[1] if self.steps else None
        return self.actual is None and (last is None or last >= as_of)

    @property
    def claims(self) -> tuple[Step, ...]:
        """Every claim of the course, the actual last."""
        return (*self.steps, *self.aside, *((self.actual,) if self.actual else ()))


def course_list(selection: Selection) -> list[Course]:
    """A course for each edge that has an announced date of its own, in the order of the comparison."""
    return list(_courses(selection))


@lru_cache(maxsize=4)
def _courses(selection: Selection) -> tuple[Course, ...]:
    # A history's chart and the list beside it ask for the same.
    return tuple(courses_of(selection, announced_rows(selection)))


def courses_of(selection: Selection, rows: pd.DataFrame) -> list[Course]:
    """The courses of some of the `announced_rows`, in their order; what is said of the others is not even read."""
    if not len(rows):
        return []
    reader = _Reader(selection, set(keys_of(rows)))
    found = (reader.course(row) for row in plain_rows(rows))
    return [course for course in found if course is not None]


@lru_cache(maxsize=4)
def announced_rows(selection: Selection) -> pd.DataFrame:
    """The rows of the comparison that have an announced date of their own."""
    rows = selection.comparison
    # What the worldwide chain lends is on that chain's own course.
    return rows[(rows["first_stated"] != "") & ~rows["first_stated"].str.endswith(WORLDWIDE)]


@lru_cache(maxsize=4)
def announced_keys(selection: Selection) -> tuple[Key, ...]:
    """The chain key of each of the `announced_rows`."""
    return tuple(keys_of(announced_rows(selection)))


def keys_of(table: pd.DataFrame) -> Iterator[Key]:
    """The chain key of each row of a table."""
    return zip(*(table[name].to_numpy(dtype=object).tolist() for name in CHAIN_KEY), strict=True)


def focus_of(courses: Sequence[Course], claim: str = "") -> int:
    """The course to look at first: the selected claim's, else a release's, else the one with the most dates.

    >>> focus_of([Course(("P", "trailer", "", ""), "at", ()), Course(("P", "release", "", ""), "at", ())])
    1
    """
    selected = [at for at, course in enumerate(courses) if claim in [step.claim_id for step in course.claims]]
    if claim and selected:
        return selected[0]
    releases = [at for at, course in enumerate(courses) if course.key[1] == "release"]
    return max(releases or range(len(courses)), key=lambda at: len(courses[at].steps))


def unannounced(selection: Selection) -> int:
    """How many chains were never announced ahead, and so have no course."""
    rows, announced = selection.comparison, selection.comparison["first_stated"] != ""
    keys, told = (set(table[list(CHAIN_KEY)].itertuples(index=False, name=None)) for table in (rows, rows[announced]))
    return len(keys - told)


def _key(row: Record) -> Key:
    return row["production"], row["milestone"], row["label"], row["territory"]


def _bounds(row: Record, name: str) -> Bounds:
    return row[f"{name}_earliest"], row[f"{name}_latest"]


def _slip(row: Record, prefix: str = "") -> dict[str, Any]:
    return {
        "slip_min": row[f"{prefix}slip_min"],
        "slip_max": row[f"{prefix}slip_max"],
        "verdict": str(row[f"{prefix}verdict"]),
    }


def about(table: pd.DataFrame, keys: Collection[Key]) -> pd.DataFrame:
    """The rows of a table that are about some chains."""
    if not keys:
        return table[:0]
    near = [table[name].isin({key[at] for key in keys}).to_numpy() for at, name in enumerate(CHAIN_KEY)]
    table = table[np.logical_and.reduce(near)]
    return table[[key in keys for key in keys_of(table)]]


class _Reader:
    """The claims and moves of some of a selection's chains, looked up by id and by chain."""

    def __init__(self, selection: Selection, keys: Collection[Key]) -> None:
        frame = about(selection.frame, keys)
        claims: list[Record] = [*plain_rows(frame[READ])]
        self._claims = {str(claim["claim_id"]): claim for claim in claims}
        self._chains: dict[Key, list[Record]] = {}
        for claim in claims:
            self._chains.setdefault(_key(claim), []).append(claim)
        self._moves: dict[tuple[Key, str], list[Record]] = {}
        for move in plain_rows(about(selection.moves, keys)):
            self._moves.setdefault((_key(move), str(move["edge"])), []).append(move)
        self._numbers = selection.numbers
        self._together = _together(selection, frame)

    def course(self, row: Record) -> Course | None:
        key, edge = _key(row), str(row["edge"])
        steps = tuple(self._steps(key, edge, row))
        actual = self._actual(key, edge, row, steps)
        taken = {step.claim_id for step in steps} | ({actual.claim_id} if actual else set())
        course = Course(key, edge, steps, actual, self._aside(key, edge, taken), **_slip(row, "first_"))
        return course if course.claims else None

    def _steps(self, key: Key, edge: str, row: Record) -> Iterator[Step]:
        moves = self._moves.get((key, edge), [])
        first = self._claims.get(str(moves[0]["from_id"])) if moves else None
        if not moves:
            first = self._find(key, edge, "announced", _bounds(row, "first"))
        if first is not None:
            yield self._step(first, edge)
        for move in moves:
            claim = self._claims.get(str(move["to_id"]))
            if claim is not None:
                told = {name: str(move[name]) for name in ("change", "order")}
                yield self._step(claim, edge, against=str(move["from_id"]), **told, **_slip(move))

    def _find(self, key: Key, edge: str, status: str, window: Bounds) -> Record | None:
        """The claim that states this window: one that restates nothing, if there is a choice."""
        chain = self._chains.get(key, [])
        found = [claim for claim in chain if claim["status"] == status and _window(claim, edge) == window]
        return min(found, key=lambda claim: "restated" in (claim["change"], claim["state"]), default=None)

    def _actual(self, key: Key, edge: str, row: Record, steps: tuple[Step, ...]) -> Step | None:
        claim = self._find(key, edge, "actual", _bounds(row, "actual")) if row["actual_stated"] else None
        if claim is None:
            return None
        last = steps[-1].claim_id if steps and steps[-1].window == _bounds(row, "last") else ""
        return self._step(claim, edge, look="actual", change="actual", against=last, **_slip(row, "last_"))

    def _aside(self, key: Key, edge: str, taken: set[str]) -> tuple[Step, ...]:
        """Rumors, cancellations and dissenting sources: what is neither on the line nor a restatement."""
        return tuple(
            self._step(claim, edge, look=_aside_look(claim), change=str(claim["change"]))
            for claim in self._chains.get(key, [])
            if claim["status"] != "actual"
            and claim["claim_id"] not in taken
            and "restated" not in (claim["change"], claim["state"])
            and (claim["status"] == "canceled" or _window(claim, edge) != UNKNOWN)
        )

    def _step(self, claim: Record, edge: str, look: str = "", **change: Any) -> Step:
        return Step(
            claim_id=str(claim["claim_id"]),
            stated=stated_edge(str(claim["stated"]), edge),
            window=_window(claim, edge),
            asserted=_bounds(claim, "asserted"),
            publisher=str(claim["publisher"] or claim["source_title"] or claim["source_id"] or "unknown source"),
            sources=self._sources(claim),
            look=look or str(claim["state"]),
            **change,
        )

    def _sources(self, claim: Record) -> tuple[int, ...]:
        """The numbers of the claim's source and of those that restate it."""
        name = claim["claim_id"]
        alike = [other for other in self._together.get(name, ()) if self._claims[other]["status"] == claim["status"]]
        return tuple(sorted({self._numbers[one] for one in (name, *alike) if one in self._numbers}))


def _together(selection: Selection, frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The claims of each claim's mark; those that have marks of their own are not among them."""
    marks = build_marks(frame[~single_claims(frame)], selection.numbers)
    return {claim_id: mark.claims for mark in marks for claim_id in mark.claims}


def _window(claim: Record, edge: str) -> Bounds:
    return _bounds(claim, "end" if edge == "end" else "start")


def _aside_look(claim: Record) -> str:
    return str(claim["status"]) if claim["status"] in ("rumored", "canceled") else str(claim["state"])
