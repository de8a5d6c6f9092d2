"""An axis of days: how much later or earlier, with zero in sight. It draws its ticks and no slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from timeline.figures.axes import ValueAxis
from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.labels import Box, Field
from timeline.figures.text import width
from timeline.words import MINUS

__all__ = ["days_axis", "draw_days"]

STEPS: Final[tuple[int, ...]] = tuple(base * int(10**power) for power in range(8) for base in (1, 2, 5))
LEAST: Final = 10.0
PAD: Final = 0.08
LATER: Final = ("→ later, days", "→ later")
EARLIER: Final = "earlier ←"
EARLIER_DAYS: Final = "days, earlier ←"
DAYS: Final = "days"
"""What the axis counts, where there is room for nothing else."""


def days_axis(slips: Iterable[int | None], left: float, right: float, name: str) -> ValueAxis:
    """A ruler over px `left` to `right` that holds all of the slips (days; `None` is open) and zero."""
    known = [float(slip) for slip in slips if slip is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    air = max((high - low) * PAD, LEAST / 2)
    return ValueAxis(low - air, high + air, left, right, name)


def draw_days(canvas: Canvas, axis: ValueAxis, header: float, spans: Sequence[tuple[float, float]]) -> None:
    """Ticks in the header, gridlines over each span of px, a stronger line at zero, and which way is later."""
    space, theme = canvas.space, canvas.space.theme
    room = Field(Box(axis.left - space.px(24), 0, axis.right + space.px(24), header))
    step = _step(axis, space.px(40))
    first, last = int(axis.first // step) + 1, int(axis.last // step)
    for number in sorted(range(first, last + 1), key=abs):
        value = number * step
        color = theme.ctl if number == 0 else theme.grid
        for top, bottom in spans:
            canvas.upright(Rule(color, 1.2 if number == 0 else 1.0), axis, value, top, bottom)
        _draw_tick(canvas, axis, room, value, header - space.px(13))
    _draw_heading(canvas, axis, header)


def _step(axis: ValueAxis, least: float) -> int:
    per_day = (axis.right - axis.left) / (axis.last - axis.first)
    return next((step for step in STEPS if step * per_day >= least), STEPS[-1])


def _draw_tick(canvas: Canvas, axis: ValueAxis, room: Field, value: int, y: float) -> None:
    kind = canvas.space.type(11.5)
    text = f"+{value}" if value > 0 else f"{MINUS}{-value}" if value else "0"
    half, x = width(text, kind) / 2, axis.px(value)
    box = Box(x - half, y - kind.size / 2, x + half, y + kind.size / 2)
    if room.is_free(box):
        room.take(box.grown(canvas.space.px(3)))
        color = canvas.space.theme.ink if value == 0 else canvas.space.theme.ink3
        canvas.text(Text(text, x, y, kind, color, "center", axis=axis, value=value))


def _draw_heading(canvas: Canvas, axis: ValueAxis, header: float) -> None:
    """Which way is which, to both sides of zero as far as there is room; what the axis counts is always said."""
    space, kind, y = canvas.space, canvas.space.type(11.5), header - canvas.space.px(30)
    zero, gap, air = axis.px(0), space.px(10), space.px(16)
    before, behind = zero - gap - axis.left + air, axis.right + air - zero - gap
    earlier, later = _heading(before, behind, lambda text: width(text, kind))
    if not earlier and not later:
        middle = (axis.left + axis.right) / 2
        canvas.text(Text(DAYS, middle, y, kind, space.theme.ink3, "center"))
        return
    canvas.text(Text(earlier, zero - gap, y, kind, space.theme.ink3, "right"))
    canvas.text(Text(later, zero + gap, y, kind, space.theme.ink3))


def _heading(before: float, behind: float, measure: Callable[[str], float]) -> tuple[str, str]:
    """The words left and right of zero for so many px there: one of the two names the days, or both are empty."""
    later = next((text for text in LATER if measure(text) <= behind), "")
    named = later == LATER[0]
    earlier = EARLIER if named else EARLIER_DAYS
    if measure(earlier) > before:
        return ("", later) if named else ("", "")
    return earlier, later
