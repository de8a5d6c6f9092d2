"""Files of the view that a query names."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from flask.testing import FlaskClient

import timeline
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
