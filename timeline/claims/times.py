"""When rows were said, and when they say that it happens: asked once for all rows that say the same.

`assertion` and `timing` read one row; here a row stands for all with the same phrases. Most phrases mean the same
whenever they were said; only of the others does the assertion count as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from timeline.claims.assertion import Assertion, read_assertion
from timeline.claims.phrases import Speaker
from timeline.claims.stated import PARTS, stated_text
from timeline.claims.textcolumns import Flags
from timeline.claims.texts import Texts
from timeline.claims.timing import Timing, read_timing
from timeline.dates import Conventions
from timeline.errors import NeedsReference, Problem
from timeline.sources import Cell, Row
from timeline.sources.coded import Coded, Numbers, first_rows, together

__all__ = ["Answers", "Asked", "read_assertions", "read_timings"]

Answer = TypeVar("Answer")

SAID = ("published", "asserted")
HAPPENS = ("date", *PARTS)


@dataclass(frozen=True, slots=True, eq=False)
class Answers(Generic[Answer]):
    """What rows mean: `number[row]` says which of `found` is a row's; `None` is what is refused."""

    number: Numbers
    found: Sequence[Answer | None]

    def refused(self) -> Flags:
        """The rows that are refused."""
        return np.array([each is None for each in self.found], dtype=np.bool_)[self.number]

    def of(self, row: int) -> Answer | None:
        """What one row means."""
        return self.found[int(self.number[row])]


def read_assertions(columns: Mapping[str, Coded], conventions: Conventions) -> Answers[Assertion]:
    """When each row was said. A text that is refused counts as none, so such rows mean nothing here."""
    number, count = together(*(columns[name].numbers for name in SAID))
    rows = (_speaking(columns, SAID, first) for first in first_rows(number, count).tolist())
    return Answers(number, [read_assertion(row, texts, conventions, []) for row, texts in rows])


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a timing depends on besides its own phrases: each row's assertion, status and kind, and the conventions."""

    said: Answers[Assertion]
    is_span: Flags
    is_actual: Flags
    is_canceled: Flags
    conventions: Conventions

    def speaker(self, row: int) -> Speaker:
        """Who spoke in a row."""
        assertion = self.said.of(row)
        window = assertion.window if assertion else None
        return Speaker(self.conventions, window, "past" if self.is_actual[row] else "future")


def read_timings(columns: Mapping[str, Coded], asked: Asked) -> tuple[Answers[Timing], Answers[str]]:
    """When each row says that it happens, and the text that says so. Rows with a refused text mean nothing here."""
    number, count = together(*(columns[name].numbers for name in HAPPENS), asked.is_span, asked.is_canceled)
    first = first_rows(number, count).tolist()
    nobody = Speaker(asked.conventions, None, "future")
    alone = [_timing(columns, asked, row, nobody) for row in first]
    stated = [stated_text(_speaking(columns, HAPPENS, row)[1]) for row in first]
    relative = np.array([needs_reference for _, needs_reference in alone], dtype=np.bool_)
    rows = np.flatnonzero(relative[number])
    again, more = together(number[rows], asked.said.number[rows], asked.is_actual[rows])
    heard = rows[first_rows(again, more)].tolist()
    when = number.copy()
    when[rows] = count + again
    told = [_timing(columns, asked, row, asked.speaker(row)) for row in heard]
    return Answers(when, [timing for timing, _ in (*alone, *told)]), Answers(number, stated)


def _timing(columns: Mapping[str, Coded], asked: Asked, place: int, speaker: Speaker) -> tuple[Timing | None, bool]:
    """The timing of a row, and whether it was refused for want of a day that it counts from."""
    row, texts = _speaking(columns, HAPPENS, place)
    problems: list[Problem] = []
    is_span, needs_date = bool(asked.is_span[place]), not asked.is_canceled[place]
    timing = read_timing(row, texts, speaker, problems, is_span=is_span, needs_date=needs_date)
    return timing, any(problem.code == NeedsReference.code for problem in problems)


def _speaking(columns: Mapping[str, Coded], names: Sequence[str], place: int) -> tuple[Row, Texts]:
    """A row that says of these fields what the row at `place` says."""
    texts = {name: columns[name].at(place) for name in names if columns[name].numbers[place] >= 0}
    return Row("", None, {name: Cell(text) for name, text in texts.items()}), texts
