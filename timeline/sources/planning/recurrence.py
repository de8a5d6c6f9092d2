"""Recurrence: the starts of every occurrence of an entry, or a refusal; never the first one alone.

RRULE (dateutil's, on wall-clock times), RDATE and EXDATE of RFC 5545. Refused are rules without an end, finer than a
day, that go on for more than 1,000 occurrences or 50 years, and those that their own start does not follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final

from dateutil.rrule import rrulestr

from timeline.sources.planning.entries import Unreadable
from timeline.sources.planning.icaltimes import Moment, single, wall

if TYPE_CHECKING:
    from icalendar import Component

__all__ = ["ALL_OCCURRENCES", "OCCURRENCES", "RECURRING", "is_recurring", "starts"]

OCCURRENCES: Final = 1_000
"""How many times an entry may recur."""

RECURRING: Final = 500
"""How many entries of a file may recur."""

ALL_OCCURRENCES: Final = 20_000
"""How many times they may recur, all together: a short rule may stand for many rows."""

_EASTERNMOST: Final = timedelta(hours=14)
_WESTERNMOST: Final = timedelta(hours=-12)
"""How far the clocks of the world are from UTC."""

_HORIZON: Final = timedelta(days=50 * 366)
_PARTS: Final = {
    "DAILY": ("BYMONTH", "BYDAY"),
    "WEEKLY": ("BYMONTH", "BYDAY"),
    "MONTHLY": ("BYMONTH", "BYDAY", "BYMONTHDAY", "BYSETPOS"),
    "YEARLY": ("BYMONTH", "BYDAY", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"),
}
"""What may narrow a rule of each frequency. The rest is finer than a day, or needs thousands of steps to no end."""

_ALWAYS: Final = ("FREQ", "COUNT", "UNTIL", "INTERVAL", "WKST")
_LIMITS: Final = ("COUNT", "UNTIL")
_LIMIT: Final = "write each occurrence as an event of its own, or end the rule sooner"


def is_recurring(component: Component) -> bool:
    """Whether an entry stands for several occurrences."""
    return any(name in component for name in ("RRULE", "RDATE", "EXRULE"))


def starts(component: Component, start: Moment | None) -> tuple[list[Moment], list[str]]:
    """The starts of all occurrences in order, typed as `start` is, and the EXDATEs that exclude none.

    Raises `Unreadable` where they can't all be told.
    """
    if start is None:
        raise Unreadable("it recurs without DTSTART", "write DTSTART", "recurrence")
    if "EXRULE" in component:
        raise Unreadable("EXRULE is not read", _LIMIT, "recurrence")
    begins = wall(start)
    found = set(_by_rule(component, start, begins)) | {begins}
    for moment in _listed(component, "RDATE"):
        if isinstance(moment, datetime) != isinstance(start, datetime):
            raise Unreadable("RDATE and DTSTART are not both days or both times", "write them alike", "recurrence")
        found.add(wall(moment, start))
    unused = []
    by_day = _by_day(found)
    for moment in dict.fromkeys(_listed(component, "EXDATE")):
        excluded = by_day.pop(moment, set()) & found if type(moment) is date else found & {wall(moment, start)}
        found -= excluded
        unused += [] if excluded else [str(moment)]
    if len(found) > OCCURRENCES:
        raise Unreadable(f"it recurs more than {OCCURRENCES:,} times", _LIMIT, "recurrence")
    return [_like(moment, start) for moment in sorted(found)], unused


def _by_day(moments: set[datetime]) -> dict[date, set[datetime]]:
    """The occurrences of each day: an EXDATE without a time takes out all of them."""
    found: dict[date, set[datetime]] = {}
    for moment in moments:
        found.setdefault(moment.date(), set()).add(moment)
    return found


def _like(moment: datetime, start: Moment) -> Moment:
    return moment.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else moment.date()


def _by_rule(component: Component, start: Moment, begins: datetime) -> list[datetime]:
    rule = single(component, "RRULE")
    if rule is None:
        return []
    parts = {str(name).upper(): values if isinstance(values, list) else [values] for name, values in rule.items()}
    _check(parts)
    until, surely = _until(parts.get("UNTIL", [None])[0], start)
    count = parts.get("COUNT", [None])[0]
    horizon = begins + min(_HORIZON, datetime.max - begins)
    text = rule.to_ical().decode()
    named = [part for part in text.split(";") if part.partition("=")[0].upper() not in _LIMITS]
    try:
        _check_start(named, begins)
        moments = takewhile(lambda moment: moment <= min(until or horizon, horizon), _moments(named, begins))
        found = list(islice(moments, min(count or OCCURRENCES + 1, OCCURRENCES + 1)))
    except (ValueError, TypeError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        reason = " ".join(str(error).split())[:120]
        raise Unreadable(f"can't read the rule {text[:60]!r}: {reason}", _LIMIT, "recurrence") from error
    if len(found) > OCCURRENCES:
        raise Unreadable(f"it recurs more than {OCCURRENCES:,} times", _LIMIT, "recurrence")
    if surely is not None and found and found[-1] > surely:
        message = f"UNTIL is in UTC and the event has no zone: nobody can tell whether {found[-1].date()} belongs to it"
        raise Unreadable(message, "write UNTIL as a day", "recurrence")
    if (until or horizon) > horizon or (count is not None and until is None and len(found) < count):
        raise Unreadable("its rule goes on for more than 50 years", _LIMIT, "recurrence")
    return found


def _moments(parts: list[str], begins: datetime) -> Iterator[datetime]:
    return iter(rrulestr(";".join(parts), dtstart=begins, ignoretz=True))


def _check_start(parts: list[str], begins: datetime) -> None:
    """The rule must hold for its own start: what it means otherwise is not defined (RFC 5545, section 3.8.5.3).

    A wide interval asks for this without walking through the years in which nothing fulfils the rule.
    """
    once = [part for part in parts if not part.upper().startswith("INTERVAL=")] + ["INTERVAL=9999"]
    if next(_moments(once, begins), None) != begins:
        raise Unreadable("its rule does not hold for its own start", "correct DTSTART or the rule", "recurrence")


def _check(parts: dict[str, list[Any]]) -> None:
    allowed = _PARTS.get(parts.get("FREQ", [""])[0])
    if allowed is None:
        raise Unreadable("it recurs by other than days, weeks, months and years", _LIMIT, "recurrence")
    if not any(name in parts for name in _LIMITS):
        raise Unreadable("it recurs without end", _LIMIT, "recurrence")
    unknown = [name for name in parts if name not in (*_ALWAYS, *allowed)]
    if unknown:
        raise Unreadable(f"{unknown[0]} in its rule is not read", _LIMIT, "recurrence")
    for name in ("INTERVAL", "COUNT"):
        value = parts.get(name, [1])[0]
        if not isinstance(value, int) or not 1 <= value <= 9999:
            raise Unreadable(f"the {name} {value!r} of its rule can't be used", _LIMIT, "recurrence")


def _until(value: Any, start: Moment) -> tuple[datetime | None, datetime | None]:
    """The last moment, a day being meant whole; and up to which moment that is sure, where it depends on the zone."""
    if value is None:
        return None, None
    if not isinstance(value, datetime):
        if not isinstance(value, date):
            raise Unreadable("the UNTIL of its rule is no day", _LIMIT, "recurrence")
        return datetime.combine(value, time(23, 59, 59)), None
    if value.tzinfo is not None and isinstance(start, datetime) and start.tzinfo is None:
        # A time in UTC against one without a zone: sure only where no zone on earth makes a difference.
        raise Unreadable("UNTIL is in UTC, DTSTART in a zone that is not known", _LIMIT, "recurrence")
    if value.tzinfo is not None and not isinstance(start, datetime):
        moment = wall(value)
        try:
            return moment + _EASTERNMOST, moment + _WESTERNMOST
        except OverflowError as error:
            raise Unreadable("the UNTIL of its rule lies outside years 1-9999", _LIMIT, "recurrence") from error
    return wall(value, start), None


def _listed(component: Component, name: str) -> Iterator[Moment]:
    """The days or times of a list that may stand on several lines."""
    value = component.get(name, [])
    for line in value if isinstance(value, list) else [value]:
        for one in getattr(line, "dts", [line]):
            moment = getattr(one, "dt", None)
            if not isinstance(moment, date):
                raise Unreadable(f"{name} holds what is neither a day nor a time", "write it as YYYYMMDD", "recurrence")
            yield moment
