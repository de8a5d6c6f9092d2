"""When a claim says that its milestone happens: each phrase read in its role, for a moment or for an activity.

A moment has one window, the union of what is said. An activity has two, its start's and its end's: an own phrase for
each, one phrase for both, or a length counted from the one that is known. Parts that contradict each other are refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.claims.phrases import (
    Speaker,
    has_own_year,
    is_unbounded,
    is_yearless,
    read_date,
    read_duration,
    read_phrase,
)
from timeline.claims.stated import PARTS
from timeline.claims.texts import Texts
from timeline.dates import Conventions, VagueDate, VagueDuration, VagueSpan
from timeline.dates.readings import FUTURE
from timeline.errors import DateError, Problem
from timeline.sources import Row

__all__ = ["NEXT_FROM_START", "Timing", "read_timing"]

NEXT_FROM_START: Final = "no year: the next one from the start"
"""The convention by which an end without a year is read, in words."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The windows of start and end (the same for a moment; `None` where not stated), and how they were read."""

    start: VagueDate | None = None
    end: VagueDate | None = None
    length: VagueDuration | None = None

    @property
    def precision(self) -> str:
        """The precision of both windows, once if it is the same."""
        return _joined("/", [window.precision for window in self._windows()])

    @property
    def qualifier(self) -> str:
        """The doubts that any part voices, such as "approximate"."""
        return _joined(", ", [part.qualifier for part in self._parts()])

    @property
    def convention(self) -> str:
        """The conventions that any part needed."""
        return _joined("; ", [part.convention for part in self._parts()])

    def _windows(self) -> list[VagueDate]:
        return [window for window in (self.start, self.end) if window is not None]

    def _parts(self) -> list[VagueDate | VagueDuration]:
        return [*self._windows(), *([self.length] if self.length is not None else [])]


def _joined(joint: str, texts: Sequence[str]) -> str:
    """The different parts of texts that are themselves joined, each once."""
    if not any(texts):
        return ""
    return joint.join(dict.fromkeys(part for text in texts for part in text.split(joint) if part))


def read_timing(
    row: Row, texts: Texts, speaker: Speaker, problems: list[Problem], *, is_span: bool, needs_date: bool
) -> Timing | None:
    """The windows of a row's claim, or `None` and a problem for each part that is refused."""
    if not _is_complete(row, problems, needs_date=needs_date):
        return None
    before = len(problems)
    if "date" not in row.cells:
        timing = _of_parts(row, texts, speaker, problems)
    elif "date" in texts:
        timing = _of_date(row, texts, speaker, problems, is_span=is_span)
    else:
        timing = None
    return timing if len(problems) == before else None


def _is_complete(row: Row, problems: list[Problem], *, needs_date: bool) -> bool:
    """Whether the fields go together; says what is wrong if not."""
    given = [part for part in PARTS if part in row.cells]
    if "date" in row.cells and given:
        message = f"'date' beside {' and '.join(map(repr, given))}"
        hint = "'date' is for the whole; 'start', 'end' and 'duration' for its parts"
        problems.append(row.problem(given[0], "date-conflict", message, hint))
        return False
    if given == ["duration"]:
        hint = "say when it starts or ends as well"
        problems.append(row.problem("duration", "date-missing", "'duration' without a 'start' or an 'end'", hint))
        return False
    if needs_date and not given and "date" not in row.cells:
        hint = "write 'date', or 'start' and 'end'; leave a claim without any date out"
        problems.append(row.problem(None, "date-missing", "no date", hint))
        return False
    return True


def _of_date(row: Row, texts: Texts, speaker: Speaker, problems: list[Problem], *, is_span: bool) -> Timing | None:
    if is_span:
        count = len(problems)
        reading = read_phrase(row, "date", texts["date"], speaker, problems)
        if isinstance(reading, VagueSpan) and not is_unbounded(reading.hull()):
            return Timing(_stated(reading.start), _stated(reading.end))
        if len(problems) > count:
            return None
    window = read_date(row, "date", texts, speaker, problems)
    return Timing(window, window)


def _stated(window: VagueDate) -> VagueDate | None:
    return None if is_unbounded(window) else window


def _of_parts(row: Row, texts: Texts, speaker: Speaker, problems: list[Problem]) -> Timing | None:
    start = read_date(row, "start", texts, speaker, problems) if "start" in texts else None
    end = _end(row, texts, start, speaker, problems) if "end" in texts else None
    length = read_duration(row, texts, speaker, problems) if "duration" in texts else None
    if start and end and _is_surely_before(end, start):
        message = f"the end {texts['end']!r} lies before the start {texts['start']!r}"
        problems.append(row.problem("end", "date-order", message, "correct one of the two"))
    if length is None:
        return Timing(start, end)
    return _with_length(row, texts, Timing(start, end, length), problems)


def _end(
    row: Row, texts: Texts, start: VagueDate | None, speaker: Speaker, problems: list[Problem]
) -> VagueDate | None:
    """The end; one without a year is the next one on or after its start, where the start says its own year."""
    if start is None or not _counts_from_start(texts, speaker.conventions):
        return read_date(row, "end", texts, speaker, problems)
    end = read_date(row, "end", texts, speaker.seen_from(start), problems)
    return end and replace(end, convention=end.convention.replace(FUTURE, NEXT_FROM_START))


def _counts_from_start(texts: Texts, conventions: Conventions) -> bool:
    return has_own_year(texts["start"], conventions) and is_yearless(texts["end"], conventions)


def _with_length(row: Row, texts: Texts, timing: Timing, problems: list[Problem]) -> Timing | None:
    start, end, length = timing.start, timing.end, timing.length
    assert length is not None
    try:
        counted = length.end_from(start) if start else None
        if end is None:
            return Timing(start, counted, length)
        if start is None:
            return Timing(length.start_from(end), end, length)
    except DateError as error:
        problems.append(row.problem("duration", error.code, str(error), error.hint))
        return None
    if counted and not counted.overlaps(end):
        message = f"{texts['duration']!r} from {texts['start']!r} does not reach {texts['end']!r}"
        hint = "both the first and the last day count; correct one of the three"
        problems.append(row.problem("duration", "duration-conflict", message, hint))
    return timing


def _is_surely_before(one: VagueDate, other: VagueDate) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
