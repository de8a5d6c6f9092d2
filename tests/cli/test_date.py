"""`timeline date`: one line a phrase, for people and for programs, and the exit status."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from timeline.cli.date import date_command
from timeline.errors import UsageError

Output = pytest.CaptureFixture[str]


def test_text_is_aligned_and_says_everything(capsys: Output) -> None:
    assert date_command(["June 7, 2024", "Nov-Dec 2022", "circa 2023"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "              2022  Jul   2023  Jul   2024  Jul",
        "June 7, 2024  ·····························◆······  7 Jun 2024                      day",
        "Nov-Dec 2022  ··········░░························  starts Nov 2022, ends Dec 2022  month",
        "circa 2023    ············├──────────┤············  2023                            year  approximate",
    ]


def test_a_refusal_teaches_and_counts(capsys: Output) -> None:
    assert date_command(["2024", "06/07/2024"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "            2024  Apr   Jul   Oct",
        "2024        ├──────────────────────┤  2024  year",
        "06/07/2024  refused: can't read '06/07/2024': it may be 6 July 2024 or 7 June 2024 "
        "(write the month by name, or set --convention day_order=day_first|month_first)",
    ]


JSON = [
    (
        "early 2024",
        {
            "text": "early 2024",
            "kind": "point",
            "start": {"earliest": "2024-01-01", "latest": "2024-04-30"},
            "end": None,
            "precision": "part",
            "qualifier": "",
            "convention": "early, mid, late: first, middle, last third",
        },
    ),
    (
        "2022-11/..",
        {
            "text": "2022-11/..",
            "kind": "span",
            "start": {"earliest": "2022-11-01", "latest": "2022-11-30"},
            "end": {"earliest": None, "latest": None},
            "precision": "range",
            "qualifier": "",
            "convention": "",
        },
    ),
    (
        "about 14 weeks",
        {
            "text": "about 14 weeks",
            "kind": "duration",
            "days": {"min": 98, "max": 98},
            "precision": "day",
            "qualifier": "approximate",
            "convention": "",
        },
    ),
    (
        "TBA",
        {
            "text": "TBA",
            "error": "can't read 'TBA': it says no date "
            "(leave out the row, or write what is known, as in 'after 2024')",
        },
    ),
]


@pytest.mark.parametrize(("phrase", "line"), JSON, ids=[case[0] for case in JSON])
def test_json(phrase: str, line: dict[str, object], capsys: Output) -> None:
    assert date_command([phrase], format="json") == int("error" in line)
    assert json.loads(capsys.readouterr().out) == line


def test_standard_input(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("June 2024\n\nQ3 2024\r\n"))
    assert date_command(["2023", "-"], format="json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["text"] for line in lines] == ["2023", "June 2024", "Q3 2024"]


def test_standard_input_of_another_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"J\xfcni 2024\n"), encoding="utf-8"))
    with pytest.raises(UsageError, match="standard input is not UTF-8"):
        date_command(["-"])


@pytest.mark.parametrize("reference", ["2024-10-15", "Oct 15, 2024", "2024-09-26/2024-12-31", "late 2024"])
def test_a_reference_is_any_closed_phrase(reference: str, capsys: Output) -> None:
    assert date_command(["next summer"], reference) == 0
    assert "Jun–Aug 2025" in capsys.readouterr().out


REFERENCES = [
    ("someday", "the reference can't be used: can't read 'someday'"),
    ("2024-01-01/..", "open on one side"),
    ("two weeks", "is a length of time"),
    ("tomorrow", "depends on the day on which it was said"),
]


@pytest.mark.parametrize(("reference", "words"), REFERENCES)
def test_refused_references(reference: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        date_command(["next summer"], reference)


def test_without_a_reference_the_hint_names_the_option(capsys: Output) -> None:
    assert date_command(["next summer"]) == 1
    assert "--reference" in capsys.readouterr().out


def test_control_characters_are_shown_escaped(capsys: Output) -> None:
    assert date_command(["x\x1b[2J\u202e"]) == 1
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.startswith("x\\x1b[2J\\u202e  refused: ")


def test_no_phrases_are_no_lines(capsys: Output) -> None:
    assert date_command([]) == 0
    assert capsys.readouterr().out == ""


def test_the_readme_shows_what_is_printed(capsys: Output) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    command, _, shown = readme.partition("$ timeline date ")[2].partition("```")[0].partition("\n")
    assert date_command(shlex.split(command)) == 1
    assert capsys.readouterr().out == shown
