"""A schedule of two thousand rows: the page is as long as all of it, and draws what is in sight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pypdfium2
import pytest
from playwright.sync_api import Page, Response, expect

import timeline
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.screen import FIRST_SIGHT, Room, in_sight, screen
from timeline.dashboard.shelf import Shelf, fill_shelf
from timeline.view import View

ROWS = 2_000
ROW, HEADING, RULER = 24, 24, 46
TODAY = date(2026, 1, 1)


def claims() -> pd.DataFrame:
    """Every row a day later than the one before, so that the rows lie in the order of their numbers; half moved."""
    rows = []
    for number in range(ROWS):
        due = date(2016, 1, 1) + timedelta(days=number)
        base = {"production": "Long", "milestone": "marketing", "label": f"Task {number}", "publisher": "Screen"}
        rows.append({**base, "date": f"{due} to {due + timedelta(days=40)}", "asserted": "2015-06-01"})
        if number % 2:
            moved = f"{due} to {due + timedelta(days=60)}"
            rows.append({**base, "date": moved, "asserted": "2015-09-01"})
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def long_shelf() -> Shelf:
    return fill_shelf(timeline.normalize(claims()), today=TODAY)


@pytest.fixture(scope="module")
def address(long_shelf: Shelf) -> Iterator[str]:
    with served(create_app(long_shelf.frame, today=TODAY)) as address:
        yield address


SIGHTS = [
    (None, FIRST_SIGHT),
    ({"top": 100, "bottom": 900.5}, (100.0, 900.5)),
    ({"top": 900, "bottom": 100}, (900.0, 901.0)),
    ({"top": 0, "bottom": 1e9}, (0.0, 12_000.0)),
    ({"top": -1, "bottom": 100}, FIRST_SIGHT),
    ({"top": float("nan"), "bottom": 100}, FIRST_SIGHT),
    ({"top": True, "bottom": 100}, FIRST_SIGHT),
    ({"top": "0", "bottom": 100}, FIRST_SIGHT),
    ({"top": 1e300, "bottom": 1e301}, FIRST_SIGHT),
    ([0, 100], FIRST_SIGHT),
]


@pytest.mark.parametrize(("told", "sight"), SIGHTS, ids=str)
def test_what_the_browser_may_ask_to_see(told: Any, sight: tuple[float, float]) -> None:
    assert Room.of({}, told).sight == sight


def test_a_screen_holds_a_part_and_says_how_long_the_whole_is(long_shelf: Shelf) -> None:
    filled = screen(long_shelf, View(), Room(1390))
    assert filled["frame"]["height"] == f"{RULER + HEADING + ROWS * ROW}px"
    meta = filled["figure"]["layout"]["meta"]
    assert (meta["top"], meta["height"]) == (0.0, int(filled["height"]["height"].removesuffix("px")))
    assert 2600 <= meta["height"] < 2600 + ROW
    drawn = {claim for claim, *_ in filled["placed"]["marks"]}
    assert len(drawn) < 250, "marks of a hundred rows"
    assert drawn <= set(filled["cards"])
    assert len(filled["cards"]) < 300


def test_another_part_has_only_what_changes(long_shelf: Shelf) -> None:
    part = in_sight(long_shelf, View(), Room(1390, sight=(24_000.0, 26_000.0)))
    assert sorted(part) == ["cards", "figure", "frame", "height", "legend", "placed"]
    ys = [y for _, _, y, _ in part["placed"]["marks"]]
    assert 24_000 - ROW <= min(ys) < max(ys) <= 26_000 + ROW
    assert len(json.dumps(part, default=str)) < 250_000


def in_view(page: Page) -> list[int]:
    """The numbers of the tasks whose names stand in the window."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("#letters text")].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= window.innerHeight;
        }).map((text) => text.textContent)"""
    )
    return sorted({int(words.split()[1]) for words in found if words.startswith("Task ")})


IS_DRAWN = """() => {
  const drawn = document.querySelector("#plot .js-plotly-plot").layout.meta;
  const top = -document.getElementById("plot-frame").getBoundingClientRect().top;
  return drawn.top <= Math.max(0, top) && drawn.top + drawn.height >= Math.min(drawn.whole, top + window.innerHeight);
}"""


def scroll(watched: Watched, top: int) -> None:
    """Until px `top` of the plot is the window's first."""
    page = watched.page
    page.evaluate(f"window.scrollBy(0, document.getElementById('plot-frame').getBoundingClientRect().top + {top})")
    for _ in range(100):
        if page.evaluate(IS_DRAWN):
            break
        page.wait_for_timeout(50)
    assert page.evaluate(IS_DRAWN)
    watched.settle()


@pytest.mark.browser
def test_the_rows_in_sight_are_drawn_wherever_one_scrolls(watched: Watched) -> None:
    page = watched.open()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if "_dash-update" in answer.url else None)
    expect(page.locator("#ruler-head")).not_to_be_visible()
    for top in (1_500, 24_000, 47_000, 300):
        scroll(watched, top)
        first = (top - RULER - HEADING) // ROW
        seen = in_view(page)
        assert seen[0] in range(first, first + 4), top
        assert seen == list(range(seen[0], seen[-1] + 1)), "without a gap"
        expect(page.locator("#ruler-head")).to_be_visible()
        expect(page.locator("#ruler-head")).to_contain_text("2017")
        expect(page.locator("#ruler-section")).to_have_text("Publicity")
    posts = [json.loads(answer.request.post_data or "{}") for answer in answers]
    assert {tuple(post["changedPropIds"]) for post in posts} == {("sight.data",)}, "nothing but drawing is asked for"


@pytest.mark.browser
def test_a_mark_far_down_is_where_it_looks_and_opens_its_claim(watched: Watched) -> None:
    page = watched.open()
    scroll(watched, 24_000)
    row = in_view(page)[12]
    mark = page.locator(f'.spot[aria-label*="Task {row}"]').last
    name = page.locator("#letters text", has_text=f"Task {row}")
    boxes = mark.bounding_box(), name.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    middles = [box["y"] + box["height"] / 2 for box in boxes if box is not None]
    assert abs(middles[0] - middles[1]) < 4
    mark.hover()
    expect(page.locator("#hover-card")).to_contain_text(f"Task {row}")
    card = page.locator("#hover-card").bounding_box()
    assert card is not None
    assert abs(card["y"] + card["height"] / 2 - middles[0]) < 200
    page.mouse.move(700, 20)
    mark.click()
    expect(page.locator("#drawer")).to_contain_text(f"Task {row}")
    assert in_view(page)[12] == row, "the page stays where it was"


@pytest.mark.browser
def test_arrows_go_from_row_to_row_beyond_the_first_part(watched: Watched) -> None:
    page = watched.open()
    page.locator(".spot").first.focus()
    for _ in range(130):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(15)
    watched.settle()
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert int(label.split("Task ")[1].split(",")[0].split()[0].rstrip(":")) > 115, label


@pytest.mark.browser
def test_another_day_keeps_the_place(watched: Watched) -> None:
    page = watched.open()
    scroll(watched, 24_000)
    before = in_view(page)
    page.evaluate("document.getElementById('previous').click()")  # a click by hand would scroll up to it
    expect(page.locator("#live")).to_contain_text("1 Sep 2015")
    watched.settle()
    assert in_view(page) == before


@pytest.mark.browser
def test_a_phone_scrolls_it_too(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open()
    scroll(watched, 30_000)
    assert len(in_view(page)) > 8
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.browser
def test_a_phone_that_is_turned_shows_the_rows_that_it_showed(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    watched.open()
    scroll(watched, 60_000)
    before = in_view(page)
    for size in ((844, 390), (390, 844)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_timeout(300)
        watched.settle()
        for _ in range(100):
            if in_view(page):
                break
            page.wait_for_timeout(100)
        assert abs(in_view(page)[0] - before[0]) < 30, size


@pytest.mark.browser
def test_on_paper_a_long_one_is_a_few_pages(watched: Watched) -> None:
    page = watched.open()
    scroll(watched, 24_000)
    pages = len(pypdfium2.PdfDocument(page.pdf()))
    assert 1 <= pages <= 6
