"""The claims grid follows the as-of day: its rows change, the grid itself stays, with all that a person did to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

import timeline
from tests.dashboard.conftest import TODAY
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app

pytestmark = pytest.mark.browser
MONTHS = 12
TASKS = 8
RADIO = {"filterType": "text", "type": "equals", "filter": "Radio"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Eight tasks, of each of which something else was said in each month of 2024."""
    rows = [
        {
            "id": f"said-{task}-{month}",
            "production": "Long road",
            "milestone": "marketing",
            "label": f"Task {task}",
            "date": f"2025-{month:02d}-{task + 10}",
            "asserted": f"2024-{month:02d}-01",
            "source": "Paper" if task % 2 else "Radio",
        }
        for task in range(TASKS)
        for month in range(1, MONTHS + 1)
    ]
    with served(create_app(timeline.normalize(rows), today=TODAY)) as address:
        yield address


def step_back(watched: Watched) -> None:
    watched.page.locator("#previous").evaluate("button => button.click()")  # which takes no focus
    watched.page.wait_for_timeout(150)
    watched.settle()


def rows_of(page: Page) -> int:
    return int(page.evaluate("dash_ag_grid.getApi('grid').getDisplayedRowCount()"))


def test_a_step_changes_rows_and_nothing_else(watched: Watched) -> None:
    page = watched.open("?view=claims")
    page.locator(".ag-header-cell[col-id=said]").click()
    page.locator(".ag-header-cell[col-id=said]").click()
    expect(page.locator(".ag-header-cell[col-id=said]")).to_have_attribute("aria-sort", "descending")
    assert rows_of(page) == TASKS * MONTHS, "without the headings of the chains"
    page.evaluate("model => dash_ag_grid.getApi('grid').setColumnFilterModel('source', model)", RADIO)
    page.evaluate("dash_ag_grid.getApi('grid').onFilterChanged()")
    page.evaluate("dash_ag_grid.getApi('grid').getRowNode('said-0-3').setSelected(true)")
    page.evaluate("dash_ag_grid.getApi('grid').ensureIndexVisible(40, 'bottom')")
    page.locator(".ag-row[row-id=said-0-4] .ag-cell[col-id=read]").focus()
    page.evaluate(
        """() => {
          window.first = document.querySelector("#grid .ag-root");
          window.headings = 0;
          new MutationObserver(() => (window.headings += document.querySelectorAll("#grid .grid-group").length))
            .observe(document.getElementById("table"), { childList: true, subtree: true });
        }"""
    )
    scrolled = page.evaluate("document.querySelector('#grid .ag-body-viewport').scrollTop")
    assert scrolled > 300
    for month in (12, 11, 10):
        step_back(watched)
        assert rows_of(page) == TASKS // 2 * month
    assert page.evaluate("document.querySelector('#grid .ag-root') === window.first"), "it is the same grid"
    assert page.evaluate("window.headings") == 0, "no heading came and went"
    expect(page.locator(".ag-header-cell[col-id=said]")).to_have_attribute("aria-sort", "descending")
    assert page.evaluate("dash_ag_grid.getApi('grid').getSelectedNodes().map((node) => node.id)") == ["said-0-3"]
    expect(page.locator("#picked")).to_have_text("1 claim selected")
    assert page.evaluate("document.activeElement.closest('.ag-row')?.getAttribute('row-id')") == "said-0-4"


def test_its_place_is_kept(watched: Watched) -> None:
    page = watched.open("?view=claims")
    page.evaluate("dash_ag_grid.getApi('grid').ensureIndexVisible(60, 'bottom')")
    before = page.evaluate("document.querySelector('#grid .ag-body-viewport').scrollTop")
    step_back(watched)  # to the day of the last claims
    step_back(watched)
    assert rows_of(page) == TASKS * (MONTHS - 1) + TASKS, "with a heading for each of the chains"
    assert page.evaluate("document.querySelector('#grid .ag-body-viewport').scrollTop") == before > 0


def test_another_theme_draws_it_anew(watched: Watched) -> None:
    page = watched.open("?view=claims")
    page.evaluate("dash_clientside.timeline.send('theme=dark')")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    watched.settle()
    image = page.locator(".state img").first.get_attribute("src") or ""
    assert "%23" in image
    assert rows_of(page) == TASKS * MONTHS + TASKS


def test_from_the_grid_to_a_table_and_back(watched: Watched) -> None:
    page = watched.open("?view=claims")
    for key, kind in (("1", "chart"), ("t", "table"), ("6", "grid")):
        page.keyboard.press(key)
        expect(page.locator(f".app[data-kind={kind}]")).to_be_attached()
        watched.settle()
    expect(page.locator(".ag-row").first).to_be_visible()
    assert rows_of(page) == TASKS * MONTHS + TASKS
