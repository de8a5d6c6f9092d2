"""Pictures: how long a figure takes to build, against px.timeline in the same run, and to become a file, in seconds."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import Any

import numpy as np
import pandas as pd
import plotly.express as px

import timeline
from tests.bench.clock import own_seconds, seconds
from timeline.drawing import read_figure, svg_text
from timeline.drawing.pdf import pdf_picture
from timeline.drawing.raster import png_picture
from timeline.export.webpage import font_face
from timeline.figures import draw, picture
from timeline.figures.figure import Scene
from timeline.figures.outline import outline_of
from timeline.figures.sections import sections
from timeline.pipeline import Selection, select
from timeline.resources import bundled_data
from timeline.view import View

BARS = 10_000
LABELS = 200
DAY = date(2015, 1, 1)
KINDS = ("svg", "png", "pdf")
PLAIN = {"x_start": "start", "x_end": "end", "y": "label"}
FACTS = {"state": "current", "stated": "a phrase", "source": "Screen", "said": "2014-06-01"}
TOLD = {"color": "state", "text": "label", "hover_data": list(FACTS)}
LIMITS = {"svg": 0.1, "png": 0.15, "pdf": 0.5}
"""Seconds a picture, after the first."""


def plans(count: int) -> pd.DataFrame:
    """Activities of 5 to 300 days within eleven years."""
    numbers = np.random.default_rng(1)
    start = pd.Timestamp(DAY) + pd.to_timedelta(numbers.integers(0, 4000, count), unit="D")
    end = start + pd.to_timedelta(numbers.integers(5, 300, count), unit="D")
    return pd.DataFrame({"label": [f"Task {number}" for number in range(count)], "start": start, "end": end})


def selection(count: int) -> Selection:
    """As many rows of a schedule, all of them announced."""
    table = plans(count)
    days = {name: table[name].dt.strftime("%Y-%m-%d") for name in ("start", "end")}
    rows = table.assign(production="P", milestone="marketing", asserted="2014-06-01", publisher="Screen", **days)
    return select(timeline.normalize(rows), View(as_of=DAY))


def bundled() -> Selection:
    """The schedule of the bundled production."""
    return select(timeline.read(bundled_data() / "ballerina.yaml"), View(), date(2025, 11, 30))


def run() -> None:
    """Print every figure."""
    _building()
    _writing()


def _building() -> None:
    table, chosen = plans(BARS), selection(BARS)
    known = own_seconds(lambda: px.timeline(table, **PLAIN), 5)
    size = len(px.timeline(table, **PLAIN).to_json())
    told = own_seconds(lambda: px.timeline(table.assign(**FACTS), **PLAIN, **TOLD).to_json(), 3)
    print(f"{BARS:,} bars; 1.0 = px.timeline, bars alone ({known:.3f} s, {size:,} bytes of JSON here)")
    print(f"{told / known:8.2f}  px.timeline with the facts that ours tell, as JSON")
    scene = draw(chosen, width=1390, sight=(0, 2600))
    first = own_seconds(lambda: _anew(chosen), 5)
    later = own_seconds(lambda: draw(chosen, width=1390, sight=(50_000, 52_600)), 5)
    shown = len(_json({"data": scene.data, "layout": scene.layout}))
    print(f"{first / known:8.2f}  the part of our schedule that is in sight, {shown / size:.3f} its bytes")
    print(f"{later / known:8.2f}  another part of it, as the page scrolls")


def _anew(chosen: Selection) -> Scene:
    """The first part of a schedule of which nothing is known yet."""
    outline_of.cache_clear()
    sections.cache_clear()
    return draw(chosen, width=1390, sight=(0, 2600))


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _writing() -> None:
    film = picture(bundled()).to_plotly_json()
    many = labelled(film)
    print(f"seconds a picture after the first: the bundled schedule, and the same with {LABELS} labels")
    for kind in KINDS:
        took = [own_seconds(partial(written, kind, figure), 7) for figure in (film, many)]
        size = len(written(kind, film))
        print(f"{took[0]:8.3f}  {took[1]:8.3f}  {kind}, {size:,} bytes; at most {LIMITS[kind]}")
    took_by_two = seconds(lambda: _by_two(many, 20), 1) / 20
    print(f"{took_by_two:8.3f}  {LABELS} labels as png by two workers; at most {LIMITS['png']}")


def labelled(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure with more of its labels, spread over the picture, until it has `LABELS`."""
    notes = figure["layout"]["annotations"]
    spread = [{**notes[number % len(notes)], "y": number % 40 / 40} for number in range(len(notes), LABELS)]
    return {**figure, "layout": {**figure["layout"], "annotations": [*notes, *spread]}}


def written(kind: str, figure: dict[str, Any]) -> bytes:
    """A figure as a file."""
    drawing = read_figure(figure)
    makers: dict[str, Callable[[], bytes]] = {
        "svg": lambda: svg_text(drawing, style=font_face()).encode(),
        "png": lambda: png_picture(drawing).data,
        "pdf": lambda: pdf_picture(drawing).data,
    }
    return makers[kind]()


def _by_two(figure: dict[str, Any], count: int) -> None:
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        list(pool.map(_png, [figure] * count))


def _png(figure: dict[str, Any]) -> int:
    return len(written("png", figure))
