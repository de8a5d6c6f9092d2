"""One screen: what each place of the page gets for a view."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.bundled import bundled_frame
from tests.dashboard.pageparts import parts, texts
from timeline.dashboard.places import SCREEN_PLACES
from timeline.dashboard.screen import Room, screen
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.errors import Problem
from timeline.figures import draw
from timeline.pipeline import select
from timeline.view import VIEWS, View

TODAY = date(2025, 11, 30)


@pytest.fixture
def stock() -> Shelf:
    return fill_shelf(bundled_frame(), today=TODAY)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("table", [False, True])
def test_every_view_fills_every_place(stock: Shelf, view: str, table: bool) -> None:
    filled = screen(stock, View(view=view, table=table), Room())
    assert set(filled) == set(SCREEN_PLACES)
    assert filled["view"] == view
    assert filled["kind"] == ("grid" if view == "claims" else "table" if table else "chart")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_that_cannot_be_shown_fills_every_place_too(stock: Shelf, view: str) -> None:
    filled = screen(stock, View(view=view, productions=("Balerina",)), Room())
    assert set(filled) == set(SCREEN_PLACES)
    assert filled["kind"] == "error"
    assert filled["empty"] == "no production is called 'Balerina': did you mean 'Ballerina'?"
    assert filled["cure"]["patch"].startswith("production=&")


def test_the_figure_is_as_wide_as_the_room(stock: Shelf) -> None:
    assert screen(stock, View(), Room(width=960))["figure"]["layout"]["width"] == 960


ROOMS = [
    ({"width": 960, "scheme": "dark", "grid": True}, Room(960, "dark", True)),
    ({"width": 1}, Room(320)),
    ({"width": 99999}, Room(4000)),
    ({"width": "1"}, Room()),
    (None, Room()),
]


@pytest.mark.parametrize(("told", "room"), ROOMS, ids=str)
def test_room(told: Any, room: Room) -> None:
    assert Room.of(told) == room


STEPS = [
    (date(2024, 1, 31), "as_of=2023-08-12", "as_of=2024-11-13"),
    (date(2023, 1, 1), "", "as_of=2023-04-12"),
    (None, "as_of=2025-06-06", ""),
]


@pytest.mark.parametrize(("day", "before", "after"), STEPS)
def test_steps(stock: Shelf, day: date | None, before: str, after: str) -> None:
    filled = screen(stock, View(as_of=day), Room())
    assert (filled["previous"]["patch"], filled["previous"]["disabled"]) == (before, not before)
    assert (filled["next"]["patch"], filled["next"]["disabled"]) == (after, not after)


def test_tabs_keep_the_view(stock: Shelf) -> None:
    tabs = screen(stock, View(as_of=date(2024, 1, 31), milestones=("release",)), Room())["tabs"]
    assert [tab.href for tab in tabs][2] == "/?view=compare&milestone=release&as_of=2024-01-31"
    assert [getattr(tab, "aria-current", None) for tab in tabs] == ["page", None, None, None, None, None]


def test_sources_and_counts(stock: Shelf) -> None:
    filled = screen(stock, View(milestones=("release",)), Room())
    assert [source[:2] + source[4:] for source in filled["sources"]][:2] == [
        [1, "Cineworld", "Mar–Apr 2023"],
        [2, "Gaming Club", "Mar–Dec 2023"],
    ]
    assert texts(filled["counts"]) == "7 of 13 claims,  0 left out How to read this"


def test_problems_are_a_button(stock: Shelf) -> None:
    stock.frame.attrs["problems"] = [Problem("a.csv", 3, 7, "date-unknown", "can't read 'someday'")]
    stock.frame.attrs["rows"] = len(stock.frame) + 1
    counts = screen(stock, View(), Room())["counts"]
    (button,) = [part for part in parts(counts) if getattr(part, "data-open", "") == "problems"]
    assert texts(button) == "1 left out"


def test_nothing_known_yet(stock: Shelf) -> None:
    filled = screen(stock, View(milestones=("release",), as_of=date(2023, 1, 1)), Room())
    assert filled["kind"] == "empty"
    assert filled["cure"] == {"words": "Clear filters", "patch": filled["cure"]["patch"]}


def test_nothing_known_at_all_yet() -> None:
    frame = bundled_frame()
    stock = fill_shelf(frame[frame["asserted_text"].eq("") & frame["asserted_earliest"].notna()], today=TODAY)
    filled = screen(stock, View(as_of=date(2022, 1, 1)), Room())
    assert filled["empty"] == "No claims were known on 1 Jan 2022. The first is from 12 Apr 2023."
    assert filled["cure"] == {"words": "Go to first claim", "patch": "as_of=2023-04-12"}


def test_productions_that_cannot_be_compared_are_shown_another_way(stock: Shelf) -> None:
    filled = screen(stock, View(view="portfolio", milestones=("trailer", "post_production")), Room())
    assert filled["kind"] == "empty"
    assert filled["empty"] == "Several milestones are chosen. Productions are compared by one: choose it alone."
    assert filled["cure"] == {"words": "Compare by release", "patch": "milestone=release"}


def test_a_portfolio_without_its_milestone_offers_one_that_was_known_then() -> None:
    frame = bundled_frame()
    stock = fill_shelf(frame[frame["milestone"] != "release"], today=TODAY)
    filled = screen(stock, View(view="portfolio", as_of=date(2024, 1, 31)), Room())
    assert filled["empty"].startswith("1 production has no release among these claims.")
    assert filled["cure"]["patch"] == "milestone=principal_photography"


def test_cards_word_each_claim(stock: Shelf) -> None:
    cards = screen(stock, View(), Room())["cards"]
    assert cards["club"] == {
        "milestone": "Release",
        "phrase": "“June 7, 2024”",
        "read": "7 Jun 2024",
        "said": "Gaming Club, Mar–Dec 2023",
        "state": "superseded",
        "slip": "moved 364 days later",
        "tone": "later",
        "due": "",
        "chain": 0,
        "mark": "club",
    }


def test_a_card_names_the_mark_that_stands_for_a_restated_claim(stock: Shelf) -> None:
    cards = screen(stock, View(), Room())["cards"]
    drawn = {spot.claim_id for spot in draw(select(stock.frame, View(), TODAY), width=1390).spots}
    assert {card["mark"] for card in cards.values()} <= drawn
    assert cards["keeda"]["mark"] != "keeda", "it restates “June 6, 2025”, which has the mark"
    assert cards["keeda"]["chain"] == cards["direct"]["chain"]


def test_a_card_says_that_a_date_has_passed_unconfirmed() -> None:
    frame = bundled_frame([{"id": "a", "at": "2024-05-03", "said": "2024-01-01"}])
    cards = screen(fill_shelf(frame, today=TODAY), View(), Room())["cards"]
    assert cards["a"]["due"] == "by 3 May 2024; no source says that it happened"
    assert cards["a"]["state"] == "current"


def test_filter_labels(stock: Shelf) -> None:
    filters = screen(stock, View(milestones=("release", "trailer"), statuses=("actual",)), Room())["filters"]
    assert [filters[key] for key in ("milestone", "status", "source")] == ["2 of 4", "Actual", "4 sources"]


def test_the_grid_waits_for_its_script(stock: Shelf) -> None:
    assert screen(stock, View(view="claims"), Room(grid=False))["table"] == []
    assert screen(stock, View(view="claims"), Room(grid=True))["table"][0].id == "grid"


def test_the_announcement(stock: Shelf) -> None:
    assert screen(stock, View(as_of=date(2024, 1, 31)), Room())["live"].startswith("As of 31 Jan 2024: 4 claims. ")


def test_the_source_filter_of_claims_without_any() -> None:
    bare = {"id": "a", "at": "2025-06-06", "said": "2024-10-01", "source": ""}
    filters = screen(fill_shelf(bundled_frame([bare]), today=TODAY), View(), Room())["filters"]
    assert filters["source"] == "No sources"
