"""How many chains each scope has, and how they stand: every chain is in exactly one of five states.

A chain whose edges differ is under way where some of it has happened, and canceled where what is left of it is.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.chains.resolution import STATES
from timeline.comparison import revised
from timeline.summaries.evidence import Evidence
from timeline.summaries.tally import Column, Tally, shares

__all__ = ["CHAIN_COLUMNS", "chain_columns"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_STANDINGS: Final = ("canceled", "met", "under_way", "open", "rumored")  # a chain is the first that fits
CHAIN_COLUMNS: Final = (
    "chains",
    "claims",
    "revisions",
    "met",
    "under_way",
    "open",
    "canceled",
    "rumored",
    "conflicting",
    "met_share",
)


def chain_columns(evidence: Evidence) -> dict[str, Column]:
    """Chains, claims and revisions of each scope, and how many of its chains stand in which way."""
    scopes = evidence.scopes
    chain, numbers = pd.factorize(evidence.frame["chain"].to_numpy(dtype=np.int64), sort=True)
    standing, conflicting = _standings(evidence, numbers)
    scope, spoken = _chains_of(evidence, chain, numbers.size)
    chains, claims = Tally(scope, scopes.count), Tally(np.concatenate(scopes.kinds), scopes.count)
    row = evidence.resolution.entries.row[revised(evidence.resolution)]
    changes = Tally(np.concatenate([kind[row] for kind in scopes.kinds]), scopes.count)
    by_standing = {name: chains.count(standing[spoken] == code) for code, name in enumerate(_STANDINGS)}
    return {
        "chains": chains.count(),
        "claims": claims.count(),
        "revisions": changes.count(),
        **by_standing,
        "conflicting": chains.count(conflicting[spoken]),
        "met_share": shares(by_standing["met"], chains.count()),
    }


def _chains_of(evidence: Evidence, chain: Ints, chains: int) -> tuple[Ints, Ints]:
    """Every pair of a scope and a chain on which one of its claims speaks, once."""
    pairs = np.unique(np.concatenate([kind * chains + chain for kind in evidence.scopes.kinds]))
    return pairs // max(chains, 1), pairs % max(chains, 1)


def _standings(evidence: Evidence, numbers: Ints) -> tuple[Ints, Flags]:
    """How each chain stands, as an index into `_STANDINGS`, and whether claims on it conflict."""
    resolution, happened = evidence.resolution, evidence.happened >= 0
    sweep, chain = resolution.sweep, np.searchsorted(numbers, evidence.frame["chain"].to_numpy()[evidence.row])

    def on_any_edge(flags: Flags) -> Flags:
        return np.bincount(chain[flags], minlength=numbers.size) > 0

    standing = np.select(
        [
            on_any_edge((sweep.canceled >= 0) & ~happened),
            ~on_any_edge(~happened),
            on_any_edge(sweep.counting >= 0),
            on_any_edge(sweep.standing >= 0),
        ],
        [0, 1, 2, 3],
        4,
    )
    in_conflict = np.zeros(chain.size, dtype=np.bool_)
    in_conflict[resolution.group_of[STATES[resolution.state] == "conflicting"]] = True
    return standing, on_any_edge(in_conflict)
