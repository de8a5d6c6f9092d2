from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.figures.stories import BALLERINA, ODD, selected
from tests.frames import bounds
from timeline.figures.naming import accessible_name, hover_text, label_texts, row_detail, row_name
from timeline.marks import Mark


def mark_of(claim: str, rows: Any = BALLERINA) -> Mark:
    return next(mark for mark in selected(rows, "schedule").marks if claim in mark.claims)


@pytest.mark.parametrize(
    ("claim", "texts", "why"),
    [
        ("r2", ["7 Jun 2024"], "an exact day"),
        ("p0", ["start, summer 2022", "summer 2022"], "a start alone says so, while there is room"),
        ("p1", ["Nov – Dec 2022", "2022"], "both ends"),
        ("re", ["Feb – Mar/May 2024", "2024"], "a vague end"),
        (
            "pp1",
            [
                "started Jan–Apr 2023, still going on 26 Sep 2024",
                "still going on 26 Sep 2024",
                "still going Sep 2024",
            ],
            "an end that is not known",
        ),
    ],
)
def test_labels_of_the_film(claim: str, texts: list[str], why: str) -> None:
    assert label_texts(mark_of(claim)) == texts, why


@pytest.mark.parametrize(
    ("claim", "first", "why"),
    [
        ("o1", "by 31 Mar 2024", "open to the left"),
        ("o2", "from 1 Sep 2024", "open to the right"),
        ("o5", "1 Aug 2024, rumored", "the word follows the date"),
        ("o7", "canceled", "canceled without a date of its own"),
        ("o9", "May 2023", "an activity with one vague date"),
    ],
)
def test_labels_of_odd_claims(claim: str, first: str, why: str) -> None:
    assert label_texts(mark_of(claim, ODD))[0] == first, why


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("approximate", "about 7 Jun 2024"),
        ("uncertain", "7 Jun 2024?"),
        ("approximate, uncertain", "about 7 Jun 2024?"),
        ("", "7 Jun 2024"),
    ],
)
def test_a_qualifier_is_never_dropped(qualifier: str, text: str) -> None:
    assert label_texts(replace(mark_of("r2"), qualifier=qualifier)) == [text]


def test_a_source_s_own_words_have_their_qualifier_already() -> None:
    mark = replace(mark_of("r1"), stated="circa spring of 2024", qualifier="approximate", precision="season")
    assert label_texts(mark) == ["circa spring 2024"]
    told = replace(mark_of("r2"), stated="expected 7 Jun 2024", qualifier="uncertain")
    assert label_texts(told) == ["7 Jun 2024?"], "a part of them may lack it"


def test_an_announced_end_that_is_open() -> None:
    announced = replace(mark_of("p1"), status="announced", end=bounds("2025-03-01/.."))
    assert label_texts(announced) == ["Nov 2022 – 1 Mar 2025 or later", "from Nov 2022"]


def test_a_row_is_named_after_its_milestone_and_what_tells_it_apart() -> None:
    mark = replace(mark_of("p1"), label="second unit", territory="Hungary")
    assert row_name(mark) == "Principal photography"
    assert row_detail(mark) == "second unit · Hungary · Prague"


def test_names_for_those_who_cannot_see_the_plot() -> None:
    assert accessible_name(mark_of("r2"), "moved 364 days later") == (
        "Release, superseded: 7 Jun 2024, said by Gaming Club, Mar–Dec 2023, moved 364 days later"
    )
    assert accessible_name(mark_of("r4")).startswith("Release, United States, happened, as announced: 6 Jun 2025")


def test_the_card_of_an_exported_page() -> None:
    mark = replace(mark_of("r2"), stated="<i>June 7</i>", convention="seasons: <meteorological>")
    assert hover_text(mark, "moved 364 days later").split("<br>") == [
        "<b>Release</b>",
        "“&lt;i&gt;June 7&lt;/i&gt;”",
        "Read as: 7 Jun 2024 (seasons: &lt;meteorological&gt;)",
        "Said by Gaming Club, Mar–Dec 2023",
        "State: superseded, moved 364 days later",
    ]
