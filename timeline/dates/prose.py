"""English production prose: what happens, and when: a date with its sides, a length of time, or both together.

A phrase is `[lead words] [qualifiers] [opener] dates [tail] [remarks]`, where the dates are items joined by "or" (one
of them, given by their hull), or by "to", "and" or a dash (a span). Everything must be understood to the last word,
else the phrase is refused, naming what was not. No place is tried twice in vain, so the time is linear in the words.
"""

from __future__ import annotations

from typing import Final

from timeline.dates.bounds import VagueDuration
from timeline.dates.conventions import Conventions
from timeline.dates.durations import read_duration, take_duration
from timeline.dates.items import qualified
from timeline.dates.leads import Lead, read_lead
from timeline.dates.readings import Reading, Said, Value, anchored, start_of, told_in_the_past
from timeline.dates.refusals import not_understood, refuse_hopeless
from timeline.dates.sides import read_statement
from timeline.dates.stretches import read_stretch
from timeline.dates.tokens import Cursor, tokens_of
from timeline.dates.vocabulary import UNITS
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["read_prose"]

RECENT: Final = ("just", "recently")
WITHIN: Final = ("in", "over", "within", "during", "across")
"""What joins what was made to how long it took."""
ONLY: Final = ("just", "only")


def read_prose(text: str, conventions: Conventions) -> Reading | VagueDuration:
    """A reading or a length of time; anything not understood to the last word is refused with `UnknownPhrase`."""
    tokens = tokens_of(text)
    refuse_hopeless(tokens)
    c = _unbracketed(Cursor(tokens, conventions))
    c, lead = _read_lead(c)
    c = _unbracketed(c)
    if lead.is_past and c.is_word(("as",)) and c.is_word(("of",), 1):
        raise AmbiguousDate("it may have been by that day, or from it on", "write 'by' or 'since'")
    has_unit = any(token.text in UNITS.words for token in tokens)
    duration = _read_duration(c, lead) if has_unit else None
    if duration is not None:
        return duration
    found = None
    if has_unit and not lead.is_denied:
        found = read_stretch(c)
    found = found or read_statement(c, is_denied=lead.is_denied)
    if found is None or not c.is_done:
        c.at = 0 if lead.is_denied and found is None else c.at
        raise not_understood(c, has_date=found is not None)
    for qualifier in lead.qualifiers:
        found = qualified(found, qualifier)
    return _told(found) if lead.is_past and found.is_relative else found


def _told(found: Reading) -> Reading:
    """As a verb of the past tells it; "began tomorrow" contradicts itself."""
    past = told_in_the_past(found)

    def on_day(said: Said) -> Value:
        value = past.at(said)
        start = start_of(value)
        if start is not None and start > said.day:
            raise ImpossibleDate("a verb of the past tells of a time to come", "correct the verb or the date")
        return value

    return anchored(on_day)


def _read_lead(c: Cursor) -> tuple[Cursor, Lead]:
    """The lead, also that of "recently wrapped in June", and where to read on; "recently wrapped" is "recently"."""
    if c.is_word(RECENT):
        c.at = 1
        lead = read_lead(c)
        if lead.kind is not None:
            return (Cursor(c.tokens[:1], c.conventions), Lead()) if c.is_done else (c, lead)
        c.at = 0
    return c, read_lead(c)


def _unbracketed(c: Cursor) -> Cursor:
    """Without the brackets around all that is left to read."""
    if not c.is_sign("(") or c.tokens[-1].text != ")":
        return c
    inner = c.tokens[c.at + 1 : -1]
    return c if any(token.text in "()" for token in inner) else Cursor(inner, c.conventions)


def _read_duration(c: Cursor, lead: Lead) -> VagueDuration | None:
    """A length by itself, or how long it took: "shot in 19 days"."""
    found = _taken(c, lead) if lead.is_making or lead.is_past else None
    found = found or read_duration(c)
    for qualifier in lead.qualifiers:
        found = None if found is None else found.marked(qualifier)
    return found


def _taken(c: Cursor, lead: Lead) -> VagueDuration | None:
    """A length behind "in" or "over": what was made took so long, of anything else it is not clear."""
    start = c.at
    is_within = c.take_word(*WITHIN)
    c.skip_words(ONLY)
    found = take_duration(c) if is_within else None
    if found is None or not c.is_done:
        c.at = start
        return None
    if lead.is_making and not lead.is_ahead:
        return found
    raise AmbiguousDate("it may be how long it took, or the day so much later", "write 'for two weeks', or the day")
