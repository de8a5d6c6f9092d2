"""Saving from the menu: what takes long says so, once and for how long; what fails says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
HELD = "**/export/png*"
FILE = {"Content-Disposition": 'attachment; filename="a-schedule.png"'}


@pytest.fixture
def watched(watched: Watched) -> Watched:
    watched.open()
    return watched


@pytest.fixture
def held(watched: Watched) -> Iterator[list[Route]]:
    """Requests for a PNG, kept waiting until a test answers them."""
    routes: list[Route] = []

    def keep(route: Route) -> None:
        routes.append(route)

    watched.page.route(HELD, keep)
    yield routes
    watched.page.unroute(HELD)


def save(page: Page, words: str = "Picture, PNG") -> None:
    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name=words).click()


def test_what_takes_long_says_so(watched: Watched, held: list[Route]) -> None:
    page = watched.page
    save(page)
    expect(page.get_by_text("Saving PNG …")).to_be_attached()
    expect(page.locator("#saving .seconds")).to_have_text("2 s")
    box = page.locator("#saving").bounding_box()
    assert box
    assert box["width"] > 100
    assert Axe().run(page).response["violations"] == []
    with page.expect_download() as download:
        held[0].fulfill(status=200, body=b"x", headers=FILE)
    assert download.value.suggested_filename == "a-schedule.png"
    expect(page.locator("#toast")).to_have_text("Saved a-schedule.png")
    expect(page.get_by_text("Saving PNG …")).to_have_count(0)
    watched.settle()


def test_a_second_click_starts_nothing(watched: Watched, held: list[Route]) -> None:
    page = watched.page
    save(page)
    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="Picture, PNG").dblclick(force=True)
    expect(page.locator("#toast")).to_have_text("PNG is being made already")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("button", name="Picture, PNG")).to_have_attribute("aria-disabled", "true")
    assert len(held) == 1
    held[0].fulfill(status=200, body=b"x", headers=FILE)
    expect(page.get_by_role("button", name="Picture, PNG")).not_to_have_attribute("aria-disabled", "true")
    watched.settle()


FAILURES: list[tuple[Callable[[Route], None], str, str]] = [
    (
        lambda route: route.fulfill(status=503, body="a PDF needs a browser"),
        "No PNG was saved: a PDF needs a browser",
        "a reason",
    ),
    (lambda route: route.fulfill(status=500, body=""), "No PNG was saved: the server answered 500", "no reason"),
    (
        lambda route: route.abort(),
        "No PNG was saved: the server does not answer. Is it still running?",
        "no server",
    ),
]


@pytest.mark.parametrize(("answer", "words", "why"), FAILURES, ids=[row[2] for row in FAILURES])
def test_what_fails_says_why(watched: Watched, answer: Callable[[Route], None], words: str, why: str) -> None:
    page = watched.page
    page.route(HELD, answer)
    save(page)
    expect(page.locator("#toast")).to_have_text(words)
    expect(page.locator("#toast")).to_have_attribute("role", "status")
    assert len(watched.complaints) == 1, why  # the browser's own word on a failed request
    watched.complaints.clear()


def test_what_is_quick_says_only_that_it_is_done(watched: Watched) -> None:
    page = watched.page
    save(page, "Claims, CSV")
    expect(page.locator("#toast")).to_have_text("Saved ballerina-2025-11-30.csv")
    expect(page.locator("#saving")).to_have_text("")
