"""Addresses at which nothing is."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.bundled import bundled_frame
from timeline.dashboard import create_app

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LOST = ["/nothing", "/view/compare", "/index.html", "/healthz/more", "/own/key", "/<script>alert(1)</script>"]


@pytest.mark.parametrize("path", LOST)
def test_a_page_that_leads_home(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert '<a href="/">Go to the first page</a>' in answer.text
    assert "<script" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", LOST)
def test_plain_words_for_programs(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "*/*"})
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert answer.text == f"404 Not Found: Nothing is at {path!r} here.\n"


THERE = ["/", "/?view=compare", "/_dash-layout", "/_dash-dependencies", "/healthz", "/_reload-hash", "/assets/icon.svg"]


@pytest.mark.parametrize("path", THERE)
def test_everything_else_is_where_it_was(client: FlaskClient, path: str) -> None:
    assert client.get(path, headers=BROWSER, buffered=True).status_code == 200


def test_every_script_of_the_page_is_there(client: FlaskClient) -> None:
    scripts = re.findall(r'(?:src|href)="(/[^"]+)"', client.get("/", headers=BROWSER).text)
    assert len(scripts) > 20
    assert {client.get(script, buffered=True).status_code for script in scripts} == {200}


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("dash/x", "no such script"),
        ("nope/x", "no such package"),
        ("dash/deps/../../x.js", "a path that climbs"),
        ("dash/%00", "no name"),
        ("dash/dcc/nope.v4_1_0m1.js", "a version of no script"),
        ("dash/dash-renderer/build/dash_renderer.min.js.map", "known to Dash, and not brought by it"),
    ],
)
def test_a_script_that_is_not_there(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, script: str, why: str
) -> None:
    answer = client.get(f"/_dash-component-suites/{script}")
    assert (answer.status_code, answer.mimetype) == (404, "text/plain"), why
    assert answer.text.startswith("404 Not Found: Nothing is at '/_dash-component-suites/"), why
    assert not caplog.records, why


def test_below_a_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/dates/")
    client = create_app(bundled_frame()).server.test_client()
    assert client.get("/dates/", headers=BROWSER).status_code == 200
    for path in ("/dates/nothing", "/nothing", "/", "/dates/_dash-component-suites/dash/x"):
        answer = client.get(path, headers=BROWSER)
        assert answer.status_code == 404
        assert '<a href="/dates/">' in answer.text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/{'long' * 60}")
    expect(page.locator("h1")).to_have_text("There is no such page")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".app[data-kind]")).to_be_attached()
