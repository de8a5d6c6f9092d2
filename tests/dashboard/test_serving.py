"""Serving: a port that is taken, a host that isn't ours, and an address that answers."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.bundled import bundled_frame
from timeline.dashboard import serve
from timeline.errors import SourceError, UsageError


def test_a_busy_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SourceError, match=f"port {port} is taken: .* choose another with --port"):
            serve(bundled_frame(), port=port, open_browser=False)


@pytest.mark.parametrize(("host", "port"), [("203.0.113.7", 8050), ("127.0.0.1", 70000), ("no such host", 8050)])
def test_a_place_that_is_not_ours(host: str, port: int) -> None:
    with pytest.raises(SourceError, match=f"can't listen on '{host}', port {port}"):
        serve(bundled_frame(), host=host, port=port, open_browser=False)


@pytest.mark.parametrize("host", ["", " "])
def test_an_empty_host_is_not_every_address(host: str) -> None:
    with pytest.raises(UsageError, match=f"the host '{host}' names no address: write 127.0.0.1"):
        serve(bundled_frame(), host=host, port=0, open_browser=False)


def test_it_answers_until_it_is_told_to_end() -> None:
    program = (
        "from tests.bundled import bundled_frame; from timeline.dashboard import serve;"
        "serve(bundled_frame(), port=0, open_browser=False)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Timeline is at http://127.0.0.1:")
        with urllib.request.urlopen(line.split()[3] + "healthz", timeout=10) as answer:
            assert answer.status == 200
        process.terminate()
        began = time.monotonic()
        process.wait(10)
        assert time.monotonic() - began < 10
