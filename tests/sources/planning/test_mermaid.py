"""Mermaid's gantt diagrams: dates, lengths and references as Mermaid counts them, and what is refused."""

from __future__ import annotations

import random

import pytest

from tests.sources.planning.expected import accounted, check, files
from timeline.errors import SourceError
from timeline.sources.planning.mermaid import SOURCE
from timeline.sources.planning.mermaiddays import read_format
from timeline.sources.row import Row, Sheet


def read(*lines: str, form: str = "YYYY-MM-DD") -> Sheet:
    return SOURCE.read("\n".join(["gantt", f"dateFormat {form}", *lines]).encode(), "plan.mmd")


def dates(row: Row) -> str:
    return " ".join(row.text(name) for name in ("date", "start", "end") if row.text(name))


def errors(sheet: Sheet) -> list[str]:
    return [fault.message for row in sheet.rows for fault in row.faults if fault.severity == "error"]


@pytest.mark.parametrize("file", files(".mmd"))
def test_shared_examples(file: str) -> None:
    check(file)


# 8 January 2024 is a Monday.
TASKS = [
    (["A :2024-01-08, 2024-01-10"], "2024-01-08 2024-01-09", "the end is exclusive"),
    (["inclusiveEndDates", "A :2024-01-08, 2024-01-10"], "2024-01-08 2024-01-10", "unless it is said not to be"),
    (["A :2024-01-08, 3d", "inclusiveEndDates"], "2024-01-08 2024-01-10", "which is not said of lengths"),
    (["A :a, 2024-01-08, 2w"], "2024-01-08 2024-01-21", "weeks, and an id"),
    (["A :2024-01-31, 1M"], "2024-01-31 2024-02-28", "a month later is the last of February, exclusive"),
    (["A :2024-01-08, 1y"], "2024-01-08 2025-01-07", "a year"),
    (["A :2024-01-08, 36h"], "2024-01-08 2024-01-09", "until noon of the next day"),
    (["A :2024-01-08, 1.5d"], "2024-01-08 2024-01-09", "half a day counts up, as dayjs rounds"),
    (["A :crit, active, 2024-01-08, 1d"], "2024-01-08 2024-01-08", "tags of the drawing"),
    (["A :2024-01-08, 0d"], "2024-01-08", "of no length: its day"),
    (["A :milestone, 2024-01-08, 0d"], "2024-01-08", "a milestone"),
    (["A :milestone, 2024-01-08, 1d"], "2024-01-08", "noon of a milestone of a day"),
    (["A :milestone, 2024-01-08, 3d"], "2024-01-09", "drawn in the middle of its length"),
    (["A :vert, 2024-01-08, 3d"], "2024-01-08", "a marker is drawn at its start"),
    (["excludes weekends", "A :milestone, 2024-01-05, 1d"], "2024-01-05", "no weekend in a milestone"),
    (["excludes weekends", "A :milestone, 2024-01-04, 4d"], "2024-01-07", "but in the middle of one of several days"),
    (["excludes weekends", "A :2024-01-08, 5d"], "2024-01-08 2024-01-12", "ends before the weekend"),
    (["excludes weekends", "A :2024-01-08, 6d"], "2024-01-08 2024-01-15", "goes on after it"),
    (["excludes weekends", "A :2024-01-08, 2024-01-15"], "2024-01-08 2024-01-14", "a date is not moved"),
    (["excludes weekends", "weekend friday", "A :2024-01-08, 5d"], "2024-01-08 2024-01-14", "another weekend"),
    (["excludes Tuesday", "A :2024-01-08, 2d"], "2024-01-08 2024-01-10", "a weekday"),
    (["excludes 2024-01-09, 2024-01-10", "A :2024-01-08, 2d"], "2024-01-08 2024-01-11", "single days"),
    (["excludes weekends", "includes 2024-01-13", "A :2024-01-08, 6d"], "2024-01-08 2024-01-13", "all the same"),
    (["A :2024-01-06, 2d", "excludes weekends"], "2024-01-06 2024-01-08", "the first day counts, whatever it is"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), TASKS, ids=[case[2] for case in TASKS])
def test_a_task_lasts(lines: list[str], expected: str, why: str) -> None:
    sheet = read(*lines)
    assert [dates(row) for row in sheet.rows] == [expected], why
    assert errors(sheet) == []


CHAINS = [
    (["A :a, 2024-01-08, 2d", "B :after a, 1d"], "2024-01-10 2024-01-10", "after"),
    (["A :a, 2024-01-08, 2d", "B :1d"], "2024-01-10 2024-01-10", "after the one before"),
    (["A :a, 2024-01-08, 2d", "B :b, 2024-01-09, 3d", "C :after a b, 1d"], "2024-01-12 2024-01-12", "the later one"),
    (["A :a, 2024-01-08, 2d", "B :2024-01-01, until a"], "2024-01-01 2024-01-07", "until"),
    (
        ["A :a, 2024-01-08, 2d", "B :b, 2024-01-05, 3d", "C :2024-01-01, until a b"],
        "2024-01-01 2024-01-04",
        "the first",
    ),
    (["excludes weekends", "A :a, 2024-01-05, 1d", "B :after a, 1d"], "2024-01-08 2024-01-08", "after the weekend"),
    (["A :a, 2024-01-08, 2d", "B :milestone, after a, 0d"], "2024-01-10", "the moment after it"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CHAINS, ids=[case[2] for case in CHAINS])
def test_tasks_count_from_others(lines: list[str], expected: str, why: str) -> None:
    assert dates(read(*lines).rows[-1]) == expected, why


def test_a_task_may_name_a_later_one() -> None:
    assert [dates(row) for row in read("A :after b, 1d", "B :b, 2024-01-08, 1d").rows] == [
        "2024-01-09 2024-01-09",
        "2024-01-08 2024-01-08",
    ]


def test_a_long_chain_of_tasks_is_followed() -> None:
    lines = [f"T {number} :t{number}, after t{number + 1}, 1d" for number in range(3000)]
    assert dates(read(*lines, "Last :t3000, 2024-01-08, 1d").rows[0]) == "2032-03-26 2032-03-26"


FORMATS = [
    ("DD/MM/YYYY", "03/02/2024", "2024-02-03", "day first"),
    ("MM/DD/YYYY", "03/02/2024", "2024-03-02", "month first"),
    ("D.M.YY", "3.2.24", "2024-02-03", "short"),
    ("D.M.YY", "3.2.69", "1969-02-03", "from 69 on the last century, as in dayjs"),
    ("MMM D, YYYY", None, "", "a comma in a date would part the fields"),
    ("D MMM YYYY", "3 Feb 2024", "2024-02-03", "a short month"),
    ("MMMM Do YYYY", "February 3rd 2024", "2024-02-03", "a long one"),
    ("YYYY-MM-DDTHH:mm", "2024-02-03T23:30", "2024-02-03", "with a time"),
    ("YYYY-MM-DD HH:mm Z", "2024-02-03 23:30 -08:00", "2024-02-03", "the day is the one on the wall there"),
    ("YYYY-MM-DD hh:mm A", "2024-02-03 12:30 AM", "2024-02-03", "twelve hours"),
    ("[on] YYYY-MM-DD", "on 2024-02-03", "2024-02-03", "words in the format"),
    ("YYYYMMDD", "20240203", "2024-02-03", "without gaps"),
]


@pytest.mark.parametrize(("form", "text", "day", "why"), FORMATS, ids=[f"{case[0]} {case[3]}" for case in FORMATS])
def test_formats(form: str, text: str | None, day: str, why: str) -> None:
    sheet = read(f"A :milestone, {text or 'Feb 3, 2024'}, 0d", form=form)
    if text is None:
        assert errors(sheet) == ["can't read the start '2024'"], why
    else:
        assert [dates(row) for row in sheet.rows] == [day], why


NOT_OF_THE_FORMAT = [
    ("YYYY-MM-DD", "2024-1-8", "too few digits"),
    ("YYYY-MM-DD", "2024-02-30", "no such day"),
    ("YYYY-MM-DD", "08/01/2024", "another style"),
    ("DD/MM/YYYY", "2024-01-08", "not by this format"),
    ("D/M/YYYY", "08/01/2024", "too many digits"),
    ("MMM YYYY", "feb 2024", "months are written with a capital"),
    ("Do MMM YYYY", "1th Feb 2024", "no such ordinal"),
    ("YYYY-MM-DD", "２０２４-01-08", "digits of another script"),
]


@pytest.mark.parametrize(("form", "text", "why"), NOT_OF_THE_FORMAT, ids=[case[2] for case in NOT_OF_THE_FORMAT])
def test_dates_that_are_not_of_the_format(form: str, text: str, why: str) -> None:
    assert read_format(form).read(text) is None, why
    assert errors(read(f"A :{text}, 1d", form=form)) == [f"can't read the start {text!r}"]


UNUSABLE = [
    ("X", "its 'X' names no day", "seconds since 1970"),
    ("x", "its 'x' names no day", "milliseconds"),
    ("HH:mm", "does not name the year", "times of some day"),
    ("DD/MM", "does not name the year", "no year"),
    ("YYYY-DD", "not the month of a day", "no month"),
    ("YYYY-[W]ww", "its 'ww' names no day", "weeks"),
    ("YYYY-MM-DD DD", "one part of the date twice", "twice"),
]


@pytest.mark.parametrize(("form", "message", "why"), UNUSABLE, ids=[case[2] for case in UNUSABLE])
def test_formats_that_leave_the_day_open_are_refused(form: str, message: str, why: str) -> None:
    with pytest.raises(SourceError, match=r"plan\.mmd:2:1: error: can't read dates by the format") as raised:
        read("A :1, 2", form=form)
    assert message in str(raised.value), why


COARSE = [
    ("YYYY-MM", "A :2024-05, 2024-07", "2024-05 2024-06", "months"),
    ("YYYY", "A :2024, 2026", "2024 2025", "years"),
    ("YYYY-MM", "A :milestone, 2024-05, 0d", "2024-05", "some day of the month"),
    ("YYYY-MM", "A :2024-05, 2M", "2024-05 2024-06", "months of months"),
]


@pytest.mark.parametrize(("form", "line", "expected", "why"), COARSE, ids=[case[3] for case in COARSE])
def test_what_is_said_to_the_month_stays_so(form: str, line: str, expected: str, why: str) -> None:
    assert [dates(row) for row in read(line, form=form).rows] == [expected], why


FAULTS = [
    ("A a, 2024-01-08, 1d", "has no ':'", "no task"),
    ("A :2024-01-08, 3x", "can't read the end '3x'", "no unit"),
    ("A :2024-01-08, 3d # soon", "'# soon' follows the task's dates", "what Mermaid does not read"),
    ("A :2024-01-08, 3d %% soon", "can't read the end '3d %% soon'", "a comment has its own line"),
    ("A :2024-01-08,", "can't read the end ''", "no end"),
    ("A :after nope, 3d", "no task has the id 'nope'", "Mermaid would take today"),
    ("A :2024-01-08, until nope", "no task has the id 'nope'", "Mermaid would take today"),
    ("A :3d", "the first task has no start", "nothing before it"),
    ("A :a, after a, 3d", "'A' waits for tasks that wait for it", "a circle"),
    ("A :a, b, 2024-01-08, 3d", "4 fields 'a, b, 2024-01-08, 3d'", "too many fields"),
    ("A :done", "0 fields", "a tag alone"),
    ("A :2024-01-08, 1.5M", "a part of a month or a year, '1.5M'", "half a month"),
    ("A :2024-01-08, 99999999999d", "beyond the year 9999", "too long"),
]


@pytest.mark.parametrize(("line", "message", "why"), FAULTS, ids=[f"{case[2]} {case[0]}" for case in FAULTS])
def test_faults_of_a_task(line: str, message: str, why: str) -> None:
    sheet = read(line, "B :2024-01-08, 1d")
    assert message in errors(sheet)[0], why
    assert [(fault.line, fault.severity) for fault in sheet.rows[0].faults] == [(3, "error")]
    assert sheet.rows[1].faults == ()


def test_what_counts_from_a_refused_task_is_refused() -> None:
    sheet = read("A :a, 2024-13-01, 1d", "B :1d", "C :a, 2024-01-08, 1d", "D :after a, 1d")
    assert errors(sheet) == [
        "can't read the start '2024-13-01'",
        "it counts from the task 'A' in line 3, which could not be read",
        "2 tasks have the id 'a'",
    ]


WARNED = [
    (["A :milestone, 2024-01-08, 4d"], "drawn in their middle, on 2024-01-10", "a long milestone"),
    (["A :2024-01-08, 2024-01-08"], "a task of no length", "ends are exclusive"),
    (["A :Done, 2024-01-08, 1d"], "'Done' is taken as its id", "a tag in capitals is none"),
    (["excludes weekends", "A :a, 2024-01-08, 1d", "B :2024-01-01, until a"], "draws its end later", "until"),
]


@pytest.mark.parametrize(("lines", "message", "why"), WARNED, ids=[case[2] for case in WARNED])
def test_what_the_chart_shows_otherwise_is_warned_of(lines: list[str], message: str, why: str) -> None:
    faults = read(*lines).rows[-1].faults
    assert [fault.severity for fault in faults] == ["warning"]
    assert message in faults[0].message, why


def test_a_moment_between_two_days_is_noted() -> None:
    rows = read("A :a, 2024-01-08, 2d", "B :milestone, after a, 0d", "C :milestone, 2024-01-10, 0d").rows
    assert [[(fault.code, fault.severity) for fault in row.faults] for row in rows] == [
        [],
        [("mermaid-midnight", "note")],
        [],
    ]


def test_an_excluded_word_that_nobody_knows_is_warned_of() -> None:
    sheet = read("excludes weekends, holidays", "A :2024-01-08, 1d")
    assert [(problem.line, problem.severity) for problem in sheet.problems] == [(3, "warning")]
    assert "'holidays' is no weekday and no date" in sheet.problems[0].message


WHOLE = """---
title: Above
config:
  gantt: {topAxis: true}
---
%%{init: {'theme':
  'dark'}}%%
%% a comment
GANTT
    accTitle: a: b
    accDescr {
      A :2024-01-01, 1d
    }
    axisFormat %b %Y
    tickInterval 1week
    weekday monday
    todayMarker stroke:#fff
    topAxis
    DateFormat YYYY-MM-DD
    section Act 1
        Edit :done, e1, 2024-01-08, 1d
    section Act 2
        Edit #colon; mix :e2, 2024-01-09, 1d
        Edit :e3, 2024-01-09, 1d
    click e1 href "https://example.org"
"""


def test_all_that_a_file_may_hold() -> None:
    sheet = SOURCE.read(WHOLE.encode(), "plan.mmd")
    shown = [
        (row.text("milestone"), row.text("label"), row.text("status"), row.text("locator"), row.line)
        for row in sheet.rows
    ]
    assert shown == [
        ("edit", "Act 1", "actual", "line 21", 21),
        ("edit_mix", "Edit : mix", "announced", "line 23", 23),
        ("edit", "Act 2", "announced", "line 24", 24),
    ]
    assert {row.text("production") for row in sheet.rows} == {"Above"}
    assert sheet.problems == []
    assert [fault for row in sheet.rows for fault in row.faults] == []


def test_line_ends_of_other_systems_keep_the_numbers() -> None:
    for end in ("\r\n", "\r"):
        assert [row.line for row in SOURCE.read(WHOLE.replace("\n", end).encode(), "plan.mmd").rows] == [21, 23, 24]


TITLES = [
    ("---\ntitle: Above\n---\ngantt\ntitle Inside\n", "Inside", "the statement goes before the settings"),
    ("---\ntitle: 'Above: all'\n---\ngantt\n", "Above: all", "the settings"),
    ("gantt\n", "plan", "the file's name"),
]


@pytest.mark.parametrize(("head", "title", "why"), TITLES, ids=[case[2] for case in TITLES])
def test_production(head: str, title: str, why: str) -> None:
    rows = SOURCE.read(f"{head}A :2024-01-08, 1d".encode(), "folder/plan.mmd").rows
    assert [row.text("production") for row in rows] == [title], why


REFUSED = [
    (b"", r"no diagram in the file", "nothing"),
    (b"%% only\n", r"no diagram in the file", "a comment"),
    (b"flowchart TD\n A-->B", r"begins with 'flowchart TD', not with a gantt diagram", "another diagram"),
    (b"```mermaid\npie\n```\n", r"begins with '```mermaid', not with a gantt diagram", "another diagram in a fence"),
    (b"{}", r"give it that ending", "JSON under a wrong ending"),
    (b"gantt\n\xff", r"2:1: error: byte 0xff", "no text"),
]


@pytest.mark.parametrize(("data", "message", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_refused_whole(data: bytes, message: str, why: str) -> None:
    with pytest.raises(SourceError, match=message):
        SOURCE.read(data, "plan.mmd")


def test_a_diagram_without_tasks_says_so() -> None:
    assert [problem.code for problem in read().problems] == ["claims-missing"]


def test_damage_never_breaks_out() -> None:
    chance, data = random.Random(4), WHOLE.encode()
    cases = [data[:length] for length in range(len(data))]
    for _ in range(1500):
        damaged = bytearray(data)
        damaged[chance.randrange(len(damaged))] = chance.choice(b"%{}:;,#-0129abZ \n\x00\xff")
        cases.append(bytes(damaged))
    for case in cases:
        accounted(SOURCE, case)


def test_an_end_before_the_start_is_refused_also_of_a_milestone() -> None:
    sheet = read("A :2024-01-08, 2024-01-05", "B :milestone, 2024-01-08, 2024-01-05")
    assert errors(sheet) == ["it ends before it begins on 2024-01-08"] * 2


MOVED = [
    (["excludes weekends", "A :a, 05/01/2024, 12/01/2024", "B :1d"], [True, True], "the next one too"),
    (["excludes weekends", "A :a, 05/01/2024, 12/01/2024", "B :08/01/2024, 1d"], [True, False], "a date of its own"),
    (["excludes sunday", "A :a, 01/01/2024, 05/01/2024", "B :after a, 1d"], [False, False], "no Sunday on the way"),
    (["A :a, 05/01/2024, 12/01/2024", "B :1d"], [False, False], "nothing is excluded"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), MOVED, ids=[case[2] for case in MOVED])
def test_what_mermaid_draws_later_is_warned_of_and_what_counts_from_it(
    lines: list[str], expected: list[bool], why: str
) -> None:
    rows = read("dateFormat DD/MM/YYYY", *lines).rows
    assert [any(fault.code == "mermaid-drawn" for fault in row.faults) for row in rows] == expected, why


def test_an_included_word_that_nobody_knows_is_warned_of_even_if_nothing_is_excluded() -> None:
    sheet = read("includes things :2024-01-08, 1d", "A :2024-01-08, 1d")
    assert "'things' is no weekday and no date" in sheet.problems[0].message


def test_a_diagram_in_a_fence_is_read_under_its_own_ending_too() -> None:
    sheet = SOURCE.read(b"```mermaid\ngantt\nEdit :2024-01-08, 2d\n```\n", "plan.mmd")
    assert [(row.line, dates(row)) for row in sheet.rows] == [(3, "2024-01-08 2024-01-09")]


def test_a_moment_of_a_year_needs_no_length() -> None:
    sheet = read("Premiere :milestone, p, 1918, 1s", "Marker :vert, 1906, 1s", "Shoot :1918, 1s", form="YYYY")
    assert [row.text("date") for row in sheet.rows] == ["1918", "1906", ""]
    assert errors(sheet) == ["'1s' counts from a year, not from a day"]


WORKDAYS = [
    (("gantt", "workdayhours 8"), "20h", False, "eight hours make a day"),
    (("gantt", "workdayhours 24"), "20h", True, "as it is without"),
    (("gantt", "workdayhours 8"), "2d", True, "days are days"),
    (('%%{init: {"gantt": {"workdayhours": 8}}}%%', "gantt"), "20h", False, "set in a directive"),
    (("---", "config:", "  gantt:", "    workdayhours: 6", "---", "gantt"), "20h", False, "set above the diagram"),
]


@pytest.mark.parametrize(("head", "length", "is_read", "why"), WORKDAYS, ids=[case[-1] for case in WORKDAYS])
def test_hours_of_working_days_are_not_counted(head: tuple[str, ...], length: str, is_read: bool, why: str) -> None:
    sheet = SOURCE.read("\n".join((*head, f"Edit :2024-01-08, {length}")).encode(), "plan.mmd")
    assert bool(sheet.rows[0].text("start")) is is_read, why
    assert ("which 'workdayhours' sets to" in "".join(errors(sheet))) is not is_read, why


def test_a_comment_behind_a_length_is_told_what_to_do() -> None:
    fault = read("Edit :2024-01-08, 2d %% not sure").rows[0].faults[0]
    assert (fault.message, fault.hint) == (
        "can't read the end '2d %% not sure'",
        "write the comment on a line of its own",
    )
