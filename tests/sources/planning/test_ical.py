"""iCalendar: the day on the wall, exclusive ends, every occurrence or none, and damage of every kind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.sources.planning.expected import FOLDER, check, files
from tests.sources.planning.plans import days_of, errors, frame_of, outcome, problems_of, refusal, told, wheres
from timeline.sources.planning.ical import SOURCE, _Budget

NAME = "X-WR-CALNAME:Night Ferry"


def calendar(*parts: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", NAME, *parts, "END:VCALENDAR", ""))


def event(*lines: str, kind: str = "VEVENT") -> str:
    rest = lines if any(line.startswith("SUMMARY") for line in lines) else ("SUMMARY:Edit", *lines)
    return "\r\n".join((f"BEGIN:{kind}", "UID:e1", "DTSTAMP:20240101T120000Z", *rest, f"END:{kind}"))


EVENTS = [
    (("DTSTART;VALUE=DATE:20240506", "DTEND;VALUE=DATE:20240831"), "span", "2024-05-06", "2024-08-30", "exclusive end"),
    (("DTSTART;VALUE=DATE:20250314", "DTEND;VALUE=DATE:20250315"), "point", "2025-03-14", "2025-03-14", "one day"),
    (("DTSTART;VALUE=DATE:20250314",), "point", "2025-03-14", "2025-03-14", "no end: one day"),
    (("DTSTART;VALUE=DATE:20250314", "DTEND;VALUE=DATE:20250314"), "point", "2025-03-14", "2025-03-14", "no length"),
    (("DTSTART;VALUE=DATE:20241104", "DURATION:P12D"), "span", "2024-11-04", "2024-11-15", "twelve days"),
    (("DTSTART;VALUE=DATE:20241104", "DURATION:P2W"), "span", "2024-11-04", "2024-11-17", "two weeks"),
    (("DTSTART;VALUE=DATE:20241104", "DURATION:PT0S"), "point", "2024-11-04", "2024-11-04", "no time at all"),
    (
        ("DTSTART;TZID=America/Los_Angeles:20250502T210000", "DTEND;TZID=America/Los_Angeles:20250502T233000"),
        "point", "2025-05-02", "2025-05-02", "the local day, not that of UTC (3 May)",
    ),
    (("DTSTART:20250704T233000Z", "DTEND:20250705T013000Z"), "span", "2025-07-04", "2025-07-05", "UTC past midnight"),
    (("DTSTART:20250704T200000", "DTEND:20250705T000000"), "point", "2025-07-04", "2025-07-04", "until midnight"),
    (
        ("DTSTART;TZID=Asia/Tokyo:20250503T080000", "DTEND;TZID=America/New_York:20250502T230000"),
        "point", "2025-05-03", "2025-05-03", "23:00 in New York is noon in Tokyo, where it starts",
    ),
    (
        ("DTSTART;TZID=Our own zone:20250502T210000", "DTEND;TZID=Our own zone:20250503T010000"),
        "span", "2025-05-02", "2025-05-03", "a zone that nobody knows has a wall too",
    ),
    (
        ("DTSTART;TZID=Pacific Standard Time:20250502T210000",),
        "point", "2025-05-02", "2025-05-02", "a zone as Windows calls it",
    ),
    (
        ("DTSTART;TZID=Europe/Berlin:20240330T230000", "DURATION:PT24H"),
        "span", "2024-03-30", "2024-03-31", "a day of 23 hours: until midnight and no further",
    ),
    (("DTSTART:20240330T230000", "DURATION:P1DT1H"), "span", "2024-03-30", "2024-03-31", "until midnight, floating"),
]  # fmt: skip

TODOS = [
    (("DUE;VALUE=DATE:20240920",), [("point", "announced", "2024-09-20", "2024-09-20")], "due is that day"),
    (
        ("DTSTART;VALUE=DATE:20240109", "DUE;VALUE=DATE:20240119"),
        [("span", "announced", "2024-01-09", "2024-01-19")], "due is not exclusive",
    ),
    (("DTSTART;VALUE=DATE:20240109",), [("span", "announced", "2024-01-09", "")], "nobody says when it is due"),
    (
        ("DUE;VALUE=DATE:20240920", "COMPLETED:20240922T120000Z"),
        [("point", "announced", "2024-09-20", "2024-09-20"), ("point", "actual", "2024-09-22", "2024-09-22")],
        "done two days late",
    ),
    (
        ("DTSTART;VALUE=DATE:20240109", "DUE;VALUE=DATE:20240119", "COMPLETED:20240122T174500Z"),
        [("span", "announced", "2024-01-09", "2024-01-19"), ("span", "actual", "", "2024-01-22")],
        "its end is actual, its start is not known to be",
    ),
    (("COMPLETED:20240122T174500Z",), [("point", "actual", "2024-01-22", "2024-01-22")], "only done"),
    (
        ("DUE;VALUE=DATE:20240920", "STATUS:COMPLETED", "PERCENT-COMPLETE:100"),
        [("point", "announced", "2024-09-20", "2024-09-20")], "done, but nobody says when",
    ),
]  # fmt: skip

RECURRING = [
    (("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20250609"), ["2025-06-02", "2025-06-16"], "one is left out"),
    (("RRULE:FREQ=DAILY;UNTIL=20250604",), ["2025-06-02", "2025-06-03", "2025-06-04"], "the last day counts"),
    (
        ("RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO,WE",),
        ["2025-06-02", "2025-06-04", "2025-06-09", "2025-06-11"],
        "two a week",
    ),
    (("RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO",), ["2025-06-02", "2025-07-07", "2025-08-04"], "first Mondays"),
    (("RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU;BYSETPOS=1",), ["2025-06-02", "2025-07-01"], "the first of a set"),
    (("RRULE:FREQ=YEARLY;COUNT=2",), ["2025-06-02", "2026-06-02"], "years"),
    (("RDATE;VALUE=DATE:20250610,20250612",), ["2025-06-02", "2025-06-10", "2025-06-12"], "days that are named"),
    (("RRULE:FREQ=DAILY;COUNT=1", "RDATE;VALUE=DATE:20250602"), ["2025-06-02"], "each day once"),
]

UNREAD = [
    ("RRULE:FREQ=WEEKLY;BYDAY=MO", "it recurs without end", "no end"),
    ("RRULE:FREQ=HOURLY;COUNT=3", "it recurs by other than days, weeks, months and years", "finer than a day"),
    ("RRULE:FREQ=DAILY;COUNT=3;BYHOUR=1,2", "BYHOUR in its rule is not read", "twice a day"),
    ("RRULE:FREQ=DAILY;COUNT=2000", "it recurs more than 1,000 times", "too many"),
    ("RRULE:FREQ=DAILY;UNTIL=20990101", "it recurs more than 1,000 times", "too many until then"),
    ("RRULE:FREQ=YEARLY;COUNT=60", "its rule goes on for more than 50 years", "too long"),
    ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "its rule does not hold for its own start", "30 February"),
    ("RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3", "its rule does not hold for its own start", "a Monday is no Tuesday"),
    ("RRULE:FREQ=DAILY;INTERVAL=0;COUNT=3", "the INTERVAL 0 of its rule can't be used", "no step"),
    ("EXRULE:FREQ=DAILY;COUNT=3", "EXRULE is not read", "withdrawn from the standard"),
    ("RDATE:20250610T100000", "RDATE and DTSTART are not both days or both times", "mixed"),
    ("RRULE:FREQ=FORTNIGHTLY", "RRULE can't be read: Expected frequency, got: FORTNIGHTLY", "no such frequency"),
]

FAULTS = [
    (("DTEND;VALUE=DATE:20250101",), "no DTSTART to count from", "no start"),
    (("DTSTART;VALUE=DATE:20250230",), "DTSTART can't be read", "no such day"),
    (("DTSTART;VALUE=DATE:20250201", "DTSTART;VALUE=DATE:20250202"), "DTSTART stands 2 times", "two starts"),
    (("DTSTART;VALUE=DATE:20250201", "DTEND;VALUE=DATE:20250101"), "DTEND lies before DTSTART", "backwards"),
    (
        ("DTSTART;VALUE=DATE:20250201", "DTEND:20250202T100000"),
        "DTSTART and DTEND are not both days or both times",
        "mix",
    ),
    (("DTSTART;VALUE=DATE:20250201", "DTEND;VALUE=DATE:20250301", "DURATION:P1D"), "DTEND beside DURATION", "two ends"),
    (("DTSTART;VALUE=DATE:20250201", "DURATION:PT36H"), "a DURATION in hours from a whole day", "half days"),
    (("DTSTART;VALUE=DATE:20250201", "DURATION:-P1D"), "DURATION is no length of time", "less than nothing"),
    (("DTSTART;VALUE=DATE:99991231", "DURATION:P2D"), "DURATION reaches past the year 9999", "beyond the calendar"),
    (("DTSTART;VALUE=DATE:20250201", "STATUS:MAYBE"), "unknown STATUS 'MAYBE'", "no such status"),
    (("DTSTART;VALUE=DATE:20250201", "what is this"), "a line can't be read", "no property"),
    (
        ("DTSTART;VALUE=DATE:20250201", "RECURRENCE-ID;RANGE=THISANDFUTURE:20250201"),
        "RECURRENCE-ID with RANGE",
        "range",
    ),
]


@pytest.mark.parametrize(("lines", "kind", "first", "last", "why"), EVENTS, ids=[row[-1] for row in EVENTS])
def test_the_days_of_an_event(lines: tuple[str, ...], kind: str, first: str, last: str, why: str) -> None:
    frame = frame_of(SOURCE, calendar(event(*lines)))
    assert days_of(frame) == [("edit", kind, first, last)], why
    assert told(frame, "production", "status", "asserted_text", "locator") == [
        ("Night Ferry", "announced", "2024-01-01", "UID e1")
    ]


@pytest.mark.parametrize(("lines", "expected", "why"), TODOS, ids=[row[-1] for row in TODOS])
def test_to_dos(lines: tuple[str, ...], expected: list[tuple[str, str, str, str]], why: str) -> None:
    frame = frame_of(SOURCE, calendar(event(*lines, kind="VTODO")))
    assert told(frame, "kind", "status", "start_earliest", "end_latest") == expected, why


@pytest.mark.parametrize(("lines", "days", "why"), RECURRING, ids=[row[-1] for row in RECURRING])
def test_every_occurrence_is_a_claim_of_its_own(lines: tuple[str, ...], days: list[str], why: str) -> None:
    frame = frame_of(SOURCE, calendar(event("DTSTART;VALUE=DATE:20250602", *lines)))
    assert frame["start_earliest"].dt.strftime("%Y-%m-%d").tolist() == days, why
    assert set(frame["state"]) == {"current"}
    assert frame["label"].tolist() == (days if len(days) > 1 else [""])


@pytest.mark.parametrize(("line", "message", "why"), UNREAD, ids=[row[-1] for row in UNREAD])
def test_what_recurs_otherwise_is_reported_whole(line: str, message: str, why: str) -> None:
    frame = frame_of(SOURCE, calendar(event("DTSTART;VALUE=DATE:20250602", line)))
    assert len(frame) == 0, why
    assert errors(frame) == [f"UID e1: {message}"]


@pytest.mark.parametrize(("lines", "message", "why"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_what_contradicts_itself_is_reported(lines: tuple[str, ...], message: str, why: str) -> None:
    frame = frame_of(SOURCE, calendar(event(*lines), event("DTSTART;VALUE=DATE:20250101", "SUMMARY:Mix")))
    assert days_of(frame) == [("mix", "point", "2025-01-01", "2025-01-01")], why
    assert [text.startswith(f"UID e1: {message}") for text in errors(frame)] == [True]
    assert [problem.line for problem in problems_of(frame) if problem.severity == "error"] == [4]


def test_times_recur_on_the_wall_across_a_change_of_clocks() -> None:
    lines = ("DTSTART;TZID=America/New_York:20250308T233000", "RRULE:FREQ=DAILY;UNTIL=20250311T033000Z")
    frame = frame_of(SOURCE, calendar(event(*lines)))
    # 03:30 UTC on the 11th is 23:30 on the 10th in New York, in summer time since the 9th.
    assert told(frame, "stated") == [("2025-03-08",), ("2025-03-09",), ("2025-03-10",)]


def test_an_occurrence_of_its_own_replaces_the_one_that_it_names() -> None:
    series = event("DTSTART;VALUE=DATE:20250602", "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = event("RECURRENCE-ID;VALUE=DATE:20250609", "DTSTART;VALUE=DATE:20250611")
    gone = event("RECURRENCE-ID;VALUE=DATE:20250616", "DTSTART;VALUE=DATE:20250616", "STATUS:CANCELLED")
    frame = frame_of(SOURCE, calendar(series, moved, gone))
    assert told(frame, "label", "stated", "status") == [
        ("2025-06-02", "2025-06-02", "announced"),
        ("2025-06-09", "2025-06-11", "announced"),
        ("2025-06-16", "2025-06-16", "canceled"),
    ]


def test_an_exception_that_takes_nothing_out_is_told_of() -> None:
    lines = ("DTSTART:20250602T100000", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20250603T110000")
    frame = frame_of(SOURCE, calendar(event(*lines)))
    assert len(frame) == 2
    assert [problem.message for problem in problems_of(frame) if problem.severity == "warning"] == [
        "UID e1: EXDATE 2025-06-03 11:00:00 takes out no occurrence"
    ]


def test_tentative_canceled_and_when_it_was_said() -> None:
    frame = frame_of(
        SOURCE,
        calendar(
            event("DTSTART;VALUE=DATE:20241004", "STATUS:TENTATIVE", "LAST-MODIFIED:20240415T233000Z"),
            event("DTSTART;VALUE=DATE:20241104", "DURATION:P2D", "STATUS:Cancelled", "SUMMARY:Reshoots"),
        ),
    )
    assert told(frame, "status", "qualifier", "stated", "asserted_text") == [
        ("announced", "uncertain", "2024-10-04?", "2024-04-15"),
        ("canceled", "", "start 2024-11-04; end 2024-11-05", "2024-01-01"),
    ]


def test_a_calendar_that_cancels_cancels_all_of_it() -> None:
    frame = frame_of(SOURCE, calendar("METHOD:CANCEL", event("DTSTART;VALUE=DATE:20241004")))
    assert told(frame, "status") == [("canceled",)]


def test_a_later_version_of_an_event_moves_it() -> None:
    first = event("DTSTART;VALUE=DATE:20250101")
    later = event("DTSTART;VALUE=DATE:20250201", "LAST-MODIFIED:20240601T000000Z", "SEQUENCE:1")
    frame = frame_of(SOURCE, calendar(later, first))
    assert told(frame, "stated", "state", "revision", "slip_min") == [
        ("2025-02-01", "current", 1, 31),
        ("2025-01-01", "superseded", 0, frame["slip_min"][1]),
    ]


def test_texts_are_unfolded_and_unescaped() -> None:
    lines = (
        "SUMMARY:Casting: leads\\, a\r\n nd extras",
        "LOCATION:Halifax\\, Nova Scotia",
        "DTSTART;VALUE=DATE:20240109",
    )
    more = ("DESCRIPTION:One\\nTwo", "URL:https://example.org/x", "ORGANIZER;CN=The Studio:mailto:x@example.org")
    frame = frame_of(SOURCE, calendar(event(*lines, *more)))
    assert told(frame, "label", "location", "note", "url", "publisher") == [
        ("Casting: leads, and extras", "Halifax, Nova Scotia", "One\nTwo", "https://example.org/x", "The Studio")
    ]


def test_a_fold_may_split_a_letter() -> None:
    text = calendar(event("SUMMARY:Fête", "DTSTART;VALUE=DATE:20240109")).encode()
    place = text.index("ê".encode()) + 1
    frame = frame_of(SOURCE, text[:place] + b"\r\n " + text[place:])
    assert told(frame, "milestone") == [("fête",)]


def test_alarms_zones_and_journals_are_no_claims() -> None:
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDTSTART:19990101T000000\r\nEND:VALARM"
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD"
    )
    journal = "BEGIN:VJOURNAL\r\nDTSTART;VALUE=DATE:20240101\r\nEND:VJOURNAL"
    entry = event("DTSTART;TZID=X:20240109T100000", alarm)
    frame = frame_of(SOURCE, calendar(zone + "\r\nEND:VTIMEZONE", journal, entry))
    assert days_of(frame) == [("edit", "point", "2024-01-09", "2024-01-09")]
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("note", "1 VJOURNAL: no dates of a plan, not read")
    ]


def test_several_calendars_each_with_its_name() -> None:
    text = calendar(event("DTSTART;VALUE=DATE:20240109"))
    frame = frame_of(SOURCE, text + text.replace(NAME, "NAME:Other\\; film") + text.replace(NAME, "X-Y:z"))
    assert told(frame, "production") == [("Night Ferry",), ("Other; film",), ("plan",)]


def test_one_uid_for_all_events_does_not_make_them_one() -> None:
    entries = [event("DTSTART;VALUE=DATE:20240109", f"SUMMARY:{name}") for name in ("Edit", "Mix")]
    assert told(frame_of(SOURCE, calendar(*entries)), "milestone", "state") == [("edit", "current"), ("mix", "current")]


def test_a_time_of_writing_that_can_not_be_read_is_a_doubt() -> None:
    text = calendar(event("DTSTART;VALUE=DATE:20240109")).replace("DTSTAMP:20240101T120000Z", "DTSTAMP:soon")
    frame = frame_of(SOURCE, text)
    assert told(frame, "asserted_text") == [("unknown",)]
    assert wheres(frame) == [(4, "warning", "ical-property")]


REFUSED = [
    ("", 1, "file-empty", "nothing"),
    ("hello", 1, "ical-syntax", "no calendar"),
    ("BEGIN:VEVENT\nEND:VEVENT", 1, "ical-syntax", "an event alone"),
    ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", 3, "ical-syntax", "an end inside another"),
    ("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", 3, "ical-syntax", "an end too many"),
    ("BEGIN:VCALENDAR\n" * 30, 21, "ical-syntax", "nested without end"),
]


@pytest.mark.parametrize(("text", "line", "code", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_refused_whole(text: str, line: int, code: str, why: str) -> None:
    problem = refusal(SOURCE, text)
    assert (problem.line, problem.code) == (line, code), why


def test_wrong_bytes_are_refused_with_the_line_of_the_file() -> None:
    text = calendar(event("DESCRIPTION:folded\r\n here", "LOCATION:?", "DTSTART;VALUE=DATE:20240109")).encode()
    problem = refusal(SOURCE, text.replace(b"LOCATION:?", b"LOCATION:\xff"))
    assert (problem.code, problem.line) == ("encoding", 10)


def test_a_file_that_was_cut_keeps_what_is_whole() -> None:
    text = calendar(event("DTSTART;VALUE=DATE:20240109"), event("DTSTART;VALUE=DATE:20240209", "SUMMARY:Mix"))
    frame = frame_of(SOURCE, text[: text.index("SUMMARY:Mix")])
    assert days_of(frame) == [("edit", "point", "2024-01-09", "2024-01-09")]
    assert errors(frame) == [
        "the file ends inside VCALENDAR, which begins here",
        "the file ends inside VEVENT, which begins here",
    ]


@pytest.mark.parametrize("file", files(".ics"))
def test_the_shared_table(file: str) -> None:
    check(file)


EXAMPLES = sorted(FOLDER.glob("*.ics"))
SPOILERS = [
    b"DTSTART:20240230", b"DTSTART;VALUE=DATE:99991231", b"DTEND;VALUE=DATE:00010101", b"DURATION:P99999999999D",
    b"RRULE:FREQ=DAILY;COUNT=5", b"RRULE:", b"RDATE;VALUE=PERIOD:19960403T020000Z/PT1H", b"EXDATE:foo",
    b"RECURRENCE-ID:20240101", b"DTSTART;TZID=Nowhere:20240101T000000", b"BEGIN:VEVENT", b"END:VEVENT", b"\xff\xfe",
    b":", b";;;=", b"DTSTART", b"COMPLETED:99991231T235959Z", b"DTEND;TZID=Asia/Tokyo:00010101T000000",
    b"LAST-MODIFIED;TZID=Asia/Tokyo:00010101T000000", b"RRULE:FREQ=WEEKLY;UNTIL=20250101T000000Z", b"STATUS:X",
    b"DTSTART;VALUE=PERIOD:19960403T020000Z/PT1H", b"DTSTART:120000", b"DTSTART:00010101T000000Z",
    b"RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO;COUNT=3", b"DURATION:PT1H", b'X-A;B="c:d', b"DUE:99991231",
]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_file_cut_anywhere_is_told_of(path: Path) -> None:
    data = path.read_bytes().rstrip()
    for length in range(0, len(data), 13):
        if outcome(SOURCE, data[:length]) == "read":
            assert any("the file ends inside" in text for text in errors(frame_of(SOURCE, data[:length])))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_damaged_lines_are_refused_or_reported(path: Path) -> None:
    chance = random.Random(5)
    for _ in range(150):
        lines = path.read_bytes().split(b"\n")
        for _ in range(chance.choice((1, 1, 3))):
            place = chance.randrange(len(lines))
            lines[place : place + chance.randrange(2)] = [chance.choice(SPOILERS)]
        assert outcome(SOURCE, b"\n".join(lines)) in ("read", "refused")


def test_a_broken_start_beside_a_moved_occasion_is_told() -> None:
    """The calendar library raises where such a property is looked at."""
    events = (
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Premiere\r\nDTSTART;VALUE=DATE:2026601\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Premiere\r\nRECURRENCE-ID;VALUE=DATE:20260602\r\n"
        "DTSTART;VALUE=DATE:20260603\r\nEND:VEVENT\r\n"
    )
    sheet = SOURCE.read(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode(), "plan.ics")
    faults = [fault.message for row in sheet.rows for fault in row.faults]
    assert any("DTSTART" in message for message in faults)


def test_dates_of_a_program_s_own_are_told_of() -> None:
    own = ("X-DEADLINE;VALUE=DATE:20240801", "X-LIMIT:2024-08-01", "X-COLOR:blue", "CREATED:20240101T000000Z")
    frame = frame_of(SOURCE, calendar(event("DTSTART;VALUE=DATE:20240607", *own)))
    assert [(problem.severity, problem.message) for problem in problems_of(frame)] == [
        ("note", "1 of its entries have 'X-DEADLINE', a date of which no claim was made"),
        ("note", "1 of its entries have 'X-LIMIT', a date of which no claim was made"),
    ]


def test_what_recurs_in_several_calendars_is_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.sources.planning.ical._Budget", lambda: _Budget(entries=9, occurrences=5))
    daily = event("DTSTART;VALUE=DATE:20240607", "RRULE:FREQ=DAILY;COUNT=3")
    frame = frame_of(SOURCE, calendar(daily) + calendar(daily))
    assert len(frame) == 3
    assert [message.partition(": ")[2] for message in errors(frame)] == [
        "the entries recur more than 20,000 times, all together"
    ]


def test_an_exception_that_is_named_twice_takes_out_its_day_once() -> None:
    rule = ("DTSTART:20240607T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20240608T100000,20240608T100000")
    frame = frame_of(SOURCE, calendar(event(*rule)))
    assert [first for _, _, first, _ in days_of(frame)] == ["2024-06-07", "2024-06-09"]
    assert problems_of(frame) == []


def test_a_calendar_without_entries_and_lines_that_are_none_are_warned_of() -> None:
    frame = frame_of(SOURCE, calendar("BEGIENT"))
    assert [(problem.line, problem.severity, problem.code) for problem in problems_of(frame)] == [
        (1, "warning", "plan-empty"),
        (4, "warning", "ical-property"),
    ]


def test_what_the_decoder_says_is_told_on_one_line() -> None:
    frame = frame_of(SOURCE, calendar("BEGIN:VEVENT", "UID:1", "BEGIN:VETART;VALUE=DATE:20240707", "END:VEVENT"))
    assert all("\n" not in str(problem) for problem in frame.attrs["problems"])
    assert len(frame) == 0
