"""Everything that there is to say of one row by itself, in the order in which it is found.

It is asked only of rows of which there is something to say; that a row needs none of this is found by column. What
rows say of each other (ids, `supersedes`) is for `identity`.
"""

from __future__ import annotations

from timeline.claims.assertion import read_assertion
from timeline.claims.phrases import Speaker
from timeline.claims.terms import read_milestone, read_status
from timeline.claims.texts import Texts, clean
from timeline.claims.timing import read_timing
from timeline.dates import Conventions
from timeline.errors import NeedsReference, Problem
from timeline.sources import Row
from timeline.sources.fields import REQUIRED

__all__ = ["tell"]


def tell(row: Row, conventions: Conventions, *, is_span: bool) -> list[Problem]:
    """The problems of a row; `is_span` says whether its chain is an activity's."""
    texts, faults = clean(row)
    problems = [*row.faults, *faults]
    if row.cells or not row.faults:  # a row that could not be read at all has said so already
        problems.extend(_missing(row, name) for name in REQUIRED if name not in row.cells)
    read_milestone(row, texts, problems)
    status = read_status(row, texts, problems)
    if row.cells:
        _tell_times(row, texts, status, conventions, problems, is_span=is_span)
    return problems


def _missing(row: Row, name: str) -> Problem:
    return row.problem(None, "field-missing", f"no {name!r}", f"every claim needs its {name}")


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
