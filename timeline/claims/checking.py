"""Rows to claims: every row is checked whole, and either becomes a claim or is left out with its reasons.

It is done by column, each distinct text and phrase once; only rows of which there is something to say are looked at
one by one, by `telling`. Rows in are always the claims and the rows left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final

import numpy as np

from timeline.claims.assertion import Assertion
from timeline.claims.claim import Claim, doubtful, doubts
from timeline.claims.identity import Named, claim_ids, read_supersedes
from timeline.claims.keys import Keys, read_keys
from timeline.claims.phrases import forget_phrases
from timeline.claims.telling import tell
from timeline.claims.textcolumns import Flags, TextColumns, clean_columns
from timeline.claims.texts import clean
from timeline.claims.times import Answers, Asked, read_assertions, read_timings
from timeline.claims.timing import Timing
from timeline.dates import Conventions, VagueDate
from timeline.errors import Problem
from timeline.frame import CHAIN_KEY, day_array
from timeline.limits import ROWS_TOLD
from timeline.sources.coded import Coded, Numbers, first_rows, together
from timeline.sources.fields import REQUIRED
from timeline.sources.table import Table

__all__ = ["Checked", "Meanings", "check_table", "told_once"]

_ONCE: Final = ("milestone-new", "time-left-out")
"""What is told at its first place only: a new word, and a file's first time of day."""


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """What all rows mean, by column: clean texts, words and chains, when each was said, and when it happens.

    `days` are the frame's six columns of days, for all rows.
    """

    columns: TextColumns
    keys: Keys
    said: Answers[Assertion]
    timing: Answers[Timing]
    stated: Answers[str]
    days: Mapping[str, Any]

    def key(self) -> dict[str, Coded]:
        """The columns of the chain key, in order."""
        return {name: self.keys.milestone if name == "milestone" else self.columns.texts[name] for name in CHAIN_KEY}

    def refused(self) -> Flags:
        """The rows that can't be understood."""
        missing = [~self.columns.filled[name] for name in REQUIRED]
        parts = (self.columns.refused, self.keys.refused, self.said.refused(), self.timing.refused(), *missing)
        refused: Flags = np.logical_or.reduce(parts)
        return refused


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What was made of a table: the rows that are claims, in order (a slice where all are), and all problems.

    `ids` are those of all rows, as a string array; `supersedes` says who supersedes whom, by id.
    """

    meanings: Meanings
    rows: Numbers | slice
    ids: Any
    supersedes: dict[str, str]
    problems: list[Problem]


def check_table(table: Table, conventions: Conventions, today: date) -> Checked:
    """Check all rows: texts, words, kinds, dates, ids, and what supersedes what."""
    meanings = _understand(table, conventions)
    findings = _Findings(~(meanings.refused() | table.faulty()))
    _tell_rows(table, meanings, conventions, findings)
    ids = claim_ids(table, meanings.columns.texts["id"], findings.report)
    supersedes = _supersedes(table, meanings, ids, findings)
    _tell_doubts(table, meanings, today, findings)
    forget_phrases()
    rows = slice(None) if findings.kept.all() else np.flatnonzero(findings.kept)
    return Checked(meanings, rows, ids, supersedes, findings.in_order())


def _understand(table: Table, conventions: Conventions) -> Meanings:
    columns = clean_columns(table)
    keys = read_keys(columns)
    said = read_assertions(columns.texts, conventions)
    asked = Asked(said, keys.is_span, keys.has_status("actual"), keys.has_status("canceled"), conventions)
    timing, stated = read_timings(columns.texts, asked)
    return Meanings(columns, keys, said, timing, stated, _days(said, timing))


def _days(said: Answers[Assertion], timing: Answers[Timing]) -> dict[str, Any]:
    """The frame's columns of days."""
    return {
        **_bounds("start", [each.start if each else None for each in timing.found], timing.number),
        **_bounds("end", [each.end if each else None for each in timing.found], timing.number),
        **_bounds("asserted", [each.window if each else None for each in said.found], said.number),
    }


def _bounds(name: str, windows: Sequence[VagueDate | None], number: Numbers) -> dict[str, Any]:
    """The columns of earliest and latest days, where `number` says which of `windows` is a row's."""
    return {
        f"{name}_earliest": day_array(window.earliest if window else None for window in windows)[number],
        f"{name}_latest": day_array(window.latest if window else None for window in windows)[number],
    }


class _Findings:
    """What is found of rows, by their place, and which of them are kept."""

    def __init__(self, kept: Flags) -> None:
        self.kept = kept
        self.problems: dict[int, list[Problem]] = {}

    def report(self, row: int, problem: Problem) -> None:
        self.problems.setdefault(row, []).append(problem)
        if problem.severity == "error":
            self.kept[row] = False

    def in_order(self) -> list[Problem]:
        """All problems in the rows' order, each new milestone's note once, at its first place, a file's likewise."""
        return list(told_once(chain.from_iterable(self.problems[row] for row in sorted(self.problems))))


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems in their order, without those that repeat what needs telling once."""
    seen: set[tuple[str, str]] = set()
    for problem in problems:
        if problem.code in _ONCE:
            news = (problem.code, problem.message if problem.code == "milestone-new" else problem.file)
            if news in seen:
                continue
            seen.add(news)
        yield problem


def _first_of_files(table: Table, rows: Flags) -> Numbers:
    """The first of some rows in each file."""
    places = np.flatnonzero(rows)
    if not places.size:
        return places
    files = table.files()
    numbers, count = together(files.numbers[places])
    return places[first_rows(numbers, count)]


def _tell_rows(table: Table, meanings: Meanings, conventions: Conventions, findings: _Findings) -> None:
    """What is wrong with single rows, and the first places of new words."""
    told = ~findings.kept | table.remarked()
    told[meanings.keys.noted] = True
    told[_first_of_files(table, meanings.columns.timed)] = True
    untold = np.flatnonzero(~findings.kept)[ROWS_TOLD:]
    told[untold] = False
    places = np.flatnonzero(told).tolist()
    for place, row in zip(places, table.rows(places), strict=True):
        for problem in tell(row, conventions, is_span=bool(meanings.keys.is_span[place])):
            findings.report(place, problem)
    _tell_untold(table, untold.tolist(), findings)


def _tell_untold(table: Table, places: list[int], findings: _Findings) -> None:
    """Nobody mends more rows than that one by one: of the others, how many they are."""
    for row in table.rows(places[:1]):
        rest = len(places) - 1
        message = f"this row and {rest:,} more after it are left out" if rest else "this row is left out, too"
        hint = f"the first {ROWS_TOLD:,} are told of one by one: put them right, then read it again"
        findings.report(places[0], row.problem(None, "rows-untold", message, hint))


def _supersedes(table: Table, meanings: Meanings, ids: Any, findings: _Findings) -> dict[str, str]:
    """Who supersedes whom by id; a claim that names one that was left out is warned of."""
    texts = meanings.columns.texts["supersedes"]
    if not (texts.numbers >= 0).any():
        return {}
    key = meanings.key().values()

    def chain_name(row: int) -> str:
        return " / ".join(part for part in (column.at(row) for column in key) if part)

    names = ids.tolist()
    named = Named(names, findings.kept.copy(), meanings.keys.chain, chain_name)
    found = read_supersedes(table, texts, named, findings.report)
    lost = [place for place, other in found.items() if not findings.kept[other]]
    for place, row in zip(lost, table.rows(lost), strict=True):
        message = f"supersedes {names[found.pop(place)]!r}, which was left out"
        hint = "it is put in order by its assertion date until that one is corrected"
        findings.report(place, row.problem("supersedes", "supersedes-left-out", message, hint, severity="warning"))
    return {names[row]: names[other] for row, other in found.items()}


def _tell_doubts(table: Table, meanings: Meanings, today: date, findings: _Findings) -> None:
    doubted = findings.kept & doubtful(meanings.days, meanings.keys.has_status("actual"), today)
    places = np.flatnonzero(doubted).tolist()
    for place, row in zip(places, table.rows(places), strict=True):
        timing, assertion = meanings.timing.of(place), meanings.said.of(place)
        assert timing is not None  # a claim that is kept
        assert assertion is not None
        claim = Claim(row, clean(row)[0], meanings.keys.status.at(place), timing, assertion)
        for problem in doubts(claim, today):
            findings.report(place, problem)
