"""The strip that names a visitor's own file, in a real browser: where it lies, and that nothing lies over it."""

from __future__ import annotations

from typing import TypedDict

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
PLAIN = "production,milestone,date,asserted\nNight Train,release,2026-10-09,2025-11-30\n"
UNSETTLED = PLAIN + "Night Train,trailer,06/07/2026,2025-11-30\n"
LONG = "as long a name as somebody gives " * 2


class Place(TypedDict):
    x: float
    y: float
    width: float
    height: float


def place(found: Locator) -> Place:
    box = found.bounding_box()
    assert box
    return Place(x=box["x"], y=box["y"], width=box["width"], height=box["height"])


def opened(watched: Watched, width: int, text: str, name: str = "mine.csv") -> Page:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 844})
    watched.open()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    expect(page.locator("#own")).to_contain_text(name)
    watched.settle()
    return page


@pytest.mark.parametrize("text", [PLAIN, UNSETTLED], ids=["plain", "with the order of days"])
@pytest.mark.parametrize("width", [1440, 1024])
def test_the_drawer_begins_where_the_bars_end(watched: Watched, width: int, text: str) -> None:
    page = opened(watched, width, text)
    page.locator(".spot").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer")).to_be_visible()
    bar = place(page.locator(".as-of"))
    assert place(page.locator(".drawer"))["y"] == bar["y"] + bar["height"]


@pytest.mark.parametrize("name", ["mine.csv", f"{LONG}.csv"], ids=["short", "long"])
@pytest.mark.parametrize("width", [1440, 1024])
def test_the_words_follow_the_name(watched: Watched, width: int, name: str) -> None:
    strip = opened(watched, width, UNSETTLED, name).locator("#own")
    words, called, written = (place(strip.locator(part)) for part in ("> span", "b", "b bdi"))
    assert words["x"] - (called["x"] + min(called["width"], written["width"])) == pytest.approx(12, abs=1)
    close = place(strip.get_by_role("button", name="Close file"))
    assert close["x"] + close["width"] == pytest.approx(width - 24, abs=1)
    assert close["y"] < called["y"] < close["y"] + close["height"], "in one line"


@pytest.mark.parametrize(("text", "most"), [(PLAIN, 76), (UNSETTLED, 122)], ids=["plain", "with the order of days"])
def test_on_a_phone_it_takes_little(watched: Watched, text: str, most: float) -> None:
    page = opened(watched, 390, text, f"{LONG}.csv")
    strip = page.locator("#own")
    assert place(strip)["height"] <= most
    close, called = place(strip.get_by_role("button", name="Close file")), place(strip.locator("b"))
    assert close["y"] < called["y"] < close["y"] + close["height"], "beside the name"
    assert close["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
