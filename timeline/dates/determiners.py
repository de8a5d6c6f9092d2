"""This, next, last, coming: "next summer", "last week", "this Friday", "the coming weekend", "the next six months".

`next` names the first one to begin after the day on which it was said, `last` the last one that ended before that day;
a weekday's `next` is that of the week after. `this` names the one under way, else the one that touches the same year
and lies on the side that the tense asks for; where that is none, it is refused. "The next week" may follow any date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate, VagueSpan, moved
from timeline.dates.conventions import Conventions
from timeline.dates.fiscal import CALENDARS
from timeline.dates.lengths import take_length
from timeline.dates.pairs import either
from timeline.dates.readings import Place, Reading, Said, Value, anchored, end_of, neighbour, start_of
from timeline.dates.relative import around_named, nearest_weekday, take_unit, unit_around, window_from
from timeline.dates.tokens import Cursor, Table
from timeline.dates.vocabulary import DETERMINERS, UNITS, WEEKDAYS, Unit
from timeline.errors import AmbiguousDate, UnknownPhrase

__all__ = ["read_determined"]

Item = Callable[[Cursor], Reading | None]
NEXT: Final = "next: the first to begin after the day it was said"
LAST: Final = "last: the last that ended before the day it was said"
NEXT_WEEKDAY: Final = "next, with a weekday: in the week after"
NEXT_WEEKEND: Final = "next, with a weekend: that of the week after"
LAST_WEEKDAY: Final = "last, with a weekday: the last one before the day it was said"
COMING_UNIT: Final = "coming, with a week, month or year: the next of the calendar"
FRIDAY: Final = 4
OR_SO: Final[Table[bool]] = Table(dict.fromkeys(("or so", "or thereabouts"), True))


def read_determined(c: Cursor, item: Item) -> Reading | None:
    """This, next or last: a unit, a weekday, a month, a season, a holiday, or so many units."""
    start = c.at
    has_article = c.is_word(("the",)) or (start > 0 and c.is_word(("the",), -1))
    offset = c.take(DETERMINERS)
    if offset is None:
        return None
    is_past_word, is_coming = c.is_word(("past",), -1), c.is_word(("coming", "upcoming"), -1)
    counted = _fiscal(c, offset)
    if counted is not None:
        return counted
    length = take_length(c) if offset else None
    if length is not None:
        return anchored(lambda said: window_from(said, length, offset))
    other = _second_determiner(c)
    unit = take_unit(c) or _unit_before(c)
    if other is not None and unit is None:
        c.at = start
        return None
    if unit is not None and c.is_word(("of", "in")):
        c.at = start  # "the last week of June"
        return None
    if unit is not None and c.take(OR_SO):
        raise UnknownPhrase(
            f"'or so' behind a {unit} leaves open how long it is", f"write 'about a {unit}' or the dates"
        )
    if unit is not None and is_past_word and unit not in ("week", "weekend"):
        raise AmbiguousDate(f"the past {unit} may be the last one, or as many days back", f"write 'last {unit}'")
    if unit is not None:
        found = _determined_unit(unit, offset, c.conventions, has_article=has_article, is_coming=is_coming)
        if other is None:
            return found
        second = _determined_unit(unit, other, c.conventions, has_article=False, is_coming=False)
        return either(found, second)
    weekday = c.take(WEEKDAYS)
    if weekday is not None and c.is_word(("of", "in")):
        c.at = start  # "the last Friday of June"
        return None
    if weekday is not None:
        coming = _coming_weekday if is_coming else _weekday_at
        place = Place("weekday", weekday, lambda said, number: coming(said, number, offset), is_in_front=True)
        return anchored(lambda said: coming(said, weekday, offset), place)
    named = item(c)
    if named is None or not named.lacks_year:
        c.at = start
        return None
    return anchored(lambda said: _named_at(named, said, offset))


def _fiscal(c: Cursor, offset: int) -> Reading | None:
    """This or next fiscal year or quarter, or calendar one."""
    start = c.at
    named = c.take(CALENDARS)
    found = None if named is None else around_named(c, c.take(UNITS), offset, named)
    if found is None:
        c.at = start
    return found


def _second_determiner(c: Cursor) -> int | None:
    """The "next" of "this or next month"."""
    start = c.at
    offset = c.take(DETERMINERS) if c.take_word("or") or c.take_sign("/") else None
    if offset is None or not c.is_word(UNITS.words):
        c.at = start
        return None
    return offset


def _unit_before(c: Cursor) -> Unit | None:
    """The year of "this year or next", which the second of two leaves out."""
    token = c.peek()
    if (token is not None and token.kind != "sign") or not c.is_word(("next", "last"), -1):
        return None
    units_before = (
        UNITS.by_first[text][0][1]
        for text, before in zip(c.texts[1 : c.at], c.texts, strict=False)
        if text in UNITS.words and before in DETERMINERS.words
    )
    return next(units_before, None)


def _determined_unit(
    unit: Unit, offset: int, conventions: Conventions, *, has_article: bool, is_coming: bool
) -> Reading:
    if is_coming and unit == "weekend":
        return anchored(_coming_weekend)
    if is_coming:
        return anchored(lambda said: unit_around(said.day, unit, offset, conventions).marked(convention=COMING_UNIT))
    if offset and has_article:
        side = "after" if offset > 0 else "before"
        hint = "'tomorrow' or 'yesterday'" if unit == "day" else f"'{'next' if offset > 0 else 'last'} {unit}'"
        raise AmbiguousDate(
            f"it may be the {unit} {side} another date, or counted from the day it was said",
            f"write {hint} or the date itself",
        )
    convention = NEXT_WEEKEND if unit == "weekend" and offset > 0 else ""
    return anchored(lambda said: unit_around(said.day, unit, offset, conventions).marked(convention=convention))


def _coming_weekend(said: Said) -> VagueDate:
    """The first weekend to begin after the day; said on one, it may be that or the next."""
    if said.day.weekday() >= FRIDAY:
        raise AmbiguousDate("said on a weekend, it may be that one or the next", "write its days")
    return units.weekend_of(moved(units.monday_of(said.day), FRIDAY))


def _coming_weekday(said: Said, weekday: int, _: int) -> VagueDate:
    """The first such day after the one on which it was said, whatever the tense."""
    return VagueDate.exact(moved(said.day, (weekday - said.day.weekday() - 1) % 7 + 1))


def _weekday_at(said: Said, weekday: int, offset: int) -> VagueDate:
    if offset > 0:
        found = VagueDate.exact(moved(units.monday_of(said.day), 7 + weekday))
        return found.marked(convention=NEXT_WEEKDAY)
    if offset < 0:
        found = VagueDate.exact(moved(said.day, -((said.day.weekday() - weekday - 1) % 7) - 1))
        return found.marked(convention=LAST_WEEKDAY)
    return VagueDate.exact(nearest_weekday(said, weekday))


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


def _marked(value: Value, convention: str) -> Value:
    if isinstance(value, VagueSpan):
        raise UnknownPhrase("a span can't be next or last", "write its year")
    return value.marked(convention=convention)
