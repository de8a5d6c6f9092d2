"""The job: save the picture on the screen; it is the command line's, byte for byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.dashboard.watched import Watched
from timeline.cli.chart import chart_command
from timeline.view import View

pytestmark = pytest.mark.browser

CASES = [
    ("png", "Picture, PNG", View(as_of=date(2024, 1, 31))),
    ("png", "Picture, PNG", View(view="compare", as_of=date(2025, 11, 30), theme="dark")),
    ("png", "Picture, PNG", View(view="history", as_of=date(2024, 12, 31), milestones=("release",))),
    ("png", "Picture, PNG", View(view="timeline", as_of=date(2025, 6, 6), text="June", claim="release-gaming-club")),
    ("png", "Picture, PNG", View(view="portfolio", as_of=date(2025, 6, 6))),
    ("svg", "Picture, SVG", View(as_of=date(2024, 1, 31), start=date(2024, 1, 1), end=date(2024, 12, 31))),
]


@pytest.mark.parametrize(("kind", "words", "view"), CASES, ids=[f"{kind} {view.view}" for kind, _, view in CASES])
def test_the_picture_of_the_command_line(watched: Watched, tmp_path: Path, kind: str, words: str, view: View) -> None:
    page = watched.open(f"?{view.to_query()}")
    page.get_by_role("button", name="Export").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=words).click()
    expected = tmp_path / f"x.{kind}"
    assert chart_command([], view, "hd", expected, strict=True) == 0
    assert Path(download.value.path()).read_bytes() == expected.read_bytes()


def test_what_cannot_be_drawn_is_told(watched: Watched) -> None:
    page = watched.open()
    page.route(
        "**/export/png*", lambda route: route.fulfill(status=503, body="the disk is full", content_type="text/plain")
    )
    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="Picture, PNG").click()
    expect(page.get_by_text("the disk is full")).to_be_visible()
    assert all("503" in words for words in watched.complaints), watched.complaints
    watched.complaints.clear()  # the browser itself writes a line for every answer of 503
