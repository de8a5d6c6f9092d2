"""JSON: what is in a file decides who reads it; nothing unknown, broken or hostile is read in part."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import timeline
from tests.sources.planning.expected import FOLDER, check, files
from tests.sources.planning.plans import days_of, frame_of, mutations, outcome, problems_of, refusal, wheres
from timeline.frame import COLUMNS
from timeline.sources.planning.jsonplans import SOURCE

HOSTILE = [
    None, True, -1, 0, 9.5, 1e300, 10**30, "", [], {}, "x", [1], {"a": 1}, "\u0000", "\ud800", "P1D", 12,
    "2024-02-30", "31-02-2024", "99-99-2024 99:99", "9999-12-31", "0001-01-01", "01-01-0001 00:00", "31-12-9999 00:00",
    "+9999-12-31T00:00:00Z", "+0001-01-01T00:00:00Z",
]  # fmt: skip

REFUSED = [
    ("", 1, 1, "file-empty", "the file is empty", "nothing at all"),
    (" \n\n", 1, 1, "file-empty", "the file is empty", "blank lines"),
    ('{"a": 1}', 1, None, "json-unknown", "JSON of no known kind", "an object that nobody knows"),
    ('"text"', 1, None, "json-unknown", "JSON of no known kind", "a text"),
    ("[1, 2]", 1, None, "json-unknown", "JSON of no known kind", "a list of numbers"),
    ('[\n{"a": 1,}]', 2, 9, "json-syntax", "broken JSON: expecting property name enclosed in double quotes", "a comma"),
    ('{"a": {"b": 1,\n"b": 2}}', 1, None, "json-syntax", "broken JSON: 'b' stands twice in one object", "a name twice"),
    ('["NaN",\nNaN]', 2, 1, "json-syntax", "broken JSON: NaN is no number", "JSON has no NaN"),
    ("[-Infinity]", 1, 2, "json-syntax", "broken JSON: -Infinity is no number", "nor infinities"),
    ('{"a": ' + "1" * 5000 + "}", 1, 7, "json-syntax", "broken JSON: a number of 5000 digits", "longer than any id"),
    ("[" * 100_000, 1, 100_000, "json-syntax", "broken JSON: nested too deeply", "deeper than Python goes"),
    ('{"claims": []}', 1, None, "json-unclear", "a claim file, not a list of claims", "YAML's form in JSON"),
    (
        '[{"production": "A", "milestone": "release", "first_verdict": "later"}]',
        1, None, "json-unknown", "a comparison, which is computed from claims, and not claims", "our own other table",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"),
    [row[:-1] for row in REFUSED],
    ids=[row[-1] for row in REFUSED],
)
def test_refused_whole(text: str, line: int | None, column: int | None, code: str, message: str) -> None:
    problem = refusal(SOURCE, text)
    assert (problem.line, problem.column, problem.code, problem.message) == (line, column, code, message)


def test_what_two_programs_could_have_written_is_refused() -> None:
    task = {"name": "Edit", "start": "2025-01-01", "end": "2025-01-02", "text": "Edit", "start_date": "01-01-2025"}
    problem = refusal(SOURCE, json.dumps([task]))
    assert problem.code == "json-unclear"
    assert "DHTMLX" in problem.message
    assert "Frappe" in problem.message


def test_the_unknown_hint_names_what_was_looked_for() -> None:
    hint = refusal(SOURCE, "{}").hint
    assert all(name in hint for name in ("claims", "Wikidata", "DHTMLX", "Frappe", "OpenProject"))


def test_other_bytes_than_text_are_refused_with_their_place() -> None:
    problem = refusal(SOURCE, b'[{"name":\n"\xe9"}]')
    assert (problem.code, problem.line) == ("encoding", 2)


def test_a_list_of_claims_is_read_as_anybody_writes_it() -> None:
    text = '[{"Production": "1917", "milestone": "release", "date": "2019-12-25"},\n {"production": 5, "x": 1}, 7]'
    frame = frame_of(SOURCE, text)
    assert days_of(frame) == [("release", "point", "2019-12-25", "2019-12-25")]
    assert wheres(frame) == [
        (None, "error", "field-type"),
        (2, "warning", "field-unknown"),
        (2, "error", "field-missing"),
        (2, "error", "date-missing"),
    ]


def test_an_empty_list_has_no_claims_and_says_so() -> None:
    frame = frame_of(SOURCE, "[]")
    assert len(frame) == 0
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("note", "an empty list: no claims in it")
    ]


@pytest.mark.parametrize("data", ["data/ballerina.yaml"])
def test_a_claims_table_reads_back(data: str, tmp_path: Path) -> None:
    frame = timeline.read(data)
    timeline.save(frame, tmp_path / "x.json")
    again = timeline.read(tmp_path / "x.json")
    names = [name for name in COLUMNS if name not in ("file", "line")]
    pd.testing.assert_frame_equal(again[names], frame[names])
    assert again.attrs["supersedes"] == frame.attrs["supersedes"]
    # The one thing that the table can't say is which conventions were set: that is noted, once.
    assert [problem.code for problem in problems_of(again) if problem.code == "convention"] == ["convention"]


def test_what_was_superseded_by_name_reads_back(tmp_path: Path) -> None:
    rows = [
        {"production": "A", "milestone": "reshoots", "start": "2024-05", "duration": "ten days", "id": "a"},
        {"production": "A", "milestone": "reshoots", "end": "June 2024", "id": "b", "supersedes": "a"},
        {"production": "A", "milestone": "premiere", "status": "canceled", "id": "c"},
    ]
    frame = timeline.normalize(rows)
    timeline.save(frame, tmp_path / "x.json")
    again = timeline.read(tmp_path / "x.json")
    names = [name for name in COLUMNS if name not in ("file", "line")]
    pd.testing.assert_frame_equal(again[names], frame[names])
    assert again.attrs["supersedes"] == {"b": "a"}


def examples() -> list[Path]:
    return sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("file", files(".json"))
def test_the_shared_table(file: str) -> None:
    check(file)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.name)
def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    data = path.read_bytes().rstrip()
    assert {outcome(SOURCE, data[:length]) for length in range(0, len(data), 23)} == {"refused"}


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.name)
def test_damaged_values_are_refused_or_reported(path: Path) -> None:
    value = json.loads(path.read_bytes())

    def copied(one: object) -> object:
        return json.loads(json.dumps(one))

    for changed in mutations(value, HOSTILE, copied, 60):
        assert outcome(SOURCE, json.dumps(changed).encode()) in ("read", "refused")
