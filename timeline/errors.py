"""What can go wrong, in two kinds that are never mixed.

The caller's mistake is *raised*, as one of this tree::

    TimelineError
    ├── UsageError          (ValueError)  an argument that can't be used
    ├── SourceError         (OSError)     a file or folder that can't be read at all
    ├── DateError           (ValueError)  a phrase that is refused
    │   ├── AmbiguousDate                 it could mean several dates
    │   ├── ImpossibleDate                no calendar has it, or it lies outside years 1-9999
    │   ├── NeedsReference                relative, and nothing says relative to when
    │   └── UnknownPhrase                 words that are not understood
    └── ExportError         (OSError)     a picture or a table that can't be written

A fault in data is a `Problem`: a value that is collected, counted and printed, so that the other rows live on.
Every message says what, where and what to do, with the offending text by its `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Self

__all__ = [
    "AmbiguousDate",
    "DateError",
    "ExportError",
    "ImpossibleDate",
    "NeedsReference",
    "Problem",
    "Severity",
    "SourceError",
    "TimelineError",
    "UnknownPhrase",
    "UsageError",
]

Severity = Literal["error", "warning", "note"]


class TimelineError(Exception):
    """Anything that this package raises on purpose."""


class UsageError(TimelineError, ValueError):
    """An argument, option or query that can't be used."""


class SourceError(TimelineError, OSError):
    """A source that can't be read at all. `problem`, where known, says at which place."""

    def __init__(self, message: str, problem: Problem | None = None) -> None:
        super().__init__(message)
        self.problem = problem


class DateError(TimelineError, ValueError):
    """A date phrase that is refused. `hint` says what to write instead; `code` names the kind of refusal."""

    code = "date"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class AmbiguousDate(DateError):
    """A phrase that could mean several dates, each named in the message."""

    code = "date-ambiguous"


class ImpossibleDate(DateError):
    """A day that no calendar has, or one outside years 1-9999."""

    code = "date-impossible"


class NeedsReference(DateError):
    """A relative phrase without a closed date to count from."""

    code = "date-reference"


class UnknownPhrase(DateError):
    """Words that are not understood; the message says which."""

    code = "date-unknown"


class ExportError(TimelineError, OSError):
    """A picture or a table that can't be written."""


@dataclass(frozen=True)
class Problem:
    """One fault in data: where it is, what it is, and what to do about it.

    Lines and columns count from 1; `None` where a format has none. `cell` is a spreadsheet's own place (`claims!C8`).
    An error leaves its row, or its file, out; a warning or a note keeps it. `row` is the line that its row begins on,
    where it speaks of one row: a row of YAML may have several lines.

    >>> print(Problem("a.csv", 3, 7, "date-unknown", "can't read the date 'someday'", "write a year at least"))
    a.csv:3:7: error: can't read the date 'someday' (write a year at least) [date-unknown]
    """

    file: str
    line: int | None
    column: int | None
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    cell: str | None = None
    row: int | None = field(default=None, compare=False, repr=False)

    def __deepcopy__(self, memo: object) -> Self:
        """Itself, since nothing can change it: pandas copies what a frame carries at nearly every step."""
        return self

    def __str__(self) -> str:
        if self.cell:
            where = f"{self.file}:{self.cell}"
        else:
            where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}: {self.severity}: {self.message}{hint} [{self.code}]"
