"""Addresses at which nothing is: a 404, and for whoever came by a link a short page that leads home.

Dash itself answers every address with its page. It needs no script, and knows nothing of views.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, abort, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException

__all__ = ["lost_page", "register_lost"]

SCRIPTS: Final = "_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No such page · Timeline</title>
<style>
:root {{ color-scheme: light dark; --page: #f5f6f8; --ink: #14181d; --ink2: #3f4854; --blue: #0b5c9e; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --page: #0e1115; --ink: #eef1f4; --ink2: #c3cad3; --blue: #63b1f2; }}
}}
body {{
  margin: 0; padding: 64px 24px; background: var(--page); color: var(--ink2);
  font: 15px/1.5 Inter, system-ui, "Segoe UI", Roboto, Arial, sans-serif;
}}
main {{ max-width: 560px; margin: 0 auto; overflow-wrap: anywhere; }}
h1 {{ color: var(--ink); font-size: 22px; }}
a {{ display: inline-block; padding: 12px 0; color: var(--blue); }}
a:focus-visible {{ outline: 2px solid var(--blue); outline-offset: 2px; }}
</style>
</head>
<body>
<main>
<h1>There is no such page</h1>
<p>{said}</p>
<p><a href="{home}">Go to the first page</a></p>
</main>
</body>
</html>
"""


def register_lost(app: Dash) -> None:
    """Answer with a 404 what only Dash's own catch-all route would answer, and scripts that aren't there."""
    catch_all = f"{app.config.routes_pathname_prefix}<path:path>"
    scripts = f"{app.config.routes_pathname_prefix}{SCRIPTS}"
    views = app.server.view_functions

    def check() -> None:
        if request.url_rule is not None and request.url_rule.rule == catch_all:
            _abort()

    app.server.before_request(check)
    views[scripts] = _found(views[scripts])


def _found(serve: Callable[..., Any]) -> Callable[..., Any]:
    """A view of scripts that answers with a 404 what Dash doesn't know, or knows and doesn't bring (source maps)."""

    def answer(**parts: str) -> Any:
        try:
            return serve(**parts)
        except (DependencyException, FileNotFoundError):
            _abort()

    return answer


def _abort() -> NoReturn:
    abort(404, f"Nothing is at {request.path!r} here.")


def lost_page(error: HTTPException, home: str) -> Response | None:
    """The page for a 404 that a browser asked for as a page; `None` for every other."""
    if error.code != 404 or not request.accept_mimetypes.accept_html or request.accept_mimetypes.best == "*/*":
        return None
    page = PAGE.format(said=escape(error.description or ""), home=escape(home))
    return Response(page, status=404, mimetype="text/html", headers={"Cache-Control": "no-store"})
