"""What a browser may keep: files whose address names their version for a year, everything else only after asking."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

__all__ = ["register_caching"]

YEAR: Final = "public, max-age=31536000, immutable"
DAY: Final = "public, max-age=86400"
UNVERSIONED: Final = ("/assets/fonts/", "/assets/icon.svg")
"""Named without a version, by style sheets and by the page: kept for a day. Browsers ask for the icon at each step."""


def register_caching(server: Flask) -> None:
    """Say how long each answer may be kept."""
    server.after_request(_dated)


def _dated(response: Response) -> Response:
    if response.status_code == 200 and request.path.startswith("/assets/"):
        response.headers["Cache-Control"] = _time(request.path, "m" in request.args)
        # In one piece, so that it can be packed in any of the ways that browsers ask for.
        response.direct_passthrough = False
        response.make_sequence()
    return response


def _time(path: str, is_versioned: bool) -> str:
    if is_versioned:
        return YEAR
    return DAY if path.startswith(UNVERSIONED) else "no-cache"
