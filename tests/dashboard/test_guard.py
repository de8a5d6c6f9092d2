"""Who is answered, and with which headers."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask.testing import FlaskClient

from tests.bundled import bundled_frame
from timeline.dashboard import create_app


def test_healthz(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_headers(client: FlaskClient) -> None:
    headers = client.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_scripts_are_allowed_by_their_hashes_alone(client: FlaskClient) -> None:
    answer = client.get("/")
    scripts = next(
        part for part in answer.headers["Content-Security-Policy"].split("; ") if part.startswith("script-src")
    )
    assert "unsafe" not in scripts
    inline = [
        body
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.DOTALL)
        if "src=" not in attributes and "application/json" not in attributes
    ]
    assert inline
    for body in inline:
        assert b64encode(sha256(body.encode()).digest()).decode() in scripts


def test_everything_else_comes_from_here(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


NAMES = [
    ("localhost:8050", 200, "this machine"),
    ("127.0.0.1", 200, "this machine"),
    ("[::1]:8050", 200, "this machine"),
    ("evil.example", 403, "a foreign name, as after DNS rebinding"),
    ("localhost.evil.example", 403, "a name that only begins well"),
]


@pytest.mark.parametrize(("host", "status", "why"), NAMES)
def test_host(client: FlaskClient, host: str, status: int, why: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == status, why


def test_an_allowed_host() -> None:
    client = create_app(bundled_frame(), allowed_hosts=["charts.example"]).server.test_client()
    assert client.get("/healthz", headers={"Host": "charts.example"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"), [("http://localhost", 200), ("https://evil.example", 403), ("null", 403)]
)
def test_origin(client: FlaskClient, origin: str, status: int) -> None:
    assert client.get("/healthz", headers={"Host": "localhost", "Origin": origin}).status_code == status


def test_other_sites_may_link_here_but_not_export(client: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/", headers=foreign).status_code == 200
    assert client.get("/export/csv", headers=foreign).status_code == 403


def test_a_page_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/export/exe").status_code == 404
    assert client.get("/assets/nope.js").status_code == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/_dash-layout"])
def test_a_method_that_is_not_taken(client: FlaskClient, path: str) -> None:
    answer = client.post(path)
    assert (answer.status_code, answer.mimetype) == (405, "text/plain")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_first_page_loads_no_grid(client: FlaskClient) -> None:
    page = client.get("/").text
    assert not re.search(r"<script src=[^>]*dash_ag_grid", page)
    assert re.search(r'<meta name="grid-script" content="[^"]*dash_ag_grid', page)
    assert "dash_table" not in re.sub(r'<script id="_dash-config".*?</script>', "", page, flags=re.DOTALL)
