"""A time of day beside a day, as databases and spreadsheets write it out: the day on that same clock is what counts.

Only texts that are a whole day and a whole time are taken apart; which day the first part names is for `phrases`.
Midnight says nothing but the day; any other time is left out, which is worth a remark.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["DAY_FIELDS", "Moment", "read_moment"]

DAY_FIELDS: Final = ("date", "start", "end", "asserted", "published")
"""The fields in which a time may stand beside a day."""

_DAY: Final = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4}"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [A-Za-z]{3,9}\.?,? \d{4}"
)
_CLOCK: Final = r"(?P<hour>\d{1,2}):(?P<rest>[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)"
_END: Final = r"(?: ?(?P<half>[ap]m)| ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?"
_MOMENT: Final = re.compile(rf"(?P<day>{_DAY})(?:T|,? +){_CLOCK}{_END}", re.ASCII | re.IGNORECASE)


class Moment(NamedTuple):
    """The day's text, and whether the time beside it is midnight."""

    day: str
    is_midnight: bool


@lru_cache(maxsize=65536)
def read_moment(text: str) -> Moment | None:
    """The day and the time that a text is made of; `None` for any other text.

    >>> read_moment("2024-06-07T00:00:00Z"), read_moment("6/7/2024 8:30 PM"), read_moment("June 7, 2024")
    (Moment(day='2024-06-07', is_midnight=True), Moment(day='6/7/2024', is_midnight=False), None)
    """
    found = _MOMENT.fullmatch(text) if ":" in text else None
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if hour > 23 or (half and not 1 <= hour <= 12):
        return None
    is_first_hour = hour == 12 if half == "am" else hour == 0 and not half
    return Moment(found["day"], is_first_hour and not found["rest"].strip("0:.,"))
