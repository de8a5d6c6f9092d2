"""Claims on a cluster: the same tables as one process gives, computed by Dask over partitioned Parquet.

Answers are equal row for row: claims in the order of files and lines, the others in the order of chains, which are
numbered by first appearance. A summary has medians over all productions, which those of partitions don't give: its
claims, already resolved and slim, are gathered and summed up in one place. How the claims get there is in `plan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd

from timeline.dates import Conventions
from timeline.engines.cluster import connected
from timeline.engines.combining import in_one
from timeline.engines.partition import Keyed, Partition, TableName
from timeline.engines.parts import find_parts
from timeline.engines.piece import LINES
from timeline.engines.plan import Plan, Settled
from timeline.frame import build_frame, shared_attrs
from timeline.summaries import summary

__all__ = ["DistributedClaims", "open_claims"]


@dataclass(frozen=True, slots=True, eq=False)
class DistributedClaims:
    """Claims that are checked and resolved, on the workers of a cluster. `files` is how many they were read from.

    `report` is a frame without columns, one row a claim, with the attributes of a claim frame that tell how reading
    went: `problems`, `rows`, `refused`, `conventions`.
    """

    report: pd.DataFrame
    files: int
    _client: Any
    _settled: Settled

    def table(self, name: TableName = "claims", day: date | None = None) -> pd.DataFrame:
        """A table as one process gives it, as of a day if one is given: the claim frame, or what is made of it.

        Its rows are numbered from 0.
        """
        whole = in_one(self._client.gather(self._asked(name, day, with_supersedes=False)))
        if name in ("compare", "revisions"):
            return whole.rows
        attrs: dict[Any, Any] = {**self.report.attrs, **whole.attrs}
        if name == "claims":
            whole.rows.attrs = shared_attrs(attrs)
            return whole.rows
        return summary(build_frame({str(column): whole.rows[column] for column in whole.rows}, attrs))

    def parts(self, name: TableName = "claims", day: date | None = None) -> Iterator[pd.DataFrame]:
        """The same table in parts, one after the other in its order; only one is here at a time.

        Of claims each file is a part; where any claim supersedes another by name, all have a column that says so. A
        summary is one part.
        """
        if name == "summary":
            yield self.table(name, day)
            return
        asked = self._asked(name, day, with_supersedes=self._settled.has_supersedes)
        for low, high in self._ranges(name):
            cut = [self._client.submit(Keyed.between, each, low, high, pure=False) for each in asked]
            yield from self._client.gather([self._client.submit(_rows_in_one, cut, pure=False)])

    def _asked(self, name: TableName, day: date | None, *, with_supersedes: bool) -> list[Any]:
        return [
            self._client.submit(
                Partition.table, partition, name, day, numbers, with_supersedes=with_supersedes, pure=False
            )
            for partition, numbers in zip(self._settled.partitions, self._settled.numbers, strict=True)
        ]

    def _ranges(self, name: TableName) -> list[tuple[int, int]]:
        """From which key to which each part goes."""
        if name == "claims":
            return list(pairwise(file * LINES for file in range(self.files + 1)))
        chains = sum(numbers.size for numbers in self._settled.numbers)
        bounds = np.linspace(0, chains, len(self._settled.partitions) + 1).astype(np.int64)
        return list(pairwise(bounds.tolist()))


@contextmanager
def open_claims(
    paths: Iterable[str | PathLike[str]],
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    partitions: int | None = None,
    conventions: Conventions | None = None,
    today: date | None = None,
) -> Iterator[DistributedClaims]:
    """The claims of Parquet files, folders of them, and folders in object stores (`s3://` and the like).

    They stay on a cluster while the context is open: that of `scheduler`, or a local one of `workers` processes.
    `partitions` is how many the productions are dealt out to; by default enough for all workers, and for about 250,000
    rows each. Other keywords, and what is refused, as in `timeline.read`; besides, whatever is no Parquet, and a
    cluster that can't be used.
    """
    found = find_parts(paths)
    with connected(scheduler, workers=workers) as client:
        conventions = conventions or Conventions()
        settled = Plan(client, found, conventions, today or date.today()).settled(partitions)
        report = pd.DataFrame(index=range(settled.claims))
        told = {"problems": settled.problems, "rows": settled.rows, "refused": settled.refused}
        report.attrs = shared_attrs({**told, "conventions": conventions})
        yield DistributedClaims(report, len(found.parts), client, settled)


def _rows_in_one(parts: Sequence[Keyed]) -> pd.DataFrame:
    return in_one(parts).rows
