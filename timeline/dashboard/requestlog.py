"""The request log: one line for each request that was answered, on the standard error output, for those who ask for it.

A line has the time, the method, the address as it was asked for, the status, and how long the answer took. Keys to
visitors' files travel in headers, which it doesn't show. Without it nothing is logged.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime

from flask import Flask, Response, g, request
from werkzeug.urls import iri_to_uri

__all__ = ["log_requests"]


def log_requests(server: Flask) -> None:
    """Write a line for each request of this server from now on."""
    server.before_request_funcs.setdefault(None, []).insert(0, _begin)  # also before what the guard refuses
    server.after_request(_tell)


def _begin() -> None:
    g.began = time.perf_counter()


def _tell(response: Response) -> Response:
    taken = (time.perf_counter() - g.began) * 1000
    now = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    print(f"{now} {_address()} {response.status_code} {taken:.0f} ms", file=sys.stderr, flush=True)
    return response


def _address() -> str:
    """Method, path and query, with every character escaped that isn't plain."""
    query = request.query_string.decode("latin-1")
    asked = f"{request.method} {iri_to_uri(request.path)}{'?' if query else ''}{query}"
    return asked.encode("unicode_escape").decode("ascii")
