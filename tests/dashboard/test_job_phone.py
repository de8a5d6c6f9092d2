"""The job: the same question on a telephone, with a thumb, in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
THUMB = 44
"""Pixels that a target is wide or high at least."""
SMALL = """(least) => [...document.querySelectorAll("button, a[href], [role=slider], input, summary")]
  .filter((each) => !each.closest(".spots, [inert], table, .ag-root, .foot, .sources, p, .notice"))
  .filter((each) => each.tabIndex >= 0)
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width && box.height && getComputedStyle(each).visibility === "visible"
    && box.bottom > 0 && box.top < innerHeight && Math.max(box.width, box.height) > 2)
  .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
  .map(([each, box]) => `${each.tagName} ${each.id || each.className} ${each.ariaLabel || each.textContent}: `
    + `${box.width.toFixed(0)} x ${box.height.toFixed(0)}`)"""


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=3,
        is_mobile=True,
        has_touch=True,
        color_scheme="dark",
    )
    watched = Watched(context.new_page(), address)
    yield watched
    assert watched.complaints == []
    context.close()


def tap(target: Locator) -> None:
    target.scroll_into_view_if_needed()
    target.tap()


def test_how_late_and_who_said_so(phone: Watched) -> None:
    page = phone.open()
    expect(page.locator("h1")).to_have_text("Released 279–462 days after the first date announced")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    tap(page.locator(".spot[data-claim=release-gaming-club]"))
    drawer = page.locator(".drawer")
    expect(drawer.get_by_role("heading", level=2)).to_have_text("“June 7, 2024”")
    expect(drawer).to_contain_text("364 days")
    expect(drawer).to_contain_text("Gaming Club")
    box = drawer.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 390)
    tap(drawer.get_by_role("button", name="Claim before"))
    expect(drawer.get_by_role("heading", level=2)).to_have_text("“spring or summer of 2024”")
    expect(drawer).to_contain_text("Cineworld")
    tap(drawer.get_by_role("button", name="Close"))
    expect(drawer).to_be_hidden()
    tap(page.get_by_role("link", name="Compare"))
    expect(page.locator("h1")).to_contain_text("364 days against the first exact one")
    page.go_back()
    expect(page.locator("#tabs [aria-current=page]")).to_have_text("Schedule")


@pytest.mark.parametrize("view", ["schedule", "timeline", "compare", "history", "portfolio", "claims"])
def test_targets_are_as_large_as_a_thumb(phone: Watched, view: str) -> None:
    page = phone.open(f"?view={view}")
    assert page.evaluate(SMALL, THUMB) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_targets_of_the_drawer(phone: Watched) -> None:
    page = phone.open("?claim=release-cineworld")
    expect(page.locator(".drawer h2")).to_be_visible()
    assert page.evaluate(SMALL, THUMB) == []
