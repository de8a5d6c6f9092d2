"""The order of numbers in dates such as 06/07/2024: where a visitor's own file leaves it open, two buttons settle it.

The browser's script (`own.js`) has the file read anew; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from dash import html

from timeline.dashboard.shelf import Shelf
from timeline.dates import Conventions
from timeline.dates.conventions import DayOrder
from timeline.errors import Problem, UsageError

__all__ = ["asked_order", "day_order_of", "day_order_question", "is_order_open", "ordered_conventions"]

NAMES: Final = (("day_first", "Days first"), ("month_first", "Months first"))


def is_order_open(problems: Iterable[Problem]) -> bool:
    """Whether a date was refused that an order of its numbers would settle."""
    return any(problem.code == "date-ambiguous" and "day_order" in problem.hint for problem in problems)


def day_order_of(shelf: Shelf) -> str:
    """The order that the claims were read by; "" for none."""
    used = shelf.frame.attrs.get("conventions")
    return (used.day_order or "") if isinstance(used, Conventions) else ""


def asked_order(given: Sequence[str]) -> DayOrder | None:
    """The order that a visitor asks for, `None` where none is given; raises `UsageError` for no order, or for two.

    >>> asked_order(["month_first"]), asked_order([""])
    ('month_first', None)
    """
    if len(given) > 1:
        raise UsageError(f"day_order is given twice, {given[0]!r} and {given[1]!r}: keep one")
    if not any(given):
        return None
    order: DayOrder | None = next((one for one in get_args(DayOrder) if one == given[0]), None)
    if order is None:
        raise UsageError(f"day_order can't be {given[0]!r}: use one of {', '.join(get_args(DayOrder))}")
    return order


def ordered_conventions(conventions: Conventions | None, order: DayOrder | None) -> Conventions | None:
    """The conventions with this order of numbers; as they were for none."""
    return replace(conventions or Conventions(), day_order=order) if order else conventions


def day_order_question(order: str = "", **about: Any) -> html.Div:
    """The question with its two answers, the one that is in force marked."""
    buttons = [
        html.Button(
            name,
            type="button",
            className="button small",
            **{"data-do": "day-order", "data-order": value, "aria-pressed": str(value == order).lower()},
        )
        for value, name in NAMES
    ]
    words = "Dates such as 06/07/2024:"
    group = html.Div(buttons, className="answers", role="group", **{"aria-label": words.rstrip(":")})
    return html.Div([html.Span(words), group], className="day-order", **about)
