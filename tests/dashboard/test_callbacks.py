"""The wiring: what the page says of its callbacks fits what the page is made of."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from timeline.dashboard import ids


def identifiers(node: Any) -> set[str]:
    """Every component id in a layout as sent."""
    if isinstance(node, list):
        return set().union(*map(identifiers, node))
    if not isinstance(node, dict):
        return set()
    own = {node["id"]} if isinstance(node.get("id"), str) and node["id"] else set()
    return own.union(*map(identifiers, node.values()))


@pytest.fixture
def dependencies(client: FlaskClient) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = client.get("/_dash-dependencies").get_json()
    return told


def test_three_callbacks_on_the_server(dependencies: list[dict[str, Any]]) -> None:
    assert len([row for row in dependencies if row["clientside_function"] is None]) == 3


def test_every_place_is_on_the_page(client: FlaskClient, dependencies: list[dict[str, Any]]) -> None:
    there = identifiers(client.get("/_dash-layout").get_json())
    for row in dependencies:
        outputs = [name.rsplit(".", 1)[0] for name in row["output"].strip(".").split("...") if name]
        used = {place["id"] for place in row["inputs"] + row["state"]} | set(outputs)
        assert {name for name in used if len(name) < 40} <= there


def test_every_name_is_used(client: FlaskClient) -> None:
    there = identifiers(client.get("/_dash-layout").get_json())
    names = {getattr(ids, name) for name in ids.__all__ if name.isupper() and name != "FILTERS"}
    assert names <= there


def test_nothing_runs_before_the_address_is_known(dependencies: list[dict[str, Any]]) -> None:
    assert all(row["prevent_initial_call"] for row in dependencies if row["clientside_function"] is None)


def test_no_callback_is_sent_what_was_drawn(dependencies: list[dict[str, Any]]) -> None:
    """What goes to the server is the query, what was done, and the controls' values: no figure, rows or cards."""
    for row in (row for row in dependencies if row["clientside_function"] is None):
        sent = {(place["id"], place["property"]) for place in row["inputs"] + row["state"]}
        assert {kind for _, kind in sent} <= {"data", "value"}
        assert (ids.CARDS, "data") not in sent
