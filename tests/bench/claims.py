"""Claims: tables of growing size checked, put in order and compared, against reading the same file as plain text.

Each size has a process of its own, so that nothing is remembered from the one before and its memory is its own.
`python -m tests.bench.claims FILE` is one of these processes.
"""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

import timeline
from tests.bench.clock import cpu_seconds, seconds
from tests.bench.dates import mixed
from timeline.chains import as_of, resolve
from timeline.pipeline import select
from timeline.view import View

SIZES = (10_000, 100_000, 1_000_000)
RUNS = 3
PAST = 100_000  # claims among which as_of is timed
CHAIN = 12
MILESTONES = ("release", "trailer", "premiere", "reshoots")
TODAY = date(2040, 1, 1)
FIRST = np.datetime64("2012-01-01")


def table(count: int) -> pd.DataFrame:
    """Claims, twelve to a chain, in no order: dates as people write them, said over some years, then what happened."""
    chance = np.random.default_rng(7)
    chain, place = np.divmod(np.arange(count), CHAIN)
    said = FIRST + (chance.integers(0, 2000, count // CHAIN + 1)[chain] + 90 * place + chance.integers(0, 90, count))
    is_last = place == CHAIN - 1
    asserted = said.astype(str)
    frame = pd.DataFrame(
        {
            "production": chain // len(MILESTONES),
            "milestone": np.array(MILESTONES, dtype=object)[chain % len(MILESTONES)],
            "date": np.where(is_last, asserted, _any(chance, mixed(20_000), count)),
            "source": chance.integers(0, 900, count),
            "asserted": asserted,
            "status": np.where(is_last, "actual", _any(chance, ("", "announced", "rumored"), count)),
            "label": np.where(chain % 9 == 0, "second", ""),
            "territory": _any(chance, ("", "", "US", "JP"), count // CHAIN + 1)[chain],
            "note": np.where(chance.random(count) < 0.05, asserted, ""),
            "url": chance.integers(0, 5000, count),
        }
    )
    frame["production"] = "Production " + frame["production"].astype("str")
    frame["source"] = "source " + frame["source"].astype("str")
    frame["url"] = "https://example.org/" + frame["url"].astype("str")
    return frame.iloc[chance.permutation(count)].reset_index(drop=True)


def _any(chance: np.random.Generator, words: Any, count: int) -> Any:
    return np.array(words, dtype=object)[chance.integers(0, len(words), count)]


def run() -> None:
    """Print the largest size's times as multiples of `pandas.read_csv`, its memory, the growth, and the rest."""
    with tempfile.TemporaryDirectory() as folder:
        found = [_apart(Path(folder) / f"{size}.csv", size) for size in SIZES]
    large = found[-1]
    plain = large["read"]
    print(f"{SIZES[-1]:,} claims; 1.0 = pandas.read_csv of the same file as text ({plain:.2f} s here)")
    print(f"{large['normalize'] / plain:8.1f}  normalize: check, order and slip, all caches empty")
    print(f"{large['resolve'] / plain:8.1f}  of which order and slip")
    print(f"{large['memory'] / 2**20:8.2f}  GiB at most, {large['table'] / 2**20:.2f} of them for the table itself")
    for smaller, size in zip(found[:-1], SIZES[:-1], strict=True):
        growth = math.log(large["normalize"] / smaller["normalize"]) / math.log(SIZES[-1] / size)
        print(f"{growth:8.2f}  is the exponent of growth from {size:,} to {SIZES[-1]:,}")
    _views()
    command = shutil.which("timeline", path=f"{sys.prefix}/bin") or "timeline"
    print(f"{cpu_seconds([command, 'check']):8.2f}  s of CPU: timeline check, the whole process, bundled data")


def _apart(path: Path, size: int) -> dict[str, float]:
    """The figures of one size: of several processes those of the middle one, which read and worked at one pace."""
    table(size).to_csv(path, index=False)
    command = [sys.executable, "-m", "tests.bench.claims", str(path)]
    found = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(RUNS)]
    middle: dict[str, float] = sorted(found, key=lambda each: each["normalize"] / each["read"])[RUNS // 2]
    return middle


def _views() -> None:
    frame = timeline.normalize(table(PAST), today=TODAY)
    few = frame[frame["production"].isin(frame["production"].unique()[:10])]
    for day in ("2016-01-01", "2030-01-01"):
        known = len(as_of(frame, day))
        taken = seconds(partial(as_of, frame, day), 5)
        print(f"{taken:8.3f}  s: as_of {day}, {known:,} of {PAST:,} claims")
    print(f"{seconds(lambda: timeline.compare(frame)):8.3f}  s: compare, {PAST:,} claims")
    print(f"{seconds(lambda: select(few, View(), TODAY)):8.3f}  s: select, ten productions")


def measure(path: str) -> dict[str, float]:
    """Seconds to read a table as text, and then for the claims in it, each once; kilobytes held at most."""
    start = perf_counter()
    given = pd.read_csv(path, dtype=str, keep_default_na=False)
    read = perf_counter() - start
    held = getrusage(RUSAGE_SELF).ru_maxrss
    start = perf_counter()
    frame = timeline.normalize(given, today=TODAY)
    taken = perf_counter() - start
    most = getrusage(RUSAGE_SELF).ru_maxrss
    return {
        "read": read,
        "normalize": taken,
        "table": held,
        "memory": most,
        "resolve": seconds(lambda: resolve(frame), 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
