"""One event of a timeline, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.marks import Bounds

__all__ = ["GONE", "PUBLICITY", "UNKNOWN", "Event"]

PUBLICITY: Final = frozenset(
    ("announcement", "casting", "interview", "teaser", "trailer", "song", "soundtrack", "poster", "marketing")
)
"""Milestones that people saw."""
GONE: Final = ("superseded", "canceled")
"""Looks of what no longer holds."""
UNKNOWN: Final[Bounds] = (None, None)


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its side (`said` | `made`), its window (inclusive; an open side is `None`) and its words.

    `look` is how it is drawn: `said`, `actual`, `met`, `current`, `superseded`, `fulfilled`, `conflicting`, `rumored`
    or `canceled`. `who` is whose words or work it is where that needs saying, `when` its day in words, `about` whose
    date was said (production, milestone) where there are several.
    """

    claim_id: str
    side: str
    look: str
    window: Bounds
    title: str
    who: str
    when: str
    sources: tuple[int, ...]
    about: str = ""
    milestone: str = ""

    @property
    def holds(self) -> bool:
        """Whether it happened, stands or was said, other than what was only once believed."""
        return self.look not in GONE

    @property
    def is_exact(self) -> bool:
        """Whether it is known to the day."""
        return self.window[0] is not None and self.window[0] == self.window[1]

    @property
    def words(self) -> str:
        """All of it as one sentence, without source numbers, as a screen reader says it."""
        by = " · ".join(part for part in (self.about, self.who) if part)
        told = ", ".join(part for part in (by, self.when) if part)
        return f"{self.title}{', ' if self.look == 'said' else ': '}{told}"
