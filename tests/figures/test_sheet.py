"""The sheet around a picture: all its sources, in as many columns as keep many short ones to a line each."""

from __future__ import annotations

from datetime import date

import pytest

import timeline
from tests.bundled import bundled_frame
from timeline.figures.figure import Space
from timeline.figures.sheet import Sheet, lay_out
from timeline.pipeline import select
from timeline.view import View

TODAY = date(2026, 11, 21)


def sheet(sources: int, width: int = 1600, *, compact: bool = False) -> Sheet:
    rows = [
        {"production": "P", "milestone": "trailer", "label": str(number), "date": "2024", "source": f"Paper {number}"}
        | {"asserted": f"2023-01-{number:02}"}
        for number in range(1, sources + 1)
    ]
    selection = select(timeline.normalize(rows), View(), TODAY)
    return lay_out(selection, Space(width, compact=compact), brief=True)


@pytest.mark.parametrize(
    ("sources", "width", "compact", "heights", "why"),
    [
        (1, 1600, False, [1], "one"),
        (3, 1600, False, [2, 1], "two columns, the first the higher"),
        (8, 1600, False, [4, 4], "few stand in two"),
        (30, 1600, False, [5, 5, 5, 5, 5, 5], "many short ones side by side"),
        (31, 1600, False, [5, 5, 5, 5, 5, 5, 1], "the last one takes the rest"),
        (30, 500, True, [30], "on a phone one below the other"),
    ],
)
def test_columns(sources: int, width: int, compact: bool, heights: list[int], why: str) -> None:
    columns = sheet(sources, width, compact=compact).columns
    assert [sum(len(lines) for _, lines in column) for column in columns] == heights, why
    assert [number for column in columns for number, _ in column] == list(range(1, sources + 1))


def test_long_ones_keep_two_columns() -> None:
    selection = select(bundled_frame(), View(), TODAY)
    laid = lay_out(selection, Space(1600))
    assert [len(column) for column in laid.columns] == [2, 2]
    assert all(lines for column in laid.columns for _, lines in column)
