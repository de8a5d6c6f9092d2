"""One claim in short texts: what a cell, a card or the drawer says of it.

It words a row of the frame and decides nothing. Texts are plain; the page escapes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd

from timeline.marks import Bounds, Mark
from timeline.words import about, day, milestone_name, slip_mark, slip_words, span, window

__all__ = [
    "STATE_GLYPHS",
    "bounds",
    "chain_name",
    "citation",
    "days",
    "due",
    "glyph_of",
    "link",
    "quoted",
    "read_as",
    "said",
    "slip",
    "slip_in_words",
    "source_name",
    "tone",
]

CONTROLS: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""What turns the direction of all text after it, until that is ended."""
STATE_GLYPHS: Final = ("actual", "canceled", "conflicting", "current", "met", "rumored", "superseded")
UNKNOWN: Final[Bounds] = (None, None)
Row = Mapping[Any, Any]


def bounds(row: Row, edge: str) -> Bounds:
    """The inclusive bounds of `start`, `end` or `asserted`."""
    return _day(row[f"{edge}_earliest"]), _day(row[f"{edge}_latest"])


def _day(value: Any) -> date | None:
    """A day of a frame's row, or of a plain one."""
    if value is None or type(value) is date:
        return value
    return None if pd.isna(value) else value.date()


def read_as(row: Row) -> str:
    """The bounds that a phrase was read as; "no date" where none was said."""
    start, end = bounds(row, "start"), bounds(row, "end")
    if start == end == UNKNOWN:
        return "no date"
    if row["kind"] == "point":
        return window(*start)
    if end == UNKNOWN:
        return f"starts {window(*start)}"
    if start == UNKNOWN:
        return f"ends {window(*end)}"
    return span(start, end)


def days(low: date | None, high: date | None) -> str:
    """How wide a window is, both days counted.

    >>> june = date(2024, 6, 7)
    >>> days(date(2024, 3, 1), date(2024, 8, 31)), days(june, june), days(None, june)
    ('184 days', '1 day', 'open')
    """
    if low is None or high is None:
        return "open"
    width = (high - low).days + 1
    return f"{width:,} {'day' if width == 1 else 'days'}"


def due(mark: Mark, as_of: date) -> str:
    """That a date which stands has passed, and nobody said that it happened; "" where that is not so."""
    last = mark.due_by(as_of)
    return f"by {day(last)}; no source says that it happened" if last else ""


def said(row: Row) -> str:
    """When it was said."""
    return about(*bounds(row, "asserted"))


def source_name(row: Row) -> str:
    """Who said it, as short as it is known."""
    return str(row["publisher"] or row["source_title"] or row["source_id"] or "no source named")


def quoted(row: Row) -> str:
    """The phrase as stated, in quotation marks; "no date" where none was."""
    return f"“{row['stated']}”" if row["stated"] else "no date"


def slip(row: Row) -> str:
    """The slip against the claim that this one replaced, in days; "" where there is none."""
    return slip_mark(*_slip(row)).removesuffix(" d")


def slip_in_words(row: Row) -> str:
    """The slip with its direction; "" where it has none."""
    return slip_words(*_slip(row), tone(row), actual=row["status"] == "actual") if tone(row) else ""


def tone(row: Row) -> str:
    """`later`, `earlier`, or "" where the bounds cross or touch no side."""
    low, high = _slip(row)
    if low is not None and low > 0:
        return "later"
    return "earlier" if high is not None and high < 0 else ""


def glyph_of(row: Row) -> str:
    """The glyph that stands for a claim's state, one of `STATE_GLYPHS`."""
    if row["state"] in ("superseded", "conflicting", "canceled"):
        return str(row["state"])
    if row["state"] == "fulfilled":
        return "met"
    return {"actual": "actual", "rumored": "rumored", "canceled": "canceled"}.get(row["status"], "current")


def chain_name(row: Row, *, production: bool = False) -> str:
    """The milestone that a claim is about, with what tells it apart."""
    parts = [row["production"] if production else "", milestone_name(row["milestone"]), row["label"], row["territory"]]
    return ", ".join(_isolated(part) for part in parts if part)


def _isolated(text: str) -> str:
    """A text whose direction controls end with it.

    >>> _isolated("1917"), ascii(_isolated("\\u202eturned"))
    ('1917', "'\\\\u2068\\\\u202eturned\\\\u2069'")
    """
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if CONTROLS & set(text) else text


def link(url: str) -> str:
    """The address, if it is one that a page may link to (http or https), else "".

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link("http:///x")
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def citation(row: Row) -> str:
    """A line that cites the claim's source."""
    title = f"“{row['source_title']}”" if row["source_title"] else ""
    parts = [row["publisher"], title, said(row), row["locator"], row["url"]]
    return f"{', '.join(part for part in parts if part)}: {quoted(row)}"


def _slip(row: Row) -> tuple[int | None, int | None]:
    return _number(row["slip_min"]), _number(row["slip_max"])


def _number(value: Any) -> int | None:
    return value if value is None or type(value) is int else None if pd.isna(value) else int(value)
