"""CSV and TSV: cells with exact places, separators found safely, marks that don't fit refused."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import Problem, SourceError
from timeline.sources.delimited import SOURCE, unguarded
from timeline.sources.delimiting import cut
from timeline.sources.row import Sheet

HEAD = "production,milestone,date,note\n"


def read(text: str | bytes, file: str = "f.csv") -> Sheet:
    return SOURCE.read(text if isinstance(text, bytes) else text.encode(), file)


def refusal(text: str | bytes, file: str = "f.csv") -> Problem:
    with pytest.raises(SourceError, match=r"f\.") as caught:
        read(text, file)
    assert caught.value.problem is not None
    return caught.value.problem


def test_every_cell_is_text() -> None:
    (row,) = read(HEAD + "1917,release,2019-12-25,NA\n").rows
    assert {name: cell.text for name, cell in row.cells.items()} == {
        "production": "1917",
        "milestone": "release",
        "date": "2019-12-25",
        "note": "NA",
    }


# The file, then line and column of each row and of its `date` cell, and what makes it hard.
PLACES = [
    (HEAD + "P,release,2024,\n", [((2, 1), (2, 11))], "plain"),
    (HEAD + '"P, Q",release,2024,\n', [((2, 1), (2, 16))], "a separator inside marks"),
    (HEAD + 'P,release,"2024",\n', [((2, 1), (2, 11))], "a cell begins at its mark"),
    (HEAD + '"P\nQ",release,2024,x\nP,release,2025,\n', [((2, 1), (3, 12)), ((4, 1), (4, 11))], "a line end inside"),
    (HEAD + '"P\r\n\r\nQ",release,2024,x\n', [((2, 1), (4, 12))], "line ends of two characters"),
    (HEAD + "\n,,,\n  ,\t, ,\nP,release,2024,\n", [((5, 1), (5, 11))], "blank lines are no rows"),
    ("\n" + HEAD + "P,release,2024,\n", [((3, 1), (3, 11))], "a blank line above the headings"),
    (HEAD.replace("\n", "\r") + "P,release,2024,\r", [((2, 1), (2, 11))], "old line ends"),
    (HEAD + "éÜ日,release,2024,", [((2, 1), (2, 13))], "characters, not bytes; no line end at the end"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PLACES, ids=[case[2] for case in PLACES])
def test_places_are_exact(text: str, expected: list[tuple[tuple[int, int], tuple[int, int]]], why: str) -> None:
    sheet = read(text)
    assert [((row.line, row.column), row.cells["date"][1:3]) for row in sheet.rows] == expected, why
    assert all(row.faults == () for row in sheet.rows)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_the_headings(separator: str) -> None:
    text = HEAD.replace(",", separator) + separator.join(
        ("P", "release", "June 7. 2024", "a,b;c|d" if separator == "\t" else "x")
    )
    (row,) = read(text).rows
    assert row.text("date") == "June 7. 2024"


def test_a_tsv_is_cut_at_tabs_only() -> None:
    (row,) = read("production\tmilestone\tdate\nP\trelease\tJune 7, 2024\n", "f.tsv").rows
    assert row.text("date") == "June 7, 2024"


FAULTS = [
    ('P,"rel"ease,2024,\n', "quote-inside", 2, 3, "text after a closing mark"),
    ("P,release,2024,x,y\n", "cell-extra", 2, 18, "a text beyond the last heading"),
]


@pytest.mark.parametrize(("line", "code", "at", "column", "why"), FAULTS, ids=[case[4] for case in FAULTS])
def test_a_fault_leaves_its_own_row_out(line: str, code: str, at: int, column: int, why: str) -> None:
    sheet = read(f"{HEAD}{line}Q,release,2025,\n")
    assert [(fault.code, fault.line, fault.column) for fault in sheet.rows[0].faults] == [(code, at, column)], why
    assert (sheet.rows[1].text("production"), sheet.rows[1].line, sheet.rows[1].faults) == ("Q", 3, ())


def test_a_mark_that_is_never_closed_ends_the_reading_there() -> None:
    sheet = read(HEAD + 'P,release,2024,\nQ,release,"2025,\nR,release,2026,\n')
    assert [row.text("production") for row in sheet.rows] == ["P", "Q"]
    assert [(fault.code, fault.line, fault.column) for fault in sheet.rows[1].faults] == [("quote-open", 3, 11)]


def test_more_rows_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.sources.delimited.ROWS", 1)
    problem = refusal(HEAD + "P,release,2024,\nP,release,2025,\n")
    assert (problem.code, problem.line) == ("file-large", 3)


def test_a_short_row_is_warned_of() -> None:
    sheet = read(HEAD + "P,release,2024\n")
    assert [(problem.severity, problem.code, problem.line) for problem in sheet.problems] == [
        ("warning", "row-short", 2)
    ]


def test_unknown_and_nameless_columns() -> None:
    sheet = read("Production,MILE STONE,sourcetitle,,publishr\nP,release,T,,x\nP,release,T,y,x\n")
    told = [(problem.severity, problem.line, problem.column, problem.hint) for problem in sheet.problems]
    assert told == [("warning", 1, 36, "did you mean 'publisher'?")]
    assert [row.text("source_title") for row in sheet.rows] == ["T", "T"]
    assert [[(fault.code, fault.line, fault.column) for fault in row.faults] for row in sheet.rows] == [
        [],
        [("cell-extra", 3, 13)],
    ]


REFUSED = [
    ("", "file-empty", 1, 1, "nothing"),
    ("\n\n", "file-empty", 1, 1, "blank lines"),
    ("a,b\n1,2\n", "field-missing", 1, 1, "no known heading"),
    ("production,date\nP,2024\n", "field-missing", 1, 1, "no milestone"),
    ("production,milestone,Date,date\n", "field-duplicate", 1, 27, "a column twice"),
    ('"production,milestone\n', "quote-open", 1, 1, "headings in an open mark"),
    (HEAD + "," * 600, "file-large", 2, 501, "too many columns"),
    (b"production,milestone\nP\xe9,release\n", "encoding", 2, 2, "Latin-1"),
    ("production,milestone\nP\x00".encode("utf-16-le"), "encoding", 1, 2, "UTF-16 without its mark"),
    ("production,milestone\n".encode("utf-32"), "encoding", 1, 1, "UTF-32"),
]


@pytest.mark.parametrize(("data", "code", "line", "column", "why"), REFUSED, ids=[case[4] for case in REFUSED])
def test_files_refused_whole(data: str | bytes, code: str, line: int, column: int, why: str) -> None:
    problem = refusal(data)
    assert (problem.code, problem.line, problem.column) == (code, line, column), why


def test_a_wrong_byte_is_named() -> None:
    assert "byte 0xe9 at offset 22 is not UTF-8" in refusal(b"production,milestone\nP\xe9,release\n").message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings_with_their_mark(encoding: str) -> None:
    text = HEAD + "Amélie,release,2001,\n"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (row,) = read((mark + text).encode(encoding)).rows
    assert (row.text("production"), row.cells["date"][1:3]) == ("Amélie", (2, 16))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("'=Sum", "=Sum"), ("'-1", "-1"), ("''=x", "'=x"), ("'tis", "'tis"), ("'", "'"), ("=x", "=x"), ("'\tx", "\tx")],
)
def test_the_guard_against_formulas_is_taken_off(written: str, meant: str) -> None:
    assert unguarded(written) == meant


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cutting_agrees_with_the_standard_writer(rows: list[list[str]]) -> None:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    assert [[cell.text for cell in record.cells] for record in cut(text.getvalue(), ",", "f")] == rows


@given(st.text(alphabet='ab,"\n\r;', max_size=40))
def test_every_cell_stands_where_it_says(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for record in cut(text, ",", "f"):
        for cell in record.cells:
            assert cell.line is not None
            assert cell.column is not None
            here = lines[cell.line - 1][cell.column - 1 :]
            assert here.startswith(cell.text.split("\n")[0]) or here.startswith('"')
