"""Refused phrases: what to do about a cell that says how it stands, and not when."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.claims import claims_frame
from timeline.sources import read_records

TODAY = date(2026, 1, 1)
CANCELED = "leave the date out and write canceled under 'status'"
HAPPENED = "write the day on which it happened, with the status actual"

HINTS = [
    ("Cancelled", CANCELED, "as a spreadsheet has it"),
    ("canceled.", CANCELED, "the other spelling, a full stop"),
    ("On time", HAPPENED, "under a heading for what happened"),
    ("Released!", HAPPENED, "likewise"),
    ("TBA", "leave this claim out, or write what is known, as in 'after 2024'", "says nothing"),
]


@pytest.mark.parametrize(("text", "hint", "why"), HINTS, ids=[case[0] for case in HINTS])
def test_what_to_do_about_a_word_for_how_it_stands(text: str, hint: str, why: str) -> None:
    rows = read_records([{"production": "P", "milestone": "release", "date": text}])
    (problem,) = claims_frame(rows, today=TODAY).attrs["problems"]
    assert (problem.code, problem.hint) == ("date-unknown", hint), why
