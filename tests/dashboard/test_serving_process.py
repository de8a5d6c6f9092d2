"""The server as it is started on the command line, asked over sockets: whom it answers, what it prints, how it ends."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

ROWS = "production,milestone,date,asserted\nNight Train,release,2026-10-09,2025-02-10\n"
IDLE = 150
"""More connections than the server has threads, and than its library would have by default."""


class Served(NamedTuple):
    process: subprocess.Popen[str]
    line: str
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def ended(self) -> tuple[float, str, str]:
        """Tell it to end: the seconds that it took, and all that it printed after its address."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        said, complained = self.process.communicate(timeout=30)
        return time.monotonic() - began, said, complained


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    (folder / "mine.csv").write_text(ROWS, encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "serve", "--no-browser", "--port", "0", *options, "mine.csv"]
    place = folder / "temporary"
    place.mkdir()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(place), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            yield Served(process, line, int(line.split()[3].rstrip("/").rpartition(":")[2]))
        finally:
            process.kill()


def test_it_listens_on_this_machine_alone_and_prints_nothing_more(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        assert re.fullmatch(r"Timeline is at http://127\.0\.0\.1:\d+/ \(end it with Ctrl\+C\)\n", server.line)
        if sys.platform == "linux":  # every address of 127.x is this machine's; it must listen on one
            with pytest.raises(OSError, match="refused"):
                socket.create_connection(("127.0.0.2", server.port), timeout=5)
        assert server.ask("/healthz") == (200, "ok\n")
        assert server.ask("/")[0] == 200
        assert server.ask("/export/csv")[1].splitlines()[1].split(",")[1] == "Night Train"
        assert server.ask("/export/exe")[0] == 404
        assert server.ask("/healthz", Host="evil.example")[0] == 403
        assert server.ask("/healthz", Origin="https://evil.example")[0] == 403
        assert server.ask("/_dash-update-component", "POST")[0] == 400
        took, said, complained = server.ended()
    assert took < 10
    assert (said, complained, server.process.returncode) == ("", "", 0)


def test_a_line_for_each_request_on_wish(tmp_path: Path) -> None:
    with served(tmp_path, "--verbose", "--allowed-host", "charts.example") as server:
        server.ask("/healthz?a=1&b=%0A%1b[31m")
        server.ask("/export/caf%C3%A9")
        server.ask("/", X_Own_Files="a key")
        assert server.ask("/healthz", Host="charts.example")[0] == 200
        assert server.ask("/healthz", Host="evil.example")[0] == 403
        _, said, complained = server.ended()
    stamp = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d "
    asked = [
        r"GET /healthz\?a=1&b=%0A%1b\[31m 200",
        r"GET /export/caf%C3%A9 404",
        "GET / 410",
        "GET /healthz 200",
        "GET /healthz 403",
    ]
    lines = complained.splitlines()
    assert len(lines) == len(asked)
    for line, expected in zip(lines, asked, strict=True):
        assert re.fullmatch(stamp + expected + r" \d+ ms", line), line
    assert said == ""


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(tmp_path: Path) -> None:
    with served(tmp_path) as server, socket.create_connection(("127.0.0.1", server.port), timeout=10) as asking:
        head = "POST /own HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000000\r\n\r\n"
        asking.sendall(head.encode())
        assert asking.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_idle_connections_starve_nobody(tmp_path: Path) -> None:
    with served(tmp_path) as server, ExitStack() as idle:
        for _ in range(IDLE):
            idle.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
        began = time.monotonic()
        assert server.ask("/healthz") == (200, "ok\n")
        assert time.monotonic() - began < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
def test_it_ends_soon_whatever_is_going_on(tmp_path: Path) -> None:
    """A page being drawn, a body that is half sent, and a connection that says nothing."""
    with served(tmp_path) as server, ExitStack() as open_still:
        drawing = Thread(target=_ask_for_a_page, args=(server,), daemon=True)
        drawing.start()
        half = open_still.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
        form = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\n"
        half.sendall(f"POST /own HTTP/1.1\r\nHost: localhost\r\n{form}".encode())
        open_still.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
        time.sleep(0.3)
        took, said, complained = server.ended()
        drawing.join(10)
    assert took < 10
    assert (said, complained, server.process.returncode) == ("", "", 0)


def _ask_for_a_page(server: Served) -> None:
    with suppress(OSError, http.client.HTTPException):  # the server has ended
        server.ask("/export/pdf")
