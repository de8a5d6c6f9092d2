"""Selections: what a view shows of a frame."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.bundled import ROWS, bundled_frame
from timeline.comparison import REVISION_COLUMNS
from timeline.errors import UsageError
from timeline.pipeline import Selection, select
from timeline.view import View

TODAY = date(2025, 11, 30)


def chosen(**view: Any) -> Selection:
    return select(bundled_frame(), View.from_keywords(view), TODAY)


FILTERS = [
    ({"milestone": "trailer"}, ["trailer"]),
    ({"status": "announced"}, ["cine", "club", "club-year", "direct", "direct-summer", "keeda", "plan"]),
    ({"source": "cineworld"}, ["cine"]),
    ({"text": "spring SUMMER"}, ["cine"]),
    ({"text": "principal photography november"}, ["shot", "shot-start"]),
    ({"text": "[.*"}, []),
    ({"text": "the_direct june"}, ["direct"]),
    ({"as_of": "2024-01-31"}, ["cine", "club", "club-year", "plan"]),
]


@pytest.mark.parametrize(("view", "claims"), FILTERS, ids=[str(case[0]) for case in FILTERS])
def test_filters(view: dict[str, Any], claims: list[str]) -> None:
    assert sorted(chosen(**view).frame["claim_id"]) == sorted(claims)


def test_a_filter_never_changes_what_the_tables_say() -> None:
    selection = chosen(status="actual", milestone="release")
    [(_, row)] = selection.comparison.iterrows()
    assert (row["first_stated"], row["first_slip_min"], row["revisions"]) == ("spring or summer of 2024", 279, 2)
    assert len(selection.moves) == 2


def test_sources_are_numbered_by_first_assertion_undated_last() -> None:
    assert [source.publisher for source in chosen().sources] == [
        "Cineworld",
        "Gaming Club",
        "The Direct",
        "Sportskeeda",
    ]
    early = chosen(as_of="2024-01-31").sources
    assert [(source.number, source.publisher, source.asserted) for source in early] == [
        (1, "Cineworld", (date(2023, 3, 24), date(2023, 4, 30))),
        (2, "Gaming Club", (date(2023, 3, 24), date(2023, 12, 31))),
        (3, "Sportskeeda", (None, None)),
    ]


def test_claims_stand_in_chain_order() -> None:
    release = chosen(milestone="release").frame["claim_id"].tolist()
    assert release == ["cine", "club", "club-year", "direct", "direct-summer", "keeda", "out"]


def test_counts() -> None:
    selection = chosen(milestone="release", as_of="2024-01-31")
    assert (len(selection.frame), selection.total, selection.left_out, selection.as_of) == (3, 4, 0, date(2024, 1, 31))


UNKNOWN = [
    ({"production": "Balerina"}, "no production is called 'Balerina': did you mean 'Ballerina'?"),
    ({"milestone": "relase"}, "no milestone is called 'relase': did you mean 'release'?"),
    ({"source": "x"}, "no source is called 'x': there are 4, such as 'cineworld'"),
]


@pytest.mark.parametrize(("view", "message"), UNKNOWN, ids=[case[1] for case in UNKNOWN])
def test_an_unknown_name_is_refused(view: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        chosen(**view)


def test_nothing_known_yet_is_an_empty_selection() -> None:
    selection = select(bundled_frame([{"id": "a", "at": "2024-01-01", "said": "2023-01-01"}]), View(), date(2022, 1, 1))
    assert len(selection.frame) == len(selection.marks) == len(selection.comparison) == len(selection.sources) == 0


TRAILER = {"id": "t", "production": "Teased", "milestone": "trailer", "at": "2024-05-01", "said": "2023-01-01"}
COMPARED = [
    ((), "release", {"release"}, ("Teased",)),
    (("trailer",), "trailer", {"trailer"}, ()),
    (("release", "trailer"), "release", {"release"}, ("Teased",)),
    (("trailer", "principal_photography"), "", set(), ("Ballerina", "Teased")),
]


@pytest.mark.parametrize(
    ("asked", "milestone", "shown", "without"), COMPARED, ids=[case[1] or "none" for case in COMPARED]
)
def test_a_portfolio_compares_by_one_milestone(
    asked: tuple[str, ...], milestone: str, shown: set[str], without: tuple[str, ...]
) -> None:
    frame = bundled_frame([*ROWS, TRAILER])
    selection = select(frame, View(view="portfolio", milestones=asked), TODAY)
    assert selection.milestone == milestone
    assert set(selection.frame["milestone"]) == set(selection.comparison["milestone"]) == shown
    assert selection.without == without


def test_other_views_compare_by_none() -> None:
    selection = select(bundled_frame(), View(view="schedule"), TODAY)
    assert (selection.milestone, selection.without) == ("", ())


def test_tables_without_rows_keep_their_columns() -> None:
    selection = select(bundled_frame([{**TRAILER, "production": "P"}]), View(), TODAY)
    assert not len(selection.moves)
    assert tuple(selection.moves.columns) == REVISION_COLUMNS
