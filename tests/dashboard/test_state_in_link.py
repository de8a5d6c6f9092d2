"""What is unfolded, and how the claims are sorted, stands in the address like everything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

import timeline
from tests.dashboard.conftest import TODAY
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.acts import view_at
from timeline.dashboard.shelf import fill_shelf
from timeline.dashboard.state import drawn_part, patched
from timeline.view import View

MONTHS = range(1, 10)
FOLD = "+5 earlier"  # of eight superseded ones three are drawn


def rows() -> list[dict[str, str]]:
    """A release that was announced nine times, month after month."""
    return [
        {
            "id": f"said-{month}",
            "production": "Long road",
            "milestone": "release",
            "date": f"2024-{month:02d}-10",
            "asserted": f"2023-{month:02d}-01",
            "source": "Paper",
        }
        for month in MONTHS
    ]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(create_app(timeline.normalize(rows()), today=TODAY)) as address:
        yield address


def test_neither_changes_the_drawing() -> None:
    assert drawn_part(View(fold="said-2", sort="-said")) == View()


def test_another_view_forgets_both() -> None:
    before = View(view="claims", fold="said-2", sort="-said")
    assert patched(before, "view=compare").to_query() == "view=compare"
    assert patched(before, "view=claims&sort=said").to_query() == "view=claims&sort=said"


def test_another_production_folds_up() -> None:
    assert patched(View(fold="said-2", sort="-said"), "production=Other").to_query() == "production=Other&sort=-said"


LINKS = [
    ("more=said-2", "more=said-2", ""),
    ("more=nobody", "", "no claim 'nobody' is in sight, so there is nothing to unfold"),
    ("more=said-2&q=nothing", "q=nothing", "no claim 'said-2' is in sight"),
    ("view=claims&sort=-said", "view=claims&sort=-said", ""),
    ("view=claims&sort=size", "", "sort can't be 'size': use one of stated, read"),
]


@pytest.mark.parametrize(("query", "shown", "words"), LINKS)
def test_a_link(query: str, shown: str, words: str) -> None:
    view, told = view_at(fill_shelf(timeline.normalize(rows()), today=TODAY), {"query": query})
    assert view.to_query() == shown
    assert words in told
    assert bool(told) == bool(words)


def listed(page: Page) -> list[str]:
    return page.locator("#fold-panel .phrase").all_text_contents()


PHRASES = [f"“2024-{month:02d}-10”" for month in range(2, 7)]


@pytest.mark.browser
def test_an_open_fold_is_in_the_link(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("button", name=FOLD).click()
    expect(page).to_have_url(f"{watched.address}/?more=said-2")
    watched.settle()
    expect(page.locator("#fold-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{watched.address}/")
    watched.settle()
    page.go_back()
    expect(page.locator("#fold-panel")).to_be_visible()
    page.go_back()
    expect(page.locator("#fold-panel")).to_be_hidden()


@pytest.mark.browser
def test_a_link_opens_its_fold(watched: Watched) -> None:
    page = watched.open("?more=said-2")
    expect(page.locator("#fold-panel")).to_be_visible()
    assert listed(page) == PHRASES
    assert watched.query == "?more=said-2"
    page.locator("#fold-panel button").nth(1).click()
    expect(page).to_have_url(f"{watched.address}/?claim=said-3")
    expect(page.locator("#fold-panel")).to_be_hidden()
    expect(page.locator(".drawer h2")).to_have_text(PHRASES[1])


@pytest.mark.browser
def test_a_step_folds_up(watched: Watched) -> None:
    page = watched.open("?more=said-2")
    expect(page.locator("#fold-panel")).to_be_visible()
    page.keyboard.press("[")
    expect(page).to_have_url(f"{watched.address}/?as_of=2023-09-01")
    watched.settle()
    expect(page.locator("#fold-panel")).to_be_hidden()
    assert watched.query == "?as_of=2023-09-01"


@pytest.mark.browser
def test_another_width_keeps_it_open(watched: Watched) -> None:
    page = watched.open("?more=said-2")
    expect(page.locator("#fold-panel")).to_be_visible()
    page.set_viewport_size({"width": 1300, "height": 900})
    page.wait_for_timeout(500)
    watched.settle()
    expect(page.locator("#fold-panel")).to_be_visible()
    assert watched.query == "?more=said-2"


@pytest.mark.browser
def test_a_bad_one_is_left_out_with_a_notice(watched: Watched) -> None:
    page = watched.open("?more=nobody")
    expect(page.locator("#notice")).to_contain_text("no claim 'nobody' is in sight")
    expect(page.locator("#fold-panel")).to_be_hidden()


def first_ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [0, 1, 2].map((place) => dash_ag_grid.getApi("grid").getDisplayedRowAtIndex(place).id)"""
    )
    return found


@pytest.mark.browser
def test_the_order_of_the_claims_is_in_the_link(watched: Watched) -> None:
    page = watched.open("?view=claims&sort=-said")
    head = page.locator(".ag-header-cell[col-id=said]")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert first_ids(page) == ["said-9", "said-8", "said-7"]
    head.click()
    expect(page).to_have_url(f"{watched.address}/?view=claims")
    expect(head).to_have_attribute("aria-sort", "none")
    page.locator(".ag-header-cell[col-id=read]").click()
    expect(page).to_have_url(f"{watched.address}/?view=claims&sort=read")
    watched.settle()
    page.go_back()
    expect(page.locator(".ag-header-cell[col-id=read]")).to_have_attribute("aria-sort", "none")
    page.go_forward()
    expect(page.locator(".ag-header-cell[col-id=read]")).to_have_attribute("aria-sort", "ascending")
    watched.settle()
    assert first_ids(page) == ["said-1", "said-2", "said-3"]
    page.keyboard.press("[")
    watched.settle()
    assert watched.query == "?view=claims&as_of=2023-09-01&sort=read"
