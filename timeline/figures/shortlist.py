"""The shortlist: of very many milestones, those that a history draws, and of very many productions, whose.

Dates that moved often are worth more room than dates that stood. Whoever draws a shortlist counts the others in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress
from typing import Final, NamedTuple

from timeline.figures.courses import FEW, Course, announced_keys, announced_rows, course_list, courses_of, keys_of
from timeline.pipeline import Selection

__all__ = ["FEWER", "MOST", "Shortlist", "crowd_list", "is_crowd", "milestones", "shortlist"]

MOST: Final = 60
"""Milestones in one chart: more lines than this can't be told apart."""
FEWER: Final = 16
"""Milestones in each of many charts."""
USUAL: Final = 12
"""So many productions have a chart of their own on most screens."""
Key = tuple[str, ...]


class Shortlist(NamedTuple):
    """The courses to draw, and how many milestones of each production are left out, if any are."""

    courses: tuple[Course, ...]
    left: dict[str, int]

    @property
    def drawn(self) -> int:
        """How many milestones the courses are of."""
        return milestones(self.courses)


def milestones(courses: Iterable[Course]) -> int:
    """How many milestones some courses are of: the start and the end of an activity are of one."""
    return len({course.key for course in courses})


def is_crowd(selection: Selection) -> bool:
    """Whether a selection is too much for one chart: several productions with more milestones than are coloured."""
    rows = selection.comparison
    told = rows["production"][rows["first_stated"] != ""]
    return len(told) > FEW and told.nunique() > 1


def most_moved(selection: Selection, most: int) -> list[str]:
    """The selected claim's production, then those whose announced dates moved most often, in the order of the data."""
    rows = selection.comparison
    known = rows["production"][rows["first_stated"] != ""].unique().tolist()
    moves = rows["revisions"].astype(int).groupby(rows["production"], sort=False).sum().to_dict()
    selected = set(selection.frame["production"][selection.frame["claim_id"] == selection.view.claim])
    chosen = set(sorted(known, key=lambda name: (name not in selected, -moves.get(name, 0)))[:most])
    return [name for name in known if name in chosen]


def shortlist(selection: Selection) -> Shortlist:
    """At most `MOST` milestones of each production: the selected claim's, releases, those whose dates moved most.

    They keep the order of the comparison, and both ends of an activity stay together.
    """
    return _shortlist(selection, MOST, ())


def crowd_list(selection: Selection, most: int) -> Shortlist:
    """Of a crowd the `most_moved` productions, each with at most `FEWER` milestones."""
    # The chart and the list beside it ask for more and for fewer of the same: they are read once.
    listed = _shortlist(selection, FEWER, tuple(most_moved(selection, max(most, USUAL))))
    names = set(most_moved(selection, most))
    courses = tuple(course for course in listed.courses if course.production in names)
    return Shortlist(courses, {name: left for name, left in listed.left.items() if name in names})


@lru_cache(maxsize=8)
def _shortlist(selection: Selection, most: int, productions: tuple[str, ...]) -> Shortlist:
    rows, keys = announced_rows(selection), announced_keys(selection)
    if productions:
        chosen = rows["production"].isin(productions).to_numpy()
        rows, keys = rows[chosen], tuple(compress(keys, chosen.tolist()))
    ranks = _ranks(selection, keys, rows["revisions"].tolist())
    known: dict[str, list[Key]] = {}
    for key in ranks:
        known.setdefault(key[0], []).append(key)
    kept = {key for own in known.values() for key in sorted(own, key=ranks.__getitem__)[:most]}
    left = {name: len(own) - most for name, own in known.items() if len(own) > most}
    if not left and not productions:
        return Shortlist(tuple(course_list(selection)), left)
    return Shortlist(tuple(courses_of(selection, rows[[key in kept for key in keys]])), left)


def _ranks(selection: Selection, keys: Iterable[Key], moves: Iterable[int]) -> dict[Key, tuple[bool, bool, int]]:
    """Of each milestone which goes first, the least of all: by the claim that is selected, releases, then moves."""
    frame = selection.frame
    selected = set(keys_of(frame[frame["claim_id"] == selection.view.claim])) if selection.view.claim else set()
    ranks: dict[Key, tuple[bool, bool, int]] = {}
    for key, often in zip(keys, moves, strict=True):
        rank = key not in selected, key[1] != "release", -often
        ranks[key] = min(ranks.get(key, rank), rank)
    return ranks
