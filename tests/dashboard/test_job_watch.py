"""The job: keep the page open beside the spreadsheet; what is saved there is seen here, and what is broken is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import waitress
from playwright.sync_api import Page, expect

from tests.dashboard.watched import Watched
from timeline.dashboard import create_app

pytestmark = pytest.mark.browser
HEAD = "production,milestone,date,asserted\n"
FIRST = HEAD + "Night Train,release,2026-06-05,2024-10-01\n"
SECOND = FIRST + "Night Train,release,2026-06-19,2024-11-01\n"
THIRD = SECOND + "Night Train,release,2026-07-03,2025-02-01\n"
BROKEN = "hello\nworld\n"
LONG = 15_000
"""Milliseconds: half a second of stillness, two questions of the page, and a slow machine."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def followed(page: Page, file: Path) -> Iterator[Watched]:
    app = create_app([file], today=date(2025, 11, 30), watch=True)
    server: Any = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    page.set_viewport_size({"width": 1440, "height": 900})
    watched = Watched(page, f"http://127.0.0.1:{server.effective_port}")
    yield watched
    page.close()
    server.close()
    thread.join(5)
    assert watched.complaints == []


def headline(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_contain_text(words, timeout=LONG)


def test_good_then_broken_then_good(followed: Watched, file: Path) -> None:
    """By hand: 5 to 19 June are 14 days, 5 June to 3 July 28."""
    page = followed.open("?by=date")
    headline(page, "Release announced for 5 Jun 2026")
    file.write_text(SECOND, encoding="utf-8")
    headline(page, "Release now 19 Jun 2026, 14 days later than first announced")
    followed.settle()
    assert followed.query == "?by=date", "the view stays"

    file.write_text(BROKEN, encoding="utf-8")
    trouble = page.locator(".watch-notice")
    expect(trouble).to_contain_text("Shown as last read: ", timeout=LONG)
    expect(trouble).to_contain_text("no column 'production'")
    headline(page, "19 Jun 2026")
    page.reload()
    followed.settle()
    headline(page, "19 Jun 2026")
    expect(trouble).to_contain_text("no column 'production'", timeout=LONG)

    file.unlink()
    expect(trouble).to_contain_text("is not there", timeout=LONG)
    headline(page, "19 Jun 2026")

    file.write_text(THIRD, encoding="utf-8")
    headline(page, "Release now 3 Jul 2026, 28 days later than first announced")
    expect(trouble).to_be_empty()


def test_one_broken_row_is_left_out_and_told(followed: Watched, file: Path) -> None:
    page = followed.open()
    file.write_text(SECOND + "Night Train,release,someday,2025-02-01\n", encoding="utf-8")
    headline(page, "19 Jun 2026")
    expect(page.locator("#notice")).to_have_text("1 of 3 claims left out. Show why", timeout=LONG)


def test_own_files_stay_while_the_others_change(followed: Watched, file: Path) -> None:
    """A file brought while the watched one is saved: the page loads anew once, and shows the file brought."""
    page = followed.open()
    mine = FIRST.replace("Night Train", "Day Train").replace("2026-06-05", "2027-01-08")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open your own file").click()
    file.write_text(SECOND, encoding="utf-8")
    chooser.value.set_files({"name": "own.csv", "mimeType": "text/csv", "buffer": mine.encode()})
    expect(page.locator("#own")).to_contain_text("own.csv", timeout=LONG)
    headline(page, "8 Jan 2027")
    file.write_text(THIRD, encoding="utf-8")
    page.wait_for_timeout(2500)
    followed.settle()
    headline(page, "8 Jan 2027")
    page.get_by_role("button", name="Close file").click()
    headline(page, "3 Jul 2026")
    expect(page.locator("#own.own")).to_have_count(0)


def test_a_server_that_ends_and_comes_back_is_waited_for(followed: Watched, file: Path) -> None:
    page = followed.open()
    page.route("**/edition", lambda route: route.abort("connectionrefused"))
    file.write_text(SECOND, encoding="utf-8")
    page.wait_for_timeout(2000)
    headline(page, "5 Jun 2026")
    page.unroute("**/edition")
    headline(page, "19 Jun 2026")
    assert all("ERR_CONNECTION_REFUSED" in words for words in followed.complaints), followed.complaints
    followed.complaints.clear()
