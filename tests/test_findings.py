"""Titles: a computed finding for each view, at any as-of date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.bundled import bundled_frame
from timeline.findings import counts, export_title, first_said, headline, subtitle
from timeline.pipeline import Selection, select
from timeline.view import View

Row = dict[str, Any]
A = {"id": "a", "at": "2025-06-06", "said": "2024-10-01"}
B = {"id": "b", "at": "2025-06-20", "said": "2024-11-01"}
C = {"id": "c", "at": "", "said": "2024-12-01", "status": "canceled"}


def shown(rows: list[Row] | None = None, today: date = date(2025, 11, 30), **view: Any) -> Selection:
    return select(bundled_frame(rows), View.from_keywords(view), today)


def happened(day: str) -> Row:
    return {"id": "out", "at": day, "said": "2025-08-01", "status": "actual"}


BUNDLED = [
    ("schedule", None, "Released 279–462 days after the first date announced"),
    ("compare", None, "Release: 279–462 days late against the first date, 364 days against the first exact one"),
    ("history", None, "The release date moved twice, the last time 364 days later"),
    ("claims", None, "13 claims, each with its source"),
    ("portfolio", None, "Release: 279–462 days late against the first date announced"),
    ("portfolio", "2024-01-31", "Release: narrowed since first announced"),
    ("portfolio", "2023-05-01", "Release: not moved since first announced"),
    ("schedule", "2024-01-31", "Release announced for 7 Jun 2024"),
    ("schedule", "2024-12-31", "Release now 6 Jun 2025, 279–462 days later than first announced"),
    ("history", "2024-01-31", "The release date moved once, narrowed"),
    ("history", "2023-05-01", "No announced date has changed"),
    ("compare", "2024-01-31", "Ballerina: 2 milestones"),
    # Three dates said, a trailer shown; a start planned, two edges shot, two of post-production, three of the release.
    ("timeline", None, "12 events, from Jun–Aug 2022 to 6 Jun 2025"),
    ("timeline", "2023-05-01", "3 events, from Jun–Aug 2022 to Mar–Aug 2024"),
]


@pytest.mark.parametrize(("view", "as_of", "title"), BUNDLED, ids=[f"{c[0]} {c[1]}" for c in BUNDLED])
def test_the_bundled_film(view: str, as_of: str | None, title: str) -> None:
    assert headline(shown(view=view, as_of=as_of)) == title


OTHERS = [
    ([A], "Release was due 6 Jun 2025"),
    ([A, B], "Release was due 20 Jun 2025, 14 days later than first announced"),
    ([{**A, "at": "2026-06-06"}], "Release announced for 6 Jun 2026"),
    ([A, {**B, "at": "2026-06-06"}], "Release now 6 Jun 2026, 365 days later than first announced"),
    ([{**A, "at": "2026-06-06/.."}], "Release announced: from 6 Jun 2026"),
    ([{**A, "at": "../2026-06-06"}, C], "Release canceled; last announced: by 6 Jun 2026"),
    ([{**A, "at": "../2025-06-06"}], "Release was due by 6 Jun 2025"),
    (
        [{**A, "source": "x"}, {**B, "said": A["said"], "source": "y"}],
        "Sources conflict on the release, 6 Jun 2025 or 20 Jun 2025",
    ),
    ([A, C], "Release canceled; last announced for 6 Jun 2025"),
    ([happened("2025-06-06")], "Released 6 Jun 2025"),
    ([A, happened("2025-06-06")], "Released on the first date announced"),
    ([A, happened("2025-06-05")], "Released 1 day before the first date announced"),
    ([{**A, "at": "2025-06-01/2025-06-30"}, happened("2025-06-05")], "Released within the window first announced"),
    (
        [A, happened("2025-06-01/2025-06-30")],
        "Released Jun 2025, first announced for 6 Jun 2025",
    ),
    ([{"id": "t", "milestone": "trailer", "at": "2025-06-06", "said": "2024-10-01"}], "Ballerina: 1 milestone"),
    ([], "Nothing to show"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "title"), OTHERS, ids=[case[1] for case in OTHERS])
def test_other_productions(rows: list[Row], title: str) -> None:
    assert headline(shown(rows)) == title


def test_several_productions_are_counted() -> None:
    assert headline(shown([A, {**B, "production": "1917"}])) == "2 productions, 2 milestones"


SEVERAL = [
    ("compare", [A, happened("2025-06-20")], "2 productions: 1 of 2 comparable milestones late against the first date"),
    (
        "compare",
        [A, happened("2025-06-06")],
        "2 productions: none of 2 comparable milestones late against the first date",
    ),
    ("compare", [A], "2 productions: none of 1 comparable milestone late against the first date"),
    ("history", [A, B], "2 productions: 1 of 2 announced dates moved"),
    ("history", [A], "2 productions: none of 2 announced dates moved"),
    ("claims", [A, B], "4 claims of 2 productions, each with its source"),
    ("schedule", [A, B], "2 productions, 2 milestones"),
    ("timeline", [A, B], "2 productions, 2 milestones"),
]


@pytest.mark.parametrize(("view", "rows", "title"), SEVERAL, ids=[f"{row[0]}: {row[2]}" for row in SEVERAL])
def test_several_productions(view: str, rows: list[Row], title: str) -> None:
    on_time = [{**A, "id": "1"}, {**happened("2025-06-06"), "id": "2"}]
    told = [{"source": "x", **row} for row in [*rows, *({**row, "production": "1917"} for row in on_time)]]
    assert headline(shown(told, view=view)) == title


def test_several_productions_with_nothing_to_compare() -> None:
    rows = [{**happened("2025-06-06"), "id": name, "production": name} for name in ("a", "b")]
    for view in ("compare", "history"):
        assert headline(shown(rows, view=view)) == "2 productions, 2 milestones"


def test_a_portfolio_counts_productions() -> None:
    rows = [A, B, {**A, "id": "z", "production": "1917"}]
    assert headline(shown(rows, view="portfolio")) == (
        "1 of 2 productions later than first announced; the median 7 days later"
    )
    rumor = {**A, "id": "r", "production": "Rumored", "status": "rumored"}
    assert headline(shown([rumor, {**rumor, "id": "s", "production": "Too"}], view="portfolio")) == (
        "2 productions, 2 milestones"
    )
    assert headline(shown([], view="portfolio")) == "Nothing to show"


def test_a_picture_names_its_production() -> None:
    assert export_title(shown()) == "Ballerina: released 279–462 days after the first date announced"


def test_a_picture_of_a_comparison_has_one_colon() -> None:
    assert export_title(shown(view="compare")).startswith("Ballerina, release: 279–462 days late")


def test_who_said_it_first() -> None:
    said = "First said: “spring or summer of 2024”, Cineworld\N{THIN SPACE}¹, Mar–Apr 2023"
    assert first_said(shown()) == said
    assert first_said(shown([happened("2025-06-06")])) == ""


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("2024-10-01", "First said: “2025-06-06”, 1 Oct 2024"),
        ("", "First said: “2025-06-06”"),
    ],
)
def test_who_said_it_first_is_not_told(said: str, line: str) -> None:
    assert first_said(shown([{**A, "source": "", "said": said}])) == line


def test_who_said_it_first_says_of_what() -> None:
    assert first_said(shown([{**A, "milestone": "trailer", "source": ""}])) == (
        "Trailer first said: “2025-06-06”, 1 Oct 2024"
    )
    assert first_said(shown([A, {**B, "production": "1917"}])) == ""


def test_what_cannot_be_compared_is_named_by_what_differs() -> None:
    rows = [A, happened("2025-06-06"), *({**A, "id": name, "production": name} for name in "PQRST")]
    told = "1 of {} milestones can be compared  ·  not both announced and happened: {}"
    assert subtitle(shown(rows, view="compare")) == told.format(6, "P, Q, R and 2 more")
    assert subtitle(shown(rows[:-1], view="compare")) == told.format(5, "P, Q, R, S")


def test_claims_without_a_source_are_not_said_to_have_one() -> None:
    bare = {**B, "source": ""}
    assert headline(shown([A, bare], view="claims")) == "2 claims, 1 with a source"
    assert headline(shown([bare], view="claims")) == "1 claim, none with a source"
    assert counts(shown([bare])) == "1 milestone, 1 claim without a named source"
    assert counts(shown([bare], text="nonesuch")) == "0 milestones, 0 claims"
    assert subtitle(shown([bare], view="timeline")).startswith("Without a named source  ·  1 said and shown")


SUBTITLES = [
    (
        "schedule",
        "First said: “spring or summer of 2024”, Cineworld\N{THIN SPACE}¹, Mar–Apr 2023  ·  "
        "4 milestones, 13 claims from 4 sources, 3 dates superseded",
    ),
    ("timeline", "From 4 sources  ·  4 said and shown, 8 made and released, 3 of them superseded"),
    (
        "compare",
        "2 of 4 milestones can be compared  ·  not both announced and happened: post-production, trailer",
    ),
    (
        "portfolio",
        "Release: the date first announced against the one that stands, or happened  ·  "
        "1 production, 7 claims from 4 sources, 2 dates superseded",
    ),
    (
        "claims",
        "By milestone, each in the order it was said  ·  4 superseded, 3 fulfilled, 5 actual, 1 restated",
    ),
]


@pytest.mark.parametrize(("view", "line"), SUBTITLES, ids=[case[0] for case in SUBTITLES])
def test_subtitles(view: str, line: str) -> None:
    assert subtitle(shown(view=view)) == line


def test_counts() -> None:
    assert counts(shown()) == "4 milestones, 13 claims from 4 sources, 3 dates superseded"
    assert counts(shown([A])) == "1 milestone, 1 claim from 1 source"


def test_a_cancellation_that_was_lifted_is_no_superseded_date() -> None:
    again = {"id": "again", "at": "2026-02-02", "said": "2025-01-01"}
    lifted = shown([A, C, again])
    assert [mark.state for mark in lifted.marks] == ["superseded", "superseded", "current"]
    assert counts(lifted) == "1 milestone, 3 claims from 1 source, 1 date superseded"


def test_a_portfolio_counts_what_it_doesn_t_tell() -> None:
    rows = [A, {**A, "id": "r", "production": "Rumored", "status": "rumored"}]
    rows += [{**A, "id": "t", "production": "Teased", "milestone": "teaser"}]
    assert counts(shown(rows, view="portfolio")) == (
        "2 productions, 2 claims from 1 source; no slip: 1 rumored; 1 production has no release among these claims"
    )
