"""Combining: what only all partitions together can say, as the one-process engine says it.

Chains are numbered by their first row in all files. Problems come in the order of files and lines; a new milestone is
noted once, at its first place, and an unknown id is told with the nearest of all ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from timeline.claims.checking import told_once
from timeline.claims.identity import COMPARED
from timeline.engines.partition import BY_ID, Digest, Keyed, Place, place_of
from timeline.errors import Problem
from timeline.sources.coded import Numbers
from timeline.sources.fields import nearest_hint

__all__ = ["all_problems", "chain_numbers", "in_one", "nearest_ids", "wants_ids"]


def chain_numbers(digests: Sequence[Digest]) -> list[Numbers]:
    """The numbers of each partition's chains in the whole, from 0 by first appearance."""
    firsts = np.concatenate([np.zeros(0, dtype=np.int64), *(digest.chains for digest in digests)])
    ranks = np.empty_like(firsts)
    ranks[np.argsort(firsts)] = np.arange(firsts.size)
    return np.split(ranks, np.cumsum([digest.chains.size for digest in digests])[:-1])


def wants_ids(digests: Sequence[Digest], rows: int) -> bool:
    """Whether some id that is named is nowhere, and is looked for among all ids."""
    unknown = sum(len(digest.unknown) for digest in digests)
    return unknown > 0 and unknown * rows <= COMPARED


def nearest_ids(digests: Sequence[Digest], ids: list[str]) -> dict[Place, str]:
    """For each row that names an unknown id the hint of what to name instead."""
    return {
        place: nearest_hint(text, ids, "name an id") for digest in digests for place, text in digest.unknown.items()
    }


def all_problems(
    told: Iterable[Problem],
    digests: Sequence[Digest],
    numbers: Sequence[Numbers],
    hints: Mapping[Place, str],
    names: Sequence[str],
) -> list[Problem]:
    """The problems of finding and reading (`told`), then those of rows, by file and place; contradicting actuals last.

    `names` are the files in order; the first of them are those with rows.
    """
    of_rows = (
        replace(problem, hint=hints[place_of(problem)]) if problem.code == "supersedes-unknown" else problem
        for digest in digests
        for problem in digest.problems
    )
    number_of = {name: number for number, name in enumerate(names)}
    problems = dict.fromkeys([*told, *of_rows])
    for problem in problems:
        number_of.setdefault(problem.file, len(number_of))
    ordered = sorted(problems, key=lambda problem: (number_of[problem.file], problem.line or 0, problem.column or 0))
    return [*told_once(ordered), *_contradicted(digests, numbers)]


def _contradicted(digests: Sequence[Digest], numbers: Sequence[Numbers]) -> list[Problem]:
    """The warnings about several actuals in the order of chains."""
    found = [
        (int(number[chain]), problem)
        for digest, number in zip(digests, numbers, strict=True)
        for chain, problem in digest.contradicted
    ]
    return [problem for _, problem in sorted(found, key=lambda each: each[0])]


def in_one(parts: Sequence[Keyed]) -> Keyed:
    """The rows of all parts in the order of their keys, numbered from 0."""
    filled = [part for part in parts if len(part.rows)] or list(parts[:1])
    keys = np.concatenate([part.keys for part in filled])
    order = np.argsort(keys, kind="stable")
    rows = pd.concat([part.rows for part in filled], ignore_index=True).iloc[order].reset_index(drop=True)
    attrs = {
        name: {claim: text for part in parts for claim, text in part.attrs.get(name, {}).items()} for name in BY_ID
    }
    return Keyed(rows, keys[order], attrs)
