"""Two or more readings as one: alternatives, spans, neighbours, lists, and the two sides of a window.

A year that only one of them states holds for the other too: "from September to December 2012". Over the turn of a year
it is the year before or after, and where it isn't clear which, the phrase is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from timeline.dates.bounds import VagueSpan, hull_of, moved
from timeline.dates.readings import Reading, Said, Value, changed, end_of, start_of, yearly
from timeline.dates.sharing import sharing
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = ["bounded", "either", "every", "span", "together"]

HALF_A_YEAR: Final = 184
TURN: Final = "range over the turn of a year: the year stated is that of the side it stands beside"
Combine = Callable[[Value, Value], Value]
Pick = Callable[[Reading, int, Value, int], Value]


def either(first: Reading, second: Reading) -> Reading:
    """One of two dates, as their hull; a year that only the second states holds for both.

    Without any year they are the next two of a kind, also over the turn of a year: "December or January".
    """
    if first.lacks_year and second.lacks_year:
        return _paired(first, second, _hull, _next_to)
    if first.year is not None and second.lacks_year:
        raise AmbiguousDate(
            f"whether {first.year} is the year of both is not clear",
            "write the year beside both, or 'to' between years",
        )
    return _paired(first, second, _hull, _same_year)


def span(first: Reading, second: Reading) -> Reading:
    """From the first to the second date; a year that only one states holds for both, or for the one next to it."""
    return _paired(first, second, _between, _following)


def together(first: Reading, second: Reading) -> Reading:
    """A span of two neighbours: "June and July", "June 7 and 8". Two dates that are none are refused."""
    return _paired(first, second, _neighbours, _following)


def every(readings: list[Reading]) -> Reading:
    """From the first to the last of a list of dates, which must follow each other; a year behind them holds for all."""
    label, last = readings[-1].label, readings[-1]
    if label is not None:
        readings = [one.labeled(label, is_relative=last.is_relative) if one.lacks_year else one for one in readings]
    whole, steps = span(readings[0], readings[-1]), [span(*pair) for pair in pairwise(readings)]
    if whole.on_day is None and whole.in_year is not None:
        return yearly(lambda year: _in_order(whole.beside(year), [step.beside(year) for step in steps]))
    return Reading(
        on_day=lambda said: _in_order(whole.at(said), [step.at(said) for step in steps]), is_relative=whole.is_relative
    )


def bounded(low: Reading, high: Reading, combine: Callable[[Value, Value], Value]) -> Reading:
    """Two dates as the sides of one; a year that only one states holds for both, or for the one next to it."""
    return _paired(*sharing(low, high), combine, _following)


def _paired(first: Reading, second: Reading, combine: Combine, pick: Pick) -> Reading:
    """Two readings as one. `pick` places the one that lacks a year (-1: before, 1: after) beside the other's value."""
    if first.follows:
        raise UnknownPhrase("which date it follows is not in the phrase", "write its year")
    is_relative = first.is_relative or second.is_relative
    if first.lacks_year and second.lacks_year:
        if first.check or second.check:
            raise AmbiguousDate("weekdays without a year leave open which year it is", "write the year")
        return yearly(lambda year: combine(value := first.beside(year), pick(second, year, value, 1)))

    def on_day(said: Said) -> Value:
        if first.lacks_year:
            value = second.at(said)
            return combine(pick(first, second.year_of(said), value, -1), value)
        value = first.at(said)
        return combine(value, pick(second, first.year_of(said), value, 1) if second.lacks_year else second.at(said))

    lending = second if first.lacks_year else first
    relative = lending.is_relative if first.lacks_year or second.lacks_year else is_relative
    return Reading(on_day=on_day, is_relative=relative)


def _following(reading: Reading, year: int, beside: Value, side: int) -> Value:
    """In the same year, or over its turn in the one before or after, so that the first is not after the second.

    Over the turn it goes for half a year at most: "June 7-5, 2024" is a slip of the pen, not a year.
    """
    if reading.follows:
        return _after(reading, year, beside)
    value = reading.beside(year)
    mine, other = start_of(value), start_of(beside)
    if mine is None or other is None or (other - mine).days * side <= 0:
        return value
    turned = reading.beside(year + side)
    there = start_of(turned)
    if there is None or abs((other - there).days) > HALF_A_YEAR:
        raise ImpossibleDate(
            f"within {year} it ends before it starts", "swap the two, or write the year to each of them"
        )
    return changed(turned, lambda bound: bound.marked(convention=TURN))


def _after(reading: Reading, year: int, beside: Value) -> Value:
    """In the year after the other date, or the first one that begins after it."""
    value, end = reading.beside(year), end_of(beside)
    if reading.follows == "year" or end is None or (start_of(value) or end) <= end:
        return reading.beside(year + 1)
    return value


def _next_to(reading: Reading, year: int, beside: Value, side: int) -> Value:
    """The one in the same year or the next that follows within half a year."""
    if reading.follows:
        return _after(reading, year, beside)
    other = start_of(beside)
    for value in (reading.beside(year), reading.beside(year + side)):
        mine = start_of(value)
        if mine is None or other is None or 0 <= (mine - other).days * side <= HALF_A_YEAR:
            return value
    raise AmbiguousDate("which of the two alternatives comes first is not clear", "write the year to each of them")


def _same_year(reading: Reading, year: int, beside: Value, side: int) -> Value:
    if reading.follows:
        return _after(reading, year, beside)
    value = reading.beside(year)
    mine, other = start_of(value), start_of(beside)
    if mine is not None and other is not None and (other - mine).days * side > 0:
        raise AmbiguousDate(
            f"the year {year} may belong to one of the two alternatives or to both", "write the year to each of them"
        )
    return value


def _hull(first: Value, second: Value) -> Value:
    return hull_of(value.hull() if isinstance(value, VagueSpan) else value for value in (first, second))


def _neighbours(first: Value, second: Value) -> Value:
    found = _between(first, second)
    end, start = end_of(first), start_of(second)
    if end is None or start is None or moved(end, 1) != start:
        raise UnknownPhrase(
            "they are two dates that don't follow each other", "two dates: write a claim for each, or 'to' or 'or'"
        )
    return found


def _in_order(whole: Value, steps: list[Value]) -> Value:
    """The whole, where no step leaves it and each goes from one date of the list to its neighbour."""
    if not all(_is_within(step, whole) for step in steps):
        raise ImpossibleDate("the dates of the list don't follow each other", "write them in order, each with its year")
    for step in steps:
        assert isinstance(step, VagueSpan)  # from one date to the next
        _neighbours(step.start, step.end)
    return whole


def _is_within(step: Value, whole: Value) -> bool:
    inner, outer = (value.hull() if isinstance(value, VagueSpan) else value for value in (step, whole))
    return outer.contains(inner)


def _between(first: Value, second: Value) -> Value:
    if isinstance(first, VagueSpan) or isinstance(second, VagueSpan):
        raise UnknownPhrase("a span of spans is not understood", "write one start and one end")
    if first.earliest and second.latest and first.earliest > second.latest:
        raise ImpossibleDate(f"it ends before it starts: {second.latest} is before {first.earliest}", "swap the two")
    return VagueSpan(first, second)
