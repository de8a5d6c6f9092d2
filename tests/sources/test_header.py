"""Headings of tables as people write them: other names, a title above, planned and actual side by side."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import Problem, SourceError
from timeline.sources.columns import SYNONYMS, match_columns
from timeline.sources.delimited import SOURCE as DELIMITED
from timeline.sources.fields import FIELDS
from timeline.sources.row import Row, Sheet
from timeline.sources.workbook import SOURCE as WORKBOOK


def read(text: str) -> Sheet:
    return DELIMITED.read(text.encode(), "f.csv")


def texts(row: Row) -> dict[str, str]:
    return {name: cell.text for name, cell in row.cells.items()}


def refusal(text: str) -> Problem:
    with pytest.raises(SourceError, match=r"^f\.csv:") as caught:
        read(text)
    assert caught.value.problem is not None
    return caught.value.problem


# Headings, what each column is, and why.
MATCHED = [
    (["Film", "Event", "When"], ("production", "milestone", "date"), "other names"),
    (["GAME", "Milestone_Type", "planned-date"], ("production", "milestone", "date"), "case, spaces, underscores"),
    (["title", "type", "Said on", "said by"], ("production", "milestone", "asserted", "source"), "who said it when"),
    (["production", "title", "milestone"], ("production", None, "milestone"), "a field's own name counts first"),
    (["title", "production", "milestone"], (None, "production", "milestone"), "also where it stands later"),
    (["film", "event", "country", "link", "remarks"], ("production", "milestone", "territory", "url", "note"), "more"),
    (["film", "event", "planned", "actual"], ("production", "milestone", "date", "actual date"), "planned and actual"),
    (
        ["film", "event", "planned start", "planned finish", "actual start", "actual end"],
        ("production", "milestone", "start", "end", "actual start", "actual end"),
        "of an activity",
    ),
    (["production", "milestone", "release date"], ("production", "milestone", None), "a milestone is no field"),
    (
        ["claim_id", "production", "milestone", "stated", "kind", "asserted_text", "source_id", "colour"],
        ("id", "production", "milestone", "stated", "kind", "asserted", "source", None),
        "a claims table",
    ),
    (["claim_id", "production", "milestone", "date"], (None, "production", "milestone", "date"), "half a claims table"),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "names", "why"), MATCHED, ids=[case[2] for case in MATCHED])
def test_columns(headings: list[str], names: tuple[str | None, ...], why: str) -> None:
    assert match_columns(headings).names == names, why


def test_no_synonym_is_a_field_or_another_synonym() -> None:
    every = [synonym for synonyms in SYNONYMS.values() for synonym in synonyms]
    assert len(every) == len(set(every))
    assert not {synonym.replace(" ", "_") for synonym in every} & set(FIELDS)


def test_what_was_matched_is_noted() -> None:
    sheet = read("Film,Event,When,Said on,Colour\nP,release,2024,2023,red\n")
    assert [str(problem) for problem in sheet.problems] == [
        "f.csv:1:1: note: read 'Film' as 'production', 'Event' as 'milestone', 'When' as 'date', "
        "'Said on' as 'asserted' [field-synonym]",
        "f.csv:1:25: warning: unknown column 'Colour' (its texts are not read) [field-unknown]",
    ]
    assert texts(sheet.rows[0]) == {"production": "P", "milestone": "release", "date": "2024", "asserted": "2023"}


def test_a_column_that_another_one_is_already() -> None:
    (problem,) = read("production,milestone,date,when\nP,release,2024,2025\n").problems
    assert (problem.severity, problem.hint) == (
        "warning",
        "another column is 'date' already, so its texts are not read",
    )


def test_two_other_names_for_one_field_are_refused() -> None:
    problem = refusal("film,title,milestone,date\nP,Q,release,2024\n")
    assert (problem.code, problem.column, problem.message) == (
        "field-duplicate",
        6,
        "a second column 'title', beside 'film'",
    )


def test_two_dates_are_refused_with_what_one_of_them_may_be() -> None:
    """Beside "Who said it", "When" is when it was said: it must not pass for the date that was announced."""
    problem = refusal("Film,Event,Announced for,Who said it,When\nP,release,2026,Variety,2024\n")
    assert (problem.column, problem.message) == (38, "a second column 'When', beside 'Announced for'")
    assert problem.hint == (
        "both would be 'date': keep one of the two, or rename the other; when it was said is 'asserted'"
    )


def test_the_headings_below_a_title() -> None:
    sheet = read("Release plan 2024\n\nas of March,,\nproduction,milestone,date\nP,release,2024\n")
    assert [str(problem) for problem in sheet.problems] == [
        "f.csv:1:1: note: the headings stand on line 4; above them, not read: 'Release plan 2024', 'as of March'"
        " [heading-below]"
    ]
    assert [(row.line, texts(row)["date"]) for row in sheet.rows] == [(5, "2024")]


def test_the_separator_is_found_below_a_title() -> None:
    (row,) = read("Plan, of 2024\nproduction;milestone;date\nP;release;June 7, 2024\n").rows
    assert texts(row)["date"] == "June 7, 2024"


def test_headings_are_looked_for_in_the_first_rows_only() -> None:
    head = "production,milestone,date\nP,release,2024\n"
    assert len(read("x\n" * 19 + head).rows) == 1
    assert refusal("x\n" * 20 + head).code == "field-missing"


# A table without its headings, and what is said of it.
MISSING = [
    (
        "prodution,milstone,date\nP,release,2024\n",
        "no column 'production' and no column 'milestone' among the headings 'prodution', 'milstone', 'date'",
        "should 'prodution' be 'production' and 'milstone' be 'milestone'?",
        "several near misses",
    ),
    (
        "film,release date\nP,2024\n",
        "no column 'milestone' among the headings 'film', 'release date'",
        "give each date a row of its own, with a column 'milestone' that says what it dates, such as release",
        "a date of one milestone",
    ),
    (
        "a title\nproduction,date,x\nP,2024,y\n",
        "no column 'milestone' among the headings 'production', 'date', 'x'",
        "give each date a row of its own, with a column 'milestone' that says what it dates, such as release",
        "the row that comes nearest is shown",
    ),
    (
        "P,release,2024\n",
        "no column 'production' and no column 'milestone' among the headings 'P', 'release', '2024'",
        "one of the first lines names the columns: a column 'production' for the title"
        " and a column 'milestone' that says what it dates, such as release",
        "no headings at all",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint", "why"), MISSING, ids=[case[3] for case in MISSING])
def test_missing_columns(text: str, message: str, hint: str, why: str) -> None:
    problem = refusal(text)
    assert (problem.code, problem.message, problem.hint) == ("field-missing", message, hint), why


HEAD = "id,production,milestone,planned,actual,status,said on,source\n"
WHO = {"production": "P", "milestone": "release", "source": "s"}
PLAN = WHO | {"id": "a", "date": "2024", "asserted": "2023"}
NO_DATE = WHO | {"id": "a", "asserted": "2023"}
FACT = WHO | {"id": "a-actual", "date": "2025", "status": "actual"}

# One line of a table of planned and actual dates, and its claims.
BOTH = [
    ("a,P,release,2024,2025,,2023,s", [PLAN, FACT], "two claims; who said when is of the plan"),
    ("a,P,release,2024,,,2023,s", [PLAN], "not yet"),
    ("a,P,release,,2025,,2026,s", [FACT | {"id": "a", "asserted": "2026"}], "never announced: said of what happened"),
    ("a,P,release,,2025,actual,2026,s", [FACT | {"id": "a", "asserted": "2026"}], "the same, called so"),
    ("a,P,release,2024,2025,actual,2023,s", [PLAN, FACT], "a status of the line, not of the plan"),
    ("a,P,release,2024,2025,rumored,2023,s", [PLAN | {"status": "rumored"}, FACT], "a status of the plan"),
    ("a,P,release,,2025,canceled,2023,s", [NO_DATE | {"status": "canceled"}, FACT], "canceled, no date"),
    ("a,P,release,,,,2023,s", [NO_DATE], "no date at all"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "claims", "why"), BOTH, ids=[case[2] for case in BOTH])
def test_planned_and_actual(line: str, claims: list[dict[str, str]], why: str) -> None:
    sheet = read(f"{HEAD}{line}\n")
    assert [texts(row) for row in sheet.rows] == claims, why
    assert all(row.faults == () and row.line == 2 for row in sheet.rows)
    assert [problem.code for problem in sheet.problems] == ["field-synonym", "field-actual"]


def test_a_status_of_what_has_no_day() -> None:
    (row,) = read(f"{HEAD}a,P,release,2024,,Actual,2023,s\n").rows
    (fault,) = row.faults
    assert (fault.code, fault.line, fault.column) == ("status-conflict", 2, 19)


def test_the_actual_date_has_its_own_place() -> None:
    _, happened = read(f"{HEAD}a,P,release,2024,someday,,2023,s\n").rows
    assert happened.cells["date"][:3] == ("someday", 2, 18)


def test_a_workbook_with_a_title_and_planned_and_actual() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ["Our films"],
        [],
        ["Film", "Event", "Planned", "Actual"],
        ["P", "release", "summer 2024", "2025-06-06"],
    ):
        sheet.append(row)
    data = BytesIO()
    book.save(data)
    found = WORKBOOK.read(data.getvalue(), "f")
    assert [(row.text("date"), row.text("status"), row.cells["date"].cell_name) for row in found.rows] == [
        ("summer 2024", "", "Sheet!C4"),
        ("2025-06-06", "actual", "Sheet!D4"),
    ]
    assert [(problem.code, problem.cell) for problem in found.problems] == [
        ("heading-below", "Sheet!A1"),
        ("field-synonym", "Sheet!A3"),
        ("field-actual", "Sheet!D3"),
    ]


heading = st.sampled_from([*FIELDS, *(word for words in SYNONYMS.values() for word in words), "colour", "", "stated"])
cell = st.sampled_from(["", "P", "release", "2024", "actual", "x"])


@given(
    st.lists(heading, min_size=1, max_size=8, unique=True),
    st.lists(st.lists(cell, min_size=1, max_size=9), max_size=5),
)
def test_every_filled_line_is_one_claim_or_two(headings: list[str], lines: list[list[str]]) -> None:
    table = [
        ["production", "milestone", *(text for text in headings if text not in ("production", "milestone"))],
        *lines,
    ]
    text = "\n".join(",".join(line) for line in table)
    if match_columns(table[0]).doubled:
        assert refusal(text).code == "field-duplicate"
        return
    rows = read(text).rows
    found = Counter(row.line for row in rows)
    assert [number for number, line in enumerate(lines, 2) if any(line)] == list(found)
    assert set(found.values()) <= {1, 2}
    assert all(set(row.cells) <= set(FIELDS) for row in rows)
