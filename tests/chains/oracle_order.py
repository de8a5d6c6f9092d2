"""The oracle's order of the claims on one edge: by assertion, actuals last, stated `supersedes` obeyed."""

from __future__ import annotations

from math import inf

from tests.chains.oracle_entry import Entry

__all__ = ["ordered", "sureness"]


def ordered(entries: list[Entry]) -> list[Entry]:
    """Entries of one edge, given as the file has them, in order of assertion."""
    after_end = _said_after_the_end(entries)
    tied: dict[tuple[bool, float], list[Entry]] = {}
    for entry in entries:
        late = entry.status == "actual" or entry in after_end
        tied.setdefault((late, entry.moment), []).append(entry)
    return _obeying([entry for key in sorted(tied) for entry in _narrow_first(tied[key])])


def sureness(before: Entry | None, entry: Entry) -> str:
    if before is None:
        return "certain"
    if entry.names(before):
        return "stated"
    return "certain" if before.surely_before(entry) else "assumed"


def _said_after_the_end(entries: list[Entry]) -> list[Entry]:
    """Those surely said after the actual that ends the chain: the first said of those that are over."""
    over = [entry for entry in entries if entry.status == "actual" and entry.window.high != inf]
    if not over:
        return []
    ending = min(over, key=lambda entry: entry.moment)
    return [entry for entry in entries if ending.surely_before(entry)]


def _narrow_first(tied: list[Entry]) -> list[Entry]:
    """As the file has them, but a window that lies inside another's right before it; the innermost first."""
    placed: list[Entry] = []

    def place(entry: Entry) -> None:
        inside = [other for other in tied if other not in placed and _strictly_inside(other, entry)]
        for other in inside:
            if not any(_strictly_inside(other, between) for between in inside):
                place(other)
        placed.append(entry)

    for entry in tied:
        if not any(_strictly_inside(entry, other) for other in tied):
            place(entry)
    return placed


def _strictly_inside(inner: Entry, outer: Entry) -> bool:
    """A date in a cancellation is not compared, so neither is its lack of one."""
    compared = "canceled" not in (inner.status, outer.status)
    return compared and inner.window != outer.window and outer.window.holds(inner.window)


def _obeying(entries: list[Entry]) -> list[Entry]:
    """Each claim right after the one that it names, if it was before it; several such ones in their own order."""
    to_come = {entry.claim.id for entry in entries}
    waiting: dict[str, list[Entry]] = {}
    placed: list[Entry] = []

    def place(entry: Entry) -> None:
        placed.append(entry)
        to_come.discard(entry.claim.id)
        for follower in waiting.get(entry.claim.id, []):
            place(follower)

    for entry in entries:
        if entry.claim.supersedes in to_come:
            waiting.setdefault(entry.claim.supersedes, []).append(entry)
        else:
            place(entry)
    return placed
