"""Several dates in one phrase: "June or July 2024", "3-14 June", "Nov-Dec 2022", "1861-67", "2011 to present".

Alternatives give one date by their hull; "to", "and" and a dash give a span of two, a list with "and" one from its
first to its last. What one of them lacks, a month or a year, it borrows from another; where it isn't clear from which,
the phrase is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.days import month_day, read_day_beside
from timeline.dates.items import read_item
from timeline.dates.pairs import either, every, span
from timeline.dates.readings import Reading, anchored, fixed
from timeline.dates.tokens import DASHES, Cursor, Table
from timeline.dates.vocabulary import SPANNING
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_dates"]

OR: Final[Table[bool]] = Table(
    dict.fromkeys(("or", "and / or", "or possibly", "or maybe", "or perhaps", "or even"), True)
)
LONGEST_DAY: Final = 2
"""Digits."""


def read_dates(c: Cursor) -> tuple[bool, Reading | None]:
    """One item, alternatives, or a span of two; and whether it is a span."""
    first = _alternatives(c)
    if first is None:
        return False, None
    start = c.at
    is_tied = c.is_sign(DASHES) and c.is_glued() and c.is_glued(1)
    if c.take_sign(DASHES + "&") or c.take(SPANNING):
        second = _ongoing(c) or _year_beside(c, first) or _beside(c, first, _alternatives)
        if second is not None:
            _refuse_loose_year(first, second, is_tied=is_tied)
            return True, span(*_sharing(first, second))
    c.at = start
    return False, first


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
    shared = [_sharing(one, found[-1])[0] for one in found[:-1]]
    return every([*shared, found[-1]]) if join == "and" else _one_of([*shared, found[-1]])


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
    if c.take(OR) or _take_slash(c, before):
        return "or"
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
    if found is None or found.day is None or found.month is not None or first.month is None:
        return found
    return dated(c, replace(month_day(first.month, found.day), check=found.check))


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


def _ongoing(c: Cursor) -> Reading | None:
    """ "To present": it has not ended on the day it was said."""
    c.take_word("the")
    if not c.take_word("present", "now", "date"):
        return None
    return anchored(lambda said: VagueDate(said.day, None, "open"))


def _refuse_loose_year(first: Reading, second: Reading, *, is_tied: bool) -> None:
    """ "June 2023-2024" may be two Junes; "June to 2024" and "2023 to June" are nothing."""
    is_loose = second.year is not None and first.year is None and (is_tied or first.lacks_year)
    if is_loose or (first.year is not None and second.lacks_year):
        raise AmbiguousDate("to which of the two the year belongs is not clear", "write the year to each of them")


def _sharing(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both with a month, where only one of two days has it: "3-14 June", "Friday June 7 - Sunday 9"."""
    if first.day is not None and first.month is None and second.month is not None:
        return replace(month_day(second.month, first.day), check=first.check), second
    return first, second
