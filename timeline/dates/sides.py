"""Open sides: "by June 2024", "no earlier than Q2 2025", "since 2014", "2026 at the earliest", and two together.

The time named beside by, until, from and since is included, beside before and after it is left out. Two sides that face
each other close the window: "after June but before September 2024".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from timeline.dates.bounds import VagueDate, VagueSpan, hull_of, moved
from timeline.dates.items import qualified, read_item, skip_fillers
from timeline.dates.pairs import bounded
from timeline.dates.parts import read_edge
from timeline.dates.ranges import read_dates
from timeline.dates.readings import Reading, Said, Value, told_in_the_past
from timeline.dates.tails import read_remarks, read_same
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import OPEN_TAILS, OPENERS, QUALIFIERS, UNITS, Edge, Opener
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_statement"]

Side = Callable[[VagueDate], VagueDate]
INCLUDED: Final = "by, until: the time named is included"
EXCLUDED: Final = "before, after: the time named is left out"
LOWER: Final = ("after", "begin", "from", "least", "since")
UPPER: Final = ("by", "before", "until")
PART_OF: Final = ("of", "to", "or", "and", "through")
"""What makes "beginning" a part of something."""
PREFIXES: Final[dict[str, Opener]] = {"pre": "before", "post": "after"}
"""Of a year alone, tied to it: "pre-1914"."""
YEAR: Final = 4
"""Digits."""
LONG_UNITS: Final = ("month", "season", "quarter", "half", "year", "decade", "century")
DENIED: Final[dict[str, Opener]] = {"before": "least", "until": "least", "after": "by"}
ALSO: Final[Table[bool]] = Table(dict.fromkeys(("and", "but", "and also", "but certainly", "and certainly"), True))


def read_statement(c: Cursor, *, is_denied: bool = False) -> Reading | None:
    """Dates with an open side, two, or none; "back in" the past or not.

    Where it is denied, only "before" and "after" make sense: what will not be before June is from June on.
    """
    qualifiers = _qualifiers_before_opener(c)
    is_back = c.take_word("back")
    opener = _opener(c)
    if is_denied:
        opener = DENIED.get(opener or "")
        if opener is None:
            return None
    if opener is None:
        found = read_dates(c)[1]
        found = None if found is None else _tailed(c, read_same(c, found))
    elif opener == "between":
        found = _between(c)
    else:
        found = _opened(c, opener)
    if found is None:
        return None
    found = read_remarks(c, found)
    for qualifier in qualifiers:
        found = qualified(found, qualifier)
    return told_in_the_past(found) if is_back or opener == "since" else found


def _qualifiers_before_opener(c: Cursor) -> list[str]:
    """Qualifiers in front of "by", "from" and the like; without those they belong to the first date alone."""
    start = c.at
    found = []
    while (qualifier := c.take(QUALIFIERS)) is not None:
        c.take_sign(":")
        found.append(qualifier)
    place = c.at
    is_opened = _opener(c) is not None
    c.at = place if is_opened else start
    return found if is_opened else []


def _opener(c: Cursor) -> Opener | None:
    start = c.at
    if _is_prefixed_year(c):
        c.at += 2
        return PREFIXES[c.texts[start]]
    opener = c.take(OPENERS)  # before the fillers, which begin "on or before"
    if opener is None:
        skip_fillers(c)
        is_counted = c.at > start and c.is_word(UNITS.words, -1)  # "the year before 2024"
        opener = None if is_counted else c.take(OPENERS)
    if opener == "begin" and (c.is_word(PART_OF) or c.is_sign(DASHES + "/")):
        opener = None
    if opener is None:
        c.at = start
    return opener


def _is_prefixed_year(c: Cursor) -> bool:
    """Whether "pre-1914" comes next, and nothing that joins another date to its year."""
    is_tied = c.is_sign(DASHES, 1) and c.is_glued(1) and c.is_glued(2)
    is_year = len(c.digits(2)) == YEAR and (c.peek(3) is None or c.is_sign("(", 3))
    return c.is_word(PREFIXES) and is_tied and is_year


def _between(c: Cursor) -> Reading | None:
    """ "Between X and Y"."""
    is_joined, found = read_dates(c, between=True)
    return found if is_joined else None


def _opened(c: Cursor, opener: Opener) -> Reading | None:
    found, side = _beside(c, opener)
    if found is None or side is None:
        return found
    start = c.at
    has_sign = c.take_sign(",") is not None
    second = _opener(c) if c.take(ALSO) or has_sign else None
    if second in (UPPER if opener in LOWER else LOWER):
        assert second is not None  # it is one of them
        other, other_side = _beside(c, second)
        if other is not None and other_side is not None:
            pair = ((found, side), (other, other_side))
            return _closed(*pair if opener in LOWER else reversed(pair))
    c.at = start
    return _sided(found, side)


def _beside(c: Cursor, opener: Opener) -> tuple[Reading | None, Side | None]:
    """The date beside an opener, and the side that it opens; a range "from" one to another opens none."""
    for (beside, edge), side in EDGED.items():
        found = read_edge(c, read_item, edge) if opener == beside else None
        if found is not None:
            _take_tail(c, "from" if opener in LOWER else "by")
            return found, side
    is_joined, found = read_dates(c)
    if found is None or (opener in ("from", "begin") and is_joined):
        return found, None
    if opener == "since" and is_joined:
        raise UnknownPhrase("'since' leaves the end open, and an end is stated", "write 'from' and 'to'")
    _take_tail(c, "from" if opener in LOWER else "by")
    return found, OPENED[opener]


def _take_tail(c: Cursor, wanted: str) -> None:
    """What says once more which side is open; one that contradicts it is left, and refused."""
    start = c.at
    if _tail(c) != wanted:
        c.at = start


def _tail(c: Cursor) -> Literal["from", "by"] | None:
    """What opens a side behind the date: "or later", "at the latest", "+", "& beyond"."""
    if c.is_done:
        return None
    start = c.at
    c.take_sign(",")
    if c.take_sign("&"):
        if c.take_word("beyond", "later", "onwards", "onward", "up"):
            return "from"
    elif c.take_sign("+"):
        return "from"
    else:
        found = c.take(OPEN_TAILS)
        if found is not None:
            return found
    c.at = start
    return None


def _tailed(c: Cursor, reading: Reading) -> Reading:
    tail = _tail(c)
    return reading if tail is None else _sided(reading, OPENED[tail])


def _sided(reading: Reading, side: Side) -> Reading:
    """An open side of a date, or of the hull of a span."""

    def opened(said: Said) -> VagueDate:
        found = side(_hull(reading.at(said)))
        if reading.lacks_year and not said.is_past and found.latest is not None and found.latest < said.day:
            raise AmbiguousDate("without a year it is already over when it was said", "write the year")
        return found

    return Reading(on_day=opened, is_relative=reading.is_relative)


def _closed(low: tuple[Reading, Side], high: tuple[Reading, Side]) -> Reading:
    """What lies after one date and before another."""

    def between(first: Value, second: Value) -> VagueDate:
        start, end = low[1](_hull(first)), high[1](_hull(second))
        if start.earliest is not None and end.latest is not None and start.earliest > end.latest:
            raise ImpossibleDate(f"no day from {start.earliest} on is one up to {end.latest}", "check the two dates")
        about = hull_of((start, end))
        return VagueDate(start.earliest, end.latest, "range", about.qualifier, convention=about.convention)

    return bounded(low[0], high[0], between)


def _hull(value: Value) -> VagueDate:
    return value.hull() if isinstance(value, VagueSpan) else value


def _known(day: date | None) -> date:
    if day is None:
        raise UnknownPhrase("an open date has no such side", "write one open side only")
    return day


def _open(bound: VagueDate, earliest: date | None, latest: date | None, convention: str) -> VagueDate:
    found = VagueDate(earliest, latest, "open", bound.qualifier, convention=bound.convention)
    return found.marked(convention=convention)


def _by(bound: VagueDate) -> VagueDate:
    return _open(bound, None, _known(bound.latest), INCLUDED)


def _before(bound: VagueDate) -> VagueDate:
    return _open(bound, None, moved(_known(bound.earliest), -1), EXCLUDED)


def _after(bound: VagueDate) -> VagueDate:
    return _open(bound, moved(_known(bound.latest), 1), None, EXCLUDED)


def _since(bound: VagueDate) -> VagueDate:
    return _open(bound, _known(bound.earliest), None, "")


def _beginning(bound: VagueDate) -> VagueDate:
    if bound.precision in LONG_UNITS:
        raise AmbiguousDate(
            "it may be the first part, or from its first day on", "write 'the beginning of', 'early' or 'from'"
        )
    return _since(bound)


EDGED: Final[dict[tuple[Opener, Edge], Side]] = {
    ("by", "end"): _by,
    ("until", "end"): _by,
    ("before", "end"): _by,
    ("before", "start"): _before,
    ("after", "start"): _after,
}
"""Where the edge of a unit is meant, not its first or last third; "by the start of 2025" leaves that third."""

OPENED: Final[dict[str, Side]] = {
    "by": _by,
    "until": _by,
    "before": _before,
    "after": _after,
    "since": _since,
    "from": _since,
    "least": _since,
    "begin": _beginning,
}
