"""MS Project's XML: what each kind of task becomes, what is refused, and what damage does."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import timeline
from tests.sources.planning.expected import accounted, check, files
from timeline.errors import SourceError
from timeline.sources.planning.mspdi import SOURCE
from timeline.sources.row import Row, Sheet

SHOWN = ("milestone", "label", "date", "start", "end", "status", "asserted")


def task(uid: object = 1, name: object = "Edit", **fields: object) -> str:
    inner = "".join(f"<{tag}>{value}</{tag}>" for tag, value in {"UID": uid, "Name": name, **fields}.items())
    return f"<Task>{inner}</Task>\n"


def baseline(number: int, start: str, finish: str = "") -> str:
    end = f"<Finish>{finish}T17:00:00</Finish>" if finish else ""
    return f"<Number>{number}</Number><Start>{start}T08:00:00</Start>{end}"


def project(*tasks: str, head: str = "<Title>The Film</Title><LastSaved>2024-06-14T16:20:00</LastSaved>") -> bytes:
    inner = "".join(tasks)
    return f'<Project xmlns="http://schemas.microsoft.com/project">{head}<Tasks>\n{inner}</Tasks></Project>'.encode()


def read(*tasks: str) -> Sheet:
    return SOURCE.read(project(*tasks), "plan.xml")


def shown(row: Row) -> dict[str, str]:
    return {name: row.text(name) for name in SHOWN if row.text(name)}


@pytest.mark.parametrize("file", files(".xml"))
def test_shared_examples(file: str) -> None:
    check(file)


DAYS = {"Start": "2024-01-08T08:00:00", "Finish": "2024-01-19T17:00:00"}
SAID = {"asserted": "2024-06-14"}
PLAN = {"milestone": "edit", "start": "2024-01-08", "end": "2024-01-19", "status": "announced", **SAID}
ONE_DAY = {"Start": "2024-01-08T12:00:00", "Finish": "2024-01-08T12:00:00", "Milestone": 1}

CLAIMS = [
    (DAYS, [PLAN], "a plan"),
    (DAYS | {"PercentComplete": 100}, [PLAN], "a percentage is no date"),
    (DAYS | {"Finish": "2024-01-19T23:30:00+02:00"}, [PLAN], "the day is the one on the wall there"),
    (DAYS | {"Estimated": 1}, [PLAN | {"start": "2024-01-08?", "end": "2024-01-19?"}], "estimated"),
    (DAYS | {"Active": 0}, [PLAN | {"status": "canceled"}], "inactive"),
    (ONE_DAY, [{"milestone": "edit", "date": "2024-01-08", "status": "announced", **SAID}], "a milestone"),
    (
        ONE_DAY | {"Finish": "2024-01-10T12:00:00"},
        [{"milestone": "edit", "date": "2024-01-08/2024-01-10", "status": "announced", **SAID}],
        "a milestone with a length lies somewhere in it",
    ),
    (
        ONE_DAY | {"ActualStart": "2024-01-09T12:00:00", "ActualFinish": "2024-01-09T12:00:00"},
        [{"milestone": "edit", "date": "2024-01-09", "status": "actual", **SAID}],
        "a milestone that was met",
    ),
    (
        DAYS | {"ActualStart": "2024-01-10T08:00:00"},
        [
            {"milestone": "edit", "start": "2024-01-10", "status": "actual", **SAID},
            {"milestone": "edit", "end": "2024-01-19", "status": "announced", **SAID},
        ],
        "begun, its finish still a plan",
    ),
    (
        DAYS | {"ActualFinish": "2024-01-17T08:00:00"},
        [
            {"milestone": "edit", "end": "2024-01-17", "status": "actual", **SAID},
            {"milestone": "edit", "start": "2024-01-08", "status": "announced", **SAID},
        ],
        "only the finish is known",
    ),
    (
        DAYS | {"ActualStart": "2024-01-09T08:00:00", "ActualFinish": "2024-01-17T08:00:00", "Active": 0},
        [{"milestone": "edit", "start": "2024-01-09", "end": "2024-01-17", "status": "actual", **SAID}],
        "what has happened is not canceled",
    ),
    (
        {"Manual": 1, "StartText": "spring 2024", "Start": "2024-01-08T08:00:00"},
        [{"milestone": "edit", "start": "spring 2024", "status": "announced", **SAID}],
        "words, in a task that is planned by hand",
    ),
    (
        DAYS | {"Manual": 1, "StartText": "1/8/2024"},
        [PLAN],
        "a formatted date says no more than the exact one",
    ),
    (
        {"Manual": 1, "ManualStart": "2024-01-08T08:00:00", "ManualFinish": "2024-01-19T08:00:00"},
        [PLAN],
        "the dates that were typed, where no others are there",
    ),
]


@pytest.mark.parametrize(("fields", "expected", "why"), CLAIMS, ids=[case[2] for case in CLAIMS])
def test_a_task_becomes(fields: dict[str, object], expected: list[dict[str, str]], why: str) -> None:
    assert [shown(row) for row in read(task(**fields)).rows] == expected, why


SKIPPED = [
    ({"IsNull": 1}, [], "an empty row"),
    ({"Summary": 1, **DAYS}, ["task-group"], "a group"),
    ({"ExternalTask": 1, **DAYS}, ["task-foreign"], "a task of another project is said to be left out"),
]


@pytest.mark.parametrize(("fields", "codes", "why"), SKIPPED, ids=[case[2] for case in SKIPPED])
def test_no_claims(fields: dict[str, object], codes: list[str], why: str) -> None:
    sheet = read(task(**fields), task(2, "Release", **ONE_DAY))
    assert [row.text("milestone") for row in sheet.rows] == ["release"], why
    assert [problem.code for problem in sheet.problems] == codes


def test_groups_are_found_by_level_where_nothing_says_summary() -> None:
    sheet = read(task(1, "Post", OutlineLevel=1, **DAYS), task(2, OutlineLevel=2, **DAYS))
    assert [row.text("locator") for row in sheet.rows] == ["UID 2"]


def test_baselines_come_first_in_the_order_of_their_numbers() -> None:
    given = [baseline(10, "2024-01-03"), baseline(2, "2024-01-02"), baseline(0, "2024-01-01")]
    text = task(**DAYS).replace("</Task>", "".join(f"<Baseline>{one}</Baseline>" for one in given) + "</Task>")
    rows = read(text).rows
    assert [row.text("start") for row in rows] == ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-08"]
    assert [row.text("note") for row in rows] == ["baseline", "baseline 2", "baseline 10", ""]
    assert [row.text("asserted") for row in rows] == ["", "", "", "2024-06-14"]
    ids = [row.text("id") for row in rows]
    assert ids[0] == "plan.xml:UID 1 baseline"
    assert [row.text("supersedes") for row in rows] == ["", *ids[:-1]]


def test_the_frame_tells_what_slipped(tmp_path: Path) -> None:
    given = [baseline(0, "2024-01-01", "2024-01-10"), baseline(1, "2024-01-03", "2024-01-10")]
    fields = DAYS | {"ActualStart": "2024-01-09T08:00:00"}
    text = task(**fields).replace("</Task>", "".join(f"<Baseline>{one}</Baseline>" for one in given) + "</Task>")
    path = tmp_path / "plan.xml"
    path.write_bytes(project(text))
    frame = timeline.read(path)
    assert frame["revision"].tolist() == [0, 1, 1, 1]
    assert frame["change"].tolist() == ["first", "later", "later", "later"]
    assert frame["state"].tolist() == ["superseded", "superseded", "actual", "current"]
    moves = timeline.revisions(frame)
    assert list(zip(moves["edge"], moves["slip_min"], strict=True)) == [("start", 2), ("end", 9)]


TITLES = [
    ("<Title>A</Title><Name>b.mpp</Name>", "A", "the title"),
    ("<Title> </Title><Name>Night Ferry.mpp</Name>", "Night Ferry", "the name without its ending"),
    ("<Name>Mr. Smith</Name>", "Mr. Smith", "a dot is not always an ending"),
    ("<Name>Mr.Moss</Name>", "Mr.Moss", "nor are four letters behind it"),
    ("<Title>Night\n  Ferry</Title>", "Night Ferry", "one line"),
    ("", "plan", "the file's own name"),
]


@pytest.mark.parametrize(("head", "title", "why"), TITLES, ids=[case[2] for case in TITLES])
def test_production(head: str, title: str, why: str) -> None:
    rows = SOURCE.read(project(task(**DAYS), head=head), "folder/plan.xml").rows
    assert [row.text("production") for row in rows] == [title], why


NAMES = [
    (["Principal photography"], [("principal_photography", "")], "words only"),
    (["Trailer 1", "Trailer 2"], [("trailer", "Trailer 1"), ("trailer", "Trailer 2")], "numbered"),
    (["Sound &amp; mix"], [("sound_mix", "Sound & mix")], "more than words"),
    (["2024"], [("task", "2024")], "no word at all"),
    (["Edit", "Edit"], [("edit", "UID 1"), ("edit", "UID 2")], "the same name twice, and no groups"),
    (["Edit: a", "Edit a"], [("edit_a", "Edit: a"), ("edit_a", "")], "told apart by what words can't hold"),
]


@pytest.mark.parametrize(("names", "called", "why"), NAMES, ids=[case[2] for case in NAMES])
def test_names(names: list[str], called: list[tuple[str, str]], why: str) -> None:
    sheet = read(*(task(uid, name, **DAYS) for uid, name in enumerate(names, 1)))
    assert [(row.text("milestone"), row.text("label")) for row in sheet.rows] == called, why


def test_the_same_name_in_two_groups_is_labelled_by_the_group() -> None:
    group = {"OutlineLevel": 1, "Summary": 1}
    tasks = [task(1, "Act 1", **group), task(2, OutlineLevel=2, **DAYS), task(3, "Act 2", **group)]
    sheet = read(*tasks, task(4, OutlineLevel=2, **DAYS))
    assert [row.text("label") for row in sheet.rows] == ["Act 1", "Act 2"]
    assert [(problem.code, problem.severity) for problem in sheet.problems] == [("task-group", "note")]


FAULTS = [
    (task(Start="2024-13-08T08:00:00"), r"can't read the Start '2024-13-08T08:00:00'", "no such month"),
    (task(Start="8.1.2024"), r"can't read the Start '8.1.2024'", "another style"),
    (task(Start="0001-01-01T00:00:00"), r"can't read the Start '0001-01-01", "what some programs write for nothing"),
    (task(Milestone="maybe", **DAYS), r"Milestone holds 'maybe' where 0 or 1 belongs", "no flag"),
    (task(**DAYS).replace("</Task>", "<Start>2024-01-09T08:00:00</Start></Task>"), "a second Start", "two starts"),
]


@pytest.mark.parametrize(("text", "message", "why"), FAULTS, ids=[case[2] for case in FAULTS])
def test_faults_of_a_task(text: str, message: str, why: str) -> None:
    sheet = read(task(7, "Release", **ONE_DAY), text)
    assert [str(fault) for row in sheet.rows[:1] for fault in row.faults] == []
    faults = [fault for row in sheet.rows[1:] for fault in row.faults]
    assert message in str(faults[0]), why
    assert faults[0].line == 3


def test_two_baselines_of_one_number_are_a_fault_of_the_second() -> None:
    given = f"<Baseline>{baseline(1, '2024-01-02')}</Baseline>" * 2
    rows = read(task(**DAYS).replace("</Task>", given + "</Task>")).rows
    assert [[fault.message for fault in row.faults] for row in rows] == [[], ["a second baseline 1"], []]


def test_a_finish_at_midnight_is_noted() -> None:
    rows = read(task(Start="2024-01-08T00:00:00", Finish="2024-01-09T00:00:00")).rows
    assert [(row.text("end"), [fault.severity for fault in row.faults]) for row in rows] == [("2024-01-09", ["note"])]


def test_an_unreadable_day_of_saving_is_warned_of() -> None:
    sheet = SOURCE.read(project(task(**DAYS), head="<LastSaved>yesterday</LastSaved>"), "plan.xml")
    assert [str(problem) for problem in sheet.problems] == [
        "plan.xml:1:55: warning: LastSaved holds 'yesterday', so nobody knows when the plan was said "
        "(save the plan again) [date-unknown]"
    ]
    assert sheet.rows[0].text("asserted") == ""


REFUSED = [
    (b"", r"the file is empty", "nothing"),
    (b"<a>", r"1:4: error: broken XML: the file ends in the middle", "cut off"),
    (b"<html/>", r"no plan of MS Project: it begins with <html>", "another format"),
    (b"<project><tasks/></project>", r"a plan of GanttProject, whose files end in \.gan", "the other tool's"),
    (b'<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>', r"holds a DTD or an entity", "an entity"),
    (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><Project/>', r"holds a DTD or an entity", "a file of the machine"),
    (b"<Project>&nope;</Project>", r"undefined entity", "an entity that nobody declares"),
    (b"<a>" * 200, r"nested deeper than 100 levels", "deep"),
    (b'<?xml version="1.0" encoding="hex"?><a/>', r"broken XML: 'hex' is not a text encoding", "no encoding"),
    (b"PK\x03\x04", r"broken XML: not well-formed", "a packed file"),
]


@pytest.mark.parametrize(("data", "message", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_refused_whole(data: bytes, message: str, why: str) -> None:
    with pytest.raises(SourceError, match=message):
        SOURCE.read(data, "plan.xml")


def test_a_plan_without_tasks_says_so() -> None:
    sheet = read()
    assert (sheet.rows, [problem.code for problem in sheet.problems]) == ([], ["claims-missing"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_that_xml_declares(encoding: str) -> None:
    text = project(task(1, "Café", **DAYS)).decode()
    data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    assert [row.text("milestone") for row in SOURCE.read(data, "plan.xml").rows] == ["café"]


def whole() -> bytes:
    given = f"<Baseline>{baseline(1, '2024-01-02')}</Baseline></Task>"
    return project(task(**DAYS).replace("</Task>", given), task(2, "Release", **ONE_DAY))


def test_cut_anywhere_it_is_refused() -> None:
    data = whole()
    for length in range(len(data)):
        with pytest.raises(SourceError, match=r"broken XML|empty"):
            SOURCE.read(data[:length], "plan.xml")


def test_damage_never_breaks_out() -> None:
    chance, data = random.Random(5), whole()
    for _ in range(1500):
        damaged = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b"<>/&;\"'0129abZ \x00\xff-")
        accounted(SOURCE, bytes(damaged))


START = {"Start": "2024-01-08T08:00:00"}
MIDNIGHT = {"Start": "2024-01-08T00:00:00"}

LENGTHS = [
    (START | {"Duration": "PT0H0M0S"}, "2024-01-08", "", "no length: its day"),
    (START | {"Duration": "PT48H0M0S", "DurationFormat": 8}, "2024-01-10", "", "two days by the clock, from eight on"),
    (MIDNIGHT | {"Duration": "PT48H0M0S", "DurationFormat": 8}, "2024-01-09", "", "two days by the clock, midnight"),
    (START | {"Duration": "P2D", "DurationFormat": 40}, "2024-01-10", "", "days by the clock, estimated"),
    (START | {"Duration": "PT16H0M0S", "DurationFormat": 7}, "", "counts working time", "working days"),
    (START | {"Duration": "PT16H0M0S"}, "", "counts working time", "nothing says by which clock"),
    (START | {"Duration": "two days"}, "", "can't be read", "words"),
    (START | {"Duration": "PT"}, "", "can't be read", "no number in it"),
    (START | {"Duration": "P9999999D", "DurationFormat": 8}, "", "reaches past the year 9999", "past the calendar"),
    (START, "", "", "nothing says when it ends"),
]


@pytest.mark.parametrize(("fields", "end", "message", "why"), LENGTHS, ids=[case[3] for case in LENGTHS])
def test_a_duration_gives_the_finish_only_where_that_is_sure(
    fields: dict[str, object], end: str, message: str, why: str
) -> None:
    (row,) = read(task(**fields)).rows
    assert (row.text("start"), row.text("end")) == ("2024-01-08", end), why
    assert [fault.severity for fault in row.faults] == (["warning"] if message else [])
    assert all(message in fault.message and "no Finish" in fault.message for fault in row.faults)


def test_a_finish_without_a_start_is_not_counted_back() -> None:
    (row,) = read(task(Finish="2024-01-19T17:00:00", Duration="PT16H0M0S")).rows
    assert (row.text("start"), row.text("end")) == ("", "2024-01-19")
    assert [fault.message for fault in row.faults] == [
        "no Start, and the Duration 'PT16H0M0S' counts working time: nobody can tell when it begins"
    ]


def test_a_baseline_without_a_finish_is_told_of() -> None:
    inner = "<Baseline><Start>2024-01-08T08:00:00</Start><Duration>PT16H0M0S</Duration></Baseline>"
    rows = read(task(**DAYS).replace("</Task>", f"{inner}</Task>")).rows
    assert [[fault.severity for fault in row.faults] for row in rows] == [["warning"], []]


def test_a_deadline_is_a_note_of_its_task() -> None:
    rows = read(task(Deadline="2024-02-01T17:00:00", Estimated=1, **DAYS), task(2, "Mix", Deadline="soon", **DAYS)).rows
    assert [row.text("note") for row in rows] == ["estimated; deadline 2024-02-01", "deadline 'soon'"]


def test_dates_that_are_no_claims_are_told_of_by_kind() -> None:
    early = {"EarlyStart": "2024-01-08T08:00:00", "LateFinish": "2024-01-19T17:00:00"}
    limit = {"ConstraintType": 4, "ConstraintDate": "2024-01-08T08:00:00", "CreateDate": "2023-12-01T09:00:00"}
    sheet = read(task(**DAYS, **early, **limit), task(2, "Mix", **DAYS, **early))
    assert [(problem.code, problem.message) for problem in sheet.problems] == [
        ("dates-unread", "1 of its tasks have 'ConstraintDate', a date of which no claim was made"),
        ("dates-unread", "2 of its tasks have 'EarlyStart to LateFinish', a date of which no claim was made"),
    ]


def test_dates_of_the_whole_project_and_of_assignments_are_told_of() -> None:
    head = (
        "<Title>The Film</Title><StartDate>2024-01-08T08:00:00</StartDate><StatusDate>2024-02-01T17:00:00</StatusDate>"
    )
    plan = project(task(Start="2024-01-08T08:00:00", Finish="2024-01-12T17:00:00"), head=head).decode()
    work = "<Assignments><Assignment><Start>2024-01-09T08:00:00</Start></Assignment></Assignments></Project>"
    sheet = SOURCE.read(plan.replace("</Project>", work).encode(), "plan.xml")
    assert [(note.severity, note.code, note.message) for note in sheet.problems] == [
        (
            "note",
            "dates-unread",
            "dates of the whole project, of which no claim was made: StatusDate 2024-02-01, StartDate 2024-01-08",
        ),
        (
            "note",
            "dates-unread",
            "its Assignments, which say who works on a task and when, are not read: the task's own dates are",
        ),
    ]
    assert SOURCE.read(plan.replace("</Project>", "<Assignments/></Project>").encode(), "plan.xml").problems == [
        sheet.problems[0]
    ]


def test_a_second_task_of_one_uid_is_left_out_whole() -> None:
    days = {"Start": "2024-01-08T08:00:00", "Finish": "2024-01-12T17:00:00"}
    sheet = read(task(3, "Edit", **days), task(3, "Mix", ActualStart="2024-01-08T08:00:00", **days))
    faults = [[fault.message for fault in row.faults] for row in sheet.rows]
    assert faults == [
        [],
        ["a second task has the UID 3, that of line 2"],
        ["a second task has the UID 3, that of line 2"],
    ]
    assert [row.text("id") for row in sheet.rows] == ["plan.xml:UID 3", "", ""]


def test_a_task_without_a_name_is_told_by_its_uid() -> None:
    (row,) = read(task(3, "", Start="2024-01-08T08:00:00")).rows
    assert [(fault.code, fault.message) for fault in row.faults] == [("field-missing", "UID 3 has no name")]


def test_bytes_that_are_no_utf_8_are_named() -> None:
    plan = project(task(1, "Büro", Start="2024-01-08T08:00:00")).decode()
    with pytest.raises(SourceError, match=r"2:\d+: error: byte 0xfc at offset \d+ is not UTF-8"):
        SOURCE.read(plan.encode("latin-1"), "plan.xml")
    declared = f'<?xml version="1.0" encoding="ISO-8859-1"?>{plan}'.encode("latin-1")
    assert [row.text("milestone") for row in SOURCE.read(declared, "plan.xml").rows] == ["büro"]


@pytest.mark.parametrize(
    "declared", ["", '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-16"?>']
)
def test_the_mark_of_utf_16_goes_before_what_the_file_says_of_itself(declared: str) -> None:
    plan = declared + project(task(1, "Büro", Start="2024-01-08T08:00:00")).decode()
    assert [row.text("milestone") for row in SOURCE.read(plan.encode("utf-16"), "plan.xml").rows] == ["büro"]


@pytest.mark.parametrize("kept", [-1, -30, 60, 200])
def test_a_file_that_was_cut_off_is_told_so(kept: int) -> None:
    plan = project(task(3, Start="2024-01-08T08:00:00"), task(4, Start="2024-01-08T08:00:00"))
    with pytest.raises(SourceError, match="broken XML: the file ends in the middle, as if cut off"):
        SOURCE.read(plan[:kept], "plan.xml")
