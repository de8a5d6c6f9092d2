"""A million strings that nobody would write, each read or refused: `python -m tests.bench fuzz`.

Counted are errors of any other kind than `DateError`, and strings that take more than 5 ms of processor time. The
collector is off while one is timed, because it would be timed with it.
"""

from __future__ import annotations

import csv
import gc
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from timeline.dates import VagueDate, parse_date
from timeline.dates.parse import forget
from timeline.dates.vocabulary import KNOWN
from timeline.errors import DateError

__all__ = ["LIMIT", "longest", "run", "strings"]

STRINGS = 1_000_000
LIMIT = 0.005
TABLES = Path(__file__).parents[1] / "tables"
EDTF = "0123456789X?~%-./[]{},YES "
SIGNS = (*".,-–/()'?~%&:+", " - ", " / ", ", ", "..")
SAID = VagueDate(date(2024, 9, 26), date(2024, 12, 31), "range")


def strings(seed: int) -> Iterator[str]:
    """Endless: characters, EDTF, words and signs, broken phrases; up to 1,000 characters, most of them fewer."""
    chance = random.Random(seed)
    phrases = [row["phrase"] for path in sorted(TABLES.glob("*.csv")) for row in _table(path)]
    pieces = [
        *sorted(KNOWN),
        *SIGNS,
        *map(str, (0, 1, 7, 12, 31, 1999, 2024, 99999)),
        "2024-06-07",
        "199X",
        "Q3",
        "'24",
    ]
    kinds: list[Callable[[], str]] = [
        lambda: "".join(chr(chance.randrange(0x20, 0x250)) for _ in range(chance.randrange(40))),
        lambda: "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(12))),
        lambda: "".join(chance.choices(EDTF, k=chance.randrange(1, 30))),
        lambda: " ".join(chance.choices(pieces, k=chance.randrange(1, 14)))[:64],
        lambda: "".join(chance.choices(pieces, k=chance.randrange(1, 14)))[:64],
        lambda: _broken(chance, chance.choice(phrases), chance.choice(phrases)),
        lambda: " ".join(chance.choices(pieces, k=200))[: chance.randrange(1000)],
    ]
    while True:
        yield chance.choice(kinds)()


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _broken(chance: random.Random, phrase: str, other: str) -> str:
    """A phrase with a piece of another one in the place of some of its own."""
    first, last = sorted((chance.randrange(len(phrase) + 1), chance.randrange(len(phrase) + 1)))
    start = chance.randrange(len(other) + 1)
    return phrase[:first] + other[start : start + chance.randrange(20)] + phrase[last:]


def longest(text: str) -> float:
    """Seconds of processor time to read or to refuse a text that was never seen before."""
    forget()
    start = time.thread_time()
    with suppress(DateError):
        parse_date(text, SAID)
    return time.thread_time() - start


def run() -> None:
    """Print what was uncaught, what took long, and the worst."""
    slow: list[tuple[float, str]] = []
    uncaught: list[str] = []
    gc.disable()
    for count, text in zip(range(STRINGS), strings(random.randrange(2**32)), strict=False):
        try:
            taken = longest(text)
        except Exception as error:  # noqa: BLE001 - whatever is not caught is what is looked for
            uncaught.append(f"{text!r}: {error!r}")
            continue
        if taken > LIMIT:
            slow.append((taken, text))
        if count % 1000 == 0:
            gc.collect()
    gc.enable()
    again = sorted((min(longest(text) for _ in range(3)), text) for _, text in slow)
    print(f"{STRINGS:,} strings: {len(uncaught)} uncaught, {len(slow)} over 5 ms")
    print(
        *uncaught[:20], *(f"{taken * 1000:.1f} ms when tried again: {text!r}" for taken, text in again[-20:]), sep="\n"
    )
