"""What a vague date is worth in days: bounds, spans and lengths, and their arithmetic.

A phrase such as "early 2024" fixes no day, but two: the earliest and the latest that it can mean. Both are inclusive,
an open side is `None`, and nothing in between is preferred. This module knows no words and no calendar conventions; it
holds the values that a reader of phrases gives, and refuses any that would contradict themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from timeline.dates.notation import to_edtf_date, to_edtf_interval
from timeline.errors import ImpossibleDate, UsageError

__all__ = ["PRECISIONS", "VagueDate", "VagueDuration", "VagueSpan", "hull_of", "joined", "moved"]

PRECISIONS: Final = (
    "day",
    "weekend",
    "week",
    "part",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "range",
    "open",
)
"""How exactly a phrase speaks, by the unit that it names.

`part` is an early, middle or late part of a unit, a `range` anything else with two ends (also a union of two
alternatives), and `open` has at least one side that nobody stated.
"""

QUALIFIERS: Final = ("", "approximate", "uncertain", "approximate, uncertain")


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A moment somewhere within `earliest..latest`, inclusive days of years 1-9999; `None` is an open side.

    `precision` is one of `PRECISIONS`. `qualifier` is `""`, `"approximate"` (circa, `~`), `"uncertain"` (expected, `?`)
    or both, joined by a comma; it never changes the bounds. `text` is the phrase as said, and `convention` names, in
    words, what the reading took for granted ("seasons: meteorological, northern"), or is `""`.

    Equality compares every field; compare `bounds` where only the days matter. Bounds in the wrong order are refused
    with `UsageError`.

    >>> early = VagueDate(date(2024, 1, 1), date(2024, 4, 30), "part")
    >>> early.contains(VagueDate.exact(date(2024, 2, 29))), early.shift(366).latest
    (True, datetime.date(2025, 5, 1))
    """

    earliest: date | None
    latest: date | None
    precision: str
    qualifier: str = ""
    text: str = ""
    convention: str = ""

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise UsageError(f"the earliest day {self.earliest} comes after the latest {self.latest}: swap them")
        if self.precision not in PRECISIONS:
            raise UsageError(f"no precision {self.precision!r}: use one of {', '.join(PRECISIONS)}")
        if self.qualifier not in QUALIFIERS:
            raise UsageError(f"no qualifier {self.qualifier!r}: use '', 'approximate', 'uncertain' or both")

    @classmethod
    def exact(cls, day: date) -> VagueDate:
        """The date that is one known day."""
        return cls(day, day, "day")

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """Earliest and latest day."""
        return self.earliest, self.latest

    @property
    def is_open(self) -> bool:
        """Whether a side is not known."""
        return self.earliest is None or self.latest is None

    @property
    def is_exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def edtf(self) -> str | None:
        """The shortest EDTF text (ISO 8601-2) that reads back to these bounds and qualifier, under any conventions.

        `None` where both sides are open, which no EDTF date says. A precision that EDTF has no word for is not kept:
        a week becomes one of its days.

        >>> VagueDate(date(2024, 6, 3), date(2024, 6, 9), "week", "approximate").edtf
        '[2024-06-03~..2024-06-09~]'
        """
        return to_edtf_date(self.earliest, self.latest, self.qualifier)

    def contains(self, other: VagueDate) -> bool:
        """Whether every day that `other` can be is one that this can be."""
        return _first(self) <= _first(other) and _last(other) <= _last(self)

    def overlaps(self, other: VagueDate) -> bool:
        """Whether at least one day is possible for both."""
        return _first(self) <= _last(other) and _first(other) <= _last(self)

    def hull(self, other: VagueDate) -> VagueDate:
        """The narrowest bounds that hold both; qualifiers and conventions of both are kept."""
        return hull_of((self, other))

    def shift(self, days: int) -> VagueDate:
        """The same bounds, moved by whole days; an open side stays open. Outside years 1-9999: `ImpossibleDate`."""
        return replace(self, earliest=_moved(self.earliest, days), latest=_moved(self.latest, days))

    def marked(self, qualifier: str = "", convention: str = "") -> VagueDate:
        """The same bounds with a qualifier or a convention added to those that it has."""
        if not qualifier and not convention:
            return self
        qualifier = _qualifiers((self.qualifier, qualifier)) if qualifier else self.qualifier
        convention = joined((self.convention, convention)) if convention else self.convention
        return VagueDate(self.earliest, self.latest, self.precision, qualifier, self.text, convention)


@dataclass(frozen=True, slots=True)
class VagueSpan:
    """An activity that starts within `start` and ends within `end`. A start surely after the end is refused.

    >>> span = VagueSpan(VagueDate.exact(date(2022, 11, 1)), VagueDate(date(2022, 12, 1), None, "open"))
    >>> span.hull().bounds
    (datetime.date(2022, 11, 1), None)
    """

    start: VagueDate
    end: VagueDate
    text: str = ""

    def __post_init__(self) -> None:
        if _first(self.start) > _last(self.end):
            raise UsageError(f"the start {self.start.earliest} comes after the end {self.end.latest}: swap them")

    @property
    def precision(self) -> str:
        """That of both sides where they agree, else `range`."""
        return self.start.precision if self.start.precision == self.end.precision else "range"

    @property
    def qualifier(self) -> str:
        """What qualifies either side."""
        return _qualifiers((self.start.qualifier, self.end.qualifier))

    @property
    def convention(self) -> str:
        """What the reading of either side took for granted."""
        return joined((self.start.convention, self.end.convention))

    @property
    def edtf(self) -> str | None:
        """The shortest EDTF interval that reads back to the same start and end, under any conventions.

        `None` where no interval can say it: each of its sides is one EDTF date, never a range, so a side from
        February to April has no text, nor has a start of which only the earliest day is known.

        >>> november = VagueDate(date(2022, 11, 1), date(2022, 11, 30), "month")
        >>> VagueSpan(november, VagueDate.exact(date(2022, 12, 16))).edtf
        '2022-11/2022-12-16'
        """
        start, end = ((side.earliest, side.latest, side.qualifier) for side in (self.start, self.end))
        return to_edtf_interval(start, end)

    def hull(self) -> VagueDate:
        """What the phrase means of a moment: earliest start to latest end."""
        earliest, latest = self.start.earliest, self.end.latest
        precision = "open" if earliest is None or latest is None else "range"
        return VagueDate(earliest, latest, precision, self.qualifier, self.text, self.convention)


@dataclass(frozen=True, slots=True)
class VagueDuration:
    """A length of `min_days..max_days` days, both of its own first and last day counted, without an anchor.

    >>> VagueDuration(59, 92).end_from(VagueDate.exact(date(2024, 2, 1))).bounds
    (datetime.date(2024, 3, 30), datetime.date(2024, 5, 2))
    """

    min_days: int
    max_days: int
    text: str = ""
    qualifier: str = ""
    convention: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.min_days <= self.max_days:
            raise UsageError(f"a length of {self.min_days} to {self.max_days} days: give at least 1, the smaller first")
        if self.qualifier not in QUALIFIERS:
            raise UsageError(f"no qualifier {self.qualifier!r}: use '', 'approximate', 'uncertain' or both")

    @property
    def precision(self) -> str:
        """`day` where the days are counted exactly, else `range`."""
        return "day" if self.min_days == self.max_days else "range"

    @property
    def edtf(self) -> None:
        """Always `None`: EDTF has dates and intervals between dates, but no lengths of time."""
        return None

    def marked(self, qualifier: str) -> VagueDuration:
        """The same length with a qualifier added to the one that it has."""
        return replace(self, qualifier=_qualifiers((self.qualifier, qualifier)))

    def end_from(self, start: VagueDate) -> VagueDate:
        """When it ends, begun at `start`: both days count, so start + length - 1, bound by bound."""
        earliest, latest = _moved(start.earliest, self.min_days - 1), _moved(start.latest, self.max_days - 1)
        return self._edge(start, earliest, latest)

    def start_from(self, end: VagueDate) -> VagueDate:
        """When it began, ended at `end`: end - length + 1, bound by bound."""
        earliest, latest = _moved(end.earliest, 1 - self.max_days), _moved(end.latest, 1 - self.min_days)
        return self._edge(end, earliest, latest)

    def _edge(self, known: VagueDate, earliest: date | None, latest: date | None) -> VagueDate:
        is_open = earliest is None or latest is None
        precision = "open" if is_open else "day" if earliest == latest else "range"
        qualifier = _qualifiers((known.qualifier, self.qualifier))
        convention = joined((known.convention, self.convention))
        return VagueDate(earliest, latest, precision, qualifier, self.text, convention)


def hull_of(dates: Iterable[VagueDate]) -> VagueDate:
    """The narrowest bounds that hold all of `dates`, at least one; equal bounds keep their precision."""
    each = tuple(dates)
    first = each[0]
    qualifier = _qualifiers(one.qualifier for one in each)
    convention = joined(one.convention for one in each)
    if all(one.bounds == first.bounds for one in each):
        return replace(first, qualifier=qualifier, convention=convention)
    earliest = None if any(one.earliest is None for one in each) else min(map(_first, each))
    latest = None if any(one.latest is None for one in each) else max(map(_last, each))
    precision = "open" if earliest is None or latest is None else "range"
    return VagueDate(earliest, latest, precision, qualifier, first.text, convention)


def joined(conventions: Iterable[str]) -> str:
    """Convention words in order of appearance, each named once.

    >>> joined(("weeks: Monday-Sunday", "", "weeks: Monday-Sunday"))
    'weeks: Monday-Sunday'
    """
    parts = (part for words in conventions for part in words.split("; ") if part)
    return "; ".join(dict.fromkeys(parts))


def moved(day: date, days: int) -> date:
    """The day `days` later; `ImpossibleDate` where that is outside years 1-9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise ImpossibleDate(
            f"{abs(days)} days {'after' if days > 0 else 'before'} {day} lie outside years {MINYEAR}-{MAXYEAR}",
            "give dates within years 1-9999",
        ) from None


def _moved(day: date | None, days: int) -> date | None:
    return None if day is None else moved(day, days)


def _first(vague: VagueDate) -> date:
    return date.min if vague.earliest is None else vague.earliest


def _last(vague: VagueDate) -> date:
    return date.max if vague.latest is None else vague.latest


def _qualifiers(given: Iterable[str]) -> str:
    words = {word for qualifier in given for word in qualifier.split(", ")}
    return ", ".join(word for word in ("approximate", "uncertain") if word in words)
