"""The list beside a history: each course's claims in words, with who said them when, and what changed.

Plain text for a page to lay out; source numbers are kept apart, so that the page can link them. It draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from timeline import words
from timeline.figures.courses import FEW, Course, Step, announced_keys, focus_of
from timeline.figures.shortlist import crowd_list, is_crowd, shortlist
from timeline.marks import Bounds
from timeline.pipeline import Selection

__all__ = ["HistoryEntry", "HistoryGroup", "history_entries"]

UNKNOWN: Final[Bounds] = (None, None)
TONES: Final = {"later": "late", "earlier": "early"}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One claim: `number` in its course ("" where a glyph named `look` stands for it), the phrase, who and when.

    `change` says what it did to the date; `tone` is `late`, `early` or "". Nothing is escaped.
    """

    claim_id: str
    number: str
    look: str
    phrase: str
    who: str
    sources: tuple[int, ...]
    when: str
    change: str
    tone: str


@dataclass(frozen=True, slots=True)
class HistoryGroup:
    """The claims of one milestone (of an activity: of its start or its end) under a heading."""

    heading: str
    entries: tuple[HistoryEntry, ...]


def history_entries(selection: Selection) -> list[HistoryGroup]:
    """A group for each milestone that was announced ahead, in the order of the comparison.

    Of more than a few only the one that the chart has in colour, and a last group that counts the others and has no
    entries.
    """
    courses = (crowd_list(selection, 1) if is_crowd(selection) else shortlist(selection)).courses
    shown = courses if len(courses) <= FEW else (courses[focus_of(courses, selection.view.claim)],)
    several = selection.comparison["production"].nunique() > 1
    groups = [HistoryGroup(_heading(course, several), tuple(_entries(course, selection.as_of))) for course in shown]
    others = set(announced_keys(selection)) - {course.key for course in shown}
    if others and (is_crowd(selection) or len(shown) < len(courses)):
        groups.append(HistoryGroup(f"{words.count(len(others), 'more milestone')}: choose one, or click its mark", ()))
    return groups


def _heading(course: Course, several: bool) -> str:
    title = f"{course.name}, {course.production}" if several else course.name
    revisions = sum(step.change != "first" for step in course.steps)
    return f"{title}, {words.count(revisions, 'revision')}" if revisions else title


def _entries(course: Course, as_of: date) -> list[HistoryEntry]:
    entries = [_announced(step, number) for number, step in enumerate(course.steps, start=1)]
    if entries and course.actual is None and not course.is_open(as_of) and course.steps[-1].look == "current":
        entries[-1] = replace(entries[-1], change=f"{entries[-1].change}; was due, unconfirmed")
    entries += [_beside(step) for step in course.aside]
    return entries + ([_happened(course, course.actual)] if course.actual else [])


def _announced(step: Step, number: int) -> HistoryEntry:
    change = change_words(step) + (", sources conflict" if step.look == "conflicting" else "")
    return _entry(step, str(number), f"“{step.stated}”", change, TONES.get(step.verdict, ""))


def _beside(step: Step) -> HistoryEntry:
    phrase = f"“{step.stated}”" if step.stated else "no date said"
    change = {"conflicting": "conflicts with another source", "superseded": "no longer holds"}.get(step.look, step.look)
    return _entry(step, "", phrase, change)


def _happened(course: Course, actual: Step) -> HistoryEntry:
    tone = TONES.get(actual.verdict, "")
    entry = _entry(actual, "", words.window(*actual.window), actual_words(course), tone)
    return replace(entry, who=f"actual · {actual.publisher}", when="")


def _entry(step: Step, number: str, phrase: str, change: str, tone: str = "") -> HistoryEntry:
    when = "said on an unknown day" if step.asserted == UNKNOWN else words.about(*step.asserted)
    if step.order == "assumed":
        when += ", order assumed"
    return HistoryEntry(step.claim_id, number, step.look, phrase, step.publisher, step.sources, when, change, tone)


def change_words(step: Step) -> str:
    """What an announced date did to the one before it.

    >>> step = Step("a", "June 7, 2024", UNKNOWN, UNKNOWN, "", (), "superseded", "narrowed", slip_min=-85, slip_max=98)
    >>> change_words(step)
    'narrowed, −85 to +98 d'
    """
    if step.change == "first":
        return "first date announced"
    if step.moved:
        return words.slip_words(step.slip_min, step.slip_max, step.verdict, actual=False)
    slip = words.slip_mark(step.slip_min, step.slip_max)
    return f"{step.change}, {slip}" if slip and step.verdict != "on time" else step.change


def actual_words(course: Course) -> str:
    """How an actual date lies to the last announced one and, where that was not the first, to the first."""
    actual = course.actual
    if actual is None:
        return ""
    against_last = words.slip_words(actual.slip_min, actual.slip_max, actual.verdict, actual=True)
    if not against_last or not any(step.change != "first" for step in course.steps):
        return against_last
    return f"{against_last}; {_against_first(course)}"


def _against_first(course: Course) -> str:
    said = words.slip_words(course.slip_min, course.slip_max, course.verdict, actual=True)
    if course.verdict in ("later", "earlier"):
        return f"{said.rpartition(' ')[0]} {'after' if course.verdict == 'later' else 'before'} the first"
    return {"on time": "on the first date", "within": "within the first window"}.get(said, f"{said} against the first")
