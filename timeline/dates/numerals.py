"""Dates written in numbers alone: "13/07/2024", "7.6.2024", "2024 06 07", "7/2008", "2/15", "2023/24".

Numbers that could be day and month either way are refused, naming both, unless the conventions order them, a weekday in
front tells them apart, or dots tie them, which puts the day first. A year of two digits may stand first or last; where
both fit, that is refused too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline.dates import units
from timeline.dates.bounds import VagueDate
from timeline.dates.centuries import Year, short_year
from timeline.dates.days import month_day
from timeline.dates.pairs import span
from timeline.dates.readings import Reading, fixed
from timeline.dates.tokens import DASHES, Cursor
from timeline.dates.vocabulary import MONTHS
from timeline.errors import AmbiguousDate, ImpossibleDate

__all__ = ["read_numbers"]

SEPARATORS: Final = "/." + DASHES
LAST_DAY: Final = 31
LAST_MONTH: Final = 12
LEAP_YEAR: Final = 2024
YEAR: Final = 4
"""Digits."""
ORDERS: Final = {"day_first": "order of numbers: day first", "month_first": "order of numbers: month first"}
DOTTED: Final = "order of numbers: day first, where dots tie them"
NO_YEAR: Final = "two numbers: day and month"


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Two or three numbers, the sign between them, and the weekday in front."""

    texts: tuple[str, ...]
    sign: str
    weekday: int | None

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(map(len, self.texts))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What three numbers may mean."""

    order: str
    day: date
    convention: str = ""


def read_numbers(c: Cursor, weekday: int | None = None) -> Reading | None:
    """A date in two or three numbers, if they come next."""
    numbers = _three(c, weekday) or _spaced(c, weekday) or _two(c, weekday)
    if numbers is None:
        return None
    found = _of_three(c, numbers) if len(numbers.texts) == 3 else _of_two(c, numbers)
    if found is not None:
        c.at += len(numbers.texts) if numbers.sign == " " else 2 * len(numbers.texts) - 1
    return found


def _three(c: Cursor, weekday: int | None) -> _Numbers | None:
    sign = c.peek(1)
    texts = (c.digits(), c.digits(2), c.digits(4))
    if sign is None or sign.text not in SEPARATORS or not all(texts) or not c.is_sign(sign.text, 3):
        return None
    is_tied = all(c.is_glued(place) for place in (1, 2, 3, 4))
    return _Numbers(texts, sign.text, weekday) if is_tied or sign.text == "/" else None


def _spaced(c: Cursor, weekday: int | None) -> _Numbers | None:
    """2024 06 07, 2024. 6. 7. and 07 06 2024: a year and two numbers, nothing or stops between them."""
    texts = (c.digits(), c.digits(1), c.digits(2))
    sizes = tuple(map(len, texts))
    is_year_first = sizes[0] == YEAR and 1 <= sizes[1] <= 2 and 1 <= sizes[2] <= 2
    is_date = (is_year_first or sizes == (2, 2, YEAR)) and not (c.is_glued(1) or c.is_glued(2))
    return _Numbers(texts, " ", weekday) if is_date else None


def _two(c: Cursor, weekday: int | None) -> _Numbers | None:
    sign = c.peek(1)
    texts = (c.digits(), c.digits(2))
    if sign is None or sign.text not in SEPARATORS or not all(texts) or c.is_word(MONTHS.words, 3):
        return None  # "7/8 June" are two days
    is_tied = (c.is_glued(1) and c.is_glued(2)) or sign.text == "/"
    has_more = c.is_sign(SEPARATORS, 3) and c.is_glued(3) and c.is_glued(4) and c.digits(4) != ""
    return None if has_more or not is_tied else _Numbers(texts, sign.text, weekday)


def _of_three(c: Cursor, numbers: _Numbers) -> Reading | None:
    first, second, third = numbers.texts
    if numbers.sizes[0] == 4 and max(numbers.sizes[1:]) <= 2:
        return fixed(units.day(int(first), int(second), int(third)))
    if max(numbers.sizes[:2]) > 2 or len(third) not in (2, 4):
        return None
    found = _chosen(c, numbers, _candidates(c, numbers))
    return fixed(VagueDate.exact(found.day).marked(convention=found.convention))


def _candidates(c: Cursor, numbers: _Numbers) -> list[_Candidate]:
    """Every order of day, month and year that makes a date, the same day once."""
    first, second, third = numbers.texts
    year = Year(int(third)) if len(third) == 4 else short_year(third, c)
    tried = [("day_first", year, second, first), ("month_first", year, first, second)]
    if numbers.sizes == (2, 2, 2):
        tried.append(("year_first", short_year(first, c), second, third))
    found: dict[date, _Candidate] = {}
    for order, (number, convention), month, day in tried:
        candidate = _day(number, int(month), int(day), numbers.weekday)
        if candidate is not None and candidate not in found:
            found[candidate] = _Candidate(order, candidate, convention)
    if not found:
        units.day(year.number, int(second), int(first))
        raise ImpossibleDate("it falls on another weekday", "correct the weekday or the date")
    return list(found.values())


def _chosen(c: Cursor, numbers: _Numbers, possible: list[_Candidate]) -> _Candidate:
    """The only candidate, or the one in the order that was set or that dots imply."""
    if len(possible) == 1:
        return possible[0]
    wanted = c.conventions.day_order or ("day_first" if numbers.sign == "." else None)
    ordered = [one for one in possible if one.order == wanted]
    rivals = [one for one in possible if one.order == "year_first"] if c.conventions.day_order is None else []
    if not ordered or rivals:
        readings = " or ".join(units.in_words(one.day) for one in possible)
        raise AmbiguousDate(f"it may be {readings}", "write the month by name, or set day_order")
    used = ORDERS[ordered[0].order] if c.conventions.day_order else DOTTED
    convention = "; ".join(filter(None, (ordered[0].convention, used)))
    return _Candidate(ordered[0].order, ordered[0].day, convention)


def _day(year: int, month: int, day: int, weekday: int | None) -> date | None:
    try:
        found = units.day(year, month, day).earliest
    except ImpossibleDate:
        return None
    assert found is not None  # one day
    return found if weekday is None or found.weekday() == weekday else None


def _of_two(c: Cursor, numbers: _Numbers) -> Reading | None:
    """Month and year, two years, or day and month without a year."""
    (first, second), sizes, sign = numbers.texts, numbers.sizes, numbers.sign
    if sizes[0] == 4 and sizes[1] <= 2 and sign in "/-.":
        return _after_year(int(first), second, sign)
    if sizes[0] <= 2 and sizes[1] == 4:
        return fixed(units.month(int(second), int(first)))
    if sign != "/" or max(sizes) > 2:
        return None
    if int(second) > LAST_DAY:
        year = short_year(second, c)
        return fixed(units.month(year.number, int(first)).marked(convention=year.convention))
    return _without_year(c, numbers)


def _after_year(year: int, second: str, sign: str) -> Reading | None:
    """2014/10 is a month, 2023/24 two years, 2011/12 either of them."""
    is_next_year = len(second) == 2 and int(second) == (year + 1) % 100
    if sign == "-":
        if len(second) == 1:
            return _one_digit(year, int(second))
        is_month = len(second) == 2 and int(second) <= LAST_MONTH
        return fixed(units.month(year, int(second))) if is_month else None
    if sign == "/" and second == str((year + 1) % 10) and second != "0":
        raise AmbiguousDate(
            f"it may be {units.MONTH_NAMES[int(second) - 1]} {year} or the years {year} to {year + 1}",
            f"write {year}-0{second} or {year}/{year + 1}",
        )
    if is_next_year and int(second) > LAST_MONTH:
        return span(fixed(units.year(year)), fixed(units.year(year + 1)))
    if is_next_year and int(second) > 0:
        raise AmbiguousDate(
            f"it may be {units.MONTH_NAMES[int(second) - 1]} {year} or the years {year} to {year + 1}",
            f"write {year}-{second} or {year}/{year + 1}",
        )
    return fixed(units.month(year, int(second)))


def _one_digit(year: int, second: int) -> Reading | None:
    """2024-3 is a month; 2024-6 may as well be the years 2024 to 2026."""
    later = year - year % 10 + second
    if later > year:
        raise AmbiguousDate(
            f"it may be {units.MONTH_NAMES[second - 1]} {year} or the years {year} to {later}",
            f"write {year}-0{second} or {year}/{later}",
        )
    return fixed(units.month(year, second)) if second else None


def _without_year(c: Cursor, numbers: _Numbers) -> Reading:
    first, second = map(int, numbers.texts)
    orders = {"day_first": (second, first), "month_first": (first, second)}
    possible = {order: pair for order, pair in orders.items() if _day(LEAP_YEAR, *pair, None)}
    if not possible:
        return month_day(second, first)  # refuses
    wanted = c.conventions.day_order
    readings = [f"{day} {units.MONTH_NAMES[month - 1]}" for month, day in dict.fromkeys(possible.values())]
    if len(numbers.texts[1]) == 2 and first <= LAST_MONTH:
        readings.append(f"{units.MONTH_NAMES[first - 1]} of a year {numbers.texts[1]}")
    if wanted is None and len(readings) > 1:
        raise AmbiguousDate(f"it may be {' or '.join(readings)}", "write the month by name, or set day_order")
    chosen = wanted if wanted in possible else next(iter(possible))
    assert chosen is not None  # at least one order is possible
    return month_day(*possible[chosen]).noted(
        convention=ORDERS[chosen] if len(possible) > 1 and first != second else NO_YEAR
    )
