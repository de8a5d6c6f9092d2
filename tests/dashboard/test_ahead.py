"""What the page will draw is asked for at once, not only when the server has said what else changes."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, Request, expect

from tests.dashboard.watched import Watched

WRONG = "the link names a production that isn't there"


@pytest.mark.parametrize(
    ("asked", "named", "why"),
    [
        ("", "", "the first page"),
        ("as_of=2024-01-31&view=compare", "view=compare&as_of=2024-01-31", "in the order of every link"),
        ("view=compare&claim=x&theme=dark", "view=compare", "what needs no drawing of its own"),
        ("production=Nope", "?", WRONG),
        ("as_of=2024-02-31", "?", "no such day"),
        ("production=%22%3E%3Cb%3E", "?", "a hostile title"),
        ("q=%22%3E%3Cb%3E", "q=%22%3E%3Cb%3E", "a hostile search"),
    ],
)
def test_the_page_names_its_first_drawing(client: FlaskClient, asked: str, named: str, why: str) -> None:
    [told] = re.findall(r'<meta name="first-drawing" content="([^"]*)">', client.get(f"/?{asked}").text)
    assert unescape(told) == named, why


def posts(page: Page) -> list[str]:
    """Which posts the page sends from now on: "draw" with the query drawn, or another callback's."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and "_dash-update-component" in request.url:
            body = json.loads(request.post_data or "{}")
            values = {item["id"]: item.get("value") for item in body["inputs"] if isinstance(item, dict)}
            other = "sync" if "ticks" in body["output"] or "tick-places" in body["output"] else "inspect"
            sent.append(f"draw {values['shown']}" if "headline" in body["output"] else other)

    page.on("request", note)
    return sent


@pytest.mark.parametrize("query", ["", "?view=compare&as_of=2024-01-31", "?view=history&claim=hytale-h11&theme=dark"])
def test_a_link_is_drawn_once_and_first(watched: Watched, query: str) -> None:
    sent = posts(watched.page)
    watched.open(query)
    drawn = [post for post in sent if post.startswith("draw")]
    assert len(drawn) == 1
    assert sent.index(drawn[0]) < sent.index("sync")


def test_a_link_that_is_wrong_is_not_drawn_ahead(watched: Watched) -> None:
    sent = posts(watched.page)
    watched.open("?production=Nope")
    assert [post for post in sent if post.startswith("draw")] == ["draw "]
    assert sent.index("sync") < sent.index("draw ")
    expect(watched.page.locator("#notice")).to_contain_text("Nope")


def test_a_step_is_drawn_once_and_first(watched: Watched) -> None:
    page = watched.open("?view=compare&theme=dark&as_of=2024-06-01")
    sent = posts(page)
    page.keyboard.press("]")
    expect(page.locator("#as-of")).not_to_have_value("1 Jun 2024")
    watched.settle()
    [drawn] = [post for post in sent if post.startswith("draw")]
    assert sent[0] == drawn
    assert "sync" in sent[1:]
    day = re.search(r"as_of=([\d-]+)", watched.query)
    assert day is not None
    assert drawn == f"draw view=compare&as_of={day[1]}"
