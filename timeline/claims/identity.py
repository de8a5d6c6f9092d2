"""The ids of claims, and who supersedes whom by name.

An id is the row's own `id`, or else its file and line. It knows claims as rows with a chain; which one stands is
decided in `chains`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from timeline.claims.claim import ChainKey
from timeline.claims.texts import Texts
from timeline.errors import Problem
from timeline.sources import Row
from timeline.sources.fields import nearest_hint

__all__ = ["claim_ids", "read_supersedes"]


def claim_ids(rows: Sequence[Row], texts: Sequence[Texts], problems: Callable[[int, Problem], None]) -> list[str]:
    """The id of each row, all different. A second row with the same own `id` is reported, and gets one by its place."""
    owners: dict[str, int] = {}
    ids = [""] * len(rows)
    for index, row in enumerate(rows):
        own = texts[index].get("id", "")
        if own in owners:
            first = rows[owners[own]]
            message = f"the id {own!r} is taken, in {first.file} line {first.line}"
            problems(index, row.problem("id", "id-duplicate", message, "give each claim its own id"))
        elif own:
            owners[own] = index
            ids[index] = own
    taken = set(owners)
    for index, row in enumerate(rows):
        if not ids[index]:
            ids[index] = _placed(row, taken)
            taken.add(ids[index])
    return ids


def _placed(row: Row, taken: set[str]) -> str:
    """An id from file and line, such as "ballerina:12"; the next free number is added where that is taken."""
    base = f"{PurePath(row.file).stem}:{row.line}"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}.{number}"
    return name


def read_supersedes(
    rows: Sequence[Row],
    texts: Sequence[Texts],
    ids: Sequence[str],
    keys: Mapping[int, ChainKey],
    problems: Callable[[int, Problem], None],
) -> dict[int, int]:
    """Row index to the index of the row that it supersedes by name, among the rows in `keys` (those not left out).

    Reports a claim that names itself, an unknown id, one of another chain, or a cycle.
    """
    index_of = {name: index for index, name in enumerate(ids)}
    named: dict[int, int] = {}
    for index in keys:
        text = texts[index].get("supersedes", "")
        if not text:
            continue
        fault = _fault(text, index, index_of, keys)
        if fault is None:
            named[index] = index_of[text]
        else:
            problems(index, rows[index].problem("supersedes", *fault))
    for index in _in_cycles(named):
        message = f"{texts[index]['supersedes']!r} supersedes this claim in turn"
        problems(index, rows[index].problem("supersedes", "supersedes-cycle", message, "take one of them out"))
        del named[index]
    return named


def _fault(
    text: str, index: int, index_of: Mapping[str, int], keys: Mapping[int, ChainKey]
) -> tuple[str, str, str] | None:
    """Code, message and hint of what is wrong with a `supersedes`; to name a claim that was left out is no fault."""
    other = index_of.get(text)
    if other is None:
        return "supersedes-unknown", f"no claim has the id {text!r}", nearest_hint(text, list(index_of), "name an id")
    if other == index:
        return "supersedes-itself", "the claim supersedes itself", "name the claim that it replaces"
    if other in keys and keys[other] != keys[index]:
        parts = " / ".join(part for part in keys[other] if part)
        message = f"{text!r} is of another chain, {parts!r}"
        return (
            "supersedes-chain",
            message,
            "a claim replaces one of the same production, milestone, label and territory",
        )
    return None


def _in_cycles(named: Mapping[int, int]) -> list[int]:
    """Every index that comes back to itself."""
    settled: set[int] = set()
    found: list[int] = []
    for begin in named:
        path: list[int] = []
        at = begin
        while at in named and at not in settled:
            settled.add(at)
            path.append(at)
            at = named[at]
        if at in path:
            found.extend(path[path.index(at) :])
    return sorted(found)
