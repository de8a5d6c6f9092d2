"""Phrases that count from the day on which they were said: "tomorrow", "two weeks ago", "later this year", "Friday".

Lengths are counted to the day, years to the whole year. "Next summer" and the like are for `determiners`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, joined, moved
from timeline.dates.conventions import Conventions
from timeline.dates.events import EVENTS
from timeline.dates.fiscal import CALENDARS, Calendar, fiscal_start, quarter_around, year_around
from timeline.dates.lengths import Length, take_length
from timeline.dates.readings import Place, Reading, Said, Value, anchored
from timeline.dates.tokens import Cursor, Table
from timeline.dates.vocabulary import APPROXIMATE, DETERMINERS, RELATIVE_DAYS, UNITS, Unit
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = [
    "PLURALS",
    "around_named",
    "nearest_weekday",
    "read_offset",
    "read_relative_day",
    "read_rest_of",
    "read_weekday",
    "skip_just",
    "take_unit",
    "this_unit",
    "unit_around",
    "window_from",
]

Item = Callable[[Cursor], Reading | None]
COUNTED: Final = "lengths from a day: counted to the day"
COUNTED_YEARS: Final = "years from a day: whole years"
PLURALS: Final = ("days", "weeks", "wks", "weekends", "fortnights", "months", "quarters", "qtrs", "years", "decades")
MONTHS_IN: Final[dict[Unit, int]] = {"month": 1, "year": 12, "decade": 120}
BACK: Final = ("ago", "back")
AHEAD: Final = ("hence",)
FRIDAY: Final = 4
SHORTEST_MONTH: Final = 28
SIDES: Final[Table[int]] = Table(
    {
        **dict.fromkeys(("before", "prior to", "ahead of"), -1),
        **dict.fromkeys(("after", "from", "following"), 1),
    }
)


def read_relative_day(c: Cursor) -> Reading | None:
    """Today, tomorrow, the day before yesterday, now; "just" and "recently", which reach some days back."""
    offset = c.take(RELATIVE_DAYS)
    if offset is not None:
        return anchored(lambda said: VagueDate.exact(moved(said.day, offset)))
    if c.take_word("just"):
        c.take_word("now")
        _skip_event(c)
        days = c.conventions.just_days
        return anchored(lambda said: _days_back(said, days, f"just: at most {days} days before it was said"))
    if c.take_word("recently"):
        _skip_event(c)
        days = c.conventions.recent_days
        return anchored(lambda said: _days_back(said, days, f"recently: at most {days} days before it was said"))
    return None


def skip_just(c: Cursor) -> bool:
    """Read on past the "just" of "just last month" and "just two weeks ago"."""
    start = c.at
    if not c.take_word("just", "only"):
        return False
    place = c.at
    is_meant = c.is_word(DETERMINERS.words) or (take_length(c) is not None and c.is_word(BACK))
    c.at = place if is_meant else start
    return is_meant


def _skip_event(c: Cursor) -> None:
    """The "wrapped" of "just wrapped", where nothing else says when."""
    start = c.at
    while c.take(EVENTS):
        pass
    if not c.is_done:
        c.at = start


def read_offset(c: Cursor, item: Item) -> Reading | None:
    """So long ago, from now, in or within so long, or before and after another date."""
    start = c.at
    if c.is_word(("for", "lasting"), -1):
        return None  # "for ten days from 18 December" is a span, no day ten days later
    is_qualified = c.is_word(APPROXIMATE.words, -1) and c.is_word(("in", "within"), -2)  # "in about two weeks"
    is_within = c.take_word("within") or (is_qualified and c.is_word(("within",), -2))
    has_in = not is_within and (is_qualified or c.take_word("in"))
    c.skip_words(("just", "only") if has_in else ())
    length = take_length(c)
    if length is None:
        c.at = start
        return None
    found: Reading | None
    if is_within:
        found = anchored(lambda said: window_from(said, length, 1))
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
    is_from = c.is_word(("from",))
    sign = c.take(SIDES)
    other = None if sign is None else item(c)
    if other is not None and is_from and (other.lacks_year or not other.is_relative):
        raise AmbiguousDate(
            "it may be the time that begins then and lasts so long, or the day so much later",
            "write 'for two weeks from ...' or 'two weeks after ...'",
        )
    return None if other is None or sign is None else other.map(lambda bound: _shifted(bound, length, sign))


def _shifted(bound: VagueDate, length: Length, sign: int) -> VagueDate:
    """A vague date so much earlier or later, bound by bound."""
    first = None if bound.earliest is None else length.after(bound.earliest, sign).earliest
    last = None if bound.latest is None else length.after(bound.latest, sign).latest
    if last is not None and bound.latest is not None and not bound.is_exact and bound.latest.day >= SHORTEST_MONTH:
        after = length.after(moved(bound.latest, 1), sign).latest  # six months after the end of June: all of December
        last = max(last, moved(after, -1)) if after is not None else last
    precision = "open" if first is None or last is None else "day" if first == last else "range"
    convention = joined((bound.convention, length.convention, COUNTED))
    return VagueDate(first, last, precision, bound.qualifier, convention=convention)


def _counted(said: Said, length: Length, sign: int) -> VagueDate:
    if length.unit in ("year", "decade") and not length.has_half:
        size = MONTHS_IN[length.unit] // 12
        ends = sorted(said.day.year + sign * count * size for count in (length.low, length.high))
        found = units.year(ends[0]).hull(units.year(ends[1]))
        return found.marked(convention=length.convention).marked(convention=COUNTED_YEARS)
    found = length.after(said.day, sign)
    return found if length.unit == "day" else found.marked(convention=COUNTED)


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

        def at(said: Said, number: int) -> VagueDate:
            return VagueDate.exact(moved(units.monday_of(said.day), 7 * offset + number))

        return anchored(lambda said: at(said, weekday), Place("weekday", weekday, at))
    c.at = start
    return anchored(lambda said: _weekday_near(said, weekday), Place("weekday", weekday))


def this_unit(c: Cursor) -> Reading | None:
    """A unit that only an article names, as in "the end of the year": the one in which it was said."""
    start, conventions = c.at, c.conventions
    c.take_word("the")
    named = c.take(CALENDARS)
    unit = take_unit(c)
    if named is not None:
        found = around_named(c, unit, 0, named)
        c.at = start if found is None else c.at
        return found
    if unit in ("year", "month", "week", "quarter", "decade") and not c.digits() and not c.is_word(("of", "in")):
        return anchored(lambda said: unit_around(said.day, unit, 0, conventions))
    c.at = start
    return None


def around_named(c: Cursor, unit: Unit | None, offset: int, named: Calendar) -> Reading | None:
    """The fiscal or calendar year or quarter in which it was said, or one so many before or after it."""
    conventions = c.conventions
    if unit not in ("year", "quarter"):
        return None
    if named == "fiscal":
        fiscal_start(conventions)  # refuses where none is set
    if unit == "quarter":
        return anchored(lambda said: quarter_around(said.day, offset, conventions, named))
    if named == "fiscal":
        return anchored(lambda said: year_around(said.day, offset, conventions))
    return anchored(lambda said: unit_around(said.day, "year", offset, conventions))


def take_unit(c: Cursor) -> Unit | None:
    """One unit; several without their number ("the coming weeks") are refused."""
    unit = c.take(UNITS)
    if unit is not None and c.is_word(PLURALS, -1):
        raise UnknownPhrase(f"how many {unit}s are meant is not said", f"write the number of {unit}s")
    return unit


def _days_back(said: Said, days: int, convention: str) -> VagueDate:
    return VagueDate(moved(said.day, -days), said.day, "range", convention=convention)


def unit_around(day: date, unit: Unit, offset: int, conventions: Conventions) -> VagueDate:
    """The calendar's unit that holds a day, or the one so many before or after it."""
    if unit == "day":
        return VagueDate.exact(moved(day, offset))
    if unit == "week":
        return units.week_of(moved(day, 7 * offset))
    if unit == "weekend":
        return units.weekend_of(moved(units.monday_of(day), 7 * offset + FRIDAY))
    if unit == "quarter":
        return quarter_around(day, offset, conventions)
    if unit not in MONTHS_IN:
        raise UnknownPhrase(f"which {unit} is meant is not clear", "name it, as in 'summer 2024'")
    size = MONTHS_IN[unit]
    first = (day.year % 10) * 12 if size == 120 else 0
    index = (first + day.month - 1) // size + offset
    base = day.year - day.year % 10 if size == 120 else day.year
    return units.months(base, 1 + index * size, size, unit)


def window_from(said: Said, length: Length, sign: int) -> VagueDate:
    """From the day it was said on, or up to it, for so long."""
    end = length.after(said.day, sign)
    first, last = (said.day, end.latest) if sign > 0 else (end.earliest, said.day)
    return VagueDate(first, last, "range", convention=end.convention).marked(convention=COUNTED)


def _weekday_near(said: Said, weekday: int) -> VagueDate:
    if said.day.weekday() == weekday:
        name = units.WEEKDAY_NAMES[weekday]
        raise AmbiguousDate(
            f"said on {units.in_words(said.day)}, a {name}, it may be that day or a week away", "write the date"
        )
    return VagueDate.exact(nearest_weekday(said, weekday))


def nearest_weekday(said: Said, weekday: int) -> date:
    """The next one, or the last one where the past is told; the day itself counts."""
    if said.is_past:
        return moved(said.day, -((said.day.weekday() - weekday) % 7))
    return moved(said.day, (weekday - said.day.weekday()) % 7)


def _rest(whole: Value, said: Said, is_later: bool) -> VagueDate:
    bounds = whole.hull() if isinstance(whole, VagueSpan) else whole
    if not bounds.contains(VagueDate.exact(said.day)):
        raise UnknownPhrase(
            f"it was said on {units.in_words(said.day)}, which does not lie within", "write the months that are meant"
        )
    first, last = (said.day, bounds.latest) if is_later else (bounds.earliest, said.day)
    precision = "day" if first == last else "range"
    return VagueDate(first, last, precision, bounds.qualifier, convention=bounds.convention)
