"""Lengths of time by themselves: "two to three months", "two years and three months", "up to 10 weeks".

They are given in days, at least and at most. A length that leaves one of the two open ("at least three months", "nearly
a year") is refused: nobody said how much more or less. What is counted off from a date is for other readers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from timeline.dates.bounds import VagueDuration
from timeline.dates.lengths import Length, duration_of, take_length
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import APPROXIMATE, LENGTH_NOUNS, Join
from timeline.errors import UnknownPhrase

__all__ = ["read_duration", "take_duration"]

Limit = Literal["most", "below", "no most", "no least", "over"]
AND: Final[Table[Join]] = Table({"and": "and"})
LIMITS: Final[Table[Limit]] = Table(
    {
        **dict.fromkeys(("up to", "at most", "no more than", "not more than", "no longer than", "max"), "most"),
        **dict.fromkeys(("a maximum of", "maximum", "not longer than", "at the most"), "most"),
        **dict.fromkeys(("less than", "under", "fewer than", "shorter than"), "below"),
        **dict.fromkeys(("at least", "more than", "longer than", "no less than", "not less than"), "no most"),
        **dict.fromkeys(("a minimum of", "minimum", "min", "upwards of", "well over", "just over"), "no most"),
        **dict.fromkeys(("a little over", "a bit over", "slightly over", "a little more than"), "no most"),
        **dict.fromkeys(("nearly", "almost", "close to", "just under", "just short of", "not quite"), "no least"),
        "over": "over",
    }
)
TAILS: Final[Table[Limit]] = Table(
    {
        **dict.fromkeys(("or more", "or longer", "or more", "plus", "and counting", "at least", "minimum"), "no most"),
        **dict.fromkeys(("or less", "or fewer", "at most", "max", "maximum", "tops", "at the most"), "most"),
    }
)
THROUGH: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("for", "lasting", "the", "spanning", "taking", "for a period of", "for a total of", "a total of"),
            *("a period of", "over a period of", "over the course of", "in the course of", "over the span of"),
            *("in the span of", "during a period of", "over a span of", "in a span of", "within the space of"),
            *("in the space of", "during the course of", "spread over", "for the duration of"),
        ),
        True,
    )
)
"""What stands in front of a length that is surely one."""
DOINGS: Final[Table[bool]] = Table(
    dict.fromkeys(
        (
            *("early access", "in early access", "of early access", "to make", "to shoot", "to film", "to finish"),
            *("to complete", "to produce", "to develop", "in the making", "in development", "in production"),
        ),
        True,
    )
)
"""What was done for so long, in more than one word."""
PERIODS: Final = ("period", "span", "schedule", "shoot", "run")
"""What makes "over 12 weeks" as long as that: "over a 12-week period"."""
OR_SO: Final[Table[bool]] = Table(dict.fromkeys(("or so", "or thereabouts", "approx", "approximately"), True))
UNSAID: Final = {"no most": "how long at most is not said", "no least": "how long at least is not said"}
FROM_ONE_DAY: Final = "up to, less than: from one day on"
SIZES: Final = ("decade", "year", "quarter", "month", "fortnight", "week", "day")


def read_duration(c: Cursor) -> VagueDuration | None:
    """A length with nothing after it."""
    start = c.at
    while c.take(THROUGH):
        pass
    found = take_duration(c)
    if found is not None and c.is_done:
        return found
    c.at = start
    return None


def take_duration(c: Cursor) -> VagueDuration | None:
    """A length and what was done for so long ("69 days of shooting"), if they come next."""
    start = c.at
    qualifier = "approximate" if c.take_sign("~") or c.take(APPROXIMATE) else ""
    limit = c.take(LIMITS)
    lengths = _lengths(c)
    if not lengths:
        c.at = start
        return None
    limit = _tail(c) or limit
    _skip_nouns(c)
    if limit == "over" and c.is_word(PERIODS, -1):
        limit = None
    qualifier = "approximate" if c.take(OR_SO) else qualifier
    limit = _tail(c) or limit
    if limit in UNSAID and c.is_done:
        raise UnknownPhrase(UNSAID[limit], "write both, as in 'three to four months'")
    if limit == "over" and c.is_done:
        raise UnknownPhrase("'over' may be more than so long, or throughout it", "write 'for', or at least and at most")
    if limit in UNSAID or limit == "over":
        c.at = start
        return None
    return replace(_limited(duration_of(lengths), limit), qualifier=qualifier)


def _lengths(c: Cursor) -> list[Length]:
    """One length, or several of smaller and smaller units: "two years and three months"."""
    first = take_length(c, AND) if c.take_word("between") else take_length(c)
    found = [] if first is None else [first]
    while found:
        start = c.at
        c.take_sign(",")
        c.take_word("and")
        is_joined = c.at > start or c.digits() != ""  # "1 year 6 months"
        following = take_length(c) if is_joined else None
        if following is None or not _is_smaller(following, found[-1]):
            c.at = start
            break
        found.append(following)
    return found


def _is_smaller(following: Length, before: Length) -> bool:
    units = (before.unit, following.unit)
    return all(unit in SIZES for unit in units) and SIZES.index(units[0]) < SIZES.index(units[1])


def _skip_nouns(c: Cursor) -> None:
    """What was done for so long: "of shooting", "in early access"."""
    start = c.at
    c.take_sign(DASHES)
    before = c.at
    while c.take(DOINGS) or c.take_word(*LENGTH_NOUNS) or _tied_noun(c):
        pass
    if c.at == before or c.is_word(("of", "in", "the"), -1):
        c.at = start


def _tied_noun(c: Cursor) -> bool:
    """The hyphen of "post-production"."""
    if c.is_sign(DASHES) and c.is_glued() and c.is_word(LENGTH_NOUNS, -1) and c.is_word(LENGTH_NOUNS, 1):
        c.at += 2
        return True
    return False


def _tail(c: Cursor) -> Limit | None:
    return "no most" if c.take_sign("+") else c.take(TAILS)


def _limited(found: VagueDuration, limit: Limit | None) -> VagueDuration:
    if limit is None:
        return found
    longest = found.max_days - int(limit == "below")
    if longest < 1:
        raise UnknownPhrase("a length below one day is not kept", "write at least one day")
    convention = "; ".join(filter(None, (found.convention, FROM_ONE_DAY)))
    return replace(found, min_days=1, max_days=longest, convention=convention)
