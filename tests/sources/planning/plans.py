"""Small plans given as text, read as a file would be, down to the resolved frame."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from timeline.chains import resolve
from timeline.claims import claims_frame
from timeline.errors import Problem, SourceError
from timeline.sources import Source

__all__ = ["days_of", "errors", "frame_of", "mutations", "outcome", "problems_of", "refusal", "told", "wheres"]

TODAY = date(2026, 1, 1)


def frame_of(source: Source, text: str | bytes, name: str = "plan.x") -> pd.DataFrame:
    data = text.encode() if isinstance(text, str) else text
    return resolve(claims_frame(source.read(data, name), today=TODAY))


def told(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns as tuples; days as ISO text, "" where there is none."""
    return [tuple(_plain(value) for value in row) for row in frame[list(columns)].itertuples(index=False)]


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is pd.NaT else value


def days_of(frame: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Of each claim its name (label, else milestone), kind, first and last day."""
    rows = told(frame, "milestone", "label", "kind", "start_earliest", "end_latest")
    return [(label or milestone, kind, first, last) for milestone, label, kind, first, last in rows]


def problems_of(frame: pd.DataFrame) -> list[Problem]:
    """The problems, without the notes of new milestones."""
    return [problem for problem in frame.attrs["problems"] if problem.code != "milestone-new"]


def errors(frame: pd.DataFrame) -> list[str]:
    return [problem.message for problem in problems_of(frame) if problem.severity == "error"]


def wheres(frame: pd.DataFrame) -> list[tuple[int | None, str, str]]:
    """Of each problem its line, severity and code."""
    return [(problem.line, problem.severity, problem.code) for problem in problems_of(frame)]


def refusal(source: Source, text: str | bytes) -> Problem:
    """The one problem of a file that is refused whole."""
    problem = _refused(source, text.encode() if isinstance(text, str) else text)
    assert problem is not None, "it was read"
    return problem


def _refused(source: Source, data: bytes) -> Problem | None:
    try:
        source.read(data, "plan.x")
    except SourceError as error:
        return error.problem
    return None


def outcome(source: Source, data: bytes) -> str:
    """`refused` with a place, or `read`: then every row is a claim or has an error that tells why not."""
    problem = _refused(source, data)
    if problem is not None:
        assert "\n" not in str(problem)
        return "refused"
    sheet = source.read(data, "plan.x")
    frame = claims_frame(sheet, today=TODAY)
    if len(frame) < len(sheet.rows):
        assert any(problem.severity == "error" for problem in frame.attrs["problems"])
    return "read"


def mutations(value: Any, values: Sequence[Any], copy: Callable[[Any], Any], count: int) -> Iterator[Any]:
    """Copies of a JSON value in which one to three of its parts, anywhere, are others."""
    chance = random.Random(11)
    for _ in range(count):
        changed = copy(value)
        places = list(_places(changed))
        for holder, key in chance.sample(places, chance.choice((1, 1, 3))):
            if isinstance(holder, dict) or key < len(holder):
                holder[key] = chance.choice(values)
        yield changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from _places(value[key])
