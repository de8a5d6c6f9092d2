"""GanttProject: working days, baselines, groups; what is refused, and what damage does."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

import timeline
from tests.sources.planning.expected import accounted, check, files
from timeline.errors import SourceError
from timeline.sources.planning.ganttproject import SOURCE
from timeline.sources.planning.workdays import Workdays
from timeline.sources.row import Row, Sheet

WEEK = '<day-types><default-week sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/>{}</day-types>'


def task(start: str, duration: int | str, name: str = "Edit", uid: int | str = 1, meeting: str = "false") -> str:
    return f'<task id="{uid}" name="{name}" meeting="{meeting}" start="{start}" duration="{duration}"/>\n'


def plan(tasks: str, calendar: str = WEEK.format(""), previous: str = "", name: str = "The Film") -> bytes:
    inner = f"<calendars>{calendar}</calendars><tasks>\n{tasks}</tasks><previous>{previous}</previous>"
    return f'<?xml version="1.0" encoding="UTF-8"?><project name="{name}">{inner}</project>'.encode()


def read(tasks: str, **parts: str) -> Sheet:
    return SOURCE.read(plan(tasks, **parts), "plan.gan")


def dates(row: Row) -> tuple[str, ...]:
    return tuple(row.text(name) for name in ("date", "start", "end") if row.text(name))


@pytest.mark.parametrize("file", files(".gan"))
def test_shared_examples(file: str) -> None:
    check(file)


def holiday(year: str, month: int, day: int, kind: str = "HOLIDAY") -> str:
    return f'<date year="{year}" month="{month}" date="{day}" type="{kind}"/>'


# 8 January 2024 is a Monday.
LENGTHS = [
    ("2024-01-08", 1, "", "2024-01-08", "one day ends on the day when it began"),
    ("2024-01-08", 5, "", "2024-01-12", "a working week"),
    ("2024-01-08", 6, "", "2024-01-15", "the weekend does not count"),
    ("2024-01-12", 2, "", "2024-01-15", "from Friday to Monday"),
    ("2024-01-06", 1, "", "2024-01-08", "from a Saturday on, Monday is the first that counts"),
    ("2024-01-08", 5, holiday("2024", 1, 10), "2024-01-15", "a holiday of that year"),
    ("2024-01-08", 5, holiday("2023", 1, 10), "2024-01-12", "a holiday of another year"),
    ("2024-01-08", 5, holiday("", 1, 10), "2024-01-15", "a holiday of every year"),
    ("2024-01-08", 6, holiday("2024", 1, 13, "WORKING_DAY"), "2024-01-13", "a Saturday that works"),
    ("2024-01-08", 3, holiday("", 1, 10) + holiday("2024", 1, 10, "WORKING_DAY"), "2024-01-10", "one year's exception"),
    ("2024-01-08", 5, holiday("2024", 1, 10, "NEUTRAL"), "2024-01-12", "a day that is only coloured"),
    ("2024-01-08", 5, '<date year="2024" month="1" date="10"/>', "2024-01-15", "without a kind it is a holiday"),
    ("2027-02-25", 3, holiday("", 2, 29), "2027-03-01", "29 February is not in every year"),
]


@pytest.mark.parametrize(("start", "days", "extra", "end", "why"), LENGTHS, ids=[case[4] for case in LENGTHS])
def test_lengths_count_working_days(start: str, days: int, extra: str, end: str, why: str) -> None:
    rows = read(task(start, days), calendar=WEEK.format("") + extra).rows
    assert [dates(row) for row in rows] == [(start, end)], why


CALENDARS = [
    (
        '<day-types><default-week fri="1" sat="1" sun="0"/></day-types>',
        "2024-01-15",
        "Friday and Saturday are free, Sunday is not",
    ),
    (WEEK.format('<only-show-weekends value="true"/>'), "2024-01-13", "weekends are drawn, but work"),
    (f"<day-types><calendar>{WEEK.format('')[11:-12]}</calendar></day-types>", "2024-01-15", "an older shape"),
    ("", "2024-01-15", "no calendar: the usual weekend"),
]


@pytest.mark.parametrize(("calendar", "end", "why"), CALENDARS, ids=[case[2] for case in CALENDARS])
def test_weeks(calendar: str, end: str, why: str) -> None:
    assert [row.text("end") for row in read(task("2024-01-08", 6), calendar=calendar).rows] == [end], why


def test_a_milestone_is_a_moment_whatever_its_length() -> None:
    rows = read(task("2024-01-06", 1, meeting="true")).rows
    assert [dates(row) for row in rows] == [("2024-01-06",)]


def test_a_task_of_no_length_is_its_day() -> None:
    assert [dates(row) for row in read(task("2024-01-08", 0)).rows] == [("2024-01-08",)]


def test_groups_are_no_claims_and_label_what_they_hold() -> None:
    inner = "".join(
        f'<task id="{uid}" name="{name}" start="2024-01-08" duration="9">{task("2024-01-08", 1, uid=uid + 1)}</task>'
        for uid, name in ((1, "Act 1"), (3, "Act 2"))
    )
    rows = read(inner).rows
    assert [(row.text("milestone"), row.text("label"), row.text("locator")) for row in rows] == [
        ("edit", "Act 1", "task 2"),
        ("edit", "Act 2", "task 4"),
    ]


def previous(name: str, *states: str) -> str:
    return f'<previous-tasks name="{name}">{"".join(states)}</previous-tasks>'


def state(uid: int, start: str, duration: int, group: str = "false") -> str:
    return f'<previous-task id="{uid}" start="{start}" duration="{duration}" meeting="false" super="{group}"/>'


def test_earlier_states_come_first_in_the_order_of_the_file(tmp_path: Path) -> None:
    earlier = previous("b", state(1, "2024-01-02", 1)) + previous("a", state(1, "2024-01-04", 1))
    data = plan(task("2024-01-08", 1, "Reshoots"), previous=earlier)
    rows = SOURCE.read(data, "plan.gan").rows
    assert [row.text("start") for row in rows] == ["2024-01-02", "2024-01-04", "2024-01-08"]
    assert [row.text("note") for row in rows] == ["baseline 'b'", "baseline 'a'", ""]
    assert [row.text("supersedes") for row in rows] == ["", *(row.text("id") for row in rows[:-1])]
    path = tmp_path / "plan.gan"
    path.write_bytes(data)
    frame = timeline.read(path)
    assert frame["revision"].tolist() == [0, 1, 2]
    assert frame["state"].tolist() == ["superseded", "superseded", "current"]
    assert frame["slip_min"].tolist()[1:] == [2, 4]


def test_a_state_of_a_task_that_is_gone_is_reported() -> None:
    gone = previous("Old", state(9, "2024-01-02", 1), state(8, "2024-01-02", 1, group="true"))
    rows = read(task("2024-01-08", 1), previous=gone).rows
    assert [[fault.message for fault in row.faults] for row in rows] == [
        [],
        ["baseline 'Old' speaks of task '9', which is not in the plan: its name is not known"],
    ]


FAULTS = [
    (task("8/1/2024", 1), r"can't read the start '8/1/2024'", "another style"),
    (task("2024-02-30", 1), r"can't read the start '2024-02-30'", "no such day"),
    (task("2024-01-08", "x"), r"can't read the duration 'x'", "no number"),
    (task("2024-01-08", "-3"), r"can't read the duration '-3'", "backwards"),
    (task("2024-01-08", "9" * 400), r"end after the year 9999, or never", "beyond all calendars"),
]


@pytest.mark.parametrize(("text", "message", "why"), FAULTS, ids=[case[2] for case in FAULTS])
def test_faults_of_a_task(text: str, message: str, why: str) -> None:
    rows = read(text + task("2024-01-08", 1, "Release", 2)).rows
    assert message in str(rows[0].faults[0]), why
    assert [(fault.line, fault.severity) for fault in rows[0].faults] == [(2, "error")]
    assert rows[1].faults == ()


def test_a_week_without_working_days_has_no_ends() -> None:
    free = "".join(f'{day}="1" ' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    rows = read(task("2024-01-08", 1), calendar=f"<day-types><default-week {free}/></day-types>").rows
    assert [fault.code for row in rows for fault in row.faults] == ["date-impossible"]


def test_a_calendar_that_cannot_be_read_leaves_out_what_needs_it() -> None:
    broken = WEEK.format("") + holiday("2024", 2, 30)
    sheet = read(task("2024-01-08", 3) + task("2024-01-09", 0, "Release", 2, "true"), calendar=broken)
    assert [[fault.code for fault in row.faults] for row in sheet.rows] == [["calendar-unknown"], []]
    assert [(problem.severity, problem.line) for problem in sheet.problems] == [("warning", 1)]


REFUSED = [
    (b"", r"the file is empty", "nothing"),
    (b"<project name='x'/>", r"it begins with <project>, or has no <tasks>", "no tasks"),
    (b"<Project><Tasks/></Project>", r"no plan of GanttProject", "the other tool's"),
    (b"<!DOCTYPE project><project><tasks/></project>", r"holds a DTD", "a DTD"),
]


@pytest.mark.parametrize(("data", "message", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_refused_whole(data: bytes, message: str, why: str) -> None:
    with pytest.raises(SourceError, match=message):
        SOURCE.read(data, "plan.gan")


@pytest.mark.parametrize(("name", "title"), [("A &amp; B", "A & B"), ("", "plan")], ids=["named", "unnamed"])
def test_production(name: str, title: str) -> None:
    rows = SOURCE.read(plan(task("2024-01-08", 1), name=name), "folder/plan.gan").rows
    assert [row.text("production") for row in rows] == [title]


def counted(week: list[bool], free: set[date], start: date, number: int) -> date:
    """The last of a number of working days, day by day."""
    day = start.toordinal()
    while True:
        here = date.fromordinal(day)
        number -= week[here.weekday()] and here not in free
        if not number:
            return here
        day += 1


def test_working_days_agree_with_counting_them_one_by_one() -> None:
    chance = random.Random(3)
    for _ in range(40):
        week = [chance.random() < 0.7 for _ in range(6)] + [True]
        free = {date(2024, chance.randrange(1, 13), chance.randrange(1, 29)) for _ in range(9)}
        days = Workdays(week, 2024, free=free)
        for _ in range(20):
            start, number = date(2024, chance.randrange(1, 13), chance.randrange(1, 29)), chance.randrange(1, 90)
            assert days.spanned(start, number) == counted(week, free, start, number)


def test_damage_never_breaks_out() -> None:
    chance = random.Random(6)
    data = plan(task("2024-01-08", 3), previous=previous("b", state(1, "2024-01-02", 1)))
    for length in range(len(data)):
        with pytest.raises(SourceError, match=r"broken XML|empty"):
            SOURCE.read(data[:length], "plan.gan")
    for _ in range(1500):
        damaged = bytearray(data)
        damaged[chance.randrange(len(damaged))] = chance.choice(b"<>/&;\"'0129abZ \x00\xff-")
        accounted(SOURCE, bytes(damaged))


def test_groups_and_other_dates_are_told_of() -> None:
    begin = '<task id="2" name="Edit" start="2024-01-08" duration="1" thirdDate="2024-01-02" thirdDate-constraint="1">'
    column = '<customproperty taskproperty-id="tpc0" value="2024-02-01"/>'
    sheet = read(f'<task id="1" name="Act 1" start="2024-01-08" duration="1">{begin}{column}</task></task>')
    assert [(problem.severity, problem.message) for problem in sheet.problems] == [
        ("note", "1 of its tasks are groups, whose dates are those of their members: no claims"),
        ("note", "1 of its tasks have 'thirdDate', a date of which no claim was made"),
        ("note", "1 of its tasks have 'customproperty', a date of which no claim was made"),
    ]


def test_a_holiday_of_a_year_beyond_counting_is_a_fault_of_the_calendar() -> None:
    (row,) = read(task("2024-01-08", 5), calendar=WEEK.format("") + holiday("9" * 30, 1, 10)).rows
    assert [fault.code for fault in row.faults] == ["calendar-unknown"]


def test_tasks_of_one_id_are_refused_with_their_earlier_states() -> None:
    tasks = task("2024-01-08", 5, "Edit", 1) + task("2024-02-05", 5, "Mix", 1) + task("2024-03-04", 5, "Dub", 2)
    sheet = read(tasks, previous=previous("Green light", state(1, "2024-01-01", 5), state(2, "2024-03-01", 5)))
    assert [(row.text("milestone"), [fault.code for fault in row.faults]) for row in sheet.rows] == [
        ("edit", ["task-twice"]),
        ("edit", ["task-twice"]),
        ("mix", ["task-twice"]),
        ("dub", []),
        ("dub", []),
    ]


def test_vacations_of_people_are_told_of() -> None:
    data = plan(task("2024-01-08", 5)).replace(
        b"</project>",
        b'<vacations><vacation start="2024-01-09" end="2024-01-10" resourceid="0"/></vacations></project>',
    )
    (note,) = SOURCE.read(data, "plan.gan").problems
    assert (note.severity, note.code, note.message) == (
        "note",
        "dates-unread",
        "1 vacations of people, which are not read",
    )
