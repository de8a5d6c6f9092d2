"""From a field's text to vague bounds: the place where claims meet dates.

A phrase that is refused becomes a problem at its place; nothing is read in part. Which role a phrase plays is for
`timing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from timeline.claims.texts import Texts
from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.errors import DateError, NeedsReference, Problem
from timeline.sources import Row

__all__ = [
    "Reading",
    "Speaker",
    "forget_phrases",
    "has_own_year",
    "is_unbounded",
    "is_yearless",
    "read_date",
    "read_duration",
    "read_phrase",
]

Reading = VagueDate | VagueSpan | VagueDuration
Tense = Literal["future", "past"]

REMEMBERED: Final = 65536
"""How many phrases are remembered from one table to the next."""

_EXAMPLE: Final = "write a date such as 'June 7, 2024' or 'summer 2024'"
_SAYS_NOTHING: Final = "write what is known of it, or leave it out ('unknown' in 'asserted')"
_HUGE_LENGTH: Final = re.compile(r"\d{5,}\s*(?:day|week|month|year)s?", re.IGNORECASE)
_CANCELED: Final = frozenset(("canceled", "cancelled", "scrapped", "shelved", "axed", "dropped", "abandoned"))
_HAPPENED: Final = frozenset(
    (
        *("on time", "done", "completed", "complete", "finished", "released", "shipped", "launched", "out", "out now"),
        *("yes", "happened", "as planned", "on schedule"),
    )
)
_THIS: Final = re.compile(r"\bthis\b", re.IGNORECASE)
# No month, season or day holds both of these, so at least one of them lies outside whatever a phrase names.
_PROBES: Final = (date(2001, 1, 1), date(2001, 7, 1))


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a phrase is read against: conventions, when it was said (`None`: nobody knows), and towards which side."""

    conventions: Conventions
    reference: VagueDate | None
    tense: Tense

    def seen_from(self, reference: VagueDate) -> Speaker:
        """The same, for what comes on or after `reference`."""
        return replace(self, reference=reference, tense="future")


def read_phrase(row: Row, name: str, text: str, speaker: Speaker, problems: list[Problem]) -> Reading | None:
    """What the field's text means; `None`, and a problem at its place, where it is refused."""
    reading = _read(text, None, speaker.conventions, "future")
    # Most phrases stand on their own: those are read once for all claims, whenever each of them was said.
    if isinstance(reading, NeedsReference) and speaker.reference is not None:
        reading = _read(text, speaker.reference, speaker.conventions, speaker.tense)
    if isinstance(reading, DateError):
        problems.append(row.problem(name, reading.code, str(reading), _hint(reading, text)))
        return None
    return reading


def _hint(error: DateError, text: str) -> str:
    """What to do about a refused phrase; one that says how it stands, and not when, belongs elsewhere."""
    word = text.strip(" .!").casefold()
    if word in _CANCELED:
        return "leave the date out and write canceled under 'status'"
    if word in _HAPPENED:
        return "write the day on which it happened, with the status actual"
    return error.hint.replace("leave out the row", "leave this claim out")  # its row may say another one as well


@cache
def _read(text: str, reference: VagueDate | date | None, conventions: Conventions, tense: Tense) -> Reading | DateError:
    """The reading of a phrase, or the error that refuses it, remembered."""
    try:
        return parse_date(text, reference, conventions, tense=tense)
    except DateError as error:
        return error.with_traceback(None)


def forget_phrases() -> None:
    """Forget the phrases of a table that had very many, once all its rows have been told of.

    While it is read none is forgotten: to read each refused phrase twice takes longer than all else together.
    """
    if _read.cache_info().currsize > REMEMBERED:
        _read.cache_clear()


def read_date(row: Row, name: str, texts: Texts, speaker: Speaker, problems: list[Problem]) -> VagueDate | None:
    """The bounds of a field that means one moment: of a span, from its first day to its last. A length is refused."""
    reading = read_phrase(row, name, texts[name], speaker, problems)
    if isinstance(reading, VagueDuration):
        message = f"{texts[name]!r} is a length of time where a date belongs"
        problems.append(row.problem(name, "date-length", message, f"{_EXAMPLE}, or move it to 'duration'"))
        return None
    window = reading.hull() if isinstance(reading, VagueSpan) else reading
    if window is not None and is_unbounded(window):
        problems.append(row.problem(name, "date-open", f"{texts[name]!r} is open on both sides", _SAYS_NOTHING))
        return None
    return window


def is_unbounded(window: VagueDate) -> bool:
    """Whether neither side is known, so that nothing is said at all."""
    return window.bounds == (None, None)


def read_duration(row: Row, texts: Texts, speaker: Speaker, problems: list[Problem]) -> VagueDuration | None:
    """The length in `duration`; a date is refused there."""
    count = len(problems)
    reading = read_phrase(row, "duration", texts["duration"], speaker, problems)
    if reading is None and _HUGE_LENGTH.fullmatch(texts["duration"]):
        # The number was taken for a year; what is wrong is the length.
        message = f"the length {texts['duration']!r} is too large to count with"
        problems[count:] = [row.problem("duration", "date-impossible", message, "write a length such as '75 days'")]
    if reading is None or isinstance(reading, VagueDuration):
        return reading
    message = f"{texts['duration']!r} is a date where a length of time belongs"
    problems.append(row.problem("duration", "date-length", message, "write a length such as '75 days' or 'two months'"))
    return None


def has_own_year(text: str, conventions: Conventions) -> bool:
    """Whether a phrase stands on its own, without anything that it counts from."""
    return not isinstance(_read(text, None, conventions, "future"), NeedsReference)


@lru_cache(maxsize=4096)
def is_yearless(text: str, conventions: Conventions) -> bool:
    """Whether a phrase names a part of a year but not which ("in March", "Oct. 16", "the 14th").

    Such a phrase depends on whether the next one or the last one is meant; "next year" and "two weeks ago" don't, and
    "this" points to the day on which it was said.
    """
    return not _THIS.search(text) and any(
        _seen(text, conventions, day, "future") != _seen(text, conventions, day, "past") for day in _PROBES
    )


def _seen(text: str, conventions: Conventions, day: date, tense: Tense) -> object:
    reading = _read(text, day, conventions, tense)
    if isinstance(reading, VagueSpan):
        reading = reading.hull()
    return (reading.earliest, reading.latest) if isinstance(reading, VagueDate) else None
