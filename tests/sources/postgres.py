"""A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on the loopback, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
import pytest

USER = "tester"
PASSWORD = "s3cr3t/+@word"
ENCODED = "s3cr3t%2F+%40word"
HOW_TO = "no PostgreSQL found: type 'sudo apt-get install postgresql'"


def programs() -> Path:
    """The folder of initdb and pg_ctl; without one the tests are skipped, or fail where they must run."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = found[-1] if found else shutil.which("initdb")
    if path:
        return Path(path).parent
    if os.environ.get("CI"):
        pytest.fail(HOW_TO)
    pytest.skip(HOW_TO)


class Cluster:
    """One server with the user `tester`, who may do everything in it."""

    def __init__(self) -> None:
        self._bin = programs()
        # Not below pytest's own folder: a server never runs as root, and a socket's path has to be short.
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

    def start(self) -> None:
        word = self.folder / "word"
        word.write_text(PASSWORD)
        if os.getuid() == 0:
            for path in (self.folder, word):
                shutil.chown(path, _other_user())
        sure = ["-U", USER, "--pwfile", str(word), "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"]
        self._run("initdb", "-D", str(self.folder / "data"), *sure)
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder} -F -c log_min_messages=panic"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-o", options, "start"
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def address(self, parameters: str = "", *, database: str = "postgres", login: str = f"{USER}:{ENCODED}") -> str:
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}{parameters}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=database, autocommit=True
        )

    def _run(self, program: str, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
        command = [str(self._bin / program), *arguments]
        user = _other_user() if os.getuid() == 0 else None
        rights: dict[str, Any] = {} if user is None else {"user": user, "extra_groups": []}
        # The server inherits what it writes to, so a pipe would never end.
        with (self.folder / "said").open("ab") as said:
            subprocess.run(command, cwd=self.folder, env=environment, stdout=said, stderr=said, check=True, **rights)


def _other_user() -> str:
    """Whom root runs a server as: Debian's own user for it, or nobody."""
    return next((user.pw_name for user in pwd.getpwall() if user.pw_name == "postgres"), "nobody")
