"""What stands behind a date: remarks, time zones, the same date in other words."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import VagueDate, VagueSpan, parse_date
from timeline.errors import AmbiguousDate, DateError, ImpossibleDate, UnknownPhrase

SAID = date(2024, 10, 15)  # a Tuesday

# The phrase, its bounds, its qualifier.
REMARKED = [
    ("June 7, 2024 (planned)", "2024-06-07", "2024-06-07", ""),
    ("June 7, 2024 - TBC", "2024-06-07", "2024-06-07", "uncertain"),
    ("2025, TBA", "2025-01-01", "2025-12-31", ""),
    ("2025 [TBA]", "2025-01-01", "2025-12-31", ""),
    ("June 2025 (subject to change)", "2025-06-01", "2025-06-30", "uncertain"),
    ("June 7, 2024 (?)", "2024-06-07", "2024-06-07", "uncertain"),
    ("Q3 2025 EST", "2025-07-01", "2025-09-30", "approximate"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "qualifier"), REMARKED, ids=[case[0] for case in REMARKED])
def test_remarks(text: str, earliest: str, latest: str, qualifier: str) -> None:
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert (str(found.earliest), str(found.latest), found.qualifier) == (earliest, latest, qualifier)


def test_a_remark_is_of_both_sides() -> None:
    found = parse_date("June 10 to August 16, 2024 (tentative)")
    assert isinstance(found, VagueSpan)
    assert (found.start.qualifier, found.end.qualifier) == ("uncertain", "uncertain")


@pytest.mark.parametrize("text", ["June 7, 2024 (PT)", "June 7, 2024 UTC", "June 7, 2024 local time"])
def test_a_zone_changes_nothing_and_is_named(text: str) -> None:
    found = parse_date(text)
    assert isinstance(found, VagueDate)
    assert found.bounds == (date(2024, 6, 7), date(2024, 6, 7))
    assert found.convention == "time zones: the day as written"


# The phrase, and the bounds of what both of its dates say.
AGREEING = [
    ("June 7, 2024 (2024-06-07)", "2024-06-07", "2024-06-07", "the same day"),
    ("Q3 2024 (July-September)", "2024-07-01", "2024-09-30", "the year of the first"),
    ("Q3 (July-September) 2024", "2024-07-01", "2024-09-30", "a year behind both"),
    ("2025 (Q3)", "2025-07-01", "2025-09-30", "the second within the first"),
    ("June 7 (2024)", "2024-06-07", "2024-06-07", "a year alone"),
    ("Christmas Day (December 25, 2025)", "2025-12-25", "2025-12-25", "the year of the second"),
    ("winter 2024 (December-February)", "2024-12-01", "2025-02-28", "over the turn of the year"),
    ("summer (June-August)", "2025-06-01", "2025-08-31", "neither has a year"),
    ("today (October 15)", "2024-10-15", "2024-10-15", "a relative day"),
    ("Friday (October 18)", "2024-10-18", "2024-10-18", "a weekday"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "why"), AGREEING, ids=[case[3] for case in AGREEING])
def test_two_that_agree(text: str, earliest: str, latest: str, why: str) -> None:
    found = parse_date(text, SAID)
    assert isinstance(found, VagueDate)
    assert tuple(map(str, found.bounds)) == (earliest, latest), why


REFUSED: list[tuple[str, type[DateError], str]] = [
    ("June 7, 2024 (June 14)", ImpossibleDate, "don't agree"),
    ("2024 (2025)", ImpossibleDate, "don't agree"),
    ("today (October 16)", ImpossibleDate, "don't agree"),
    ("Thanksgiving (November 27)", ImpossibleDate, "2024-11-28 to 2024-11-28"),  # that of 2025, not the next one
    ("June 7, 2024 (June 7, 2024", UnknownPhrase, "is not understood after a date"),
    ("June 7, 2024 EST", AmbiguousDate, "a time zone or 'estimated'"),
    ("June 2024 PT", UnknownPhrase, "a time zone needs a day"),
]


@pytest.mark.parametrize(("text", "kind", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refuses(text: str, kind: type[DateError], words: str) -> None:
    with pytest.raises(kind, match=words):
        parse_date(text, SAID)
