"""The job: look at a spreadsheet of one's own, sound, damaged or hostile; what stands in it is text, nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.dashboard.watched import Watched

pytestmark = pytest.mark.browser
HEADING = "production,milestone,date,asserted,source,source_title,url,note\n"
IMAGE = "<img src=x onerror=alert(1)>"
LINK = "<a href='javascript:alert(2)'>1917</a><br><b>bold</b>"
FORMULA = '=HYPERLINK("http://evil.example/?x";"here")'
TURNED = "\u202eTurned\u2066 about"
ENTITY = "&lt;b&gt; %{x} ${y} &#37;"
TITLES = (IMAGE, LINK, FORMULA, TURNED, ENTITY)
VIEWS = ("schedule", "timeline", "compare", "history", "portfolio", "claims")


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def hostile() -> bytes:
    """Each title with a date that moved; one of 5,000 characters, and one whose every field is hostile."""
    lines = []
    for title in TITLES:
        for date, said in (("2026-03-01", "2025-01-10"), ("2026-09-01", "2025-06-10")):
            cells = (title, "release", date, said, IMAGE, LINK, "javascript:alert(3)", FORMULA)
            lines.append(",".join(map(quoted, cells)))
    lines.append(",".join(map(quoted, ("x" * 5000, "release", "2026", "2025", "", "", "", ""))))
    return (HEADING + "\n".join(lines) + "\n").encode()


@pytest.fixture
def watched(page: Page, watched: Watched) -> Watched:
    page.on("dialog", partial(dismissed, watched))
    watched.open()
    return watched


def dismissed(watched: Watched, dialog: Dialog) -> None:
    """What a script that ran would bring up."""
    watched.complaints.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def bring(watched: Watched, body: bytes, name: str = "mine.csv") -> Page:
    with watched.page.expect_file_chooser() as chooser:
        watched.page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": body})
    expect(watched.page.locator("#own")).to_contain_text(name)
    watched.settle()
    return watched.page


def made_of_the_file(page: Page) -> int:
    """How many elements were made of what stands in the file."""
    return page.locator("img[src=x], a[href^='javascript' i], a[href*=evil], b:text-is('bold'), .spot b").count()


def test_hostile_titles_are_text_in_every_view(watched: Watched) -> None:
    page = bring(watched, hostile())
    expect(page.locator("#notice")).to_contain_text("1 of 11 claims left out.")
    for view in VIEWS:
        for table in ("", "&table=1"):
            page.goto(f"{watched.address}/?view={view}{table}")
            watched.settle()
            assert made_of_the_file(page) == 0, view
    expect(page.locator(".ag-root")).to_contain_text(IMAGE)
    expect(page.locator(".ag-root")).to_contain_text(FORMULA)


def test_they_stand_in_the_chart_as_written(watched: Watched) -> None:
    bring(watched, hostile())
    drawn = watched.page.locator("#plot").evaluate("plot => plot.textContent")
    for title in TITLES:
        assert title in drawn


def test_the_drawer_and_the_card_are_text_too(watched: Watched) -> None:
    page = bring(watched, hostile())
    page.goto(f"{watched.address}/?view=portfolio")
    watched.settle()
    for spot in page.locator(".spot").all()[:4]:
        spot.focus()
        expect(page.locator("#hover-card")).to_be_visible()
    page.keyboard.press("Enter")
    drawer = page.locator(".drawer")
    expect(drawer).to_contain_text(FORMULA)
    expect(drawer).to_contain_text("<b>bold</b>")
    assert drawer.get_by_role("link").count() == 0
    assert made_of_the_file(page) == 0


def test_a_title_that_is_too_long_is_told_with_its_place(watched: Watched) -> None:
    page = bring(watched, hostile())
    page.get_by_role("button", name="Show why").click()
    sheet = page.get_by_role("dialog", name="Problems in the data")
    expect(sheet).to_contain_text("mine.csv line 12")
    expect(sheet).to_contain_text("500")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_a_hostile_name_of_a_file(watched: Watched) -> None:
    name = "<img src=x onerror=alert(4)>\u202ecsv.csv"
    with watched.page.expect_file_chooser() as chooser:
        watched.page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": hostile()})
    expect(watched.page.locator("#own")).to_contain_text("_img src_x onerror_alert(4)__csv.csv")
    assert made_of_the_file(watched.page) == 0


def test_its_table_opens_as_text_in_a_spreadsheet(watched: Watched) -> None:
    page = bring(watched, hostile())
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Claims, CSV").click()
    table = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert ",=HYPERLINK" not in table
    assert ',"=HYPERLINK' not in table
    assert "'=HYPERLINK" in table


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("mine.xlsx", b"PK\x03\x04 not really", "mine.xlsx"),
        ("mine.csv", b"\x00\x01\x02\xff", "mine.csv"),
        ("mine.json", b"[" * 200_000, "nested too deeply"),
        ("mine.yaml", b"a: &a [x]\nb: *a\n", "mine.yaml"),
        ("mine.exe", b"MZ", "mine.exe"),
    ],
    ids=["no workbook", "no text", "nested", "aliases", "a program"],
)
def test_a_damaged_file_is_refused_in_words(watched: Watched, name: str, body: bytes, words: str) -> None:
    page = watched.page
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": body})
    sheet = page.get_by_role("dialog", name="These files can't be shown")
    expect(sheet).to_contain_text(words, timeout=20_000)
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_contain_text("279–462")
