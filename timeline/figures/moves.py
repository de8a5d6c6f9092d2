"""Moves: from a mark that no longer holds to the one that replaced it, with the slip between them.

The slip is computed from the two marks that are drawn, on the leading edge that both state: a mark may stand for
several claims, and the arrow must be right for what the reader sees at its two ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline import words
from timeline.marks import Bounds, Mark
from timeline.slip import slip_between

__all__ = ["Move", "move_between", "moves_among"]

UNKNOWN: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Move:
    """One replacement: slip in days (at least, at most; `None` where open) and its verdict."""

    old: Mark
    new: Mark
    low: int | None
    high: int | None
    verdict: str

    @property
    def is_directed(self) -> bool:
        """Whether it is surely later or earlier."""
        return self.verdict in ("later", "earlier")

    @property
    def amount(self) -> str:
        """The slip in signed days; "" where nothing is known."""
        return words.slip_mark(self.low, self.high)

    @property
    def said(self) -> str:
        """What stands at its arrow."""
        if self.is_directed or not self.amount:
            return self.amount
        return "same day" if self.verdict == "on time" else f"{self._change}, {self.amount}"

    @property
    def _change(self) -> str:
        if self.verdict == "within":
            return "narrowed"
        return "widened" if _holds(_edge(self.new, self.old), _edge(self.old, self.new)) else "moved"

    @property
    def in_words(self) -> str:
        """What became of the old date, in words: "moved 364 days later", or "364 days late" against what happened."""
        if not self.is_directed:
            return self._change if self.verdict in ("within", "undetermined") else ""
        happened = self.new.status == "actual" and not self.new.met
        slip = words.slip_words(self.low, self.high, self.verdict, actual=happened)
        return slip if happened else f"moved {slip}"


def _edge(mark: Mark, other: Mark) -> Bounds:
    """The edge on which two marks are compared: the start where both state it, else the end."""
    return mark.start if UNKNOWN not in (mark.start, other.start) else mark.end


def _holds(outer: Bounds, inner: Bounds) -> bool:
    low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return low and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def move_between(old: Mark, new: Mark) -> Move | None:
    """The move from one mark to another; `None` where they state no edge in common."""
    first, second = _edge(old, new), _edge(new, old)
    if UNKNOWN in (first, second):
        return None
    return Move(old, new, *slip_between(first, second))


def moves_among(marks: Iterable[Mark]) -> list[Move]:
    """The moves between marks of one row.

    A cancellation moves nothing, no announced date a rumor's, and nothing moved what was said after it had happened.
    """
    listed = list(marks)
    by_claim = {claim: mark for mark in listed for claim in mark.claims}
    moves = []
    for old in listed:
        new = by_claim.get(old.superseded_by)
        if new is None or new is old or not _moves(old, new):
            continue
        move = move_between(old, new)
        if move is not None and move.amount:
            moves.append(move)
    return moves


def _moves(old: Mark, new: Mark) -> bool:
    """Whether the one took the other's place as a date does, and not only the word of it."""
    afterwards = new.status == "actual" and old.status == "announced" and old.change == "restated"
    return not (afterwards or new.status == "canceled" or (old.status, new.status) == ("rumored", "announced"))
