"""Our engine against a browser with plotly: the same figure, pixel by pixel and label by label."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pixelmatch.contrib.PIL import pixelmatch

from tests.figures.stories import BALLERINA, many, selected
from timeline.drawing import read_figure
from timeline.drawing.elements import Element, Group, Words
from timeline.drawing.raster import png_picture
from timeline.export.browser import render
from timeline.export.drawn import drawn_picture
from timeline.figures import figures, picture

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOST_PIXELS = 0.005
MOST_PX = 1.05  # plotly puts labels at whole px: where a width lies on the edge, it may round the other way
MOST_APART = 0.0003
HEADLESS = ("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1600,900", "--virtual-time-budget=5000")
CASES = [
    *((view, {}, "hd") for view in ("compare", "history", "portfolio", "schedule", "timeline")),
    ("schedule", {"theme": "dark"}, "hd"),
    ("compare", {"theme": "print"}, "hd"),
    ("timeline", {}, "slide"),
]
LABEL = re.compile(
    r'rotate\(([-\d.]+),[^)]*\)"><g class="cursor-pointer" transform="translate\(([-\d.]+),([-\d.]+)\)"><rect[^>]*/>'
    r'<text class="annotation-text" text-anchor="\w+" x="([-\d.]+)" y="([-\d.]+)"[^>]*>(.*?)</text>'
)

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def chromium() -> None:
    if not any(shutil.which(name) for name in BROWSERS):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium or Chrome on this machine")


def browsed(figure: dict[str, Any], kind: str) -> bytes:
    layout = figure["layout"]
    return render(figure, kind, (int(layout["width"]), int(layout["height"])), 60)


@pytest.mark.parametrize(("view", "fields", "size"), CASES, ids=str)
def test_hardly_a_pixel_is_clearly_different(view: str, fields: dict[str, Any], size: str) -> None:
    figure = picture(selected(BALLERINA, view, **fields), size).to_plotly_json()
    ours = Image.open(BytesIO(png_picture(read_figure(figure)).data)).convert("RGBA")
    theirs = Image.open(BytesIO(browsed(figure, "png"))).convert("RGBA")
    assert ours.size == theirs.size
    apart = pixelmatch(ours, theirs, threshold=0.1)
    assert apart < MOST_PIXELS * ours.width * ours.height


@pytest.mark.parametrize("view", sorted(figures()))
def test_the_svg_looks_in_a_browser_as_plotly_s_own_does(view: str, tmp_path: Path) -> None:
    """What differs above is then only how letters are set into pixels."""
    figure = picture(selected(BALLERINA, view)).to_plotly_json()
    (tmp_path / "x.svg").write_bytes(drawn_picture(figure, ".svg").data)
    command = [next(filter(None, map(shutil.which, BROWSERS))), *HEADLESS, f"--screenshot={tmp_path / 'x.png'}"]
    subprocess.run([*command, (tmp_path / "x.svg").as_uri()], check=True, capture_output=True, timeout=120)
    ours = Image.open(tmp_path / "x.png").convert("RGBA")
    theirs = Image.open(BytesIO(browsed(figure, "png"))).convert("RGBA")
    assert pixelmatch(ours, theirs, threshold=0.1) < MOST_APART * ours.width * ours.height


@pytest.mark.parametrize("story", ["film", "many"])
@pytest.mark.parametrize("view", sorted(figures()))
def test_every_label_stands_where_the_browser_puts_it(view: str, story: str) -> None:
    figure = picture(selected(BALLERINA if story == "film" else many(), view)).to_plotly_json()
    ours = {(text, number): place for number, (text, place) in enumerate(ours_of(read_figure(figure).elements))}
    theirs = {(text, number): place for number, (text, place) in enumerate(theirs_of(browsed(figure, "svg").decode()))}
    assert list(ours) == list(theirs)
    far = {label: (ours[label], place) for label, place in theirs.items() if not near(ours[label], place)}
    assert far == {}


def near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= MOST_PX and abs(one[1] - other[1]) <= MOST_PX


def ours_of(elements: tuple[Element, ...]) -> Iterator[tuple[str, tuple[float, float]]]:
    """Upright labels and where they are anchored."""
    for element in elements:
        if isinstance(element, Group) and not element.angle and element.name in ("labels", ""):
            yield from ours_of(element.elements)
        elif isinstance(element, Words):
            yield element.text.replace("\u200b", ""), (element.x, element.y)


def theirs_of(svg: str) -> Iterator[tuple[str, tuple[float, float]]]:
    for angle, left, top, x, y, markup in LABEL.findall(svg):
        if float(angle) == 0:
            text = unescape(re.sub("<[^>]*>", "", markup)).replace("\u200b", "")
            yield text, (float(left) + float(x), float(top) + float(y))
