"""Couplings: productions that have to lie in one partition, because a claim of one can name a claim of the other.

A claim names others by id: by its own `id`, which no other may have, or by `supersedes`. Productions in which the same
id is named are put together, so that each partition can be checked for itself, and says what the whole would. It is
done by 64-bit hashes: two texts that share one put productions together for nothing, and do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.claims.textcolumns import clean_columns
from timeline.engines.piece import Piece
from timeline.sources.coded import Coded

__all__ = ["Hashes", "Mentions", "coupled", "find_couples", "mentions", "partition_numbers", "placed_mentions"]

Hashes = npt.NDArray[np.uint64]

ID, PRODUCTION, OWNS = range(3)
NAMING: Final = {"id": 1, "supersedes": 0}
"""The fields that mention an id, and whether a row has it by that."""

_PLACED: Final = re.compile(r"(.*):(\d+)(?:\.\d+)?", re.DOTALL)
"""An id that a claim without one gets from its place, such as "ballerina:12", or with a number added."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """The ids that rows mention, dealt out to shares, in each as rows of numbers: `ID`, `PRODUCTION` and `OWNS`.

    The first two are hashes; `OWNS` is 1 where a claim has that id, 0 where it only names it. `stems` are the files (by
    name, without folder and ending) of which a claim is mentioned by its place.
    """

    shares: list[Hashes]
    stems: frozenset[str]


def mentions(piece: Piece, shares: int, stems: frozenset[str]) -> Mentions:
    """The ids that the rows of a piece have or name; the same id is always in the same share."""
    columns = _clean(piece, ("production", *NAMING))
    production = _production_hashes(columns["production"])
    named: list[Hashes] = []
    placed: set[str] = set()
    for name, owns in NAMING.items():
        bases = [_base(text, stems, placed) for text in columns[name].texts]
        rows = np.flatnonzero(columns[name].numbers >= 0)
        named.append(_mentioned(_hashes(bases)[columns[name].numbers[rows]], production[rows], owns))
    return Mentions(_shared_out(np.concatenate(named, axis=1), shares), frozenset(placed))


def placed_mentions(piece: Piece, shares: int, stems: frozenset[str]) -> Mentions:
    """The ids that the rows of a piece get from their places, where its file is one of these."""
    own = [PurePath(name).stem for name in piece.names]
    rows = np.flatnonzero(np.array([stem in stems for stem in own], dtype=np.bool_)[piece.file])
    production = _production_hashes(_clean(piece, ("production",))["production"])[rows]
    places = zip(piece.file[rows].tolist(), piece.line[rows].tolist(), strict=True)
    names = _hashes([f"{own[file]}:{line}" for file, line in places])
    return Mentions(_shared_out(_mentioned(names, production, 1), shares), frozenset())


def _clean(piece: Piece, fields: Sequence[str]) -> Mapping[str, Coded]:
    """The clean texts of these fields, without a look at the others."""
    by_field = {name: column for name, column in piece.by_field.items() if name in fields}
    return clean_columns(replace(piece, by_field=by_field)).texts


def _base(text: str, stems: frozenset[str], placed: set[str]) -> str:
    """The text, or what its place alone would give where it looks like that; `placed` learns of it."""
    found = _PLACED.fullmatch(text)
    if found is None or found[1] not in stems:
        return text
    placed.add(found[1])
    return f"{found[1]}:{found[2]}"


def _production_hashes(production: Coded) -> Hashes:
    """A number for the production of each row; 0 for none."""
    known = np.append(_hashes(production.texts), np.uint64(0))
    return known[production.numbers]


def _hashes(texts: Sequence[str]) -> Hashes:
    if not len(texts):
        return np.zeros(0, dtype=np.uint64)
    return pd.util.hash_array(np.array(texts, dtype=object), categorize=False)


def _mentioned(names: Hashes, production: Hashes, owns: int) -> Hashes:
    return np.stack((names, production, np.full_like(names, owns)))


def _shared_out(named: Hashes, shares: int) -> list[Hashes]:
    named = _distinct(named)
    share = named[ID] % np.uint64(shares)
    return [named[:, share == number] for number in range(shares)]


def _distinct(named: Hashes) -> Hashes:
    """Each mention once, those of one id side by side."""
    named = named[:, np.lexsort(named[::-1])]
    return named[
        :, np.append(np.ones(min(named.shape[1], 1), dtype=np.bool_), (named[:, 1:] != named[:, :-1]).any(axis=0))
    ]


def find_couples(named: Sequence[Hashes]) -> Hashes:
    """The productions that share an id which one of them has, in one share of all mentions: pairs of their hashes."""
    every = _distinct(np.concatenate(named, axis=1))
    again = every[ID][1:] == every[ID][:-1]
    number = np.append(0, np.cumsum(~again))[: every.shape[1]]
    is_there = np.bincount(number, every[OWNS]) > 0
    chosen = np.flatnonzero(again & (every[PRODUCTION][1:] != every[PRODUCTION][:-1]) & is_there[number[1:]])
    return np.stack((every[PRODUCTION][chosen], every[PRODUCTION][chosen + 1]))


def coupled(couples: Hashes) -> dict[int, int]:
    """For each production that shares ids the one that stands for all those it lies with, by hash."""
    leader: dict[int, int] = {}

    def find(one: int) -> int:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for one, other in couples.T.tolist():
        leader[find(one)] = find(other)
    return {one: find(one) for one in leader}


def partition_numbers(piece: Piece, leaders: Mapping[int, int], partitions: int) -> npt.NDArray[np.int64]:
    """The partition of each row, by its production or by the one that stands for it."""
    hashes = _production_hashes(_clean(piece, ("production",))["production"])
    if leaders:
        numbers, distinct = pd.factorize(hashes)
        led = [leaders.get(each, each) for each in distinct.tolist()]
        hashes = np.array(led, dtype=np.uint64)[numbers]
    return (hashes % np.uint64(partitions)).astype(np.int64)
