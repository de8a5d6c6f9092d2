"""What a phrase says before it is known when it was said.

"June 7, 2024" is the same whoever says it whenever; "June 7" is one day in each year, and which year depends on the day
on which it was said; "tomorrow" depends on that day altogether. A `Reading` is any of the three, and says at last,
for one day on which it was said, what it means. Years are shared here: "from September to December 2012".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Final, Literal

from timeline.dates.bounds import VagueDate, VagueSpan
from timeline.errors import AmbiguousDate, ImpossibleDate, UnknownPhrase

__all__ = [
    "ANY_DAY",
    "Place",
    "Reading",
    "Said",
    "Value",
    "anchored",
    "changed",
    "end_of",
    "fixed",
    "neighbour",
    "start_of",
    "told_in_the_past",
    "yearly",
]

Value = VagueDate | VagueSpan
FUTURE: Final = "no year: the next one from the day it was said"
PAST: Final = "no year: the last one up to the day it was said"
NEIGHBOURS: Final = 9
"""How many years a day may be away: 29 February across a century that is no leap year."""
DAYS_IN_A_YEAR: Final = 365.2425
SLACK: Final = 20
"""Days by which what has the same name moves from year to year, and more."""
CROSSING: Final = 2
"""How many years a date may reach beyond the year that names it, and one to spare."""


@dataclass(frozen=True, slots=True)
class Said:
    """The day on which a phrase was said, and whether it tells of the past."""

    day: date
    is_past: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a weekday, or a day of a month by its number, lies.

    `at` places any other of its kind by the same words, "next week" or "last"; it is `None` where nothing says which.
    `is_within` says that the date is made of that day, as "the week of the 20th".
    """

    kind: Literal["weekday", "day"]
    number: int
    at: Callable[[Said, int], Value] | None = None
    is_in_front: bool = False
    is_within: bool = False
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means on any day on which it may have been said.

    Either `on_day` is given, or `in_year`, with the `label` that names its year if the phrase has one. `is_relative`
    says that the day on which it was said matters. `day` and `month` are kept for "June 3-14" and "3-14 June", and
    `year` for "1861-67". `follows` says that the date beside it comes first: it is in the `year` after that one, or the
    `next` of its name. `check` refuses a value that contradicts the phrase (a wrong weekday) once the year is known.
    `place` is kept for "Wed-Fri next week".
    """

    on_day: Callable[[Said], Value] | None = None
    in_year: Callable[[int], Value] | None = None
    label: Callable[[Said], int] | None = None
    is_relative: bool = False
    day: int | None = None
    month: int | None = None
    year: int | None = None
    follows: Literal["", "next", "year"] = ""
    check: Callable[[Value], None] | None = None
    place: Place | None = None

    @property
    def lacks_year(self) -> bool:
        """Whether it falls in every year, and nothing says in which."""
        return self.in_year is not None and self.label is None

    def at(self, said: Said) -> Value:
        """What it means when said on one day."""
        value = self._unchecked(said)
        if self.check is not None:
            self.check(value)
        return value

    def beside(self, year: int) -> Value:
        """What it means in a year that another date lends."""
        assert self.in_year is not None  # only asked of what lacks a year
        value = self.in_year(year)
        if self.check is not None:
            self.check(value)
        return value

    def _unchecked(self, said: Said) -> Value:
        if self.on_day is not None:
            return self.on_day(said)
        assert self.in_year is not None  # one of the two is given
        if self.label is not None:
            return self.in_year(self.label(said))
        if self.follows:
            raise UnknownPhrase(
                "it counts from another date, which is not in the phrase", "write its year, as in 'March 2025'"
            )
        return _nearest(self.in_year, said)

    def year_of(self, said: Said) -> int:
        """The year with which it is named."""
        if self.label is not None:
            return self.label(said)
        value = self.at(said)
        first, last = start_of(value), end_of(value)
        if first is None or last is None or first.year != last.year:
            raise UnknownPhrase("which year the other date belongs to is not clear", "write the year to both dates")
        return first.year

    def labeled(self, label: Callable[[Said], int], *, is_relative: bool) -> Reading:
        """The same in a year that is stated or told by the day on which it was said."""
        return replace(self, label=label, is_relative=is_relative)

    def noted(self, *, qualifier: str = "", convention: str = "") -> Reading:
        """The same date, qualified or taken for granted in some way; what it keeps for its neighbours stays."""
        on_day, in_year = self.on_day, self.in_year

        def noted(value: Value) -> Value:
            return changed(value, lambda bound: bound.marked(qualifier, convention))

        if not qualifier and not convention:
            return self
        place = self.place
        if place is not None and qualifier:
            place = replace(place, qualifiers=(*place.qualifiers, qualifier))
        return replace(
            self,
            place=place,
            on_day=None if on_day is None else lambda said: noted(on_day(said)),
            in_year=None if in_year is None else lambda year: noted(in_year(year)),
        )

    def map(self, change: Callable[[VagueDate], VagueDate]) -> Reading:
        """The same with each bound date changed."""
        return self.turned(lambda value: changed(value, change))

    def turned(self, change: Callable[[Value], Value]) -> Reading:
        """The same with its value turned into another; what it keeps for its neighbours is dropped."""
        on_day, in_year, check = self.on_day, self.in_year, self.check
        if check is not None and self.lacks_year:
            raise AmbiguousDate("a weekday without a year leaves open which year it is", "write the year")

        def checked(value: Value) -> Value:
            if check is not None:
                check(value)
            return change(value)

        return replace(
            self,
            on_day=None if on_day is None else lambda said: checked(on_day(said)),
            in_year=None if in_year is None else lambda year: checked(in_year(year)),
            day=None,
            month=None,
            year=None,
            check=None,
            place=None if self.place is None else replace(self.place, is_within=True),
        )


ANY_DAY: Final = Said(date(2000, 1, 1), False)
"""For readings that don't depend on it."""


def fixed(value: Value) -> Reading:
    """A date that doesn't depend on when it was said."""
    return Reading(on_day=lambda _: value)


def yearly(in_year: Callable[[int], Value], *, month: int | None = None, day: int | None = None) -> Reading:
    """A date that falls in every year."""
    return Reading(in_year=in_year, is_relative=True, month=month, day=day)


def anchored(on_day: Callable[[Said], Value], place: Place | None = None) -> Reading:
    """A date that is told by the day on which it was said."""
    return Reading(on_day=on_day, is_relative=True, place=place)


def neighbour(in_year: Callable[[int], Value], said: Said, side: Literal[1, -1]) -> Value:
    """The first one that begins after the day on which it was said, or the last one that ended before it."""
    if side > 0:
        return _first(in_year, said, 1, lambda value: (start_of(value) or date.min) > said.day)
    return _first(in_year, said, -1, lambda value: (end_of(value) or date.max) < said.day)


def told_in_the_past(reading: Reading) -> Reading:
    """The same date, as the past tells it whatever the tense: "back in June", "since June"."""
    return replace(
        reading,
        on_day=lambda said: reading.at(Said(said.day, True)),
        in_year=None,
        label=None,
        check=None,
        place=None,
    )


def changed(value: Value, change: Callable[[VagueDate], VagueDate]) -> Value:
    """The same value with each bound date changed."""
    if isinstance(value, VagueSpan):
        return VagueSpan(change(value.start), change(value.end), value.text)
    return change(value)


def start_of(value: Value) -> date | None:
    """The earliest day of a date or a span."""
    return value.start.earliest if isinstance(value, VagueSpan) else value.earliest


def end_of(value: Value) -> date | None:
    """The latest day of a date or a span."""
    return value.end.latest if isinstance(value, VagueSpan) else value.latest


def _nearest(in_year: Callable[[int], Value], said: Said) -> Value:
    if said.is_past:
        found = _first(in_year, said, -1, lambda value: (_last_start(value) or date.min) <= said.day)
    else:
        found = _first(in_year, said, 1, lambda value: (end_of(value) or date.max) >= said.day)
    return changed(found, lambda bound: bound.marked(convention=FUTURE if not said.is_past else PAST))


def _last_start(value: Value) -> date | None:
    return value.end.earliest if isinstance(value, VagueSpan) else value.earliest


def _first(in_year: Callable[[int], Value], said: Said, step: Literal[1, -1], fits: Callable[[Value], bool]) -> Value:
    """The first that fits, from the years before on, or backwards from those after.

    A year in which there is none (29 February) is passed over. One in which it is ambiguous (a holiday's weekend) is
    so only where it could be the one that is meant.
    """
    unclear: list[tuple[int, AmbiguousDate]] = []
    for away in range(-CROSSING, NEIGHBOURS + 1):
        year = said.day.year + step * away
        try:
            value = in_year(year) if MINYEAR <= year <= MAXYEAR else None
        except ImpossibleDate:
            continue
        except AmbiguousDate as error:
            unclear.append((year, error))
            continue
        if value is not None and fits(value):
            _refuse_unclear(unclear, value, year, fits)
            return value
    if unclear:
        raise unclear[0][1]
    raise ImpossibleDate("no such day near the one on which it was said", "write the year, as in 'June 7, 2024'")


def _refuse_unclear(
    unclear: list[tuple[int, AmbiguousDate]], value: Value, year: int, fits: Callable[[Value], bool]
) -> None:
    """Refuse where an ambiguous one of an earlier try, about the same day of its year, could fit too."""
    for other, error in unclear:
        days = round((other - year) * DAYS_IN_A_YEAR)
        for slack in (-SLACK, SLACK):
            if fits(_shifted(value, days + slack)):
                raise error


def _shifted(value: Value, days: int) -> Value:
    return changed(value, lambda bound: bound.shift(days))
