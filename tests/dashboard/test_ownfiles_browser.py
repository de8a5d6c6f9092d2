"""A person brings their own spreadsheet, in a real browser: picked or dropped, sound, damaged and hostile."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.test_access import SIZES, faults
from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
GOOD = """Film,Event,Planned,Said on
Night Train,release,spring or summer of 2026,2025-02-10
Night Train,release,"October 9, 2026",2025-11-30
"""
DAMAGED = GOOD + "Night Train,relase,06/07/2026,2025-12-01\n"
HOSTILE = """production,milestone,date,source_title,url
"<img src=x onerror=alert(1)><b>1917</b>",release,2026,<script>alert(2)</script>,javascript:alert(3)
=HYPERLINK("http://evil.example"),release,2026,x,http://evil.example/a.png
"""
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const event = (kind) => new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event("dragover"));
  const words = document.getElementById("drop-words").textContent;
  document.body.dispatchEvent(event("drop"));
  return words;
}"""


@pytest.fixture(autouse=True, scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the server keeps lies below the tests' own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture
def watched(watched: Watched) -> Watched:
    watched.open()
    return watched


def pick(watched: Watched, folder: Path, text: str, name: str = "mine.csv") -> Page:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    with watched.page.expect_file_chooser() as chooser:
        watched.page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files(file)
    return watched.page


def test_a_sound_file(watched: Watched, tmp_path: Path) -> None:
    page = pick(watched, tmp_path, GOOD)
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    expect(page.locator("h1")).to_have_text("Release now 9 Oct 2026, 39–222 days later than first announced")
    expect(page.locator("#notice")).to_be_empty()
    page.reload()
    watched.settle()
    expect(page.locator("h1")).to_contain_text("9 Oct 2026")
    page.get_by_role("button", name="Close file").click()
    expect(page.locator("#own.own")).to_have_count(0)
    watched.settle()
    expect(page.locator("h1")).to_contain_text("279–462")


def test_the_theme_of_the_link_stays(watched: Watched, tmp_path: Path) -> None:
    watched.open("?theme=dark")
    page = pick(watched, tmp_path, GOOD)
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    assert watched.query == "?theme=dark"
    page.get_by_role("button", name="Close file").click()
    expect(page.locator("#own")).to_be_empty()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_a_dropped_file_and_its_export(watched: Watched) -> None:
    page = watched.page
    assert page.evaluate(DROP, ["mine.csv", GOOD]) == "Drop to show these dates. Only this tab sees them."
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Claims, CSV").click()
    assert download.value.suggested_filename.startswith("night-train")
    assert "Night Train" in download.value.path().read_text(encoding="utf-8-sig")


def test_a_damaged_file_shows_its_good_rows_and_why_not_the_others(watched: Watched, tmp_path: Path) -> None:
    page = pick(watched, tmp_path, DAMAGED)
    expect(page.locator("#notice")).to_have_text("1 of 3 claims left out. Show why")
    page.get_by_role("button", name="Show why").click()
    sheet = page.get_by_role("dialog", name="Problems in the data")
    expect(sheet).to_contain_text("did you mean 'release'?")
    expect(sheet).to_contain_text("mine.csv line 4, column 13")


def test_a_file_without_a_claim_is_refused_with_the_reason(watched: Watched, tmp_path: Path) -> None:
    page = pick(watched, tmp_path, "hello\nworld\n")
    sheet = page.get_by_role("dialog", name="These files can't be shown")
    expect(sheet).to_contain_text("no column 'production'")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("279–462")


def test_a_file_that_is_too_large_is_not_even_sent(watched: Watched) -> None:
    page = watched.page
    page.evaluate(DROP, ["mine.csv", "x" * 20_000_001])
    expect(page.get_by_role("dialog")).to_contain_text("20 MB, and at most 20 MB are read here")


def test_a_hostile_file_is_only_text(watched: Watched, tmp_path: Path) -> None:
    page = pick(watched, tmp_path, HOSTILE)
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    for view in ("schedule", "timeline", "compare", "history", "claims"):
        page.goto(f"{watched.address}/?view={view}")
        watched.settle()
        assert page.locator("img[src=x], a[href^=javascript]").count() == 0, view
    expect(page.locator(".ag-full-width-row").filter(has_text="<b>1917</b>")).to_be_visible()


def test_another_tab_sees_nothing_of_it(watched: Watched, tmp_path: Path) -> None:
    page = pick(watched, tmp_path, GOOD)
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    other = Watched(page.context.new_page(), watched.address)
    expect(other.open().locator("h1")).to_contain_text("279–462")
    other_page = pick(
        other, tmp_path, GOOD.replace("2026,2025-02", "2027,2025-02").replace("Night", "Day"), "other.csv"
    )
    expect(other_page.locator("#own")).to_contain_text("other.csv")
    page.reload()
    watched.settle()
    expect(page.locator("#own")).to_contain_text("mine.csv")
    assert "own" not in watched.query
    assert other.complaints == []


def test_a_file_that_is_no_longer_kept(page: Page, address: str, tmp_path: Path) -> None:
    watched = Watched(page, address)
    watched.open()
    pick(watched, tmp_path, GOOD)
    expect(page.locator("#own")).to_contain_text("mine.csv")
    watched.settle()
    page.evaluate("sessionStorage.setItem('timeline-own', 'a key that is not good')")
    page.reload()
    expect(page.locator("#toast")).to_contain_text("no longer kept here")
    expect(page.locator("h1")).to_contain_text("279–462")
    # The browser itself writes a line for every answer of 410; the page must add nothing.
    assert all("410" in words for words in watched.complaints)


@pytest.mark.parametrize(("size", "theme"), [("desk", "dark"), ("tablet", "light"), ("phone", "dark")])
def test_nothing_bars_the_way(page: Page, address: str, tmp_path: Path, size: str, theme: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    watched = Watched(page, address)
    watched.open()
    pick(watched, tmp_path, DAMAGED)
    expect(page.locator("#notice")).to_contain_text("Show why")
    watched.open(f"?theme={theme}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
