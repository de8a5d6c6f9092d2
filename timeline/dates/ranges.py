"""Several dates in one phrase: "June or July 2024", "3-14 June", "Nov-Dec 2022", "1861-67", "2011 to present".

Alternatives give one date by their hull; "to", "and" and a dash give a span of two, a list with "and" one from its
first to its last. What one of them lacks, a month or a year, it borrows from another; where it isn't clear from which,
the phrase is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.days import read_day_beside
from timeline.dates.items import read_item
from timeline.dates.pairs import either, every, span, together
from timeline.dates.parts import read_edge
from timeline.dates.readings import Reading, Said, anchored, fixed, start_of, told_in_the_past
from timeline.dates.sharing import in_month, sharing
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import MONTHS, SPANNING
from timeline.dates.weeks import WEEKEND_WORDS, weekend_of_days
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_dates"]

OR: Final[Table[str]] = Table(
    {
        **dict.fromkeys(("or", "and / or", "or even"), "or"),
        **dict.fromkeys(("or possibly", "or maybe", "or perhaps", "or probably", "or more likely"), "or maybe"),
    }
)
ENDINGS: Final[Table[bool]] = Table(
    {
        f"and {adverb}{verb}": True
        for adverb in ("", "then ", "was ", "is ")
        for verb in ("wrapped", "ended", "concluded", "finished", "completed", "wraps", "ends", "concludes", "finishes")
    }
)
"""What joins an end to a start that a verb has told: "began in May and wrapped in July"."""
BEGINNINGS: Final = frozenset(
    ("began", "begun", "begins", "started", "starts", "commenced", "commences", "kicked", "launched", "opened")
)
LONGEST_DAY, YEAR = 2, 4
"""Digits."""


def read_dates(c: Cursor, *, between: bool = False) -> tuple[bool, Reading | None]:
    """One item, alternatives, or a span of two; and whether it is a span.

    "And" joins neighbours only, but behind "between". The days of a weekend may stand in front of that word.
    """
    is_joined, found = _joined(c, between=between)
    if found is not None and c.is_word(WEEKEND_WORDS) and (is_joined or found.day is not None):
        c.at += 1
        return False, found.turned(weekend_of_days)
    return is_joined, found


def _joined(c: Cursor, *, between: bool) -> tuple[bool, Reading | None]:
    begin = c.at
    first = _alternatives(c)
    if first is None:
        return False, None
    start = c.at
    join = _join(c)
    ongoing = _ongoing(c, first) if join and (between or join != "and") else None
    if ongoing is not None:
        return True, span(told_in_the_past(first) if first.lacks_year else first, ongoing)
    second = _second(c, first, join) if join else None
    if second is None:
        c.at = start
        return False, first
    first, second = sharing(first, second)
    if join != "and" or between:
        return True, span(first, second)
    if "or" in c.texts[begin : c.at]:
        raise UnknownPhrase("what 'or' and what 'and' joins is not clear", "write a claim for each date")
    return True, together(first, second)


def _join(c: Cursor) -> str:
    """What joins a second date: "and" for a neighbour, "tied" for a dash without spaces, "to", or nothing."""
    if c.is_sign(DASHES) and c.is_glued() and c.is_glued(1):
        c.at += 1
        return "tied"
    if c.take_sign(DASHES):
        return "to"
    c.take_sign(",")  # "from July 20, 2024, to November 13, 2024"
    if c.take(ENDINGS):
        return "to" if any(token.text in BEGINNINGS for token in c.tokens[: c.at]) else ""
    found = "and" if c.take_sign("&") else c.take(SPANNING)
    return "" if found is None else found


def _second(c: Cursor, first: Reading, join: str) -> Reading | None:
    """The second date of two, with what it borrows from the first."""
    if join == "tied":
        _refuse_tied_number(c, first)
    has_year_first = len(c.digits()) == YEAR
    second = _year_beside(c, first) or _end_from_now(c) or _beside(c, first, _alternatives)
    if second is not None:
        _refuse_loose_year(first, second, join, has_year_first=has_year_first)
    return second


def _alternatives(c: Cursor) -> Reading | None:
    """Items joined by "or", or a list of them with commas that ends in "or" or "and"."""
    start = c.at
    has_either = c.take_word("either")
    found, join = _listed(c)
    if not found or (has_either and join != "or"):
        c.at = start
        return None
    if join == ",":
        raise UnknownPhrase(
            "a list of dates needs 'or', 'and' or 'to'", "write it as in 'June, July or August 2024' or 'June 7, 2024'"
        )
    found = [*(sharing(one, found[-1])[0] for one in found[:-1]), found[-1]]
    found = [found[0], *(sharing(found[0], one)[1] for one in found[1:])]
    if join == "and":
        return every(found)
    whole = _one_of(found)
    return whole.noted(qualifier="uncertain") if join == "or maybe" else whole


def _listed(c: Cursor) -> tuple[list[Reading], str]:
    """The items, and what joins the last two: "or", "and" behind a comma before, a comma, or nothing."""
    first = read_item(c)
    found = [] if first is None else [first]
    join = ""
    while found:
        start = c.at
        comma = "," if c.take_sign(",") else ""
        following = _joiner(c, found[-1], may_end_list=join == ",") or comma
        second = _beside(c, found[-1], read_item) if following else None
        if second is None or (comma and second.year is not None and found[-1].year is None):
            c.at = start
            break
        found.append(second)
        join = following
        if join == "and":
            break
    return found, join


def _joiner(c: Cursor, before: Reading, *, may_end_list: bool) -> str:
    found = c.take(OR) or ("or" if _take_slash(c, before) else None)
    if found is not None:
        return found
    return "and" if may_end_list and (c.take_word("and") or c.take_sign("&")) else ""


def _one_of(found: list[Reading]) -> Reading:
    last = found[-1]
    for one in reversed(found[:-1]):
        last = either(one, last)
    return last


def _take_slash(c: Cursor, before: Reading) -> bool:
    """A slash between words, as in "June/July", or between days, as in "7/8 June"."""
    following = c.peek(1)
    is_day = before.day is not None and 1 <= len(c.digits(1)) <= LONGEST_DAY and not c.is_sign("/", 2)
    is_joint = following is not None and (following.kind == "word" or is_day)
    return is_joint and c.take_sign("/") is not None


def _beside(c: Cursor, first: Reading, read: Callable[[Cursor], Reading | None]) -> Reading | None:
    found = read_day_beside(c, first) or read(c)
    if found is None or found.day is None or found.month is not None or first.month is None or first.day is None:
        return found
    return dated(c, in_month(found, first.month))


def _year_beside(c: Cursor, first: Reading) -> Reading | None:
    """The second year of "1861-67". What could be a month too is refused."""
    digits = c.digits()
    if first.year is None or len(digits) != 2 or not c.is_glued():
        return None
    number = first.year // 100 * 100 + int(digits)
    if 1 <= int(digits) <= 12:
        raise AmbiguousDate(
            f"{first.year} and {digits} may be a month or two years",
            f"write {first.year}-{digits} or {first.year}/{number}",
        )
    if number <= first.year:
        raise ImpossibleDate(f"{number} is not after {first.year}", "write both years with four digits")
    c.at += 1
    return fixed(units.year(number))


def _ongoing(c: Cursor, first: Reading) -> Reading | None:
    """ "To present": it has begun, and has not ended on the day it was said."""
    start = c.at
    c.take_word("the")
    if not c.take_word("present", "now", "date", "ongoing", "today"):
        c.at = start
        return None
    begun = told_in_the_past(first)

    def not_ended(said: Said) -> VagueDate:
        begin = start_of(begun.at(said))
        if begin is not None and begin > said.day:
            raise ImpossibleDate("it had not begun when it was said to go on", "write when it is to end")
        return VagueDate(said.day, None, "open")

    return anchored(not_ended)


def _end_from_now(c: Cursor) -> Reading | None:
    """The end of a unit as its last day, beside "now": "between now and the end of the year"."""
    is_now = any(c.is_word(("now", "today"), -back) for back in (2, 3))
    return read_edge(c, read_item, "end") if is_now else None


def _refuse_loose_year(first: Reading, second: Reading, join: str, *, has_year_first: bool) -> None:
    """ "June 2023-2024" may be two Junes, as "2023-2024 summer"; "June to 2024" and "2023 to June" are nothing."""
    is_loose = second.year is not None and first.year is None and (join in ("tied", "and") or first.lacks_year)
    is_named = first.year is not None and second.year is None and join == "tied" and has_year_first
    if is_loose or is_named or (first.year is not None and second.lacks_year):
        raise AmbiguousDate("to which of the two the year belongs is not clear", "write the year to each of them")


def _refuse_tied_number(c: Cursor, first: Reading) -> None:
    """ "June 2024-25": behind a month and its year a number may be a day or another year."""
    digits = c.digits()
    if (
        first.month is not None
        and first.day is None
        and 1 <= len(digits) <= LONGEST_DAY
        and not c.is_word(MONTHS.words, 1)
    ):
        raise AmbiguousDate(f"{digits} behind a month may be a day, a month or a year", "write both dates whole")
