"""One door for every way to state a date: `parse_date`, which reads a phrase to its last word or refuses it.

ISO 8601 and EDTF are tried first, then English prose. A phrase that depends on when it was said is read against a
reference; a vague reference widens the bounds, because the phrase may have been said on any of its days. Nothing is
guessed: what can't be read raises one of the four kinds of `DateError`, which says why and what to write instead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal, TypeAlias, get_args

from timeline.dates.bounds import VagueDate, VagueDuration, VagueSpan
from timeline.dates.conventions import Conventions
from timeline.dates.edtf import read_edtf
from timeline.dates.plain import read_plain
from timeline.dates.prose import read_prose
from timeline.dates.readings import ANY_DAY, Reading, Said, Value, fixed
from timeline.dates.tokens import tidied
from timeline.errors import DateError, NeedsReference, UnknownPhrase, UsageError

__all__ = ["DEFAULT", "Meaning", "Reference", "Tense", "check_said", "forget", "is_relative", "parse_date", "tried"]

Meaning: TypeAlias = VagueDate | VagueSpan | VagueDuration
Reference: TypeAlias = date | VagueDate | VagueSpan | None
Tense = Literal["future", "past"]
DEFAULT: Final = Conventions()
REMEMBERED: Final = 16384


def parse_date(
    text: str, reference: Reference = None, conventions: Conventions = DEFAULT, *, tense: Tense = "future"
) -> Meaning:
    """What a phrase means: bounds in inclusive days, a span of two, or a length of time without an anchor.

    `reference` is when it was said. A phrase without a year is then the next one on or after that day (`future`, an
    announcement), or the last one on or before it (`past`, what happened). Of a vague reference both ends are tried,
    and the bounds hold both answers.

    Refused, each with a `hint`: `AmbiguousDate` (06/07/2024), `ImpossibleDate` (30 February, a wrong weekday, outside
    years 1-9999), `NeedsReference` (relative or without a year, and no closed reference), `UnknownPhrase` (any word
    that is not understood, times of day, "TBA", more than 64 characters).

    >>> parse_date("spring or summer of 2024").bounds
    (datetime.date(2024, 3, 1), datetime.date(2024, 8, 31))
    >>> parse_date("next summer", reference=date(2024, 10, 1)).earliest
    datetime.date(2025, 6, 1)
    >>> parse_date("Nov-Dec 2022").end.latest
    datetime.date(2022, 12, 31)
    >>> parse_date("two to three months").max_days
    92
    """
    if not isinstance(text, str):
        raise UnknownPhrase(f"{text!r} is no text", "give the phrase as text")
    try:
        return _meaning(text, reference, conventions, tense)
    except DateError as error:
        raise type(error)(f"can't read {text!r}: {error}", error.hint) from None
    except TypeError:
        check_said(reference, tense)  # what can't be remembered can't be used either
        raise


def tried(
    text: str, reference: Reference = None, conventions: Conventions = DEFAULT, tense: Tense = "future"
) -> Meaning | DateError:
    """What a phrase means, or why it is refused, as a value: for whoever reads many."""
    try:
        return parse_date(text, reference, conventions, tense=tense)
    except DateError as error:
        return error.with_traceback(None)


def is_relative(text: object, conventions: Conventions) -> bool:
    """Whether what a phrase means depends on when it was said."""
    try:
        found = _read(text, conventions) if isinstance(text, str) else None
    except DateError:
        return False
    return isinstance(found, Reading) and found.is_relative


def forget() -> None:
    """Empty what is remembered of phrases read before, so that the next ones are read as if they were the first."""
    _read.cache_clear()
    _meaning.cache_clear()


def check_said(reference: Reference, tense: Tense) -> None:
    """`UsageError` where it can't be when a phrase was said, or no tense."""
    if not isinstance(reference, (date, VagueDate, VagueSpan, type(None))) or isinstance(reference, datetime):
        raise UsageError(f"reference can't be {reference!r}: give a date or a VagueDate")
    if tense not in get_args(Tense):
        raise UsageError(f"tense can't be {tense!r}: give 'future' or 'past'")


def _window(reference: Reference) -> tuple[date | None, date | None]:
    """The first and the last day on which it may have been said."""
    if isinstance(reference, VagueSpan):
        return reference.hull().bounds
    return reference.bounds if isinstance(reference, VagueDate) else (reference, reference)


@lru_cache(maxsize=REMEMBERED)
def _meaning(text: str, reference: Reference, conventions: Conventions, tense: Tense) -> Meaning:
    check_said(reference, tense)
    plain = read_plain(text)
    if plain is not None:
        return plain
    found = _read(text, conventions)
    if isinstance(found, VagueDuration):
        return replace(found, text=text)
    value = found.at(ANY_DAY) if not found.is_relative else _resolved(found, *_window(reference), tense == "past")
    return _said_as(value, text)


def _resolved(found: Reading, earliest: date | None, latest: date | None, is_past: bool) -> Value:
    """What it means of whoever said it on some day between these two."""
    if earliest is None or latest is None:
        raise NeedsReference(
            "it depends on the day on which it was said, which is not known"
            if earliest is latest
            else "it depends on the day on which it was said, of which only one side is known",
            "write the year, or say when it was asserted",
        )
    first, last = (found.at(Said(day, is_past)) for day in (earliest, latest))
    return _widened(first, last, found)


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, conventions: Conventions) -> Reading | VagueDuration:
    plain = tidied(text)
    found = read_edtf(plain, conventions)
    return read_prose(plain, conventions) if found is None else fixed(found)


def _widened(first: Value, last: Value, reading: Reading) -> Value:
    """Bounds that hold what it meant on the first and on the last day on which it may have been said."""
    if isinstance(first, VagueSpan) and isinstance(last, VagueSpan):
        start, end = _hull(first.start, last.start, reading), _hull(first.end, last.end, reading)
        return VagueSpan(start, end)
    assert isinstance(first, VagueDate)  # one phrase gives one kind
    assert isinstance(last, VagueDate)
    return _hull(first, last, reading)


def _hull(first: VagueDate, last: VagueDate, reading: Reading) -> VagueDate:
    """Both answers in one. A yearless phrase that may be of three different years says nothing, and is refused."""
    ends = first.earliest, last.earliest
    if reading.lacks_year and ends[0] and ends[1] and ends[1].year - ends[0].year > 1:
        raise NeedsReference("it was said within several years, so it may be of any of them", "write the year")
    return first.hull(last)


def _said_as(value: Value, text: str) -> Value:
    if isinstance(value, VagueSpan):
        return VagueSpan(_texted(value.start, text), _texted(value.end, text), text)
    return _texted(value, text)


def _texted(vague: VagueDate, text: str) -> VagueDate:
    return VagueDate(vague.earliest, vague.latest, vague.precision, vague.qualifier, text, vague.convention)
