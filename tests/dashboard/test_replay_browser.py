"""The calendar opens where the page is; on a phone the slider and all that goes with it is a sheet."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}


def month(page: Page) -> str:
    return page.locator(".mantine-DatePicker-calendarHeaderLevel").inner_text()


def reopen(page: Page) -> None:
    page.get_by_role("button", name="Calendar").click()
    expect(page.locator("#calendar-panel")).to_be_visible()


def test_the_calendar_opens_at_the_day_in_force(watched: Watched) -> None:
    page = watched.open("?as_of=2023-08-12")
    reopen(page)
    assert month(page) == "August 2023"
    for _ in range(3):
        page.get_by_role("button", name="Next month").click()
    assert month(page) == "November 2023"
    page.keyboard.press("Escape")
    reopen(page)
    assert month(page) == "August 2023", "not where it was left"


def test_the_calendar_opens_today_where_no_day_is_asked_for(watched: Watched) -> None:
    page = watched.open()
    reopen(page)
    assert month(page) == "November 2025"


def test_the_calendar_follows_a_typed_day_and_a_picked_one(watched: Watched) -> None:
    page = watched.open()
    field = page.get_by_label("What was believed on")
    field.fill("3 May 2024")
    field.press("Enter")
    watched.settle()
    reopen(page)
    assert month(page) == "May 2024"
    page.get_by_role("button", name="Previous month").click()
    page.get_by_role("button", name="18 April 2024").click()
    watched.settle()
    assert watched.query == "?as_of=2024-04-18"
    assert month(page) == "April 2024", "picking doesn't turn its pages"
    page.keyboard.press("Escape")
    page.keyboard.press("[")
    watched.settle()
    reopen(page)
    assert month(page) == "August 2023"


def test_a_phones_sheet_is_closed_until_the_day_is_tapped(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open()
    sheet = page.locator("#replay")
    expect(sheet).to_be_hidden()
    opening = page.get_by_role("button", name="as of 30 Nov 2025")
    opening.click()
    expect(sheet).to_be_visible()
    expect(opening).to_have_attribute("aria-expanded", "true")
    box = sheet.bounding_box()
    assert box
    assert box["y"] + box["height"] == PHONE["height"]
    assert box["y"] > PHONE["height"] * 0.7, "the chart stays in sight"
    assert Axe().run(page).response["violations"] == []
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden()
    expect(opening).to_be_focused()


def test_targets_of_the_sheet_are_wide_enough_for_a_finger(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open()
    page.get_by_role("button", name="as of 30 Nov 2025").click()
    for part in ("#previous", "#play", "#next", "#replay > .icon-button", "#as-of", ".mantine-Slider-trackContainer"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["height"] >= 44, part
        assert box["width"] >= 44, part
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_replaying_in_the_sheet(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open("?as_of=2023-01-01")
    page.get_by_role("button", name="as of 1 Jan 2023").click()
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#replay-words")).to_have_text("as of 12 Apr 2023")
    expect(page.locator("#replay-words")).to_have_text("as of 12 Aug 2023")
    page.get_by_role("button", name="Pause").click()
    watched.settle()
    expect(page.locator("#replay")).to_be_visible()
    page.get_by_role("slider", name="As-of date").focus()
    page.keyboard.press("End")
    expect(page.locator("#replay-words")).to_have_text("as of 30 Nov 2025")
    watched.settle()
    assert watched.query == ""
    page.locator("h1").click()
    expect(page.locator("#replay")).to_be_hidden()


def test_steps_in_a_phones_bar(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open()
    expect(page.get_by_role("button", name="Step on")).to_be_disabled()
    page.get_by_role("button", name="Step back").click()
    watched.settle()
    assert watched.query == "?as_of=2025-06-06"
    page.get_by_role("button", name="Step back").click()
    watched.settle()
    page.get_by_role("button", name="Step on").click()
    expect(page.locator("#replay-words")).to_have_text("as of 6 Jun 2025")


def test_the_calendar_of_the_sheet_opens_upwards(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open("?as_of=2023-08-12")
    page.get_by_role("button", name="as of 12 Aug 2023").click()
    reopen(page)
    box = page.locator("#calendar-panel").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= PHONE["height"] - 100
    assert month(page) == "August 2023"


def test_a_desk_has_no_sheet(watched: Watched) -> None:
    page = watched.open()
    expect(page.locator("#replay-button")).to_be_hidden()
    expect(page.get_by_role("button", name="Step back")).to_be_hidden()
    expect(page.get_by_role("slider", name="As-of date")).to_be_visible()
