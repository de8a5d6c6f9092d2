"""Lines: which chain speaks for a production, its slip by hand, and the order of them all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.figures.stories import BALLERINA, Row, selected
from timeline.lineup import NOT_MOVED, Line, lineup

TODAY = date(2026, 1, 1)


def said(production: str, at: str, on: str, **more: Any) -> Row:
    return {"production": production, "at": at, "stated": at or "canceled", "said": on, **more}


def happened(production: str, at: str, on: str = "2025-12-01", **more: Any) -> Row:
    return said(production, at, on, status="actual", **more)


def lines(*rows: Row, **view: Any) -> list[Line]:
    return list(lineup(selected(rows, "portfolio", TODAY, **view)))


def line(*rows: Row, **view: Any) -> Line:
    (only,) = lines(*rows, **view)
    return only


FIRST = said("P", "2025-03-01", "2024-01-01")
MOVED = said("P", "2025-03-31", "2024-02-01")
SPRING = said("P", "2025-03-01/2025-05-31", "2024-01-01")
SLIPS = [
    ((FIRST,), (0, 0, NOT_MOVED), "announced", "it stands as it was announced"),
    ((FIRST, MOVED), (30, 30, "later"), "announced", "1 to 31 March"),
    ((FIRST, happened("P", "2025-03-01")), (0, 0, "on time"), "actual", "to the day"),
    ((FIRST, MOVED, happened("P", "2025-03-03")), (2, 2, "later"), "actual", "against the first date, not the last"),
    ((FIRST, happened("P", "2025-02-20")), (-9, -9, "earlier"), "actual", "20 February to 1 March, not a leap year"),
    ((SPRING, happened("P", "2025-04-10")), (-51, 40, "within"), "actual", "31 May back to 10 April; on from 1 March"),
    ((SPRING,), (0, 0, NOT_MOVED), "announced", "a vague date that was never changed has not moved"),
    (
        (SPRING, said("P", "2025-05-01/2025-06-30", "2024-03-01")),
        (-30, 121, "undetermined"),
        "announced",
        "31 May back to 1 May; 1 March to 30 June",
    ),
    ((said("P", "2025-03-01/..", "2024-01-01"), MOVED), (None, 30, "within"), "announced", "inside an open window"),
    ((FIRST, said("P", "", "2024-02-01", status="canceled")), (None, None, ""), "canceled", "canceled"),
    ((said("P", "2025-03-01", "2024-01-01", status="rumored"),), (None, None, ""), "rumored", "only rumored"),
    ((happened("P", "2025-03-01"),), (None, None, ""), "actual", "never announced"),
    (
        (FIRST, said("P", "2025-06-01", "2024-01-01", source="other")),
        (None, None, ""),
        "conflicting",
        "two sources of one day",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "slip", "state", "why"), SLIPS, ids=[case[-1] for case in SLIPS])
def test_slips(rows: tuple[Row, ...], slip: tuple[int | None, int | None, str], state: str, why: str) -> None:
    found = line(*rows)
    assert (found.low, found.high, found.verdict) == slip, why
    assert found.state == state, why
    assert found.is_compared is (slip[2] != "")


def test_the_film_of_the_design() -> None:
    found = line(*BALLERINA)
    assert (found.low, found.high, found.verdict) == (279, 462, "later")
    assert [mark.claim_id for mark in found.standing] == ["r4"]
    assert found.first_mark is not None
    assert found.first_mark.claim_id == "r1"
    assert found.last_mark is None, "June 6, 2025 was met: one mark with the actual"
    assert found.revisions == 2
    assert found.track[0] == (date(2024, 3, 1), date(2024, 8, 31))


def test_marks_of_a_date_that_moved_and_was_missed() -> None:
    found = line({**FIRST, "id": "a"}, {**MOVED, "id": "b"}, {**happened("P", "2025-04-02"), "id": "c"})
    assert found.first_mark is not None
    assert found.last_mark is not None
    assert (found.first_mark.claim_id, found.last_mark.claim_id) == ("a", "b")
    assert [mark.claim_id for mark in found.standing] == ["c"]


CHAINS = [
    ([("", ""), ("", "US")], ("", ""), "the worldwide one before a territory's"),
    ([("", "US"), ("", "DE")], ("", "DE"), "the earlier of two territories"),
    ([("cut", ""), ("", "")], ("", ""), "one without a label before others"),
    ([("cut", ""), ("", "US")], ("cut", ""), "worldwide counts more than having no label"),
]


@pytest.mark.parametrize(("keys", "chosen", "why"), CHAINS, ids=[case[-1] for case in CHAINS])
def test_one_chain_speaks_for_a_production(keys: list[tuple[str, str]], chosen: tuple[str, str], why: str) -> None:
    rows = [
        said("P", f"2025-0{9 - number}-01", "2024-01-01", label=label, territory=territory)
        for number, (label, territory) in enumerate(keys)
    ]
    found = line(*rows)
    assert ((found.label, found.territory), found.others) == (chosen, len(keys) - 1), why


def test_a_release_that_happened_speaks_before_a_worldwide_plan() -> None:
    plan = said("P", "2025-01-01/2025-12-31", "2024-01-01")
    found = line(plan, happened("P", "2025-07-04", territory="US"))
    assert (found.territory, found.state, found.others) == ("US", "actual", 1)
    assert (found.low, found.high, found.verdict) == (-180, 184, "within"), "against the date that worldwide lends"
    assert found.first_mark is not None
    assert found.first_mark.territory == ""


def test_the_latest_comes_first_and_the_unknown_last() -> None:
    came = {"early": "2025-01-01", "on time": "2025-01-10", "Part 10": "2025-02-09", "Part 9": "2025-02-09"}
    came["late"] = "2025-02-28"
    rows = [row for name, day in came.items() for row in (said(name, "2025-01-10", "2024-01-01"), happened(name, day))]
    rows += [said("stands", "2025-01-10", "2024-01-01"), happened("Alone", "2025-01-01")]
    rows += [said("dropped", "2025-01-10", "2024-01-01"), said("dropped", "", "2024-02-01", status="canceled")]
    assert [found.production for found in lines(*rows)] == [
        "late",  # 49 days
        "Part 9",  # 30 days, and 9 comes before 10
        "Part 10",
        "on time",
        "stands",
        "early",
        "Alone",
        "dropped",
    ]


def test_an_open_slip_is_ordered_by_the_side_that_is_known() -> None:
    rows = [
        said("open", "2025-03-01", "2024-01-01"),
        said("open", "2025-05-10/..", "2024-02-01"),  # at least 70 days
        said("sixty", "2025-03-01", "2024-01-01"),
        said("sixty", "2025-04-30", "2024-02-01"),
        said("eighty", "2025-03-01", "2024-01-01"),
        said("eighty", "2025-05-20", "2024-02-01"),
    ]
    assert [found.production for found in lines(*rows)] == ["eighty", "open", "sixty"]


def test_a_milestone_that_is_asked_for() -> None:
    found = line(*BALLERINA, milestones=("principal_photography",))
    assert (found.edge, found.low, found.high, found.verdict) == ("start", 62, 182, "later")


@pytest.mark.parametrize(
    ("milestones", "milestone"),
    [((), "release"), (("trailer",), "trailer"), (("trailer", "release"), "release"), (("trailer", "song"), "")],
)
def test_which_milestone_is_compared(milestones: tuple[str, ...], milestone: str) -> None:
    selection = selected(BALLERINA, "portfolio", TODAY, milestones=milestones)
    assert selection.milestone == milestone
    assert len(lineup(selection)) == (1 if milestone else 0)
    assert set(selection.frame["milestone"]) == ({milestone} if milestone else set())


def test_a_filter_changes_nothing_that_is_said() -> None:
    rows = [{**FIRST, "source": "a"}, {**MOVED, "source": "b"}, happened("P", "2025-04-02", source="c")]
    found = line(*rows, statuses=("announced",))
    assert (found.low, found.high, found.verdict, found.state) == (32, 32, "later", "actual")
    assert found.standing == ()


def test_a_cancellation_out_of_sight_still_cancels() -> None:
    found = line(FIRST, MOVED, said("P", "", "2024-03-01", status="canceled"), statuses=("announced",))
    assert (found.state, found.verdict, found.word) == ("canceled", "", "canceled")


def test_the_worldwide_chain_may_be_filtered_out() -> None:
    rows = [FIRST, MOVED, happened("P", "2025-04-02", territory="US")]
    found = line(*rows, territories=("US",))
    assert (found.low, found.high, found.verdict, found.revisions) == (32, 32, "later", 1)
    assert found.first_mark is None


def test_as_of_a_day_before_it_happened() -> None:
    found = line(FIRST, MOVED, happened("P", "2025-04-02", "2025-04-02"), as_of=date(2024, 6, 1))
    assert (found.low, found.high, found.state) == (30, 30, "announced")


def test_productions_without_the_milestone_are_named() -> None:
    rows = [FIRST, said("Q", "2025-03-01", "2024-01-01", milestone="trailer")]
    selection = selected(rows, "portfolio", TODAY)
    assert selection.without == ("Q",)
    assert [found.production for found in lineup(selection)] == ["P"]
