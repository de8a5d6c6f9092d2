"""The guard: who may ask, how much, in what shape, and what the browser may do with the answer.

Foreign Host or Origin headers get a 403, malformed posts a 400, oversized ones a 413; none gets a 5xx. Scripts of the
page are allowed by their hashes, nothing is fetched from elsewhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from dash import Dash
from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

from timeline.dashboard.lost import lost_page
from timeline.dashboard.posts import fault_in_post

__all__ = ["LARGEST_POST", "guard_server", "policy"]

LARGEST_POST: Final = 20_000_000
LOCAL: Final = ("127.0.0.1", "localhost", "[::1]", "::1")
CALLBACKS: Final = "/_dash-update-component"
INLINE: Final = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard_server(app: Dash, allowed_hosts: tuple[str, ...]) -> None:
    """Put the guard before and after every request of an app."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_POST
    hosts = {host.casefold() for host in (*LOCAL, *allowed_hosts)}

    def refuse(error: HTTPException) -> Response:
        return lost_page(error, app.config.requests_pathname_prefix) or _refuse(error)

    def check() -> None:
        _check_names(hosts)
        if request.method == "POST" and request.path == CALLBACKS:
            fault = fault_in_post(_posted(), app.callback_map)
            if fault:
                abort(400, fault)

    server.before_request(check)
    server.after_request(_dress)
    server.register_error_handler(HTTPException, refuse)


def _posted() -> Any:
    """What was posted, or `None` where it is no JSON that can be read."""
    try:
        return request.get_json(silent=True)
    except RecursionError:  # nested deeper than the parser goes
        return None


def _refuse(error: HTTPException) -> Response:
    text = f"{error.code} {error.name}: {error.description}\n"
    headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # such as Allow
    headers["Cache-Control"] = "no-store"
    return Response(text, status=error.code, mimetype="text/plain", headers=headers)


def _dress(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    body = response.get_data() if response.mimetype == "text/html" and not response.direct_passthrough else b""
    response.headers["Content-Security-Policy"] = policy(body)
    return response


def _check_names(hosts: set[str]) -> None:
    if _name(request.host) not in hosts:
        abort(403, f"this server does not answer to the name {request.host!r}: start it with --allowed-host to let it")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403, f"requests from {origin!r} are not answered")
    if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.path != "/":
        abort(403, "requests from other sites are not answered")


def _name(host: str) -> str:
    """The host without its port.

    >>> _name("localhost:8050"), _name("[::1]:8050"), _name("Example.org")
    ('localhost', '[::1]', 'example.org')
    """
    return re.sub(r":\d*$", "", host).casefold()


def policy(page: bytes) -> str:
    """The Content-Security-Policy for a page: its own scripts by their hashes, and nothing from anywhere else."""
    hashes = "".join(f" 'sha256-{_digest(script)}'" for script in INLINE.findall(page))
    rules: dict[str, Any] = {
        "default-src": "'none'",
        "script-src": f"'self'{hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(script: bytes) -> str:
    return b64encode(sha256(script).digest()).decode()
