"""The first page is light, and what can't change is fetched once."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

LIGHT = 1_200_000
"""Bytes of everything that the first page needs, as sent."""


@pytest.mark.parametrize("encoding", ["gzip, deflate, br, zstd", "gzip, deflate"])
def test_the_first_page_is_light(client: FlaskClient, encoding: str) -> None:
    page = client.get("/").get_data(as_text=True)
    found = re.findall(r'<(?:script|link)[^>]+(?:src|href)="(/[^"]+)"', page)
    assert sum("plotly-basic" in address for address in found) == 1
    assert not any("ag_grid" in address or "plotly.min" in address for address in found)
    addresses = ["/", "/_dash-layout", "/_dash-dependencies", "/_dash-component-suites/dash/dcc/async-graph.js", *found]
    assert 500_000 < sum(weight(client, address, encoding) for address in set(addresses)) <= LIGHT


def weight(client: FlaskClient, address: str, encoding: str) -> int:
    with client.get(address, headers={"Accept-Encoding": encoding}) as answer:
        return len(answer.get_data())


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/scripts/page.js?m=1", "public, max-age=31536000, immutable"),
        ("/assets/fonts/InterVariable.woff2", "public, max-age=86400"),
        ("/assets/icon.svg", "public, max-age=86400"),
        ("/assets/styles/page.css", "no-cache"),
        ("/healthz", "no-store"),
        ("/_dash-layout", "no-store"),
        ("/export/csv", "no-store"),
    ],
)
def test_how_long_each_may_be_kept(client: FlaskClient, path: str, kept: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == kept
    answer.close()
