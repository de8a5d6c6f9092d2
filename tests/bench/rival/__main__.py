"""`python -m tests.bench.rival ours|rival FILE...`: one of the two, served in a process of its own by waitress."""

from __future__ import annotations

import sys

import waitress

import timeline
from tests.bench.rival.app import default_app
from timeline.dashboard.serving import THREADS, serve


def main(which: str, paths: list[str]) -> None:
    """Print an address and serve there until the process is ended."""
    frame = timeline.read(paths)
    if which == "ours":
        serve(frame, port=0, open_browser=False)
    server = waitress.create_server(default_app(frame).server, host="127.0.0.1", port=0, threads=THREADS)
    print(f"Rival is at http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
