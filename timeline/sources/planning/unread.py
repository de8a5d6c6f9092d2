"""Dated fields of a plan that are no dates of its claims: each kind is told of once, with how many there are.

A deadline or a constraint says when something must be, not when it will be or was. It is no announcement, but that it
stands in the file is said. What says when the file itself was written or changed is no date of the plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from timeline.errors import Problem

__all__ = ["dated_fields", "is_dated", "unread_notes"]

_DATED: Final = re.compile(
    r"\s*(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?:[T ,].*)?\s*", re.DOTALL
)
_CHARACTERS: Final = 64
_OF_THE_FILE: Final = re.compile(
    r"(?:created|updated|modified|imported|synced)(?:_?(?:at|on|date|time))?", re.IGNORECASE
)


def dated_fields(tasks: Iterable[Mapping[str, Any]], known: Collection[str]) -> Counter[str]:
    """How many tasks have a text that begins as a date under each name but the known ones.

    >>> dated_fields([{"end": "2024-06-07", "deadline": "2024-07-01 17:00"}], {"end"})
    Counter({'deadline': 1})
    """
    return Counter(
        str(name)
        for task in tasks
        for name, value in task.items()
        if name not in known and not _OF_THE_FILE.fullmatch(str(name)) and is_dated(value)
    )


def is_dated(value: Any) -> bool:
    """Whether a value is a text that begins as a date in numbers.

    >>> is_dated("7/6/2024"), is_dated("summer 2024")
    (True, False)
    """
    return isinstance(value, str) and len(value) <= _CHARACTERS and bool(_DATED.fullmatch(value))


def unread_notes(counts: Mapping[str, int], file: str, what: str = "tasks") -> Iterator[Problem]:
    """A note for each kind of date that no claim was made of."""
    for name, count in counts.items():
        message = f"{count} of its {what} have {name[:60]!r}, a date of which no claim was made"
        hint = "write it as a claim of its own if it was announced"
        yield Problem(file, None, None, "dates-unread", message, hint, "note")
