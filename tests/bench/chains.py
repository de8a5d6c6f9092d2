"""Chains: one single chain of growing length, in the shapes that are hardest to put in order.

Its time should double with its length. What is timed is order, slip and state (`resolve`); reading is timed elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

import timeline
from tests.bench.clock import own_seconds
from timeline.chains import resolve

LENGTHS = (5_000, 20_000)
FIRST = np.datetime64("2012-01-01")
Columns = dict[str, Any]


def _days(numbers: Any) -> Any:
    return (FIRST + numbers).astype(str)


def _windows(count: int, longest: int) -> list[str]:
    chance = np.random.default_rng(7)
    begin = chance.integers(0, 3000, count)
    ends = begin + chance.integers(0, longest, count)
    return [f"{low}/{high}" for low, high in zip(_days(begin), _days(ends), strict=True)]


def _undated(count: int) -> Columns:
    return {"date": _windows(count, 400), "asserted": "unknown"}


def _onion(count: int) -> Columns:
    depth = np.random.default_rng(7).permutation(count) // 8
    return {
        "date": [f"{low}/{high}" for low, high in zip(_days(-depth), _days(depth), strict=True)],
        "asserted": "unknown",
    }


def _overlapping(count: int) -> Columns:
    return {"date": _windows(count, 400), "asserted": _windows(count, 2000)}


def _alternating(count: int) -> Columns:
    place = np.arange(count)
    return {"date": _days(place % 2 * 100), "asserted": _days(place // 2), "source": np.where(place % 2, "x", "y")}


def _linked(count: int) -> Columns:
    place = np.arange(count)
    named = [f"c{number}" if number < count else "" for number in (place + 1).tolist()]
    return {"date": _windows(count, 400), "asserted": _days(place), "supersedes": named}


def _canceled(count: int) -> Columns:
    place = np.arange(count)
    off = place % 2 == 1
    dates = np.where(off, "", _days(place))
    return {"date": dates, "asserted": _days(place), "status": np.where(off, "canceled", "announced")}


SHAPES: dict[str, Callable[[int], Columns]] = {
    "all undated": _undated,
    "all undated, one inside the other": _onion,
    "assertions that overlap": _overlapping,
    "two sources in turn": _alternating,
    "each replaces the next by name": _linked,
    "canceled and announced again": _canceled,
}


def run() -> None:
    """Print each shape's exponent of growth."""
    print(f"one chain of {LENGTHS[0]:,} and of {LENGTHS[-1]:,} claims: exponent of growth, order to state, CPU")
    for name, columns in SHAPES.items():
        short, long = (_taken(columns(count), count) for count in LENGTHS)
        growth = math.log(long / short) / math.log(LENGTHS[-1] / LENGTHS[0])
        print(f"{growth:8.2f}  {name} ({long:.2f} s)")


def _taken(columns: Columns, count: int) -> float:
    ids = [f"c{number}" for number in range(count)]
    shared = {"production": "P", "milestone": "release", "id": ids}
    rows = timeline.normalize(pd.DataFrame({**shared, **columns}))
    return own_seconds(partial(resolve, rows, report=False))
