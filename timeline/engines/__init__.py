"""Engines: other ways to compute the tables than in one process, with answers that are equal row for row.

Dask is the one there is, for many productions over partitioned Parquet. It is loaded when it is asked for.
"""

from __future__ import annotations

from timeline.engines.distributed import DistributedClaims, open_claims

__all__ = ["DistributedClaims", "open_claims"]
