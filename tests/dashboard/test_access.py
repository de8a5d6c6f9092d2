"""Access: axe-core finds nothing to complain of, in any view, theme and width, with panels closed and open."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
VIEWS = ("schedule", "timeline", "compare", "history", "portfolio", "claims")
SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
PANELS = ("calendar-panel", "export-menu", "theme-menu", "filter-milestone-panel")


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


def opened(page: Page, address: str, query: str, size: str, theme: str = "light") -> Watched:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    watched = Watched(page, address)
    watched.open(f"?{query}&theme={theme}")
    if "view=claims" in query:
        expect(page.locator(".ag-row").first).to_be_visible()
    return watched


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_each_view(page: Page, address: str, view: str, size: str, theme: str) -> None:
    opened(page, address, f"view={view}", size, theme)
    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("panel", PANELS)
def test_each_panel(page: Page, address: str, panel: str, theme: str) -> None:
    opened(page, address, "view=schedule", "desk", theme)
    page.locator(f"#{panel}-button").click()
    expect(page.locator(f"#{panel}")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_drawer(page: Page, address: str, size: str, theme: str) -> None:
    opened(page, address, "view=schedule&claim=release-cineworld", size, theme)
    expect(page.locator(".drawer h2")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", ["table=1", "view=compare&table=1", "view=portfolio&table=1", "view=claims&q=nonesuch", "q=nonesuch"]
)
def test_tables_and_empty_screens(page: Page, address: str, query: str, theme: str) -> None:
    width, height = SIZES["desk"]
    page.set_viewport_size({"width": width, "height": height})
    Watched(page, address).open(f"?{query}&theme={theme}")
    assert faults(page) == []


def test_the_picker_and_the_help_sheet(page: Page, address: str) -> None:
    opened(page, address, "view=schedule", "desk")
    page.get_by_label("Production").first.click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert faults(page) == []


def test_the_phone_sheet_of_filters(page: Page, address: str) -> None:
    opened(page, address, "view=schedule", "phone")
    page.get_by_role("button", name="Filters").click()
    assert faults(page) == []
