"""Small figures for tests of the drawing: a plot of 200 x 100 px inside margins of 10 px, one px a unit each way."""

from __future__ import annotations

from typing import Any

FAMILY = "Inter Variable, sans-serif"
AXIS: dict[str, Any] = {
    "autorange": False,
    "showgrid": False,
    "showline": False,
    "showticklabels": False,
    "ticks": "",
    "zeroline": False,
    "domain": [0, 1],
}


def layout(**more: Any) -> dict[str, Any]:
    return {
        "width": 220,
        "height": 120,
        "margin": {"l": 10, "r": 10, "t": 10, "b": 10, "pad": 0},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "font": {"family": FAMILY, "size": 12, "color": "#000000"},
        "xaxis": {**AXIS, "type": "linear", "range": [0, 200]},
        "yaxis": {**AXIS, "type": "linear", "range": [100, 0]},
        **more,
    }


def figure(*traces: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"data": list(traces), "layout": layout(**more)}


def bar(**more: Any) -> dict[str, Any]:
    marker = {"color": "#0B5C9E", "opacity": 1, "line": {"color": "rgba(0,0,0,0)", "width": 0}}
    places = {"base": [20], "x": [30], "y": [50], "width": 10}
    return {"type": "bar", "orientation": "h", "xaxis": "x", "yaxis": "y", "marker": marker, **places, **more}


def line(**more: Any) -> dict[str, Any]:
    style = {"color": "#B2440A", "width": 2}
    return {"type": "scatter", "mode": "lines", "x": [10, 60, 60], "y": [10, 10, 30], "line": style, **more}


def marks(**more: Any) -> dict[str, Any]:
    marker = {"symbol": "diamond", "size": 10, "color": "#0B5C9E", "line": {"color": "#000000", "width": 0}}
    return {"type": "scatter", "mode": "markers", "x": [100], "y": [50], "marker": marker, "cliponaxis": False, **more}


def note(text: str = "Hello", **more: Any) -> dict[str, Any]:
    place = {"xref": "paper", "x": 0.5, "xanchor": "left", "yref": "paper", "y": 0.5, "yanchor": "middle"}
    font = {"size": 12.5, "weight": 600, "color": "#14181D"}
    return {"text": text, "showarrow": False, "align": "left", "borderpad": 0, "font": font, **place, **more}


def shape(path: str, **more: Any) -> dict[str, Any]:
    line = {"color": "#ECEEF1", "width": 1}
    return {"type": "path", "xref": "paper", "yref": "paper", "layer": "below", "path": path, "line": line} | more
