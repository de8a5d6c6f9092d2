"""The ids of claims, and who supersedes whom by name.

An id is the row's own `id`, or else its file and line. It knows claims as rows with a chain; which one stands is
decided in `chains`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final
from zlib import crc32

import numpy as np
import pandas as pd

from timeline.claims.textcolumns import Flags
from timeline.errors import Problem
from timeline.sources.circles import in_circles
from timeline.sources.coded import Coded, Numbers, first_rows, numbered, together
from timeline.sources.fields import nearest_hint
from timeline.sources.table import Table

__all__ = ["Named", "Report", "claim_ids", "read_supersedes"]

Report = Callable[[int, Problem], None]
"""Takes a row's place and what is wrong with it."""

Fault = tuple[str, str, str]
"""Code, message and hint."""

_DATABASE: Final = re.compile(r"(?is)(?:sqlite|postgres(?:ql)?)(?:\+\w+)?:/*([^?]*)(?:\?(.*))?")
_TABLE: Final = re.compile(r"(?:^|&)table=([^&]+)")

COMPARED: Final = 2_000_000
"""How many pairs of ids are compared for a near miss; beyond, nobody would wait for the hint."""


def claim_ids(table: Table, own: Coded, report: Report) -> Any:
    """The id of each row, all different, as a string array.

    A second row with the same own `id` is reported, and gets one by its place.
    """
    first = np.append(first_rows(own.numbers, len(own.texts)), -1)[own.numbers]
    again = np.flatnonzero((first >= 0) & (first != np.arange(len(table))))
    _tell_duplicates(table, own, again.tolist(), first[again].tolist(), report)
    unnamed = first < 0
    unnamed[again] = True
    placed = _placed(table, unnamed, frozenset(own.texts))
    if unnamed.all():
        return placed
    ids = own.array()
    ids[unnamed] = placed
    return ids


def _tell_duplicates(table: Table, own: Coded, again: list[int], first: list[int], report: Report) -> None:
    for place, row, owner in zip(again, table.rows(again), table.rows(first), strict=True):
        message = f"the id {own.at(place)!r} is taken, in {owner.file} line {owner.line}"
        report(place, row.problem("id", "id-duplicate", message, "give each claim its own id"))


def _placed(table: Table, unnamed: Flags, taken: frozenset[str]) -> Any:
    """Ids from file and line, such as "ballerina:12"; the next free number is added where that is taken."""
    files, lines = table.files(), table.lines()[unnamed]
    stems = numbered(f"{_stem(file)}:" for file in files.texts)
    stem = stems.take(files.numbers[unnamed])
    bases = pd.Series(stem.array()) + pd.Series(lines).astype("str").fillna("None")
    _, places = together(stem.numbers, lines.to_numpy(dtype=np.int64, na_value=-1))
    if places == len(bases) and not (taken and bases.isin(taken).any()):
        return bases.array
    return pd.array(_numbered_apart(bases.tolist(), set(taken)), dtype="str")


def _stem(file: str) -> str:
    """What a file's rows are called by: its name, of a database with its table; a query goes by a short number.

    >>> _stem("data/ballerina.yaml"), _stem("sqlite:///films.db?table=said"), _stem("sqlite:///films.db?query=select 1")
    ('ballerina', 'films.said', 'films.query-a919e34a')
    """
    address = _DATABASE.fullmatch(file)
    if address is None:
        return PurePath(file).stem
    place, asked = PurePath(address[1]).stem or "database", address[2] or ""
    table = _TABLE.search(asked)
    if "query=" in asked:
        return f"{place}.query-{crc32(asked.encode('utf-8', 'replace')):08x}"
    return f"{place}.{table[1]}" if table else place


def _numbered_apart(bases: Sequence[str], taken: set[str]) -> list[str]:
    ids = []
    reached: dict[str, int] = {}
    for base in bases:
        name, number = base, reached.get(base, 1)
        while name in taken:
            number += 1
            name = f"{base}.{number}"
        reached[base] = number
        taken.add(name)
        ids.append(name)
    return ids


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Rows by their ids: which are not left out, which chain each belongs to, and what a row's chain is called."""

    ids: Sequence[str]
    kept: Flags
    chain: Numbers
    chain_name: Callable[[int], str]


def read_supersedes(table: Table, texts: Coded, named: Named, report: Report) -> dict[int, int]:
    """Row to the row that it supersedes by name, among those that are not left out.

    Reports a claim that names itself, an unknown id, one of another chain, or a cycle. To name a claim that was left
    out is no fault.
    """
    asking = np.flatnonzero((texts.numbers >= 0) & named.kept).tolist()
    if not asking:
        return {}
    found, faults = _matched(asking, texts, named)
    for row in sorted(in_circles(found)):
        faults[row] = "supersedes-cycle", f"{texts.at(row)!r} supersedes this claim in turn", "take one of them out"
        del found[row]
    for at, shown in zip(faults, table.rows(faults), strict=True):
        report(at, shown.problem("supersedes", *faults[at]))
    return found


def _matched(asking: Sequence[int], texts: Coded, named: Named) -> tuple[dict[int, int], dict[int, Fault]]:
    """Of the rows that name another: the row that each means, or what is wrong with it."""
    row_of = {name: row for row, name in enumerate(named.ids)}
    unknown = sum(texts.at(row) not in row_of for row in asking)
    known = named.ids if unknown * len(named.ids) <= COMPARED else []
    found: dict[int, int] = {}
    faults: dict[int, Fault] = {}
    for row in asking:
        text = texts.at(row)
        other = row_of.get(text)
        fault = _unknown(text, known) if other is None else _fault(text, row, other, named)
        if fault is not None:
            faults[row] = fault
        elif other is not None:
            found[row] = other
    return found, faults


def _unknown(text: str, known: Sequence[str]) -> Fault:
    return "supersedes-unknown", f"no claim has the id {text!r}", nearest_hint(text, list(known), "name an id")


def _fault(text: str, row: int, other: int, named: Named) -> Fault | None:
    """What is wrong with naming another claim."""
    if other == row:
        return "supersedes-itself", "the claim supersedes itself", "name the claim that it replaces"
    if named.kept[other] and named.chain[other] != named.chain[row]:
        message = f"{text!r} is of another chain, {named.chain_name(other)!r}"
        hint = "a claim replaces one of the same production, milestone, label and territory"
        return "supersedes-chain", message, hint
    return None
