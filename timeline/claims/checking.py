"""Rows to claims: every row is checked whole, and either becomes a claim or is left out with its reasons.

Two passes, because a chain's kind is settled over all its rows before any date is read. Rows in are always the claims
and the rows left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.claims.assertion import read_assertion
from timeline.claims.claim import ChainKey, Claim, doubts
from timeline.claims.identity import claim_ids, read_supersedes
from timeline.claims.milestones import ACTIVITIES
from timeline.claims.phrases import Speaker
from timeline.claims.terms import read_milestone, read_status
from timeline.claims.texts import Texts, clean
from timeline.claims.timing import has_parts, read_timing
from timeline.dates import Conventions
from timeline.errors import NeedsReference, Problem
from timeline.sources import Row
from timeline.sources.fields import REQUIRED

__all__ = ["Checked", "check_rows"]


@dataclass(slots=True)
class Checked:
    """The claims that stand, in the rows' order, with their ids; who supersedes whom by id; all problems."""

    claims: list[Claim] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    supersedes: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check_rows(rows: Sequence[Row], conventions: Conventions, today: date) -> Checked:
    """Check all rows: texts, words, kinds, dates, ids, and what supersedes what."""
    check = _Check(rows)
    check.words()
    check.dates(conventions)
    check.identities()
    return check.result(today)


class _Check:
    """The work in progress: what is known of each row, by its index."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.problems: list[list[Problem]] = [list(row.faults) for row in rows]
        self.texts: list[Texts] = []
        self.keys: list[ChainKey] = []
        self.statuses: list[str] = []
        self.claims: dict[int, Claim] = {}

    def is_left_out(self, index: int) -> bool:
        return any(problem.severity == "error" for problem in self.problems[index])

    def report(self, index: int, problem: Problem) -> None:
        self.problems[index].append(problem)
        if problem.severity == "error":
            self.claims.pop(index, None)

    def words(self) -> None:
        """The first pass: texts, milestone, status, and the chain of each row."""
        for row, problems in zip(self.rows, self.problems, strict=True):
            texts, faults = clean(row)
            problems.extend(faults)
            if row.cells or not row.faults:  # a row that could not be read at all has said so already
                problems.extend(_missing(row, name) for name in REQUIRED if name not in row.cells)
            milestone = read_milestone(row, texts, problems)
            self.texts.append(texts)
            self.statuses.append(read_status(row, texts, problems))
            self.keys.append(
                (texts.get("production", ""), milestone, texts.get("label", ""), texts.get("territory", ""))
            )

    def dates(self, conventions: Conventions) -> None:
        """The second pass: when it was said and when it happens, now that the kind of each chain is known."""
        spans = {key for key, row in zip(self.keys, self.rows, strict=True) if key[1] in ACTIVITIES or has_parts(row)}
        for index, row in enumerate(self.rows):
            if row.cells:
                self._date(index, row, conventions, is_span=self.keys[index] in spans)

    def _date(self, index: int, row: Row, conventions: Conventions, *, is_span: bool) -> None:
        texts, problems, status = self.texts[index], self.problems[index], self.statuses[index]
        assertion = read_assertion(row, texts, conventions, problems)
        said = assertion.window if assertion else None
        speaker = Speaker(conventions, said, "past" if status == "actual" else "future")
        faults: list[Problem] = []
        timing = read_timing(row, texts, speaker, faults, is_span=is_span, needs_date=status != "canceled")
        # Without a readable assertion nobody knows what relative phrases count from: that is one fault, not two.
        problems.extend(fault for fault in faults if assertion or fault.code != NeedsReference.code)
        if timing and assertion and not self.is_left_out(index):
            self.claims[index] = Claim(row, texts, self.keys[index], is_span, status, timing, assertion)

    def identities(self) -> None:
        """Ids and `supersedes`, over all rows: a claim that was left out is still known by its id."""
        self.ids = claim_ids(self.rows, self.texts, self.report)
        keys = {index: claim.key for index, claim in self.claims.items()}
        self.named = read_supersedes(self.rows, self.texts, self.ids, keys, self.report)
        for index, other in list(self.named.items()):
            if other not in self.claims:
                del self.named[index]
                hint = "it is put in order by its assertion date until that one is corrected"
                message = f"supersedes {self.ids[other]!r}, which was left out"
                self.report(index, self._warning(index, message, hint))

    def _warning(self, index: int, message: str, hint: str) -> Problem:
        return self.rows[index].problem("supersedes", "supersedes-left-out", message, hint, severity="warning")

    def result(self, today: date) -> Checked:
        for index, claim in self.claims.items():
            self.problems[index].extend(doubts(claim, today))
        kept = sorted(self.claims)
        return Checked(
            [self.claims[index] for index in kept],
            [self.ids[index] for index in kept],
            {self.ids[one]: self.ids[other] for one, other in self.named.items() if one in self.claims},
            list(_told_once(problem for problems in self.problems for problem in problems)),
        )


def _missing(row: Row, name: str) -> Problem:
    return row.problem(None, "field-missing", f"no {name!r}", f"every claim needs its {name}")


def _told_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Each new milestone's note once, at its first place."""
    seen: set[str] = set()
    for problem in problems:
        if problem.code == "milestone-new":
            if problem.message in seen:
                continue
            seen.add(problem.message)
        yield problem
