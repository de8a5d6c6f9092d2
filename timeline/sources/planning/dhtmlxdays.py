"""The days of DHTMLX Gantt: which order they are written in, and what ends and durations mean.

The library's own format is `%d-%m-%Y %H:%i`; the file does not say which was set. An order that the file contradicts is
refused, and so is a duration where the file shows that its durations don't count calendar days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.planning.dialect import line_of
from timeline.sources.planning.entries import Unreadable, days
from timeline.sources.planning.jsondays import ISO_MOMENT, at_time, read_moment
from timeline.sources.source import refused

__all__ = ["DATED", "Days", "check_order", "deadline"]

DATED: Final = ("start_date", "end_date", "planned_start", "planned_end")
_DAY_FIRST: Final = re.compile(
    r"(?P<one>\d{1,2})-(?P<two>\d{1,2})-(?P<year>\d{4})"
    r"(?:[ T](?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
)
_DAY: Final = timedelta(days=1)

Task = Mapping[str, Any]


def check_order(tasks: Iterable[Task], file: str) -> None:
    """Raises `SourceError` where a day can only be month first and none can only be day first."""
    wrong: tuple[Task, str] | None = None
    for task in tasks:
        for name in DATED:
            found = _DAY_FIRST.fullmatch(str(task.get(name)).strip())
            if found and int(found["one"]) > 12 >= int(found["two"]):
                return
            if found and int(found["two"]) > 12 >= int(found["one"]):
                wrong = wrong or (task, str(task.get(name)))
    if wrong:
        message = f"the day {wrong[1]!r} can only be month first, and days are read day first"
        raise refused(
            Problem(file, line_of(wrong[0]), None, "date-order", message, "export it with the date format %Y-%m-%d")
        )


def deadline(task: Task) -> dict[str, str]:
    """The note of a task that has a deadline: its day, else what is written there.

    >>> deadline({"deadline": "01-07-2024 17:00"})
    {'note': 'deadline 2024-07-01'}
    """
    value = task.get("deadline")
    if value in (None, ""):
        return {}
    try:
        found = _moment(value, "deadline")
    except Unreadable:
        found = None
    return {"note": f"deadline {found.date().isoformat() if found else repr(value)[:60]}"}


@dataclass(frozen=True)
class Days:
    """How this file's days are read; `counts_days` where no task shows its durations to count otherwise."""

    counts_days: bool

    @classmethod
    def of(cls, tasks: list[Task], file: str, problems: list[Problem]) -> Days:
        """From the tasks that have both an end and a duration; a difference is a warning."""
        differing = [task for task in tasks if _differs(task)]
        if differing:
            message = (
                f"the duration of {len(differing)} tasks is not the days from start to end, so ends alone are read"
            )
            hint = "durations seem to count working days or another unit"
            line = line_of(differing[0])
            problems.append(Problem(file, line, None, "duration-unit", message, hint, "warning"))
        return cls(not differing)

    def fields(self, task: Task, *, is_moment: bool) -> dict[str, str]:
        """The date fields of a task; none where it has no date. Raises `Unreadable` for what can't be told."""
        start, end = (_moment(task.get(name), name) for name in ("start_date", "end_date"))
        if (start is None or end is None) and not is_moment and task.get("duration") not in (None, ""):
            start, end = self._counted(start, end, task["duration"])
        if is_moment or (start is not None and start == end):
            day = start or end
            return days(day.date() if day else None, None, is_point=True)
        if start and end and end < start:
            raise Unreadable(f"the end {task.get('end_date')!r} lies before the start", "correct one of the two")
        return days(start.date() if start else None, _last_day(end), is_point=False)

    def _counted(self, start: datetime | None, end: datetime | None, value: Any) -> tuple[datetime, datetime]:
        """Both edges, the missing one counted from the other."""
        shown = repr(value)[:40]
        if not self.counts_days:
            raise Unreadable(f"the duration {shown} counts no calendar days in this file", "write end_date", "duration")
        length = _length(value)
        if length is None:
            raise Unreadable(f"can't read the duration {shown}", "write a number of days", "duration")
        try:
            if start is not None:
                return start, start + length
            if end is not None:
                return end - length, end
        except OverflowError as error:
            side = "past the year 9999" if start else "back before the year 1"
            raise Unreadable(f"the duration {shown} reaches {side}", "correct it", "duration") from error
        raise Unreadable(f"the duration {shown} without a start or an end", "write start_date", "date-missing")


def _last_day(end: datetime | None) -> date | None:
    """An end at midnight is exclusive."""
    if end is None or end.time() != time():
        return end.date() if end else None
    if end.date() == date.min:
        raise Unreadable("the end has no day before it", "correct it")
    return (end - _DAY).date()


def _length(value: Any) -> timedelta | None:
    try:
        is_number = isinstance(value, int | float | str) and not isinstance(value, bool)
        length = timedelta(days=float(value)) if is_number else None
    except (ValueError, OverflowError):
        return None
    return length if length is not None and length >= timedelta() else None


def _differs(task: Task) -> bool:
    length = _length(task.get("duration")) if task.get("duration") not in (None, "", 0, "0") else None
    try:
        start, end = (_moment(task.get(name), name) for name in ("start_date", "end_date"))
    except Unreadable:
        return False
    return bool(start and end and end >= start and length is not None and abs(end - start - length) >= _DAY)


def _moment(value: Any, name: str) -> datetime | None:
    text = value.strip() if isinstance(value, str) else value
    found = _DAY_FIRST.fullmatch(text) if isinstance(text, str) else None
    if not found:
        if isinstance(text, str) and text and not ISO_MOMENT.fullmatch(text):
            raise Unreadable(f"can't read {name} {text[:40]!r}", "write it as DD-MM-YYYY HH:mm or YYYY-MM-DD")
        return read_moment(text, name)
    try:
        day = date(int(found["year"]), int(found["two"]), int(found["one"]))
    except ValueError as error:
        raise Unreadable(f"no calendar has {name} {text!r} (day first)", "correct the day") from error
    return at_time(day, found, name, text)
