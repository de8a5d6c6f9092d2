"""Gantt diagrams in Markdown: all of them, with their lines, and a word about the others."""

from __future__ import annotations

import pytest

from tests.sources.planning.plans import days_of, frame_of, refusal, told, wheres
from timeline.sources.planning.mermaidmarkdown import SOURCE

PAGE = """# Plan

```mermaid
gantt
    title The Glass Harbour
    Edit :e, 2024-01-08, 3d
```

Words, and a picture:

```mermaid
flowchart TD
```

```mermaid
%% no title
gantt
    section Night Ferry
    Edit :2024-02-01, 1d
```

```mermaid
gantt
    section Other
    Edit :2024-03-01, 1d
```
"""


def test_every_gantt_diagram_is_read_with_its_lines() -> None:
    frame = frame_of(SOURCE, PAGE, "notes/board.md")
    assert told(frame, "production", "label", "start_earliest", "end_latest", "locator") == [
        ("The Glass Harbour", "", "2024-01-08", "2024-01-10", "line 6"),
        ("board", "Night Ferry", "2024-02-01", "2024-02-01", "line 19"),
        ("board", "Other", "2024-03-01", "2024-03-01", "line 25"),
    ]
    assert wheres(frame) == [(11, "note", "mermaid-other")]


REMARKS = [
    ("# Words only\n", [(1, "note", "plan-empty")], "no diagram at all"),
    ("```\ngantt\nEdit :2024-01-08, 1d\n```\n", [(1, "note", "plan-empty")], "a fence that names no language"),
    ("```mermaid\ngantt\n```\n", [(2, "warning", "claims-missing")], "a diagram without tasks"),
    ("```mermaid\ngantt\nEdit :2024-01-08, 1d\n", [(1, "warning", "mermaid-fence")], "cut off"),
]


@pytest.mark.parametrize(("text", "told_of", "why"), REMARKS, ids=[case[2] for case in REMARKS])
def test_what_is_said_of_a_page(text: str, told_of: list[tuple[int, str, str]], why: str) -> None:
    assert wheres(frame_of(SOURCE, text, "page.md")) == told_of, why


def test_a_cut_diagram_keeps_what_is_whole() -> None:
    frame = frame_of(SOURCE, "```mermaid\ngantt\nEdit :2024-01-08, 1d\nMix :2024-0", "page.md")
    assert days_of(frame) == [("edit", "span", "2024-01-08", "2024-01-08")]
    assert wheres(frame) == [(1, "warning", "mermaid-fence"), (4, "error", "mermaid-task")]


def test_a_format_that_is_not_read_refuses_the_page_with_its_line() -> None:
    problem = refusal(SOURCE, "```mermaid\ngantt\ndateFormat X\nEdit :0, 1\n```\n")
    assert (problem.line, problem.code) == (3, "mermaid-format")
