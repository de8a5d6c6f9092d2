"""What stands in front of a date and says what happens: "principal photography began", "slated for release", "ETA:".

A lead is a row of the words of `events`, tied by articles and prepositions, with qualifiers between them, and perhaps a
colon behind. It says whether that tells of the past, and whether it is denied ("will not launch before"); when it
happens is read elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from timeline.dates.events import EVENTS, LINKS, Event, Kind
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import DETERMINERS, HOLIDAY_NAMES, MONTHS, OPENERS, QUALIFIERS, SEASONS, UNITS, WEEKDAYS
from timeline.errors import UnknownPhrase

__all__ = ["Lead", "read_lead"]

DENIALS: Final[dict[str, Kind | None]] = {
    **dict.fromkeys(("wont", "wouldnt", "cannot", "cant", "doesnt", "dont"), "will"),
    **dict.fromkeys(("isnt", "arent"), "be"),
    "not": None,
}
"""What denies, and the verb in it."""
MOST_LINKS: Final = 3
"""In a row: "on to the"."""
YEAR: Final = 4
"""Digits."""
NOW: Final[Table[bool]] = Table(dict.fromkeys(("now", "right now", "currently", "at present", "at the moment"), True))
NAMES: Final = (UNITS, WEEKDAYS, MONTHS, SEASONS, HOLIDAY_NAMES)
"""What "coming" may tell from others of its kind: "the coming week"."""

OPENINGS: Final = frozenset((*EVENTS.by_first, *QUALIFIERS.by_first, *LINKS, *DENIALS, "coming"))
"""The words with which a lead may begin."""


@dataclass(slots=True)
class Lead:
    """What was read in front of a date.

    `kind` is that of the last word, `is_past` whether a finite verb tells the past, `is_denied` whether it is said not
    to happen, `is_making` whether something was made ("shot"), and `is_ahead` whether it is announced ("will be").
    """

    kind: Kind | None = None
    is_past: bool = False
    is_ahead: bool = False
    is_denied: bool = False
    is_making: bool = False
    qualifiers: list[str] = field(default_factory=list)


def read_lead(c: Cursor) -> Lead:
    """Read on to where the date begins. "Out now" says no date, and is refused."""
    lead = Lead()
    if not c.is_word(OPENINGS):  # nearly always
        return lead
    while _read_word(c, lead) or _read_denial(c, lead) or _read_coming(c, lead):
        pass
    _skip_now(c)
    if lead.kind is not None:
        c.take_word("of")  # "a release date of June 6"
        _refuse_now(c)
    return lead


def _read_word(c: Cursor, lead: Lead) -> bool:
    """Read one more word of what happens, with the links and the qualifier in front of it."""
    start = c.at
    qualifier = c.take(QUALIFIERS)
    if qualifier is not None:
        c.take_sign(":")
    for _ in range(MOST_LINKS):
        event = _event(c, lead.kind)
        if event is not None:
            _add(lead, event, qualifier)
            _take_label_sign(c)
            return True
        if not c.take_word(*LINKS):
            break
    c.at = start
    return False


def _event(c: Cursor, before: Kind | None) -> Event | None:
    """The next word, if it counts where it stands."""
    start = c.at
    event = c.take(EVENTS)
    if event is None:
        return None
    is_out_of_place = (
        (event.kind == "base" and before not in ("will", "to") and not c.is_sign(":"))
        or (event.kind == "label" and not c.is_sign(":"))
        or (event.kind in ("to", "adjective") and not _goes_on(c))
        or (event.kind == "thing" and c.digits() != "")
    )
    if is_out_of_place:
        c.at = start
        return None
    return event


def _goes_on(c: Cursor) -> bool:
    """Whether another word of what happens follows: "to theaters", but not "to June"."""
    start = c.at
    c.take_word("the")
    found = c.take(EVENTS) is not None
    c.at = start
    return found


def _add(lead: Lead, event: Event, qualifier: str | None) -> None:
    before = lead.kind
    if event.kind == "past":
        lead.is_past = lead.is_past or not (lead.is_ahead or before == "be")
    elif event.kind in ("made", "done"):
        lead.is_past = lead.is_past or (before in ("was", "has", "had") and not lead.is_ahead)
        lead.is_making = lead.is_making or event.kind == "made"
    elif event.kind == "had":
        lead.is_past = not lead.is_ahead
    elif event.kind in ("will", "to"):
        lead.is_ahead = True
    lead.kind = event.kind
    lead.qualifiers += filter(None, (qualifier, event.qualifier))


def _take_label_sign(c: Cursor) -> None:
    """The colon or the dash behind "Release date", or a comma."""
    start = c.at
    if c.take_sign(":,") or (c.take_sign(DASHES) and not c.is_done):
        return
    c.at = start


def _read_denial(c: Cursor, lead: Lead) -> bool:
    """ "Will not" and the like, but not "not before", which opens a side by itself."""
    start = c.at
    if c.is_word(("not",)) and c.take(OPENERS) is not None:
        c.at = start
        return False
    if lead.is_denied or lead.kind in ("was", "has", "had") or not c.is_word(DENIALS):
        return False
    lead.kind = DENIALS[c.texts[c.at]] or lead.kind
    lead.is_denied = True
    c.at += 1
    return True


def _read_coming(c: Cursor, lead: Lead) -> bool:
    """ "Coming Q3 2024", but not "coming Friday"."""
    if not c.is_word(("coming",)):
        return False
    names_next = any(c.is_word(table.words, 1) for table in NAMES)
    if names_next and not any(len(c.digits(ahead)) == YEAR for ahead in range(1, len(c.tokens) - c.at)):
        return False
    c.at += 1
    lead.kind, lead.is_ahead = "plain", not c.is_word(DETERMINERS.words)
    return True


def _skip_now(c: Cursor) -> None:
    """The "now" of "now expected in 2026", which only says that it was otherwise."""
    start = c.at
    if not c.take_word("now") or not c.is_word(QUALIFIERS.by_first):
        c.at = start


def _refuse_now(c: Cursor) -> None:
    start = c.at
    is_now = c.is_done and c.tokens[0].text in ("now", "currently", "still")  # "now filming"
    if is_now or (c.take(NOW) and c.is_done):
        raise UnknownPhrase("since when is not said", "write the day on which it began, as in 'since June 7, 2024'")
    c.at = start
