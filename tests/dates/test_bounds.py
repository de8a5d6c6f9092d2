"""Bounds and their arithmetic: inclusive days, open sides, and values that contradict themselves."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates.bounds import VagueDate, VagueDuration, VagueSpan, hull_of, joined
from timeline.errors import ImpossibleDate, UsageError


def vague(earliest: str | None, latest: str | None, precision: str = "range", **about: str) -> VagueDate:
    first, last = (None if side is None else date.fromisoformat(side) for side in (earliest, latest))
    return VagueDate(first, last, precision, **about)


JUNE = vague("2024-06-01", "2024-06-30", "month")
SUMMER = vague("2024-06-01", "2024-08-31", "season")
FROM_JULY = vague("2024-07-01", None, "open")
BY_MAY = vague(None, "2024-05-31", "open")
UNKNOWN = vague(None, None, "open")

# One, other, contains, overlaps, why.
PAIRS = [
    (SUMMER, JUNE, True, True, "a month of the season"),
    (JUNE, SUMMER, False, True, "the season is wider"),
    (JUNE, JUNE, True, True, "equal bounds"),
    (JUNE, FROM_JULY, False, False, "June ends the day before"),
    (SUMMER, FROM_JULY, False, True, "an open side is never contained"),
    (FROM_JULY, vague("2024-07-01", "2024-07-01", "day"), True, True, "the first day is included"),
    (BY_MAY, JUNE, False, False, "May ends the day before"),
    (UNKNOWN, BY_MAY, True, True, "nothing known contains all"),
]


@pytest.mark.parametrize(("one", "other", "contains", "overlaps", "why"), PAIRS, ids=[pair[-1] for pair in PAIRS])
def test_relations(one: VagueDate, other: VagueDate, contains: bool, overlaps: bool, why: str) -> None:
    assert one.contains(other) is contains, why
    assert one.overlaps(other) is other.overlaps(one) is overlaps, why


def test_questions() -> None:
    day = VagueDate.exact(date(2024, 6, 7))
    assert (day.is_exact, day.is_open, day.precision) == (True, False, "day")
    assert (FROM_JULY.is_exact, FROM_JULY.is_open) == (False, True)
    assert (UNKNOWN.is_exact, JUNE.is_exact) == (False, False)


def test_hull_keeps_what_both_say() -> None:
    first = vague("2024-03-01", "2024-05-31", "season", qualifier="uncertain", convention="a; b")
    found = first.hull(vague("2024-06-01", "2024-08-31", "season", qualifier="approximate", convention="b; c"))
    assert found == vague("2024-03-01", "2024-08-31", "range", qualifier="approximate, uncertain", convention="a; b; c")
    assert hull_of((SUMMER, SUMMER)) == SUMMER
    assert JUNE.hull(FROM_JULY) == vague("2024-06-01", None, "open")


def test_shift() -> None:
    assert JUNE.shift(-1).bounds == (date(2024, 5, 31), date(2024, 6, 29))
    assert FROM_JULY.shift(1).bounds == (date(2024, 7, 2), None)
    with pytest.raises(ImpossibleDate, match="outside years 1-9999"):
        VagueDate.exact(date.max).shift(1)


def test_span() -> None:
    span = VagueSpan(JUNE, vague("2024-08-01", "2024-08-31", "month", qualifier="uncertain"), "June to August")
    assert span.hull() == vague("2024-06-01", "2024-08-31", "range", qualifier="uncertain", text="June to August")
    assert (span.precision, span.qualifier) == ("month", "uncertain")
    assert VagueSpan(JUNE, SUMMER).precision == "range"
    assert VagueSpan(JUNE, UNKNOWN).hull() == vague("2024-06-01", None, "open")


# Length, start, the end bound by bound, why.
ENDS = [
    (
        VagueDuration(59, 92),
        vague("2024-02-01", "2024-02-29", "month"),
        ("2024-03-30", "2024-05-30"),
        "both days count",
    ),
    (VagueDuration(1, 1), vague("2024-02-01", "2024-02-01", "day"), ("2024-02-01", "2024-02-01"), "one day"),
    (VagueDuration(10, 20), FROM_JULY, ("2024-07-10", None), "an open side stays open"),
]


@pytest.mark.parametrize(("length", "start", "end", "why"), ENDS, ids=[case[-1] for case in ENDS])
def test_end_from_start(length: VagueDuration, start: VagueDate, end: tuple[str, str | None], why: str) -> None:
    found = length.end_from(start)
    assert tuple(None if side is None else str(side) for side in found.bounds) == end, why


def test_start_from_end() -> None:
    found = VagueDuration(59, 92).start_from(vague("2024-05-01", "2024-05-31", "month"))
    assert found.bounds == (date(2024, 1, 31), date(2024, 4, 3))
    assert VagueDuration(5, 5).start_from(VagueDate.exact(date(2024, 3, 5))) == vague("2024-03-01", "2024-03-01", "day")


def test_length_reaching_outside() -> None:
    with pytest.raises(ImpossibleDate, match="outside years"):
        VagueDuration(2, 3).end_from(VagueDate.exact(date.max))


def test_contradictions_are_refused() -> None:
    with pytest.raises(UsageError, match="2024-06-30 comes after the latest 2024-06-01"):
        vague("2024-06-30", "2024-06-01")
    with pytest.raises(UsageError, match="no precision 'fortnight'"):
        vague("2024-06-01", "2024-06-30", "fortnight")
    with pytest.raises(UsageError, match="no qualifier 'rough'"):
        vague("2024-06-01", "2024-06-30", qualifier="rough")
    with pytest.raises(UsageError, match="the start 2024-07-01 comes after the end 2024-06-30"):
        VagueSpan(FROM_JULY, JUNE)
    with pytest.raises(UsageError, match="a length of 3 to 2 days"):
        VagueDuration(3, 2)
    with pytest.raises(UsageError, match="no qualifier 'rough'"):
        VagueDuration(1, 2, qualifier="rough")


def test_joined_names_each_once() -> None:
    assert joined(("a; b", "", "b; c")) == "a; b; c"
