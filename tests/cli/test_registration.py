"""The options of `serve`, `chart` and `date`, as their commands get them; their work is tested where it is done."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from timeline.cli import main
from timeline.view import View

Calls = list[tuple[tuple[Any, ...], dict[str, Any]]]


def stand_in(monkeypatch: pytest.MonkeyPatch, command: str, status: int = 0) -> Calls:
    """Put a command in the place of the real one; gives the list of its calls."""
    calls: Calls = []

    def work(*arguments: Any, **options: Any) -> int:
        calls.append((arguments, options))
        return status

    module = ModuleType(f"timeline.cli.{command}")
    setattr(module, f"{command}_command", work)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return calls


SERVE = {
    "host": "127.0.0.1",
    "port": 8050,
    "allowed_hosts": [],
    "open_browser": True,
    "watch": False,
    "verbose": False,
    "conventions": None,
    "strict": False,
}

# The command line, then the sources and what differs from the defaults.
SERVED: list[tuple[list[str], list[str], dict[str, Any]]] = [
    ([], [], {}),
    (["serve"], [], {}),
    (["a.yaml", "b"], ["a.yaml", "b"], {}),
    (["--port", "8060", "a.yaml"], ["a.yaml"], {"port": 8060}),
    (["serve", "a.yaml", "--host", "::1", "--no-browser"], ["a.yaml"], {"host": "::1", "open_browser": False}),
    (["serve", "--watch", "--strict"], [], {"watch": True, "strict": True}),
    (["--allowed-host", "a.example", "--allowed-host", "b.example"], [], {"allowed_hosts": ["a.example", "b.example"]}),
    (["./check"], ["./check"], {}),
]


@pytest.mark.parametrize(("arguments", "sources", "options"), SERVED, ids=[" ".join(case[0]) or "-" for case in SERVED])
def test_serve(
    arguments: list[str], sources: list[str], options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = stand_in(monkeypatch, "serve")
    assert main(arguments) == 0
    assert calls == [((sources,), SERVE | options)]


def test_the_status_of_a_command_is_the_status_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "serve", status=1)
    assert main(["serve"]) == 1


def test_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "chart")
    arguments = "chart a.yaml --view compare --as-of 2024-01-31 --production P --production Q --milestone release"
    arguments += " --status actual --territory US --source s --q text --from 2023-01-01 --to 2024-12-31 --by date"
    arguments += " --claim c --size a4 --scale 2 --theme dark --strict -o x.png"
    assert main(arguments.split()) == 0
    view = View(
        view="compare",
        productions=("P", "Q"),
        milestones=("release",),
        statuses=("actual",),
        territories=("US",),
        sources=("s",),
        as_of=date(2024, 1, 31),
        text="text",
        start=date(2023, 1, 1),
        end=date(2024, 12, 31),
        theme="dark",
        arrangement="date",
        claim="c",
    )
    assert calls == [((["a.yaml"], view, "a4", Path("x.png"), True), {"conventions": None, "scale": 2.0})]


def test_every_field_of_a_view_has_an_option_but_the_table() -> None:
    reached = View.from_keywords(
        {
            "view": "compare",
            "productions": "P",
            "milestones": "m",
            "statuses": "actual",
            "territories": "T",
            "sources": "s",
        }
        | {"as_of": "2024-01-31", "text": "t", "start": "2023-01-01", "end": "2024-01-01", "theme": "dark"}
        | {"arrangement": "date", "claim": "c"}
    )
    untouched = {field.name for field in fields(View) if getattr(reached, field.name) == getattr(View(), field.name)}
    assert untouched == {"table", "fold", "sort"}  # a picture has no table in its place, and nothing to unfold


def test_chart_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "chart")
    assert main(["chart", "-o", "x.svg"]) == 0
    assert calls == [(([], View(theme="light"), "hd", Path("x.svg"), False), {"conventions": None, "scale": 1.0})]


def test_date(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = stand_in(monkeypatch, "date")
    assert main(["date", "next summer", "2024", "--reference", "2024-01-01", "--format", "json"]) == 0
    assert main(["date", "-"]) == 0
    options = {"conventions": None}
    assert calls == [((["next summer", "2024"], "2024-01-01", "json"), options), ((["-"], None, "text"), options)]
