"""`--convention`: every setting by its text, refusals that say what there is, and each command reading by them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.cli import main
from timeline.cli.app import COMMANDS
from timeline.cli.conventions import NAMES, read_conventions, with_option
from timeline.dashboard.watch import WatchedShelf
from timeline.dates import Conventions
from timeline.errors import UsageError

from .test_registration import SERVE, stand_in

CLAIMS = """production,milestone,date,asserted
P,release,06/07/2024,2023-01-01
P,trailer,Q1 FY2024,2023-01-02
P,poster,summer 2024,2023-01-03
"""
SETTINGS = ["--convention", "day_order=day_first", "--convention", "fiscal-year-start=10"]
CHOSEN = Conventions(day_order="day_first", fiscal_year_start=10)

GIVEN: list[tuple[list[str], dict[str, Any], str]] = [
    (["seasons=southern"], {"seasons": "southern"}, "a word"),
    (["Seasons = Box-Office"], {"seasons": "box_office"}, "kebab, capitals and blanks"),
    (["fiscal-year-start=10", "fiscal_year_named=start"], {"fiscal_year_start": 10, "fiscal_year_named": "start"}, "2"),
    (["day-order=month-first"], {"day_order": "month_first"}, "kebab on both sides"),
    (["two-digit-years=none"], {"two_digit_years": None}, "no choice"),
    (["day_order=none", "fiscal_year_start=None"], {}, "no choice where that is the default"),
    (["holiday-season=11-12"], {"holiday_season": (11, 12)}, "a pair"),
    (["few=2,4", "several=(3, 9)"], {"few": (2, 4), "several": (3, 9)}, "pairs as others write them"),
    (["just-days=7", "recent-days=30"], {"just_days": 7, "recent_days": 30}, "numbers"),
]


@pytest.mark.parametrize(("given", "settings", "why"), GIVEN, ids=[case[2] for case in GIVEN])
def test_read(given: list[str], settings: dict[str, Any], why: str) -> None:
    assert read_conventions(given) == Conventions(**settings), why


def test_none_given() -> None:
    assert read_conventions([]) is None
    assert read_conventions(None) is None


REFUSED = [
    ("season=southern", r"no convention is called 'season': did you mean 'seasons'\? There are seasons, day_order, "),
    ("colour=red", "no convention is called 'colour': there are seasons, day_order, "),
    ("=southern", "no convention is called ''"),
    ("seasons", "has no value: write NAME=VALUE, as in seasons=southern"),
    ("", "has no value"),
    ("seasons=soutern", r"'soutern' can't be used: did you mean 'southern'\? There are meteorological, astronomical"),
    ("seasons=", "'' can't be used: there are meteorological, astronomical, box_office, southern"),
    ("seasons=none", "'none' can't be used"),
    ("day_order=ymd", "'ymd' can't be used: there are day_first, month_first, none"),
    ("fiscal_year_start=13", "fiscal_year_start=13 can't be used"),
    ("fiscal_year_start=October", "fiscal_year_start='October' can't be used"),
    ("fiscal_year_start=१०", "fiscal_year_start='१०' can't be used"),
    ("few=5-2", r"few=\(5, 2\) can't be used: give two whole numbers, the smaller first"),
    ("few=3", "few='3' can't be used"),
    ("just_days=-1", "just_days='-1' can't be used"),
    ("just_days=" + "9" * 5000, "can't be used"),
]


@pytest.mark.parametrize(("given", "message"), REFUSED, ids=[given[:30] or "-" for given, _ in REFUSED])
def test_refused(given: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_conventions(["recent_days=30", given])


def test_set_twice() -> None:
    with pytest.raises(UsageError, match="fiscal_year_start is set twice: keep one"):
        read_conventions(["fiscal-year-start=4", "fiscal_year_start=10"])


def test_every_setting_can_be_given_as_it_is() -> None:
    settled = Conventions()
    for name in NAMES:
        value = getattr(settled, name)
        text = "-".join(map(str, value)) if isinstance(value, tuple) else str(value)
        assert read_conventions([f"{name}={text}"]) == settled


def test_hints() -> None:
    assert with_option("set fiscal_year_start, or more") == "set --convention fiscal_year_start=..., or more"
    assert with_option("several claims have few words") == "several claims have few words"


# The commands


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(CLAIMS, encoding="utf-8")
    return "c.csv"


def test_the_table_is_that_of_the_library(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", claims, "--as-of", "02/01/2024", *SETTINGS]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    expected = timeline.read(claims, conventions=CHOSEN)
    for column in ("start_earliest", "start_latest"):
        assert [row[column] for row in rows] == expected[column].dt.strftime("%Y-%m-%d").tolist()
    assert [row["start_earliest"] for row in rows] == ["2024-07-06", "2023-10-01", "2024-06-01"]
    assert [row["convention"] for row in rows] == expected["convention"].tolist()


def test_check_accepts_by_them_and_else_names_the_option(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", claims, *SETTINGS]) == 0
    assert capsys.readouterr().out == "3 claims, 0 problems\n"
    assert main(["check", claims]) == 1
    told = capsys.readouterr().out
    assert "or set --convention day_order=day_first|month_first)" in told
    assert "set --convention fiscal_year_start=..." in told


def test_convert_writes_what_was_said(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", claims, "-o", "out.yaml", "--convention", "seasons=southern", *SETTINGS]) == 0
    assert "give the same --convention when it is opened" in capsys.readouterr().err
    again = timeline.read("out.yaml", conventions=Conventions("southern", "day_first", 10))
    assert again["start_earliest"].dt.strftime("%Y-%m-%d").tolist() == ["2024-07-06", "2023-10-01", "2024-12-01"]


def test_a_picture_tells_of_them(claims: str) -> None:
    assert main(["chart", claims, "-o", "x.html", "--as-of", "2023-06-01", *SETTINGS]) == 0
    assert "6 Jul 2024" in Path("x.html").read_text(encoding="utf-8")


def test_date(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["date", "last summer", "--reference", "03/02/2024", "--format", "json"]
    assert main([*arguments, "--convention", "seasons=southern", "--convention", "day_order=month-first"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["start"] == {"earliest": "2023-12-01", "latest": "2024-02-29"}
    assert main(["date", "FY2024"]) == 1
    assert "set --convention fiscal_year_start=..." in capsys.readouterr().out


def test_explain(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", claims, *SETTINGS]) == 0
    assert capsys.readouterr().out.count("Stands: nothing has replaced it.") == 3


def test_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "serve")
    assert main(["--convention", "seasons=southern", "a.yaml"]) == 0
    assert calls == [((["a.yaml"],), SERVE | {"conventions": Conventions(seasons="southern")})]


@pytest.mark.parametrize("watch", [False, True])
def test_the_dashboard_reads_by_them(claims: str, watch: bool) -> None:
    client = timeline.create_app(claims, conventions=CHOSEN, watch=watch).server.test_client()
    assert "2024-07-06,2024-07-06" in client.get("/export/csv").get_data(as_text=True)


def test_files_that_changed_are_read_by_them_again(claims: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.dashboard.watch.STILL", 0)
    shelf = WatchedShelf([claims], conventions=CHOSEN)
    Path(claims).write_text(CLAIMS + "P,teaser,08/09/2024,2023-01-04\n", encoding="utf-8")
    shelf()
    assert [str(day.date()) for day in shelf().frame["start_earliest"]][3:] == ["2024-09-08"]


def test_a_frame_has_been_read_already(claims: str) -> None:
    with pytest.raises(UsageError, match="a claim frame has been read already"):
        timeline.create_app(timeline.read(claims), conventions=CHOSEN)


def test_wrong_ones_are_wrong_usage(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "table", "explain", "serve"):
        assert main([command, claims, "--convention", "season=x"]) == 2
        told = capsys.readouterr()
        assert (told.out, "did you mean 'seasons'?" in told.err) == ("", True)


def test_the_commands_that_take_them(capsys: pytest.CaptureFixture[str]) -> None:
    taking = []
    for command in COMMANDS:
        assert main([command, "--help"]) == 0
        taking += [command] if "--convention" in capsys.readouterr().out else []
    assert taking == ["serve", "check", "table", "chart", "explain", "convert", "date"]
