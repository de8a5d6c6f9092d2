"""Parts that never change are plain HTML in the page."""

from __future__ import annotations

import re
from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import html
from flask.testing import FlaskClient

from timeline.dashboard.plainhtml import plain_html


@pytest.mark.parametrize(
    ("part", "written"),
    [
        (None, ""),
        ("a < b & c", "a &lt; b &amp; c"),
        (["a", html.B("b")], "a<b>b</b>"),
        (html.P(html.Kbd("[ ]"), className="keys", id="x"), '<p id="x" class="keys"><kbd>[ ]</kbd></p>'),
        (html.Div(hidden=True, **{"aria-hidden": "true"}), '<div hidden aria-hidden="true"></div>'),
        (html.Aside(hidden=False, tabIndex=-1), '<aside tabindex="-1"></aside>'),
        (html.A(title='"><script>'), '<a title="&quot;&gt;&lt;script&gt;"></a>'),
    ],
)
def test_each_part(part: Any, written: str) -> None:
    assert sorted(re.split(r"[ <>]", plain_html(part))) == sorted(re.split(r"[ <>]", written))


def test_only_html_can_be_written() -> None:
    with pytest.raises(TypeError, match="Slider of dash_mantine_components is not plain HTML"):
        plain_html(html.Div([dmc.Slider()]))


@pytest.mark.parametrize("name", ["help", "refusal", "drop", "tour", "saving"])
def test_they_are_in_the_page_and_not_in_what_dash_holds(client: FlaskClient, name: str) -> None:
    assert client.get("/").text.count(f'id="{name}"') == 1
    assert f'"id":"{name}"' not in client.get("/_dash-layout").text.replace(": ", ":")
