"""Parts of a unit: "early 2024", "mid-to-late June", "the end of the second quarter", "the first half of the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.readings import Reading, anchored, fixed, yearly
from timeline.dates.relative import this_unit, unit_around
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.units import Third
from timeline.dates.vocabulary import EDGES, HALVES, JOINERS, THIRDS, YEAR_ENDS, Edge
from timeline.dates.years import dated, take_year
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["read_edge", "read_part"]

Item = Callable[[Cursor], Reading | None]
YEAR: Final = 4
"""Digits."""
BARE: Final = ("beginning", "start", "starting")
"""What may be the first part of a unit, or say that something goes on from there."""
ORDER: Final[tuple[Third, ...]] = ("early", "mid", "late")


def read_part(c: Cursor, item: Item) -> Reading | None:
    """An early, middle or late part, two of them joined, or a half, of the unit that follows."""
    return _year_end(c) or _thirds(c, item) or _half(c, item)


def read_edge(c: Cursor, item: Item, edge: Edge) -> Reading | None:
    """ "The end of X" or "the start of X" beside before, after, by and until: the last or the first day of X."""
    start = c.at
    c.take_word("the")
    if edge == "end" and c.take(YEAR_ENDS):
        return _year_named(c).map(lambda bound: _edge(bound, is_end=True))
    is_edge = c.take(EDGES) == edge
    c.take_sign(DASHES)
    whole = (this_unit(c) or item(c)) if is_edge else None
    if whole is None:
        c.at = start
        return None
    return whole.map(lambda bound: _edge(bound, is_end=edge == "end"))


def _year_end(c: Cursor) -> Reading | None:
    """The last third of a year: "year-end 2024", "EOY", "the year's end"."""
    start = c.at
    c.take_word("the")
    if not c.take(YEAR_ENDS):
        c.at = start
        return None
    return _year_named(c).map(lambda bound: _between(bound, "late", "late"))


def _year_named(c: Cursor) -> Reading:
    """The year that follows, or the one in which it was said."""
    start = c.at
    c.skip_words(("of", "in"))
    year = take_year(c)
    if year is not None:
        return fixed(units.year(year.number).marked(convention=year.convention))
    c.at = start
    return anchored(lambda said: unit_around(said.day, "year", 0, c.conventions))


def _thirds(c: Cursor, item: Item) -> Reading | None:
    start = c.at
    c.take_word("the")
    first = c.take(THIRDS)
    if first is None:
        c.at = start
        return None
    is_bare = c.texts[c.at - 1] in BARE and c.texts[c.at - 2] != "very" and not c.is_sign(DASHES)
    is_bare = is_bare and not c.is_word(("of", "in"))
    second = _second_third(c, first) or first
    whole = _whole(c, item)
    if whole is None:
        c.at = start
        return None
    if is_bare and second == first:
        raise AmbiguousDate(
            "it may be the first part, or from its first day on", "write 'the beginning of', 'early' or 'from'"
        )
    return whole.map(lambda bound: _between(bound, first, second))


def _second_third(c: Cursor, first: Third) -> Third | None:
    """The later part of "early to mid", "mid-to-late", "mid/late"."""
    start = c.at
    c.take_sign(DASHES)
    join = c.take(JOINERS)
    if join or c.take_sign("/&") or c.is_sign(DASHES, -1):
        is_and = join == "and" or c.is_sign("&", -1)
        c.take_sign(DASHES)
        c.take_word("the")
        found = c.take(THIRDS)
        if found is not None and is_and and ORDER.index(found) - ORDER.index(first) != 1:
            raise UnknownPhrase("the two parts don't follow each other", "two dates: write a claim for each")
        if found is not None:
            return found
    c.at = start
    return None


def _between(whole: VagueDate, first: Third, second: Third) -> VagueDate:
    start = units.third_of(whole, first)
    if first == second:
        return start
    end = units.third_of(whole, second)
    low, high = (start, end) if ORDER.index(first) < ORDER.index(second) else (end, start)
    return VagueDate(low.earliest, high.latest, "part", whole.qualifier, convention=low.convention)


def _half(c: Cursor, item: Item) -> Reading | None:
    start = c.at
    is_second = _which_half(c)
    if is_second is None:
        c.at = start
        return None
    whole = _whole(c, item) or dated(c, yearly(units.year))
    return whole.map(lambda bound: units.half_of(bound, is_second))


def _which_half(c: Cursor) -> bool | None:
    found = c.take(HALVES)
    if found is None and c.digits() in ("1", "2") and c.is_word(("st", "nd"), 1) and c.is_word(("half",), 2):
        found = c.digits() == "2"
        c.at += 3
    return found


def _whole(c: Cursor, item: Item) -> Reading | None:
    """The unit of which it is a part."""
    start = c.at
    if not c.take_sign(DASHES) and len(c.digits(1)) == YEAR:
        c.take_sign(",")
    c.skip_words(("of", "in", "part"))
    found = this_unit(c) or item(c)
    if found is None:
        c.at = start
    return found


def _edge(bound: VagueDate, *, is_end: bool) -> VagueDate:
    day = bound.latest if is_end else bound.earliest
    precision = "open" if day is None else "day"
    return VagueDate(day, day, precision, bound.qualifier, convention=bound.convention)
