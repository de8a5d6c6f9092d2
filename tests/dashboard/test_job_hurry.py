"""Job: acting faster than the page answers. Nothing that was done is lost, and page and link say the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.watched import Watched
from timeline.dashboard.acts import unheard

LATE = 200
"""Ms that each answer takes longer."""


@contextmanager
def far_away(page: Page) -> Iterator[None]:
    """The page as whoever is far from its server has it."""
    session = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": LATE, "downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", slow)
    yield
    session.send("Network.emulateNetworkConditions", slow | {"latency": 0})
    session.detach()


def shown(page: Page) -> tuple[str, str]:
    """The view whose tab is marked, and the day in the field."""
    tab = page.locator(".tabs [aria-current=page]").inner_text()
    return tab, page.locator("#as-of").input_value()


@pytest.mark.parametrize("gap", [0, 10, 40, 150])
@pytest.mark.parametrize(
    ("keys", "query"), [("[3", "?view=compare&as_of=2023-08-12"), ("3[", "?view=compare&as_of=2023-08-12")]
)
def test_a_step_and_another_view(watched: Watched, keys: str, query: str, gap: int) -> None:
    page = watched.open("?as_of=2024-06-01")
    with far_away(page):
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(gap)
        expect(page.locator(".tabs [aria-current=page]")).to_have_text("Compare")
        expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
        watched.settle()
    assert watched.query == query
    assert shown(page) == ("Compare", "12 Aug 2023")


@pytest.mark.parametrize("gap", [0, 150])
def test_a_step_and_a_filter(watched: Watched, gap: int) -> None:
    page = watched.open("?as_of=2024-06-01")
    box = page.locator("#filter-status-panel input[type=checkbox]").first
    with far_away(page):
        page.keyboard.press("[")
        page.wait_for_timeout(gap)
        box.evaluate("(box) => box.click()")
        expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
        watched.settle()
    assert watched.query == "?status=announced&as_of=2023-08-12"


@pytest.mark.parametrize("gap", [0, 150])
def test_back_and_a_step(watched: Watched, gap: int) -> None:
    page = watched.open("?as_of=2024-06-01")
    for key, tab in (("3", "Compare"), ("2", "Timeline")):
        page.keyboard.press(key)
        expect(page.locator(".tabs [aria-current=page]")).to_have_text(tab)
        watched.settle()
    with far_away(page):
        page.evaluate("history.back()")
        page.wait_for_timeout(gap)
        page.keyboard.press("[")
        expect(page.locator("#as-of")).to_have_value("12 Aug 2023")
        watched.settle()
    view = shown(page)[0].lower()
    assert watched.query == f"?view={view}&as_of=2023-08-12"


def test_typing_on_while_a_claim_is_open(watched: Watched) -> None:
    page = watched.open("?claim=photography-planned")
    page.locator("#search").click()
    page.keyboard.type("june")
    page.wait_for_url("**/?q=june&claim=photography-planned")
    watched.settle()
    page.keyboard.type(" 2024")
    page.wait_for_url("**/?q=june+2024&claim=photography-planned")
    expect(page.locator("#search")).to_have_value("june 2024")
    expect(page.locator("#drawer")).to_be_visible()


@pytest.mark.parametrize("key", ["ArrowLeft", "PageDown"])
def test_the_slider_keeps_the_focus_while_a_claim_is_open(watched: Watched, key: str) -> None:
    page = watched.open("?claim=photography-planned&as_of=2025-01-01")
    slider = page.get_by_role("slider", name="As-of date")
    slider.focus()
    for _ in range(2):
        page.keyboard.press(key)
        watched.settle()
        expect(slider).to_be_focused()


@pytest.mark.parametrize(
    ("action", "heard", "left"),
    [
        (None, 0, []),
        ({"acts": [[1, "view=compare"], [2, "as_of=2024-01-01"]]}, 0, [(1, "view=compare"), (2, "as_of=2024-01-01")]),
        ({"acts": [[1, "view=compare"], [2, "as_of=2024-01-01"]]}, 1, [(2, "as_of=2024-01-01")]),
        ({"acts": [[3, "q=a"], [2, "q=b"]]}, 0, [(2, "q=b"), (3, "q=a")]),
        ({"acts": [[1], "x", [2, 3], [True, "q=a"], ["4", "q=a"]]}, 0, []),
        ({"acts": "view=compare"}, 0, []),
    ],
)
def test_acts_that_were_not_heard(action: object, heard: int, left: list[tuple[int, str]]) -> None:
    assert unheard(action, heard) == left
