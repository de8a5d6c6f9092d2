from __future__ import annotations

import io
import os
import shutil

import pytest

from timeline.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((60, 20)))
    return stream


def test_a_bar_on_a_terminal_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    bar = Progress(4)
    bar.step("a.png")
    bar.step("b\x1b[2J.png")
    bar.tell("a line")
    bar.close()
    assert terminal.getvalue() == (
        "\r\x1b[K[######..................] 1 of 4 a.png"
        "\r\x1b[K[############............] 2 of 4 b\\x1b[2J.png"
        "\r\x1b[Ka line\n\r\x1b[K"
    )


def test_it_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    Progress(1).step("x" * 100)
    assert len(terminal.getvalue()) == len("\r\x1b[K") + 59


def test_plain_lines_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Progress(2)
    bar.step("a.png")
    bar.tell("a line")
    bar.step("b.png")
    bar.close()
    assert capsys.readouterr().err == "1 of 2: a.png\na line\n2 of 2: b.png\n"


def test_where_nobody_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    bar = Progress(1)
    bar.step("a.png")
    bar.close()
