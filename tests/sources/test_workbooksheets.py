"""Sheets of a workbook that are not read, and merged cells: what is told of them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from timeline.errors import Problem, SourceError
from timeline.sources.workbook import SOURCE

HEAD = ["Film", "Milestone", "Date"]


def workbook(sheets: dict[str, list[list[Any]]], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def refusal(sheets: dict[str, list[list[Any]]]) -> Problem:
    with pytest.raises(SourceError, match="f:") as caught:
        SOURCE.read(workbook(sheets), "f")
    assert caught.value.problem is not None
    return caught.value.problem


# Sheets, and what the hint of the refusal says.
COVERS = [
    (
        {"Cover": [["About"]], "Plan": [["x"], HEAD], "Notes": [["x"]]},
        "'Plan' has such headings: call that sheet 'claims', or move it to the front",
        "one sheet has the headings",
    ),
    (
        {"Cover": [["About"]], "Plan": [["x"]]},
        "the other sheets are 'Plan': call the one that has the claims 'claims'",
        "none has them",
    ),
    ({"Cover": [[]], "Plan": [HEAD]}, "'Plan' has such headings", "an empty cover"),
    ({"Cover": [["About"]]}, "one of the first lines names the columns", "no other sheet"),
]


@pytest.mark.parametrize(("sheets", "hint", "why"), COVERS, ids=[case[2] for case in COVERS])
def test_a_cover_points_to_the_other_sheets(sheets: dict[str, list[list[Any]]], hint: str, why: str) -> None:
    assert hint in refusal(sheets).hint, why


ROWS: list[list[Any]] = [HEAD, ["P", "release", "2024"], [None, "trailer", "2023"], [None, "premiere", "2024"]]

# What is merged, and the place and the message told.
MERGED = [
    ("A2:A4", [("Plan!A2", 2, 1, "merged cells, of which only the first has a text: A2:A4")], "a title for three rows"),
    ("A2:B2", [], "two columns of one row"),
    ("C2:C4", [], "a date, which is told as missing"),
    ("", [], "nothing is merged"),
]


@pytest.mark.parametrize(("merged", "expected", "why"), MERGED, ids=[case[2] for case in MERGED])
def test_merged_cells(merged: str, expected: list[tuple[str, int, int, str]], why: str) -> None:
    sheet = SOURCE.read(workbook({"Plan": ROWS}, merged), "f")
    told = [problem for problem in sheet.problems if problem.code == "cells-merged"]
    assert [(one.cell, one.line, one.column, one.message) for one in told] == expected, why


def test_a_heading_alone_is_told() -> None:
    problems = SOURCE.read(workbook({"Plan": [HEAD]}), "f").problems
    assert [(problem.code, problem.cell) for problem in problems] == [
        ("field-synonym", "Plan!A1"),
        ("claims-missing", "Plan!A1"),
    ]
