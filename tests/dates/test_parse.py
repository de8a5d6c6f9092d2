"""How phrases are read: tables, each row with its reason, and what a table of phrases can't say."""

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

TABLES = sorted((Path(__file__).parents[1] / "tables").glob("*.csv"))


def rows() -> list[dict[str, str]]:
    found = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as lines:
            found += list(csv.DictReader(lines))
    return found


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


def test_there_are_tables() -> None:
    assert {"film.csv", "phrases.csv"} <= {table.name for table in TABLES}


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
    ("2023-24", AmbiguousDate, "the years 2023 to 2024, or winter 2023 by its EDTF code"),
    ("2024-6", AmbiguousDate, "June 2024 or the years 2024 to 2026"),
    ("10/24", AmbiguousDate, "24 October or October of a year 24"),
    ("July 28 and August 4, 2006", UnknownPhrase, "two dates that don't follow each other"),
    ("beginning 2025", AmbiguousDate, "the first part, or from its first day on"),
    ("June 2024-25", AmbiguousDate, "25 behind a month may be a day, a month or a year"),
    ("the week before Christmas 2024", AmbiguousDate, "2024-12-16 to 2024-12-22 or 2024-12-18 to 2024-12-24"),
    ("the weekend after Thanksgiving 2025", AmbiguousDate, "2025-11-28 to 2025-11-30 or 2025-12-05 to 2025-12-07"),
    ("three-day Memorial Day weekend 2025", ImpossibleDate, "2025-05-23 to 2025-05-26, 4 days, not 3"),
    ("week of June 3 to June 28, 2024", ImpossibleDate, "no week but 26 days"),
    ("fiscal year ended September 28, 2024", UnknownPhrase, "ends within a month"),
    ("out now", UnknownPhrase, "since when is not said"),
    ("~~June 2024~~", UnknownPhrase, "'~~' strikes it out"),
    ("June 7, 2024 EST", AmbiguousDate, "'est' may be a time zone or 'estimated'"),
    ("June 2024 (PT)", UnknownPhrase, "a time zone needs a day in front of it"),
    ("June 7, 2024 (2024-06-08)", ImpossibleDate, "2024-06-07 to 2024-06-07 and 2024-06-08 to 2024-06-08 don't agree"),
    ("since 2019 to 2024", UnknownPhrase, "'since' leaves the end open, and an end is stated"),
    ("wrapped as of June 7, 2024", AmbiguousDate, "by that day, or from it on"),
    ("aired in six weeks", AmbiguousDate, "how long it took, or the day so much later"),
    ("PC: Q3 2024", UnknownPhrase, "'pc' is not understood: it names a platform or an edition"),
    ("June 6, 2025 (United States)", UnknownPhrase, "'united', 'states' are not understood: it names a territory"),
    ("will not be released in 2024", UnknownPhrase, "it says when it is not"),
    ("7pm ET June 6", UnknownPhrase, "times of day are not kept: '7pm'"),
    ("June 7, 2024 at 7:30 pm", UnknownPhrase, "times of day are not kept: '7:30 pm'"),
    ("2025/26 (Thursday)", UnknownPhrase, "a weekday needs one single day"),
    ("five weekends, four days", UnknownPhrase, "a length in weekends is not understood"),
    ("delayed by two months", UnknownPhrase, "tells of a change from one date to another"),
    ("filming", UnknownPhrase, "a date is missing at its end"),
    ("after 2024 and before 2024", ImpossibleDate, "no day from 2025-01-01 on is one up to 2023-12-31"),
    ("2018-21/2018-23", UnknownPhrase, "season codes is not EDTF"),
]


@pytest.mark.parametrize(("phrase", "kind", "words"), TEACHING, ids=[case[0][:30] for case in TEACHING])
def test_says_why(phrase: str, kind: type[DateError], words: str) -> None:
    with pytest.raises(kind, match=words):
        parse_date(phrase)


# What the hint says, where it says more than the usual.
HINTS = [
    ("Febuary 2024", "is 'february' meant"),
    ("June 6, 2025 (IMAX)", "put it into the field label"),
    ("UK: June 6, 2025", "put it into the field territory"),
    ("a 20-day shoot in June 2025", "write the start, and beside it the length as duration"),
    ("delayed from May to June 2024", "make a claim of each date"),
]


@pytest.mark.parametrize(("phrase", "words"), HINTS)
def test_hints(phrase: str, words: str) -> None:
    with pytest.raises(UnknownPhrase, match="can't read") as caught:
        parse_date(phrase)
    assert words in (caught.value.hint or "")


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
    ("Holiday 2024", {"holiday_season": (11, 12)}, ("2024-11-01", "2024-12-31"), "holiday season: November-December"),
    (
        "second half of 2025",
        {"fiscal_year_start": 4},
        ("2024-10-01", "2025-03-31"),
        "fiscal years: from April, named after the year in which it ends",
    ),
    ("second half of CY2025", {"fiscal_year_start": 4}, ("2025-07-01", "2025-12-31"), "quarters and halves: calendar"),
    (
        "third fiscal quarter of 2025",
        {"fiscal_year_start": 4},
        ("2024-10-01", "2024-12-31"),
        "fiscal years: from April, named after the year in which it ends",
    ),
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


# Said on 15 October 2024: the quarter or fiscal year of that day, by the conventions.
RELATIVE_SETTINGS: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
    ("this quarter", {"fiscal_year_start": 2}, ("2024-08-01", "2024-10-31")),
    ("next quarter", {"fiscal_year_start": 2}, ("2024-11-01", "2025-01-31")),
    ("next calendar quarter", {"fiscal_year_start": 2}, ("2025-01-01", "2025-03-31")),
    ("this fiscal year", {"fiscal_year_start": 4}, ("2024-04-01", "2025-03-31")),
    ("first half of next fiscal year", {"fiscal_year_start": 4}, ("2025-04-01", "2025-09-30")),
    ("10/24", {"day_order": "month_first"}, ("2024-10-24", "2024-10-24")),
    ("10/12", {"day_order": "day_first"}, ("2024-12-10", "2024-12-10")),
]


@pytest.mark.parametrize(("phrase", "settings", "wanted"), RELATIVE_SETTINGS)
def test_conventions_of_what_is_relative(phrase: str, settings: dict[str, Any], wanted: tuple[str, str]) -> None:
    answer = parse_date(phrase, date(2024, 10, 15), Conventions(**settings))
    assert isinstance(answer, VagueDate)
    assert tuple(map(str, answer.bounds)) == wanted
    assert answer.convention


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
