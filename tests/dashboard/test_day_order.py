"""Dates such as 06/07/2024 in a visitor's own file: the page asks for the order of their numbers, and never guesses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.dashboard.test_access import faults
from tests.dashboard.watched import Watched
from timeline.dashboard import create_app
from timeline.dashboard.ownfiles import HEADER

HEAD = "production,milestone,date,asserted\n"
OPEN = "Night Train,release,06/07/2026,2025-02-10\n"
SURE = "Night Train,premiere,1 March 2026,2025-02-10\n"
LAYOUT = "/_dash-layout"


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    with create_app(today=date(2026, 11, 21)).server.test_client() as client:
        yield client


def bring(client: FlaskClient, text: str, **form: str) -> dict[str, str]:
    told: dict[str, str] = client.post("/own", data={"file": (BytesIO(text.encode()), "mine.csv"), **form}).get_json()
    return told


def dates(client: FlaskClient, key: str) -> list[str]:
    """The days on which the release may be."""
    lines = client.get("/export/csv?milestone=release", headers={HEADER: key}).get_data(as_text=True).splitlines()
    head, rows = lines[0].lstrip("\ufeff").split(","), [line.split(",") for line in lines[1:]]
    return [row[head.index("start_earliest")] for row in rows]


ORDERS = [("day_first", "2026-07-06"), ("month_first", "2026-06-07")]


@pytest.mark.parametrize(("order", "day"), ORDERS)
def test_the_same_files_are_read_anew(client: FlaskClient, order: str, day: str) -> None:
    key = bring(client, HEAD + OPEN + SURE)["key"]
    assert "Months first" in client.get(LAYOUT, headers={HEADER: key}).get_data(as_text=True)
    answer = client.put(f"/own?day_order={order}", headers={HEADER: key})
    again = answer.get_json()
    assert again["name"] == "mine.csv"
    assert dates(client, again["key"]) == [day]
    assert client.get(LAYOUT, headers={HEADER: key}).status_code == 410, "the first reading is forgotten"
    assert "Months first" in client.get(LAYOUT, headers={HEADER: again["key"]}).get_data(as_text=True), "to change it"


def test_where_nothing_is_open_nothing_is_asked(client: FlaskClient) -> None:
    key = bring(client, HEAD + SURE)["key"]
    layout = client.get(LAYOUT, headers={HEADER: key}).get_json()
    [own] = [part for part in layout["props"]["children"]["props"]["children"] if part["props"].get("id") == "own"]
    assert "Months first" not in str(own)


def test_a_file_of_open_dates_alone_asks_before_it_is_shown(client: FlaskClient) -> None:
    told = bring(client, HEAD + OPEN)
    assert told["asks"] == "day_order"
    assert "it may be" in told["refused"][0]
    assert "asks" not in bring(client, "hello\nworld\n")
    assert dates(client, bring(client, HEAD + OPEN, day_order="day_first")["key"]) == ["2026-07-06"]


def test_without_an_order_files_are_read_as_they_are(client: FlaskClient) -> None:
    assert bring(client, HEAD + OPEN, day_order="")["asks"] == "day_order"


WRONG = [
    ("day_order=sideways", "day_order can't be 'sideways': use one of day_first, month_first", "no order"),
    ("day_order=zz%ff%00", "day_order can't be 'zz", "no text"),
    ("day_order=day_first&day_order=month_first", "day_order is given twice, 'day_first' and 'month_first'", "two"),
    ("day_order=day_first&day_order=day_first", "day_order is given twice", "the same twice"),
]


@pytest.mark.parametrize(("query", "words", "why"), WRONG, ids=[row[2] for row in WRONG])
def test_an_order_that_is_none_is_refused(client: FlaskClient, query: str, words: str, why: str) -> None:
    key = bring(client, HEAD + OPEN + SURE)["key"]
    anew = client.put(f"/own?{query}", headers={HEADER: key})
    taken = client.post(f"/own?{query}", data={"file": (BytesIO((HEAD + SURE).encode()), "mine.csv")})
    for answer in (anew, taken):
        assert answer.status_code == 400, why
        assert words in answer.text, why
    assert client.get(LAYOUT, headers={HEADER: key}).status_code == 200, "the files are still kept"


@pytest.mark.parametrize("query", ["", "?day_order="])
def test_an_order_is_needed_to_read_anew(client: FlaskClient, query: str) -> None:
    key = bring(client, HEAD + OPEN + SURE)["key"]
    answer = client.put(f"/own{query}", headers={HEADER: key})
    assert (answer.status_code, answer.text) == (
        400,
        "400 Bad Request: day_order is needed: day_first or month_first\n",
    )


def test_without_files_there_is_nothing_to_read_anew(client: FlaskClient) -> None:
    assert client.put("/own?day_order=day_first").status_code == 410
    assert client.put("/own?day_order=day_first", headers={HEADER: "x" * 43}).status_code == 410


def pick(watched: Watched, folder: Path, text: str) -> Page:
    file = folder / "mine.csv"
    file.write_text(text, encoding="utf-8")
    with watched.page.expect_file_chooser() as chooser:
        watched.page.get_by_role("button", name="Open your own file").click()
    chooser.value.set_files(file)
    return watched.page


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_in_the_strip(watched: Watched, tmp_path: Path, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 844})
    watched.open()
    page = pick(watched, tmp_path, HEAD + OPEN + SURE)
    strip = page.get_by_role("region", name="Your own file")
    expect(strip).to_contain_text("mine.csv")
    watched.settle()
    expect(page.locator("#notice")).to_contain_text("1 of 2 claims left out")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    strip.get_by_role("button", name="Months first").click()
    expect(strip.get_by_role("button", name="Months first", pressed=True)).to_be_visible()
    watched.settle()
    expect(page.locator("#notice")).to_be_empty()
    expect(page.locator(".spot[aria-label*='7 Jun 2026']")).to_have_count(1)
    strip.get_by_role("button", name="Days first").click()
    expect(strip.get_by_role("button", name="Days first", pressed=True)).to_be_visible()
    watched.settle()
    expect(page.locator(".spot[aria-label*='6 Jul 2026']")).to_have_count(1)


@pytest.mark.browser
def test_in_the_refusal(watched: Watched, tmp_path: Path) -> None:
    watched.open()
    page = pick(watched, tmp_path, HEAD + OPEN)
    sheet = page.get_by_role("dialog", name="These files can't be shown")
    expect(sheet.get_by_role("button", name="Days first")).to_be_visible()
    assert faults(page) == []
    sheet.get_by_role("button", name="Days first").press("Enter")
    expect(page.get_by_role("region", name="Your own file")).to_contain_text("mine.csv")
    watched.settle()
    expect(page.locator("h1")).to_contain_text("6 Jul 2026")
