"""What the commands open: the sources that are named, the bundled film without any, the histories where asked for."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from timeline.cli import main
from timeline.cli.app import COMMANDS
from timeline.cli.opening import EXAMPLES, sources_or_bundled, with_examples
from timeline.errors import UsageError
from timeline.resources import bundled_data

from .test_registration import SERVE, stand_in

CLAIM = "production,milestone,date,asserted\nP,release,2024-06-07,2023-01-01\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the bundled data is not in, with a claim file of one's own."""
    monkeypatch.chdir(tmp_path)
    Path("mine.csv").write_text(CLAIM, encoding="utf-8")
    return tmp_path


def opened(*arguments: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The productions of the claims table, in its order."""
    assert main(["table", *arguments]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    return list(dict.fromkeys(row["production"] for row in rows))


def test_the_film_alone_without_any_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert opened(capsys=capsys) == ["Ballerina"]


def test_the_film_and_then_the_histories(capsys: pytest.CaptureFixture[str]) -> None:
    found = opened("--examples", capsys=capsys)
    assert found[0] == "Ballerina"
    assert [len([name for name in found if name.startswith(prefix)]) for prefix in ("Kubernetes ", "Node.js ")] == [
        12,
        12,
    ]
    assert len(found) == 25


def test_a_source_of_ones_own_comes_last(capsys: pytest.CaptureFixture[str]) -> None:
    found = opened("--examples", "mine.csv", capsys=capsys)
    assert (found[0], found[-1], len(found)) == ("Ballerina", "P", 26)


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--examples", "mine.csv"]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert last == "394 claims, 14 problems"
    assert [line for line in lines if ": error: " in line] == []


@pytest.mark.parametrize("arguments", [["--examples"], ["serve", "--examples"], ["--watch", "--examples", "mine.csv"]])
def test_serve(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "serve")
    assert main(arguments) == 0
    data = bundled_data()
    sources = [str(data), str(data / EXAMPLES), *(name for name in arguments if name == "mine.csv")]
    assert calls == [((sources,), SERVE | {"watch": "--watch" in arguments})]


def test_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "chart")
    assert main(["chart", "--examples", "-o", "x.png", "mine.csv"]) == 0
    (((sources, *_), _),) = calls
    assert [Path(source).name for source in sources] == [bundled_data().name, EXAMPLES, "mine.csv"]


@pytest.mark.parametrize("given", [[""], ["mine.csv", ""]])
def test_an_empty_name_is_refused_beside_examples_too(given: list[str]) -> None:
    with pytest.raises(UsageError, match="an empty name is no source"):
        sources_or_bundled(with_examples(given))


def test_places_read_short_from_the_folder_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bundled_data().parent)
    name = bundled_data().name
    assert sources_or_bundled([]) == [Path(name)]
    assert with_examples([]) == [name, f"{name}/{EXAMPLES}"]


def test_the_commands_that_take_them_are_those_that_have_a_default(capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Any] = {}
    for command in COMMANDS:
        assert main([command, "--help"]) == 0
        told[command] = "--examples" in capsys.readouterr().out
    assert [command for command, takes in told.items() if takes] == ["serve", "check", "table", "chart", "explain"]
