"""How phrases are read: one table, each row with its reason, and what a table of phrases can't say."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.dates.parse import Tense
from timeline.errors import (
    AmbiguousDate,
    DateError,
    ImpossibleDate,
    NeedsReference,
    UnknownPhrase,
)

TABLE = Path(__file__).parents[1] / "tables" / "phrases.csv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


READ = [row for row in rows() if not row["error"]]
REFUSED = [row for row in rows() if row["error"]]


def named(row: dict[str, str]) -> str:
    return f"{row['phrase']} @{row['reference']} {row['why']}"


def window(text: str) -> VagueDate | None:
    """The reference of a row: nothing, or any ISO phrase."""
    said = parse_date(text) if text else None
    assert not isinstance(said, VagueDuration)
    return said.hull() if isinstance(said, VagueSpan) else said


def meaning(row: dict[str, str]) -> VagueDate | VagueSpan | VagueDuration:
    return parse_date(row["phrase"], window(row["reference"]), tense=cast(Tense, row["tense"] or "future"))


def bounds(answer: VagueDate | VagueSpan | VagueDuration) -> tuple[Any, ...]:
    if isinstance(answer, VagueDuration):
        return "duration", str(answer.min_days), str(answer.max_days), "", ""
    if isinstance(answer, VagueSpan):
        sides = (*answer.start.bounds, *answer.end.bounds)
        return "span", *("" if side is None else side.isoformat() for side in sides)
    return "point", *("" if side is None else side.isoformat() for side in answer.bounds), "", ""


@pytest.mark.parametrize("row", READ, ids=map(named, READ))
def test_reads(row: dict[str, str]) -> None:
    answer = meaning(row)
    wanted = ("kind", "earliest", "latest", "end_earliest", "end_latest")
    assert bounds(answer) == tuple(row[name] for name in wanted)
    about = (answer.precision, answer.qualifier, answer.convention)
    assert about == (row["precision"], row["qualifier"], row["convention"])
    assert answer.text == row["phrase"]


@pytest.mark.parametrize("row", REFUSED, ids=map(named, REFUSED))
def test_refuses(row: dict[str, str]) -> None:
    with pytest.raises(DateError, match="can't read") as caught:
        meaning(row)
    assert caught.value.code == row["error"]
    assert repr(row["phrase"]) in str(caught.value)
    assert caught.value.hint


# What each refusal must say, so that the reader learns what to do.
TEACHING = [
    ("06/07/2024", AmbiguousDate, "6 July 2024 or 7 June 2024"),
    ("Thursday, June 7, 2024", ImpossibleDate, "7 June 2024 is a Friday, not a Thursday"),
    ("Feb 30, 2024", ImpossibleDate, "February has no day 30"),
    ("winter 9999", ImpossibleDate, "10000 lies outside years 1-9999"),
    ("0000", ImpossibleDate, "0000 lies outside years 1-9999"),
    ("the 1900s", AmbiguousDate, "the decade 1900-1909 or the century 1900-1999"),
    ("next summer", NeedsReference, "depends on the day on which it was said"),
    ("June 7, 2024 or thereby", UnknownPhrase, "'thereby' is not understood"),
    ("June 7, 2024 at 5", UnknownPhrase, "'at 5' is not understood after a date"),
    ("noon on June 7, 2024", UnknownPhrase, "times of day are not kept: 'noon"),
    ("June 7\x00", UnknownPhrase, r"control character '\\x00'"),
    ("June 7th, ٢٠٢٤", UnknownPhrase, "character '٢' is not understood"),
    ("x" * 65, UnknownPhrase, "65 characters is too long"),
    ("FY2024", AmbiguousDate, "begins in another month for each company"),
    ("Memorial Day 1950", ImpossibleDate, "only since 1971"),
    ("Easter 9000", ImpossibleDate, "only that of 1583-4099"),
    ("2018-21/2018-23", UnknownPhrase, "season codes is not EDTF"),
]


@pytest.mark.parametrize(("phrase", "kind", "words"), TEACHING, ids=[case[0][:30] for case in TEACHING])
def test_says_why(phrase: str, kind: type[DateError], words: str) -> None:
    with pytest.raises(kind, match=words):
        parse_date(phrase)


@pytest.mark.parametrize("given", [None, 2024, 1.5, b"2024", ["2024"], date(2024, 6, 7)])
def test_refuses_what_is_no_text(given: object) -> None:
    with pytest.raises(UnknownPhrase, match="is no text"):
        parse_date(given)  # type: ignore[arg-type]


# Each setting changes the reading, and the reading names it.
SETTINGS: list[tuple[str, dict[str, Any], tuple[str, str], str]] = [
    ("06/07/2024", {"day_order": "day_first"}, ("2024-07-06", "2024-07-06"), "order of numbers: day first"),
    ("06/07/2024", {"day_order": "month_first"}, ("2024-06-07", "2024-06-07"), "order of numbers: month first"),
    ("13/07/2024", {"day_order": "month_first"}, ("2024-07-13", "2024-07-13"), ""),
    ("summer 2024", {"seasons": "southern"}, ("2024-12-01", "2025-02-28"), "seasons: meteorological, southern"),
    ("summer 2024", {"seasons": "astronomical"}, ("2024-06-20", "2024-09-21"), "seasons: astronomical, northern"),
    (
        "early summer 2024",
        {"seasons": "box_office"},
        ("2024-05-03", "2024-06-12"),
        "seasons: American box office; early, mid, late: first, middle, last third",
    ),
    ("summer 2024", {"seasons": "box_office"}, ("2024-05-03", "2024-09-02"), "seasons: American box office"),
    (
        "Q1 2024",
        {"fiscal_year_start": 10},
        ("2023-10-01", "2023-12-31"),
        "fiscal years: from October, named after the year in which it ends",
    ),
    (
        "FY2024",
        {"fiscal_year_start": 4, "fiscal_year_named": "start"},
        ("2024-04-01", "2025-03-31"),
        "fiscal years: from April, named after the year in which it begins",
    ),
]


@pytest.mark.parametrize(("phrase", "settings", "wanted", "convention"), SETTINGS)
def test_conventions(phrase: str, settings: dict[str, Any], wanted: tuple[str, str], convention: str) -> None:
    answer = parse_date(phrase, conventions=Conventions(**settings))
    assert isinstance(answer, VagueDate)
    assert tuple(map(str, answer.bounds)) == wanted
    assert answer.convention == convention


def test_counts_as_set() -> None:
    answer = parse_date("a few weeks", conventions=Conventions(few=(3, 4)))
    assert (answer.min_days, answer.max_days) == (21, 28)  # type: ignore[union-attr]
    just = parse_date("just", date(2024, 6, 30), Conventions(just_days=3))
    assert isinstance(just, VagueDate)
    assert just.bounds == (date(2024, 6, 27), date(2024, 6, 30))


def test_a_reference_may_be_a_span() -> None:
    said = parse_date("2023-03-24/2023-12-31")
    assert isinstance(said, VagueSpan)
    answer = parse_date("next year", said)
    assert isinstance(answer, VagueDate)
    assert answer.bounds == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_vague_reference_widens_each_side_of_a_span() -> None:
    answer = parse_date("from next month to next year", VagueDate(date(2024, 11, 1), date(2024, 12, 31), "range"))
    assert isinstance(answer, VagueSpan)
    assert answer.start.bounds == (date(2024, 12, 1), date(2025, 1, 31))
    assert answer.end.bounds == (date(2025, 1, 1), date(2025, 12, 31))
