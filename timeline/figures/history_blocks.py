"""Blocks: what a history's labels say of each claim, the fullest wording first, and each claim's accessible name.

It places nothing and draws nothing; changes are worded by `history_list`, dates and slips by `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline import words
from timeline.figures.courses import Course, Step
from timeline.figures.figure import Space
from timeline.figures.history_list import actual_words, change_words
from timeline.figures.labels import Wording
from timeline.figures.surround import Block, Line
from timeline.figures.text import clip
from timeline.figures.trend import Node

__all__ = ["blocks_of", "node_name"]

PHRASE: Final = (12.5, 400)
STRONG: Final = (12.5, 600)
WIDEST: Final = 220.0
NARROW: Final = 110.0


def node_name(course: Course, step: Step) -> str:
    """A claim's accessible name: its milestone, what it said, who said it when, and what it changed."""
    name = f"{course.production}: {course.name}" if course.production else course.name
    if step.look == "actual":
        told = [f"happened {words.window(*step.window)}", f"said by {step.publisher}", actual_words(course)]
    else:
        phrase = f"“{step.stated}”" if step.stated else "no date"
        when = "on an unknown day" if step.asserted == (None, None) else words.about(*step.asserted)
        told = [phrase, step.look, f"said by {step.publisher}, {when}", change_words(step)]
    return ", ".join([name, *(part for part in dict.fromkeys(told) if part)])


def blocks_of(courses: Sequence[Course], node: Node, space: Space, *, full: bool) -> Iterator[Block]:
    """A claim's label in ever fewer words; without `full` only a course's name, at its last claim."""
    course, step = courses[node.course], node.step
    writer = _Wordings(space, course, several=len({one.production for one in courses}) > 1)
    last = step is (course.actual or (course.steps or course.claims)[-1])
    if not full:
        if last:
            yield Block((writer.name(),))
        return
    yield from writer.actual(step) if step.look == "actual" else writer.said(step, named=last)


class _Wordings:
    """The lines of one course's labels in one picture."""

    def __init__(self, space: Space, course: Course, *, several: bool) -> None:
        self._space, self._course, self._several = space, course, several

    def _line(self, text: str, color: str, *notes: int, strong: bool = False, limit: float = WIDEST) -> Line:
        kind = self._space.type(*(STRONG if strong else PHRASE))
        return Line(Wording(clip(text, self._space.px(limit), kind), kind, notes), color)

    def name(self) -> Line:
        """The course's name, as its direct label."""
        course = self._course
        name = f"{course.name}, {course.production}" if self._several else course.name
        return self._line(name, self._space.theme.ink, strong=True)

    def actual(self, step: Step) -> Iterator[Block]:
        """Name, day and (where it surely moved) the slip against the last date announced."""
        theme, day = self._space.theme, words.window(*step.window)
        when = self._line(day, theme.ink2, *step.sources)
        slip = words.slip_mark(step.slip_min, step.slip_max) if step.moved and step.against else ""
        if slip:
            yield Block((self.name(), when, self._line(slip, theme.text_of(step.verdict), strong=True)))
        yield Block((self.name(), when))
        yield Block((self._line(f"{self._course.name} {day}", theme.ink, *step.sources, strong=True),))
        yield Block((self._line(day, theme.ink, *step.sources, strong=True),))

    def said(self, step: Step, *, named: bool) -> Iterator[Block]:
        """What was said in its own words, under the course's name where nothing follows it."""
        name = (self.name(),) if named else ()
        yield Block((*name, self._phrase(step, *step.sources)))
        yield Block((self._phrase(step),))
        yield Block((self._phrase(step, limit=NARROW),))

    def _phrase(self, step: Step, *notes: int, limit: float = WIDEST) -> Line:
        theme = self._space.theme
        told = {"canceled": "canceled", "rumored": "rumored"}.get(step.look, "")
        quoted = f"“{step.stated}”" if step.stated else ""
        color = theme.ink3 if step.look in ("superseded", "canceled") else theme.ink2
        return self._line(", ".join(part for part in (quoted, told) if part) or "no date", color, *notes, limit=limit)
