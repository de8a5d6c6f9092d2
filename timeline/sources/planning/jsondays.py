"""Days as planning tools write them in JSON: ISO days and timestamps, and typed fields read without guessing.

A time of day is dropped: the day is the one written, on its own wall clock. Relative days are for nobody to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from timeline.sources.planning.entries import Unreadable

__all__ = ["ISO_MOMENT", "at_time", "day_of", "group_of", "iso_day", "plain_text", "read_moment"]

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ISO_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[ T](?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
"""An ISO day, alone or with a time of day, to the hour at least, and its zone; its zeros may be missing, as programs
write it."""


def plain_text(value: Any) -> str:
    """A text or a whole number as text; "" for anything else.

    >>> plain_text(12), plain_text(" a "), plain_text(None)
    ('12', 'a', '')
    """
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def group_of(value: Any, *path: str) -> Any:
    """What lies at the end of a path of names, `None` where any step of it is no object or is missing."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def iso_day(value: Any, name: str) -> date | None:
    """The day of an ISO date; `None` where nothing is given. Raises `Unreadable` for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        return _checked(value, name, value)
    raise Unreadable(f"can't read {name} {_shown(value)}", "write it as YYYY-MM-DD")


def read_moment(value: Any, name: str) -> datetime | None:
    """The wall-clock time of an ISO timestamp or day (its midnight); `None` where nothing is given."""
    if value is None or value == "":
        return None
    found = ISO_MOMENT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise Unreadable(f"can't read {name} {_shown(value)}", "write it as YYYY-MM-DD")
    day = _checked(found["day"], name, value)
    return at_time(day, found, name, value)


def at_time(day: date, found: re.Match[str], name: str, value: Any) -> datetime:
    """A day with the `hour`, `minute` and `second` of a match. Raises `Unreadable` for a time that no clock shows."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second)
    except ValueError as error:
        raise Unreadable(f"no clock shows the time of {name} {_shown(value)}", "correct the time") from error


def day_of(value: Any) -> str:
    """The day of an ISO timestamp as text, "" where there is none that can be read."""
    try:
        moment = read_moment(value, "")
    except Unreadable:
        return ""
    return moment.date().isoformat() if moment else ""


def _checked(text: str, name: str, value: Any) -> date:
    try:
        return date(*map(int, text.split("-")))
    except ValueError as error:
        raise Unreadable(f"no calendar has the day of {name} {_shown(value)}", "correct the day") from error


def _shown(value: Any) -> str:
    return repr(value)[:60]
