"""What a spreadsheet's number format shows of a date: the day, only the month or the year, or only a time.

A cell that shows "Jun 2026" holds the first of June all the same; whoever typed it said a month.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

__all__ = ["Unit", "shown_unit"]

Unit = Literal["day", "month", "year", "time"]
# Texts in quotation marks, single escaped or spaced characters, and colours, conditions or languages in brackets.
_NO_PART: Final = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]|am/pm|a/p', re.IGNORECASE)


@lru_cache(maxsize=256)
def shown_unit(number_format: str) -> Unit:
    """The finest unit of the calendar that a format shows.

    >>> [shown_unit(text) for text in ("yyyy-mm-dd", "mmm-yy", '"Q2" yyyy', "mm:ss", "dddd, d mmm", "[$-409]mmmm yy;@")]
    ['day', 'month', 'year', 'time', 'day', 'month']
    """
    parts = _NO_PART.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    if "d" in parts:
        return "day"
    if "y" not in parts and ("h" in parts or "s" in parts):
        return "time"
    if "m" in parts and not ("h" in parts or "s" in parts):
        return "month"
    return "year" if "y" in parts and "m" not in parts else "day"
