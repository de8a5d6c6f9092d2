"""The claim frame: its columns, their order and dtypes, and the step from bounds to datetimes.

The only file that spells the columns. It knows neither files nor phrases, and computes no state.
One row is one claim. Days are inclusive, `datetime64[us]` without a zone, `NaT` where a side is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Self

import numpy as np
import pandas as pd

from timeline.errors import UsageError

__all__ = [
    "ATTRS",
    "CHAIN_KEY",
    "COLUMNS",
    "COUNT",
    "DAY",
    "DAYS",
    "EDGES",
    "SLIPS",
    "TEXT",
    "build_frame",
    "checked_frame",
    "day_array",
    "empty_frame",
    "shared_attrs",
]

TEXT: Final = "str"
DAY: Final = "datetime64[us]"
COUNT: Final = "Int64"

COLUMNS: Final[dict[str, str]] = {
    "claim_id": TEXT,
    "production": TEXT,
    "milestone": TEXT,
    "label": TEXT,
    "territory": TEXT,
    "location": TEXT,
    "kind": TEXT,  # point | span
    "status": TEXT,  # announced | actual | rumored | canceled
    "stated": TEXT,
    "start_earliest": DAY,
    "start_latest": DAY,
    "end_earliest": DAY,
    "end_latest": DAY,
    "precision": TEXT,
    "qualifier": TEXT,
    "convention": TEXT,
    "asserted_text": TEXT,
    "asserted_earliest": DAY,
    "asserted_latest": DAY,
    "source_id": TEXT,
    "source_title": TEXT,
    "publisher": TEXT,
    "url": TEXT,
    "locator": TEXT,
    "note": TEXT,
    "chain": COUNT,
    "revision": COUNT,
    "order": TEXT,  # certain | stated | assumed
    "state": TEXT,
    "change": TEXT,
    "superseded_by": TEXT,
    "slip_min": COUNT,
    "slip_max": COUNT,
    "file": TEXT,
    "line": COUNT,
}
"""Column name to dtype, in the frame's order. Absent text is "", absent numbers are NA, absent days NaT."""

DAYS: Final = tuple(name for name, kind in COLUMNS.items() if kind == DAY)
SLIPS: Final = ("slip_min", "slip_max")
CHAIN_KEY: Final = ("production", "milestone", "label", "territory")
EDGES: Final = ("at", "start", "end")
"""`at` is the one edge of a moment; `start` and `end` those of an activity."""

ATTRS: Final = ("problems", "conventions", "supersedes", "rows")
"""What `frame.attrs` holds: problems found, conventions used, stated `supersedes` by claim id, distinct rows read."""


class SharedList(list[Any]):
    """A list that derived frames share; pandas would deep-copy it, with all its problems, at every step."""

    def __deepcopy__(self, memo: object) -> Self:
        return self


class SharedDict(dict[Any, Any]):
    """A mapping that derived frames share; see `SharedList`."""

    def __deepcopy__(self, memo: object) -> Self:
        return self


def shared_attrs(attrs: Mapping[Any, Any]) -> dict[Any, Any]:
    """Attributes for a frame, their lists and mappings shared, never to be changed in place."""
    return {name: _shared(value) for name, value in attrs.items()}


def _shared(value: Any) -> Any:
    if isinstance(value, list):
        return SharedList(value)
    return SharedDict(value) if isinstance(value, dict) else value


def day_array(days: Iterable[date | None]) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    """Days (or `None`) as a `datetime64[us]` array; years 1-9999 all fit."""
    return np.array(list(days), dtype="datetime64[D]").astype(DAY)


def build_frame(columns: Mapping[str, Any], attrs: Mapping[str, Any]) -> pd.DataFrame:
    """A claim frame of the given columns; those not given are empty. All columns must have one length."""
    length = max((len(values) for values in columns.values()), default=0)
    nowhere = np.zeros(length, dtype=np.int64)
    empty: dict[str, Any] = {
        kind: pd.Series([value], dtype=kind).array.take(nowhere)
        for kind, value in ((TEXT, ""), (DAY, None), (COUNT, None))
    }
    data = {
        name: pd.Series(columns[name] if name in columns else empty[kind].copy(), dtype=kind, copy=False)
        for name, kind in COLUMNS.items()
    }
    frame = pd.DataFrame(data, copy=False)  # no second copy of the columns, which are this frame's own
    frame.attrs = shared_attrs({"problems": [], "conventions": None, "supersedes": {}, "rows": 0, **attrs})
    return frame


def checked_frame(frame: Any) -> pd.DataFrame:
    """The frame itself, if it is a claim frame; else `UsageError` says what is missing."""
    if not isinstance(frame, pd.DataFrame):
        raise UsageError(
            f"a claim frame is needed, not {type(frame).__name__}: use timeline.read or timeline.normalize"
        )
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise UsageError(f"this frame has no column {missing[0]!r}: use timeline.read or timeline.normalize")
    return frame


def empty_frame() -> pd.DataFrame:
    """A claim frame without rows.

    >>> empty_frame().shape
    (0, 35)
    """
    return build_frame({}, {})
