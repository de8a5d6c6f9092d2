"""Marks: what is drawn for the claims of a screen, one mark for claims that say the same.

A restated claim adds its source to the mark that it restates; an announcement that was met to the day lends its source
to the actual's mark; the start of an activity from one claim and its end from another make one bar. It knows no colours
and no pixels: how a mark looks is for `figures`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import pandas as pd

from timeline.singles import single_claims

__all__ = ["Bounds", "Mark", "build_marks", "plain_rows"]

Bounds = tuple[date | None, date | None]
"""Earliest and latest day, inclusive; an open or unknown side is `None`."""

UNKNOWN: Bounds = (None, None)
LONG: Final = 100
"""Of a chain with more claims those that join nothing are told first: each of the others is held against every mark."""
SAME: Final = (
    *("claim_id", "chain", "production", "milestone", "label", "territory", "location", "kind", "status", "state"),
    *("change", "order", "stated", "precision", "qualifier", "convention", "asserted_text", "revision"),
    "superseded_by",
)
"""What a mark has of its claim as it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: the claim that leads it, and the ids and source numbers of all claims that it stands for.

    A point has `end == start`. An edge that was not stated is `(None, None)`. `state` is the leading claim's; `met`
    marks an actual that an announcement had foretold to the day. `slip_*` are days against the mark that this one
    replaces, whose `superseded_by` is this mark's `claim_id`; `verdict` is theirs. `dated` is false for a cancellation
    without a date of its own, which is shown at the date that it took away.
    """

    claim_id: str
    claims: tuple[str, ...]
    sources: tuple[int, ...]
    chain: int
    production: str
    milestone: str
    label: str
    territory: str
    location: str
    kind: str
    status: str
    state: str
    change: str
    order: str
    stated: str
    start: Bounds
    end: Bounds
    precision: str
    qualifier: str
    convention: str
    asserted: Bounds
    asserted_text: str
    source: str
    revision: int
    superseded_by: str
    slip_min: int | None
    slip_max: int | None
    verdict: str
    met: bool = False
    dated: bool = True

    @property
    def is_point(self) -> bool:
        """Whether it is a moment."""
        return self.kind == "point"

    @property
    def is_exact(self) -> bool:
        """Whether both edges are single known days."""
        return all(bounds[0] is not None and bounds[0] == bounds[1] for bounds in (self.start, self.end))

    def due_by(self, as_of: date) -> date | None:
        """The last day it was announced for, where that has passed on `as_of` and no source says that it happened.

        `None` for what happened, may still come, was met, replaced or canceled, and for rumors.
        """
        last = self.extent[1]
        if self.status != "announced" or self.state not in ("current", "conflicting") or last is None:
            return None
        return last if last < as_of else None

    @property
    def extent(self) -> Bounds:
        """From the first to the last day that it can touch; an open side is `None`."""
        edges = [edge for edge in (self.start, self.end) if edge != UNKNOWN]
        if not edges:
            return UNKNOWN
        return edges[0][0], edges[-1][1]


def build_marks(frame: pd.DataFrame, numbers: Mapping[str, int]) -> tuple[Mark, ...]:
    """The marks of a resolved claim frame whose rows are in chain order; `numbers` gives each claim's source number."""
    singles = [_mark(row, numbers) for row in plain_rows(frame)]
    by_chain: dict[int, list[Mark]] = {}
    for mark in singles:
        by_chain.setdefault(mark.chain, []).append(mark)
    is_long = any(len(chain) > LONG for chain in by_chain.values())
    single = set(frame["claim_id"][single_claims(frame)]) if is_long else set()
    marks = [mark for chain in by_chain.values() for mark in _of_chain(chain, single)]
    lead = {claim_id: mark.claim_id for mark in marks for claim_id in mark.claims}
    return tuple(_led(mark, lead.get(mark.superseded_by, mark.superseded_by)) for mark in marks)


def _led(mark: Mark, superseded_by: str) -> Mark:
    # Nearly every mark has it right; copying all of them would take a third of the time.
    return mark if mark.superseded_by == superseded_by else replace(mark, superseded_by=superseded_by)


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A table's rows as plain values: days as `date`, numbers as `int`, and `None` for what is missing.

    >>> plain_rows(pd.DataFrame({"day": pd.to_datetime(["2024-06-07", None]), "slip": pd.array([3, None], "Int64")}))
    [{'day': datetime.date(2024, 6, 7), 'slip': 3}, {'day': None, 'slip': None}]
    """
    names = frame.columns.tolist()  # an index is slow to go through, and every row does
    bare = frame.copy(deep=False)
    bare.attrs = {}  # pandas copies them with every column that is taken
    columns = [_plain_values(bare[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain_values(column: pd.Series[Any]) -> list[Any]:
    # Column by column: a row at a time pandas makes a value of its own for each cell, at twenty times the price.
    if column.dtype.kind == "M":
        days: list[Any] = column.to_numpy().astype("datetime64[D]").astype(object).tolist()
        return days
    values = column.to_numpy(dtype=object)
    values[column.isna().to_numpy()] = None
    plain: list[Any] = values.tolist()
    return plain


def _mark(row: Mapping[str, Any], numbers: Mapping[str, int]) -> Mark:
    number = numbers.get(row["claim_id"])
    return Mark(
        **{name: row[name] for name in SAME},
        claims=(row["claim_id"],),
        sources=() if number is None else (number,),
        start=(row["start_earliest"], row["start_latest"]),
        end=(row["end_earliest"], row["end_latest"]),
        asserted=(row["asserted_earliest"], row["asserted_latest"]),
        source=row["publisher"] or row["source_title"] or row["source_id"],
        slip_min=row["slip_min"],
        slip_max=row["slip_max"],
        verdict=_verdict(row["slip_min"], row["slip_max"], row["change"]),
    )


def _verdict(slip_min: int | None, slip_max: int | None, change: str) -> str:
    if slip_min is None and slip_max is None:
        return ""
    if slip_min == slip_max == 0:
        return "on time"
    if slip_min is not None and slip_min > 0:
        return "later"
    if slip_max is not None and slip_max < 0:
        return "earlier"
    return "within" if change == "narrowed" else "undetermined"


def _of_chain(chain: list[Mark], single: Collection[str]) -> list[Mark]:
    """The marks of one chain, of which those of `single` claims are their own already."""
    if len(chain) <= LONG:
        return _merged(chain)
    place = {mark.claim_id: at for at, mark in enumerate(chain)}
    alone = [mark for mark in chain if mark.claim_id in single]
    others = [mark for mark in chain if mark.claim_id not in single]
    return sorted([*alone, *_merged(others)], key=lambda mark: place[mark.claim_id]) if alone else _merged(others)


def _merged(chain: list[Mark]) -> list[Mark]:
    """The marks of one chain: those that say the same made one, cancellations without a date placed."""
    leads: list[Mark] = []
    for mark in sorted(chain, key=_rank):
        place = next((at for at, lead in enumerate(leads) if _says_the_same(mark, lead)), None)
        if place is None:
            leads.append(mark)
        else:
            leads[place] = _absorb(leads[place], mark)
    place_of = {mark.claim_id: place for place, mark in enumerate(chain)}
    joined = _joined_edges(sorted(leads, key=lambda mark: place_of[mark.claim_id]))
    return [_placed(mark, joined) for mark in joined]


def _rank(mark: Mark) -> tuple[bool, bool, int, bool]:
    """Leaders first: what counts or changed the date, and of those what says most."""
    edges = sum(edge != UNKNOWN for edge in (mark.start, mark.end))
    return (
        mark.state != "actual",
        mark.change == "restated" and mark.status != "actual",
        -edges,
        mark.change == "restated",
    )


def _says_the_same(mark: Mark, lead: Mark) -> bool:
    """Whether a mark adds nothing but its source: a restatement, or an announced date that was met."""
    if mark.state == "fulfilled" and lead.state == "actual":
        return _edges_agree(mark, lead, exactly=not (lead.met and mark.change == "restated"))
    if mark.status != lead.status or mark.state in ("conflicting", "canceled"):
        return False
    if mark.status == "actual":
        return mark.state in ("restated", "actual") and lead.state == "actual" and _edges_agree(mark, lead)
    return mark.change == "restated" and mark.revision == lead.revision and _edges_agree(mark, lead)


def _edges_agree(mark: Mark, lead: Mark, *, exactly: bool = False) -> bool:
    """Whether each edge that the mark states is the lead's, or (unless exactly) holds the lead's."""
    pairs = [(mark.start, lead.start), (mark.end, lead.end)]
    stated = [(mine, its) for mine, its in pairs if mine != UNKNOWN]
    agree = (mine == its if exactly else its != UNKNOWN and _holds(mine, its) for mine, its in stated)
    return bool(stated) and all(agree)


def _holds(outer: Bounds, inner: Bounds) -> bool:
    low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return low and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _absorb(lead: Mark, mark: Mark) -> Mark:
    foretold = mark.state == "fulfilled" and mark.change != "restated"  # what is said after the event foretells nothing
    if foretold:
        # The announcement that was met replaced an older one; its slip is the one to show where the two are one mark.
        same = {name: getattr(mark, name) for name in ("change", "slip_min", "slip_max", "verdict", "revision")}
        lead = replace(lead, met=True, **same)
    return replace(
        lead,
        claims=(*lead.claims, *mark.claims),
        sources=_numbers(lead.sources, mark.sources),
        met=lead.met or foretold,
        location=lead.location or mark.location,
    )


def _numbers(*groups: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({number for group in groups for number in group}))


def _joined_edges(marks: list[Mark]) -> list[Mark]:
    """One bar for an activity whose start and end were told by different claims, both holding."""
    joined: list[Mark] = []
    for mark in marks:
        place = next((at for at, other in enumerate(joined) if _completes(mark, other)), None)
        if place is None:
            joined.append(mark)
        else:
            joined[place] = _join(joined[place], mark)
    return joined


def _completes(mark: Mark, other: Mark) -> bool:
    if mark.kind == "point" or mark.state != other.state or mark.state not in ("actual", "current"):
        return False
    return (mark.start == UNKNOWN) != (other.start == UNKNOWN) and (mark.end == UNKNOWN) != (other.end == UNKNOWN)


def _join(one: Mark, other: Mark) -> Mark:
    first, last = (one, other) if one.start != UNKNOWN else (other, one)
    both = _absorb(first, last)
    return replace(
        both,
        end=last.end,
        stated=f"start {first.stated}; end {last.stated}",
        convention="; ".join(dict.fromkeys(text for text in (first.convention, last.convention) if text)),
    )


def _placed(mark: Mark, chain: list[Mark]) -> Mark:
    """A cancellation without a date stands where the date stood that it took away."""
    if mark.status != "canceled" or mark.extent != UNKNOWN:
        return mark
    taken = [other for other in chain if other.superseded_by in mark.claims and other.extent != UNKNOWN]
    if not taken:
        return replace(mark, dated=False)
    return replace(mark, start=taken[-1].start, end=taken[-1].end, dated=False)
