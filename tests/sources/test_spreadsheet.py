"""A workbook as people type one: a title, dates beside phrases, "TBA", gaps, remarks below, planned and actual.

What can be read is read, and each cell that can't be is told with what to do about it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import timeline
from timeline.errors import Problem
from timeline.sources.delimited import SOURCE as DELIMITED

TODAY = date(2026, 11, 21)

# The lines of the sheet from the first on, as typed.
LINES: list[list[Any]] = [
    ["Slate 2026 - release dates (internal!)"],
    ["last update:", date(2026, 9, 14)],
    [],
    ["Film", "Milestone", "Planned", "Actual", "Who said it", "Said on", "Comments"],
    ["Night Train", "Release", "spring or summer 2026", date(2026, 10, 9), "Trade Weekly", date(2025, 2, 10), "first"],
    ["Night Train", "Release", date(2026, 10, 9), None, "studio", date(2025, 11, 3), None],
    ["Night Train", "Trailer", "TBA", None, "", "", ""],
    [],
    ["Harbor", "Principal photography", "Nov-Dec 2025", "10.11.2025 - 19.12.2025", "producer", "Oct 2025", "in Gdansk"],
    ["Harbor", "Release", "Q3 2026", None, "producer", "Oct 2025", "maybe later"],
    ["Harbor", "Relase", "06/07/2026", None, "distributor", date(2026, 1, 15), ""],
    ["Harbor", "Poster", 46023, None, "distributor", date(2026, 1, 15), "number?"],
    ["  Old Oak ", "Premiere", "TBD", None, None, None, None],
    ["Old Oak", "Reshoots", "two weeks in March", None, "blog", "3/2026", None],
    ["Old Oak", "Release", "next summer", None, "blog", None, None],
    ["Old Oak", "Release", "?", None, "blog", "May 2026", None],
    ["", "Release", "2027", None, "", "", ""],
    ["Salt", "Premiere", "N/A", datetime(2026, 5, 16, 19, 30), "festival", date(2026, 4, 9), None],
    [],
    ["* dates in italics are not confirmed"],
    ["Questions: Anna, ext. 42"],
]

# Production, milestone, status, first and last day of start and end: by hand, from the lines above.
CLAIMS = [
    ("Night Train", "release", "announced", "2026-03-01/2026-08-31", "2026-03-01/2026-08-31", "line 5, planned"),
    ("Night Train", "release", "actual", "2026-10-09/2026-10-09", "2026-10-09/2026-10-09", "line 5, actual"),
    ("Night Train", "release", "announced", "2026-10-09/2026-10-09", "2026-10-09/2026-10-09", "a date cell"),
    ("Harbor", "principal_photography", "announced", "2025-11-01/2025-11-30", "2025-12-01/2025-12-31", "two months"),
    ("Harbor", "principal_photography", "actual", "2025-11-10/2025-11-10", "2025-12-19/2025-12-19", "two days, dotted"),
    ("Harbor", "release", "announced", "2026-07-01/2026-09-30", "2026-07-01/2026-09-30", "a quarter"),
    ("Salt", "premiere", "actual", "2026-05-16/2026-05-16", "2026-05-16/2026-05-16", "line 18 is good in part"),
]

# Place, severity, code, a part of the message, a part of the hint.
TOLD = [
    ("", "warning", "sheet-unread", "not 'Budget'", "move their claims"),
    ("A1", "note", "heading-below", "the headings stand on line 4", ""),
    ("A4", "note", "field-synonym", "'Planned' as 'date', 'Actual' as 'actual date', 'Who said it' as 'source'", ""),
    ("D4", "note", "field-actual", "'Actual' makes a claim of its own in each row that has it", ""),
    ("C7", "error", "date-unknown", "'TBA': it says no date", "leave this claim out"),
    ("B11", "error", "milestone-unknown", "'Relase'", "did you mean 'release'?"),
    ("C11", "error", "date-ambiguous", "6 July 2026 or 7 June 2026", "write the month by name"),
    ("C12", "error", "date-number", "a bare number, 46023", "format the cell as a date"),
    ("C13", "error", "date-unknown", "'TBD': it says no date", "leave this claim out"),
    ("C14", "error", "date-unknown", "'two weeks in March'", "duration"),
    ("C15", "error", "date-reference", "'next summer'", "say when it was asserted"),
    ("C16", "error", "date-unknown", "'?'", "'June 7, 2024'"),
    ("A17", "error", "field-missing", "no 'production'", "every row needs its production"),
    ("C18", "error", "date-unknown", "'N/A': it says no date", "leave this claim out"),
    (
        "A20",
        "error",
        "row-alone",
        "'* dates in italics are not confirmed' stands alone",
        "take a title or a remark out",
    ),
    ("A21", "error", "row-alone", "'Questions: Anna, ext. 42' stands alone", "take a title or a remark out"),
]


@pytest.fixture(scope="module")
def slate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Release plan"
    for line in LINES:
        sheet.append(line)
    sheet.merge_cells("A1:G1")
    book.create_sheet("Budget")["A1"] = "secret"
    path = tmp_path_factory.mktemp("slate") / "slate.xlsx"
    book.save(path)
    return path


def test_what_can_be_read_is_read(slate: Path) -> None:
    frame = timeline.read(slate, today=TODAY)
    days = frame[["start_earliest", "start_latest", "end_earliest", "end_latest"]].astype("str")
    found = [
        (row["production"], row["milestone"], row["status"], "/".join(days.iloc[at, :2]), "/".join(days.iloc[at, 2:]))
        for at, (_, row) in enumerate(frame.iterrows())
    ]
    assert found == [case[:5] for case in CLAIMS]


def test_everything_else_is_told_at_its_cell(slate: Path) -> None:
    problems: list[Problem] = timeline.read(slate, today=TODAY).attrs["problems"]
    places = [(problem.cell or "").removeprefix("Release plan!") for problem in problems]
    assert [(place, problem.severity, problem.code) for place, problem in zip(places, problems, strict=True)] == [
        case[:3] for case in TOLD
    ]
    for problem, (*_, message, hint) in zip(problems, TOLD, strict=True):
        assert message in problem.message
        assert hint in problem.hint


def test_no_row_is_lost(slate: Path) -> None:
    """Each filled line below the headings is a claim, or two with what happened, or left out with its reason."""
    frame = timeline.read(slate, today=TODAY)
    filled = [line for line in LINES[4:] if any(line)]
    with_actual = [line for line in filled if len(line) > 3 and line[3] and line[2]]
    assert frame.attrs["rows"] == len(filled) + len(with_actual) == 18
    left_out = {problem.cell and re.sub(r"\D", "", problem.cell) for problem in frame.attrs["problems"]
                if problem.severity == "error"}  # fmt: skip
    assert len(frame) == 18 - len(left_out) == len(CLAIMS)


# A line under the headings, and what is told of it.
ALONE = [
    ("Questions: Anna", "2:1", "'Questions: Anna' stands alone in its line, under 'Film': no claim", "a remark"),
    ("Night Train,,,", "2:1", "'Night Train' stands alone in its line, under 'Film': no claim", "a title of a group"),
    (",,,all dates are local", "2:4", "'all dates are local' stands alone in its line, under 'Notes'", "elsewhere"),
    (",,2026,", "2:3", "'2026' stands alone in its line, under 'Date': no claim", "a group of a year"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "message", "why"), ALONE, ids=[case[3] for case in ALONE])
def test_one_text_alone_is_one_fault(line: str, place: str, message: str, why: str) -> None:
    data = f"Film,Milestone,Date,Notes\n{line}\nP,release,2026,\n".encode()
    first, second = DELIMITED.read(data, "f.csv").rows
    (fault,) = first.faults
    assert (f"{fault.line}:{fault.column}", fault.code, first.cells) == (place, "row-alone", {}), why
    assert fault.message.startswith(message)
    assert second.faults == ()


def test_two_texts_are_told_what_they_lack() -> None:
    frame = timeline.normalize([{"production": "P", "milestone": "release"}])
    assert [problem.code for problem in frame.attrs["problems"]] == ["date-missing"]
    (row,) = DELIMITED.read(b"Film,Milestone,Date\nP,release,\n", "f.csv").rows
    assert (row.faults, sorted(row.cells)) == ((), ["milestone", "production"])


def test_a_lone_text_is_not_told_of_as_short_as_well() -> None:
    sheet = DELIMITED.read(b"production,milestone,date\nQuestions: Anna\nP,release\n", "f.csv")
    assert [(problem.code, problem.line) for problem in sheet.problems] == [("row-short", 3)]


# A word in a milestone or a status, and what is told to write instead.
HINTS = [
    ("milestone", "Filming", "did you mean 'principal_photography'?", "another word"),
    ("milestone", "filming", "did you mean 'principal_photography'?", "another word, in small letters"),
    (
        "milestone",
        "Filming start",
        "did you mean 'principal_photography', with its date as 'start'?",
        "where it starts",
    ),
    ("milestone", "shooting_end", "did you mean 'principal_photography', with its date as 'end'?", "where it ends"),
    ("milestone", "Post", "did you mean 'post_production'?", "not the poster"),
    ("milestone", "Trailer 2", "write 'trailer', and '2' as its label", "the second of its kind"),
    ("milestone", "Code freeze!", "write a new word in snake_case, such as 'code_freeze'", "a new word"),
    ("status", "Done", "a column of other remarks is a 'note'", "how far it is"),
]


@pytest.mark.parametrize(("name", "text", "hint", "why"), HINTS, ids=[case[3] for case in HINTS])
def test_what_people_write_is_hinted_at(name: str, text: str, hint: str, why: str) -> None:
    row = {"production": "P", "milestone": "release", "date": "2024", name: text}
    [problem] = timeline.normalize([row]).attrs["problems"]
    assert hint in problem.hint, why
