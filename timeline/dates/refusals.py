"""Why a phrase can't be a date, in words that teach what to write instead.

Some phrases can be turned away at once: empty ones, "TBA", times of day, words that nobody taught. With the others a
reader comes here where it could go no further. Nothing is read here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.dates.spelling import nearest
from timeline.dates.tokens import Cursor, Token
from timeline.dates.vocabulary import (
    HOLIDAY_NAMES,
    KNOWN,
    MONTHS,
    NOTHING_KNOWN,
    ORDINALS,
    SEASONS,
    THIRDS,
    TIMES_OF_DAY,
    UNITS,
    WEEKDAYS,
)
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["not_understood", "refuse_hopeless"]

HINT: Final = "write it as in 'June 7, 2024', 'early 2024', 'Nov-Dec 2022' or 2024-06-07"


DAY_ALONE: Final = "write the day alone, as in 'June 7, 2024'"
NAMES: Final = frozenset().union(
    *(table.words for table in (MONTHS, WEEKDAYS, SEASONS, UNITS, THIRDS, HOLIDAY_NAMES)),
)
"""What is worth suggesting for a word with one letter wrong: the names of times."""

FEW: Final = 3
"""Unknown words for which a known one is looked for."""
YEAR: Final = 4
"""Digits."""
LAST_DAY: Final = 31
SUFFIXES: Final = frozenset(("st", "nd", "rd", "th"))
NEIGHBOURS: Final = (0, 1)
"""How far apart two such numbers are where they may well be years: "Nov 25 - Jan 26"."""
PLACING: Final = frozenset((*WEEKDAYS.words, "'", "year", "yr", "years"))
"""What tells a day from a year beside a month: a weekday, or a year said in other words."""


class _Lesson(NamedTuple):
    """Words that make a phrase no date, what they do, and what to write."""

    words: frozenset[str]
    reason: str
    hint: str


LESSONS: Final = (
    _Lesson(
        frozenset(
            ("not", "never", "nor", "neither", "wont", "isnt", "doesnt", "without", "except", "excluding", "did")
        ),
        "it says when it is not",
        "say when it is, or 'before' or 'after' when",
    ),
    _Lesson(
        frozenset(
            (
                *("delayed", "postponed", "moved", "pushed", "rescheduled", "shifted", "bumped", "brought", "changed"),
                *("originally", "initially", "formerly", "previously", "instead", "rather", "replaced", "slipped"),
                *("delay", "slip", "slips", "moves", "was", "deferred", "redated", "replaces", "versus", "vs"),
            )
        ),
        "it tells of a change from one date to another",
        "make a claim of each date: the new one as 'July 2024', the old one as what was said before",
    ),
    _Lesson(
        frozenset(("later", "following", "thereafter", "afterwards", "subsequent", "subsequently", "same")),
        "it counts from another date, which is not in the phrase",
        "write that date with it, as in 'two weeks after June 7, 2024'",
    ),
    _Lesson(
        frozenset(
            (
                *("us", "usa", "uk", "eu", "jp", "kr", "cn", "au", "nz", "fr", "br", "mx"),
                *("united", "states", "kingdom", "america", "american"),
                *("north", "europe", "european", "britain", "ireland"),
                *("canada", "japan", "japanese", "china", "korea", "france"),
                *("germany", "italy", "spain", "india", "asia"),
                *("australia", "brazil", "mexico", "russia", "domestic", "domestically", "international", "overseas"),
                *("internationally", "nationwide", "abroad", "regions"),
                *("territories", "markets", "elsewhere", "everywhere"),
            )
        ),
        "it names a territory",
        "put it into the field territory, and write the date alone",
    ),
    _Lesson(
        frozenset(
            (
                *("pc", "ps4", "ps5", "ps", "playstation", "xbox"),
                *("switch", "nintendo", "steam", "epic", "mac", "macos"),
                *("windows", "linux", "ios", "android", "mobile", "console"),
                *("consoles", "vr", "quest", "netflix", "hulu"),
                *("disney", "amazon", "prime", "apple", "hbo", "max", "peacock", "paramount", "imax", "vod", "pvod"),
                *("digital", "digitally", "dvd", "blu", "ray", "bluray", "uhd", "tv", "cable", "online", "physical"),
                *("limited", "wide", "select", "preview", "previews", "sneak", "deluxe", "standard", "edition"),
                *("expansion", "remaster", "rerelease", "unlimited", "exclusive", "roadshow", "qualifying", "festival"),
            )
        ),
        "it names a platform or an edition",
        "put it into the field label, or choose another milestone, and write the date alone",
    ),
    _Lesson(
        frozenset(("springs", "summers", "autumns", "falls", "winters")),
        "whether the last one counts is not clear",
        "write its year, as in 'summer 2022'",
    ),
    _Lesson(
        frozenset(("whenever", "someday", "eventually", "indefinitely", "forever", "soon", "shortly", "notice")),
        "one of its sides is no date",
        "leave that side open, as in 'from June 2024'",
    ),
    _Lesson(
        frozenset(("awards", "pilot", "upfronts", "sweeps", "school", "oscar", "oscars", "emmy", "emmys", "election")),
        "it is no part of the calendar",
        "write the months that are meant",
    ),
    _Lesson(
        frozenset(("+", "nearly", "almost", "least", "more", "less", "over", "under", "just", "exceeding", "beyond")),
        "how much more or less is not said",
        "write at least and at most, as in 'two to three weeks after June 7, 2024'",
    ),
)


def refuse_hopeless(tokens: tuple[Token, ...]) -> None:
    """Refuse what can't be a date whatever the order: nothing, "TBA", times of day, words that nobody taught."""
    if not tokens:
        raise UnknownPhrase("it is empty", "leave out the row, or write what is known")
    everything = NOTHING_KNOWN.longest([token.text for token in tokens], 0)
    if everything is not None and all(token.kind == "sign" for token in tokens[everything[1] :]):
        raise UnknownPhrase("it says no date", "leave out the row, or write what is known, as in 'after 2024'")
    for place, token in enumerate(tokens):
        if token.text in TIMES_OF_DAY or _is_clock(tokens, place):
            raise UnknownPhrase(f"times of day are not kept: {_time(tokens, place)!r}", DAY_ALONE)
    unknown = [token.text for token in tokens if token.kind == "word" and token.text not in KNOWN]
    if unknown:
        words = ", ".join(map(repr, unknown))
        meant = next(filter(None, (nearest(word, NAMES) for word in unknown[:FEW])), None)
        hint = HINT if meant is None else f"is {meant!r} meant? Correct it, or " + HINT
        raise _taught(f"{words} {'is' if len(unknown) == 1 else 'are'} not understood", unknown, hint=hint)
    _refuse_day_or_year(tokens)


def _refuse_day_or_year(tokens: tuple[Token, ...]) -> None:
    """ "Sept - Dec 25", "Nov 25 - Jan 26": two months, and a number behind the last that may be a day or a year."""
    months = [place for place, token in enumerate(tokens) if token.text in MONTHS.words]
    if len(months) < 2 or any(token.text in PLACING or len(_digits(token)) == YEAR for token in tokens):
        return
    number = _number(tokens, months[-1])
    if number and any(
        _is_bare(tokens, place) or number - _number(tokens, place) in NEIGHBOURS for place in months[:-1]
    ):
        raise AmbiguousDate(
            f"{number} behind the last of the months may be a day or a year", f"write '{number} or the whole dates"
        )


def _number(tokens: tuple[Token, ...], month: int) -> int:
    """The two digits behind a month that may be a day or a year of this century, or 0."""
    digits, *following = (*(token.text for token in tokens[month + 1 : month + 4]), "")
    is_number = len(digits) == 2 and digits.isdecimal() and 1 <= int(digits) <= LAST_DAY
    is_day = following[:1] != [] and (following[0] in SUFFIXES or any(text.isdecimal() for text in following))
    return int(digits) if is_number and not is_day else 0


def _is_bare(tokens: tuple[Token, ...], month: int) -> bool:
    """Whether a month has no day, neither behind it nor in front."""
    behind = tokens[month + 1].text if month + 1 < len(tokens) else ""
    before = [token.text for token in tokens[:month] if token.text != "of"]
    days = (behind, *before[-1:])
    return not any(text.isdecimal() or text in ORDINALS.words or text in SUFFIXES for text in days)


def _digits(token: Token) -> str:
    return token.text if token.kind == "number" else ""


def not_understood(c: Cursor, *, has_date: bool) -> UnknownPhrase:
    """The refusal of a phrase that could be read so far and no further."""
    rest = c.rest()
    if not rest:
        return UnknownPhrase("a date is missing at its end", HINT)
    words = [token.text for token in (c.tokens[c.at :] if has_date else c.tokens)]
    message = f"{rest!r} is not understood{' after a date' if has_date else ' as a date'}"
    if _is_length_and_date(c):
        return _taught(message, words, "", "write the start, and beside it the length as duration")
    if has_date and any(_is_dated(token) for token in c.tokens[c.at :]):
        return _taught(message, words, "it states a second date", "make a claim of each, or join them by 'or' or 'to'")
    return _taught(message, words)


def _taught(message: str, words: list[str], reason: str = "", hint: str = HINT) -> UnknownPhrase:
    """With the lesson of the first word that has one."""
    lessons = [lesson for word in words for lesson in LESSONS if word in lesson.words]
    if lessons:
        reason, hint = lessons[0].reason, lessons[0].hint
    return UnknownPhrase(f"{message}: {reason}" if reason else message, hint)


def _is_length_and_date(c: Cursor) -> bool:
    """Whether a length and a date stand side by side: "a 20-day shoot in June 2025"."""
    return any(token.text in UNITS.words for token in c.tokens) and any(map(_is_dated, c.tokens))


def _is_dated(token: Token) -> bool:
    is_year = token.kind == "number" and len(token.text) == YEAR
    return is_year or token.text in MONTHS.words or token.text in SEASONS.words


def _time(tokens: tuple[Token, ...], place: int) -> str:
    """What stands for the time, as it was written."""
    first = place - 1 if place and tokens[place - 1].kind == "number" and tokens[place].kind == "word" else place
    following = tokens[first + 1 : first + 4] if tokens[first].kind == "number" else ()
    found = tokens[first].text
    for token in following:
        if token.kind == "word" and token.text not in TIMES_OF_DAY and not token.is_glued:
            break
        found += token.text if token.is_glued else f" {token.text}"
    return found


def _is_clock(tokens: tuple[Token, ...], place: int) -> bool:
    around = tokens[place : place + 3]
    is_colon = len(around) == 3 and around[1].text == ":" and around[0].kind == around[2].kind == "number"
    is_zulu = tokens[place].text == "t" and tokens[place].is_glued and place + 1 < len(tokens)
    return is_colon or (is_zulu and tokens[place + 1].kind == "number" and tokens[place + 1].is_glued)
