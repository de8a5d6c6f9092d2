"""What may stand behind a date: a remark, a time zone, or the same date in other words.

"June 7, 2024 (tentative)", "2025, TBA", "June 7, 2024 (PT)", "June 7, 2024 (2024-06-07)", "Q3 2024 (July-September)",
"2025 (Q3)". A second date must agree with the first: be the same, or lie within it, and is then the one that counts.
"""

from __future__ import annotations

from typing import Final

from timeline.dates.bounds import VagueDate, VagueSpan
from timeline.dates.items import MARKS, take_mark
from timeline.dates.ranges import read_dates
from timeline.dates.readings import Reading, Said, Value, changed, end_of, start_of
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import QUALIFIERS, REMARKS, ZONES
from timeline.dates.years import dated
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["read_remarks", "read_same"]

ZONED: Final = "time zones: the day as written"
EASTERN: Final = ("est",)


def read_remarks(c: Cursor, found: Reading) -> Reading:
    """The date as the remarks behind it leave it, each alone, in brackets, or behind a comma or a dash."""
    while not c.is_done:
        start = c.at
        sign = c.take_sign("(," + DASHES)
        if sign is not None and sign in DASHES:
            _refuse_blank_end(c)
        remarked = _zoned(c, found) or _remarked(c, found)
        if remarked is None or (sign == "(" and not c.take_sign(")")):
            c.at = start
            return found
        found = remarked
    return found


def _refuse_blank_end(c: Cursor) -> None:
    """ "1845-?" has no end, but "2026-??" no month."""
    has_digits = c.is_sign("-", -1) and c.is_glued() and c.is_sign("?") and c.is_sign("?", 1) and not c.is_sign("?", 2)
    if c.is_sign("".join(MARKS)) and not has_digits:
        raise UnknownPhrase("the end of a range is left blank", "write its end, or 'from' and its start alone")


def _remarked(c: Cursor, found: Reading) -> Reading | None:
    remark = c.take(REMARKS)
    qualifier = take_mark(c) or c.take(QUALIFIERS) if remark is None else remark
    return None if qualifier is None else found.noted(qualifier=qualifier)


def _zoned(c: Cursor, found: Reading) -> Reading | None:
    """Behind a day its time zone, which changes nothing; "est" may say that it is estimated."""
    if c.take(ZONES):
        return found.turned(_as_written)
    return found.turned(_estimated) if c.take_word(*EASTERN) else None


def _as_written(value: Value) -> Value:
    if not _is_of_days(value):
        raise UnknownPhrase("a time zone needs a day in front of it", "leave it out")
    return changed(value, lambda bound: bound.marked(convention=ZONED))


def _estimated(value: Value) -> Value:
    if _is_of_days(value) or None in (start_of(value), end_of(value)):  # an open side hides what it hangs on
        raise AmbiguousDate("'est' may be a time zone or 'estimated'", "leave it out, or write 'estimated'")
    return changed(value, lambda bound: bound.marked("approximate"))


def _is_of_days(value: Value) -> bool:
    return all(side.is_exact for side in ((value.start, value.end) if isinstance(value, VagueSpan) else (value,)))


def read_same(c: Cursor, first: Reading) -> Reading:
    """The date, checked against the same date in other words in brackets, if that comes next."""
    start = c.at
    second = read_dates(c)[1] if c.take_sign("(") else None
    if second is None or not c.take_sign(")"):
        c.at = start
        return first
    if first.lacks_year and second.lacks_year:  # "Q3 (July-September) 2024"
        first = dated(c, first)
        if first.label is not None:
            second = second.labeled(first.label, is_relative=first.is_relative)
    return _agreed(first, second)


def _agreed(first: Reading, second: Reading) -> Reading:
    """Both as one, each in the year that the other one states."""
    if first.lacks_year and second.year is not None:
        year = second.year
        return first.labeled(lambda _: year, is_relative=False)

    def on_day(said: Said) -> Value:
        if first.lacks_year and not second.lacks_year:
            return _same(first.beside(second.year_of(said)), second.at(said))
        value = first.at(said)
        if not second.lacks_year:
            return _same(value, second.at(said))
        return _same(value, second.beside(first.year_of(said)))

    lack = first.lacks_year and second.lacks_year
    is_relative = any(one.is_relative and not one.lacks_year for one in (first, second))
    return Reading(on_day=on_day, is_relative=lack or is_relative)


def _same(first: Value, second: Value) -> Value:
    """The one that lies within the other."""
    ends = [(start_of(value), end_of(value)) for value in (first, second)]
    if ends[0] == ends[1]:
        is_plain = isinstance(second, VagueDate) and second.is_exact and not second.convention
        return second if is_plain else first
    outer = [value.hull() if isinstance(value, VagueSpan) else value for value in (first, second)]
    if outer[0].contains(outer[1]):
        inner = second if isinstance(first, VagueSpan) else outer[1]
        return changed(inner, lambda bound: bound.marked(convention=first.convention))
    if outer[1].contains(outer[0]):
        return first
    names = [f"{bound.earliest} to {bound.latest}" for bound in outer]
    raise ImpossibleDate(f"{names[0]} and {names[1]} don't agree", "write the right one, or a claim for each")
