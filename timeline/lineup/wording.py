"""What a lineup says in sentences: its finding, what it doesn't tell of, and why it is empty.

It counts lines and takes the median of their slips; it gathers none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor, inf, isinf
from statistics import median

from timeline import words
from timeline.lineup.gathering import lineup
from timeline.lineup.line import NOT_MOVED, Line
from timeline.pipeline import COMPARED_BY, Selection

__all__ = ["lineup_finding", "missing_sentence", "slipless_words", "without_words"]

IN_COUNTS = {"sources conflict": "with conflicting sources"}
"""A line's word where it follows a number."""


def lineup_finding(selection: Selection) -> str:
    """How many productions are later than first announced, surely to perhaps, and the median slip; "" for no lineup.

    Of one production its slip alone. What has no slip to tell is not counted.
    """
    lines = [line for line in lineup(selection) if line.is_compared]
    if not lines:
        return ""
    name = words.milestone_name(selection.milestone)
    if len(lines) == 1 and selection.frame["production"].nunique() == 1:
        return f"{name}: {_alone(lines[0])}"
    found = f"{_late(lines)} of {words.count(len(lines), 'production')} later than first announced{_median(lines)}"
    return found[:1].upper() + found[1:] if selection.milestone == COMPARED_BY else f"{name}: {found}"


def _alone(line: Line) -> str:
    """The slip of the only production."""
    plain = {
        ("actual", "on time"): "on the first date announced",
        ("actual", "within"): "within the window first announced",
        ("announced", NOT_MOVED): f"{NOT_MOVED} since first announced",
        ("announced", "within"): "narrowed since first announced",
    }
    told = line.said if line.verdict in ("later", "earlier") else line.amount or line.word
    return plain.get((line.state, line.verdict)) or f"{told} against the first date announced"


def _late(lines: Sequence[Line]) -> str:
    surely = sum(line.verdict == "later" for line in lines)
    perhaps = sum(line.verdict == "undetermined" and (line.high is None or line.high > 0) for line in lines)
    if perhaps:
        return f"{surely}{words.DASH}{surely + perhaps}"
    return str(surely) if surely else "none"


def _median(lines: Sequence[Line]) -> str:
    """The median slip, between the median of the least and that of the greatest values; an open side is unbounded.

    A date that has not moved counts as 0; half days are widened to whole ones. "" where either bound is unknown.
    """
    low = median([-inf if line.low is None else line.low for line in lines])
    high = median([inf if line.high is None else line.high for line in lines])
    if isinf(low) or isinf(high):
        return ""
    least, most, happened = floor(low), ceil(high), all(line.state == "actual" for line in lines)
    if least == most == 0:
        return "; the median on time" if happened else f"; the median has {NOT_MOVED}"
    verdict = "later" if least > 0 else "earlier" if most < 0 else ""
    slip = words.slip_words(least, most, verdict, actual=happened) if verdict else words.slip_mark(least, most)
    return f"; the median {slip}"


def without_words(selection: Selection) -> str:
    """How many productions of the claims that pass the filters have none about the milestone; "" for none."""
    number = len(selection.without)
    if not number or not selection.milestone:
        return ""
    have = "has" if number == 1 else "have"
    return f"{words.count(number, 'production')} {have} no {words.in_sentence(selection.milestone)} among these claims"


def slipless_words(selection: Selection) -> str:
    """How many lines have no slip to tell, and why: "no slip: 2 canceled, 1 rumored"; "" where all have one."""
    tally = Counter(line.word for line in lineup(selection) if not line.is_compared)
    told = (f"{number} {IN_COUNTS.get(word, word)}" for word, number in tally.most_common())
    return f"no slip: {', '.join(told)}" if tally else ""


def missing_sentence(selection: Selection) -> str:
    """Why there is no lineup, in a sentence or two; "" where that is not for want of the milestone."""
    if not selection.without or len(selection.frame):
        return ""
    if not selection.milestone:
        return "Several milestones are chosen. Productions are compared by one: choose it alone."
    return f"{without_words(selection)}. Choose another milestone to compare them by."
