"""A partition: whole productions, checked and resolved as the one-process engine does it, and asked for its tables.

Its chains are numbered from 0 by their own first rows; only all partitions together know their numbers in the whole,
which keep their order. It knows nothing of Dask and of the other partitions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import pandas as pd

from timeline.chains import as_of, resolve
from timeline.claims import claims_frame
from timeline.claims.identity import claim_ids
from timeline.claims.textcolumns import clean_columns
from timeline.comparison import compare, revisions
from timeline.dates import Conventions
from timeline.engines.piece import LINES, Piece
from timeline.errors import Problem
from timeline.frame import CHAIN_KEY, COLUMNS
from timeline.sources.coded import Numbers, first_rows

__all__ = [
    "BY_ID",
    "NEEDED_FOR_SUMMARY",
    "Digest",
    "Keyed",
    "Partition",
    "Place",
    "TableName",
    "all_ids",
    "place_of",
    "resolved",
]

Place: TypeAlias = tuple[str, int]
"""A row by its file and line."""

TableName = Literal["claims", "compare", "revisions", "summary"]

BY_ID: Final = ("supersedes", "source_notes", "published")
"""The attributes of a claim frame that are kept by claim id."""

NEEDED_FOR_SUMMARY: Final = (
    "claim_id",
    *CHAIN_KEY,
    "kind",
    "status",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "asserted_earliest",
    "asserted_latest",
    "source_id",
    "source_title",
    "chain",
)
"""The columns of which a summary is made. Medians of partitions don't combine, so it is made of all claims at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """What all others have to know of a partition.

    `claims` counts them; `chains` holds the key of each chain's first row; `problems` those of its rows; `contradicted`
    the warnings about several actuals, each with its chain; `unknown` the ids that are named but nowhere, by the place
    of the row that names them; `has_supersedes`, whether a claim names another.
    """

    claims: int
    chains: Numbers
    problems: list[Problem]
    contradicted: list[tuple[int, Problem]]
    unknown: dict[Place, str]
    has_supersedes: bool


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """Rows of a table, sorted by their keys; equal keys are of one partition. `attrs` are those that go by claim id."""

    rows: pd.DataFrame
    keys: Numbers
    attrs: Mapping[str, Mapping[str, str]]

    def between(self, low: int, high: int) -> Keyed:
        """The rows whose keys are at least `low` and less than `high`."""
        begin, end = np.searchsorted(self.keys, [low, high])
        return Keyed(self.rows.iloc[begin:end], self.keys[begin:end], {})


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """Its claims as a resolved frame, the key of each claim's row, and the digest."""

    frame: pd.DataFrame
    keys: Numbers
    digest: Digest

    def table(self, name: TableName, day: date | None, numbers: Numbers, *, with_supersedes: bool) -> Keyed:
        """Its rows of a table, as of a day if one is given; `numbers` are its chains' numbers in the whole.

        Claims are keyed by their place, the others by chain. `with_supersedes` adds what each claim names as a column.
        For a summary these are the claims, with the columns that it needs.
        """
        frame = self.frame if day is None else as_of(self.frame, day)
        if name in ("compare", "revisions"):
            made = (compare if name == "compare" else revisions)(frame)
            return _by_chain(made, frame, numbers)
        return self._claims(frame, numbers, name == "summary", with_supersedes)

    def _claims(self, frame: pd.DataFrame, numbers: Numbers, slim: bool, with_supersedes: bool) -> Keyed:
        chain = pd.array(numbers[frame["chain"].to_numpy(dtype=np.int64)], dtype="Int64")
        attrs = {name: dict(frame.attrs.get(name) or {}) for name in BY_ID}
        rows = frame.assign(chain=chain)[list(NEEDED_FOR_SUMMARY if slim else COLUMNS)]
        if with_supersedes and not slim:
            named = [attrs["supersedes"].get(claim, "") for claim in rows["claim_id"]]
            rows = rows.assign(supersedes=pd.array(named, dtype="str"))
        rows.attrs = {}
        return Keyed(rows, self.keys[frame.index.to_numpy()], attrs)


def resolved(piece: Piece, conventions: Conventions, today: date) -> Partition:
    """Check, date and resolve the rows of whole productions; `piece` holds them in the order of the whole."""
    checked = claims_frame(piece, conventions, today=today)
    frame = resolve(checked).reset_index(drop=True)
    problems: list[Problem] = checked.attrs["problems"]
    number_of = {name: number for number, name in enumerate(piece.names)}
    file = frame["file"].map(number_of).to_numpy(dtype=np.int64)
    keys = file * LINES + frame["line"].to_numpy(dtype=np.int64)
    chain = frame["chain"].to_numpy(dtype=np.int64)
    contradicted = _with_chains(frame, frame.attrs["problems"][len(problems) :])
    firsts = keys[first_rows(chain, int(chain.max(initial=-1)) + 1)]
    unknown = _unknown_ids(piece, problems, number_of)
    digest = Digest(len(frame), firsts, problems, contradicted, unknown, bool(frame.attrs["supersedes"]))
    frame.attrs = {name: frame.attrs.get(name) for name in BY_ID}
    return Partition(frame, keys, digest)


def _with_chains(frame: pd.DataFrame, problems: Sequence[Problem]) -> list[tuple[int, Problem]]:
    if not problems:
        return []
    chain_of = dict(zip(zip(frame["file"], frame["line"], strict=True), frame["chain"], strict=True))
    return [(int(chain_of[place_of(problem)]), problem) for problem in problems]


def place_of(problem: Problem) -> Place:
    """The row that a problem is of."""
    return problem.file, problem.line or 0


def _unknown_ids(piece: Piece, problems: list[Problem], number_of: Mapping[str, int]) -> dict[Place, str]:
    """What rows name that has no claim, by the row that names it."""
    places = [place_of(problem) for problem in problems if problem.code == "supersedes-unknown"]
    if not places:
        return {}
    texts = clean_columns(piece).texts["supersedes"]
    rows: Any = np.searchsorted(piece.keys, [number_of[file] * LINES + line for file, line in places])
    return {place: texts.at(row) for place, row in zip(places, rows.tolist(), strict=True)}


def _by_chain(made: pd.DataFrame, frame: pd.DataFrame, numbers: Numbers) -> Keyed:
    """A table in the order of chains, keyed by their numbers in the whole."""
    named = frame.drop_duplicates(list(CHAIN_KEY))
    place = pd.MultiIndex.from_frame(named[list(CHAIN_KEY)]).get_indexer(
        pd.MultiIndex.from_frame(made[list(CHAIN_KEY)])
    )
    return Keyed(made, numbers[named["chain"].to_numpy(dtype=np.int64)[place]], {})


def all_ids(piece: Piece) -> list[str]:
    """The ids of all rows, also of those that are left out."""
    ids: list[str] = claim_ids(piece, clean_columns(piece).texts["id"], lambda _place, _problem: None).tolist()
    return ids
