"""The first page before anything is drawn: its frame and a word, in the right colours; what comes moves nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Page, Route, expect

from tests.dashboard.watched import Watched

SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_it_is_in_the_first_answer(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "<h1>Reading…</h1>" in page
    assert page.index("<h1>Reading…</h1>") < page.index("dash_renderer")
    assert "Loading..." not in page


def hold(page: Page, address: str) -> list[Route]:
    """The page without the script that makes it."""
    held: list[Route] = []
    page.route("**/*dash_renderer*", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(address, wait_until="commit")
    expect(page.locator("h1")).to_have_text("Reading…")
    page.wait_for_timeout(400)
    return held


@pytest.mark.browser
@pytest.mark.usefixtures("unvisited")
@pytest.mark.parametrize("width", [1440, 1024, 800, 390])
def test_nothing_moves(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    held = hold(page, watched.address)
    assert page.locator("h1").evaluate("word => getComputedStyle(word).opacity") == "1"
    assert Axe().run(page).response["violations"] == []
    for route in held:
        route.continue_()
    watched.settle()
    assert page.evaluate("window.shifted") < 0.1  # what browsers call good


@pytest.mark.browser
@pytest.mark.usefixtures("unvisited")
@pytest.mark.parametrize(
    ("system", "kept", "query", "ground"),
    [
        ("light", "", "", "rgb(245, 246, 248)"),
        ("dark", "", "", "rgb(14, 17, 21)"),
        ("light", "dark", "", "rgb(14, 17, 21)"),
        ("dark", "light", "", "rgb(245, 246, 248)"),
        ("dark", "dark", "?theme=light", "rgb(245, 246, 248)"),
    ],
)
def test_its_colours(watched: Watched, system: str, kept: str, query: str, ground: str) -> None:
    page = watched.page
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    if kept:
        page.add_init_script(f"localStorage.setItem('timeline-theme', '{kept}')")
    held = hold(page, f"{watched.address}/{query}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    for route in held:
        route.continue_()
    watched.settle()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
