"""Weeks and weekends called after their days, against a calendar: 6 June 2025 is a Friday."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import VagueDate, VagueSpan
from timeline.dates.weeks import week_of_day, weekend_of_days
from timeline.errors import ImpossibleDate, UnknownPhrase


def day(text: str) -> VagueDate:
    return VagueDate.exact(date.fromisoformat(text))


SPANS = [
    ("2025-06-06", "2025-06-08", "Friday to Sunday"),
    ("2025-05-23", "2025-05-26", "Friday to Monday"),
    ("2024-11-27", "2024-12-01", "Wednesday to Sunday"),
    ("2025-06-07", "2025-06-08", "Saturday and Sunday"),
]


@pytest.mark.parametrize(("first", "last", "why"), SPANS)
def test_named_days_stand_for_themselves(first: str, last: str, why: str) -> None:
    found = weekend_of_days(VagueSpan(day(first), day(last)))
    assert (str(found.earliest), str(found.latest), found.precision) == (first, last, "weekend"), why


@pytest.mark.parametrize("text", ["2025-06-06", "2025-06-07", "2025-06-08"])
def test_one_day_stands_for_its_weekend(text: str) -> None:
    assert weekend_of_days(day(text)).bounds == (date(2025, 6, 6), date(2025, 6, 8))


def test_one_day_stands_for_its_week() -> None:
    assert week_of_day(day("2025-06-08")).bounds == (date(2025, 6, 2), date(2025, 6, 8))


REFUSED = [
    (day("2025-06-05"), ImpossibleDate, "is a Thursday, not in a weekend"),
    (VagueSpan(day("2025-06-02"), day("2025-06-05")), ImpossibleDate, "is no weekend"),
    (VagueSpan(day("2025-06-06"), day("2025-06-15")), ImpossibleDate, "is no weekend"),
    (VagueDate(date(2025, 6, 1), date(2025, 6, 30), "month"), UnknownPhrase, "one single day"),
    (VagueSpan(day("2025-06-06"), VagueDate(date(2025, 6, 8), None, "open")), UnknownPhrase, "has two ends"),
]


@pytest.mark.parametrize(("value", "kind", "words"), REFUSED, ids=[words for _, _, words in REFUSED])
def test_refuses(value: VagueDate | VagueSpan, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        weekend_of_days(value)
