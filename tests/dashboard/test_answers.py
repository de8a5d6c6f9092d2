"""Answers kept packed: the same to the byte, and only as long as they are true."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.bundled import bundled_frame
from timeline.dashboard import create_app
from timeline.dashboard.answers import Answers
from timeline.dashboard.ownfiles import HEADER
from timeline.dashboard.shelf import Shelf, fill_shelf

TODAY, NEXT_DAY = date(2025, 11, 30), date(2025, 12, 1)
BROTLI = {"Accept-Encoding": "br"}


@pytest.fixture(scope="module")
def own_app() -> Dash:
    return create_app(bundled_frame(), today=TODAY)


@pytest.fixture
def client(own_app: Dash) -> FlaskClient:
    client: FlaskClient = own_app.server.test_client()
    return client


def post(app: Dash, query: str) -> dict[str, Any]:
    """A post that asks to draw a view."""
    [name] = [name for name in app.callback_map if "headline.children" in name]
    places = [place.split("@")[0].rpartition(".") for place in name.strip(".").split("...")]
    told = {"shown": query, "screen": {"width": 1390, "scheme": "light"}, "sight": None}
    return {
        "output": name,
        "outputs": [{"id": part, "property": prop} for part, _, prop in places],
        "inputs": [{"id": part, "property": "data", "value": value} for part, value in told.items()],
        "changedPropIds": ["shown.data"],
    }


def ask(client: FlaskClient, body: dict[str, Any], **headers: str) -> Any:
    return client.post("/_dash-update-component", json=body, headers={**BROTLI, **headers})


def test_the_second_answer_is_the_first_to_the_byte(own_app: Dash, client: FlaskClient) -> None:
    body = post(own_app, "view=compare")
    first, second = ask(client, body), ask(client, body)
    assert (first.status_code, second.status_code) == (200, 200)
    assert second.data == first.data
    for name in ("Content-Type", "Content-Encoding", "Content-Security-Policy", "X-Content-Type-Options"):
        assert second.headers[name] == first.headers[name], name
    assert second.headers["Content-Encoding"] == "br"


def test_each_packing_and_each_question_has_its_own(own_app: Dash, client: FlaskClient) -> None:
    body, other = post(own_app, "view=history"), post(own_app, "view=history&as_of=2024-01-31")
    packed, plain = ask(client, body), ask(client, body, **{"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert (
        json.loads(plain.data)["response"]["headline"]
        != json.loads(ask(client, other, **{"Accept-Encoding": "identity"}).data)["response"]["headline"]
    )
    assert len(packed.data) < len(plain.data)


def test_the_guard_comes_first(own_app: Dash, client: FlaskClient) -> None:
    body = post(own_app, "view=schedule")
    assert ask(client, body).status_code == 200
    assert ask(client, body, Origin="https://example.org").status_code == 403
    assert ask(client, body, Host="example.org").status_code == 403


def test_nothing_of_a_visitors_own_files_is_kept_or_given(own_app: Dash, client: FlaskClient) -> None:
    body = post(own_app, "view=timeline")
    assert ask(client, body).status_code == 200
    assert ask(client, body, **{HEADER: "0" * 32}).status_code == 410, "these files are no longer kept"


def test_a_refusal_is_not_kept(own_app: Dash, client: FlaskClient) -> None:
    body = {**post(own_app, "view=schedule"), "inputs": []}
    assert [ask(client, body).status_code for _ in range(2)] == [400, 400]


@pytest.fixture
def shelf() -> Shelf:
    return fill_shelf(bundled_frame(), today=TODAY)


def answer(size: int) -> tuple[bytes, dict[str, str]]:
    return b"x" * size, {"Content-Type": "application/json"}


def test_another_day_or_shelf_forgets_all(shelf: Shelf) -> None:
    answers = Answers()
    other = fill_shelf(bundled_frame(), today=TODAY)
    for about in ((shelf, NEXT_DAY), (other, TODAY)):
        assert answers.find((shelf, TODAY), b"a") is None
        answers.keep((shelf, TODAY), b"a", answer(10))
        assert answers.find((shelf, TODAY), b"a") == answer(10)
        assert answers.find(about, b"a") is None


def test_an_answer_that_came_too_late_is_not_kept(shelf: Shelf) -> None:
    answers = Answers()
    answers.find((shelf, TODAY), b"a")
    answers.find((shelf, NEXT_DAY), b"a")
    answers.keep((shelf, TODAY), b"a", answer(10))
    assert answers.find((shelf, NEXT_DAY), b"a") is None
    assert answers.find((shelf, TODAY), b"a") is None


def test_what_was_not_used_for_longest_makes_room(shelf: Shelf) -> None:
    answers, about = Answers(most_bytes=100), (shelf, TODAY)
    answers.find(about, b"")
    for number in range(10):
        answers.keep(about, bytes([number]), answer(10))
    assert answers.find(about, b"\x00") is not None
    answers.keep(about, b"new", answer(10))
    assert answers.find(about, b"\x00") is not None
    assert answers.find(about, b"\x01") is None
    answers.keep(about, b"large", answer(11))
    assert answers.find(about, b"large") is None
