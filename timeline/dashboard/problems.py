"""What was wrong with the data, row by row: a sheet that the page's foot opens, and which claims it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
from dash import html

from timeline.dashboard.icons import icon
from timeline.errors import Problem
from timeline.words import count

__all__ = ["claim_problems", "problem_list", "problem_sheet", "problem_words", "sheet"]

MOST_LISTED: Final = 500
WEIGHTS: Final = {"error": 0, "warning": 1, "note": 2}
MOST_OF_A_LINE: Final = 2
"""How many claims of one line are one row, a planned date and the actual one; more are rows that share a line."""


def claim_problems(frame: pd.DataFrame, problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """The problems that speak of each of these claims, by its id: those of the row that it comes from.

    Where many claims share a line, as in a JSON file without line ends, it can't be told whose they are: nobody's.
    """
    by_row: dict[tuple[str, int], list[Problem]] = {}
    for problem in problems:
        row = problem.row or problem.line
        if row is not None and problem.severity != "error":
            by_row.setdefault((problem.file, row), []).append(problem)
    if not by_row:
        return {}
    claims: dict[tuple[str, int], list[str]] = {}
    lines = frame["line"].to_numpy(dtype="int64", na_value=-1).tolist()
    for name, file, line in zip(frame["claim_id"], frame["file"], lines, strict=True):
        if (file, line) in by_row:
            claims.setdefault((file, line), []).append(name)
    told = {row: names for row, names in claims.items() if len(names) <= MOST_OF_A_LINE}
    return {name: by_row[row] for row, names in told.items() for name in names}


def problem_sheet(problems: Sequence[Problem], frame: pd.DataFrame) -> html.Dialog:
    """The sheet with every problem, errors first, then by file and line; those of a claim with the way to it.

    Beyond 500 it says how many more there are.
    """
    listed = _by_weight(problems)[:MOST_LISTED]
    more = len(problems) - len(listed) + int(frame.attrs.get("more_problems", 0))
    content: list[Any] = _by_file(listed, claim_problems(frame, listed)) if listed else [html.P("Every row was read.")]
    if more > 0:
        content.append(html.P(f"{count(more, 'more problem')}: `timeline check` lists them all."))
    return sheet("problems", "Problems in the data", content)


def _by_weight(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, warnings, notes; of each the files in the order in which they were met, and their lines."""
    files = {problem.file: place for place, problem in reversed(list(enumerate(problems)))}
    return sorted(problems, key=lambda problem: (WEIGHTS[problem.severity], files[problem.file], problem.line or 0))


def _by_file(problems: Sequence[Problem], told: Mapping[str, Sequence[Problem]]) -> list[Any]:
    """A list for each file of each severity, in the order given; under the file's name where there are several."""
    claims: dict[int, str] = {}
    for name, spoken in told.items():
        for problem in spoken:
            claims.setdefault(id(problem), name)
    several = len({problem.file for problem in problems}) > 1
    lists: list[Any] = []
    for (severity, file), found in groupby(problems, key=lambda problem: (problem.severity, problem.file)):
        here = list(found)
        if several:
            name = html.Bdi(PurePath(file).name or "no file")
            lists.append(html.H3([f"{severity.capitalize()}s in ", name], className="problems-file"))
        lists.append(html.Ul([_row(problem, claims.get(id(problem), "")) for problem in here], className="problems"))
    return lists


def problem_list(problems: Sequence[Problem]) -> html.Ul:
    """These problems, as the sheet has them."""
    return html.Ul([_row(problem) for problem in problems], className="problems")


def problem_words(problem: Problem) -> str:
    """What is wrong and what to do, in a sentence with its severity in front.

    >>> problem_words(Problem("a.csv", 3, 7, "row-short", "2 cells", "check the separator", "warning"))
    'warning: 2 cells (check the separator)'
    """
    return f"{problem.severity}: {problem.message}{_hint(problem)}"


def sheet(name: str, title: str, content: list[Any]) -> html.Dialog:
    """A sheet over the page, closed until the browser's script opens it."""
    close = html.Button(
        icon("close"), type="button", className="icon-button", **{"aria-label": "Close", "data-close": name}
    )
    head = html.Div([html.H2(title, id=f"{name}-title"), close], className="sheet-head")
    return html.Dialog([head, *content], id=name, className="sheet", **{"aria-labelledby": f"{name}-title"})


def _row(problem: Problem, claim: str = "") -> html.Li:
    place = ", ".join(part for part in _place(problem) if part)
    parts = [
        html.Span(problem.severity, className=f"severity severity-{problem.severity}"),
        html.Span([html.Bdi(problem.message), _hint(problem)]),
        html.Code(html.Bdi(f"{PurePath(problem.file).name} {place}")),
    ]
    if claim:
        about = {"data-patch": urlencode({"claim": claim})}
        parts.append(html.Button("Show its claim", type="button", className="link-button", **about))
    return html.Li(parts)


def _hint(problem: Problem) -> str:
    return f" ({problem.hint})" if problem.hint else ""


def _place(problem: Problem) -> list[str]:
    if problem.cell:
        return [problem.cell]
    return [f"{name} {value}" if value else "" for name, value in (("line", problem.line), ("column", problem.column))]
