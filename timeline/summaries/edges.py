"""Announced edges: for each scope, what was announced first and last on an edge, and what came of it.

For a production or a milestone these are the announcements that stood, as `compare` shows them. For a source they are
its own: what would have stood had nobody else spoken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from timeline.chains.entries import ANNOUNCED, CANCELED, Entries
from timeline.chains.ordering import put_in_order
from timeline.chains.sweep import Sweep
from timeline.summaries.evidence import Evidence

__all__ = ["AnnouncedEdges", "announced_edges"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AnnouncedEdges:
    """Edges on which something was announced, once for each scope that it counts in.

    `first` and `last` are the places of the announcements; `outcome` that of the actual if it has `happened`, else that
    of what stands, and -1 where nothing does.
    """

    scope: Ints
    first: Ints
    last: Ints
    outcome: Ints
    happened: Flags


@dataclass(frozen=True, slots=True)
class _Announced:
    """First and last announcements made on the edge `lender`, as they count for `scope` on the edge `edge`."""

    scope: Ints
    edge: Ints
    lender: Ints
    first: Ints
    last: Ints


def announced_edges(evidence: Evidence) -> AnnouncedEdges:
    """The announced edges of every scope; one that borrows its announcements counts once it has happened."""
    scopes, sweep = evidence.scopes, evidence.resolution.sweep
    edge = np.arange(evidence.row.size)
    first, last = sweep.first[evidence.lender], sweep.last[evidence.lender]
    parts = [
        _Announced(kind[evidence.row], edge, evidence.lender, first, last)
        for kind in (scopes.production, scopes.milestone)
    ]
    settled = [_settled(evidence, part) for part in (*parts, _of_sources(evidence))]
    return AnnouncedEdges(*(np.concatenate(arrays) for arrays in zip(*settled, strict=True)))


def _settled(evidence: Evidence, said: _Announced) -> tuple[Ints, Ints, Ints, Ints, Flags]:
    """What came of them: the fields of `AnnouncedEdges`, without edges on which nothing was announced."""
    happened, standing = evidence.happened[said.edge], evidence.resolution.sweep.standing[said.edge]
    outcome = np.select([happened >= 0, standing >= 0], [happened, standing], -1)
    counts = (said.first >= 0) & ((said.lender == said.edge) | (happened >= 0))
    return said.scope[counts], said.first[counts], said.last[counts], outcome[counts], (happened >= 0)[counts]


def _of_sources(evidence: Evidence) -> _Announced:
    """Each source's announcements on an edge, gone through as a chain of their own."""
    entries, sources = evidence.resolution.entries, max(evidence.scopes.count, 1)
    said = np.isin(entries.status, (ANNOUNCED, CANCELED)) & ~evidence.resolution.sweep.after_end
    edge_and_source = evidence.resolution.group_of * sources + evidence.scopes.source[entries.row]
    ordered = put_in_order(replace(entries, group=edge_and_source).take(np.flatnonzero(said)))
    alone, place = Sweep(ordered), np.append(_places(entries, ordered.entries), -1)
    lender, source = np.divmod(ordered.entries.group[ordered.starts], sources)
    index, edge = evidence.counting_on(lender)
    return _Announced(source[index], edge, lender[index], place[alone.first[index]], place[alone.last[index]])


def _places(entries: Entries, chosen: Entries) -> Ints:
    """Where the chosen entries stand among all: a claim has one entry for each of its edges."""
    place = np.full(2 * (int(entries.row.max(initial=-1)) + 1), -1, dtype=np.int64)
    place[2 * entries.row + entries.edge] = np.arange(len(entries))
    found: Ints = place[2 * chosen.row + chosen.edge]
    return found
