"""`check`, `table` and `init`: what they print, where, and the status they leave."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from timeline.cli import main
from timeline.cli.table import read_day
from timeline.errors import UsageError

GOOD = "id,production,milestone,date,asserted\na,P,release,2024-06-07,2023-01-01\nb,P,release,2025-06-06,2024-01-01\n"
BAD_ROW = "c,P,release,someday,2024-02-01\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "c.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


class TestCheck:
    def test_a_good_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", write(GOOD)]) == 0
        assert capsys.readouterr().out == "2 claims, 0 problems\n"

    def test_each_problem_has_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", write(GOOD + BAD_ROW)]) == 1
        first, last = capsys.readouterr().out.splitlines()
        assert first.startswith("c.csv:4:13: error: ")
        assert "'someday'" in first
        assert first.endswith(" [date-unknown]")
        assert last == "2 claims, 1 problem"

    def test_warnings_and_notes_are_no_errors(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", write(GOOD.replace("release", "wrap_party"))]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "c.csv:2:5: note: new milestone 'wrap_party' [milestone-new]",
            "2 claims, 1 problem",
        ]

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--format", "json", write(GOOD + BAD_ROW)]) == 1
        told = json.loads(capsys.readouterr().out)
        (problem,) = told.pop("problems")
        assert told == {"rows": 3, "claims": 2, "left_out": 1}
        assert list(problem) == ["severity", "file", "line", "column", "cell", "code", "message", "hint"]
        assert [problem[name] for name in ("severity", "file", "line", "column", "cell", "code")] == [
            "error",
            "c.csv",
            4,
            13,
            None,
            "date-unknown",
        ]

    def test_json_of_a_file_refused_whole(self, capsys: pytest.CaptureFixture[str]) -> None:
        write("production: [", "x.yaml")
        assert main(["check", "--format", "json", "x.yaml", write(GOOD)]) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["rows"], told["claims"], told["left_out"], len(told["problems"])) == (2, 2, None, 1)

    def test_json_of_a_missing_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--format", "json", "missing.csv"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["left_out"], told["problems"][0]["code"]) == (None, "source")

    def test_nothing_in_a_file_acts_on_the_terminal(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", write(GOOD + "d,P,release,\u202e2024\x1b[2J,2024\n")]) == 1
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\u202e" not in out


class TestTable:
    def test_claims_on_standard_output(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(GOOD)]) == 0
        told = capsys.readouterr()
        heading, first, second = told.out.splitlines()
        assert heading.startswith(
            "claim_id,production,milestone,label,territory,location,kind,status,stated,start_earliest"
        )
        assert first.startswith(
            "a,P,release,,,,point,announced,2024-06-07,2024-06-07,2024-06-07,2024-06-07,2024-06-07,day"
        )
        assert ",superseded,first,b,,,c.csv,2" in first
        assert ",current,later,,364,364,c.csv,3" in second
        assert told.err == ""

    def test_good_rows_go_on_and_the_others_are_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(GOOD + BAD_ROW)]) == 0
        told = capsys.readouterr()
        assert len(told.out.splitlines()) == 3
        first, last = told.err.splitlines()
        assert first.startswith("c.csv:4:13: error: ")
        assert last == "1 of 3 rows left out"

    def test_a_file_refused_whole_has_no_rows_to_count(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write("a,b\n1,2\n")]) == 1
        assert capsys.readouterr().err.splitlines()[-1] == "everything in c.csv left out"

    def test_strict_stops(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--strict", write(GOOD + BAD_ROW)]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "because of --strict" in told.err

    def test_strict_goes_on_over_a_note(self) -> None:
        assert main(["table", "--strict", write(GOOD.replace("release", "wrap_party"))]) == 0

    NOTED = GOOD.replace("a,P,release", "a,P,wrap_party")

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (NOTED, ["1 note, in full: timeline check"]),
            (NOTED.replace("b,P,release", "b,P,fan_day"), ["2 notes, in full: timeline check"]),
            (NOTED + BAD_ROW, [": error: ", "1 of 3 rows left out; 1 note, in full: timeline check"]),
            (NOTED.replace("id,", "idd,"), [": warning: ", "0 of 2 rows left out; 1 note, in full: timeline check"]),
        ],
        ids=["a note", "notes", "beside an error", "beside a warning"],
    )
    def test_notes_are_counted(self, text: str, told: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(text)]) == 0
        lines = capsys.readouterr().err.splitlines()
        assert lines[-1] == told[-1]
        assert [any(kind in line for line in lines) for kind in told] == [True] * len(told)
        assert len(lines) == len(told)

    @pytest.mark.parametrize(
        ("text", "name"),
        [("production: [", "x.yaml"), (GOOD.split("\n", maxsplit=1)[0] + "\n" + BAD_ROW, "x.csv"), ("", "y.csv")],
        ids=["refused whole", "no good row", "empty"],
    )
    def test_nothing_readable(self, text: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(text, name)]) == 1
        assert capsys.readouterr().out == ""

    def test_a_terminal_gets_escapes(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        path = write(GOOD.replace("P,release,2025", "\u202eP,release,2025"))
        assert main(["table", path]) == 0
        assert "\nb,\u202eP,release" in capsys.readouterr().out
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert main(["table", path]) == 0
        assert "\nb,\\u202eP,release" in capsys.readouterr().out

    def test_compare(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--table", "compare", write(GOOD)]) == 0
        heading, row = capsys.readouterr().out.splitlines()
        assert heading.startswith("production,milestone,label,territory,edge,first_stated")
        assert row.startswith("P,release,,,at,2024-06-07,2024-06-07,2024-06-07,2025-06-06,2025-06-06,2025-06-06,,,,1,")

    def test_revisions(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--table", "revisions", write(GOOD)]) == 0
        _, row = capsys.readouterr().out.splitlines()
        assert row.startswith("P,release,,,at,1,a,2024-06-07,2024-06-07,2024-06-07,b,2025-06-06,")
        assert row.endswith(",364,364,later")

    def test_summary(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--table", "summary", write(GOOD)]) == 0
        heading, *rows = capsys.readouterr().out.splitlines()
        assert heading.startswith("by,name,title,chains,claims,revisions,met,under_way,open,")
        assert [row.split(",")[0] for row in rows] == ["production", "milestone", "source"]
        assert rows[0].startswith("production,P,,1,2,1,0,0,1,0,0,0,0.0,1,0,364,364,364.0,364.0,0,")

    def test_as_of(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--as-of", "2023-12-31", write(GOOD)]) == 0
        _, row = capsys.readouterr().out.splitlines()
        assert row.startswith("a,P,release,")
        assert ",current,first," in row

    def test_a_file_by_its_ending(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(GOOD), "-o", "out.xlsx"]) == 0
        assert capsys.readouterr().out == ""
        sheet = openpyxl.load_workbook("out.xlsx").active
        assert sheet is not None
        assert [cell.value for cell in sheet["A"]] == ["claim_id", "a", "b"]

    def test_a_calendar_of_a_comparison_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", "--table", "compare", write(GOOD), "-o", "out.ics"]) == 1
        assert "a calendar is made of claims" in capsys.readouterr().err
        assert not Path("out.ics").exists()

    def test_an_unknown_ending_is_told_before_anything_is_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["table", write(GOOD + BAD_ROW), "-o", "out.txt"]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


class TestInit:
    def test_the_starter_is_sound(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["init", "new/folder"]) == 0
        assert "new/folder/claims.yaml" in capsys.readouterr().out
        assert main(["check", "new/folder"]) == 0
        assert capsys.readouterr().out == "4 claims, 0 problems\n"

    def test_nothing_is_overwritten(self, capsys: pytest.CaptureFixture[str]) -> None:
        write("mine", "claims.yaml")
        assert main(["init", "."]) == 1
        assert "'claims.yaml' is there already" in capsys.readouterr().err
        assert Path("claims.yaml").read_text(encoding="utf-8") == "mine"

    def test_a_folder_below_a_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["init", f"{write(GOOD)}/below"]) == 1
        assert "can't write 'c.csv/below/claims.yaml'" in capsys.readouterr().err

    def test_a_file_in_the_place_of_the_folder(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["init", write(GOOD)]) == 1
        assert "'c.csv' is there already" in capsys.readouterr().err


def test_a_day_in_any_exact_spelling() -> None:
    assert read_day("2024-01-31").isoformat() == read_day("January 31, 2024").isoformat() == "2024-01-31"


@pytest.mark.parametrize("text", ["2024", "next week", "two weeks", "2024/2025", "../2024", "someday"])
def test_a_day_that_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="--as-of"):
        read_day(text)
