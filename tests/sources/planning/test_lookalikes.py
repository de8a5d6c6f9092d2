"""Files under a wrong ending: what they look like, and that their refusal says so."""

from __future__ import annotations

import pytest

from tests.sources.planning.plans import refusal
from timeline.sources import discover
from timeline.sources.planning.lookalikes import likely_ending

LOOKS = [
    (b"\r\nBEGIN:VCALENDAR\r\n", ".ics", "a calendar"),
    (b'<?xml version="1.0"?>\n<!-- x -->\n<project name="a">', ".gan", "GanttProject"),
    (b'\xef\xbb\xbf<Project xmlns="http://schemas.microsoft.com/project">', ".xml", "MS Project, with a mark"),
    ('<?xml version="1.0"?><Project/>'.encode("utf-16"), ".xml", "UTF-16"),
    (b'{"data": []}', ".json", "an object"),
    (b'[{"id": 1}]', ".json", "a list"),
    (b"%% board\ngantt\n", ".mmd", "a diagram"),
    (b"ganttproject is a program", "", "another word"),
    (b"[draft] a note", "", "words in brackets"),
    (b"", "", "nothing"),
]


@pytest.mark.parametrize(("data", "ending", "why"), LOOKS, ids=[case[2] for case in LOOKS])
def test_what_a_file_looks_like(data: bytes, ending: str, why: str) -> None:
    assert likely_ending(data) == ending, why


WRONG = [
    (".json", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", ".ics"),
    (".ics", "gantt\nEdit :2024-01-08, 1d\n", ".mmd"),
    (".mmd", "<Project/>", ".xml"),
    (".xml", '{"tasks": []}', ".json"),
    (".gan", "<Project/>", ".xml"),
]


@pytest.mark.parametrize(("ending", "text", "right"), WRONG)
def test_a_wrong_ending_is_told(ending: str, text: str, right: str) -> None:
    problem = refusal(discover()[ending], text)
    assert problem.hint == f"it looks like a file that ends in {right}: give it that ending"


def test_a_right_ending_keeps_its_own_hint() -> None:
    assert refusal(discover()[".json"], '{"a": ').hint == "write it anew from the program that made it"
