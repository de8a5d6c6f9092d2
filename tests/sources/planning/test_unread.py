"""Dated fields that are no dates of a claim: which texts are dates, and that each kind is told of once."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.sources.planning.unread import dated_fields, is_dated, unread_notes

DATED: list[tuple[Any, bool, str]] = [
    ("2024-06-07", True, "ISO"),
    ("2024-06-07T09:00:00Z", True, "with a time"),
    ("7.6.2024", True, "day first, with dots"),
    ("06/07/2024 17:00", True, "with slashes"),
    ("2024-06/07", False, "two separators"),
    ("version 2024-06-07", False, "words before it"),
    ("summer 2024", False, "words"),
    (20240607, False, "a number"),
    (None, False, "nothing"),
    ("2024-06-07 " + "x" * 60, False, "a text that begins with a date"),
]


@pytest.mark.parametrize(("value", "expected", "why"), DATED, ids=[case[2] for case in DATED])
def test_what_is_dated(value: Any, expected: bool, why: str) -> None:
    assert is_dated(value) is expected, why


def test_each_kind_is_counted_and_when_the_file_was_written_is_none() -> None:
    day = "2024-06-07"
    tasks = [{"start": day, "due": day, "createdAt": day, "updated_on": day}, {"due": day, "limit": day}]
    assert dated_fields(tasks, {"start"}) == {"due": 2, "limit": 1}


def test_each_kind_is_one_note() -> None:
    notes = list(unread_notes({"due": 2}, "plan.json"))
    assert [(note.file, note.severity, note.code) for note in notes] == [("plan.json", "note", "dates-unread")]
    assert notes[0].message == "2 of its tasks have 'due', a date of which no claim was made"
