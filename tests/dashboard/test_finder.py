"""Filters with many boxes have a field to find them; names that are cut short say themselves in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import timeline
from tests.dashboard.conftest import TODAY
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app

pytestmark = pytest.mark.browser
MILESTONES, SOURCES = 100, 200
TITLE = "The Extraordinarily Long and Winding Chronicle of a Production, Part the Second"
NEWS = "The Extraordinarily Long Name of a Publisher of News, Limited"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    rows = [
        {
            "id": f"claim-{number}",
            "production": TITLE,
            "milestone": f"part {number % MILESTONES:03d}",
            "date": f"2024-{number % 12 + 1:02d}-01",
            "asserted": "2023-01-01",
            "source": f"s{number}",
            "publisher": NEWS if number == 7 else "Café Société" if number == 8 else f"Paper {number:03d}",
        }
        for number in range(SOURCES)
    ]
    rows.append({**rows[0], "id": "short", "production": "Short", "milestone": "release"})
    with served(create_app(timeline.normalize(rows), today=TODAY)) as address:
        yield address


def open_filter(page: Page, key: str) -> None:
    if not page.locator(f"#filter-{key}-panel-button").is_visible():
        page.locator(".filters-toggle").click()
    page.locator(f"#filter-{key}-panel-button").click()
    expect(page.locator(f"#filter-{key}-panel .mantine-Checkbox-root").first).to_be_visible()


def left(page: Page, key: str) -> list[str]:
    names = page.locator(f"#filter-{key}-panel .mantine-Checkbox-root:visible").all_text_contents()
    return [name.strip() for name in names]


def test_of_two_hundred_sources_one_is_found_and_ticked_by_keyboard(watched: Watched) -> None:
    page = watched.open(f"?production={TITLE}")
    page.locator("#filter-source-panel-button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Find in: Sources")).to_be_focused()
    page.keyboard.type("19 pap")
    expect(page.locator("#filter-source-panel .found")).to_have_text("12 of 200")
    assert left(page, "source") == ["Paper 019", "Paper 119", *(f"Paper 19{digit}" for digit in range(10))]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{watched.address}/?production={TITLE.replace(' ', '+').replace(',', '%2C')}&source=s119")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Find in: Sources")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#filter-source-panel")).to_be_hidden()


def test_accents_and_case_make_no_difference_and_enter_ticks_the_first(watched: Watched) -> None:
    page = watched.open()
    open_filter(page, "source")
    page.get_by_role("textbox", name="Find in: Sources").fill("SOCIETE cafe")
    assert left(page, "source") == ["Café Société"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{watched.address}/?source=s8")
    page.get_by_role("textbox", name="Find in: Sources").fill("nobody")
    expect(page.locator("#filter-source-panel .found")).to_have_text("0 of 200")
    page.get_by_role("textbox", name="Find in: Sources").fill("")
    assert len(left(page, "source")) == SOURCES


def test_other_productions_have_other_boxes(watched: Watched) -> None:
    page = watched.open()
    open_filter(page, "milestone")
    page.get_by_role("textbox", name="Find in: Milestones").fill("part 09")
    assert left(page, "milestone") == ["Part 009", *(f"Part 09{digit}" for digit in range(10))]
    page.keyboard.press("Escape")
    page.evaluate("dash_clientside.timeline.send('production=Short')")
    expect(page.locator("#filter-milestone-panel .mantine-Checkbox-root")).to_have_count(1)
    page.locator("#filter-milestone-panel-button").click()
    expect(page.get_by_role("textbox", name="Find in: Milestones")).to_be_hidden()


def test_few_boxes_need_none(watched: Watched) -> None:
    page = watched.open()
    open_filter(page, "status")
    expect(page.get_by_role("textbox", name="Find in: Status")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe(watched: Watched, theme: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 844})
    page = watched.open(f"?theme={theme}&source=s7")
    open_filter(page, "source")
    page.get_by_role("textbox", name="Find in: Sources").fill("paper 15")
    page.wait_for_timeout(200)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


IS_CUT = "part => [getComputedStyle(part).textOverflow, part.scrollWidth > part.clientWidth]"


def test_a_name_that_is_cut_says_itself_in_full(watched: Watched) -> None:
    page = watched.open(f"?production={TITLE}&source=s7")
    picker, filtered = page.locator("#picker"), page.locator("#filter-source-button")
    for part, words in ((picker, TITLE), (filtered, NEWS)):
        assert part.evaluate(IS_CUT) == ["ellipsis", True]
        part.hover()
        expect(part).to_have_attribute("title", words)
    picker.click()
    option = page.get_by_role("option", name=TITLE)
    assert option.evaluate(IS_CUT)[1] is False, "in the list it wraps"
    page.keyboard.press("Escape")
    watched.open("?production=Short")
    picker.hover()
    assert picker.get_attribute("title") is None
