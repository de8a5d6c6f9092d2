"""The row of a selected claim is lit up and brought into sight, however far down; a reader who scrolls stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, Route, expect

import timeline
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.claimrow import claim_row
from timeline.dashboard.screen import Room
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.view import View

ROWS = 10_000
ROW, HEADING, RULER = 24, 24, 46
TODAY = date(2026, 1, 1)
FAR = 8_000
FAR_TOP = RULER + HEADING + FAR * ROW  # 192,070


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Ten thousand tasks, each a day later than the one before, so that the rows lie in the order of their numbers."""
    rows = [
        {
            "id": f"task-{number}",
            "production": "Long",
            "milestone": "marketing",
            "label": f"Task {number}",
            "date": f"{date(1998, 1, 1) + timedelta(days=number)}",
            "asserted": "2015-06-01",
            "publisher": "Screen",
        }
        for number in range(ROWS)
    ]
    return fill_shelf(timeline.normalize(pd.DataFrame(rows)), today=TODAY)


@pytest.fixture(scope="module")
def address(shelf: Shelf) -> Iterator[str]:
    with served(create_app(shelf.frame, today=TODAY)) as address:
        yield address


TOLD: list[tuple[dict[str, Any], tuple[float, float] | None, str]] = [
    ({"claim": f"task-{FAR}"}, (FAR_TOP, FAR_TOP + ROW), "far down"),
    ({"claim": "task-0"}, (RULER + HEADING, RULER + HEADING + ROW), "the first"),
    ({"claim": "task-0", "arrangement": "date"}, (RULER, RULER + ROW), "a list without a heading"),
    ({"claim": f"task-{FAR}", "text": f"Task {FAR}"}, (76.0, 126.0), "few: 46 px of ruler, 30 of heading, 50 of row"),
    ({"claim": "task-1", "text": "Task 2500"}, None, "filtered away"),
    ({"claim": "nobody"}, None, "no such claim"),
    ({"claim": "task-0", "table": True}, None, "a table"),
    ({"claim": "task-0", "view": "timeline"}, None, "a view that is drawn whole"),
    ({"claim": "task-0", "milestones": ("nothing",)}, None, "a view that can't be shown"),
]


@pytest.mark.parametrize(("view", "row", "why"), TOLD, ids=[why for *_, why in TOLD])
def test_where_a_row_lies(shelf: Shelf, view: dict[str, Any], row: tuple[float, float] | None, why: str) -> None:
    told = claim_row(shelf, View(**view), Room(1390))
    assert told is not None
    assert (told["claim"], told["width"]) == (view["claim"], 1390)
    assert "claim" not in told["shown"]
    assert (told.get("top"), told.get("bottom")) == (row or (None, None))


def test_without_a_claim_there_is_no_row(shelf: Shelf) -> None:
    assert claim_row(shelf, View(), Room()) is None


def middle_of(page: Page, number: int) -> float:
    """Px from the window's top to the middle of the name of a task, once it is written."""
    name = page.locator("#letters text").get_by_text(f"Task {number}", exact=True)
    expect(name).to_be_attached()
    box = name.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


def light_of(page: Page) -> float:
    box = page.locator("#row-light").bounding_box()
    assert box is not None
    assert box["height"] == ROW
    return box["y"] + box["height"] / 2


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_link_goes_to_its_row(watched: Watched, width: int, height: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(f"?claim=task-{FAR}")
    expect(page.locator("#row-light")).to_be_visible()
    expect(page.locator(".spot[data-claim=task-8000]")).to_be_attached()
    light = page.locator("#row-light").bounding_box()
    assert light is not None
    assert 0.2 * height < light["y"] < 0.6 * height
    if width > 600:
        assert abs(middle_of(page, FAR) - light_of(page)) < 4
    expect(page.locator(".drawer h2")).to_have_text("“2019-11-27”")  # 8,000 days after 1 January 1998


@pytest.mark.browser
def test_the_reader_goes_on_from_there(watched: Watched) -> None:
    page = watched.open(f"?claim=task-{FAR}")
    middle_of(page, FAR)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(400)
    watched.settle()
    at = page.evaluate("window.scrollY")
    page.locator("#previous").evaluate("button => button.click()")
    page.wait_for_timeout(400)
    watched.settle()
    assert abs(page.evaluate("window.scrollY") - at) < 2


@pytest.mark.browser
def test_a_reader_who_scrolled_meanwhile_stays(watched: Watched) -> None:
    page = watched.open()
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "row.data" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/_dash-update-component", hold)
    page.evaluate("dash_clientside.timeline.send('claim=task-8000')")
    expect(page.locator("html[data-claim]")).to_be_attached()
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    expect(page.locator(".drawer h2")).to_have_text("“2019-11-27”")
    page.wait_for_timeout(500)
    assert page.evaluate("window.scrollY") == 200


@pytest.mark.browser
def test_from_the_table_to_the_chart(watched: Watched) -> None:
    page = watched.open("?view=claims&q=Task+7000")
    page.locator(".ag-row[row-id=task-7000] .ag-cell").nth(2).click()
    expect(page.locator(".drawer h2")).to_have_text("“2017-03-02”")
    page.keyboard.press("Escape")
    page.evaluate("dash_clientside.timeline.send('view=&q=&claim=task-7000')")
    assert abs(middle_of(page, 7000) - light_of(page)) < 4
    assert 180 < light_of(page) < 540


@pytest.mark.browser
def test_a_mark_that_is_in_sight_moves_nothing(watched: Watched) -> None:
    page = watched.open()
    page.locator(".spot[data-claim=task-20]").click()
    expect(page.locator("#row-light")).to_be_visible()
    before = page.evaluate("window.scrollY")
    page.wait_for_timeout(300)
    assert page.evaluate("window.scrollY") == before
    page.keyboard.press("Escape")
    expect(page.locator("#row-light")).to_be_hidden()
