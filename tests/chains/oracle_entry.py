"""A claim as the oracle sees it, and how two windows compare: slip, verdict, change.

Windows are pairs of day ordinals, both inclusive, infinite where a side is open. Nothing is put in order here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, NamedTuple

from tests.frames import bounds

__all__ = ["Chain", "Claim", "Entry", "Window", "change", "claim_of", "slip", "verdict"]

Chain = tuple[str, str, str, str]


class Window(NamedTuple):
    """Inclusive day ordinals; an open side is infinite."""

    low: float
    high: float

    @property
    def stated(self) -> bool:
        return self != (-inf, inf)

    @property
    def closed(self) -> bool:
        return -inf < self.low and self.high < inf

    @property
    def begin(self) -> float:
        """The earliest day; the latest, if that is open."""
        return self.high if self.low == -inf else self.low

    @property
    def length(self) -> float:
        return self.high - self.low

    def holds(self, other: Window) -> bool:
        return self.low <= other.low and other.high <= self.high

    def overlaps(self, other: Window) -> bool:
        return self.low <= other.high and other.low <= self.high


UNKNOWN = Window(-inf, inf)


@dataclass(frozen=True)
class Claim:
    """A row. `edges` holds the windows of the edges that it states, `texts` their words."""

    id: str
    chain: Chain
    kind: str
    status: str
    source: str
    said: Window
    supersedes: str
    edges: Mapping[str, Window]
    texts: Mapping[str, str]

    def speaks_of(self, edge: str) -> bool:
        return edge in self.edges or self.status == "canceled"


def claim_of(number: int, row: Mapping[str, Any]) -> Claim:
    edges = {edge: _window(row[edge]) for edge in ("at", "start", "end") if edge in row}
    return Claim(
        row.get("id", f"c{number}"),
        (row.get("production", "P"), row.get("milestone", "release"), row.get("label", ""), row.get("territory", "")),
        row.get("kind", "point" if "at" in row else "span"),
        row.get("status", "announced"),
        row.get("source", "s"),
        _window(row.get("said", "")),
        row.get("supersedes", ""),
        {edge: window for edge, window in edges.items() if window.stated},
        {edge: row.get("stated", row[edge]) for edge in edges},
    )


def _window(text: str) -> Window:
    low, high = bounds(text)
    return Window(-inf if low is None else low.toordinal(), inf if high is None else high.toordinal())


@dataclass(eq=False)
class Entry:
    """A claim on one edge: what it says of it, when it was said, and what becomes of it there."""

    claim: Claim
    edge: str
    order: str = ""
    change: str = ""
    revision: int = 0
    against: Entry | None = None  # the slip is counted from here
    restates: Entry | None = None
    restated_by: list[str] = field(default_factory=list)
    replaced_by: Entry | None = None
    state: str = ""

    @property
    def status(self) -> str:
        return self.claim.status

    @property
    def window(self) -> Window:
        return self.claim.edges.get(self.edge, UNKNOWN)

    @property
    def said(self) -> Window:
        """When it was said; an actual of which that is unknown, on its own earliest day."""
        if self.status != "actual" or self.claim.said.stated:
            return self.claim.said
        return Window(self.window.begin, self.window.begin)

    @property
    def moment(self) -> float:
        """Twice the middle of that; an open side counts as the known one. Unknown: first, a cancellation last."""
        low, high = self.said
        if not self.said.stated:
            return inf if self.status == "canceled" else -inf
        return (high if low == -inf else low) + (low if high == inf else high)

    @property
    def root(self) -> Entry:
        return self if self.restates is None else self.restates.root

    def names(self, other: Entry) -> bool:
        return self.claim.supersedes == other.claim.id

    def names_date_of(self, other: Entry) -> bool:
        """Whether it names the other, or one that says the same as the other."""
        return self.claim.supersedes in (other.claim.id, *other.restated_by)

    def surely_before(self, other: Entry) -> bool:
        return self.said.high < other.said.low


def slip(old: Entry | None, new: Entry | None) -> tuple[int | None, int | None]:
    if old is None or new is None:
        return None, None
    low, high = new.window.low - old.window.high, new.window.high - old.window.low
    return (None if low == -inf else int(low)), (None if high == inf else int(high))


def verdict(old: Entry, new: Entry) -> str:
    low, high = slip(old, new)
    if low == high == 0:
        return "on time"
    if low is not None and low > 0:
        return "later"
    if high is not None and high < 0:
        return "earlier"
    return "within" if new.window.closed and old.window.holds(new.window) else "undetermined"


def change(old: Entry | None, new: Entry) -> str:
    """What the new claim does to the old one's date; without an old one it is the first."""
    if old is None:
        return "first"
    if new.window == old.window:
        return "restated"
    if new.window.holds(old.window):
        return "widened" if new.names_date_of(old) else "restated"
    if old.window.holds(new.window):
        return "narrowed"
    word = verdict(old, new)
    return word if word in ("later", "earlier") else "moved"
