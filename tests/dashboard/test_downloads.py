"""Files of the view that a query names."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from flask.testing import FlaskClient

import timeline
from timeline.dashboard import create_app
from timeline.dashboard.downloads import file_name
from timeline.dashboard.shelf import Shelf
from timeline.pipeline import select
from timeline.view import View


def test_csv_has_the_claims_of_the_view(client: FlaskClient) -> None:
    answer = client.get("/export/csv?milestone=trailer&as_of=2025-11-30")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ballerina-2025-11-30.csv"'
    assert [row.split(",")[0] for row in answer.text.splitlines()] == ["claim_id", "trailer"]


def test_xlsx(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(BytesIO(client.get("/export/xlsx?milestone=trailer").data))
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == ["claim_id", "trailer"]


def test_ics(client: FlaskClient) -> None:
    answer = client.get("/export/ics?milestone=trailer")
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert "20240926" in answer.text


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/export/csv?view=nope", "view can't be 'nope'"),
        ("/export/csv?production=Nope", "no production is called 'Nope'"),
        ("/export/png?colour=red", "unknown part 'colour'"),
        ("/export/csv?%ff=1", "unknown part"),
    ],
)
def test_a_query_that_is_no_view(client: FlaskClient, url: str, words: str) -> None:
    answer = client.get(url)
    assert (answer.status_code, words in answer.text) == (400, True)


CHOSEN = ["release-the-direct", "trailer", "release-cineworld"]


def test_chosen_claims_alone_in_their_order(client: FlaskClient) -> None:
    answer = client.post("/export/csv?view=claims&as_of=2025-11-30", json=[*CHOSEN, "trailer"])
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ballerina-3-claims-2025-11-30.csv"'
    whole = client.get("/export/csv?view=claims&as_of=2025-11-30").text.splitlines()
    lines = answer.text.splitlines()
    assert lines[0] == whole[0]
    assert [line.split(",")[0] for line in lines[1:]] == CHOSEN
    assert set(lines) <= set(whole), "each line as in the export of all"


def test_chosen_claims_with_tabs_between(client: FlaskClient, shelf: Shelf) -> None:
    answer = client.post("/export/tsv?view=claims", json=["trailer"])
    heading, row = (line.split("\t") for line in answer.text.splitlines())
    assert heading == list(shelf.frame.columns), "the columns of `timeline table --table claims`"
    told = dict(zip(heading, row, strict=True))
    assert (told["stated"], told["start_earliest"], told["end_latest"]) == (
        "September 26, 2024",
        "2024-09-26",
        "2024-09-26",
    )


def test_chosen_claims_in_a_workbook(client: FlaskClient) -> None:
    book = openpyxl.load_workbook(BytesIO(client.post("/export/xlsx", json=["trailer"]).data))
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == ["claim_id", "trailer"]


def test_formulas_stay_texts_wherever_they_go() -> None:
    rows = [{"id": "a", "production": "=HYPERLINK(1)", "milestone": "release", "date": "2024", "note": "+1"}]
    client = create_app(timeline.normalize(rows), today=date(2025, 11, 30)).server.test_client()
    for kind in ("csv", "tsv"):
        text = client.post(f"/export/{kind}", json=["a"]).text
        assert "'=HYPERLINK(1)" in text
        assert "'+1" in text
    book = openpyxl.load_workbook(BytesIO(client.post("/export/xlsx", json=["a"]).data))
    cell = book.worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


REFUSED = [
    (["nonesuch"], "claim 'nonesuch' is not in sight", "no claim has that id"),
    ([], "post the ids of the claims", "nothing chosen"),
    ([1], "post the ids of the claims", "a number is no id"),
    ({"a": 1}, "post the ids of the claims", "no list"),
    ("trailer", "post the ids of the claims", "a bare text"),
]


@pytest.mark.parametrize(("posted", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_a_choice_that_makes_no_sense(client: FlaskClient, posted: object, words: str, why: str) -> None:
    answer = client.post("/export/csv", json=posted)
    assert (answer.status_code, words in answer.text) == (400, True), why


def test_a_claim_that_the_filters_hide_is_not_given(client: FlaskClient) -> None:
    answer = client.post("/export/csv?milestone=trailer", json=["release-cineworld"])
    assert (answer.status_code, "release-cineworld" in answer.text) == (400, True)


@pytest.mark.parametrize("body", [b"", b"[", b"[" * 100_000, b"\xff"])
def test_a_broken_choice_is_no_fault_of_the_server(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/export/csv", data=body, content_type="application/json")
    assert answer.status_code == 400


def test_no_picture_of_a_choice(client: FlaskClient) -> None:
    answer = client.post("/export/png", json=["trailer"])
    assert (answer.status_code, "csv, tsv, xlsx, ics" in answer.text) == (404, True)


NAMES = [
    (View(), "png", "ballerina-schedule-2025-11-30.png"),
    (View(view="history", as_of=date(2024, 1, 31)), "svg", "ballerina-history-2024-01-31.svg"),
    (View(text="nonesuch"), "csv", "timeline-2025-11-30.csv"),
]


@pytest.mark.parametrize(("view", "kind", "name"), NAMES)
def test_names(shelf: Shelf, view: View, kind: str, name: str) -> None:
    assert file_name(select(shelf.frame, view, shelf.today), kind) == name


def test_several_productions_are_counted() -> None:
    rows = [{"production": f"Film {number}", "milestone": "release", "date": "2024"} for number in range(3)]
    selection = select(timeline.normalize(rows), View(view="portfolio"), date(2025, 11, 30))
    assert file_name(selection, "pdf") == "3-productions-portfolio-2025-11-30.pdf"


def test_pdf(client: FlaskClient) -> None:
    answer = client.get("/export/pdf?view=history")
    assert answer.mimetype == "application/pdf"
    assert answer.data[:5] == b"%PDF-"
    assert len(answer.data) < 500_000
