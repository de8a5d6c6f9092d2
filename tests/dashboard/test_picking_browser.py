"""Picking claims in the table, copying and saving exactly these; and the problems beside them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

import timeline
from tests.dashboard.conftest import TODAY
from tests.dashboard.served import served
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.frame import COLUMNS

pytestmark = pytest.mark.browser
CLAIMS = """production: Film
sources:
  paper: {title: An article, publisher: Paper, published: 2023-03-24}
claims:
  - {id: spring, milestone: release, date: spring 2024, source: paper}
  - {id: early, milestone: release, date: 2023-06-07, status: actual, source: paper}
  - {id: cut, milestone: picture_lock, date: 2023-01-07, status: actual, source: paper}
  - {id: lost, milestone: release, date: 06/07/2024, source: paper}
"""


@pytest.fixture
def watched(page: Page, address: str) -> Iterator[Watched]:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched = Watched(page, address)
    watched.open("?view=claims")
    expect(page.locator(".ag-row").first).to_be_visible()
    yield watched
    assert watched.complaints == []


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("faulty") / "film.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    with served(create_app(path, today=TODAY)) as address:
        yield address


def row(page: Page, claim: str) -> Locator:
    return page.locator(f".ag-row[row-id='{claim}']")


def cell(page: Page, claim: str, column: str = "read") -> Locator:
    return row(page, claim).locator(f"[col-id={column}]")


def test_clicks_with_keys_held_pick_and_open_nothing(watched: Watched) -> None:
    page = watched.page
    cell(page, "release-cineworld").click(modifiers=["ControlOrMeta"])
    expect(page.locator("#picked")).to_have_text("1 claim selected")
    cell(page, "release-the-direct").click(modifiers=["Shift"])
    expect(page.locator("#picked")).to_have_text("4 claims selected")  # with the two of Gaming Club between them
    cell(page, "release-gaming-club").click(modifiers=["ControlOrMeta"])
    expect(page.locator("#picked")).to_have_text("3 claims selected")
    assert watched.query == "?view=claims"


def test_a_plain_click_opens_and_picks_nothing(watched: Watched) -> None:
    page = watched.page
    cell(page, "release-cineworld").click()
    expect(page.locator(".drawer h2")).to_have_text("“spring or summer of 2024”")
    expect(page.locator("#picked")).to_have_text("Tick claims to copy or save them")


def test_by_keyboard_alone(watched: Watched) -> None:
    page = watched.page
    page.locator(".ag-header-cell[col-id=said]").focus()
    page.keyboard.press("Tab")  # the first row, a heading
    for key in ("ArrowDown", "Space", "ArrowDown", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(page.locator("#picked")).to_have_text("2 claims selected")
    expect(row(page, "release-cineworld")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ControlOrMeta+a")
    expect(page.locator("#picked")).to_have_text("20 claims selected")
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("“next year”")
    watched.settle()
    page.keyboard.press("Escape")
    watched.settle()
    expect(page.locator("#picked")).to_have_text("20 claims selected")
    assert (
        page.evaluate("document.activeElement.closest('.ag-row').getAttribute('row-id')") == "release-gaming-club-year"
    )


def test_all_from_a_heading_of_a_chain(watched: Watched) -> None:
    page = watched.page
    page.locator(".ag-full-width-row").first.focus()
    page.keyboard.press("ControlOrMeta+a")
    expect(page.locator("#picked")).to_have_text("20 claims selected")


def test_copy_is_the_table_with_a_heading(watched: Watched) -> None:
    page = watched.page
    for claim in ("release-cineworld", "release-sportskeeda"):
        row(page, claim).locator(".ag-checkbox").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#toast")).to_have_text("2 claims copied, with a heading row")
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    heading, *rows = csv.reader(StringIO(text), delimiter="\t")
    assert heading == list(COLUMNS)
    told = [dict(zip(heading, cells, strict=True)) for cells in rows]
    assert [one["claim_id"] for one in told] == ["release-cineworld", "release-sportskeeda"]
    assert (told[0]["start_earliest"], told[0]["end_latest"]) == ("2024-03-01", "2024-08-31")


def test_saved_files_hold_exactly_these_in_the_order_shown(watched: Watched) -> None:
    page = watched.page
    for claim in ("release-cineworld", "release-the-direct", "announcement-release-date"):
        row(page, claim).locator(".ag-checkbox").click()
    page.locator(".ag-header-cell-text", has_text="Read as").click()  # by date, the latest first
    page.locator(".ag-header-cell-text", has_text="Read as").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save CSV").click()
    assert download.value.suggested_filename == "ballerina-3-claims-2025-11-30.csv"
    heading, *rows = csv.reader(StringIO(Path(download.value.path()).read_text(encoding="utf-8")))
    assert heading == list(COLUMNS)
    assert [cells[0] for cells in rows] == ["release-the-direct", "release-cineworld", "announcement-release-date"]
    expect(page.locator("#toast")).to_have_text("Saved ballerina-3-claims-2025-11-30.csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save XLSX").click()
    sheet = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    assert [cells[0].value for cells in sheet.iter_rows()][1:] == [
        "release-the-direct",
        "release-cineworld",
        "announcement-release-date",
    ]


def test_what_is_picked_stays_while_it_is_in_sight(watched: Watched) -> None:
    page = watched.page
    for claim in ("release-cineworld", "release-sportskeeda"):
        row(page, claim).locator(".ag-checkbox").click()
    page.locator(".ag-header-cell-text", has_text="Said on").click()
    watched.settle()
    page.keyboard.press("[")
    watched.settle()
    page.keyboard.press("[")
    expect(page.locator("#as-of")).to_have_value("13 Nov 2024")
    expect(page.locator("#picked")).to_have_text("1 claim selected")  # Sportskeeda's wasn't known then
    expect(page.locator(".grid-group")).to_have_count(0)  # still by day
    page.get_by_role("button", name="Clear selection").click()
    expect(page.locator("#picked")).to_have_text("Tick claims to copy or save them")


def test_a_claim_selected_elsewhere_is_in_sight(watched: Watched) -> None:
    page = watched.open("?view=claims&claim=photography-planned")
    expect(row(page, "photography-planned")).to_be_in_viewport()
    page.get_by_role("link", name="Schedule").click()
    expect(page.locator(".spot[data-claim=photography-planned]")).to_have_css(
        "box-shadow", "rgb(11, 92, 158) 0px 0px 0px 2px"
    )


def test_problems_stand_beside_their_claims(page: Page, faulty: str) -> None:
    watched = Watched(page, faulty)
    watched.open("?view=claims")
    mark = cell(page, "early", "stated").get_by_role("img")
    expect(mark).to_have_text("!")
    expect(mark).to_have_accessible_name(
        "warning: happened on 2023-06-07 at the earliest, but was said by 2023-03-24 "
        "(is its status 'announced', or was it said later?)"
    )
    expect(cell(page, "cut", "stated").get_by_role("img")).to_have_text("i")
    expect(cell(page, "spring", "stated").get_by_role("img")).to_have_count(0)
    assert Axe().run(page).response["violations"] == []
    cell(page, "early").click()
    expect(page.locator(".drawer")).to_contain_text("Problem on the data")
    expect(page.locator(".drawer")).to_contain_text("film.yaml line 6")
    assert watched.complaints == []


def test_problems_without_a_claim_are_counted_and_listed(page: Page, faulty: str) -> None:
    watched = Watched(page, faulty)
    watched.open("?view=claims")
    page.get_by_role("button", name="3 problems, 1 elsewhere").click()
    sheet = page.get_by_role("dialog", name="Problems in the data")
    expect(sheet).to_contain_text("can't read '06/07/2024'")
    expect(sheet).to_contain_text("film.yaml line 8")
    sheet.get_by_role("button", name="Show its claim").first.click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".drawer h2")).to_have_text("“2023-06-07”")
    assert watched.complaints == []


def test_on_a_phone(page: Page, faulty: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    watched = Watched(page, faulty)
    watched.open("?view=claims")
    row(page, "spring").locator(".ag-cell").first.click(position={"x": 3, "y": 3})  # beside the box: a finger is wide
    expect(page.locator("#picked")).to_have_text("1 claim selected")
    for name in ("Copy", "Save CSV", "Save XLSX", "Clear selection"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(page).response["violations"] == []
    assert watched.complaints == []


def test_the_server_says_why_nothing_was_copied(watched: Watched) -> None:
    page = watched.page
    page.route("**/export/tsv*", lambda route: route.fulfill(status=400, body="claim 'x' is not in sight"))
    row(page, "release-cineworld").locator(".ag-checkbox").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#toast")).to_contain_text("Nothing was copied: ")
    expect(page.locator("#toast")).to_contain_text("is not in sight")
    watched.complaints.clear()  # the browser's own word on the 400


def test_the_frame_has_these_columns() -> None:
    assert list(timeline.normalize([]).columns) == list(COLUMNS)
