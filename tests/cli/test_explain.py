"""`explain`: a block for each chain, a claim and its fate below each other, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import timeline
from timeline.cli import main
from timeline.cli.explain import explain_command
from timeline.explanation import explain_all

CLAIMS = """id,production,milestone,date,asserted,status,source,territory
a,P,release,2024-06-07,2023-01-01,,One,
b,P,release,2025-06-06,2024-01-01,,Two,
c,P,release,2025-06-06,2025-06-06,actual,Two,
d,Q,principal_photography,summer 2022,unknown,rumored,,US
e,Q,principal_photography,,2022-05-01,canceled,Three,US
"""
WHOLE = """P · Release
  “2024-06-07”, announced 1 Jan 2023, One [a]
    Superseded on 1 Jan 2024 by “2025-06-06” (Two), which moved it 364 days later. What happened, “2025-06-06”, came \
364 days late against it.
  “2025-06-06”, announced 1 Jan 2024, Two [b]
    Fulfilled: it happened on the day announced, “2025-06-06” (Two). It is 364 days later than the date before it.
  “2025-06-06”, actual 6 Jun 2025, Two [c]
    This is what happened.

Q · Principal photography · US
  “summer 2022”, rumored undated, no source named [d]
    Superseded on 1 May 2022 by a cancellation (Three).
  no date, canceled 1 May 2022, Three [e]
    Canceled: nothing was announced afterwards.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def said(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["explain", "c.csv", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def test_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys=capsys) == WHOLE


def test_some(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = WHOLE.split("\n\n")
    assert said("--production", "P", capsys=capsys) == first + "\n"
    assert said("--milestone", "principal_photography", capsys=capsys) == second


def test_one_claim_has_its_chain_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    heading, *_, claim, told = WHOLE.split("\n\n", maxsplit=1)[0].splitlines()
    assert said("--claim", "c", capsys=capsys).splitlines() == [heading, claim, told]


def test_as_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("--as-of", "2023-06-01", "--production", "P", capsys=capsys).splitlines() == [
        "P · Release",
        "  “2024-06-07”, announced 1 Jan 2023, One [a]",
        "    Stands: nothing has replaced it.",
    ]


def test_a_day_that_has_passed_unconfirmed(capsys: pytest.CaptureFixture[str]) -> None:
    told = said("--as-of", "2025-06-01", "--claim", "b", capsys=capsys)
    assert "due" not in told, "it may still come"
    Path("c.csv").write_text("".join(CLAIMS.splitlines(keepends=True)[:3]), encoding="utf-8")
    [*_, last] = said("--as-of", "2025-06-07", "--claim", "b", capsys=capsys).splitlines()
    due = "It was due by 6 Jun 2025; no source says that it happened."
    assert last.startswith(f"    Stands: nothing has replaced it. {due} It is 364 days")


REFUSED = [
    (["--claim", "release-on"], "no claim is called 'release-on': see the ids in: timeline table"),
    (["--claim", "aa"], "no claim is called 'aa': did you mean 'a'?"),
    (
        ["--claim", "b", "--as-of", "2023-06-01"],
        "'b' is not among these: the filters or --as-of leave it out",
    ),
    (["--claim", "a", "--production", "Q"], "the claim 'a' is not among these"),
    (["--production", "p"], "no production is called 'p': there are 2, such as 'P', 'Q'"),
    (["--as-of", "2023"], "--as-of '2023' is not one day"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(given) for given, _ in REFUSED])
def test_refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "c.csv", *arguments]) == 2
    told = capsys.readouterr()
    assert (told.out, message in told.err) == ("", True)


def test_lines_are_broken_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert explain_command(["c.csv"], claim="a", strict=True) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 50
    assert lines[2] == "    Superseded on 1 Jan 2024 by “2025-06-06”"
    assert lines[3] == "      (Two), which moved it 364 days later. What"


def test_a_title_can_do_nothing_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("c.csv").write_text("production,milestone,date\n\u202eP,release,2024\n", encoding="utf-8")
    assert said(capsys=capsys).startswith("\\u202eP · Release\n")


def test_all_at_once_is_one_by_one() -> None:
    """Also where claims are in conflict, of which each names the others."""
    rivals = [
        {"production": "R", "milestone": "release", "date": date, "asserted": "2023-01-01", "source": source}
        for date, source in (("2024-01-01", "x"), ("2024-02-01", "y"), ("2024-03-01", "z"), ("May 2024", "x"))
    ]
    for frame in (timeline.read("c.csv"), timeline.normalize(rivals)):
        assert explain_all(frame) == [timeline.explain(frame, claim) for claim in frame["claim_id"]]
