"""A figure as a web page of one file that works without a network: plotly.js, font and data are inside it.

No buttons and no addresses; a policy in the page forbids it every request. It draws nothing: the browser does.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from html import escape
from typing import Any, Final

from timeline.resources import asset

__all__ = ["font_face", "web_page"]

CONFIG: Final = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "showEditInChartStudio": False,
    "responsive": False,
    "scrollZoom": False,
    "doubleClick": False,
}
POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
)

PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{font}
html {{ background: {ground}; }}
body {{ margin: 0 auto; width: {width}px; }}
</style>
<script>{library}</script>
</head>
<body>
<main><div id="picture" role="img" aria-label="{title}" style="width:{width}px;height:{height}px"></div></main>
<script>
document.fonts.load('16px "Inter Variable"').finally(function () {{
  Plotly.newPlot("picture", {data}, {layout}, {config});
}});
</script>
</body>
</html>
"""


@cache
def font_face() -> str:
    """The font as a style rule that holds it."""
    font = base64.b64encode(asset("fonts/InterVariable.woff2").read_bytes()).decode("ascii")
    source = f'url("data:font/woff2;base64,{font}") format("woff2")'
    return f'@font-face {{ font-family: "Inter Variable"; font-weight: 400 700; src: {source}; }}'


def web_page(figure: dict[str, Any], title: str, size: tuple[int, int]) -> str:
    """The page of a plotly figure (as a dict) of `size` px."""
    layout = figure.get("layout", {})
    return PAGE.format(
        policy=POLICY,
        title=escape(title),
        font=font_face(),
        ground=escape(str(layout.get("paper_bgcolor", "#FFFFFF"))),
        width=size[0],
        height=size[1],
        library=asset("vendor/plotly-basic.min.js").read_text(encoding="utf-8"),
        data=_script(figure.get("data", [])),
        layout=_script(layout),
        config=_script(CONFIG),
    )


def _script(value: Any) -> str:
    """A value as a script reads it; nothing in it can end the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
