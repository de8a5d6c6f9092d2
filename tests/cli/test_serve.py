"""`timeline serve`: how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SENDER = """
import sys, urllib.request
text = open(sys.argv[2], "rb").read()
head = b'--b\\r\\nContent-Disposition: form-data; name="file"; filename="mine.csv"\\r\\n\\r\\n'
part = head + text + b"\\r\\n--b--\\r\\n"
form = {"Content-Type": "multipart/form-data; boundary=b"}
try:
    urllib.request.urlopen(urllib.request.Request(sys.argv[1] + "own", part, form), timeout=60)
except OSError:
    pass  # the server has ended
"""
# Enough rows to be still at them when the server is told to end.
LONG = "production,milestone,date,asserted\n" + "".join(
    f"P,release,20{at % 80 + 10}-0{at % 9 + 1},20{at % 80 + 10}-0{at % 8 + 1}\n" for at in range(400_000)
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
def test_told_to_end_while_it_reads_it_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("production,milestone,date\nP,release,2026\n")
    (tmp_path / "long.csv").write_text(LONG)
    place = tmp_path / "temporary"
    place.mkdir()
    command = [sys.executable, "-m", "timeline", "serve", "--no-browser", "--port", "0", str(tmp_path / "a.csv")]
    with subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(place)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[3]
        with subprocess.Popen([sys.executable, "-c", SENDER, address, str(tmp_path / "long.csv")]) as sender:
            deadline = time.monotonic() + 30
            while not list(place.glob("production-timeline-*/reading-*/.*")) and time.monotonic() < deadline:
                time.sleep(0.05)
            assert list(place.glob("production-timeline-*/reading-*/mine.csv"))
            server.send_signal(signal.SIGTERM)
            assert server.wait(30) == 0
            sender.wait(30)
    assert list(place.glob("production-timeline-*/reading-*")) == []
    assert [found.name.rpartition("-")[0] for found in place.iterdir()] == ["production-timeline"]
