"""`/healthz`: whether this process answers, for those who supervise it."""

from __future__ import annotations

from flask import Flask, Response

__all__ = ["register_health"]


def register_health(server: Flask) -> None:
    """Answer 200 and "ok" at `/healthz`."""

    @server.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})
