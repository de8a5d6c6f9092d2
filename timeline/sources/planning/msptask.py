"""One task of MS Project as claims: its baselines, what happened, and what is still planned.

Days are read as they stand on the wall, without their time. What can't be read as one is a fault of its claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from timeline.errors import Problem
from timeline.sources.planning.planrows import Planned, uncertain
from timeline.sources.planning.xmltree import Element

__all__ = ["TASK_FIELDS", "project_day", "task_claims"]

TASK_FIELDS: Final = ("Start", "Finish", "ActualStart", "ActualFinish", "Baseline")
"""What a task says of its dates."""

_SINGLE: Final = (
    *("UID", "Name", "Active", "Milestone", "Estimated", "Summary", "IsNull", "Manual", "OutlineLevel"),
    *("Start", "Finish", "ActualStart", "ActualFinish", "ManualStart", "ManualFinish", "StartText", "FinishText"),
    *("Duration", "DurationFormat", "Deadline"),
)
_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?P<time>T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_NUMERIC: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_LENGTH: Final = re.compile(
    r"P(?:(?P<days>\d{1,7})D)?(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9})(?:\.\d+)?S)?)?",
    re.ASCII,
)
_BY_THE_CLOCK: Final = frozenset({"4", "6", "8", "10", "12", "36", "38", "40", "42", "44"})
"""Formats of durations that pass by the clock, day and night; all others count working time."""

_FLAGS: Final = {"": False, "0": False, "false": False, "1": True, "true": True}


def project_day(text: str) -> str | None:
    """The day of a date and time as MS Project writes it; `None` for anything else.

    >>> project_day("2024-01-08T08:00:00"), project_day("8 January")
    ('2024-01-08', None)
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    try:
        date.fromisoformat(found["day"])
    except ValueError:
        return None
    return found["day"]


@dataclass(slots=True)
class _Reader:
    """Reads fields of one element, and gathers what is wrong with them."""

    file: str
    element: Element
    faults: list[Problem] = field(default_factory=list)

    def fault(self, place: Element, code: str, message: str, hint: str) -> None:
        self.faults.append(Problem(self.file, place.line, place.column, code, message, hint))

    def flag(self, tag: str, otherwise: bool = False) -> bool:
        found = self.element.first(tag)
        if found is None or not found.text:
            return otherwise
        if found.text not in _FLAGS:
            self.fault(found, "field-type", f"{tag} holds {found.text[:40]!r} where 0 or 1 belongs", "correct it")
        return _FLAGS.get(found.text, otherwise)

    def day(self, *tags: str) -> str:
        """The day of the first of some fields that is filled, "" where none is."""
        found = next((one for tag in tags for one in self.element.all(tag) if one.text), None)
        if found is None:
            return ""
        day = project_day(found.text)
        # Year 1 is how some programs write that nothing is set.
        if day is None or day.startswith(("0000", "0001")):
            hint = "write it as 2024-01-08T08:00:00"
            self.fault(found, "date-unknown", f"can't read the {found.tag} {found.text[:40]!r}", hint)
        return day or ""

    def side(self, tag: str, *, is_manual: bool) -> str:
        """A side of the plan; in a task that is planned by hand it may be words."""
        text = self.element.value(f"{tag}Text") if is_manual else ""
        if text and not _NUMERIC.search(text) and project_day(text) is None:
            return text
        return self.day(tag, f"Manual{tag}") if is_manual else self.day(tag)


def task_claims(element: Element, file: str, saved: str) -> list[Planned]:
    """The claims of a task: baselines by their number, what is planned, what is actual. `saved`: when it was said."""
    reader = _Reader(file, element)
    for repeated in element.repeated(_SINGLE):
        reader.fault(repeated, "key-duplicate", f"a second {repeated.tag}", "keep one of the two")
    is_point, is_estimated = reader.flag("Milestone"), reader.flag("Estimated")
    is_active, is_manual = reader.flag("Active", otherwise=True), reader.flag("Manual")
    start, finish = (reader.side(tag, is_manual=is_manual) for tag in ("Start", "Finish"))
    finish = finish or (not element.value("ActualFinish") and _reached(reader, start, is_point=is_point)) or ""
    if finish and not start and not is_point and not any(element.value(tag) for tag in ("ActualStart", "StartText")):
        reader.faults.extend(_unanchored(reader, "Start", "begins"))
    done = [reader.day("ActualStart"), reader.day("ActualFinish")]
    claims = _baselines(element, file, is_point=is_point)
    if is_point and not done[1] and start != finish:
        done = ["", ""]  # a milestone with a length that has begun: its day is still to come
    said = {"asserted": saved}
    if any(done):
        fields = _sides(*done, is_point=is_point)
        claims.append(_planned(reader, "actual", fields | said | {"status": "actual"}, is_plan=False))
    left = (
        ("", "")
        if is_point and any(done)
        else tuple("" if d else s for d, s in zip(done, (start, finish), strict=True))
    )
    if any(left) or not any(done):
        fields = _sides(*left, is_point=is_point, is_uncertain=is_estimated)
        note = {"note": "estimated"} if is_estimated else {}
        claims.append(
            _planned(reader, "plan", fields | said | note | {"status": "announced" if is_active else "canceled"})
        )
    _note_deadline(reader, claims[-1])
    if is_point and start and finish and start != finish:
        claims[-1].faults.append(_length_warning(reader, start, finish))
    elif start < finish and _is_midnight(element.value("Finish")):
        claims[-1].faults.append(_midnight_note(reader))
    return claims


def _planned(reader: _Reader, kind: str, fields: dict[str, str], *, is_plan: bool = True) -> Planned:
    element = reader.element
    key = f"UID {element.value('UID')}" + ("" if kind == "plan" else f" {kind}")
    return Planned(key, fields, element.line, element.column, list(reader.faults), is_plan)


def _reached(reader: _Reader, start: str, *, is_point: bool) -> str:
    """The last day of what has no Finish, by its duration, where that is sure; else "", and a warning."""
    text, format_ = (reader.element.value(tag) for tag in ("Duration", "DurationFormat"))
    if not start or not text or is_point:
        return ""
    length, begins = _length(text), _time(reader.element.value("Start"))
    if length == timedelta():
        return start
    if length is not None and begins is not None and format_ in _BY_THE_CLOCK:
        with suppress(OverflowError):
            return (begins + length - timedelta.resolution).date().isoformat()
    reader.faults.extend(_unanchored(reader, "Finish", "ends"))
    return ""


def _unanchored(reader: _Reader, missing: str, verb: str) -> Iterator[Problem]:
    """A warning for a duration that might have given the missing date."""
    text = reader.element.value("Duration")
    if text:
        is_huge = missing == "Finish" and reader.element.value("DurationFormat") in _BY_THE_CLOCK
        what = "reaches past the year 9999" if is_huge else "counts working time"
        what = "can't be read" if _length(text) is None else what
        message = f"no {missing}, and the Duration {text[:40]!r} {what}: nobody can tell when it {verb}"
        place = (reader.file, reader.element.line, reader.element.column)
        yield Problem(*place, "duration-unit", message, f"save the plan with its {missing}", "warning")


def _length(text: str) -> timedelta | None:
    found = _LENGTH.fullmatch(text)
    if found is None or text[-1] in "PT":
        return None
    return timedelta(**{name: int(number) for name, number in found.groupdict("0").items()})


def _time(text: str) -> datetime | None:
    """The time on the wall there."""
    if project_day(text) is None or "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:  # 24 o'clock
        return None


def _note_deadline(reader: _Reader, claim: Planned) -> None:
    """What must be is no announcement: it goes into the note."""
    text = reader.element.value("Deadline")
    if text:
        note = f"deadline {project_day(text) or repr(text[:40])}"
        claim.fields["note"] = "; ".join(filter(None, (claim.fields.get("note", ""), note)))


def _sides(start: str, finish: str, *, is_point: bool, is_uncertain: bool = False) -> dict[str, str]:
    """The date fields of a claim: a moment has one date, which may be anywhere from a start to another finish."""
    if is_point:
        given = list(dict.fromkeys(day for day in (start, finish) if day))
        days = {"date": "/".join(given)}
    else:
        days = {"start": start, "end": finish}
    return {
        name: uncertain(day) if is_uncertain and project_day(day[:10]) else day for name, day in days.items() if day
    }


def _length_warning(reader: _Reader, start: str, finish: str) -> Problem:
    message = f"a milestone that lasts from {start} to {finish}: read as one moment somewhere in it"
    hint = "give it no length, or take its milestone mark off"
    place = (reader.file, reader.element.line, reader.element.column)
    return Problem(*place, "milestone-length", message, hint, "warning")


def _is_midnight(text: str) -> bool:
    return "T00:00" in text and text.partition("T00:00")[2].strip(":0") == ""


def _midnight_note(reader: _Reader) -> Problem:
    message = "the task finishes as its last day begins, at midnight; that day is read as part of it"
    place = (reader.file, reader.element.line, reader.element.column)
    return Problem(*place, "time-midnight", message, "set the finish to the evening before if it isn't", "note")


def _baselines(element: Element, file: str, *, is_point: bool) -> list[Planned]:
    """The baselines that state a date, by their number."""
    found: dict[int, Planned] = {}
    broken: list[Planned] = []
    for baseline in element.all("Baseline"):
        reader = _Reader(file, baseline)
        number = _number(reader)
        if number in found:
            reader.fault(baseline, "key-duplicate", f"a second baseline {number}", "keep one of the two")
        start, finish = reader.day("Start"), reader.day("Finish")
        finish = finish or _reached(reader, start, is_point=is_point)
        fields = _sides(start, finish, is_point=is_point, is_uncertain=reader.flag("EstimatedDuration"))
        if not fields and not reader.faults:
            continue  # it states costs or work only
        note = "baseline" if number == 0 else f"baseline {number}"
        key = f"UID {element.value('UID')} {note}"
        claim = Planned(key, fields | {"note": note}, baseline.line, baseline.column, reader.faults)
        if number is None or number in found:
            broken.append(claim)
        else:
            found[number] = claim
    return [*(found[number] for number in sorted(found)), *broken]


def _number(reader: _Reader) -> int | None:
    text = reader.element.value("Number") or "0"
    if text.isascii() and text.isdigit() and len(text) < 4:
        return int(text)
    reader.fault(reader.element, "field-type", f"a baseline numbered {text[:40]!r}", "baselines count from 0 to 10")
    return None
