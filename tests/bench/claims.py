"""Claims: reading, ordering and comparing them, against reading the same table as plain text."""

from __future__ import annotations

import random
from datetime import date, timedelta
from io import StringIO

import pandas as pd

import timeline
from tests.bench.clock import seconds
from timeline.chains import as_of, resolve
from timeline.pipeline import select
from timeline.view import View

CLAIMS = 20_000


def rows(count: int) -> list[dict[str, str]]:
    """Claims of about twelve to a chain, a fifth of them vague, as people write them."""
    chance = random.Random(7)
    first = date(2015, 1, 1)
    made = []
    for number in range(count):
        said = first + timedelta(days=chance.randrange(3000))
        due = said + timedelta(days=chance.randrange(30, 900))
        text = chance.choice([f"{due:%Y}", f"{due:%B} {due:%Y}", f"Q{(due.month + 2) // 3} {due:%Y}"])
        made.append(
            {
                "production": f"Production {number // 48}",
                "milestone": chance.choice(["release", "trailer", "premiere", "streaming_release"]),
                "date": text if number % 5 == 0 else due.isoformat(),
                "source": f"source {chance.randrange(9)}",
                "asserted": said.isoformat(),
            }
        )
    return made


def run() -> None:
    """Print each job as a multiple of `pandas.read_csv` on the same rows."""
    made = rows(CLAIMS)
    text = pd.DataFrame(made).to_csv(index=False)
    plain = seconds(lambda: pd.read_csv(StringIO(text), dtype=str, keep_default_na=False))
    today = date(2026, 1, 1)
    frame = timeline.normalize(made, today=today)
    small = frame[frame["production"].isin(frame["production"].unique()[:10])]
    figures = {
        "normalize, order and slip": lambda: timeline.normalize(made, today=today),
        "order and slip alone": lambda: resolve(frame),
        "as_of": lambda: as_of(frame, "2020-01-01"),
        "compare": lambda: timeline.compare(frame),
        "select ten productions": lambda: select(small, View(), today),
    }
    print(f"{CLAIMS:,} claims; 1.0 = pandas.read_csv of the same rows as text ({plain * 1000:.0f} ms here)")
    for name, work in figures.items():
        print(f"{seconds(work) / plain:8.1f}  {name}")
