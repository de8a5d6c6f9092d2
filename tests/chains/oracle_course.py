"""The oracle's way through one edge of one chain: claim after claim, what stands, and what became of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from tests.chains.oracle_entry import Entry, change, verdict
from tests.chains.oracle_order import ordered, sureness

__all__ = ["Course", "course_of"]


@dataclass
class Course:
    """One edge of one chain: its entries in order, and what stood or stands on it."""

    entries: list[Entry]
    standing: Entry | None = None  # an announcement, a rumor or a cancellation
    announced: list[Entry] = field(default_factory=list)  # each announcement that stood, in turn
    rumored: list[Entry] = field(default_factory=list)
    actual: Entry | None = None  # the one that counts
    latest_actual: float = -inf  # when the latest of them was said
    ended: bool = False
    stood_at_end: Entry | None = None
    revision: int = 0

    @property
    def revised(self) -> list[Entry]:
        """The announcements that changed the date."""
        return [entry for entry in self.announced if entry.change not in ("first", "restated")]


def course_of(entries: list[Entry]) -> Course:
    """The entries of one edge, given as the file has them, gone through from the first to the last."""
    course = Course(ordered(entries))
    before = None
    for entry in course.entries:
        entry.order = sureness(before, entry)
        TAKE[entry.status](course, entry)
        entry.revision = course.revision
        before = entry
    for entry in course.entries:
        entry.state = _state(course, entry)
    for entry in _conflicting(course):
        entry.state = "conflicting"
    return course


# What stands


def _stand(course: Course, entry: Entry) -> None:
    if course.standing is not None:
        course.standing.replaced_by = entry
    course.standing = entry


def _restate(old: Entry, entry: Entry) -> None:
    entry.restates = old
    old.restated_by.append(entry.claim.id)


def _announced(course: Course, entry: Entry) -> None:
    if course.ended:
        entry.change = "restated"
        return
    old = course.announced[-1] if course.announced else None
    entry.change = change(old, entry)
    if old is not None and course.standing is old and entry.change == "restated":
        _restate(old, entry)
        return
    entry.against = old
    course.revision += entry.change not in ("first", "restated")
    course.announced.append(entry)
    _stand(course, entry)


def _rumored(course: Course, entry: Entry) -> None:
    if course.ended:
        entry.change = "restated"
        return
    old = next(iter((course.announced or course.rumored)[-1:]), None)
    entry.change = change(old, entry)
    if course.announced or (course.standing is not None and course.standing.status == "canceled"):
        entry.replaced_by = course.standing
    elif old is not None and entry.change == "restated":
        _restate(old, entry)
    else:
        entry.against = old
        course.rumored.append(entry)
        _stand(course, entry)


def _canceled(course: Course, entry: Entry) -> None:
    before = course.standing or course.actual
    entry.change = "first" if before is None else "canceled"
    if course.ended:
        return
    if course.standing is not None and course.standing.status == "canceled":
        _restate(course.standing, entry)
    else:
        _stand(course, entry)


def _happened(course: Course, entry: Entry) -> None:
    counting, over = course.actual, entry.window.high != inf
    announced = next(iter((course.announced or course.rumored)[-1:]), None)
    corrects = counting is not None and (course.ended or (not over and announced is None))
    old = counting if corrects else announced
    entry.change = change(old, entry)
    rules_out = not over and not corrects and entry.change == "later"
    takes_over = counting is None or _takes_over(course, counting, entry)
    entry.against = old if (over and takes_over) or rules_out else None
    if rules_out and old is course.standing:
        _stand(course, entry)
        course.standing = None
    if takes_over:
        _count(course, entry)
    elif counting is not None and entry.window.holds(counting.window):
        _restate(counting, entry)
    else:
        entry.replaced_by = counting
    if over and not course.ended:
        course.ended = True
        course.stood_at_end, course.standing = course.standing, None


def _takes_over(course: Course, counting: Entry, entry: Entry) -> bool:
    over = entry.window.high != inf
    if over != course.ended:
        return over  # the one that ends the chain, after "still shooting"; and "still shooting", after the end
    if entry.names(counting) and entry.window != counting.window:
        return True
    if entry.window.holds(counting.window):
        return False
    if entry.moment == course.latest_actual:
        return entry.window.length <= counting.window.length
    return entry.moment > course.latest_actual


def _count(course: Course, entry: Entry) -> None:
    if course.actual is not None:
        course.actual.replaced_by = entry
    course.actual = entry
    course.latest_actual = entry.moment


TAKE: dict[str, Callable[[Course, Entry], None]] = {
    "announced": _announced,
    "rumored": _rumored,
    "canceled": _canceled,
    "actual": _happened,
}


# States


def _state(course: Course, entry: Entry) -> str:
    if entry.status == "actual":
        return _actual_state(course, entry)
    root = entry.root
    if root is course.standing:
        return "canceled" if entry.status == "canceled" else "current" if entry is root else "restated"
    if root.replaced_by is not None:
        return "superseded"
    assert course.actual is not None, "what neither stands nor was replaced met the end of its chain"
    compared = root.status == "announced" or (root.status == "rumored" and root is course.stood_at_end)
    if compared and verdict(root, course.actual) in ("on time", "within"):
        return "fulfilled"
    root.replaced_by = course.actual
    return "superseded"


def _actual_state(course: Course, entry: Entry) -> str:
    if entry is course.actual:
        return "actual"
    return "restated" if entry.root is course.actual else "superseded"


def _conflicting(course: Course) -> list[Entry]:
    standing = course.standing
    if standing is None or standing.status != "announced":
        return []
    others = [entry for entry in course.entries if _in_conflict(standing, entry)]
    return [standing, *others] if others else []


def _in_conflict(standing: Entry, other: Entry) -> bool:
    return (
        other.status == "announced"
        and other.claim.source != standing.claim.source
        and other.said == standing.said
        and not other.window.overlaps(standing.window)
        and not (other.names(standing) or standing.names(other))
    )
