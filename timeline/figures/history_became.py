"""What became of a first date: in a panel's words, against what happened or what stands, by Portfolio's measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from timeline import words
from timeline.figures.courses import Course, about
from timeline.figures.history_list import actual_words
from timeline.marks import Bounds, plain_rows
from timeline.pipeline import Selection
from timeline.slip import slip_between

__all__ = ["became"]

UNDIRECTED: Final = {"on time": "same day", "within": "narrowed"}


def became(selection: Selection, course: Course) -> tuple[str, str]:
    """The words and their verdict; both are empty where the date has not moved."""
    if course.actual is not None:
        said = words.slip_words(course.slip_min, course.slip_max, course.verdict, actual=True)
        return said or actual_words(course), course.verdict
    row = next(row for row in plain_rows(about(selection.comparison, {course.key})) if row["edge"] == course.edge)
    if _is_canceled(course, row):
        return "canceled", ""
    if any(step.look == "conflicting" for step in course.claims):
        return "sources conflict", "conflicting"
    return _moved(row) if row["revisions"] else ("", "")


def _is_canceled(course: Course, row: Mapping[str, Any]) -> bool:
    """Whether the last date announced no longer holds: perhaps by a claim that is out of sight."""
    last = course.steps[-1] if course.steps else None
    return last is not None and last.look == "superseded" and last.window == _window(row, "last")


def _moved(row: Mapping[str, Any]) -> tuple[str, str]:
    """How the standing date lies to the first."""
    low, high, verdict = slip_between(_window(row, "first"), _window(row, "last"))
    if verdict in ("later", "earlier"):
        return words.slip_words(low, high, verdict, actual=False), verdict
    word = UNDIRECTED.get(verdict, verdict)
    return word if low == high else f"{words.slip_mark(low, high)}, {word}", verdict


def _window(row: Mapping[str, Any], which: str) -> Bounds:
    return row[f"{which}_earliest"], row[f"{which}_latest"]
