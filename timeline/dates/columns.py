"""Columns of phrases at array speed, each row read exactly as `parse_date` would read it alone.

ISO days are read by numpy, all at once; of everything else each distinct phrase goes through the grammar once. What is
refused doesn't stop the column: the refusal is the answer of its row.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from timeline.dates.bounds import VagueDate, VagueSpan
from timeline.dates.conventions import Conventions
from timeline.dates.parse import DEFAULT, Meaning, Reference, Tense, check_said, is_relative, tried
from timeline.errors import DateError, UsageError

__all__ = ["DateColumn", "iso_days", "parse_dates"]

Days: TypeAlias = npt.NDArray[np.datetime64]
Numbers: TypeAlias = npt.NDArray[np.int64]

ISO_LENGTH: Final = 10
HYPHENS: Final = (4, 7)
DIGITS: Final = (0, 1, 2, 3, 5, 6, 8, 9)
EPOCH: Final = date(1970, 1, 1).toordinal()
NOT_KNOWN: Final = int(np.iinfo(np.int64).min)  # NaT
EXACT: Final = -1
"""The code of an ISO day."""


@dataclass(frozen=True, slots=True, eq=False)
class DateColumn:
    """What each row of a column means. A row gives what `parse_date` gives, or the `DateError` that it raises.

    The four arrays (`datetime64[D]`, one element a row, inclusive days) hold the bounds; a moment ends when it starts.
    NaT is an open side, and all four are NaT where the row is a length of time or was refused. `codes` says which of
    `answers` is a row's (int64), or -1 where the row is an exact ISO day, which needs none. `texts` are the phrases.

    >>> column = parse_dates(["2024-06-07", "early 2024", "soonish"])
    >>> column.start_latest[:2].tolist()
    [datetime.date(2024, 6, 7), datetime.date(2024, 4, 30)]
    >>> column[1].precision, list(column.refusals)
    ('part', [2])
    """

    texts: Sequence[Any]
    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days
    codes: Numbers
    answers: tuple[Meaning | DateError, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, row: int) -> Meaning | DateError:
        code = int(self.codes[row])
        if code != EXACT:
            return self.answers[code]
        day = self.start_earliest[row].item()
        return VagueDate(day, day, "day", text=self.texts[row])

    def __iter__(self) -> Iterator[Meaning | DateError]:
        return (self[row] for row in range(len(self)))

    @property
    def refusals(self) -> dict[int, DateError]:
        """The refused rows, by their place from 0, each with its reason."""
        is_refused = np.array([*(isinstance(answer, DateError) for answer in self.answers), False])  # of code -1
        found = ((row, self[row]) for row in np.flatnonzero(is_refused[self.codes]).tolist())
        return {row: answer for row, answer in found if isinstance(answer, DateError)}


def parse_dates(
    texts: Iterable[Any],
    references: Reference | Iterable[Reference] = None,
    conventions: Conventions = DEFAULT,
    *,
    tense: Tense | Iterable[Tense] = "future",
) -> DateColumn:
    """Read a column of phrases: a list, a numpy array or a pandas Series, of any length.

    `references` (when each was said) and `tense` are one for all rows, or one for each. Nothing is raised for a phrase
    that is refused; see `DateColumn.refusals`. `UsageError` where an argument can't be used, or where there are not as
    many references or tenses as phrases.
    """
    phrases = texts.tolist() if hasattr(texts, "tolist") else list(texts)  # an array or a pandas Series
    said = _said(references, tense, len(phrases))
    days = iso_days(phrases)
    rest = np.flatnonzero(np.isnat(days))
    codes = np.full(len(phrases), EXACT)
    codes[rest] = _numbered(_questions(phrases, rest.tolist(), said, conventions))
    firsts = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=EXACT)).tolist()
    answers = tuple(tried(phrases[row], said.references[row], conventions, said.tenses[row]) for row in firsts)
    return DateColumn(phrases, *_sides(days, codes, answers), codes, answers)


def iso_days(texts: Sequence[Any]) -> Days:
    """The days written `YYYY-MM-DD` that the calendar has (`datetime64[D]`), NaT for everything else.

    >>> iso_days(["2024-02-29", "2023-02-29", "June"]).tolist()
    [datetime.date(2024, 2, 29), None, None]
    """
    found = np.full(len(texts), "NaT", dtype="datetime64[D]")
    signs, ends = _signs(texts)
    lengths = np.diff(ends, prepend=-1) - 1
    fits = np.flatnonzero(lengths == ISO_LENGTH)
    if fits.size:
        found[fits] = _days_of(signs[ends[fits] - ISO_LENGTH + np.arange(ISO_LENGTH)[:, np.newaxis]])
    return found


def _signs(texts: Sequence[Any]) -> tuple[npt.NDArray[np.uint8], Numbers]:
    """All texts as lines in one row of characters, and where each ends. A character that is not ASCII is a `?`."""
    try:
        lines = "\n".join([*texts, ""])
    except TypeError:
        return _signs(_lines_alone(texts))
    signs = np.frombuffer(lines.encode("ascii", "replace"), dtype=np.uint8)
    ends = np.flatnonzero(signs == ord("\n"))
    return (signs, ends) if len(ends) == len(texts) else _signs(_lines_alone(texts))


def _lines_alone(texts: Sequence[Any]) -> list[str]:
    """The texts, empty where one is no text, or holds the end of a line."""
    return [text if isinstance(text, str) and "\n" not in text else "" for text in texts]


def _days_of(signs: npt.NDArray[np.uint8]) -> Days:
    """Days of texts of ten characters, given as ten rows of characters."""
    digits = signs - np.uint8(ord("0"))  # what is no digit wraps round to more than 9
    is_iso = (signs[HYPHENS, :] == ord("-")).all(axis=0) & (digits[DIGITS, :] <= 9).all(axis=0)
    thousands, hundreds, tens, ones, _, ten_months, months, _, ten_days, days = digits.astype(np.int32)
    year, month, day = (
        thousands * 1000 + hundreds * 100 + tens * 10 + ones,
        ten_months * 10 + months,
        ten_days * 10 + days,
    )
    is_month = is_iso & (year > 0) & (month > 0) & (month <= 12)
    starts = _month_starts()
    place = np.where(is_month, year * 12 + month - 13, 0)
    first, next_first = starts[place], starts[place + 1]
    found: Days = first + (day - 1)
    found[~(is_month & (day > 0) & (found < next_first))] = np.datetime64("NaT")
    return found


@cache
def _month_starts() -> Days:
    """The first day of every month of the years 1-9999, and of the one after."""
    months: Days = np.arange("0001-01", "10000-02", dtype="datetime64[M]")
    return months.astype("datetime64[D]")


@dataclass(frozen=True, slots=True)
class _Said:
    """When each row was said, and in which tense."""

    references: list[Reference]
    tenses: list[Tense]
    is_one: bool
    """Whether all rows were said alike."""


def _said(references: Any, tense: Any, count: int) -> _Said:
    is_one, is_shared = isinstance(references, get_args(Reference)), isinstance(tense, str)
    found = _Said(
        [references] * count if is_one else list(references),
        [tense] * count if is_shared else list(tense),
        is_one and is_shared,
    )
    for name, each in (("references", found.references), ("tense", found.tenses)):
        if len(each) != count:
            raise UsageError(f"{name}: {len(each)} for {count} phrases: give one for all, or one for each")
    for reference in [references] if is_one else {type(each): each for each in found.references}.values():
        check_said(reference, "future")
    for one in [tense] if is_shared else set(found.tenses):
        check_said(None, one)
    return found


def _questions(phrases: list[Any], rows: list[int], said: _Said, conventions: Conventions) -> list[Hashable]:
    """What rows that mean the same have in common: the phrase, and where it matters, when and how it was said."""
    asked = [phrases[row] for row in rows]
    names: list[Hashable] = [phrase if isinstance(phrase, str) else id(phrase) for phrase in asked]
    if said.is_one:
        return names
    moves = cache(lambda name: is_relative(name, conventions))
    each = zip(names, rows, strict=True)
    return [(name, said.references[row], said.tenses[row]) if moves(name) else name for name, row in each]


def _numbered(keys: Iterable[Hashable]) -> list[int]:
    """Keys by number, in order of their first appearance."""
    number_of: dict[Hashable, int] = {}
    return [number_of.setdefault(key, len(number_of)) for key in keys]


def _sides(days: Days, codes: Numbers, answers: tuple[Meaning | DateError, ...]) -> tuple[Days, Days, Days, Days]:
    """The four columns of bounds."""
    if not answers:
        return days, days, days, days
    ends = [*map(_ends, answers), _ends(None)]  # the last is that of code -1, and not used
    first, second, third, last = (
        np.where(codes == EXACT, days, np.array(side).astype("datetime64[D]")[codes])
        for side in zip(*ends, strict=True)
    )
    return first, second, third, last


def _ends(answer: Meaning | DateError | None) -> tuple[int, int, int, int]:
    if isinstance(answer, VagueDate):
        earliest, latest = _number(answer.earliest), _number(answer.latest)
        return earliest, latest, earliest, latest
    if isinstance(answer, VagueSpan):
        start, end = answer.start, answer.end
        return _number(start.earliest), _number(start.latest), _number(end.earliest), _number(end.latest)
    return NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN


def _number(day: date | None) -> int:
    """A day as numpy counts it."""
    return NOT_KNOWN if day is None else day.toordinal() - EPOCH
