"""English production prose: what happens, and when: a date with its sides, a length of time, or both together.

A phrase is `[lead words] [qualifiers] [opener] dates [tail]`, where the dates are items joined by "or" (one of them,
given by their hull), or by "to", "and" or a dash (a span). Everything must be understood to the last word, else the
phrase is refused, naming what was not. No place is tried twice in vain, so the time is linear in the words.
"""

from __future__ import annotations

from timeline.dates.bounds import VagueDuration
from timeline.dates.conventions import Conventions
from timeline.dates.durations import read_duration
from timeline.dates.items import qualified
from timeline.dates.readings import Reading
from timeline.dates.refusals import not_understood, refuse_hopeless
from timeline.dates.sides import read_statement
from timeline.dates.stretches import read_stretch
from timeline.dates.tokens import Cursor, tokens_of
from timeline.dates.vocabulary import LEADS, QUALIFIERS, UNITS

__all__ = ["read_prose"]


def read_prose(text: str, conventions: Conventions) -> Reading | VagueDuration:
    """A reading or a length of time; anything not understood to the last word is refused with `UnknownPhrase`."""
    tokens = tokens_of(text)
    refuse_hopeless(tokens)
    c = Cursor(tokens, conventions)
    qualifiers = _lead_words(c)
    has_unit = any(token.text in UNITS.words for token in tokens)
    if has_unit and not qualifiers:
        duration = read_duration(c)
        if duration is not None:
            return duration
    found = (read_stretch(c) if has_unit else None) or read_statement(c)
    if found is None or not c.is_done:
        raise not_understood(c, has_date=found is not None)
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
