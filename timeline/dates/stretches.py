"""A length together with the date at which it begins or ends, as a span: "for ten days from June 7, 2024".

"June 3, 2024 for two weeks", "three months beginning in May 2022", "two weeks ending June 14, 2024", "a 75-day shoot
from May 2, 2022". The first and the last day both count. "14 weeks from June 3" may be a day as well, and is refused.
"""

from __future__ import annotations

from typing import Final, Literal

from timeline.dates.bounds import VagueDuration, VagueSpan
from timeline.dates.durations import take_duration
from timeline.dates.ranges import read_dates
from timeline.dates.readings import Reading, Value
from timeline.dates.tokens import Cursor, Table
from timeline.dates.vocabulary import LENGTH_NOUNS
from timeline.errors import UnknownPhrase

__all__ = ["read_stretch"]

Edge = Literal["start", "end"]
BEGUN: Final = ("starting", "beginning", "commencing", "kicking off", "starts", "begins")
ENDED: Final = ("ending", "finishing", "wrapping", "wrapping up", "concluding", "ends", "wraps")
PREPOSITIONS: Final = ("", " in", " on", " from", " at", " with")
EDGES: Final[Table[Edge]] = Table(
    {
        **{f"{word}{preposition}": "start" for word in BEGUN for preposition in PREPOSITIONS},
        **{f"{word}{preposition}": "end" for word in ENDED for preposition in PREPOSITIONS},
    }
)
STARTS: Final[Table[bool]] = Table(
    dict.fromkeys(("from", *(f"{word}{preposition}" for word in BEGUN for preposition in PREPOSITIONS)), True)
)
BESIDE_MARKED: Final[Table[Edge]] = Table(
    {"from": "start", **dict.fromkeys(("until", "till", "up to", "up until", "through", "thru"), "end")}
)
"""What joins a length that is surely one, not a distance, to its date."""
THROUGHOUT: Final[Table[bool]] = Table(
    dict.fromkeys(("for", "lasting", "during", "running", "running for", "spanning", "taking"), True)
)
JOINTS: Final = frozenset((*BEGUN, *ENDED, *THROUGHOUT.words, *BESIDE_MARKED.words, "over", "(")) | {"kicking"}
"""Without one of these words no length stands beside its date."""
OVER: Final = "over a length from a date: throughout it"
BOTH_COUNT: Final = "lengths: the first and the last day count"


def read_stretch(c: Cursor) -> Reading | None:
    """A length and its date, in either order, where they are all that is left to read."""
    if not any(token.text in JOINTS for token in c.tokens):
        return None
    start = c.at
    for read in (_length_first, _date_first):
        found = read(c)
        if found is not None and c.is_done:
            return found
        c.at = start
    return None


def _length_first(c: Cursor) -> Reading | None:
    is_marked = c.take(THROUGHOUT) is not None
    convention = OVER if c.take_word("over") else ""
    length = take_duration(c)
    if length is None:
        return None
    is_marked = is_marked or bool(convention) or c.is_word(LENGTH_NOUNS, -1)
    c.take_sign(",")
    edge = c.take(EDGES) or (c.take(BESIDE_MARKED) if is_marked else None)
    date = read_dates(c)[1] if edge else None
    return None if edge is None or date is None else date.turned(lambda value: _span(value, length, edge, convention))


def _date_first(c: Cursor) -> Reading | None:
    c.take(STARTS)
    _, date = read_dates(c)
    if date is None:
        return None
    has_bracket = c.take_sign(",(") == "("
    is_marked = has_bracket or c.take(THROUGHOUT) is not None
    if has_bracket:
        c.take(THROUGHOUT)
    convention = OVER if c.take_word("over") else ""
    length = take_duration(c) if is_marked or convention else None
    if length is None or (has_bracket and not c.take_sign(")")):
        return None
    return date.turned(lambda value: _span(value, length, "start", convention))


def _span(value: Value, length: VagueDuration, edge: Edge, convention: str) -> VagueSpan:
    if isinstance(value, VagueSpan):
        raise UnknownPhrase("a length beside two dates is one too many", "write two dates, or one and a length")
    convention = "; ".join(filter(None, (convention, BOTH_COUNT)))
    if edge == "start":
        return VagueSpan(value, length.end_from(value).marked(convention=convention))
    return VagueSpan(length.start_from(value).marked(convention=convention), value)
