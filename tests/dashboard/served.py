"""An app served for a browser, as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import waitress
from dash import Dash

__all__ = ["served"]


@contextmanager
def served(app: Dash) -> Iterator[str]:
    """The address of an app, on a port of its own."""
    server: Any = waitress.create_server(app.server, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)
