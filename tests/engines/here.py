"""Both engines on the same files: Dask's tasks done at once and in this process, so that many files can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pandas as pd

import timeline
from timeline.engines import DistributedClaims
from timeline.engines.partition import TableName
from timeline.engines.parts import find_parts
from timeline.engines.plan import Plan
from timeline.frame import shared_attrs

TODAY: Final = date(2022, 1, 1)
PAST: Final = date(2020, 3, 1)
TABLES: Final[dict[TableName, Callable[[pd.DataFrame], pd.DataFrame]]] = {
    "claims": lambda frame: frame,
    "compare": timeline.compare,
    "revisions": timeline.revisions,
    "summary": timeline.summary,
}
ATTRS: Final = ("supersedes", "source_notes", "published", "rows", "refused", "conventions")


class Here:
    """Stands in for a Dask client: what is submitted is done, and is its own future."""

    def submit(self, work: Callable[..., Any], *given: Any, pure: bool, **named: Any) -> Any:
        """The outcome of a task."""
        return work(*given, **named)

    def gather(self, outcomes: Any) -> Any:
        """What was submitted."""
        return outcomes

    def nthreads(self) -> dict[str, int]:
        """Two workers."""
        return {"one": 1, "other": 1}


def claims_here(paths: Iterable[Path | str], partitions: int | None = 4) -> DistributedClaims:
    """What `open_claims` gives, without a cluster."""
    found, conventions = find_parts(paths), timeline.Conventions()
    settled = Plan(Here(), found, conventions, TODAY).settled(partitions)
    report = pd.DataFrame(index=range(settled.claims))
    told = {"problems": settled.problems, "rows": settled.rows, "refused": settled.refused}
    report.attrs = shared_attrs({**told, "conventions": conventions})
    return DistributedClaims(report, len(found.parts), Here(), settled)


def agree(frame: pd.DataFrame, claims: DistributedClaims) -> None:
    """Whether all that the one-process engine says is said by the other, in the same order."""
    for here, there in zip_longest(frame.attrs["problems"], claims.report.attrs["problems"]):
        assert here == there
    assert len(frame) == len(claims.report)
    for day in (None, PAST):
        past = frame if day is None else timeline.as_of(frame, day)
        tables_agree(past, claims, day)
        found = claims.table("claims", day).attrs
        assert {name: found[name] for name in ATTRS} == {name: past.attrs[name] for name in ATTRS}
        assert found["problems"] == past.attrs["problems"]


def tables_agree(past: pd.DataFrame, claims: DistributedClaims, day: date | None) -> None:
    """Whether each table is the same, whole and in parts."""
    for name, made in TABLES.items():
        expected = made(past).reset_index(drop=True)
        pd.testing.assert_frame_equal(claims.table(name, day), expected, check_flags=False)
        if day is not None:
            continue
        parts = pd.concat(list(claims.parts(name)), ignore_index=True)
        named = parts.pop("supersedes") if "supersedes" in parts else None
        pd.testing.assert_frame_equal(parts, expected, check_flags=False)
        if name == "claims":
            stated = [past.attrs["supersedes"].get(claim, "") for claim in expected["claim_id"]]
            assert (stated if any(stated) else None) == (None if named is None else named.tolist())
