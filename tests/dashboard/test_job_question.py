"""The job: "how late was it, against the first date announced, and who said that date?", answered by keyboard alone.

By hand, from the four articles: Cineworld was first, with "spring or summer of 2024", 1 March to 31 August; Gaming Club
was first with a day, 7 June 2024; the film came out on 6 June 2025. That is 279 days after the last of August, 462
after the first of March, and 364 after 7 June.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
IN_GRID = "document.activeElement.closest('.ag-root') ? 'grid' : ''"
ROW = "document.activeElement.closest('.ag-row')?.getAttribute('row-id') || ''"
FIRST = "Release, superseded: spring or summer 2024"
MOST_KEYS = 30


@pytest.fixture
def fresh(page: Page, address: str) -> Iterator[Watched]:
    """A visitor who was never here, to whom the tour is offered."""
    page.set_viewport_size({"width": 1440, "height": 900})
    watched = Watched(page, address)
    page.add_init_script("localStorage.clear()")
    watched.open()
    yield watched
    assert watched.complaints == []


def press_until(page: Page, key: str, words: str, where: str = FOCUSED) -> None:
    """A key again and again, until what has the focus says these words."""
    for _ in range(MOST_KEYS):
        page.keyboard.press(key)
        if words in str(page.evaluate(where)):
            return
    raise AssertionError(f"{key} doesn't lead to {words!r}, but to {page.evaluate(FOCUSED)!r}")


def test_from_mark_to_mark(fresh: Watched) -> None:
    page, keyboard = fresh.page, fresh.page.keyboard
    expect(page.locator("h1")).to_have_text("Released 279–462 days after the first date announced")
    press_until(page, "Tab", "Skip to the chart")
    keyboard.press("Enter")
    press_until(page, "Tab", "Principal photography")
    press_until(page, "ArrowDown", FIRST)
    keyboard.press("Enter")
    drawer = page.get_by_role("complementary", name="Claim")
    expect(drawer).to_be_focused()
    expect(drawer.get_by_role("heading", level=2)).to_have_text("“spring or summer of 2024”")
    expect(drawer).to_contain_text("Cineworld")
    expect(drawer).to_contain_text("According to Joe Drake of Lionsgate.")
    keyboard.press("ArrowRight")
    expect(drawer.get_by_role("heading", level=2)).to_have_text("“June 7, 2024”")
    expect(drawer).to_contain_text("364 days")
    expect(drawer).to_contain_text("Gaming Club")
    fresh.settle()
    assert fresh.query == "?claim=release-gaming-club"
    keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_from_the_comparison(fresh: Watched) -> None:
    page, keyboard = fresh.page, fresh.page.keyboard
    keyboard.press("3")
    headline = "Release: 279–462 days late against the first date, 364 days against the first exact one"
    expect(page.locator("h1")).to_have_text(headline)
    keyboard.press("t")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Release", exact=True))
    expect(row).to_contain_text("279–462 days late")
    expect(row).to_contain_text("spring or summer of 2024")


def test_from_the_claims(fresh: Watched) -> None:
    """Search, then down into the rows, and Enter for the drawer."""
    page, keyboard = fresh.page, fresh.page.keyboard
    keyboard.press("6")
    expect(page.locator(".ag-row").first).to_be_visible()
    keyboard.press("/")
    keyboard.type("gets a release date")
    expect(page.locator("h1")).to_have_text("4 claims, each with its source")
    fresh.settle()
    press_until(page, "Tab", "grid", where=IN_GRID)
    press_until(page, "ArrowDown", "release-gaming-club", where=ROW)
    keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("“June 7, 2024”")
    expect(page.locator(".drawer")).to_contain_text("Gaming Club")
