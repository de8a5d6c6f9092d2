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
    ("14 weeks from June 3, 2024", AmbiguousDate, "begins then and lasts so long, or the day so much later"),
    ("June 24, 25, 2024", UnknownPhrase, "a list of dates needs 'or', 'and' or 'to'"),
    ("June 7, 9 and 8, 2024", ImpossibleDate, "ends before it starts"),
    ("Jun-24", AmbiguousDate, "24 beside the month may be a day or a year"),
    ("06/07/24", AmbiguousDate, "6 July 2024 or 7 June 2024 or 24 July 2006"),
    ("2011/12", AmbiguousDate, "December 2011 or the years 2011 to 2012"),
    ("the '60s", AmbiguousDate, "'60s' may be of any century"),
    ("at least three months", UnknownPhrase, "how long at most is not said"),
    ("nearly a year", UnknownPhrase, "how long at least is not said"),
    ("not June 2024", UnknownPhrase, "'not june 2024' is not understood as a date: it says when it is not"),
    ("moved from June to July 2024", UnknownPhrase, "tells of a change from one date to another"),
    ("June 2024 (originally May 2024)", UnknownPhrase, "tells of a change from one date to another"),
    ("June 2024 from May 2024", UnknownPhrase, "it states a second date"),
    ("two weeks later", UnknownPhrase, "counts from another date, which is not in the phrase"),
    ("the first weeks of 2024", UnknownPhrase, "how many are meant is not said"),
    ("over Christmas 2024", AmbiguousDate, "which days around it are meant is not said"),
    ("after 2024 and before 2024", ImpossibleDate, "no day from 2025-01-01 on is one up to 2023-12-31"),
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
    ("calendar Q1 2024", {"fiscal_year_start": 10}, ("2024-01-01", "2024-03-31"), "quarters and halves: calendar"),
    ("Q1 CY2024", {"fiscal_year_start": 10}, ("2024-01-01", "2024-03-31"), "quarters and halves: calendar"),
    ("7.6.2024", {"day_order": "month_first"}, ("2024-07-06", "2024-07-06"), "order of numbers: month first"),
    (
        "06/07/24",
        {"day_order": "day_first"},
        ("2024-07-06", "2024-07-06"),
        "two-digit years: 1969-2068 (POSIX); order of numbers: day first",
    ),
    ("Aug '30", {"two_digit_years": 1930}, ("1930-08-01", "1930-08-31"), "two-digit years: 1930-2029"),
    ("the '60s", {"two_digit_years": 1930}, ("1960-01-01", "1969-12-31"), "two-digit years: 1930-2029"),
    ("holiday season 2024", {"seasons": "box_office"}, ("2024-11-01", "2025-01-01"), "seasons: American box office"),
    (
        "FY26",
        {"fiscal_year_start": 10},
        ("2025-10-01", "2026-09-30"),
        "fiscal years: from October, named after the year in which it ends; two-digit years: 1969-2068 (POSIX)",
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


@pytest.mark.parametrize("phrase", ["Aug '96", "'24", "7 Jun 24", "3Q24", "13/07/24", "the nineties"])
def test_years_of_two_digits_can_be_refused(phrase: str) -> None:
    with pytest.raises(AmbiguousDate, match=r"the two-digit year '\d\d' may be 19\d\d or 20\d\d"):
        parse_date(phrase, conventions=Conventions(two_digit_years=None))


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


def test_two_weeks_of_a_month_share_their_noun() -> None:
    answer = parse_date("first and second weeks of June 2024")
    assert isinstance(answer, VagueSpan)
    assert answer.start.bounds == (date(2024, 6, 1), date(2024, 6, 7))
    assert answer.end.bounds == (date(2024, 6, 8), date(2024, 6, 14))
