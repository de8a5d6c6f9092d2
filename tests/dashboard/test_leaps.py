"""Page keys on the slider leap over ten days on which something was said; Home and End go to its ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

import timeline
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.shelf import Shelf, fill_shelf

TODAY = date(2025, 1, 31)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """One said something on the first of each month of 2023 and 2024, the other on the tenth of each January."""
    rows = [
        {"production": "One", "milestone": "release", "date": f"{year + 2}", "asserted": f"{year}-{month:02d}-01"}
        for year in (2023, 2024)
        for month in range(1, 13)
    ]
    other = {"production": "Other", "milestone": "release", "date": "2026"}
    rows += [{**other, "asserted": f"{year}-01-10"} for year in (2023, 2024)]
    return fill_shelf(timeline.normalize([{"source": "Paper", **row} for row in rows]), today=TODAY)


LEAPS = [
    (date(2023, 1, 1), 10, ("One",), date(2023, 11, 1), "from a mark"),
    (date(2023, 1, 15), 10, ("One",), date(2023, 11, 1), "from between two"),
    (date(2024, 2, 1), 10, ("One",), date(2024, 12, 1), "to the last"),
    (date(2024, 3, 1), 10, ("One",), TODAY, "fewer are left"),
    (date(2024, 12, 1), 10, ("One",), TODAY, "none is left"),
    (TODAY, 10, ("One",), None, "at the end"),
    (TODAY, -10, ("One",), date(2024, 3, 1), "back from the end"),
    (date(2024, 3, 1), -10, ("One",), date(2023, 5, 1), "back from a mark"),
    (date(2023, 5, 1), -10, ("One",), date(2023, 1, 1), "fewer lie before"),
    (date(2023, 1, 1), -10, ("One",), None, "at the first"),
    (date(2022, 12, 1), -10, ("One",), None, "before the first"),
    (date(2023, 1, 1), 10, ("Other",), TODAY, "of two marks"),
    (date(2023, 1, 1), 10, (), date(2023, 10, 1), "the tenth of January counts, too"),
]


@pytest.mark.parametrize(("day", "steps", "productions", "there"), [pytest.param(*row[:4], id=row[4]) for row in LEAPS])
def test_where_a_leap_leads(
    shelf: Shelf, day: date, steps: int, productions: tuple[str, ...], there: date | None
) -> None:
    assert shelf.leap(day, steps, productions) == there


@pytest.fixture(scope="module")
def address(shelf: Shelf) -> Iterator[str]:
    with served(create_app(shelf.frame, today=TODAY)) as address:
        yield address


def press(page: Page, key: str, day: str) -> None:
    page.keyboard.press(key)
    expect(page.locator("#as-of")).to_have_value(day)
    expect(page.locator(".slider [role=slider]")).to_be_focused()


@pytest.mark.browser
def test_by_keyboard(watched: Watched) -> None:
    page = watched.open("?production=One")
    page.locator(".slider [role=slider]").focus()
    for key, day in (
        ("PageDown", "1 Mar 2024"),
        ("PageDown", "1 May 2023"),
        ("PageUp", "1 Mar 2024"),
        ("ArrowRight", "2 Mar 2024"),
        ("PageDown", "1 Jun 2023"),
        ("PageDown", "1 Jan 2023"),
        ("End", "31 Jan 2025"),
        ("PageDown", "1 Mar 2024"),
        ("PageUp", "31 Jan 2025"),
        ("Home", "1 Oct 2022"),  # 92 days before the first
        ("PageUp", "1 Oct 2023"),
        ("End", "31 Jan 2025"),
    ):
        press(page, key, day)
        watched.settle()
    assert watched.query == "?production=One"


@pytest.mark.browser
def test_the_marks_are_of_the_productions_in_sight(watched: Watched) -> None:
    page = watched.open()
    expect(page.locator("#ticks > *")).to_have_count(26)
    page.evaluate("dash_clientside.timeline.send('production=Other')")
    expect(page.locator("#ticks > *")).to_have_count(2)
    watched.open("?production=One")
    expect(page.locator("#ticks > *")).to_have_count(24)


@pytest.mark.browser
def test_the_help_sheet_tells_of_it(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_contain_text("ten such days back or on")
