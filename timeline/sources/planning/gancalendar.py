"""The working calendar of a GanttProject file: which weekdays are free, which days are, and which work all the same.

A free day of one year goes before one of every year; a working day makes even a weekend one. Days off of single
people are not part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from timeline.sources.planning.workdays import Workdays
from timeline.sources.planning.xmltree import Element

__all__ = ["PlanCalendar", "read_calendar"]

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKEND: Final = ("sat", "sun")
_LEAP_YEAR: Final = 2000


@dataclass(slots=True)
class PlanCalendar:
    """Weekdays that work (Monday first) and the exceptions; `fault` says why, and where, it can't be counted with."""

    week: list[bool]
    free: set[date] = field(default_factory=set)
    working: set[date] = field(default_factory=set)
    yearly: set[tuple[int, int]] = field(default_factory=set)
    fault: str = ""
    line: int | None = None
    days: Workdays | None = None
    first: int = 9999

    def last(self, start: date, number: str) -> date | None:
        """The last of a number of working days (digits) from a day on, `None` beyond the year 9999."""
        if len(number.lstrip("0")) > 7:
            return None
        if self.days is None or start.year < self.first:
            self.first = min(start.year, self.first)
            self.days = Workdays(self.week, self.first, free=self.free, working=self.working, yearly=self.yearly)
        return self.days.spanned(start, int(number))


def read_calendar(root: Element) -> PlanCalendar:
    """The calendar of a project; without one, Saturdays and Sundays are free."""
    calendar = PlanCalendar([day not in _WEEKEND for day in _WEEK])
    for element in (inner for top in root.all("calendars") for inner in _descendants(top)):
        match element.tag:
            case "default-week":
                calendar.week = [element.attributes.get(day, _usual(day)) != "1" for day in _WEEK]
            case "date":
                _add_day(calendar, element)
    if any(flag.attributes.get("value") == "true" for flag in _all(root, "only-show-weekends")):
        calendar.week = [True] * len(_WEEK)  # weekends are drawn, but worked through
    return calendar


def _usual(day: str) -> str:
    return "1" if day in _WEEKEND else "0"


def _all(root: Element, tag: str) -> Iterator[Element]:
    return (inner for top in root.all("calendars") for inner in _descendants(top) if inner.tag == tag)


def _descendants(element: Element) -> Iterator[Element]:
    todo = list(reversed(element.children))
    while todo:
        one = todo.pop()
        yield one
        todo.extend(reversed(one.children))


def _add_day(calendar: PlanCalendar, element: Element) -> None:
    """One exception. A year that is not given means every year; a working day of every year frees no weekend."""
    kind = element.attributes.get("type", "") or "HOLIDAY"
    year = element.attributes.get("year", "")
    try:
        month, day = (int(element.attributes.get(name, "")) for name in ("month", "date"))
        exact = date(int(year or _LEAP_YEAR), month, day)
    except (ValueError, OverflowError):
        exact = None
    if exact is None or kind not in ("HOLIDAY", "WORKING_DAY", "NEUTRAL"):
        calendar.fault = f"the calendar has a day that can't be read, {dict(element.attributes)!r:.120}"
        calendar.line = element.line
    elif kind == "HOLIDAY" and year:
        calendar.free.add(exact)
    elif kind == "HOLIDAY":
        calendar.yearly.add((exact.month, exact.day))
    elif kind == "WORKING_DAY" and year:
        calendar.working.add(exact)
