"""The stage: the finding, the plot with its marks, and the sources under it - empty frames that drawing fills.

Plotly's picture is hidden from screen readers; a button over each mark says what it is and can be clicked.
"""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.dashboard import ids
from timeline.dashboard.icons import icon

__all__ = ["GRAPH_CONFIG", "stage"]

ORDERS = (("phase", "By phase"), ("date", "By date"), ("given", "As given"))
GRAPH_CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "showEditInChartStudio": False,
    "responsive": False,
    "doubleClick": "autosize",
    "showTips": False,
    "locale": "en",
}


def stage() -> html.Main:
    """The main part of the page."""
    return html.Main(
        [
            html.Div(id=ids.NOTICE, role="status"),
            _title_block(),
            html.Div([_card(), html.Div(id=ids.SIDE, className="side")], className="stage"),
            html.Div(
                [html.Div(id=ids.SOURCES, className="sources"), html.Div(id=ids.COUNTS, className="counts")],
                className="foot",
            ),
        ],
        id="main",
        tabIndex=-1,
    )


def _title_block() -> html.Div:
    return html.Div(
        [
            html.Div([html.H1(id=ids.HEADLINE), html.P(id=ids.SUBTITLE, className="subtitle")]),
            html.Div(
                [
                    html.Button(
                        "Whole range",
                        id=ids.WHOLE,
                        type="button",
                        className="button",
                        hidden=True,
                        **{"data-patch": "from=&to="},
                    ),
                    html.Div(
                        dmc.SegmentedControl(
                            id=ids.ARRANGEMENT,
                            data=[{"value": value, "label": name} for value, name in ORDERS],
                            value="phase",
                            **{"aria-label": "Order of rows"},
                        ),
                        className="arrangement",
                    ),
                    html.Button(
                        [icon("table"), html.Span(id=ids.TABLE_BUTTON)],
                        type="button",
                        className="button table-button",
                        **{"data-do": "table"},
                    ),
                ],
                className="view-options",
            ),
        ],
        className="title-block",
    )


def _card() -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.Div(
                        [html.Div(id="ruler-head", className="ruler-head"), html.Div(id="ruler-section")],
                        className="ruler-place",
                        **{"aria-hidden": "true"},
                    ),
                    html.Div(
                        dcc.Graph(
                            id=ids.PLOT, config=GRAPH_CONFIG, figure={"data": [], "layout": BLANK}, className="graph"
                        ),
                        className="graph-frame",
                        **{"aria-hidden": "true"},
                    ),
                    html.Div(id="letters", className="letters", **{"aria-hidden": "true"}),
                    html.Div(id="row-light", className="row-light", hidden=True, **{"aria-hidden": "true"}),
                    html.Div(id=ids.SPOTS, className="spots", role="group", **{"aria-label": "Marks in the chart"}),
                    html.Div(id="hover-card", role="tooltip", hidden=True),
                    html.Div(id="fold-panel", className="panel", role="dialog", hidden=True),
                ],
                id=ids.FRAME,
                className="plot-frame",
            ),
            html.Div(id=ids.TABLE, className="table-frame"),
            html.Div(
                [html.P(id=ids.EMPTY), html.Button(id=ids.CURE, type="button", className="button")], className="empty"
            ),
            html.Div(id=ids.LEGEND, className="legend"),
        ],
        className="card",
    )


BLANK = {
    "height": 560,
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "xaxis": {"visible": False},
    "yaxis": {"visible": False},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
}
