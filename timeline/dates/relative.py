"""Phrases that count from the day on which they were said: "next summer", "two weeks ago", "later this year", "Friday".

`next` and `last` name the first one to begin after that day and the last one that ended before it; a weekday's `next`
is that of the week after. `this` names the one under way, else the one that touches the same year and lies on the side
that the tense asks for; where that is none, it is refused. Lengths are counted to the day, years to the whole year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.lengths import Length, take_length
from timeline.dates.readings import Reading, Said, Value, anchored, end_of, neighbour, start_of
from timeline.dates.tokens import Cursor
from timeline.dates.vocabulary import DETERMINERS, RELATIVE_DAYS, UNITS, WEEKDAYS, Unit
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = [
    "read_determined",
    "read_offset",
    "read_relative_day",
    "read_rest_of",
    "read_weekday",
    "this_unit",
]

Item = Callable[[Cursor], Reading | None]
NEXT: Final = "next: the first to begin after the day it was said"
LAST: Final = "last: the last that ended before the day it was said"
NEXT_WEEKDAY: Final = "next, with a weekday: in the week after"
COUNTED: Final = "lengths from a day: counted to the day"
COUNTED_YEARS: Final = "years from a day: whole years"
PLURALS: Final = ("days", "weeks", "wks", "weekends", "fortnights", "months", "quarters", "qtrs", "years", "decades")
MONTHS_IN: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
BACK: Final = ("ago", "back")
AHEAD: Final = ("hence",)


def read_relative_day(c: Cursor) -> Reading | None:
    """Today, tomorrow, the day before yesterday, now; "just" and "recently", which reach some days back."""
    offset = c.take(RELATIVE_DAYS)
    if offset is not None:
        return anchored(lambda said: VagueDate.exact(moved(said.day, offset)))
    if c.take_word("just"):
        c.take_word("now")
        days = c.conventions.just_days
        return anchored(lambda said: _days_back(said, days, f"just: at most {days} days before it was said"))
    if c.take_word("recently"):
        days = c.conventions.recent_days
        return anchored(lambda said: _days_back(said, days, f"recently: at most {days} days before it was said"))
    return None


def read_offset(c: Cursor, item: Item) -> Reading | None:
    """So long ago, from now, in or within so long, or before and after another date."""
    start = c.at
    if c.is_word(("for", "lasting"), -1):
        return None  # "for ten days from 18 December" is a span, no day ten days later
    is_within = c.take_word("within")
    has_in = not is_within and c.take_word("in")
    c.take_word("the")
    length = take_length(c)
    if length is None:
        c.at = start
        return None
    found: Reading | None
    if is_within:
        found = anchored(lambda said: _within(said, length, 1))
    elif not has_in:
        found = _sided(c, length, item)
    elif c.is_word(("of", "in", "the")) or c.digits():
        found = None  # "in a day of June", "in the second half"
    else:
        c.skip_words(("time",))
        found = anchored(lambda said: _counted(said, length, 1))
    if found is None:
        c.at = start
    return found


def _sided(c: Cursor, length: Length, item: Item) -> Reading | None:
    if c.take_word(*BACK):
        return anchored(lambda said: _counted(said, length, -1))
    if c.take_word(*AHEAD):
        return anchored(lambda said: _counted(said, length, 1))
    if c.is_word(("from",)) and c.is_word(("now",), 1):
        c.at += 2
        return anchored(lambda said: _counted(said, length, 1))
    sign = -1 if c.take_word("before") else 1 if c.take_word("after", "from") else 0
    other = item(c) if sign else None
    return None if other is None else other.map(lambda bound: _shifted(bound, length, sign))


def _shifted(bound: VagueDate, length: Length, sign: int) -> VagueDate:
    """A vague date so much earlier or later, bound by bound."""
    first = None if bound.earliest is None else length.after(bound.earliest, sign).earliest
    last = None if bound.latest is None else length.after(bound.latest, sign).latest
    precision = "open" if first is None or last is None else "day" if first == last else "range"
    return VagueDate(first, last, precision, bound.qualifier, convention=bound.convention).marked(convention=COUNTED)


def _counted(said: Said, length: Length, sign: int) -> VagueDate:
    if length.unit in ("year", "decade") and not length.has_half:
        size = MONTHS_IN[length.unit] // 12
        ends = sorted(said.day.year + sign * count * size for count in (length.low, length.high))
        found = units.year(ends[0]).hull(units.year(ends[1]))
        return found.marked(convention=length.convention).marked(convention=COUNTED_YEARS)
    found = length.after(said.day, sign)
    return found if length.unit == "day" else found.marked(convention=COUNTED)


def read_determined(c: Cursor, item: Item) -> Reading | None:
    """This, next or last: a unit, a weekday, a month, a season, a holiday, or so many units."""
    start = c.at
    offset = c.take(DETERMINERS)
    if offset is None:
        return None
    is_past_word = c.is_word(("past",), -1)
    length = take_length(c) if offset else None
    if length is not None:
        return anchored(lambda said: _within(said, length, offset))
    unit = take_unit(c)
    if unit is not None:
        if is_past_word and unit != "week":
            raise AmbiguousDate(f"the past {unit} may be the last one, or as many days back", f"write 'last {unit}'")
        return anchored(lambda said: _unit_at(said, unit, offset))
    weekday = c.take(WEEKDAYS)
    if weekday is not None:
        return anchored(lambda said: _weekday_at(said, weekday, offset))
    named = item(c)
    if named is None or not named.lacks_year:
        c.at = start
        return None
    return anchored(lambda said: _named_at(named, said, offset))


def read_rest_of(c: Cursor, item: Item) -> Reading | None:
    """Later or earlier in a unit: from the day it was said to the unit's end, or from its start to that day."""
    start = c.at
    if c.take_word("rest", "remainder") and c.take_word("of"):
        is_later = True
    else:
        c.at = start
        is_later = c.is_word(("later",))
        if not c.take_word("later", "earlier"):
            return None
        c.take_word("in")
    whole = this_unit(c) or item(c)
    if whole is None:
        c.at = start
        return None
    return anchored(lambda said: _rest(whole.at(said), said, is_later))


def read_weekday(c: Cursor, weekday: int) -> Reading:
    """A weekday alone, or in a week that is named: "Friday", "Friday of next week"."""
    start = c.at
    c.take_sign(",")
    c.skip_words(("of", "in"))
    offset = c.take(DETERMINERS)
    if offset is not None and c.take_word("week"):
        return anchored(lambda said: VagueDate.exact(moved(_monday(said), 7 * offset + weekday)))
    c.at = start
    return anchored(lambda said: _weekday_near(said, weekday))


def this_unit(c: Cursor) -> Reading | None:
    """A unit that only an article names, as in "the end of the year": the one in which it was said."""
    start = c.at
    c.take_word("the")
    unit = take_unit(c)
    if unit in ("year", "month", "week", "quarter", "decade") and not c.digits() and not c.is_word(("of", "in")):
        return anchored(lambda said: _unit_at(said, unit, 0))
    c.at = start
    return None


def take_unit(c: Cursor) -> Unit | None:
    """One unit; several without their number ("the coming weeks") are refused."""
    unit = c.take(UNITS)
    if unit is not None and c.is_word(PLURALS, -1):
        raise UnknownPhrase(f"how many {unit}s are meant is not said", f"write the number of {unit}s")
    return unit


def _days_back(said: Said, days: int, convention: str) -> VagueDate:
    return VagueDate(moved(said.day, -days), said.day, "range", convention=convention)


def _monday(said: Said) -> date:
    return moved(said.day, -said.day.weekday())


def _unit_at(said: Said, unit: Unit, offset: int) -> VagueDate:
    """The unit that holds the day, or the one before or after it."""
    if unit == "day":
        return VagueDate.exact(moved(said.day, offset))
    if unit == "week":
        return units.week_of(moved(said.day, 7 * offset))
    if unit == "weekend":
        return units.weekend_of(moved(_monday(said), 7 * offset + 4))
    if unit not in MONTHS_IN:
        raise UnknownPhrase(f"which {unit} is meant is not clear", "name it, as in 'summer 2024'")
    size = MONTHS_IN[unit]
    first = (said.day.year % 10) * 12 if size == 120 else 0
    index = (first + said.day.month - 1) // size + offset
    base = said.day.year - said.day.year % 10 if size == 120 else said.day.year
    return units.months(base, 1 + index * size, size, unit)


def _within(said: Said, length: Length, sign: int) -> VagueDate:
    """From the day it was said on, or up to it, for so long."""
    end = length.after(said.day, sign)
    first, last = (said.day, end.latest) if sign > 0 else (end.earliest, said.day)
    return VagueDate(first, last, "range", convention=end.convention).marked(convention=COUNTED)


def _weekday_at(said: Said, weekday: int, offset: int) -> VagueDate:
    if offset > 0:
        found = VagueDate.exact(moved(_monday(said), 7 + weekday))
        return found.marked(convention=NEXT_WEEKDAY)
    if offset < 0:
        return VagueDate.exact(moved(said.day, -((said.day.weekday() - weekday - 1) % 7) - 1))
    return VagueDate.exact(_nearest_weekday(said, weekday))


def _weekday_near(said: Said, weekday: int) -> VagueDate:
    if said.day.weekday() == weekday:
        name = units.WEEKDAY_NAMES[weekday]
        raise AmbiguousDate(
            f"said on {units.in_words(said.day)}, a {name}, it may be that day or a week away", "write the date"
        )
    return VagueDate.exact(_nearest_weekday(said, weekday))


def _nearest_weekday(said: Said, weekday: int) -> date:
    """The next one, or the last one where the past is told; the day itself counts."""
    if said.is_past:
        return moved(said.day, -((said.day.weekday() - weekday) % 7))
    return moved(said.day, (weekday - said.day.weekday()) % 7)


def _named_at(named: Reading, said: Said, offset: int) -> Value:
    assert named.in_year is not None  # it lacks a year
    if offset == 0:
        return _this(named, said)
    found = neighbour(named.in_year, said, 1 if offset > 0 else -1)
    return _marked(found, NEXT if offset > 0 else LAST)


def _this(named: Reading, said: Said) -> Value:
    """The one under way, else the one of the same year on the side that the tense asks for."""
    found = [named.beside(year) for year in (said.day.year - 1, said.day.year) if year]
    for value in found:
        first, last = start_of(value), end_of(value)
        if first is not None and last is not None and first <= said.day <= last:
            return value
    for value in reversed(found):
        first, last = start_of(value), end_of(value)
        is_past = last is not None and last < said.day
        touches = said.day.year in {bound.year for bound in (first, last) if bound is not None}
        if touches and is_past == said.is_past:
            return value
    when = units.in_words(said.day)
    side = "already over" if not said.is_past else "still to come"
    raise AmbiguousDate(f"said on {when}, that of the same year is {side}", "write the year")


def _rest(whole: Value, said: Said, is_later: bool) -> VagueDate:
    bounds = whole.hull() if isinstance(whole, VagueSpan) else whole
    if not bounds.contains(VagueDate.exact(said.day)):
        raise UnknownPhrase(
            f"it was said on {units.in_words(said.day)}, which does not lie within", "write the months that are meant"
        )
    first, last = (said.day, bounds.latest) if is_later else (bounds.earliest, said.day)
    return VagueDate(first, last, "range", bounds.qualifier, convention=bounds.convention)


def _marked(value: Value, convention: str) -> Value:
    if isinstance(value, VagueSpan):
        raise UnknownPhrase("a span can't be next or last", "write its year")
    return value.marked(convention=convention)
