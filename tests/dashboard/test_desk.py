"""A page that many tests use one after the other: nothing of one is left to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.dashboard.desk import SIZE, Desk

pytestmark = pytest.mark.browser
MEDIA = "['dark', 'light'].map(name => matchMedia(`(prefers-color-scheme: ${name})`).matches)"
STILL = "matchMedia('(prefers-reduced-motion: reduce)').matches || matchMedia('(forced-colors: active)').matches"


@pytest.fixture
def own(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Desk]:
    desk = Desk(browser, browser_context_args)
    yield desk
    desk.give_up()


def disarranged(page: Page, address: str, heard: list[str]) -> None:
    """All that a test may do to a page, and to the browser around it."""
    page.add_init_script("window.ran = true")
    page.on("request", lambda request: heard.append(request.url))
    page.route("**/nowhere", lambda route: route.fulfill(body="caught"))
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce", forced_colors="active", media="print")
    page.context.grant_permissions(["clipboard-read"])
    page.context.add_cookies([{"name": "a", "value": "b", "url": address}])
    page.goto(f"{address}/healthz")
    page.evaluate("localStorage.setItem('a', 'b'), sessionStorage.setItem('a', 'b')")
    page.context.new_page()


def test_nothing_is_left(own: Desk, address: str) -> None:
    page, heard = own.page(), list[str]()
    disarranged(page, address, heard)
    assert page.evaluate("window.ran")
    own.clear()
    heard.clear()
    assert own.page() is page
    page.goto(f"{address}/healthz")
    assert page.evaluate("[window.ran, localStorage.length, sessionStorage.length, document.cookie]") == [
        None,
        0,
        0,
        "",
    ]
    assert page.evaluate(MEDIA) == [False, True]
    assert page.evaluate(STILL) is False
    assert page.evaluate("matchMedia('screen').matches")
    assert page.evaluate("navigator.permissions.query({name: 'clipboard-read'}).then(told => told.state)") != "granted"
    assert page.viewport_size == SIZE
    assert page.context.pages == [page]
    assert heard == []
    answer = page.goto(f"{address}/nowhere")
    assert answer is not None
    assert answer.text() != "caught"


def test_a_page_that_was_closed_is_followed_by_a_new_one(own: Desk, address: str) -> None:
    page = own.page()
    page.close()
    own.clear()
    assert own.page() is not page
    assert own.page().goto(f"{address}/healthz")


def test_a_server_that_has_ended_is_no_hindrance(own: Desk) -> None:
    page = own.page()
    page.route("http://127.0.0.1:9/", lambda route: route.fulfill(body="here"))
    page.goto("http://127.0.0.1:9/")
    own.clear()
    assert own.page() is not page
