"""Seasons under each convention, their codes, and the days of the sun."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.conventions import Conventions, Seasons
from timeline.dates.seasons import Season, coded, season
from timeline.dates.sun import Turn, turn_of
from timeline.errors import ImpossibleDate

# Days in UTC as almanacs give them; 1900 was no leap year, so its turns are late.
TURNS: list[tuple[int, tuple[str, str, str, str]]] = [
    (1900, ("1900-03-21", "1900-06-21", "1900-09-23", "1900-12-22")),
    (2013, ("2013-03-20", "2013-06-21", "2013-09-22", "2013-12-21")),
    (2024, ("2024-03-20", "2024-06-20", "2024-09-22", "2024-12-21")),
    (2025, ("2025-03-20", "2025-06-21", "2025-09-22", "2025-12-21")),
]
IN_ORDER: tuple[Turn, ...] = ("march", "june", "september", "december")


@pytest.mark.parametrize(("year", "days"), TURNS)
def test_turns(year: int, days: tuple[str, ...]) -> None:
    assert tuple(str(turn_of(turn, year)) for turn in IN_ORDER) == days


@pytest.mark.parametrize("year", [1582, 3001])
def test_turns_outside(year: int) -> None:
    with pytest.raises(ImpossibleDate, match=f"seasons of the year {year} are not computed"):
        turn_of("june", year)


SEASONS: list[tuple[Seasons, Season, str, str, str]] = [
    ("meteorological", "spring", "2024-03-01", "2024-05-31", "whole months"),
    ("meteorological", "winter", "2024-12-01", "2025-02-28", "named after the year in which it begins"),
    ("southern", "spring", "2024-09-01", "2024-11-30", "half a year apart"),
    ("southern", "winter", "2024-06-01", "2024-08-31", "within one year"),
    ("astronomical", "spring", "2024-03-20", "2024-06-19", "up to the day before the solstice"),
    ("astronomical", "winter", "2024-12-21", "2025-03-19", "across the year"),
    ("box_office", "spring", "2024-03-01", "2024-05-02", "first Friday of March to the Thursday before May's"),
    ("box_office", "summer", "2024-05-03", "2024-09-02", "first Friday of May to Labor Day"),
    ("box_office", "autumn", "2024-09-03", "2024-10-31", "up to the Thursday before November's first Friday"),
    ("box_office", "winter", "2024-01-02", "2024-02-29", "after New Year's Day"),
]


@pytest.mark.parametrize(("scheme", "name", "earliest", "latest", "why"), SEASONS)
def test_seasons(scheme: Seasons, name: Season, earliest: str, latest: str, why: str) -> None:
    found = season(name, 2024, Conventions(seasons=scheme))
    assert tuple(map(str, found.bounds)) == (earliest, latest), why
    assert found.precision == "season"
    assert found.convention.startswith("seasons: ")


CODES = [
    (21, "2024-03-01", "2024-05-31", "spring"),
    (24, "2024-12-01", "2025-02-28", "winter"),
    (25, "2024-03-01", "2024-05-31", "northern spring"),
    (29, "2024-09-01", "2024-11-30", "southern spring"),
    (32, "2024-06-01", "2024-08-31", "southern winter"),
    (33, "2024-01-01", "2024-03-31", "first quarter"),
    (36, "2024-10-01", "2024-12-31", "last quarter"),
    (37, "2024-01-01", "2024-04-30", "first third"),
    (39, "2024-09-01", "2024-12-31", "last third"),
    (40, "2024-01-01", "2024-06-30", "first half"),
    (41, "2024-07-01", "2024-12-31", "second half"),
]


@pytest.mark.parametrize(("code", "earliest", "latest", "why"), CODES)
def test_codes(code: int, earliest: str, latest: str, why: str) -> None:
    found = coded(code, 2024, Conventions())
    assert tuple(map(str, found.bounds)) == (earliest, latest), why
    assert "ISO 8601-2" in found.convention


def test_hemispheres_of_codes_hold_whatever_the_season_setting() -> None:
    southern = coded(29, 2024, Conventions(seasons="astronomical"))
    assert southern.bounds == (date(2024, 9, 22), date(2024, 12, 20))
    assert coded(25, 2024, Conventions(seasons="southern")).bounds == (date(2024, 3, 1), date(2024, 5, 31))
