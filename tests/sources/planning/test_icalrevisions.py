"""Entries that share a UID: revisions in order, revisions that nobody can order, and names that differ."""

from __future__ import annotations

import pytest

from tests.sources.planning.plans import errors, frame_of, told, wheres
from timeline.sources.planning.ical import SOURCE


def calendar(*events: str, head: str = "") -> str:
    whole = (f"BEGIN:VEVENT\nUID:u\n{event}\nEND:VEVENT" for event in events)
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", f"{head}PRODID:x", *whole, "END:VCALENDAR", ""))


def event(day: str, *more: str, name: str = "Release", said: str = "20240101") -> str:
    return "\n".join((f"SUMMARY:{name}", f"DTSTAMP:{said}T000000Z", f"DTSTART;VALUE=DATE:{day}", *more))


PAIRS = [
    (event("20240501"), event("20240601"), ["task-twice"] * 2, "nothing says which came last"),
    (event("20240501", "SEQUENCE:1"), event("20240601", "SEQUENCE:2"), [], "counted up"),
    (event("20240501", "SEQUENCE:2"), event("20240601", "SEQUENCE:1"), ["task-twice"] * 2, "counted down"),
    (event("20240501"), event("20240601", said="20240202"), [], "said later"),
    (event("20240501", said="20240202"), event("20240601"), [], "said earlier, written later"),
    (event("20240501"), event("20240501"), [], "twice the same"),
    (event("20240501"), event("20240501", "STATUS:CANCELLED"), ["task-twice"] * 2, "one of them is canceled"),
]


@pytest.mark.parametrize(("first", "second", "codes", "why"), PAIRS, ids=[case[3] for case in PAIRS])
def test_two_entries_of_one_uid(first: str, second: str, codes: list[str], why: str) -> None:
    frame = frame_of(SOURCE, calendar(first, second))
    assert [code for _, _, code in wheres(frame)] == codes, why
    assert len(frame) == 2 - len(codes)


def test_of_an_entry_that_recurs_only_the_last_revision_is_read() -> None:
    first = event("20240701", "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1")
    later = event("20240701", "RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:2")
    frame = frame_of(SOURCE, calendar(first, later))
    assert told(frame, "label") == [("2024-07-01",), ("2024-07-08",)]
    assert errors(frame) == ["UID u: it recurs, and the entry of line 12 replaces it"]


def test_different_names_under_one_uid_are_warned_of_once() -> None:
    frame = frame_of(SOURCE, calendar(*(event("20240501", name=name) for name in ("Edit", "Mix", "Dub"))))
    assert told(frame, "milestone", "state") == [("edit", "current"), ("mix", "current"), ("dub", "current")]
    assert wheres(frame) == [(10, "warning", "task-twice")]


ZONES = [
    ("20240109T010000Z", "America/New_York", True, "evening there, the next day in UTC"),
    ("20240109T150000Z", "America/New_York", False, "one day in both"),
    ("20240109T010000", "America/New_York", False, "a time without a zone"),
    ("20240109T010000Z", "Nowhere/At_All", False, "a zone that nobody knows"),
    ("20240109T010000Z", "../etc", False, "no zone at all"),
]


@pytest.mark.parametrize(("start", "zone", "is_told", "why"), ZONES, ids=[case[3] for case in ZONES])
def test_the_days_of_utc_are_read_and_others_told_of(start: str, zone: str, is_told: bool, why: str) -> None:
    entry = f"SUMMARY:Edit\nDTSTAMP:20240101T000000Z\nDTSTART:{start}"
    frame = frame_of(SOURCE, calendar(entry, head=f"X-WR-TIMEZONE:{zone}\n"))
    assert told(frame, "start_earliest") == [("2024-01-09",)]
    assert wheres(frame) == ([(1, "warning", "ical-zone")] if is_told else []), why


UNTILS = [
    ("20240714T090000Z", ["2024-07-01", "2024-07-08"], "far from the next one everywhere"),
    ("20240714T230000Z", [], "the next one begins in the east"),
    ("20240715T000000Z", [], "the last one has not begun in the west"),
    ("20240715", ["2024-07-01", "2024-07-08", "2024-07-15"], "a day"),
]


@pytest.mark.parametrize(("until", "days", "why"), UNTILS, ids=[case[2] for case in UNTILS])
def test_an_end_in_utc_of_whole_days_is_read_where_no_zone_matters(until: str, days: list[str], why: str) -> None:
    frame = frame_of(SOURCE, calendar(event("20240701", f"RRULE:FREQ=WEEKLY;UNTIL={until}")))
    assert [label for (label,) in told(frame, "label")] == days, why
    expected = ["UNTIL is in UTC and the event has no zone: nobody can tell whether 2024-07-15 belongs to it"]
    assert [message.removeprefix("UID u: ") for message in errors(frame)] == ([] if days else expected)


def test_a_zone_under_a_longer_name_is_read_without_a_warning() -> None:
    start = "DTSTART;TZID=/example.org/20070129_1/America/New_York:20200426T233000"
    frame = frame_of(SOURCE, calendar(f"SUMMARY:Edit\nDTSTAMP:20240101T000000Z\n{start}"))
    assert told(frame, "start_earliest") == [("2020-04-26",)]
