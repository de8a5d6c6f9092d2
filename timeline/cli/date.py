"""`timeline date`: how phrases are read, a line each, for people or for programs.

It prints; what a phrase means is decided in `timeline.dates` alone. No pandas is loaded, so it answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any, Final, Literal

from timeline import words
from timeline.cli.conventions import with_option
from timeline.cli.ruler import ASCII, DRAWN, Glyphs, ruler_for
from timeline.cli.terminal import escaped, say
from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan, parse_date
from timeline.dates.parse import Meaning, tried
from timeline.errors import DateError, NeedsReference, UsageError
from timeline.limits import DATE_CHARACTERS

__all__ = ["Format", "as_json", "as_text", "date_command"]

Format = Literal["text", "json"]
STANDARD_INPUT: Final = "-"
GAP: Final = "  "
WIDEST_BOUNDS: Final = 36


def date_command(
    phrases: Iterable[str],
    reference: str | None = None,
    format: Format = "text",
    *,
    conventions: Conventions | None = None,
) -> int:
    """Print how each phrase is read, and give the exit status: 0, or 1 where any was refused.

    `-` among the phrases stands for the lines of standard input. `reference` is when the phrases were said, itself any
    closed phrase; one that can't be used raises `UsageError`.
    """
    used = conventions or Conventions()
    said = None if reference is None else _reference(reference, used)
    answers = [(phrase, _answer(phrase, said, used)) for phrase in _spread(phrases)]
    lines = (as_json(*each) for each in answers) if format == "json" else _aligned(answers, _glyphs())
    for line in lines:
        say(line)
    return int(any(isinstance(answer, DateError) for _, answer in answers))


def as_json(phrase: str, answer: Meaning | DateError) -> str:
    """One line of JSON: the bounds of both sides, or the days of a length; an open side is null."""
    if isinstance(answer, DateError):
        return _dumped({"text": phrase, "error": _reason(answer)})
    about = {"precision": answer.precision, "qualifier": answer.qualifier, "convention": answer.convention}
    return _dumped({"text": phrase, **_bounds(answer), **about})


def as_text(phrase: str, answer: Meaning | DateError) -> tuple[str, str, str]:
    """The columns of one line: the phrase, its bounds in words, and what else is known about the reading.

    >>> as_text("early 2024", parse_date("early 2024"))[1]
    'Jan–Apr 2024'
    """
    shown = escaped(phrase)
    if isinstance(answer, DateError):
        return shown, f"refused: {_reason(answer)}", ""
    known = (answer.precision, answer.qualifier, answer.convention)
    return shown, _in_words(answer), GAP.join(part for part in known if part)


def _spread(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if phrase == STANDARD_INPUT:
            yield from _lines()
        else:
            yield phrase


def _lines() -> Iterator[str]:
    try:
        yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8: convert it first") from None


def _reference(text: str, conventions: Conventions) -> VagueDate:
    try:
        said = parse_date(text, conventions=conventions)
    except DateError as error:
        raise UsageError(f"the reference can't be used: {_reason(error)}") from None
    if isinstance(said, VagueDuration):
        raise UsageError(f"the reference {text!r} is a length of time: give a day, as in 2024-06-07")
    whole = said.hull() if isinstance(said, VagueSpan) else said
    if whole.is_open:
        raise UsageError(f"the reference {text!r} is open on one side: give both ends, as in 2024-03-01/2024-04-30")
    return whole


def _answer(phrase: str, said: VagueDate | None, conventions: Conventions) -> Meaning | DateError:
    answer = tried(phrase, said, conventions)
    if isinstance(answer, NeedsReference) and said is None:
        return NeedsReference(str(answer), f"{answer.hint}, here with --reference")
    if isinstance(answer, DateError):
        return type(answer)(str(answer), with_option(answer.hint))
    return answer


def _reason(error: DateError) -> str:
    return f"{error} ({error.hint})" if error.hint else str(error)


def _bounds(answer: Meaning) -> dict[str, Any]:
    if isinstance(answer, VagueDuration):
        return {"kind": "duration", "days": {"min": answer.min_days, "max": answer.max_days}}
    if isinstance(answer, VagueSpan):
        return {"kind": "span", "start": _side(answer.start), "end": _side(answer.end)}
    return {"kind": "point", "start": _side(answer), "end": None}


def _side(vague: VagueDate) -> dict[str, str | None]:
    return {
        "earliest": None if vague.earliest is None else vague.earliest.isoformat(),
        "latest": None if vague.latest is None else vague.latest.isoformat(),
    }


def _dumped(line: dict[str, Any]) -> str:
    """ASCII alone, so that it survives whatever encoding standard output has."""
    return json.dumps(line)


def _in_words(answer: Meaning) -> str:
    if isinstance(answer, VagueDuration):
        fewest, most = answer.min_days, answer.max_days
        return f"{fewest} to {most} days" if fewest < most else words.count(fewest, "day")
    if isinstance(answer, VagueSpan):
        return f"starts {words.window(*answer.start.bounds)}, ends {words.window(*answer.end.bounds)}"
    return words.window(*answer.bounds)


def _aligned(answers: list[tuple[str, Meaning | DateError]], glyphs: Glyphs) -> Iterator[str]:
    """Phrases, where they lie on one ruler, their bounds and what else is known, below each other."""
    rows = [as_text(phrase, answer) for phrase, answer in answers]
    meanings = [answer for _, answer in answers if not isinstance(answer, DateError)]
    phrase_width = min(max(map(len, (row[0] for row in rows)), default=0), DATE_CHARACTERS)
    bounds_width = min(max((len(row[1]) for row in rows if row[2]), default=0), WIDEST_BOUNDS)
    ruler = ruler_for(meanings, glyphs)
    if ruler is not None:
        yield f"{'':<{phrase_width}}{GAP}{ruler.axis()}"
    for (phrase, bounds, about), (_, answer) in zip(rows, answers, strict=True):
        bar = "" if ruler is None or isinstance(answer, DateError) else f"{ruler.bar(answer):<{ruler.width}}{GAP}"
        yield f"{phrase:<{phrase_width}}{GAP}{bar}{bounds:<{bounds_width}}{GAP}{about}".rstrip()


def _glyphs() -> Glyphs:
    """Those that standard output can show."""
    try:
        "".join(astuple(DRAWN)).encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return ASCII
    return DRAWN
