"""A figure is read whole or refused: in the order of painting, and with nothing left out in silence."""

from __future__ import annotations

import copy
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest

from tests.drawing.figures import AXIS, FAMILY, bar, figure, line, marks, note, shape
from tests.figures.stories import BALLERINA, HOSTILE, ONE, many, selected
from timeline.drawing import Undrawable, read_figure, svg_text
from timeline.drawing.elements import Box, Colour, Element, Group, Outline, Words
from timeline.figures import figures, picture

STORIES = {"film": BALLERINA, "one": ONE, "hostile": HOSTILE, "many": many(), "empty": ()}


def groups(drawn: dict[str, Any]) -> list[str]:
    return [element.name for element in read_figure(drawn).elements if isinstance(element, Group)]


def outlines(elements: tuple[Element, ...]) -> Iterator[Outline]:
    for element in elements:
        if isinstance(element, Outline):
            yield element
        elif isinstance(element, Group):
            yield from outlines(element.elements)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("view", sorted(figures()))
def test_every_picture_that_this_package_makes_can_be_drawn(view: str, story: str) -> None:
    made = picture(selected(STORIES[story], view)).to_plotly_json()
    drawing = read_figure(json.loads(json.dumps(made)))
    layout = made["layout"]
    assert (drawing.width, drawing.height) == (layout["width"], layout["height"])
    assert len(drawing.words()) >= len(layout["annotations"]), "each annotation is a line, and symbols may have one"
    assert drawing.title == layout["meta"]["title"]


def test_it_is_painted_in_the_order_of_a_page() -> None:
    second = {"xaxis2": {**AXIS, "type": "linear", "range": [0, 1]}}
    drawn = figure(
        marks(),
        bar(),
        line(xaxis="x2", x=[0, 1, 1]),
        shapes=[shape("M0,0L1,1"), shape("M0,0L1,0", layer="above")],
        annotations=[note()],
        **second,
    )
    assert groups(drawn) == ["under", "plot-x-y", "plot-x2-y", "over", "labels"]
    plot = next(
        element for element in read_figure(drawn).elements if isinstance(element, Group) and "x-y" in element.name
    )
    first, *_ = outlines(plot.elements)
    assert first.path == "M30 55L30 65L60 65L60 55Z", "bars below symbols, whatever the order of the traces"


def test_ground_size_and_names_are_the_figure_s_own() -> None:
    drawing = read_figure(figure(paper_bgcolor="#15191F", meta={"title": "T", "description": "D\x07"}))
    assert (drawing.width, drawing.height, drawing.ground) == (220, 120, Colour("#15191F"))
    assert (drawing.title, drawing.about, drawing.families) == ("T", "D\ufffd", FAMILY)
    assert drawing.elements == ()


def parts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every dict inside a figure, with the way to it."""
    if isinstance(value, dict):
        yield path, value
        for name, part in value.items():
            yield from parts(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from parts(part, (*path, number))


WHOLE = figure(
    bar(),
    line(),
    marks(),
    shapes=[shape("M0,0L1,1")],
    annotations=[note()],
    template={"data": {"bar": [{"type": "bar"}]}},
)
UNSEEN = ("template", "hoverlabel", "meta")
PLACES = [path for path, _ in parts(WHOLE) if not set(path) & set(UNSEEN)]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: "/".join(map(str, path)) or "figure")
def test_a_property_that_it_does_not_know_is_refused_wherever_it_stands(path: tuple[Any, ...]) -> None:
    changed = copy.deepcopy(WHOLE)
    place: Any = changed
    for step in path:
        place = place[step]
    place["unheard_of"] = 3
    with pytest.raises(Undrawable, match=r"has unheard_of 3, which can't be drawn without a browser"):
        read_figure(changed)
    place["unheard_of"] = None
    read_figure(changed)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    (figure({"type": "pie", "values": [1]}), "trace 0 has type 'pie'", "another kind of trace"),
    (figure({"type": "scatter", "mode": "text", "x": [], "y": []}), "trace 0 has mode 'text'", "another mode"),
    (figure(line(x=[0, 1, "2024"])), "'2024' is no number on its axis", "a day on an axis of numbers"),
    (figure(line(x=[0, 1, float("nan")])), "nan is no number", "not a number"),
    (figure(line(x=[0, 1, True])), "True is no number", "a truth is none"),
    (figure(line(y=[0])), r"trace 0 has y \[0\]", "lists of two lengths"),
    (figure(line(xaxis="x7")), "trace 0 is on an axis 'x7' that the figure doesn't have", "no such axis"),
    (figure(line(line={"color": "red", "width": 1})), "trace 0.line has color 'red'", "a colour by name"),
    (figure(line(line={"color": "#000000", "width": 1, "shape": "spline"})), "shape 'spline'", "a curve"),
    (figure(line(line={"color": "#000000", "width": 1, "dash": "dot"})), "dash 'dot'", "a dash by name"),
    (figure(line(fill="tozeroy", fillcolor="#000000")), "fill 'tozeroy'", "another kind of filling"),
    (figure(marks(marker={"symbol": "star", "size": 9, "color": "#000000"})), "symbol 'star'", "no such symbol"),
    (figure(marks(marker={"symbol": "circle", "size": ["a"], "color": "#000000"})), "size", "sizes that are none"),
    (figure(bar(orientation="v")), "orientation 'v'", "upright bars"),
    (figure(bar(marker={"color": "#000000", "pattern": {"shape": "/"}})), "pattern", "a pattern, huge in a PDF"),
    (figure(bar(marker={"color": "#000000", "opacity": 2})), "opacity 2", "no opacity"),
    (figure(barmode="stack"), "barmode 'stack'", "stacked bars"),
    (figure(showlegend=True), "showlegend True", "plotly's own legend"),
    (figure(plot_bgcolor="#FF0000"), "plot_bgcolor '#FF0000'", "a ground behind a plot"),
    (figure(font={"family": "Arial"}), "family 'Arial'", "a font that can't be measured"),
    (figure(template={"layout": {"title": {"text": "x"}}}), "template", "a template that says something"),
    (figure(template={"data": {"bar": [{"opacity": 0.5}]}}), "template", "and one for traces"),
    (figure(xaxis={**AXIS, "type": "log", "range": [0, 1]}), "layout.xaxis has type 'log'", "another kind of axis"),
    (figure(xaxis={**AXIS, "type": "linear", "range": [1, 1]}), "range", "an axis without length"),
    (figure(xaxis={**AXIS, "type": "linear", "range": [0, 1], "showgrid": True}), "showgrid True", "drawn by itself"),
    (figure(xaxis={**AXIS, "type": "date", "range": ["soon", "later"]}), "'soon' is no day", "no day"),
    (figure(width=0), "the figure is 0 x 120 px: no picture is", "no size"),
    (figure(width="wide"), "layout has width 'wide'", "no number"),
    (figure(shapes=[shape("M0,0Q1,1")]), "path", "a curve"),
    (figure(shapes=[shape("nonsense")]), "path 'nonsense'", "no path"),
    (figure(shapes=[{**shape("M0,0L1,1"), "type": "circle"}]), "type 'circle'", "another kind of shape"),
    (figure(annotations=[note("<a href='x'>y</a>")]), "has markup", "markup"),
    (figure(annotations=[note("two\nlines")]), "has markup", "two lines"),
    (figure(annotations=[note(showarrow=True)]), "showarrow True", "an arrow"),
    (figure(annotations=[note(yanchor="top")]), "yanchor 'top'", "another anchor"),
    (figure(images=[{"source": "https://x.example/x.png"}]), "xref None", "an image from elsewhere"),
    ({"data": [], "layout": None, "more": 1}, "has", "no layout"),
    ({"data": [3], "layout": figure()["layout"]}, "trace 0 is 3", "no trace"),
]


@pytest.mark.parametrize(("drawn", "message"), [case[:2] for case in REFUSED], ids=[why for *_, why in REFUSED])
def test_what_it_cannot_draw_is_refused_by_name(drawn: dict[str, Any], message: str) -> None:
    with pytest.raises(Undrawable, match=message):
        read_figure(drawn)


def test_a_figure_of_plotly_s_own_look_is_refused() -> None:
    import plotly.graph_objects as go

    with pytest.raises(Undrawable, match="can't be drawn without a browser"):
        read_figure(go.Figure(go.Bar(x=[1], y=[2])).to_plotly_json())


def test_words_are_lines_of_plain_text() -> None:
    drawing = read_figure(figure(annotations=[note("Tom &amp; Jerry &#37;{x}<sup>12</sup>")]))
    (words,) = drawing.words()
    assert isinstance(words, Words)
    assert words.text == "Tom & Jerry %{x}12"
    assert [run.size for run in words.runs] == [1.0, 0.7]


def test_what_reaches_out_of_its_plot_is_clipped_and_nothing_else() -> None:
    inside, outside = figure(bar()), figure(bar(base=[-30]))
    assert not any(isinstance(part, Group) for part in read_figure(inside).elements[0].elements)  # type: ignore[union-attr]
    (group,) = read_figure(outside).elements[0].elements  # type: ignore[union-attr]
    assert isinstance(group, Group)
    assert group.clip == Box(10, 10, 210, 110)


def test_its_messages_are_one_line() -> None:
    with pytest.raises(Undrawable) as caught:
        read_figure(figure(line(line={"color": "x" * 500, "width": 1})))
    assert len(str(caught.value)) < 160
    assert re.search(r"\n", str(caught.value)) is None


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value that is no dict."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*path, name))
    elif isinstance(value, list) and value:
        yield path
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    else:
        yield path


JUNK = [
    "",
    "x",
    "rgba(",
    "Z",
    -1,
    0,
    1e308,
    float("nan"),
    float("inf"),
    True,
    [],
    [None],
    ["a", "b"],
    {},
    {"a": 1},
    b"x",
]
RICH = figure(
    bar(),
    line(fill="toself", fillcolor="#000000"),
    marks(mode="markers+text", text=["?"], textposition="middle center", textfont={"size": 8, "color": "#000000"}),
    shapes=[shape("M0,0L1,1Z")],
    annotations=[note(textangle=-3), note(xref="x", x=3, xshift=2)],
    images=picture(selected(ONE, "schedule")).to_plotly_json()["layout"]["images"],
)
LEAVES = [path for path in leaves(RICH) if "template" not in path]


@pytest.mark.parametrize("path", LEAVES, ids=lambda path: "/".join(map(str, path)))
def test_whatever_stands_in_a_figure_it_is_drawn_or_refused(path: tuple[Any, ...]) -> None:
    for junk in JUNK:
        changed = copy.deepcopy(RICH)
        place: Any = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = junk
        try:
            text = svg_text(read_figure(changed))
        except Undrawable:
            continue
        ET.fromstring(text)
        assert "nan" not in text.replace("nance", "")
        assert "inf" not in text.replace("Inter", "")
