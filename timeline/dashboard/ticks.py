"""Ticks: what was said when, above the slider. An exact assertion is a dot, a vague one as long as its window.

They go to the page as numbers, which its script draws: parts of the page of their own would be looked at again at each
step of the slider.
"""

from __future__ import annotations

from typing import Final

from timeline.dashboard.shelf import Shelf, Step

__all__ = ["MOST_TICKS", "ticks_of"]

MOST_TICKS: Final = 200


def ticks_of(shelf: Shelf, productions: tuple[str, ...]) -> list[list[float]]:
    """For each assertion about some productions (none: all) its left end and length, in per cent of the slider.

    An exact one has no length, however short: `[left]`.
    """
    first = shelf.first
    whole = max((shelf.today - first).days, 1)
    ticks = []
    for step in _apart(shelf.assertions(productions), whole):
        left, right = (round((day - first).days / whole * 100, 2) for day in (step.earliest, step.latest))
        ticks.append([left] if step.earliest == step.latest else [left, round(right - left, 2)])
    return ticks


def _apart(steps: list[Step], whole: int) -> list[Step]:
    """Of very many assertions those that the slider can show apart: one day for a place, windows that meet as one."""
    if len(steps) <= MOST_TICKS:
        return steps
    exact = {step.earliest.toordinal() * MOST_TICKS // whole: step for step in steps if step.earliest == step.latest}
    joined: list[Step] = []
    for step in (step for step in steps if step.earliest != step.latest):
        if joined and step.earliest <= joined[-1].latest:
            joined[-1] = Step(joined[-1].earliest, max(joined[-1].latest, step.latest))
        else:
            joined.append(step)
    return [*exact.values(), *joined]
