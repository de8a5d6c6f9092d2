"""The drawer: one claim in full - the phrase, what became of it, how it was read, its chain, its source.

It words what the frame holds as of the day in view; a claim that wasn't known on that day says so.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from dash import html

from timeline.dashboard.claimtexts import (
    bounds,
    chain_name,
    citation,
    days,
    glyph_of,
    link,
    quoted,
    said,
    slip_in_words,
    source_name,
    tone,
)
from timeline.dashboard.icons import glyph, icon
from timeline.dashboard.problems import claim_problems, problem_list
from timeline.dashboard.selecting import selection_of
from timeline.dashboard.shelf import Shelf, first_known
from timeline.errors import Problem
from timeline.explanation import explain
from timeline.view import View
from timeline.words import count, day

__all__ = ["drawer"]

Row = dict[Any, Any]


def drawer(shelf: Shelf, view: View, scheme: str) -> list[Any]:
    """The drawer's content for the view's claim, with all that was known on its day, whatever is filtered."""
    moment = view.as_of or shelf.today
    known = selection_of(shelf, View(as_of=view.as_of)).frame
    if not (known["claim_id"] == view.claim).any():
        return _missing(shelf, view.claim, moment)
    claim = known[known["claim_id"] == view.claim].iloc[0].to_dict()
    chain = known[known["chain"] == claim["chain"]].to_dict("records")
    parts = [
        _state(explain(known, view.claim, as_of=moment), claim, scheme),
        *_problems(claim_problems(known, shelf.problems).get(view.claim, [])),
        _reading(claim),
        _history(claim, chain, scheme),
        _source(claim),
    ]
    return [_head(claim, chain), html.Div(parts, className="drawer-body", tabIndex=0), _actions(claim)]


def _missing(shelf: Shelf, claim_id: str, as_of: date) -> list[Any]:
    """That a claim wasn't said yet on a day, with the way to the day on which it was; or that there is none."""
    chain = shelf.frame[shelf.frame["chain"].isin(shelf.frame["chain"][shelf.frame["claim_id"] == claim_id])]
    if not len(chain):
        return _nothing("No such claim here", f"None of the claims here has the id {claim_id!r}.")
    said = first_known(chain, claim_id)
    if said is None or said > shelf.today:
        return _nothing("Not yet said then", f"Claim {claim_id!r} was not known on {day(as_of)}.")
    patch = urlencode({"as_of": "" if said == shelf.today else str(said)})
    go = html.Button(f"Go to {day(said)}", type="button", className="button", **{"data-patch": patch})
    words = f"Claim {claim_id!r} was not known on {day(as_of)}, but from {day(said)} on."
    return _nothing("Not yet said then", words, go)


def _nothing(title: str, words: str, *more: Any) -> list[Any]:
    head = html.Div([html.H2(title), _close()], className="drawer-head")
    return [head, html.Div([html.P(words), *more], className="drawer-body")]


def _head(claim: Row, chain: list[Row]) -> html.Div:
    ids = [row["claim_id"] for row in chain]
    place = ids.index(claim["claim_id"])
    before, after = ids[place - 1] if place else "", ids[place + 1] if place + 1 < len(ids) else ""
    return html.Div(
        [
            html.Div(
                [
                    html.P([html.Bdi(chain_name(claim)), f"  ·  claim {place + 1} of {len(ids)}"], className="kicker"),
                    html.H2(html.Bdi(quoted(claim))),
                ]
            ),
            html.Div(
                [_neighbour("left", "Claim before", before), _neighbour("right", "Claim after", after), _close()],
                className="drawer-buttons",
            ),
        ],
        className="drawer-head",
    )


def _neighbour(name: str, label: str, claim_id: str) -> html.Button:
    about = {"aria-label": label, "data-patch": urlencode({"claim": claim_id}), "data-neighbour": name}
    return html.Button(icon(name), type="button", className="icon-button", disabled=not claim_id, **about)


def _close() -> html.Button:
    about = {"aria-label": "Close", "data-patch": "claim=", "data-closes": "drawer"}
    return html.Button(icon("close"), type="button", className="icon-button", **about)


def _state(told: str, claim: Row, scheme: str) -> html.Section:
    words = html.Span([glyph(glyph_of(claim), scheme), claim["state"]], className="state")
    moved = slip_in_words(claim)
    slip = [" ", html.Strong(moved, className=tone(claim))] if moved else []
    return html.Section([html.P([words, *slip], className="state-line"), html.P(html.Bdi(told))])


def _problems(problems: list[Problem]) -> list[html.Section]:
    """What is doubtful about the claim's row; nothing where all is well."""
    if not problems:
        return []
    word = "Note" if all(problem.severity == "note" for problem in problems) else "Problem"
    title = html.H3(f"{word if len(problems) == 1 else f'{word}s'} on the data")
    return [html.Section([title, problem_list(problems)])]


def _reading(claim: Row) -> html.Section:
    facts: list[tuple[str, str]] = []
    if claim["kind"] == "point":
        facts += _edge_facts("", *bounds(claim, "start"))
    else:
        facts += _edge_facts("Start ", *bounds(claim, "start")) + _edge_facts("End ", *bounds(claim, "end"))
    facts += [("Precision", claim["precision"]), ("Qualifier", claim["qualifier"]), ("Convention", claim["convention"])]
    return html.Section([html.H3("How the date was read"), _facts(facts)])


def _edge_facts(edge: str, low: date | None, high: date | None) -> list[tuple[str, str]]:
    if low is None and high is None:
        return [(f"{edge}date".capitalize(), "not stated")]
    if low == high:
        return [(f"{edge}day".capitalize(), _bound(low))]
    return [
        (f"{edge}earliest".capitalize(), _bound(low)),
        (f"{edge}latest".capitalize(), _bound(high)),
        (f"{edge}width".capitalize(), days(low, high)),
    ]


def _bound(value: date | None) -> str:
    return day(value) if value else "open"


def _history(claim: Row, chain: list[Row], scheme: str) -> html.Section:
    scale = _Scale(chain)
    entries = [_entry(row, scale, scheme, current=row["claim_id"] == claim["claim_id"]) for row in chain]
    return html.Section(
        [html.H3(f"Where it stands in the chain of {count(len(chain), 'claim')}"), html.Ol(entries, className="chain")]
    )


def _entry(row: Row, scale: _Scale, scheme: str, *, current: bool) -> html.Li:
    about: dict[str, Any] = {"data-patch": urlencode({"claim": row["claim_id"]}), "data-claim": row["claim_id"]}
    if current:
        about["aria-current"] = "true"
    moved = slip_in_words(row)
    lines = [
        html.Span(
            [glyph(glyph_of(row), scheme), html.Bdi(quoted(row)), html.Small("this claim") if current else None],
            className="chain-phrase",
        ),
        html.Span([html.Bdi(source_name(row)), f", {said(row)}"], className="chain-said"),
        html.Span(moved, className=f"chain-slip {tone(row)}") if moved else None,
        html.Span(html.Span(style=scale.place(row), className=f"chain-bar is-{row['state']}"), className="chain-track"),
    ]
    return html.Li(html.Button([line for line in lines if line is not None], type="button", **about))


class _Scale:
    """Where the windows of one chain lie on a track, in percent; an open side reaches to the track's end."""

    def __init__(self, chain: list[Row]) -> None:
        edges = [edge for row in chain for name in ("start", "end") for edge in bounds(row, name) if edge]
        self.first = min((edge.toordinal() for edge in edges), default=0)
        self.length = max((edge.toordinal() for edge in edges), default=1) + 1 - self.first

    def place(self, row: Row) -> dict[str, str]:
        edges = [edge for edge in (bounds(row, "start"), bounds(row, "end")) if edge != (None, None)]
        if not edges:
            return {"display": "none"}
        low, high = edges[0][0], edges[-1][1]
        left = 0.0 if low is None else (low.toordinal() - self.first) / self.length * 100
        right = 100.0 if high is None else (high.toordinal() + 1 - self.first) / self.length * 100
        return {"left": f"{left:.2f}%", "width": f"{right - left:.2f}%"}


def _source(claim: Row) -> html.Section:
    facts = [
        ("Publisher", claim["publisher"]),
        ("Said on", said(claim)),
        ("Place", claim["location"]),
        ("Locator", claim["locator"]),
        ("Note", claim["note"]),
        ("Row", _row(claim)),
    ]
    title = claim["source_title"]
    named = [html.P(html.Bdi(title), className="source-title")] if title else []
    return html.Section([html.H3("Source"), *named, _facts(facts)])


def _row(claim: Row) -> str:
    """Where the claim is written; the folder it lies in is nobody's business."""
    file = PurePath(claim["file"]).name
    return f"{file}, line {claim['line']}" if file and not pd.isna(claim["line"]) else file


def _facts(facts: list[tuple[str, str]]) -> html.Dl:
    rows = [html.Div([html.Dt(name), html.Dd(html.Bdi(value))]) for name, value in facts if value]
    return html.Dl(rows, className="facts")


def _actions(claim: Row) -> html.Div:
    address = link(claim["url"])
    buttons: list[Any] = [
        html.Button(
            [icon("copy"), "Copy citation"],
            type="button",
            className="button",
            **{"data-copy": "text", "data-text": citation(claim)},
        ),
        html.Button([icon("link"), "Copy link"], type="button", className="button", **{"data-copy": "link"}),
    ]
    if address:
        opening = html.A(
            [icon("out"), "Open source"],
            href=address,
            target="_blank",
            rel="noopener noreferrer",
            className="button primary",
        )
        buttons.insert(0, opening)
    return html.Div(buttons, className="drawer-actions")
