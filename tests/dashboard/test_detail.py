"""The drawer: one claim in full."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bundled import bundled_frame
from tests.dashboard.pageparts import parts, texts
from timeline.dashboard.detail import drawer
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.view import View

TODAY = date(2025, 11, 30)


@pytest.fixture
def stock() -> Shelf:
    return fill_shelf(bundled_frame(), today=TODAY)


SAID = [
    ("cine", "“spring or summer of 2024”", "the phrase"),
    ("cine", "claim 1 of 7", "its place in the chain"),
    (
        "cine",
        "Superseded in Mar–Dec 2023 by “June 7, 2024” (Gaming Club), which lies inside this window.",
        "what became",
    ),
    ("cine", "Earliest 1 Mar 2024 Latest 31 Aug 2024 Width 184 days", "its bounds"),
    ("club", "Day 7 Jun 2024", "an exact day"),
    ("plan", "Start earliest 1 Jun 2022", "an edge"),
    ("plan", "End date not stated", "the other edge"),
    ("post-end", "End latest open", "an open side"),
    ("direct", "364 days later", "its slip"),
    ("plan", "Said on undated", "when nobody knows"),
    ("cine", "Row t.yaml, line 1", "where it is written"),
]


@pytest.mark.parametrize(("claim", "words", "why"), SAID)
def test_what_it_says(stock: Shelf, claim: str, words: str, why: str) -> None:
    assert words in texts(drawer(stock, View(claim=claim), "light")), why


def test_neighbours(stock: Shelf) -> None:
    told = drawer(stock, View(claim="club"), "light")
    patches = [getattr(part, "data-patch", None) for part in parts(told) if hasattr(part, "data-neighbour")]
    assert patches == ["claim=cine", "claim=club-year"]


def test_filters_hide_nothing_of_the_chain(stock: Shelf) -> None:
    told = drawer(stock, View(claim="club", statuses=("actual",), text="x"), "light")
    assert "chain of 7 claims" in texts(told)


def test_as_of_the_day(stock: Shelf) -> None:
    told = texts(drawer(stock, View(claim="club", as_of=date(2024, 1, 31)), "light"))
    assert "Stands: nothing has replaced it." in told
    assert "2025" not in told


@pytest.mark.parametrize("claim", ["nope", "<b>x</b>"])
def test_a_claim_that_is_not_there(stock: Shelf, claim: str) -> None:
    told = texts(drawer(stock, View(claim=claim, as_of=date(2024, 1, 31)), "light"))
    assert told == f"No such claim here None of the claims here has the id {claim!r}."


def test_a_claim_that_was_not_said_yet(stock: Shelf) -> None:
    content = drawer(stock, View(claim="direct", as_of=date(2024, 1, 31)), "light")
    words = "Claim 'direct' was not known on 31 Jan 2024, but from 13 Nov 2024 on."
    assert texts(content) == f"Not yet said then {words} Go to 13 Nov 2024"
    patches = [getattr(part, "data-patch") for part in parts(content) if hasattr(part, "data-patch")]
    assert patches == ["claim=", "as_of=2024-11-13"]


def test_an_actual_is_known_once_it_has_happened() -> None:
    """Said on 1 March that it had happened on 10 March: known from the later day on."""
    rows = [{"id": "done", "status": "actual", "at": "2024-03-10", "said": "2024-03-01", "publisher": "P"}]
    content = drawer(fill_shelf(bundled_frame(rows), today=TODAY), View(claim="done", as_of=date(2024, 3, 5)), "light")
    assert "but from 10 Mar 2024 on" in texts(content)


@pytest.mark.parametrize(
    ("url", "linked"), [("https://example.org/a", True), ("javascript:alert(1)", False), ("", False)]
)
def test_only_pages_are_linked(url: str, linked: bool) -> None:
    rows = [{"id": "a", "at": "2024-06-07", "said": "2024-01-01", "url": url, "publisher": "P"}]
    told = drawer(fill_shelf(bundled_frame(rows), today=TODAY), View(claim="a"), "light")
    hrefs = [part.href for part in parts(told) if getattr(part, "href", None)]
    assert hrefs == ([url] if linked else [])
