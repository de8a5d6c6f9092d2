"""Serving the app on this machine: one process, waitress, until it is told to end."""

from __future__ import annotations

import errno
import logging
import socket
import webbrowser
from collections.abc import Iterable
from datetime import date
from os import PathLike
from threading import Timer
from typing import Final

import pandas as pd
import waitress

from timeline.dashboard.app import create_app
from timeline.dashboard.guard import LARGEST_POST
from timeline.dashboard.requestlog import log_requests
from timeline.dates import Conventions
from timeline.errors import SourceError, UsageError

__all__ = ["check_host", "serve"]

THREADS: Final = 8
CONNECTIONS: Final = 2000
IDLE_SECONDS: Final = 30
LARGEST_BODY: Final = LARGEST_POST + 1_000_000
"""Bytes of a body that are taken in at all, so that whatever is a little too large is refused in our own words."""


def serve(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]] | pd.DataFrame | None = None,
    host: str = "127.0.0.1",
    port: int = 8050,
    open_browser: bool = True,
    *,
    allowed_hosts: Iterable[str] = (),
    today: date | None = None,
    watch: bool = False,
    conventions: Conventions | None = None,
    verbose: bool = False,
) -> None:
    """Serve the dashboard until the process is ended; prints its address, and opens it in the browser if asked.

    Nothing else is printed, unless it is to be `verbose`: then a line for each request, on the standard error output.
    Raises `SourceError` for unreadable data, a port that is taken or a host that isn't this machine's, and `UsageError`
    for an empty host.
    """
    check_host(host)
    names = (*allowed_hosts, *_own_name(host))
    app = create_app(sources, today=today, allowed_hosts=names, watch=watch, conventions=conventions)
    if verbose:
        log_requests(app.server)
    listening = _listen(host, port)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    print(f"Timeline is at {address} (end it with Ctrl+C)", flush=True)
    if open_browser:
        Timer(0.3, webbrowser.open, [address]).start()
    # A page asks for several things at once; that some of them wait a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(
        app.server,
        sockets=[listening],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=5,
        max_request_body_size=LARGEST_BODY,
        ident=None,
        asyncore_use_poll=True,
    )


def check_host(host: str) -> None:
    """Refuse a host that names nothing with `UsageError`: a socket would take it for every address."""
    if not host.strip():
        raise UsageError(f"the host {host!r} names no address: write 127.0.0.1, or 0.0.0.0 for every address")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(1024)
    except (OSError, OverflowError, ValueError, TypeError) as error:  # the last two: a name no address can have
        listening.close()
        raise SourceError(_refusal(host, port, error)) from error
    return listening


def _refusal(host: str, port: int, error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: end the other program, or choose another with --port {port % 65535 + 1}"
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return f"port {port} may not be used by you: choose one above 1023 with --port"
    return f"can't listen on {host!r}, port {port}: {error}"


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _own_name(host: str) -> list[str]:
    """A host named by a single address may be asked under it; "every address" names none."""
    return [] if host in ("0.0.0.0", "::") else [_shown(host)]
