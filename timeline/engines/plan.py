"""The plan: from Parquet files to partitions that are checked and resolved, as tasks for a Dask client.

1. Each file is read by a worker, with the reader and the limits of the one-process engine, into a piece.
2. Productions that name each other's claims are found, and rows are dealt out to partitions by production, however
   the files have them: all claims of a production, and of those it is coupled with, meet in one partition.
3. Each partition is checked, dated and resolved by the functions that one process uses on the whole.
4. What is said across productions (chain numbers, the order of problems, new words, unknown ids) is put together here.

The rows stay with the workers; a task whose worker dies is done again by another.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from pathlib import PurePath
from typing import Any, Final

import numpy as np

from timeline.dates import Conventions
from timeline.engines.combining import all_problems, chain_numbers, nearest_ids, wants_ids
from timeline.engines.coupling import (
    Hashes,
    Mentions,
    coupled,
    find_couples,
    mentions,
    partition_numbers,
    placed_mentions,
)
from timeline.engines.partition import Digest, all_ids, resolved
from timeline.engines.parts import Found, Part, read_part
from timeline.engines.piece import Piece, joined, piece_of
from timeline.errors import Problem
from timeline.sources.coded import Numbers

__all__ = ["ROWS_EACH", "Plan", "Settled"]

ROWS_EACH: Final = 250_000
"""About how many rows a partition has: some hundreds of megabytes while it is checked."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """The partitions (on their workers), the number of each one's chains in the whole, and what reading found.

    `rows` are all that were read, `claims` those that were kept.
    """

    partitions: list[Any]
    numbers: list[Numbers]
    problems: list[Problem]
    rows: int
    claims: int
    refused: tuple[str, ...]
    has_supersedes: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """What the reader says of a file: how many rows, the problems of no single row, whether it is refused whole."""

    rows: int
    problems: list[Problem]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What to do with the files that were found; `client` is Dask's, or anything that can `submit` and `gather`."""

    client: Any
    found: Found
    conventions: Conventions
    today: date

    @property
    def names(self) -> tuple[str, ...]:
        """The files, in order."""
        return tuple(part.name for part in self.found.parts)

    def settled(self, partitions: int | None = None) -> Settled:
        """Read, deal out and resolve everything; into so many partitions, or as many as rows and workers ask for."""
        pieces = [self._submit(_read_piece, part, self.names, number) for number, part in enumerate(self.found.parts)]
        told: list[_Told] = self.client.gather([self._submit(_told, piece) for piece in pieces])
        rows = sum(each.rows for each in told)
        count = partitions or max(self._threads(), -(-rows // ROWS_EACH))
        dealt = self._dealt(pieces, self._leaders(pieces, count), count)
        del pieces  # the workers need not keep them
        resolving = [self._submit(resolved, piece, self.conventions, self.today) for piece in dealt]
        digests: list[Digest] = self.client.gather([self._submit(attrgetter("digest"), each) for each in resolving])
        ids = self._ids(dealt) if wants_ids(digests, rows) else []
        numbers = chain_numbers(digests)
        return Settled(
            resolving,
            numbers,
            self._problems(told, digests, numbers, ids),
            rows,
            sum(digest.claims for digest in digests),
            tuple(name for each in told for name in each.refused),
            any(digest.has_supersedes for digest in digests),
        )

    def _submit(self, work: Callable[..., Any], *given: Any) -> Any:
        return self.client.submit(work, *given, pure=False)

    def _threads(self) -> int:
        threads: dict[str, int] = self.client.nthreads()
        return max(sum(threads.values()), 1)

    def _leaders(self, pieces: Sequence[Any], shares: int) -> dict[int, int]:
        """The productions that have to lie with others, and with which, by hash."""
        stems = [PurePath(name).stem for name in self.names]
        named = [self._submit(mentions, piece, shares, frozenset(stems)) for piece in pieces]
        placed: list[frozenset[str]] = self.client.gather([self._submit(attrgetter("stems"), each) for each in named])
        twice = {stem for stem, times in Counter(stems).items() if times > 1}
        by_place = frozenset(twice.union(*placed))
        if by_place:
            named += [self._submit(placed_mentions, piece, shares, by_place) for piece in pieces]
        couples = [
            self._submit(find_couples, [self._submit(_share, each, number) for each in named])
            for number in range(shares)
        ]
        return coupled(np.concatenate([np.zeros((2, 0), dtype=np.uint64), *self.client.gather(couples)], axis=1))

    def _dealt(self, pieces: Sequence[Any], leaders: dict[int, int], count: int) -> list[Any]:
        """The rows of each partition, in the order of all files."""
        split = [self._submit(_split, piece, leaders, count) for piece in pieces]
        return [
            self._submit(joined, [self._submit(itemgetter(number), each) for each in split], self.names)
            for number in range(count)
        ]

    def _ids(self, dealt: Sequence[Any]) -> list[str]:
        listed: list[list[str]] = self.client.gather([self._submit(all_ids, piece) for piece in dealt])
        return [name for ids in listed for name in ids]

    def _problems(
        self, told: Sequence[_Told], digests: Sequence[Digest], numbers: Sequence[Numbers], ids: list[str]
    ) -> list[Problem]:
        with_rows = [name for name, each in zip(self.names, told, strict=True) if each.rows]
        of_files = [*self.found.before]
        for number, each in enumerate(told, 1):
            of_files += [*each.problems, *self.found.beside.get(number, [])]
        return all_problems(of_files, digests, numbers, nearest_ids(digests, ids), with_rows)


# What workers do


def _read_piece(part: Part, names: tuple[str, ...], number: int) -> Piece:
    with _uncollected():
        return piece_of(read_part(part), names, number)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of circles away: it takes a third of the time to find none among a million rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told(piece: Piece) -> _Told:
    return _Told(len(piece), piece.problems, piece.refused)


def _share(mentioned: Mentions, number: int) -> Hashes:
    return mentioned.shares[number]


def _split(piece: Piece, leaders: dict[int, int], count: int) -> list[Piece]:
    partition = partition_numbers(piece, leaders, count)
    return [piece.take(np.flatnonzero(partition == number)) for number in range(count)]
