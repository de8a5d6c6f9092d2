"""Which chain each row belongs to, by its words, and whether that chain is an activity's.

A chain is settled over all rows, also those that are refused: one row that speaks of a start makes all its chain an
activity. Each distinct word is read once, as `terms` reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from timeline.claims.milestones import ACTIVITIES
from timeline.claims.stated import PARTS
from timeline.claims.terms import STATUSES, read_milestone, read_status
from timeline.claims.textcolumns import Flags, TextColumns
from timeline.claims.texts import Texts
from timeline.errors import Problem
from timeline.sources import Cell, Row
from timeline.sources.coded import Coded, Numbers, first_rows, numbered, together

__all__ = ["Keys", "read_keys"]

ReadWord = Callable[[Row, Texts, list[Problem]], str]


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Of each row: `milestone` and `status` as known words, `chain` (a number), `is_span`.

    `refused` are the rows with a word that is refused; `noted` the first rows of words that are new.
    """

    milestone: Coded
    status: Coded
    chain: Numbers
    is_span: Flags
    refused: Flags
    noted: Numbers

    def has_status(self, word: str) -> Flags:
        """The rows of one status."""
        return np.array([*(each == word for each in self.status.texts), False])[self.status.numbers]


def read_keys(columns: TextColumns) -> Keys:
    """The words and chains of all rows."""
    texts = columns.texts
    milestone, unknown, noted = _words("milestone", texts["milestone"], read_milestone)
    status, wrong, _ = _words("status", texts["status"], read_status)
    chain, chains = together(
        texts["production"].numbers, milestone.numbers, texts["label"].numbers, texts["territory"].numbers
    )
    return Keys(
        milestone,
        Coded(np.where(status.numbers < 0, len(status.texts), status.numbers), [*status.texts, STATUSES[0]]),
        chain,
        _spans(columns.filled, milestone, chain, chains),
        unknown | wrong,
        noted,
    )


def _words(name: str, column: Coded, read: ReadWord) -> tuple[Coded, Flags, Numbers]:
    """The words of a column, the rows in which it is refused, and the first row of each that is remarked on."""
    words: list[str] = []
    remarked: list[bool] = []
    for text in column.texts:
        problems: list[Problem] = []
        words.append(read(Row("", None, {name: Cell(text)}), {name: text}, problems))
        remarked.append(bool(problems))
    refused = np.array([*(not word for word in words), False])[column.numbers]
    first = first_rows(column.numbers, len(column.texts))
    coded = numbered(words)
    numbers = np.append(coded.numbers, -1)[column.numbers]
    return Coded(np.where(refused, -1, numbers), coded.texts), refused, first[np.array(remarked, dtype=np.bool_)]


def _spans(filled: Mapping[str, Flags], milestone: Coded, chain: Numbers, chains: int) -> Flags:
    """The rows of activities: those of the vocabulary, and chains of which a row has parts."""
    activity = np.array([*(word in ACTIVITIES for word in milestone.texts), False])[milestone.numbers]
    for part in PARTS:
        activity |= filled[part]
    is_span = np.zeros(chains, dtype=np.bool_)
    is_span[chain[activity]] = True
    return is_span[chain]
