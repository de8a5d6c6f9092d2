"""The texts of a row, made clean: outer blanks gone, and whatever no text may hold refused.

It looks at characters and lengths only; what a text means comes after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.claims.clocktimes import DAY_FIELDS, read_moment
from timeline.errors import Problem
from timeline.limits import DATE_CHARACTERS, TITLE_CHARACTERS
from timeline.sources import Row
from timeline.sources.row import BLANKS, CellType

__all__ = ["DATE_FIELDS", "Texts", "clean", "faults_of", "leaves_out_time", "plain_day"]

Texts = dict[str, str]
"""Field name to its text; empty and unreadable fields are not in it."""

DATE_FIELDS: Final = ("date", "start", "end", "duration", "asserted", "published")
NOTES: Final = ("note", "source_note")

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL_IN_NOTES: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(row: Row) -> tuple[Texts, list[Problem]]:
    """The texts of a row and what is wrong with them. A refused text is left out of the texts."""
    texts: Texts = {}
    problems: list[Problem] = []
    for name, cell in row.cells.items():
        if cell.type == "broken":
            continue
        text = cell.text.strip(BLANKS)
        faults = [row.problem(name, *fault) for fault in faults_of(name, text, cell.type)]
        problems.extend(faults)
        if text and not faults:
            texts[name] = plain_day(name, text)
    return texts, problems


def plain_day(name: str, text: str) -> str:
    """The text of a field; in one of a date, without a time of day that stands beside a day.

    >>> plain_day("asserted", "2024-06-07 00:00:00"), plain_day("note", "2024-06-07 00:00:00")
    ('2024-06-07', '2024-06-07 00:00:00')
    """
    moment = read_moment(text) if name in DAY_FIELDS else None
    return text if moment is None else moment.day


def leaves_out_time(name: str, text: str) -> bool:
    """Whether a time other than midnight stands beside a day in the text of a field."""
    moment = read_moment(text) if name in DAY_FIELDS else None
    return moment is not None and not moment.is_midnight


def faults_of(name: str, text: str, kind: CellType) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of whatever is wrong with the text of a field, outer blanks gone."""
    pattern = _CONTROL_IN_NOTES if name in NOTES else _CONTROL
    found = pattern.search(text)
    if found:
        message = f"{name!r} holds a control character, U+{ord(found[0]):04X}, as its character {found.start() + 1}"
        yield "text-control", message, "take it out"
    limit = DATE_CHARACTERS if name in DATE_FIELDS else TITLE_CHARACTERS
    if len(text) > limit and name not in (*NOTES, "url"):
        message = f"{name!r} has {len(text)} characters, more than {limit}: {text[:30]!r}..."
        yield "text-long", message, "shorten it; 'note' may be long"
    if name in DATE_FIELDS and kind == "number":
        message = f"a bare number, {text}, where a date belongs"
        hint = "write it as a text such as 'June 2024' or '75 days', or format the cell as a date"
        yield "date-number", message, hint
