"""The tour: offered once, each card beside what it explains, ended at any time, shown again on wish."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.test_access import SIZES, faults
from tests.dashboard.watched import Watched
from timeline.dashboard.tour import STEPS

pytestmark = pytest.mark.browser


@pytest.fixture
def fresh(page: Page, address: str) -> Iterator[Watched]:
    """A visitor who was never here: what other tests remember is forgotten, once."""
    page.set_viewport_size({"width": 1440, "height": 900})
    watched = Watched(page, address)
    page.add_init_script("if (!sessionStorage.forgot) { localStorage.clear(); sessionStorage.forgot = 1; }")
    watched.open()
    yield watched
    assert watched.complaints == []


def test_it_is_offered_once(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#tour")).to_contain_text("New here?")
    page.get_by_role("button", name="No, thanks").click()
    expect(page.locator("#tour")).to_be_hidden()
    page.reload()
    expect(page.locator(".app[data-kind]")).to_be_attached()
    expect(page.locator("#tour")).to_be_hidden()


def test_it_goes_from_card_to_card(fresh: Watched) -> None:
    page = fresh.page
    page.get_by_role("button", name="Show me").click()
    for number, (place, words) in enumerate(STEPS, start=1):
        expect(page.locator("#tour-words")).to_have_text(words)
        expect(page.locator(f"{place}.tour-target")).to_be_visible()
        card = page.locator("#tour").bounding_box()
        assert card
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= 1440
        assert card["y"] >= 0
        assert card["y"] + card["height"] <= 900
        expect(page.locator("#tour-next")).to_be_focused()
        expect(page.locator("#tour-next")).to_have_text("Done" if number == len(STEPS) else f"Next ({number} of 5)")
        page.keyboard.press("Enter")
    expect(page.locator("#tour")).to_be_hidden()
    assert page.locator(".tour-target").count() == 0


def test_escape_ends_it_and_the_help_sheet_shows_it_again(fresh: Watched) -> None:
    page = fresh.page
    page.get_by_role("button", name="Show me").click()
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    page.keyboard.press("?")
    page.get_by_role("button", name="Show the tour").click()
    expect(page.locator("#tour-words")).to_have_text(STEPS[0][1])


@pytest.mark.parametrize(("size", "theme"), [("desk", "light"), ("tablet", "dark"), ("phone", "light")])
def test_nothing_bars_the_way(page: Page, address: str, size: str, theme: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    watched = Watched(page, address)
    watched.open(f"?theme={theme}")
    page.evaluate("dash_clientside.timeline.tour()")
    for _ in range(3):
        assert faults(page) == []
        card = page.locator("#tour").bounding_box()
        assert card
        assert 0 <= card["x"] <= width - card["width"]
        page.locator("#tour-next").click()
