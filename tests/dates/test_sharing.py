"""One of two dates borrows what only the other one states."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import VagueDate, VagueSpan, parse_date
from timeline.errors import AmbiguousDate, ImpossibleDate

TUESDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("Wed/Thu next week", date(2026, 3, 18), date(2026, 3, 19)),  # a slash
        ("Monday, Tuesday or Wednesday next week", date(2026, 3, 16), date(2026, 3, 18)),  # a list
        ("after Wednesday but before Friday next week", date(2026, 3, 19), date(2026, 3, 19)),  # two open sides
        ("Monday or Tuesday before Thanksgiving 2026", date(2026, 11, 23), date(2026, 11, 24)),  # the 26th
        ("the 20th of next month or the 25th", date(2026, 4, 20), date(2026, 4, 25)),  # said of the first
        ("the 20th, 21st or 22nd of next month", date(2026, 4, 20), date(2026, 4, 22)),  # a list of days
    ],
)
def test_what_one_states_holds_for_both(phrase: str, first: date, last: date) -> None:
    found = parse_date(phrase, TUESDAY)
    assert isinstance(found, VagueDate)
    assert found.bounds == (first, last)


def test_two_that_state_their_own_stay_apart() -> None:
    found = parse_date("Friday to next Wednesday", TUESDAY)
    assert isinstance(found, VagueSpan)
    assert (found.start.bounds, found.end.bounds) == ((date(2026, 3, 13),) * 2, (date(2026, 3, 18),) * 2)


def test_a_tense_does_not_part_what_one_word_places() -> None:
    found = parse_date("Wed-Fri next week", TUESDAY, tense="past")
    assert isinstance(found, VagueSpan)
    assert found.start.bounds == (date(2026, 3, 18), date(2026, 3, 18))


@pytest.mark.parametrize(
    "phrase", ["last Wednesday or Tuesday", "Friday or Monday next week", "28th-3rd of next month"]
)
def test_where_the_order_speaks_against_it_nothing_is_shared(phrase: str) -> None:
    with pytest.raises(AmbiguousDate, match=r"whether both lie in the same (week|month) is not clear"):
        parse_date(phrase, date(2026, 3, 12))


def test_a_weekday_is_still_checked() -> None:
    with pytest.raises(ImpossibleDate, match="20 April 2026 is a Monday, not a Friday"):
        parse_date("Friday the 20th or the 21st of next month", TUESDAY)
