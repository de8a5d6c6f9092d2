"""Formats for people: Markdown and Mermaid show what the table says, and never take a text for markup."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.frames import claim_frame
from timeline.chains import resolve
from timeline.errors import ExportError
from timeline.export.markdown import EXPORTER as MARKDOWN
from timeline.export.mermaid import EXPORTER as MERMAID

# A text, and how it is written so that it is shown as it is.
CELLS = [
    ("a|b", r"a\|b", "a pipe would end the cell"),
    ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`", "emphasis and code"),
    ("principal_photography", "principal_photography", "an underscore between letters is none"),
    ("[a](b)", r"\[a\](b)", "a link"),
    ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y", "HTML"),
    ("2004-06~", r"2004-06\~", "a tilde strikes through"),
    ("a\nb", "a<br>b", "a line break"),
    ("a\\b", r"a\\b", "a backslash"),
    ("https://x.example/a_b|c?d", r"https://x.example/a_b\|c?d", "an address that would break the table"),
    ("https://x.example/_a_?b=*", "<https://x.example/_a_?b=*>", "an address"),
    ("=Sum", "=Sum", "no markup in a cell"),
]


@pytest.mark.parametrize(("text", "written", "why"), CELLS, ids=[case[2] for case in CELLS])
def test_markdown_texts(text: str, written: str, why: str) -> None:
    table = MARKDOWN.render(pd.DataFrame({"note": [text]})).decode()
    assert table == f"| note |\n| --- |\n| {written} |\n", why


def test_markdown() -> None:
    table = pd.DataFrame(
        {
            "production": pd.array(["P", "Q"], dtype="str"),
            "label": pd.array(["", ""], dtype="str"),
            "day": pd.Series(["2024-06-07", None], dtype="datetime64[us]"),
            "slip": pd.array([-5, None], dtype="Int64"),
            "source_id": pd.array(["", ""], dtype="str"),
        }
    )
    assert MARKDOWN.render(table).decode().splitlines() == [
        "| production | day | slip |",
        "| --- | --- | ---: |",
        "| P | 2024-06-07 | -5 |",
        "| Q |  |  |",
        "",
        "Empty, and so left out: label, source_id.",
    ]


def test_markdown_without_rows_has_all_columns() -> None:
    table = pd.DataFrame({"a": pd.array([], dtype="str"), "b": pd.array([], dtype="Int64")})
    assert MARKDOWN.render(table).decode() == "| a | b |\n| --- | --- |\n"


def tasks(*rows: dict[str, Any]) -> list[str]:
    """The lines of the claims' diagram, without its head, sections and comments."""
    lines = MERMAID.render(resolve(claim_frame(rows))).decode().splitlines()
    assert lines[:4] == ["gantt", "    title Standing dates", "    dateFormat YYYY-MM-DD", "    inclusiveEndDates"]
    return [line.strip() for line in lines[4:] if not line.strip().startswith(("%%", "section"))]


SPAN = {"milestone": "principal_photography"}

TASKS = [
    ({"at": "2024-06-07"}, ["release :milestone, c1, 2024-06-07, 0d"], "a day"),
    ({"at": "2024-06-07", "status": "actual"}, ["release :done, milestone, c1, 2024-06-07, 0d"], "a day that was met"),
    (
        {"at": "2024-06-01/2024-08-31"},
        ["release (on one of these days) :c1, 2024-06-01, 2024-08-31"],
        "a vague date is never a milestone",
    ),
    (
        {"at": "2024-06-07/.."},
        ["release (this day or later) :milestone, c1, 2024-06-07, 0d"],
        "an open side is in the name",
    ),
    (
        SPAN | {"start": "2022-11-07", "end": "2022-12-16"},
        ["principal photography :c1, 2022-11-07, 2022-12-16"],
        "an activity to the day, ends inclusive",
    ),
    (
        SPAN | {"start": "2022-11-01/2022-11-30", "end": "2022-12-16"},
        ["principal photography (at most these days) :c1, 2022-11-01, 2022-12-16"],
        "a vague start",
    ),
    (
        SPAN | {"start": "../2022-11-07", "end": "2022-12-16"},
        [
            "principal photography starts (this day or earlier) :milestone, c1, 2022-11-07, 0d",
            "principal photography ends :milestone, c2, 2022-12-16, 0d",
        ],
        "an activity with an open side",
    ),
    ({"at": "2024-06-07", "status": "rumored"}, ["release (rumored) :milestone, c1, 2024-06-07, 0d"], "a rumor"),
    ({"at": "0099-01-01"}, [], "a year that Mermaid can't draw"),
    (
        {"at": "2024-06-07", "label": "a:b;#1"},
        ["release a#58;b#59;#35;1 :milestone, c1, 2024-06-07, 0d"],
        "what means something",
    ),
    (
        {"at": "2024-06-07", "label": "a\u202eb\ufb02\u00b6"},
        ["release a#8238;b#64258;#182; :milestone, c1, 2024-06-07, 0d"],
        "what turns the direction of a line, and what Mermaid writes for itself",
    ),
    (
        {"at": "2024-06-07", "milestone": "section", "label": "x"},
        ["#115;ection x :milestone, c1, 2024-06-07, 0d"],
        "a milestone called as a statement",
    ),
]


@pytest.mark.parametrize(("row", "expected", "why"), TASKS, ids=[case[2] for case in TASKS])
def test_mermaid(row: dict[str, Any], expected: list[str], why: str) -> None:
    assert tasks(row) == expected, why


def test_a_year_that_is_not_drawn_is_told_in_a_comment() -> None:
    text = MERMAID.render(resolve(claim_frame([{"at": "0099-01-01"}]))).decode()
    assert "%% not drawn, because it lies before the year 100: release\n" in text


def test_mermaid_has_a_section_a_production_and_its_sources_in_comments() -> None:
    rows = [
        {"production": title, "at": "2024-06-07", "stated": "June 7%", "publisher": "U"} for title in ("P%", "Q", "P%")
    ]
    frame = resolve(claim_frame([row | {"label": str(number)} for number, row in enumerate(rows)]))
    lines = MERMAID.render(frame.assign(asserted_text="2023")).decode().splitlines()[4:]
    assert [line.strip() for line in lines] == [
        "section P#37;",
        "%% c0, announced, stated as 'June 7#37;' by s, U, said 2023",
        "release 0 :milestone, c1, 2024-06-07, 0d",
        "%% c2, announced, stated as 'June 7#37;' by s, U, said 2023",
        "release 2 :milestone, c2, 2024-06-07, 0d",
        "section Q",
        "%% c1, announced, stated as 'June 7#37;' by s, U, said 2023",
        "release 1 :milestone, c3, 2024-06-07, 0d",
    ]


def test_only_what_stands_is_drawn() -> None:
    rows = [{"at": "2024-06-07", "said": "2023-01-01"}, {"at": "2025-06-06", "said": "2024-01-01"}]
    assert tasks(*rows) == ["release :milestone, c1, 2025-06-06, 0d"]


def test_a_diagram_is_made_of_claims_only() -> None:
    with pytest.raises(ExportError, match="a diagram is made of claims, not of this table"):
        MERMAID.render(pd.DataFrame({"a": [1]}))
