"""The finding of a lineup, and what it says that it doesn't tell; medians by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.figures.stories import BALLERINA, Row, selected
from timeline.lineup import lineup_finding, missing_sentence, slipless_words, without_words
from timeline.pipeline import Selection

FIRST = date(2025, 3, 1)


def slipped(*days: int, status: str = "actual", milestone: str = "release") -> list[Row]:
    """Productions that were announced for 1 March 2025 and are so many days late."""
    rows: list[Row] = []
    for number, day in enumerate(days):
        base = {"production": f"P{number}", "milestone": milestone}
        rows.append({**base, "at": FIRST.isoformat(), "said": "2024-01-01"})
        if day or status == "actual":
            at = (FIRST + timedelta(days=day)).isoformat()
            rows.append({**base, "at": at, "said": "2025-12-01", "status": status})
    return rows


def window(name: str, first: str, second: str) -> list[Row]:
    base = {"production": name}
    return [{**base, "at": first, "said": "2024-01-01"}, {**base, "at": second, "said": "2024-02-01"}]


def shown(rows: Any, **view: Any) -> Selection:
    return selected(rows, "portfolio", date(2026, 1, 1), **view)


FINDINGS = [
    (slipped(10, 20, 30), "3 of 3 productions later than first announced; the median 20 days late"),
    (slipped(10, 21), "2 of 2 productions later than first announced; the median 15–16 days late"),  # 15.5
    (slipped(-4, -2, 0), "None of 3 productions later than first announced; the median 2 days early"),
    (slipped(0, 0, 9), "1 of 3 productions later than first announced; the median on time"),
    (slipped(0, 0, 9, status="announced"), "1 of 3 productions later than first announced; the median has not moved"),
    (slipped(5, 6, status="announced"), "2 of 2 productions later than first announced; the median 5–6 days later"),
    (
        # −30 to 121 days, 20, 30: the median of the least is 20, that of the greatest 30.
        [*slipped(20, 30), *window("W", "2025-03-01/2025-05-31", "2025-05-01/2025-06-30")],
        "2–3 of 3 productions later than first announced; the median 20–30 days later",
    ),
    (
        [*slipped(3), *window("W", "2025-03-01/2025-05-31", "2025-05-01/2025-06-30")],
        # Midway between −30 and 3, and between 3 and 121: −13.5 to 62.
        "1–2 of 2 productions later than first announced; the median −14 to +62 d",
    ),
    (
        # At least 70, and 5: the median has no greatest value.
        [*slipped(5), *window("W", "2025-03-01", "2025-05-10/..")],
        "2 of 2 productions later than first announced",
    ),
    (
        slipped(3, 4, milestone="trailer"),
        "Trailer: 2 of 2 productions later than first announced; the median 3–4 days late",
    ),
    (BALLERINA, "Release: 279–462 days late against the first date announced"),
    (slipped(0), "Release: on the first date announced"),
    (slipped(-1), "Release: 1 day early against the first date announced"),
    (slipped(0, status="announced"), "Release: not moved since first announced"),
    (window("W", "2025-03-01/2025-05-31", "2025-04-10"), "Release: narrowed since first announced"),
    (
        window("W", "2025-03-01/2025-05-31", "2025-05-01/2025-06-30"),
        "Release: −30 to +121 d against the first date announced",
    ),
    ([{"production": "P", "at": "2025-03-01", "said": "2025-04-01", "status": "actual"}], ""),
    ([], ""),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "finding"), FINDINGS, ids=[case[1] or "nothing" for case in FINDINGS])
def test_findings(rows: list[Row], finding: str) -> None:
    chosen = ("trailer",) if finding.startswith("Trailer") else ()
    assert lineup_finding(shown(rows, milestones=chosen)) == finding


def test_what_has_no_slip_is_counted_apart() -> None:
    rumor = {"production": "R", "at": "2025-03-01", "said": "2024-01-01", "status": "rumored"}
    alone = {"production": "A", "at": "2025-03-01", "said": "2025-04-01", "status": "actual"}
    other = {**alone, "production": "B"}
    selection = shown([*slipped(7), rumor, alone, other])
    assert lineup_finding(selection) == "1 of 1 production later than first announced; the median 7 days late"
    assert slipless_words(selection) == "no slip: 2 never announced, 1 rumored"
    assert slipless_words(shown(slipped(7))) == ""


def test_sources_that_conflict_are_counted_in_words() -> None:
    rivals = [
        {"production": "Q", "at": day, "said": "2024-01-01", "source": source}
        for day, source in (("2025-03-01", "x"), ("2025-06-01", "y"))
    ]
    assert slipless_words(shown(rivals)) == "no slip: 1 with conflicting sources"


def test_productions_without_the_milestone() -> None:
    trailer = {"production": "T", "milestone": "trailer", "at": "2025-03-01", "said": "2024-01-01"}
    assert without_words(shown([*slipped(7), trailer])) == "1 production has no release among these claims"
    two = [trailer, {**trailer, "production": "U"}]
    assert without_words(shown([*slipped(7), *two])) == "2 productions have no release among these claims"
    assert without_words(shown(slipped(7))) == ""
    assert missing_sentence(shown([*slipped(7), trailer])) == ""


def test_why_there_is_no_lineup() -> None:
    trailer = {"production": "T", "milestone": "trailer", "at": "2025-03-01", "said": "2024-01-01"}
    assert missing_sentence(shown([trailer])) == (
        "1 production has no release among these claims. Choose another milestone to compare them by."
    )
    several = shown(BALLERINA, milestones=("trailer", "song"))
    assert missing_sentence(several) == (
        "Several milestones are chosen. Productions are compared by one: choose it alone."
    )
    assert missing_sentence(shown([trailer], text="nonesuch")) == ""
