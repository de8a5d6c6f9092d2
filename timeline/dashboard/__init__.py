"""The dashboard: a page that shows claims in every view, at any day, and lets each mark name its source.

`create_app` gives a Dash app, `serve` runs it here; `timeline.dashboard:server` is the bundled data's WSGI entry point.
"""

from __future__ import annotations

from typing import Any

from timeline.dashboard.app import create_app
from timeline.dashboard.serving import serve

__all__ = ["create_app", "serve"]


def __getattr__(name: str) -> Any:
    """`server`, made when it is first asked for."""
    if name != "server":
        raise AttributeError(f"module 'timeline.dashboard' has no attribute {name!r}")
    globals()["server"] = server = create_app().server
    return server
