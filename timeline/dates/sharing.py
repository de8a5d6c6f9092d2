"""What one of two dates borrows from the other: its month, or the week or month that places both.

"3-14 June" are two days of June, "Wed-Fri next week" and "next Wednesday or Thursday" two days of that week. What lends
must put the two in the order in which they were written, else it is not clear whether it holds for both. Years are for
`timeline.dates.pairs`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from timeline.dates.days import month_day
from timeline.dates.readings import Place, Reading, Said, Value, start_of
from timeline.errors import AmbiguousDate

__all__ = ["in_month", "sharing"]

HOLDERS: Final = {"weekday": "week", "day": "month"}


def sharing(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both whole, where only one of two days has its month, or only one of two weekdays or days the word placing it.

    Said on Tuesday 10 March 2026, the first of "Wednesday or Thursday next week" is 18 March. A bare weekday in front
    of one with its own word ("Friday to next Wednesday") stays by itself.
    """
    if first.day is not None and first.month is None and second.month is not None:
        return in_month(first, second.month), second
    mine, other = first.place, second.place
    if mine is None or other is None or mine.kind != other.kind:
        return first, second
    if (mine.is_within or other.is_within) and (mine.at is None) != (other.at is None):
        raise AmbiguousDate(f"in which {HOLDERS[mine.kind]} both lie is not clear", "write the two with their months")
    if mine.at is None and other.at is not None and not other.is_in_front:
        return _placed(first, mine, second, other, side=-1), second
    if mine.at is not None and other.at is None:
        return first, _placed(second, other, first, mine, side=1)
    return first, second


def in_month(reading: Reading, month: int) -> Reading:
    """A day by its number alone, in the month that another date lends, with all that was said of it."""
    assert reading.day is not None  # only asked of days
    found = replace(month_day(month, reading.day), check=reading.check)
    for qualifier in reading.place.qualifiers if reading.place is not None else ():
        found = found.noted(qualifier=qualifier)
    return found


def _placed(reading: Reading, own: Place, lender: Reading, lending: Place, side: int) -> Reading:
    """The one that is bare, placed by the other's words and on the right side of it."""
    at = lending.at
    assert at is not None  # it lends

    def on_day(said: Said) -> Value:
        found = at(said, own.number)
        day, beside = start_of(found), start_of(lender.at(said))
        if day is not None and beside is not None and (day - beside).days * side < 0:
            raise AmbiguousDate(
                f"whether both lie in the same {HOLDERS[own.kind]} is not clear", "write the two days with their months"
            )
        return found

    placed = Reading(on_day=on_day, is_relative=lender.is_relative, check=reading.check)
    for qualifier in own.qualifiers:
        placed = placed.noted(qualifier=qualifier)
    return placed
