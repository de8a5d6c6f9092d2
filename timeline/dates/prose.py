"""English production prose: what happens, a qualifier, an open side, a range or alternatives, and the dates in them.

A phrase is `[lead words] [qualifiers] [opener] dates [tail]`, where the dates are items joined by "or" (one of them,
given by their hull), or by "to", "and" or a dash (a span). Everything must be understood to the last word, else the
phrase is refused, naming what was not. No place is tried twice in vain, so the time is linear in the words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from timeline.dates.bounds import VagueDate, VagueDuration, VagueSpan, moved
from timeline.dates.conventions import Conventions
from timeline.dates.items import qualified, read_item, skip_fillers
from timeline.dates.lengths import read_duration
from timeline.dates.parts import read_edge
from timeline.dates.ranges import read_dates
from timeline.dates.readings import Reading, Said, told_in_the_past
from timeline.dates.tokens import Cursor, Token, tokens_of
from timeline.dates.vocabulary import (
    APPROXIMATE,
    KNOWN,
    LEADS,
    NOTHING_KNOWN,
    OPEN_TAILS,
    OPENERS,
    QUALIFIERS,
    TIMES_OF_DAY,
    Edge,
    Opener,
)
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["read_prose"]

Sided = Callable[[VagueDate], VagueDate]
INCLUDED: Final = "by, until: the time named is included"
EXCLUDED: Final = "before, after: the time named is left out"
HINT: Final = "write it as in 'June 7, 2024', 'early 2024', 'Nov-Dec 2022' or 2024-06-07"


def read_prose(text: str, conventions: Conventions) -> Reading | VagueDuration:
    """A reading or a length of time; anything not understood to the last word is refused with `UnknownPhrase`."""
    tokens = tokens_of(text)
    _refuse_hopeless(tokens)
    c = Cursor(tokens, conventions)
    qualifiers = _lead_words(c)
    duration = None if qualifiers else _duration(c)
    if duration is not None:
        return duration
    found = _statement(c)
    if found is None or not c.is_done:
        raise _not_understood(c, found is not None)
    for qualifier in qualifiers:
        found = qualified(found, qualifier)
    return found


def _lead_words(c: Cursor) -> list[str]:
    """Read what happens, in front of when, and give the qualifiers within: "tentatively set to premiere"."""
    found: list[str] = []
    while True:
        start = c.at
        qualifier = c.take(QUALIFIERS)
        if not c.take(LEADS):
            c.at = start
            return found
        c.take_sign(",")
        found += [] if qualifier is None else [qualifier]


def _refuse_hopeless(tokens: tuple[Token, ...]) -> None:
    """What can't be a date whatever the order: nothing, "TBA", times of day, words that nobody taught."""
    if not tokens:
        raise UnknownPhrase("it is empty", "leave out the row, or write what is known")
    everything = NOTHING_KNOWN.longest(tuple(token for token in tokens if token.text != "/"), 0)
    if everything is not None and everything[1] >= len(tokens) - 1:
        raise UnknownPhrase("it says no date", "leave out the row, or write what is known, as in 'after 2024'")
    for place, token in enumerate(tokens):
        if token.text in TIMES_OF_DAY or _is_clock(tokens, place):
            time = "".join(part.text for part in tokens[place : place + 4])
            raise UnknownPhrase(f"times of day are not kept: {time!r}", "write the day alone, as in 'June 7, 2024'")
    unknown = [token.text for token in tokens if token.kind == "word" and token.text not in KNOWN]
    if unknown:
        words = ", ".join(map(repr, unknown))
        raise UnknownPhrase(f"{words} {'is' if len(unknown) == 1 else 'are'} not understood", HINT)


def _is_clock(tokens: tuple[Token, ...], place: int) -> bool:
    around = tokens[place : place + 3]
    is_colon = len(around) == 3 and around[1].text == ":" and around[0].kind == around[2].kind == "number"
    is_zulu = tokens[place].text == "t" and tokens[place].is_glued and place + 1 < len(tokens)
    return is_colon or (is_zulu and tokens[place + 1].kind == "number" and tokens[place + 1].is_glued)


def _duration(c: Cursor) -> VagueDuration | None:
    start = c.at
    c.take_sign("~")
    qualifier = c.take(APPROXIMATE) or ("approximate" if c.at > start else "")
    found = read_duration(c)
    if found is None:
        c.at = start
        return None
    return VagueDuration(found.min_days, found.max_days, "", qualifier, found.convention)


def _statement(c: Cursor) -> Reading | None:
    """Dates with an open side or without, "back in" the past or not."""
    qualifiers = _qualifiers_before_opener(c)
    is_back = c.take_word("back")
    opener = _opener(c)
    if opener is None:
        found = _tailed(c, read_dates(c)[1])
    elif opener == "between":
        found = _between(c)
    else:
        found = _opened(c, opener)
    if found is None:
        return None
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
    skip_fillers(c)
    opener = c.take(OPENERS)
    if opener is None:
        c.at = start
    return opener


def _between(c: Cursor) -> Reading | None:
    """ "Between X and Y"."""
    is_joined, found = read_dates(c)
    return found if is_joined else None


def _opened(c: Cursor, opener: Opener) -> Reading | None:
    for (beside, edge), side in EDGED.items():
        found = read_edge(c, read_item, edge) if opener == beside else None
        if found is not None:
            return _sided(found, side)
    is_joined, found = read_dates(c)
    if found is None or (opener == "from" and is_joined):
        return found
    if opener in ("from", "since"):
        c.take(OPEN_TAILS)
    return _sided(found, OPENED[opener])


def _tailed(c: Cursor, reading: Reading | None) -> Reading | None:
    """With what opens a side behind the date: "or later", "at the latest"."""
    tail = None if reading is None else c.take(OPEN_TAILS)
    return reading if reading is None or tail is None else _sided(reading, OPENED[tail])


def _sided(reading: Reading, side: Sided) -> Reading:
    """An open side of a date, or of the hull of a span."""

    def opened(said: Said) -> VagueDate:
        value = reading.at(said)
        found = side(value.hull() if isinstance(value, VagueSpan) else value)
        if reading.lacks_year and not said.is_past and found.latest is not None and found.latest < said.day:
            raise AmbiguousDate("without a year it is already over when it was said", "write the year")
        return found

    return Reading(on_day=opened, is_relative=reading.is_relative)


def _not_understood(c: Cursor, has_date: bool) -> UnknownPhrase:
    rest = c.rest()
    if not rest:
        return UnknownPhrase("a date is missing at its end", HINT)
    return UnknownPhrase(f"{rest!r} is not understood{' after a date' if has_date else ' as a date'}", HINT)


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


EDGED: Final[dict[tuple[Opener, Edge], Sided]] = {
    ("by", "end"): _by,
    ("until", "end"): _by,
    ("before", "end"): _by,
    ("before", "start"): _before,
    ("after", "start"): _after,
}
"""Where the edge of a unit is meant, not its first or last third; "by the start of 2025" leaves that third."""

OPENED: Final[dict[str, Sided]] = {
    "by": _by,
    "until": _by,
    "before": _before,
    "after": _after,
    "since": _since,
    "from": _since,
}
