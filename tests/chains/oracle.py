"""The chain rules once more, plain and slow: python loops over one chain edge at a time, windows as day ordinals.

Written from the rules' text and not from the package, so that the two can be held against each other. Rows are those
of `tests.frames.claim_frame`. It has no pandas, no speed and no messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from math import inf
from typing import Any, NamedTuple

from tests.chains.oracle_course import Course, course_of
from tests.chains.oracle_entry import Chain, Claim, Entry, Window, claim_of, slip, verdict

__all__ = [
    "Compared",
    "Fate",
    "Revision",
    "courses",
    "known",
    "oracle",
    "oracle_as_of",
    "oracle_compare",
    "oracle_contradictions",
    "oracle_revisions",
    "read",
]

Row = Mapping[str, Any]
Told = tuple[str, Window] | None
PRECEDENCE = ("actual", "canceled", "conflicting", "current", "superseded", "fulfilled", "restated")


class Fate(NamedTuple):
    """What becomes of one claim."""

    state: str
    change: str
    order: str
    revision: int
    superseded_by: str
    slip_min: int | None
    slip_max: int | None


class Revision(NamedTuple):
    """One change of an announced date."""

    chain: Chain
    edge: str
    revision: int
    from_id: str
    to_id: str
    order: str
    change: str
    slip_min: int | None
    slip_max: int | None
    verdict: str


class Compared(NamedTuple):
    """One chain edge: first and last announcement and actual as text and window, and the slips to the actual."""

    first: Told
    last: Told
    actual: Told
    revisions: int
    first_slip: tuple[int | None, int | None, str]
    last_slip: tuple[int | None, int | None, str]


def read(rows: Iterable[Row]) -> list[Claim]:
    return [claim_of(number, row) for number, row in enumerate(rows)]


def courses(claims: list[Claim]) -> list[Course]:
    """Every edge of every chain, gone through from its first claim to its last."""
    chains: dict[Chain, list[Claim]] = {}
    for claim in claims:
        chains.setdefault(claim.chain, []).append(claim)
    return [
        course_of([Entry(claim, edge) for claim in chain if claim.speaks_of(edge)])
        for chain in chains.values()
        for edge in _edges(chain)
    ]


def _edges(chain: list[Claim]) -> list[str]:
    """The edges that some claim states; the first of its kind where there is nothing but cancellations."""
    names = ("start", "end") if any(claim.kind == "span" for claim in chain) else ("at",)
    return [edge for edge in names if any(edge in claim.edges for claim in chain)] or [names[0]]


# Fates


def oracle(rows: Iterable[Row]) -> dict[str, Fate]:
    """The fate of each claim by its id."""
    return _fates(read(rows))


def oracle_as_of(rows: Iterable[Row], day: date) -> dict[str, Fate]:
    """The fate, by id, of each claim known on the day."""
    return _fates(known(read(rows), day))


def _fates(claims: list[Claim]) -> dict[str, Fate]:
    told: dict[str, dict[str, Entry]] = {}
    for course in courses(claims):
        for entry in course.entries:
            told.setdefault(entry.claim.id, {})[entry.edge] = entry
    return {claim.id: _fate(told[claim.id]) for claim in claims}


def _fate(told: dict[str, Entry]) -> Fate:
    edges = [told[edge] for edge in ("at", "start", "end") if edge in told]
    leading = edges[0]
    return Fate(
        min((entry.state for entry in edges), key=PRECEDENCE.index),
        leading.change,
        leading.order,
        leading.revision,
        next((by for by in map(_superseded_by, edges) if by), ""),
        *slip(leading.against, leading),
    )


def _superseded_by(entry: Entry) -> str:
    by = entry.root.replaced_by
    return by.claim.id if entry.state == "superseded" and by is not None else ""


# What was known on a day


def known(claims: list[Claim], day: date) -> list[Claim]:
    """The claims known on the day, without the edges that had not happened yet."""
    since = _known_since(claims)
    told = [claim for claim in claims if since[claim.id] <= 2 * day.toordinal()]
    shown = [replace(claim, edges=_happened_by(claim, day)) for claim in told]
    return [claim for claim in shown if claim.edges or claim.status == "canceled"]


def _known_since(claims: list[Claim]) -> dict[str, float]:
    """Twice the day from which each claim is known: always, where that is unknown, but see below."""
    since = {claim.id: Entry(claim, "").moment if claim.said.stated else -inf for claim in claims}
    loose = {claim.id for claim in claims if claim.status == "canceled" and not claim.said.stated}
    for course in courses(claims):
        before = -inf
        for entry in course.entries:
            if entry.claim.id in loose:  # known from when the one before it is known
                since[entry.claim.id] = max(since[entry.claim.id], before)
            before = since[entry.claim.id]
    return since


def _happened_by(claim: Claim, day: date) -> dict[str, Window]:
    begun = (edge for edge, window in claim.edges.items() if window.begin <= day.toordinal())
    return {edge: claim.edges[edge] for edge in (begun if claim.status == "actual" else claim.edges)}


# Tables


def oracle_contradictions(rows: Iterable[Row]) -> set[str]:
    """The ids of actuals that do not overlap the one that counts."""
    return {
        entry.claim.id
        for course in courses(read(rows))
        for entry in course.entries
        if entry.status == "actual" and course.actual and not entry.window.overlaps(course.actual.window)
    }


def oracle_revisions(rows: Iterable[Row]) -> set[Revision]:
    """Every change of an announced date."""
    return {_revision(entry) for course in courses(read(rows)) for entry in course.revised}


def _revision(entry: Entry) -> Revision:
    old = entry.against
    assert old is not None, "a change has something that it changes"
    return Revision(
        entry.claim.chain,
        entry.edge,
        entry.revision,
        old.claim.id,
        entry.claim.id,
        entry.order,
        entry.change,
        *slip(old, entry),
        verdict(old, entry),
    )


def oracle_compare(rows: Iterable[Row]) -> dict[tuple[Chain, str], Compared]:
    """Announced against actual, for each chain and edge."""
    by_edge = {(course.entries[0].claim.chain, course.entries[0].edge): course for course in courses(read(rows))}
    return {(chain, edge): _compared(by_edge, chain, edge) for chain, edge in by_edge}


def _compared(by_edge: Mapping[tuple[Chain, str], Course], chain: Chain, edge: str) -> Compared:
    course = by_edge[chain, edge]
    worldwide = by_edge.get(((*chain[:3], ""), edge), course)
    lender = course if course.announced else worldwide
    first, last = (lender.announced[0], lender.announced[-1]) if lender.announced else (None, None)
    mark = "" if lender is course else " (worldwide)"
    return Compared(
        _told(first, mark),
        _told(last, mark),
        _told(course.actual),
        len(course.revised),
        _slip_told(first, course.actual),
        _slip_told(last, course.actual),
    )


def _told(entry: Entry | None, mark: str = "") -> Told:
    return None if entry is None else (entry.claim.texts[entry.edge] + mark, entry.window)


def _slip_told(old: Entry | None, new: Entry | None) -> tuple[int | None, int | None, str]:
    return (*slip(old, new), "" if old is None or new is None else verdict(old, new))
