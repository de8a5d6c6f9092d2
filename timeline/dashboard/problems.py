"""What was wrong with the data, row by row: a sheet that the page's foot opens."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from dash import html

from timeline.dashboard.icons import icon
from timeline.errors import Problem
from timeline.words import count

__all__ = ["problem_sheet", "sheet"]

MOST_LISTED: Final = 500


def problem_sheet(problems: list[Problem]) -> html.Dialog:
    """The sheet with every problem; beyond 500, how many more there are."""
    rows = [_row(problem) for problem in problems[:MOST_LISTED]]
    more = len(problems) - len(rows)
    content: list[Any] = [html.Ul(rows, className="problems")] if rows else [html.P("Every row was read.")]
    if more > 0:
        content.append(html.P(f"{count(more, 'more problem')}: `timeline check` lists them all."))
    return sheet("problems", "Problems in the data", content)


def sheet(name: str, title: str, content: list[Any]) -> html.Dialog:
    """A sheet over the page, closed until the browser's script opens it."""
    close = html.Button(
        icon("close"), type="button", className="icon-button", **{"aria-label": "Close", "data-close": name}
    )
    head = html.Div([html.H2(title, id=f"{name}-title"), close], className="sheet-head")
    return html.Dialog([head, *content], id=name, className="sheet", **{"aria-labelledby": f"{name}-title"})


def _row(problem: Problem) -> html.Li:
    place = ", ".join(part for part in _place(problem) if part)
    return html.Li(
        [
            html.Span(problem.severity, className=f"severity severity-{problem.severity}"),
            html.Span([html.Bdi(problem.message), _hint(problem)]),
            html.Code(html.Bdi(f"{PurePath(problem.file).name} {place}")),
        ]
    )


def _hint(problem: Problem) -> str:
    return f" ({problem.hint})" if problem.hint else ""


def _place(problem: Problem) -> list[str]:
    if problem.cell:
        return [problem.cell]
    return [f"{name} {value}" if value else "" for name, value in (("line", problem.line), ("column", problem.column))]
