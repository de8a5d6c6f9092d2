"""Plain HTML of parts of the page that never change: they come with the page, and no step makes the page look at them.

Every part that Dash holds is looked at again whenever any of them changes.
"""

from __future__ import annotations

from html import escape
from typing import Any, Final

__all__ = ["plain_html"]

NAMES: Final = {"className": "class", "htmlFor": "for"}
OWN: Final = "dash_html_components"


def plain_html(part: Any) -> str:
    """A tree of `dash.html` parts, texts and lists of those as HTML; raises `TypeError` for parts of other kinds.

    >>> from dash import html
    >>> plain_html(html.P(["a < b", html.B("c", className="x", hidden=True)], id="y"))
    '<p id="y">a &lt; b<b class="x" hidden>c</b></p>'
    """
    if part is None or isinstance(part, str | int):
        return "" if part is None else escape(str(part))
    if isinstance(part, list | tuple):
        return "".join(map(plain_html, part))
    told = part.to_plotly_json()
    if told["namespace"] != OWN:
        raise TypeError(f"{told['type']} of {told['namespace']} is not plain HTML")
    tag, props = told["type"].lower(), told["props"]
    about = "".join(_attribute(name, value) for name, value in props.items() if name != "children")
    return f"<{tag}{about}>{plain_html(props.get('children'))}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    said = NAMES.get(name, name.lower())
    return f" {said}" if value is True else f' {said}="{escape(str(value))}"'
