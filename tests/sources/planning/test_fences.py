"""Fenced blocks of Markdown: where they begin and end, and the lines that they keep."""

from __future__ import annotations

import pytest

from timeline.sources.planning.fences import fenced, is_fenced

BLOCKS: list[tuple[str, list[tuple[int, str, tuple[str, ...], bool]], str]] = [
    ("a\n```mermaid\nx\n```\n", [(2, "mermaid", ("x",), True)], "backticks"),
    ("~~~ Mermaid wide\nx\n~~~", [(1, "mermaid", ("x",), True)], "tildes, and a word before others"),
    ("```{mermaid}\nx\n```", [(1, "mermaid", ("x",), True)], "braces around the word"),
    ("- a\n    ```mermaid\n    x\n    ```", [(2, "mermaid", ("    x",), True)], "inside a list"),
    (
        "````md\n```mermaid\nx\n```\n````",
        [(1, "md", ("```mermaid", "x", "```"), True)],
        "a fence shown in a longer one",
    ),
    ("```mermaid\nx", [(1, "mermaid", ("x",), False)], "never closed"),
    ("```mermaid\n~~~\n```", [(1, "mermaid", ("~~~",), True)], "closed by its own marks only"),
    ("a ```mermaid``` b", [], "within a line"),
    ("```mermaid\r\nx\r\n```\r\n", [(1, "mermaid", ("x",), True)], "line ends of Windows"),
    ("``` ```", [], "marks on both sides of nothing"),
]


@pytest.mark.parametrize(("text", "blocks", "why"), BLOCKS, ids=[case[2] for case in BLOCKS])
def test_blocks(text: str, blocks: list[tuple[int, str, tuple[str, ...], bool]], why: str) -> None:
    found = [(block.line, block.word, block.lines, block.is_whole) for block in fenced(text)]
    assert found == blocks, why


def test_lines_keep_their_numbers() -> None:
    (block,) = fenced("one\ntwo\n```mermaid\nfour\n```")
    assert block.text().split("\n")[3] == "four"


@pytest.mark.parametrize(("text", "expected"), [("\n ```mermaid\n", True), ("gantt\n```\n", False), ("", False)])
def test_whether_a_text_begins_with_a_fence(text: str, expected: bool) -> None:
    assert is_fenced(text) is expected
