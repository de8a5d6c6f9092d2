"""The job: arrange a screen, copy its link, and have somebody else see exactly that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def watched(page: Page, watched: Watched) -> Watched:
    page.context.grant_permissions(CLIPBOARD)
    return watched


@pytest.fixture
def friend(browser: Browser, address: str) -> Iterator[Watched]:
    """Somebody else's browser, which remembers nothing of ours."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page(), address)
    yield watched
    assert watched.complaints == []
    context.close()


def seen(page: Page) -> dict[str, Any]:
    """All that is on the screen: words, marks with their places, the day, the drawer."""
    return {
        "headline": page.locator("h1").inner_text(),
        "subtitle": page.locator("#subtitle").inner_text(),
        "as of": page.locator("#as-of").input_value(),
        "slider": page.get_by_role("slider", name="As-of date").get_attribute("aria-valuetext"),
        "view": page.locator("#tabs [aria-current=page]").inner_text(),
        "marks": page.locator(".spot").evaluate_all("spots => spots.map(spot => [spot.ariaLabel, spot.style.cssText])"),
        "counts": page.locator("#counts").inner_text(),
        "drawer": page.locator("#drawer").text_content(),
        "scheme": page.locator("html").get_attribute("data-mantine-color-scheme"),
    }


def copied(watched: Watched) -> str:
    watched.page.get_by_role("button", name="Copy link").filter(visible=True).first.click()
    expect(watched.page.locator("#toast")).to_have_text("Link copied")
    return str(watched.page.evaluate("navigator.clipboard.readText()"))


def test_arranged_by_hand(watched: Watched, friend: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name="History").click()
    page.locator("#filter-milestone-panel-button").click()
    page.get_by_role("checkbox", name="Release", exact=True).check()
    page.keyboard.press("Escape")
    watched.settle()
    for _ in range(2):
        page.keyboard.press("[")
        watched.settle()
    expect(page.locator("#as-of")).to_have_value("13 Nov 2024")
    page.locator(".spot[data-claim=release-gaming-club]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("“June 7, 2024”")
    watched.settle()
    link = copied(watched)
    mine = seen(page)
    assert len(mine["marks"]) > 2
    friend.page.goto(link)
    friend.settle()
    expect(friend.page.locator(".drawer h2")).to_have_text("“June 7, 2024”")
    assert seen(friend.page) == mine
    assert friend.page.url == link


QUERIES = [
    "?view=schedule&theme=dark&by=date",
    "?view=timeline&from=2024-01-01&to=2025-01-01",
    "?view=compare&as_of=2024-11-13",
    "?view=portfolio&as_of=2023-08-12&claim=release-gaming-club",
]


@pytest.mark.parametrize("query", QUERIES)
def test_each_view(watched: Watched, friend: Watched, query: str) -> None:
    watched.open(query)
    link = copied(watched)
    assert link == f"{watched.address}/{query}"
    friend.page.goto(link)
    friend.settle()
    assert seen(friend.page) == seen(watched.page)


def test_own_files_are_not_in_the_link(watched: Watched, friend: Watched) -> None:
    """They are seen in one tab; whoever gets its link sees what all see, and the one who copies it is told so."""
    page = watched.open()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open your own file").click()
    rows = b"production,milestone,date,asserted\nNight Train,release,2026-10-09,2025-02-10\n"
    chooser.value.set_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": rows})
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    page.get_by_role("button", name="Copy link").filter(visible=True).first.click()
    expect(page.locator("#toast")).to_have_text("Link copied. Whoever opens it needs your file too")
    friend.page.goto(str(page.evaluate("navigator.clipboard.readText()")))
    friend.settle()
    expect(friend.page.locator("h1")).not_to_contain_text("9 Oct 2026")
    expect(friend.page.locator("#own.own")).to_have_count(0)
