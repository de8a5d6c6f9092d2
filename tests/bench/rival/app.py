"""The rival: a dashboard of the same claims as anybody would write it from the documentation of Dash and plotly.

`Dash(__name__)` with nothing set, a dropdown, a slider over the days on which something was said, a graph, and one
callback that filters a table read once and hands it to `px.timeline`, with the facts of our hover card as its hover
data. It is spared what we do: the state and the slip are the last ones known, not those of the day; a vague date is a
bar over its bounds; a date without one of its bounds isn't drawn; there is no link, no keyboard, no second theme.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from timeline.words import milestone_name

__all__ = ["default_app", "said_days"]

HOVER = ["phrase", "read as", "said by", "said on", "state", "slip"]


def said_days(frame: pd.DataFrame) -> list[str]:
    """The days on which something was said, ascending, as ISO texts."""
    return sorted(frame["asserted_earliest"].dropna().dt.strftime("%Y-%m-%d").unique())


def default_app(frame: pd.DataFrame) -> Dash:
    """The app over a claim frame."""
    table, days = _plain(frame), pd.to_datetime(said_days(frame))
    app = Dash(__name__)
    years = {place: str(day.year) for place, day in enumerate(days) if not place or day.year > days[place - 1].year}
    app.layout = html.Div(
        [
            html.H1("Timeline"),
            dcc.Dropdown(list(table["production"].unique()), id="production", placeholder="All productions"),
            dcc.Slider(0, len(days) - 1, step=1, value=len(days) - 1, marks=years, id="as-of"),
            dcc.Graph(id="graph"),
        ]
    )

    @app.callback(Output("graph", "figure"), Input("production", "value"), Input("as-of", "value"))  # type: ignore[untyped-decorator]
    def update(production: str | None, place: int) -> Any:
        known = table[table["said on"] <= days[place]]
        if production:
            known = known[known["production"] == production]
        return px.timeline(known, x_start="start", x_end="end", y="name", color="state", hover_data=HOVER)

    return app


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that it draws, one row a claim."""
    named = frame["milestone"].map(milestone_name) + (" " + frame["label"]).where(frame["label"] != "", "")
    start = frame["start_earliest"].fillna(frame["end_earliest"])
    end = frame["end_latest"].fillna(frame["start_latest"])
    read = start.dt.strftime("%d %b %Y") + " - " + end.dt.strftime("%d %b %Y")
    slip = frame["slip_min"].astype("string") + " to " + frame["slip_max"].astype("string") + " days"
    columns = {
        "production": frame["production"],
        "name": frame["production"] + ": " + named if frame["production"].nunique() > 1 else named,
        "start": start,
        "end": end + pd.Timedelta(days=1),
        "phrase": frame["stated"],
        "read as": read,
        "said by": frame["publisher"].where(frame["publisher"] != "", frame["source_id"]),
        "said on": frame["asserted_earliest"],
        "state": frame["state"],
        "slip": slip.fillna(""),
    }
    return pd.DataFrame(columns).dropna(subset=["start", "end"])
