"""YAML claim files: rows with exact places, and every way to get one wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import Problem, SourceError
from timeline.sources.row import Sheet
from timeline.sources.yamlfile import SOURCE

GOOD = """\
# a comment
production: "1917"
sources:
  trade: {title: The Trade, publisher: NO, published: 2024-01, note: "undated"}
claims:
  - milestone: release
    date:   summer 2024
    source: trade
  - {milestone: trailer, label: 007, date: 2024-06-07}
"""


def read(text: str) -> Sheet:
    return SOURCE.read(text.encode(), "f.yaml")


def refusal(text: str) -> Problem:
    with pytest.raises(SourceError, match=r"f\.yaml") as caught:
        read(text)
    assert caught.value.problem is not None
    return caught.value.problem


def errors(sheet: Sheet) -> set[tuple[str, int | None, int | None]]:
    """Code, line and column of each error, told once."""
    faults = [*sheet.problems, *(fault for row in sheet.rows for fault in row.faults)]
    return {(fault.code, fault.line, fault.column) for fault in faults if fault.severity == "error"}


def remarks(sheet: Sheet) -> list[tuple[str, str, int | None, int | None]]:
    return [(problem.severity, problem.code, problem.line, problem.column) for problem in sheet.problems]


def test_texts_are_as_written() -> None:
    first, second = read(GOOD).rows
    assert {name: cell.text for name, cell in first.cells.items()} == {
        "production": "1917",
        "milestone": "release",
        "date": "summer 2024",
        "source": "trade",
        "source_title": "The Trade",
        "publisher": "NO",
        "published": "2024-01",
        "source_note": "undated",
    }
    assert second.text("label") == "007"


def test_places_are_exact() -> None:
    first, second = read(GOOD).rows
    assert (first.line, first.column) == (6, 5)
    assert first.cells["date"][1:3] == (7, 13)
    assert first.cells["published"][1:3] == (4, 55)
    assert first.cells["production"][1:3] == (2, 13)
    assert (second.line, second.column) == (9, 5)
    assert second.cells["label"][1:3] == (9, 33)


def test_nothing_to_remark() -> None:
    sheet = read(GOOD)
    assert (sheet.problems, sheet.refused, [row.faults for row in sheet.rows]) == ([], (), [(), ()])


# What stands in place of the claim or source, then the code, line and column of each error, and why it is one.
HEAD = "production: P\nsources:\n  s: {title: T}\nclaims:\n"
BROKEN_CLAIMS = [
    ("  - [release]\n", {("field-type", 5, 5)}, "a list where a mapping belongs"),
    ("  - release\n", {("field-type", 5, 5)}, "a text where a mapping belongs"),
    ("  - milestone: [a]\n", {("field-type", 5, 16)}, "a list where a text belongs"),
    ("  - milestone: {a: b}\n", {("field-type", 5, 16)}, "a mapping where a text belongs"),
    ("  - milestone: &m release\n", {("yaml-forbidden", 5, 16)}, "an anchor"),
    ("  - milestone: *m\n", {("yaml-forbidden", 5, 16)}, "an alias"),
    ("  - milestone: !!str release\n", {("yaml-forbidden", 5, 16)}, "a tag"),
    ("  - !claim\n    milestone: release\n", {("yaml-forbidden", 5, 5)}, "a tag on the claim"),
    ("  - milestone: a\n    <<: {date: 2024}\n", {("yaml-forbidden", 6, 5)}, "a merge key"),
    ("  - milestone: a\n    date: 2024\n    date: 2025\n", {("key-duplicate", 7, 5)}, "a key twice"),
    ("  - milestone: a\n    Date: 2024\n    date: 2025\n", {("key-duplicate", 7, 5)}, "the same field, spelled twice"),
    ("  - milestone: a\n    [x]: y\n", {("yaml-key", 6, 5)}, "a list as a key"),
    ("  - milestone: a\n    source: t\n", {("source-unknown", 6, 13)}, "no such source"),
    ("  - milestone: a\n    source: s\n    source_title: X\n", {("field-conflict", 7, 19)}, "said here and there"),
    ("  - milestone: a\n    production: Q\n", {("field-conflict", 6, 5)}, "the production said twice"),
]


@pytest.mark.parametrize(("claim", "expected", "why"), BROKEN_CLAIMS, ids=[case[2] for case in BROKEN_CLAIMS])
def test_a_broken_claim_is_one_row_with_its_fault(claim: str, expected: set[tuple[str, int, int]], why: str) -> None:
    sheet = read(f"{HEAD}{claim}  - milestone: good\n    source: s\n")
    assert errors(sheet) == expected, why
    assert [bool(row.faults) for row in sheet.rows] == [True, False], why
    assert sheet.rows[1].text("milestone") == "good"


BROKEN_SOURCES = [
    ("sources:\n  s: [T]\n", {("field-type", 3, 6)}, "an entry that is a list"),
    ("sources:\n  s: T\n", {("field-type", 3, 6)}, "an entry that is a text"),
    ("sources: [s]\n", {("field-type", 2, 10)}, "a list of sources"),
    ("sources:\n  s: {title: [T]}\n", {("field-type", 3, 14)}, "a title that is a list"),
    ("sources:\n  s: {title: T, title: U}\n", {("key-duplicate", 3, 17)}, "a title twice"),
    ("sources:\n  s: {title: T}\n  s: {title: U}\n", {("key-duplicate", 4, 3)}, "a source twice"),
    ("sources: *s\n", {("yaml-forbidden", 2, 10)}, "an alias for all sources"),
    ("sources:\n", {("source-unknown", 4, 28)}, "an empty list of sources"),
    ("sources:\n  s: *t\n", {("yaml-forbidden", 3, 6)}, "an alias for a source"),
    ("sources:\n  r: {title: T}\n", {("source-unknown", 5, 28)}, "another source"),
    ("", {("source-unknown", 3, 28)}, "no sources at all"),
]


@pytest.mark.parametrize(("sources", "expected", "why"), BROKEN_SOURCES, ids=[case[2] for case in BROKEN_SOURCES])
def test_a_broken_source_is_a_fault_of_its_claims(sources: str, expected: set[tuple[str, int, int]], why: str) -> None:
    sheet = read(f"production: P\n{sources}claims:\n  - {{milestone: a, source: s}}\n  - {{milestone: b}}\n")
    assert errors(sheet) == expected, why
    assert [bool(row.faults) for row in sheet.rows] == [True, False], why


REMARKS = [
    ("production: P\nclaims: [{milestone: a, datum: x}]\n", [("warning", "field-unknown", 2, 25)], "a field"),
    ("production: P\nclaim: x\nclaims: [{milestone: a}]\n", [("warning", "field-unknown", 2, 1)], "at the top"),
    (
        "production: P\nsources: {s: {titel: T}}\nclaims: [{milestone: a, source: s}]\n",
        [("warning", "field-unknown", 2, 15)],
        "of a source",
    ),
    ("production: P\nsources: {s: {}}\nclaims: [{milestone: a}]\n", [("note", "source-unused", 2, 11)], "unused"),
    ("production: P\nclaims:\n", [("warning", "claims-missing", 2, 8)], "no claims under 'claims'"),
]


@pytest.mark.parametrize(("text", "expected", "why"), REMARKS, ids=[case[2] for case in REMARKS])
def test_remarks_keep_the_rows(text: str, expected: list[tuple[str, str, int, int]], why: str) -> None:
    sheet = read(text)
    assert remarks(sheet) == expected, why
    assert all(not row.faults for row in sheet.rows)


def test_a_near_miss_is_suggested() -> None:
    sheet = read(
        "production: P\nsources: {cineworld: {title: T}}\nclaims: [{milestone: a, source: cinewrld, dat: x}]\n"
    )
    hints = {problem.hint for problem in [*sheet.problems, *sheet.rows[0].faults]}
    assert hints >= {"did you mean 'cineworld'?", "did you mean 'date'?"}


REFUSED = [
    ("", "file-empty", 1, 1, "nothing"),
    ("# only a comment\n", "file-empty", 1, 1, "a comment only"),
    ("---\n---\n", "file-empty", 1, 1, "empty documents"),
    ("- a\n", "field-type", 1, 1, "a list at the top"),
    ("hello\n", "field-type", 1, 1, "a text at the top"),
    ("production: P\n", "claims-missing", 1, 1, "no claims"),
    ("production: P\nclaims: {a: b}\n", "field-type", 2, 9, "claims as a mapping"),
    ("production: P\nclaims: *x\n", "yaml-forbidden", 2, 9, "claims by an alias"),
    ("claims: []\nClaims: []\n", "key-duplicate", 2, 1, "claims twice"),
    ("production: P\nproductions: []\n", "field-conflict", 1, 1, "one and several"),
    ("productions: []\nproductions: []\n", "key-duplicate", 2, 1, "several, twice"),
    ("productions: {}\n", "field-type", 1, 14, "several as a mapping"),
    ("productions: [x]\n", "field-type", 1, 15, "a production as a text"),
    ("production: 'P\n", "yaml-syntax", 1, 13, "a mark that is never closed"),
    ("production: P\nclaims: [a, b\n", "yaml-syntax", 2, 9, "a list that is never closed"),
    ("production: P: Q\nclaims: []\n", "yaml-syntax", 1, 14, "a colon inside a text"),
    ("production: P\n\tclaims: []\n", "yaml-syntax", 2, 1, "a tab as indentation"),
    ("production: @P\n", "yaml-syntax", 1, 13, "a text that begins with @"),
    ("production: P\nclaims:\n  - milestone: a\n date: b\n", "yaml-syntax", 4, 2, "an indentation that fits nothing"),
    ("production: a\x07b\n", "text-control", 1, 14, "a control character"),
    ("production: é\u0085b\n", "text-control", 1, 14, "a control character that some take for a line end"),
    (f"claims: {'[' * 50}\n", "yaml-depth", 1, 29, "too deep"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "why"), REFUSED, ids=[case[4] for case in REFUSED])
def test_files_refused_whole(text: str, code: str, line: int, column: int, why: str) -> None:
    problem = refusal(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column), why


def test_places_count_characters_not_bytes() -> None:
    sheet = read("production: P\nclaims: [{milestone: a, label: 'éÜ日本', date: [x]}]\n")
    assert errors(sheet) == {("field-type", 2, 46)}


def test_several_productions_share_sources() -> None:
    sheet = read(
        "sources: {s: {title: T}}\n"
        "productions:\n"
        "  - {production: A, claims: [{milestone: a, source: s}]}\n"
        "  - {production: B, sources: {u: {title: U}}, claims: [{milestone: b, source: u}]}\n"
    )
    assert [(row.text("production"), row.text("source_title"), row.faults) for row in sheet.rows] == [
        ("A", "T", ()),
        ("B", "U", ()),
    ]


def test_a_source_that_is_shared_and_own_is_ambiguous() -> None:
    sheet = read(
        "sources: {s: {title: T}}\n"
        "productions:\n"
        "  - {production: A, sources: {s: {title: U}}, claims: [{milestone: a, source: s}]}\n"
        "  - {production: B, claims: [{milestone: b, source: s}]}\n"
    )
    assert errors(sheet) == {("key-duplicate", 3, 31)}
    assert [bool(row.faults) for row in sheet.rows] == [True, False]


def test_a_production_that_is_no_text_leaves_its_claims_out() -> None:
    sheet = read("production: [P]\nclaims:\n  - milestone: a\n")
    assert errors(sheet) == {("field-type", 1, 13)}
    assert [bool(row.faults) for row in sheet.rows] == [True]


def test_more_claims_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.sources.yamlfile.ROWS", 1)
    assert refusal("production: P\nclaims: [{milestone: a}, {milestone: b}]\n").code == "file-large"


def test_several_documents() -> None:
    sheet = read("production: A\nclaims: [{milestone: a}]\n---\nproduction: B\nclaims: [{milestone: b}]\n")
    assert [(row.text("production"), row.line) for row in sheet.rows] == [("A", 2), ("B", 5)]


def test_a_missing_production_is_told_once_and_leaves_its_claims_out() -> None:
    sheet = read("sources: {}\nclaims:\n  - milestone: a\n  - milestone: b\n")
    assert remarks(sheet) == [("error", "field-missing", 1, 1)]
    assert all(row.faults == (sheet.problems[0],) for row in sheet.rows)


def test_each_claim_may_name_its_production() -> None:
    sheet = read("claims:\n  - {production: A, milestone: a}\n  - {production: B, milestone: b}\n")
    assert [row.text("production") for row in sheet.rows] == ["A", "B"]
    assert errors(sheet) == set()


@given(st.text(alphabet="ab:-[]{}'\"&*!|>#\n\t %@?,<é", max_size=60))
def test_any_text_gives_a_sheet_or_one_refusal(text: str) -> None:
    try:
        files = {row.file for row in read(text).rows}
    except SourceError as error:
        files = {error.problem.file} if error.problem else {"no problem"}
    assert files <= {"f.yaml"}


@pytest.mark.parametrize("unread", ["x: &a [*a]", "x: !!python/object:os.system x", "x: {y: [*q]}"])
@pytest.mark.parametrize("at", ["top", "claim"])
def test_what_is_refused_is_refused_in_unknown_fields_too(unread: str, at: str) -> None:
    top, claim = (unread + "\n", "") if at == "top" else ("", "\n    " + unread)
    sheet = read(f"{top}production: P\nclaims:\n  - milestone: release\n    date: 2024{claim}\n")
    assert [fault.code for row in sheet.rows for fault in row.faults] == ["yaml-forbidden"]
