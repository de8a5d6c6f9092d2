"""The one door of the command line: exit statuses, one clear line for every mistake, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.cli.terminal import escaped

ROOT = Path(__file__).parents[2]
CSV = "id,production,milestone,date,asserted\na,P,release,2024-06-07,2023-01-01\nb,P,release,2025-06-06,2024-01-01\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "timeline", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)


# The arguments, the exit status, a part of the one line on standard error, and why.
MISTAKES = [
    (["check", "missing.yaml"], 1, "timeline: 'missing.yaml' is not there", "a missing file"),
    (["table", "missing.yaml"], 1, "timeline: 'missing.yaml' is not there", "a missing file"),
    (["serve", "missing.yaml", "--no-browser"], 1, "timeline: 'missing.yaml' is not there", "a missing file"),
    (["missing.yaml"], 1, "timeline: 'missing.yaml' is not there", "a source without a command"),
    (["check", "https://example.com/a.csv"], 1, "download it first", "an address"),
    (["chekc"], 2, "no command and no file 'chekc': did you mean 'check'?", "a misspelled command"),
    (["table", "--table", "claim"], 2, "claim", "no such table"),
    (["table", "--as-of", "someday"], 2, "--as-of 'someday'", "no day"),
    (["table", "--as-of", "2024"], 2, "is not one day", "a year is no day"),
    (["table", "-o", "x.docx"], 1, "it has the ending '.docx'", "no such format"),
    (["check", "--format", "xml"], 2, "xml", "no such format"),
    (["serve", "--port", "99999"], 2, "--port", "no such port"),
    (["check", "--nonsense"], 2, "--nonsense", "no such option"),
    (["chart", "--view", "pie", "-o", "x.png"], 2, "view can't be 'pie'", "no such view"),
    (["chart", "--as-of", "soon", "-o", "x.png"], 2, "as_of can't be 'soon'", "no day"),
    (["chart"], 2, "-o", "no file to write"),
    (["init"], 2, "DIR", "no folder"),
    (["init", ""], 2, "an empty name is no folder", "an unset variable of a script"),
    (["check", ""], 2, "an empty name is no source", "an unset variable of a script"),
    (["table", ""], 2, "an empty name is no source", "an unset variable of a script"),
    ([""], 2, "an empty name is no source", "without a command"),
    (["serve", "--host", "", "--no-browser"], 2, "the host '' names no address", "it would mean every address"),
    (["serve", "--host", " ", "--no-browser"], 2, "the host ' ' names no address", "as empty"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "message", "why"), MISTAKES, ids=[" ".join(case[0]) for case in MISTAKES]
)
def test_mistakes(
    arguments: list[str], status: int, message: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status, why
    told = capsys.readouterr()
    assert message in told.err
    assert (told.out, "Traceback" in told.err) == ("", False)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["serve", "--help"], ["table", "-h"], ["--version"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "timeline" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from timeline.cli import main; main(['--help'])\n"
        "print(sorted({'pandas', 'numpy', 'plotly', 'dash', 'openpyxl', 'yaml', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.endswith("[]\n")


def test_a_reader_that_goes_away_is_no_error(claims: Path) -> None:
    claims.write_text(CSV + "c,P,premiere,2024,2024\n" * 20_000, encoding="utf-8")
    script = f"{sys.executable} -m timeline table {claims} 2>/dev/null | head -1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120)
    assert done.stdout.startswith("claim_id,production,")
    assert done.stderr == ""


# What the shell runs, the one line on standard error, and why.
BAD_OUTPUTS = [
    ("date 2024 >/dev/full", "timeline: can't write to standard output: No space left on device\n", "full"),
    ("table {claims} >/dev/full", "timeline: can't write to standard output: No space left on device\n", "full"),
    ("check {claims} >/dev/full", "timeline: can't write to standard output: No space left on device\n", "full"),
    ("--version >/dev/full", "timeline: can't write to standard output: No space left on device\n", "full"),
    ("--help >/dev/full", "timeline: can't write to standard output: No space left on device\n", "full"),
    ("check {claims} >&-", "timeline: can't write to standard output: it is closed\n", "closed"),
    ("table {claims} >&-", "timeline: can't write to standard output: it is closed\n", "closed"),
    ("check missing.csv 2>&-", "", "nobody to tell"),
    ("check missing.csv 2>/dev/full", "", "nobody to tell"),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(("command", "told", "why"), BAD_OUTPUTS, ids=[case[0] for case in BAD_OUTPUTS])
def test_output_that_takes_nothing(command: str, told: str, why: str, claims: Path) -> None:
    claims.write_text(CSV + "c,P,premiere,2024,2024\n" * 2_000, encoding="utf-8")
    script = f"{sys.executable} -m timeline {command.format(claims=claims)}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    last = done.stderr.splitlines(keepends=True)[-1:]
    assert (done.returncode, "".join(last), done.stdout) == (1, told, ""), why
    assert "Traceback" not in done.stderr


def test_a_file_needs_no_standard_output(claims: Path, tmp_path: Path) -> None:
    script = f"{sys.executable} -m timeline table {claims} -o {tmp_path / 'out.csv'} >&-"
    assert subprocess.run(["sh", "-c", script], cwd=ROOT, check=False, timeout=60).returncode == 0
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize("command", ["table", "chart"])
def test_a_name_too_long_for_a_file(command: str, claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ending = "csv" if command == "table" else "html"
    assert main([command, str(claims), "-o", str(claims.parent / f"{'x' * 300}.{ending}")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("File name too long: choose another name")


def test_an_ascii_terminal_shows_escapes(claims: Path) -> None:
    claims.write_text(CSV.replace("a,P,release,2024-06-07", "a,P,release,Mai 2024 é"), encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "timeline", "check", str(claims)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, env=environment, timeout=60)
    assert done.returncode == 1
    assert rb"Mai 2024 \xe9" in done.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("\ud800", r"\ud800"),
        ("\x9b31m", r"\x9b31m"),
        ("日本 é", "日本 é"),
    ],
)
def test_nothing_in_a_line_can_act(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.cli.check.check_command", interrupt)
    assert main(["check"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_python_dash_m() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.startswith("timeline "), done.stderr) == (0, True, "")


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    """`timeline explain ... | head -1`, also while a command still prints line by line."""
    rows = "".join(f"P{number},release,2024-06-07\n" for number in range(3_000))
    (tmp_path / "c.csv").write_text(f"production,milestone,date\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "explain", str(tmp_path / "c.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "P0 · Release\n".encode()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("command", ["table", "explain"])
def test_an_empty_day_is_no_day(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--as-of", ""]) == 2
    assert "--as-of ''" in capsys.readouterr().err


def test_a_table_never_takes_the_place_of_its_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "c.csv"
    file.write_text("production,milestone,date\nP,release,2024\n", encoding="utf-8")
    before = file.read_bytes()
    for source in (file, tmp_path):
        assert main(["table", str(source), "-o", str(tmp_path / "." / "c.csv")]) == 2
        assert "is one of the files to read: name another file to write" in capsys.readouterr().err
    assert file.read_bytes() == before
