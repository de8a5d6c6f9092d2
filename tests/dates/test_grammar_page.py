"""The page that lists the grammar by example says what the reader does, row by row."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import timeline
from timeline.cli.date import as_text
from timeline.dates.parse import tried
from timeline.errors import DateError

PAGE = Path(timeline.__file__).parent / "dates" / "GRAMMAR.md"
SAID = re.compile(r"phrase, said (\d{4}-\d\d-\d\d)")


def rows() -> list[tuple[str, date | None, list[str]]]:
    """Phrase, the day on which it was said, and the other cells of its row."""
    found: list[tuple[str, date | None, list[str]]] = []
    said: date | None = None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|") or line.startswith("| ---"):
            continue
        phrase, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
        if phrase.startswith("phrase"):
            heading = SAID.match(phrase)
            said = date.fromisoformat(heading[1]) if heading else None
        else:
            found.append((phrase, said, cells))
    return found


ROWS = rows()


def test_the_page_was_found_whole() -> None:
    assert len(ROWS) > 120
    assert len({len(cells) for _, _, cells in ROWS}) == 2  # what is read, and what is refused


@pytest.mark.parametrize(("phrase", "said", "cells"), ROWS, ids=[row[0] for row in ROWS])
def test_an_example(phrase: str, said: date | None, cells: list[str]) -> None:
    answer = tried(phrase, said)
    _, means, how = as_text(phrase, answer)
    if len(cells) == 1:
        assert isinstance(answer, DateError)
        assert means == f"refused: can't read {phrase!r}: {cells[0]}"
    else:
        assert [means, "; ".join(how.split("  "))] == cells
