"""A stretch of days beside a date or at the edge of a unit, within which something falls.

"The first two weeks of June 2024", "the last three months of 2024", "the day after Christmas 2024", "the two weeks
before June 7, 2024", "the weekend before Labor Day 2024", "within two weeks of June 7, 2024". What begins
at a date and lasts so long is a span, for `stretches`; the day that lies so long after a date is for `relative`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, joined, moved
from timeline.dates.conventions import Conventions
from timeline.dates.holidays import CONVENTION
from timeline.dates.lengths import Length, take_length
from timeline.dates.readings import Place, Reading, Value
from timeline.dates.relative import PLURALS, this_unit, unit_around
from timeline.dates.tokens import Cursor, Table
from timeline.dates.vocabulary import UNITS, WEEKDAYS, Unit
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["read_window"]

Item = Callable[[Cursor], Reading | None]
Side = Literal[-1, 1]
EDGES: Final[Table[Side]] = Table(
    {**dict.fromkeys(("first", "opening", "initial"), 1), **dict.fromkeys(("last", "final", "closing"), -1)}
)
SIDES: Final[Table[Side]] = Table(
    {
        **dict.fromkeys(("before", "prior to", "preceding", "leading up to", "ahead of"), -1),
        **dict.fromkeys(("after", "following"), 1),
    }
)
AROUND: Final[Table[int]] = Table(
    {"of": 0, **dict.fromkeys(("before", "prior to"), -1), **dict.fromkeys(("after", "from", "following"), 1)}
)
MONDAY, THURSDAY, FRIDAY = 0, 3, 4
SIDE_WORDS: Final = {-1: "before", 1: "after"}
ONE: Final = ("day", "week", "weekend", "month", "quarter", "year")
OPENINGS: Final = EDGES.words | UNITS.words | WEEKDAYS.words | {"the", "within"}
"""The words with which a window may begin."""
FROM_THE_EDGE: Final = "first and last days, weeks, months: counted from the edge"
EXCLUDED: Final = "before, after: the time named is left out"
EITHER_SIDE: Final = "within so long of a date: on either side of it"
COUNTED: Final = "lengths from a day: counted to the day"


def read_window(c: Cursor, item: Item) -> Reading | None:
    """Any of the windows of this module, if one comes next."""
    token = c.peek()
    if token is None or token.text not in OPENINGS:
        return None
    return _at_edge(c, item) or _within_length(c, item) or _beside(c, item)


def _at_edge(c: Cursor, item: Item) -> Reading | None:
    """So many days, weeks or months from the start or to the end of the unit that follows."""
    start = c.at
    c.take_word("the")
    edge = c.take(EDGES)
    length = None if edge is None else take_length(c)
    if edge is None or (length is None and not _is_plural(c)) or not _joins_unit(c, length):
        c.at = start
        return None
    whole = this_unit(c) or item(c)
    if whole is None:
        c.at = start
        return None
    if length is None:
        raise UnknownPhrase("how many are meant is not said", "write the number, as in 'the first two weeks of June'")
    return whole.map(lambda bound: _from_edge(bound, length, edge))


def _beside(c: Cursor, item: Item) -> Reading | None:
    """The day, the Friday, the weekend or the two weeks before or after a date."""
    start = c.at
    has_article = c.take_word("the")
    beside = _what_is_beside(c, has_article=has_article)
    is_plural = c.is_word(PLURALS, -1)
    side = None if beside is None else c.take(SIDES)
    other = None if side is None else item(c)
    if beside is None or side is None or other is None:
        c.at = start
        return None
    if is_plural and not isinstance(beside, Length):
        raise UnknownPhrase("how many are meant is not said", "write the number, as in 'two days after June 7, 2024'")

    def placed(beside: Length | Unit | int) -> Reading:
        return other.turned(lambda value: _next_to(_outer(value, side), beside, side, c.conventions))

    if not isinstance(beside, int):
        return placed(beside)
    place = Place("weekday", beside, lambda said, number: placed(number).at(said))
    return replace(placed(beside), place=place)


def _what_is_beside(c: Cursor, *, has_article: bool) -> Length | Unit | int | None:
    """A unit, a weekday by its number, or with an article so many units."""
    unit: Unit | None = c.take(UNITS)
    if unit is not None:
        return unit if unit in ONE else None
    weekday: int | None = c.take(WEEKDAYS)
    return weekday if weekday is not None or not has_article else take_length(c)


def _within_length(c: Cursor, item: Item) -> Reading | None:
    """Within so long of a date, or before or after it."""
    start = c.at
    length = take_length(c) if c.take_word("within") else None
    side = c.take(AROUND) if length is not None else None
    other = None if side is None else item(c)
    if length is None or side is None or other is None:
        c.at = start
        return None
    return other.turned(lambda value: _within(_hull(value), length, side))


def _is_plural(c: Cursor) -> bool:
    """Whether units without their number come next: "weeks of"."""
    unit = c.peek()
    return unit is not None and unit.text in UNITS.words and unit.text.endswith("s")


def _joins_unit(c: Cursor, length: Length | None) -> bool:
    if length is None:
        c.at += 1
    return c.take_word("of", "in")


def _from_edge(whole: VagueDate, length: Length, edge: Side) -> VagueDate:
    if whole.earliest is None or whole.latest is None or whole.is_exact:
        raise UnknownPhrase("it has no first and last days to count from", "name a month, a season or a year")
    if edge > 0:
        bounds = whole.earliest, moved(_day(length.after(whole.earliest, 1).latest), -1)
    else:
        bounds = _day(length.after(moved(whole.latest, 1), -1).earliest), whole.latest
    if not whole.earliest <= bounds[0] <= bounds[1] <= whole.latest:
        raise UnknownPhrase(f"{whole.earliest} to {whole.latest} is shorter than that", "check the number")
    convention = joined((whole.convention, length.convention, FROM_THE_EDGE))
    return VagueDate(*bounds, "part", whole.qualifier, convention=convention)


def _outer(value: Value, side: int) -> VagueDate:
    """The edge of a date on one side of it, as the last day that is left out."""
    bound = _hull(value)
    day = bound.earliest if side < 0 else bound.latest
    return VagueDate(_day(day), _day(day), "day", bound.qualifier, convention=bound.convention)


def _counted(edge: VagueDate, length: Length, side: int) -> VagueDate:
    """So long up to the day before a date, or from the day after it."""
    day = _day(edge.earliest)
    if side < 0:
        bounds = length.after(day, -1).earliest, moved(day, -1)
    else:
        bounds = moved(day, 1), moved(_day(length.after(moved(day, 1), 1).latest), -1)
    found = VagueDate(*bounds, "range", edge.qualifier, convention=joined((edge.convention, length.convention)))
    return found.marked(convention=joined((COUNTED, EXCLUDED)))


def _next_to(edge: VagueDate, beside: Length | Unit | int, side: int, conventions: Conventions) -> VagueDate:
    day = _day(edge.earliest)
    if isinstance(beside, Length):
        return _counted(edge, beside, side)
    if beside == "day":
        found = VagueDate.exact(moved(day, side))
    elif beside == "weekend":
        found = _weekend_beside(edge, day, side)
    elif isinstance(beside, int):
        away = (beside - day.weekday()) * side % 7 or 7
        found = VagueDate.exact(moved(day, away * side))
    else:
        found = _unit_beside(day, beside, side, conventions)
    return found.marked(edge.qualifier, edge.convention)


def _unit_beside(day: date, unit: Unit, side: int, conventions: Conventions) -> VagueDate:
    """The neighbouring unit of the calendar; where one counted from the day is another one, refused."""
    calendar = unit_around(day, unit, side, conventions)
    counted = _counted(VagueDate.exact(day), Length(1, 1, unit), side)
    if counted.bounds == calendar.bounds:
        return calendar
    readings = " or ".join(f"{one.earliest} to {one.latest}" for one in (calendar, counted))
    raise AmbiguousDate(f"it may be {readings}", f"write the days, or 'within a {unit} {SIDE_WORDS[side]} ...'")


def _weekend_beside(edge: VagueDate, day: date, side: int) -> VagueDate:
    """The last weekend that ended before a day, or the first that begins after it.

    One that the day touches is as likely its own: that of a holiday, or of a Friday.
    """
    weekday = day.weekday()
    sunday_before = moved(day, -(weekday + 1))
    friday_after = moved(day, (FRIDAY - weekday - 1) % 7 + 1)
    found = units.weekend_of(sunday_before if side < 0 else friday_after)
    is_holiday = CONVENTION in edge.convention
    touches = weekday == MONDAY if side < 0 else weekday == THURSDAY
    if (is_holiday and touches) or (side > 0 and weekday == FRIDAY):
        near = VagueDate(moved(day, 1), moved(day, 2), "weekend") if weekday == FRIDAY else found
        far = (
            found
            if weekday == FRIDAY
            else units.weekend_of(moved(sunday_before if side < 0 else friday_after, 7 * side))
        )
        readings = " or ".join(f"{one.earliest} to {one.latest}" for one in (near, far))
        raise AmbiguousDate(f"it may be {readings}", "write the days")
    return found


def _within(bound: VagueDate, length: Length, side: int) -> VagueDate:
    first = length.after(_day(bound.earliest), -1).earliest if side <= 0 else bound.earliest
    last = length.after(_day(bound.latest), 1).latest if side >= 0 else bound.latest
    convention = joined((bound.convention, length.convention, COUNTED, "" if side else EITHER_SIDE))
    return VagueDate(first, last, "range", bound.qualifier, convention=convention)


def _hull(value: Value) -> VagueDate:
    return value.hull() if isinstance(value, VagueSpan) else value


def _day(day: date | None) -> date:
    if day is None:
        raise UnknownPhrase("nothing can be counted from an open side", "write a date that is known on both sides")
    return day
