"""Several workers behind one address: each answers alike, and a visitor's files are known to all of them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.dashboard.ownfiles import HEADER

pytest.importorskip("gunicorn", reason="gunicorn runs on POSIX only")
FORM = (
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="mine.csv"\r\n\r\n'
    b"production,milestone,date\r\nNight Train,release,2026\r\n\r\n--b--\r\n"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workers")


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    surroundings = {**os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(
        [*command, "--no-control-socket", "timeline.dashboard:server"], env=surroundings, stderr=subprocess.PIPE
    ) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        began = time.monotonic()
        process.communicate(timeout=10)
        assert time.monotonic() - began < 10


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("no worker answered")


def asked(address: str, key: str = "") -> str:
    request = urllib.request.Request(address, headers={HEADER: key} if key else {})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return str(answer.read().decode())


def test_every_worker_knows_what_one_took_in(address: str) -> None:
    form = {"Content-Type": "multipart/form-data; boundary=b"}
    request = urllib.request.Request(f"{address}/own", data=FORM, headers=form, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        key = json.loads(answer.read())["key"]
    assert all("Night Train" in asked(f"{address}/_dash-layout", key) for _ in range(12))
    assert all("Night Train" not in asked(f"{address}/_dash-layout") for _ in range(12))
