"""OpenProject: work packages as its API v3 gives them, one or a collection.

`startDate` and `dueDate` are both inclusive; a milestone has `date` instead. Said on `updatedAt`. What
`attributesByTimestamp` says of an earlier time is an earlier announcement; one at a relative time ("P-1M") was said
nobody knows when, before the next one. The status Rejected is a cancellation; no other status makes anything actual.
A work package that has children is a group. A duration counts working days, which are set on the server: it is told of
where a date is missing, and counted only where `ignoreNonWorkingDays` says that all days are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from timeline.errors import Problem
from timeline.sources.planning.dialect import Dialect, faulty, line_of, mappings, passed_over, read_tasks, succession
from timeline.sources.planning.entries import Entry, Unreadable, days, entry_sheet, title_or_stem
from timeline.sources.planning.jsondays import day_of, group_of, iso_day, plain_text
from timeline.sources.planning.unread import dated_fields, unread_notes
from timeline.sources.row import Sheet

__all__ = ["DIALECT"]

_COLLECTIONS: Final = ("WorkPackageCollection", "Collection")
_DATES: Final = ("startDate", "dueDate", "date")
_NOW: Final = ("PT0S", "P0D")
_ID: Final = re.compile(r"/work_packages/(\d+)$")
_CANCELED: Final = ("rejected",)
_LENGTH: Final = re.compile(r"P(\d{1,7})D", re.ASCII)
_KNOWN: Final = frozenset({*_DATES, "id", "subject"})

Package = Mapping[str, Any]


class OpenProject:
    """OpenProject's work packages."""

    name = "OpenProject work packages (API v3, '_type': 'WorkPackageCollection')"

    def fits(self, value: Any) -> bool:
        """A work package, or a collection of them."""
        return isinstance(value, Mapping) and value.get("_type") in ("WorkPackage", *_COLLECTIONS)

    def read(self, value: Any, file: str) -> Sheet:
        """One claim for each work package and each earlier time of which dates are given."""
        found = [value] if value["_type"] == "WorkPackage" else group_of(value, "_embedded", "elements")
        packages = found if isinstance(found, list) else []
        problems = list(_remarks(value, packages, file))
        groups = _parents(packages)
        tasks = [package for package in packages if not _is_group(package, groups)]
        problems.extend(passed_over(file, len(packages) - len(tasks)))
        problems.extend(unread_notes(dated_fields(mappings(tasks), _KNOWN), file, "work packages"))
        return entry_sheet(file, list(read_tasks(tasks, file, _Reader(file, _doubled(packages)).entries)), problems)


DIALECT: Final[Dialect] = OpenProject()


def _remarks(value: Package, packages: list[Any], file: str) -> Iterator[Problem]:
    total = value.get("total")
    if not packages:
        yield Problem(file, None, None, "plan-empty", "no work packages in it", "ask for '_embedded'", "warning")
    elif isinstance(total, int) and total > len(packages):
        message = f"only {len(packages)} of {total} work packages are in it"
        yield Problem(file, None, None, "plan-page", message, "ask for all with a larger pageSize", "warning")


def _parents(packages: list[Any]) -> set[str]:
    """The ids of the work packages that others name as their parent."""
    links = (plain_text(group_of(package, "_links", "parent", "href")) for package in packages)
    return {found[1] for link in links if (found := _ID.search(link))}


def _doubled(packages: list[Any]) -> set[str]:
    """The ids that several work packages have."""
    counts = Counter(plain_text(package.get("id")) for package in mappings(packages))
    return {number for number, count in counts.items() if number and count > 1}


def _is_group(package: Any, groups: set[str]) -> bool:
    if not isinstance(package, Mapping):
        return False
    return plain_text(package.get("id")) in groups or bool(group_of(package, "_links", "children"))


@dataclass(frozen=True)
class _Reader:
    file: str
    doubled: Collection[str]

    def entries(self, package: Package, place: str) -> Iterator[Entry]:
        if package.get("_type", "WorkPackage") != "WorkPackage":
            raise Unreadable(
                f"a {package['_type']!r} is no work package", "ask the API for work packages", "field-type"
            )
        number = plain_text(package.get("id"))
        locator = f"id {number}" if number else place
        if number in self.doubled:
            raise Unreadable(f"a second work package has the id {number}", "export each of them once", "task-twice")
        current = _Version(dict(package), day_of(package.get("updatedAt")), _status(package))
        versions = [*_earlier(package), current]
        named = any(not version.said for version in versions[:-1])
        about = self._about(package, locator)
        name, groups = plain_text(package.get("subject")), (plain_text(group_of(package, "_links", "parent", "title")),)
        for turn, version in enumerate(versions):
            # Where the assertion dates can't order them all, each names the one before it.
            order = succession(self.file, locator, turn) if named else {}
            try:
                fields = version.fields() | about | order
            except Unreadable as error:
                yield faulty(self.file, line_of(package), locator, error, name, **about, **order)
            else:
                faults = tuple(version.doubts(self.file, locator, line_of(package)))
                yield Entry(locator, name, fields, line_of(package), groups, faults=faults)

    def _about(self, package: Package, locator: str) -> dict[str, str]:
        project = group_of(package, "_links", "project", "title") or group_of(package, "_embedded", "project", "name")
        return {"production": title_or_stem(plain_text(project), self.file), "locator": locator}


@dataclass(frozen=True)
class _Version:
    """A work package's dates as they were on one day."""

    dates: Mapping[str, Any]
    said: str
    status: str = "announced"

    def fields(self) -> dict[str, str]:
        start, due, day = (iso_day(self.dates.get(name), name) for name in _DATES)
        if day is not None and (start is None or start == day) and (due is None or due == day):
            found = days(day, None, is_point=True)
        elif day is not None:
            raise Unreadable("a 'date' beside 'startDate' or 'dueDate'", "a milestone has 'date' only")
        else:
            found = _ordered(*self._counted(start, due))
        return found | {"asserted": self.said, "status": self.status}

    def _counted(self, start: date | None, due: date | None) -> tuple[date | None, date | None]:
        """Both sides, a missing one by the duration where that counts all days."""
        length = self._length()
        if length is None or self.dates.get("ignoreNonWorkingDays") is not True or (start is None) == (due is None):
            return start, due
        try:
            return start or (due and due - length), due or (start and start + length)
        except OverflowError as error:
            raise Unreadable(
                f"the duration {self.dates['duration']!r} lies outside years 1-9999", "correct it"
            ) from error

    def _length(self) -> timedelta | None:
        """From its first to its last day."""
        found = _LENGTH.fullmatch(plain_text(self.dates.get("duration")))
        return timedelta(int(found[1]) - 1) if found and int(found[1]) else None

    def doubts(self, file: str, locator: str, line: int | None) -> Iterator[Problem]:
        """A warning for a duration that would give the missing date, if anybody knew which days it counts."""
        is_all_days = self.dates.get("ignoreNonWorkingDays") is True and self._length() is not None
        sides = [self.dates.get(name) for name in ("startDate", "dueDate")]
        if self.dates.get("duration") and not is_all_days and any(sides) and not all(sides):
            message = f"{locator}: the duration {str(self.dates['duration'])[:40]!r} counts working days: not read"
            yield Problem(file, line, None, "duration-unit", message, "write startDate and dueDate", "warning")


def _ordered(start: date | None, due: date | None) -> dict[str, str]:
    if start and due and due < start:
        raise Unreadable(f"the due date {due} lies before the start date {start}", "correct one of the two")
    return days(start, due, is_point=False)


def _earlier(package: Package) -> Iterator[_Version]:
    """Each earlier time at which its dates differed; an attribute that is not listed was the same as now."""
    for past in mappings(group_of(package, "_embedded", "attributesByTimestamp")):
        stamp = plain_text(group_of(past, "_meta", "timestamp"))
        if stamp in _NOW or group_of(past, "_meta", "exists") is False or not any(name in past for name in _DATES):
            continue
        if not any({**package, **past}.get(name) for name in _DATES):
            continue  # it had no dates then
        yield _Version({**package, **past}, day_of(stamp), _status(past))


def _status(package: Package) -> str:
    title = plain_text(
        group_of(package, "_links", "status", "title") or group_of(package, "_embedded", "status", "name")
    )
    return "canceled" if title.casefold() in _CANCELED else "announced"
