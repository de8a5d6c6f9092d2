"""Dates: phrases read in bulk and one by one, against what people use today for the same strings."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pandas as pd
from dateutil.parser import ParserError
from dateutil.parser import parse as dateutil_parse
from edtf import parse_edtf, text_to_edtf
from edtf.natlang import en

from tests.bench.clock import cpu_seconds, seconds
from timeline.dates.columns import parse_dates
from timeline.dates.parse import forget, parse_date

PHRASES = 200_000
SAMPLE = 2_000  # for the packages that would take minutes for all of them
COMMON = ("June 7, 2024", "early 2024", "spring or summer of 2024", "Q3 2024", "Nov-Dec 2022")
SEASONS = ("spring", "summer", "fall", "winter")


def mixed(count: int) -> list[str]:
    """Six in ten are ISO days of fifteen years, the rest as people write them; what is near is said most often."""
    chance = random.Random(11)
    return [_iso(chance) if chance.random() < 0.6 else _written(chance) for _ in range(count)]


def _iso(chance: random.Random) -> str:
    return (date(2012, 1, 1) + timedelta(days=chance.randrange(15 * 365))).isoformat()


def _written(chance: random.Random) -> str:
    day = date(2012, 1, 1) + timedelta(days=int(15 * 365 * chance.betavariate(5, 2)))
    month, year = f"{day:%B}", day.year
    return chance.choice(
        (
            f"{month} {day.day}, {year}",
            f"{day.day} {month} {year}",
            f"{day:%b} {day.day}, {year}",
            f"{month} {year}",
            f"early {year}",
            f"late {year}",
            f"{chance.choice(SEASONS)} {year}",
            f"{chance.choice(SEASONS)} or winter of {year}",
            f"Q{(day.month + 2) // 3} {year}",
            f"{year}",
            f"by the end of {year}",
            f"{day:%b}-{day + timedelta(days=40):%b} {year}",
            f"mid-{month} {year}",
            f"circa {year}",
            f"{year}/{year + 1}",
            f"{year}-{day.month:02}~",
        )
    )


def run() -> None:
    """Print rates and times as multiples of those of `edtf`, dateutil and pandas on the same strings."""
    texts, days = mixed(PHRASES), [(date(1200, 1, 1) + timedelta(days=n)).isoformat() for n in range(PHRASES)]
    ours = PHRASES / seconds(lambda: parse_dates(texts), before=forget)
    refused = len(parse_dates(texts).refusals)
    print(f"{PHRASES:,} phrases, {len(set(texts)):,} distinct, {refused} refused; {ours:,.0f}/s, all caches empty")
    print(f"{ours / _rate(_edtf, texts):8,.0f}  times the rate of edtf (text_to_edtf, then parse_edtf)")
    print(
        f"{ours / _rate(text_to_edtf, texts):8,.0f}  times the rate of edtf's text_to_edtf alone, which gives no bounds"
    )
    print(f"{ours / _rate(_dateutil, texts):8,.0f}  times the rate of dateutil's parser")
    in_list, in_series = seconds(lambda: parse_dates(days)), seconds(lambda: parse_dates(pd.Series(days)))
    print(f"{seconds(lambda: pd.to_datetime(days)) / in_list:8.2f}  times the rate of pandas.to_datetime, ISO days")
    plain = seconds(lambda: pd.to_datetime(pd.Series(days)))
    print(f"{plain / in_series:8.2f}  times the rate of pandas.to_datetime, ISO days in a Series")
    for phrase in COMMON:
        _one_by_one(phrase)
    _process()


def _one_by_one(phrase: str) -> None:
    first = seconds(lambda: parse_date(phrase), 20, before=forget)
    again = seconds(lambda: [parse_date(phrase) for _ in range(100)], 20) / 100
    theirs = seconds(lambda: text_to_edtf(phrase), 20, before=_edtf_forgets)
    whole = seconds(lambda: _edtf(phrase), 5, before=_edtf_forgets)
    print(
        f"{first / whole:8.4f}  of edtf's time to bounds, {first / theirs:.2f} of text_to_edtf's alone, "
        f"said again {again / theirs:.4f}: {phrase!r}"
    )


def _process() -> None:
    command = shutil.which("timeline", path=f"{sys.prefix}/bin") or "timeline"
    ours, plain = cpu_seconds([command, "date", "June 7, 2024"]), cpu_seconds([sys.executable, "-c", "pass"])
    times = (ours - 0.15) / plain
    print(f"{times:8.2f}  times `python -c pass` plus 0.15 s of CPU: timeline date 'June 7, 2024' ({ours:.2f} s)")


def _edtf_forgets() -> None:
    en.text_to_edtf.cache_clear()
    en.text_to_edtf_date.cache_clear()


def _rate(read: Callable[[str], Any], texts: list[str]) -> float:
    sample = texts[:SAMPLE]
    return len(sample) / seconds(lambda: [read(text) for text in sample], 1)


def _edtf(text: str) -> Any:
    found = text_to_edtf(text)
    try:
        parsed = parse_edtf(found) if found else None
        return None if parsed is None else (parsed.lower_strict(), parsed.upper_strict())
    except Exception:  # noqa: BLE001 - it raises whatever its parts raise
        return None


def _dateutil(text: str) -> Any:
    try:
        return dateutil_parse(text)
    except (ParserError, OverflowError):
        return None
