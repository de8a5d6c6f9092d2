"""The job: bring a file while the server is busy with others: the page waits its turn, and says when it gives up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
ROWS = b"production,milestone,date,asserted\nNight Train,release,2026-10-09,2025-02-10\n"
QUICK = "Math.random = () => -0.49;"
"""Half a minute of waiting in a moment: a pause is a share of five seconds that chance decides on."""


@pytest.fixture
def watched(page: Page, address: str) -> Iterator[Watched]:
    page.set_viewport_size({"width": 1440, "height": 900})
    watched = Watched(page, address)
    watched.open()
    page.evaluate(QUICK)
    yield watched
    # The browser itself writes a line for every answer of 503; the page must add nothing.
    assert all("503" in words for words in watched.complaints), watched.complaints


def pick(page: Page) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": ROWS})


def test_it_waits_for_its_turn(watched: Watched) -> None:
    page, asked = watched.page, []

    def busy_twice(route: Route) -> None:
        asked.append(route.request.method)
        if len(asked) < 3:
            route.fulfill(status=503, body="several files are being read just now: try again in a moment")
        else:
            route.continue_()

    page.route("**/own", busy_twice)
    pick(page)
    expect(page.locator("#own")).to_contain_text("mine.csv", timeout=30_000)
    assert asked == ["POST"] * 3
    watched.settle()
    expect(page.locator("h1")).to_contain_text("9 Oct 2026")


def test_it_gives_up_in_words(watched: Watched) -> None:
    page, asked = watched.page, []

    def busy(route: Route) -> None:
        asked.append(route.request.method)
        route.fulfill(status=503, body="several files are being read just now: try again in a moment")

    page.route("**/own", busy)
    pick(page)
    sheet = page.get_by_role("dialog", name="These files can't be shown")
    expect(sheet).to_contain_text("try again in a moment", timeout=30_000)
    assert len(asked) == 12
    page.keyboard.press("Escape")
    expect(page.locator("#drop")).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("279–462")


def test_a_server_that_is_gone(watched: Watched) -> None:
    page = watched.page
    page.route("**/own", lambda route: route.abort("connectionrefused"))
    pick(page)
    expect(page.get_by_role("dialog", name="These files can't be shown")).to_contain_text("Is the server still running")
    assert all("ERR_CONNECTION_REFUSED" in words for words in watched.complaints), watched.complaints
    watched.complaints.clear()
