"""When a calendar's entry takes place: its first and last day, on the wall where it starts.

The end of an event is exclusive (RFC 5545, section 3.6.1), also at midnight; a to-do's DUE is not. An end in another
zone is seen on the start's wall. A zone that is not known by its name still has a wall: its own rules don't matter for
the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.sources.planning.entries import Unreadable

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["Occasion", "day_of", "is_other_day", "occasion", "read_moment", "single", "wall"]

_DAY: Final = timedelta(days=1)
Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """The first and the last day, inclusive; `None` for one that is not said. `start` as it is written."""

    start: Moment | None
    first: date | None
    last: date | None

    def moved(self, start: Moment) -> Occasion:
        """The same length from another start on."""
        first = day_of(start)
        try:
            last = first + (self.last - self.first) if self.first and self.last else None
        except OverflowError as error:
            raise Unreadable("an occurrence reaches past the year 9999", "correct the rule") from error
        return Occasion(start, first, last)


def day_of(moment: Moment) -> date:
    """The day that a calendar on the wall shows."""
    return moment.date() if isinstance(moment, datetime) else moment


def wall(moment: Moment, like: Moment | None = None) -> datetime:
    """What clock and calendar on the wall show, those where `like` is if both have a zone; a day is its midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if isinstance(like, datetime) and like.tzinfo is not None and moment.tzinfo is not None:
        try:
            moment = moment.astimezone(like.tzinfo)
        except OverflowError as error:
            raise Unreadable(f"{moment} lies outside years 1-9999", "correct it") from error
    return moment.replace(tzinfo=None)


def is_other_day(component: Component, zone: str) -> bool:
    """Whether an entry that begins at a time in UTC begins on another day in a zone, as far as that is known."""
    start = getattr(component.get("DTSTART"), "dt", None) if zone else None
    if not isinstance(start, datetime) or start.tzname() != "UTC":
        return False
    try:
        return start.astimezone(ZoneInfo(zone)).date() != start.date()
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return False


def read_moment(component: Component, name: str) -> Moment | None:
    """A property's day or time; `None` where it has none. Raises `Unreadable` where it stands twice or is neither."""
    value = single(component, name)
    if value is None:
        return None
    try:
        found = getattr(value, "dt", None)
    except ValueError:  # of a property that the calendar library could not read
        found = None
    if not isinstance(found, date):
        raise Unreadable(f"{name} is neither a day nor a time", "write it as YYYYMMDD")
    return found


def single(component: Component, name: str) -> Any:
    """A property's value; `Unreadable` where it stands twice."""
    value = component.get(name)
    if isinstance(value, list):
        raise Unreadable(f"{name} stands {len(value)} times", "keep one of them")
    return value


def occasion(component: Component, *, is_todo: bool) -> Occasion:
    """When an event or a to-do takes place. Raises `Unreadable` for what contradicts itself."""
    start = read_moment(component, "DTSTART")
    name = "DUE" if is_todo else "DTEND"
    end, length = read_moment(component, name), _length(component)
    if end is not None and length is not None:
        raise Unreadable(f"{name} beside DURATION", "keep one of them")
    if start is None:
        if length is not None or (not is_todo and end is not None):
            raise Unreadable("no DTSTART to count from", "write DTSTART", "date-missing")
        return Occasion(None, None, day_of(end) if end is not None else None)
    if length is not None:
        return Occasion(start, day_of(start), _after(start, length))
    if end is None:
        return Occasion(start, day_of(start), None if is_todo else day_of(start))
    return Occasion(start, day_of(start), _last_day(start, end, name, is_exclusive=not is_todo))


def _length(component: Component) -> timedelta | None:
    value = single(component, "DURATION")
    if value is None:
        return None
    length = getattr(value, "dt", None)
    if not isinstance(length, timedelta) or length < timedelta():
        raise Unreadable("DURATION is no length of time", "write it as P12D")
    return length


def _after(start: Moment, length: timedelta) -> date:
    """The last day of a length from a start on. Days are those of the calendar, hours pass by the clock."""
    try:
        if not isinstance(start, datetime):
            if length.seconds or length.microseconds:
                raise Unreadable("a DURATION in hours from a whole day", "write it in days")
            return start + max(length - _DAY, timedelta())
        end = start + timedelta(days=length.days)
        rest = length - timedelta(days=length.days)
        end = (end.astimezone(UTC) + rest).astimezone(start.tzinfo) if start.tzinfo else end + rest
        return _before(end, start)
    except OverflowError as error:
        raise Unreadable("DURATION reaches past the year 9999", "correct it") from error


def _last_day(start: Moment, end: Moment, name: str, *, is_exclusive: bool) -> date:
    if isinstance(start, datetime) != isinstance(end, datetime):
        raise Unreadable(f"DTSTART and {name} are not both days or both times", "write them alike")
    begins, ends = wall(start), wall(end, start)
    if ends < begins:
        raise Unreadable(f"{name} lies before DTSTART", "correct one of the two")
    return _before(ends, begins) if is_exclusive else ends.date()


def _before(end: datetime, start: datetime) -> date:
    """The last day before an exclusive end; an end at the start takes no time, on that day."""
    at_midnight = end.time() == time()
    return (end - _DAY).date() if at_midnight and wall(end) > wall(start) else end.date()
