"""The summary once more, plain and slow: python lists and loops, over the chain oracle's courses.

Written from what `timeline.summary` says of its columns, not from the package. Rows are those of
`tests.frames.claim_frame`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any

from tests.chains.oracle import courses, read
from tests.chains.oracle_course import Course, course_of
from tests.chains.oracle_entry import Chain, Claim, Entry, Window, verdict

__all__ = ["oracle_summary"]

Row = Mapping[str, Any]
Number = int | float | None
Interval = tuple[float, float]
Told = dict[str, Number | str]

KINDS: dict[str, Callable[[Claim], str]] = {
    "production": lambda claim: claim.chain[0],
    "milestone": lambda claim: claim.chain[1],
    "source": lambda claim: claim.source,
}


@dataclass(frozen=True)
class Edge:
    """An announced edge: first and last announcement, the edge that judges them, and whether that is another one."""

    first: Entry
    last: Entry
    course: Course
    lent: bool


def oracle_summary(rows: Iterable[Row]) -> dict[tuple[str, str], Told]:
    """Every row of the summary but for its title, by kind and name."""
    claims = read(rows)
    told = courses(claims)
    today = last_known_day(claims)
    return {
        (kind, name): row_of(kind, name, claims, told, today)
        for kind, name_of in KINDS.items()
        for name in dict.fromkeys(map(name_of, claims))
    }


def last_known_day(claims: list[Claim]) -> float:
    said = [claim.said.low for claim in claims]
    happened = [window.low for claim in claims if claim.status == "actual" for window in claim.edges.values()]
    return max(said + happened, default=-inf)


def row_of(kind: str, name: str, claims: list[Claim], told: list[Course], today: float) -> Told:
    def is_its(claim: Claim) -> bool:
        return KINDS[kind](claim) == name

    its_chains = {claim.chain for claim in claims if is_its(claim)}
    standings = [standing([course for course in told if chain_of(course) == chain]) for chain in its_chains]
    revised = [entry for course in told for entry in course.revised if is_its(entry.claim)]
    edges = own_edges(claims, told, name) if kind == "source" else whole_edges(told, is_its)
    return {
        "chains": len(its_chains),
        "claims": sum(map(is_its, claims)),
        "revisions": len(revised),
        **{word: standings.count(word) for word in ("met", "under_way", "open", "canceled", "rumored")},
        "conflicting": len(its_chains & {chain_of(course) for course in told if in_conflict(course)}),
        "met_share": share(standings.count("met"), len(standings)),
        **slips(edges),
        **punctuality([edge for edge in edges if edge.course.ended]),
        **foresight(told, is_its),
        **tenures(told, is_its, today),
    }


def chain_of(course: Course) -> Chain:
    return course.entries[0].claim.chain


def in_conflict(course: Course) -> bool:
    return any(entry.state == "conflicting" for entry in course.entries)


def standing(edges: list[Course]) -> str:
    if any(not edge.ended and edge.standing is not None and edge.standing.status == "canceled" for edge in edges):
        return "canceled"
    if all(edge.ended for edge in edges):
        return "met"
    if any(edge.actual is not None for edge in edges):
        return "under_way"
    return "open" if any(edge.standing and edge.standing.status == "announced" for edge in edges) else "rumored"


# Announced edges


def borrowers(told: list[Course], lender: Course) -> list[Course]:
    """The territories' edges that have no announcement, where the lender is the worldwide one."""
    production, milestone, label, territory = chain_of(lender)
    if territory:
        return []
    return [
        course
        for course in told
        if chain_of(course)[:3] == (production, milestone, label)
        and chain_of(course)[3]
        and edge_of(course) == edge_of(lender)
        and not course.announced
    ]


def edge_of(course: Course) -> str:
    return course.entries[0].edge


def whole_edges(told: list[Course], is_its: Callable[[Claim], bool]) -> list[Edge]:
    announced = [course for course in told if course.announced and is_its(course.entries[0].claim)]
    return [edge for course in announced for edge in lent(told, course, course.announced)]


def own_edges(claims: list[Claim], told: list[Course], source: str) -> list[Edge]:
    edges = []
    for course in told:
        words = [entry.claim for entry in before_the_end(course) if entry.status in ("announced", "canceled")]
        own = [claim for claim in claims if claim in words and claim.source == source]
        announced = course_of([Entry(claim, edge_of(course)) for claim in own]).announced
        if announced:
            edges += lent(told, course, announced)
    return edges


def lent(told: list[Course], course: Course, announced: list[Entry]) -> list[Edge]:
    first, last = announced[0], announced[-1]
    return [Edge(first, last, course, False)] + [
        Edge(first, last, other, True) for other in borrowers(told, course) if other.ended
    ]


def before_the_end(course: Course) -> list[Entry]:
    """Without what was surely said after the chain had ended: it stands behind the actual that ended it."""
    for place, entry in enumerate(course.entries):
        if entry.status == "actual" and entry.window.high < inf:
            rest = [other for other in course.entries[place:] if other.status == "actual"]
            return course.entries[:place] + rest
    return course.entries


# Columns


def between(old: Window, new: Window) -> Interval:
    return new.low - old.high, new.high - old.low


def moved(first: Entry, outcome: Entry) -> Interval:
    """A date that still stands as first said has not moved at all."""
    return (0, 0) if first.claim is outcome.claim else between(first.window, outcome.window)


def is_closed(interval: Interval) -> bool:
    return -inf < interval[0] and interval[1] < inf


def slips(edges: list[Edge]) -> Told:
    found = [moved(edge.first, outcome) for edge in edges if (outcome := outcome_of(edge))]
    known = [slip for slip in found if is_closed(slip)]
    return {
        "slip_edges": len(known),
        "slip_left_out": len(edges) - len(known),
        "total_slip_min": sum(low for low, _ in known) if known else None,
        "total_slip_max": sum(high for _, high in known) if known else None,
        **medians("typical_slip", known),
    }


def outcome_of(edge: Edge) -> Entry | None:
    course = edge.course
    if course.ended:
        return course.actual
    return course.standing if course.standing and course.standing.status == "announced" else None


def medians(name: str, intervals: list[Interval]) -> Told:
    low, high = ([interval[side] for interval in intervals] for side in (0, 1))
    return {f"{name}_min": median(low) if low else None, f"{name}_max": median(high) if high else None}


def punctuality(edges: list[Edge]) -> Told:
    counts: dict[str, int] = dict.fromkeys(
        [f"{word}_{bound}" for word in ("on_time", "late", "early") for bound in ("min", "max")], 0
    )
    for edge in edges:
        for word in judged(edge.last, edge.course):
            counts[word] += 1
    shares = {f"{word[:-4]}_share_{word[-3:]}": share(number, len(edges)) for word, number in counts.items()}
    return {"judged_edges": len(edges), **counts, **shares}


def judged(last: Entry, course: Course) -> list[str]:
    assert course.actual is not None
    word = verdict(last, course.actual)
    if word != "undetermined":
        kept = {"on time": "on_time", "within": "on_time", "later": "late", "earlier": "early"}[word]
        return [f"{kept}_min", f"{kept}_max"]
    late, early = course.actual.window.high > last.window.high, course.actual.window.low < last.window.low
    return ["on_time_max"] + ["late_max"] * late + ["early_max"] * early


def foresight(told: list[Course], is_its: Callable[[Claim], bool]) -> Told:
    words: list[tuple[Entry, Entry]] = []
    too_late = 0
    for course in told:
        announcements = [entry for entry in before_the_end(course) if entry.status == "announced"]
        for place in [course, *borrowers(told, course)]:
            if place.ended and place.actual is not None:
                words += [(entry, place.actual) for entry in announcements if is_its(entry.claim)]
        since_then = [entry for entry in course.entries if entry.status == "announced" and entry not in announcements]
        too_late += sum(is_its(entry.claim) for entry in since_then)
    foretold = [(entry, actual) for entry, actual in words if entry.said.low <= actual.window.high]
    verdicts = [verdict(entry, actual) for entry, actual in foretold]
    right = [pair for pair, word in zip(foretold, verdicts, strict=True) if word in ("on time", "within")]
    possible = len(right) + verdicts.count("undetermined")
    leads = [between(entry.said, actual.window) for entry, actual in right]
    known = [lead for lead in leads if is_closed(lead)]
    return {
        "judged_claims": len(foretold),
        "said_afterwards": len(words) - len(foretold) + too_late,
        "right_min": len(right),
        "right_max": possible,
        "right_share_min": share(len(right), len(foretold)),
        "right_share_max": share(possible, len(foretold)),
        "lead_claims": len(known),
        "lead_left_out": len(leads) - len(known),
        **medians("lead", known),
    }


def tenures(told: list[Course], is_its: Callable[[Claim], bool], today: float) -> Told:
    stood = [(entry, tenure(entry, course, today)) for course in told for entry in course.announced]
    its = [(entry, times) for entry, times in stood if is_its(entry.claim)]
    known = [(-low, -high, entry.claim.id) for entry, (low, high) in its if low > -inf]
    longest = min(known, default=None)
    return {
        "stood_claims": len(known),
        "stood_left_out": len(its) - len(known),
        "longest_id": longest[2] if longest else "",
        "longest_min": -longest[0] if longest else None,
        "longest_max": -longest[1] if longest and longest[1] > -inf else None,
    }


def tenure(entry: Entry, course: Course, today: float) -> Interval:
    until = Window(today, inf)
    if entry.state == "fulfilled":
        assert course.actual is not None
        until = course.actual.window
    elif entry.state == "superseded":
        by = entry.replaced_by
        assert by is not None
        until = by.window if by.status == "actual" and by.window.high < inf else by.said
    low, high = between(entry.said, until)
    return (max(low, 0) if low > -inf else low), max(high, 0)


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
