"""Malformed posts are found before Dash sees them: a 400 that says why, never a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

URL = "/_dash-update-component"


@pytest.fixture
def callbacks(client: FlaskClient) -> dict[str, Any]:
    told = client.get("/_dash-dependencies").get_json()
    return {row["inputs"][0]["id"] + str(len(row["inputs"])): row for row in told if row["clientside_function"] is None}


def filled(callbacks: dict[str, Any], first: str, values: dict[str, Any]) -> dict[str, Any]:
    """A post to the callback whose first input is `first`, with these values in its places."""
    row = next(row for key, row in callbacks.items() if key.startswith(first))

    def places(part: str) -> list[dict[str, Any]]:
        return [{**place, "value": values.get(place["id"])} for place in row[part]]

    names = row["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    return {
        "output": row["output"],
        "outputs": outputs if row["output"].startswith("..") else outputs[0],
        "inputs": places("inputs"),
        "state": places("state"),
        "changedPropIds": [f"{place['id']}.{place['property']}" for place in row["inputs"] if place["id"] in values],
    }


BROKEN = [
    (b"", "a post is a JSON object", "nothing"),
    (b"{", "a post is a JSON object", "no JSON"),
    (b"[]", "a post is a JSON object", "a list"),
    (b"[" * 50_000, "a post is a JSON object", "lists deeper than the parser goes"),
    (b'{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}", "a post is a JSON object", "the same, in an object"),
    (b'{"output":' + b"[" * 900 + b"]" * 900 + b"}", "a post is nested at most 20 deep", "just within the parser"),
    (b'{"output": 1}', "no callback gives '1'", "an output that is no text"),
    (b'{"output": "nope.data"}', "no callback gives 'nope.data'", "an output that isn't there"),
]


@pytest.mark.parametrize(("body", "words", "why"), BROKEN, ids=[row[2] for row in BROKEN])
def test_a_broken_body(client: FlaskClient, body: bytes, words: str, why: str) -> None:
    answer = client.post(URL, data=body, content_type="application/json")
    assert (answer.status_code, words in answer.text) == (400, True), why


@pytest.mark.parametrize(
    "change",
    [
        {"outputs": None},
        {"outputs": "x"},
        {"inputs": None},
        {"inputs": []},
        {"inputs": ["x"]},
        {"inputs": [{"id": {}, "property": 1}]},
        {"state": {}},
        {"changedPropIds": "x"},
        {"changedPropIds": [1]},
    ],
    ids=str,
)
def test_a_part_of_the_wrong_shape(client: FlaskClient, callbacks: dict[str, Any], change: dict[str, Any]) -> None:
    post = {**filled(callbacks, "shown", {"shown": ""}), **change}
    assert client.post(URL, json=post).status_code == 400


@pytest.mark.parametrize("query", [None, 1, {}, ["view=claims"], "view=nope", "as_of=x", "colour=red"], ids=str)
def test_a_value_that_is_no_view(client: FlaskClient, callbacks: dict[str, Any], query: Any) -> None:
    post = filled(callbacks, "shown", {"shown": query})
    assert client.post(URL, json=post).status_code == 400


@pytest.mark.parametrize("view", ["schedule", "timeline", "compare", "history"])
def test_the_last_day_of_all(client: FlaskClient, callbacks: dict[str, Any], view: str) -> None:
    query = f"view={view}&from=9999-12-31&to=9999-12-31"
    assert client.post(URL, json=filled(callbacks, "shown", {"shown": query})).status_code == 200


ROOMS: list[Any] = [
    None,
    3,
    "wide",
    {"width": "wide"},
    {"width": -5},
    {"width": 1e9},
    {"width": True},
    {"scheme": {}},
    {"grid": "yes"},
]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_that_makes_no_sense_is_the_usual_one(client: FlaskClient, callbacks: dict[str, Any], room: Any) -> None:
    post = filled(callbacks, "shown", {"shown": "", "screen": room})
    assert client.post(URL, json=post).status_code == 200


ACTS = [
    {"address": 3},
    {"address": {"query": 5, "theme": []}},
    {"action": "claim=x", "view": ""},
    {"action": {"acts": [[1, 3], ["x", "view=compare"], []]}, "view": ""},
    {"action": {"acts": 3}, "view": "", "heard": "x"},
    {"picker": {}, "view": ""},
    {"filter-status": "x", "view": ""},
    {"filter-status": [{}], "view": ""},
    {"as-of": 7, "view": ""},
]


@pytest.mark.parametrize("values", ACTS, ids=str)
def test_an_act_that_no_page_sends_changes_nothing(
    client: FlaskClient, callbacks: dict[str, Any], values: dict[str, Any]
) -> None:
    answer = client.post(URL, json=filled(callbacks, "address", values))
    assert answer.status_code == 200
    assert json.loads(answer.text)["response"].get("view", {"data": ""}) == {"data": ""}


@pytest.mark.parametrize("value", [None, "x", -1, 1e12, True, [1]], ids=str)
def test_a_slider_that_counts_no_days(client: FlaskClient, callbacks: dict[str, Any], value: Any) -> None:
    answer = client.post(URL, json=filled(callbacks, "address", {"slider": value, "view": ""}))
    assert answer.status_code == 400


def test_an_oversized_post(client: FlaskClient) -> None:
    answer = client.post(URL, data=b" " * 20_000_001, content_type="application/json")
    assert answer.status_code == 413
