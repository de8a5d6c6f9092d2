"""Everything that there is to say of one row by itself, in the order in which it is found.

It is asked only of rows of which there is something to say; that a row needs none of this is found by column. What
rows say of each other (ids, `supersedes`) is for `identity`.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.claims.assertion import read_assertion
from timeline.claims.clocktimes import DAY_FIELDS
from timeline.claims.phrases import Speaker
from timeline.claims.terms import read_milestone, read_status
from timeline.claims.texts import Texts, clean, leaves_out_time
from timeline.claims.timing import read_timing
from timeline.dates import Conventions
from timeline.errors import NeedsReference, Problem
from timeline.sources import Row
from timeline.sources.fields import REQUIRED
from timeline.sources.row import BLANKS

__all__ = ["tell"]


def tell(row: Row, conventions: Conventions, *, is_span: bool) -> list[Problem]:
    """The problems of a row; `is_span` says whether its chain is an activity's."""
    texts, faults = clean(row)
    problems = [*row.faults, *faults]
    if row.cells or not row.faults:  # a row that could not be read at all has said so already
        problems.extend(_missing(row, name) for name in REQUIRED if name not in row.cells)
    read_milestone(row, texts, problems)
    status = read_status(row, texts, problems)
    problems.extend(_left_out(row))
    if row.cells:
        _tell_times(row, texts, status, conventions, problems, is_span=is_span)
    return problems


def _missing(row: Row, name: str) -> Problem:
    hint = f"every row needs its {name}, also where it is that of the row above"
    return row.problem(None, "field-missing", f"no {name!r}", hint)


def _left_out(row: Row) -> Iterator[Problem]:
    """A note where a time of day is left out; one is enough for a file."""
    for name in DAY_FIELDS:
        text = row.text(name).strip(BLANKS)
        if leaves_out_time(name, text):
            message = f"{text!r} has a time of day, left out here and in other rows: the day on its own clock counts"
            hint = "write the day alone where it was another one on the spot"
            yield row.problem(name, "time-left-out", message, hint, severity="note")


def _tell_times(
    row: Row, texts: Texts, status: str, conventions: Conventions, problems: list[Problem], *, is_span: bool
) -> None:
    assertion = read_assertion(row, texts, conventions, problems)
    said = assertion.window if assertion else None
    speaker = Speaker(conventions, said, "past" if status == "actual" else "future")
    faults: list[Problem] = []
    read_timing(row, texts, speaker, faults, is_span=is_span, needs_date=status != "canceled")
    # Without a readable assertion nobody knows what relative phrases count from: that is one fault, not two.
    problems.extend(fault for fault in faults if assertion or fault.code != NeedsReference.code)
