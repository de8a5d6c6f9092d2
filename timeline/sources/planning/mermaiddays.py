"""`dateFormat` of a Mermaid gantt diagram: how its dates are written, read exactly so and no other way.

The tokens are those of dayjs, which Mermaid reads dates with. A format that leaves the year open, counts seconds or
names weeks is refused, for its dates would depend on the day or the place of reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

__all__ = ["DateFormat", "Precision", "read_format"]

Precision = Literal["day", "month", "year"]

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT: Final = tuple(month[:3] for month in _MONTHS)
_TOKEN: Final = re.compile(
    r"\[(?P<literal>[^\[\]]*)\]|(?P<token>YYYY|YY?|Q|MM?M?M?|Do|DD?D?D?|d{1,4}|ww?|WW?|HH?|hh?|kk?|mm?|ss?|S{1,9}|A|a|ZZ?|z{1,3}"
    r"|X|x|LTS?|L{1,4}|l{1,4}|GGGG|gggg|E|e)"
)
_PATTERNS: Final = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short_year>\d\d)",
    "MMMM": f"(?P<month_name>{'|'.join(_MONTHS)})",
    "MMM": f"(?P<month_short>{'|'.join(_SHORT)})",
    "MM": r"(?P<month>0[1-9]|1[0-2])",
    "M": r"(?P<month>1[0-2]|[1-9])",
    "DD": r"(?P<day>0[1-9]|[12]\d|3[01])",
    "D": r"(?P<day>[12]\d|3[01]|[1-9])",
    "Do": r"(?P<day>[12]\d|3[01]|[1-9])(?P<ordinal>st|nd|rd|th)",
    "HH": r"(?P<hour>[01]\d|2[0-3])",
    "H": r"(?P<hour>1\d|2[0-3]|\d)",
    "hh": r"(?P<clock>0[1-9]|1[0-2])",
    "h": r"(?P<clock>1[0-2]|[1-9])",
    "mm": r"(?P<minute>[0-5]\d)",
    "m": r"(?P<minute>[1-5]\d|\d)",
    "ss": r"(?P<second>[0-5]\d)",
    "s": r"(?P<second>[1-5]\d|\d)",
    "SSS": r"(?P<fraction>\d{3})",
    "SS": r"(?P<fraction>\d\d)",
    "S": r"(?P<fraction>\d)",
    "A": "(?P<half>AM|PM)",
    "a": "(?P<half>am|pm)",
    # The day is the one on the wall there, whatever the distance from UTC.
    "Z": r"(?P<zone>[+-]\d\d:\d\d)",
    "ZZ": r"(?P<zone>[+-]\d{4})",
}


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A format: its text, and the pattern of the dates that it writes."""

    text: str
    pattern: re.Pattern[str]

    def read(self, text: str) -> tuple[datetime, Precision] | None:
        """The time that a text names, at its beginning, and how precisely; `None` where it is not of this format.

        >>> read_format("D MMM YYYY").read("7 Jun 2024")
        (datetime.datetime(2024, 6, 7, 0, 0), 'day')
        """
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        parts = {name: value for name, value in found.groupdict().items() if value is not None}
        precision: Precision = "day" if "day" in parts else "month" if _month(parts) else "year"
        if "ordinal" in parts and parts["ordinal"] != _ordinal(int(parts["day"])):
            return None
        try:
            clock = (_hour(parts), int(parts.get("minute", "0")), int(parts.get("second", "0")))
            return datetime(_year(parts), _month(parts) or 1, int(parts.get("day", "1")), *clock), precision
        except ValueError:
            return None


def read_format(text: str) -> DateFormat:
    """The format of a `dateFormat` line. Raises `ValueError` with the reason for one that can't be read exactly."""
    pattern, place, seen = "", 0, set()
    for found in _TOKEN.finditer(text):
        pattern += re.escape(text[place : found.start()])
        place = found.end()
        token = found["token"]
        if token is None:
            pattern += re.escape(found["literal"])
            continue
        if token not in _PATTERNS:
            raise ValueError(f"its {token!r} names no day that is the same everywhere")
        seen.add(token[0] if token[0] in "YMD" else token)
        pattern += _PATTERNS[token]
    if "Y" not in seen or ("D" in seen and "M" not in seen):
        raise ValueError("it does not name the year, or not the month of a day")
    try:
        return DateFormat(text, re.compile(pattern + re.escape(text[place:]), re.ASCII))
    except re.error as error:
        raise ValueError("it names one part of the date twice") from error


def _year(parts: dict[str, str]) -> int:
    if "year" in parts:
        return int(parts["year"])
    short = int(parts["short_year"])
    return short + (1900 if short > 68 else 2000)  # as dayjs completes it


def _month(parts: dict[str, str]) -> int:
    if "month_name" in parts:
        return _MONTHS.index(parts["month_name"]) + 1
    if "month_short" in parts:
        return _SHORT.index(parts["month_short"]) + 1
    return int(parts.get("month", "0"))


def _hour(parts: dict[str, str]) -> int:
    if "clock" not in parts:
        return int(parts.get("hour", "0"))
    clock = int(parts["clock"])
    if "half" not in parts:
        return clock
    return clock % 12 + (12 if parts["half"].lower() == "pm" else 0)


def _ordinal(day: int) -> str:
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
