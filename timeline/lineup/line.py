"""A line of a lineup: how one milestone of one production stands, against the date first announced for it.

It holds what was gathered and words it; it reckons nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.marks import Bounds, Mark

__all__ = ["NOT_MOVED", "Line", "Told"]

NOT_MOVED: Final = "not moved"
"""The verdict on a date that stands as it was first announced."""
UNDIRECTED: Final = {"on time": "same day", "within": "narrowed"}
UNJUDGED: Final = {"conflicting": "sources conflict", "actual": "never announced"}


@dataclass(frozen=True, slots=True)
class Told:
    """A date as stated, and the days (inclusive, `None` where open) that it was read as."""

    stated: str
    window: Bounds


@dataclass(frozen=True, slots=True)
class Line:
    """One production: `first` and `last` date announced, `actual` date, and the slip from the first one in days.

    - `low`, `high`: the slip's bounds, `None` where open, or where there is none; `verdict` its word, as `slip` has
      them, `NOT_MOVED`, or "" where nothing is compared; `edge` the one compared: `at`, `start` or `end`.
    - `state`: `actual`, `announced`, `canceled`, `conflicting`, `rumored`, or `not in sight` where the filters leave
      nothing that stands.
    - `track`: the windows announced in turn. `others`: how many labels and territories it doesn't tell.
    - `standing`: the marks of what holds; `first_mark`, `last_mark`: those of announcements that no longer do. Only
      marks in sight.
    """

    production: str
    label: str
    territory: str
    others: int
    edge: str
    state: str
    first: Told | None
    last: Told | None
    actual: Told | None
    low: int | None
    high: int | None
    verdict: str
    track: tuple[Bounds, ...]
    first_mark: Mark | None
    last_mark: Mark | None
    standing: tuple[Mark, ...]

    @property
    def is_compared(self) -> bool:
        """Whether there is a slip to tell, if only that there is none."""
        return self.verdict != ""

    @property
    def revisions(self) -> int:
        """How often the announced date was changed."""
        return max(len(self.track) - 1, 0)

    @property
    def amount(self) -> str:
        """The slip in signed days; "" where there is none, or the date has not moved."""
        return "" if self.verdict == NOT_MOVED else words.slip_mark(self.low, self.high)

    @property
    def word(self) -> str:
        """What became of the first date, in a word or two: late, early, later, on time, not moved, canceled ..."""
        if not self.verdict:
            return UNJUDGED.get(self.state, self.state)
        if self.state == "actual":
            return {"later": "late", "earlier": "early"}.get(self.verdict, self.verdict)
        return UNDIRECTED.get(self.verdict, self.verdict)

    @property
    def said(self) -> str:
        """The slip in words: "57 days late", "−85 to +98 d, undetermined", "not moved"."""
        if self.verdict in ("later", "earlier"):
            return words.slip_words(self.low, self.high, self.verdict, actual=self.state == "actual")
        exact = self.low == self.high
        return self.word if exact or not self.amount else f"{self.amount}, {self.word}"

    @property
    def detail(self) -> str:
        """What tells it from others of the same milestone: label and territory."""
        return " · ".join(part for part in (self.label, self.territory) if part)
