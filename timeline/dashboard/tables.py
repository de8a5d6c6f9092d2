"""Each chart as a plain table, for those who read rather than look; a claim's phrase is a button that opens it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
from dash import html

from timeline.dashboard.claimtexts import chain_name, glyph_of, quoted, read_as, said, slip, source_name, tone
from timeline.dashboard.icons import glyph
from timeline.lineup import Line, Told, lineup
from timeline.pipeline import Selection
from timeline.words import count, in_sentence, milestone_name, slip_words, window

__all__ = ["plain_table"]


def plain_table(selection: Selection, scheme: str) -> html.Table:
    """The chart's table: announced against actual for `compare`, productions for `portfolio`, else every claim."""
    if selection.view.view == "compare":
        return _comparison(selection)
    if selection.view.view == "portfolio":
        return _lineup(selection)
    several = selection.frame["production"].nunique() > 1
    head = ("Milestone", "As stated", "Read as", "State", "Slip, days", "Source", "Said on")
    rows = [_claim_row(claim, several, scheme) for claim in selection.frame.to_dict("records")]
    return _table("Every claim in sight", head, rows)


def _claim_row(claim: dict[Any, Any], several: bool, scheme: str) -> html.Tr:
    opening = html.Button(
        html.Bdi(quoted(claim)), type="button", className="link-button", **{"data-patch": _selecting(claim["claim_id"])}
    )
    cells = (opening, read_as(claim), html.Span([glyph(glyph_of(claim), scheme), claim["state"]], className="state"))
    rest = (html.Span(slip(claim) or "–", className=tone(claim)), html.Bdi(source_name(claim)), said(claim))
    name = html.Th(html.Bdi(chain_name(claim, production=several)), scope="row")
    about = {"data-claim": claim["claim_id"]}
    return html.Tr([name, *(html.Td(cell) for cell in (*cells, *rest))], **about)


def _selecting(claim_id: str) -> str:
    return urlencode({"claim": claim_id})


def _comparison(selection: Selection) -> html.Table:
    head = (
        "Milestone",
        "First announced",
        "Last announced",
        "Actual",
        "Moved",
        "Against the first",
        "Against the last",
    )
    return _table(
        "Announced against actual", head, [_comparison_row(row) for row in selection.comparison.to_dict("records")]
    )


def _comparison_row(row: dict[Any, Any]) -> html.Tr:
    edge = "" if row["edge"] == "at" else f" {row['edge']}"
    name = f"{milestone_name(row['milestone'])}{edge}"
    named = ", ".join(part for part in (name, row["label"], row["territory"]) if part)
    stated = [_stated(row, which) for which in ("first", "last", "actual")]
    slips = [_verdict(row, which) for which in ("first", "last")]
    return html.Tr(
        [html.Th(html.Bdi(named), scope="row"), *map(html.Td, (*stated, f"{int(row['revisions'])}×", *slips))]
    )


def _stated(row: dict[Any, Any], which: str) -> Any:
    if not row[f"{which}_stated"]:
        return "–"
    low, high = row[f"{which}_earliest"], row[f"{which}_latest"]
    read = window(None if pd.isna(low) else low.date(), None if pd.isna(high) else high.date())
    return [html.Bdi(f"“{row[f'{which}_stated']}”"), html.Br(), html.Small(read)]


def _verdict(row: dict[Any, Any], which: str) -> Any:
    verdict = row[f"{which}_verdict"]
    if not isinstance(verdict, str) or not verdict:
        return "–"
    low, high = (
        None if pd.isna(row[f"{which}_slip_{end}"]) else int(row[f"{which}_slip_{end}"]) for end in ("min", "max")
    )
    return html.Span(
        slip_words(low, high, verdict, actual=True), className=verdict if verdict in ("later", "earlier") else ""
    )


def _lineup(selection: Selection) -> html.Table:
    head = ("Production", "First announced", "Last announced", "Actual", "Moved", "Slip, days", "Verdict")
    caption = f"Productions by {in_sentence(selection.milestone)}, the one that slipped most first"
    return _table(caption, head, [_lineup_row(line) for line in lineup(selection)])


def _lineup_row(line: Line) -> html.Tr:
    more = count(line.others, "other label or territory", "other labels or territories") if line.others else ""
    told = " · ".join(part for part in (line.detail, more) if part)
    name: list[Any] = [html.Bdi(line.production), *([html.Br(), html.Small(html.Bdi(told))] if told else [])]
    slip = html.Span(line.amount.removesuffix(" d") or "–", className=_tone(line.verdict))
    dates = [_date(told) for told in (line.first, line.last, line.actual)]
    word = html.Span(line.word, className=_tone(line.verdict))
    return html.Tr([html.Th(name, scope="row"), *map(html.Td, (*dates, f"{line.revisions}×", slip, word))])


def _tone(verdict: str) -> str:
    return verdict if verdict in ("later", "earlier") else ""


def _date(told: Told | None) -> Any:
    return [html.Bdi(f"“{told.stated}”"), html.Br(), html.Small(window(*told.window))] if told else "–"


def _table(caption: str, head: tuple[str, ...], rows: list[html.Tr]) -> html.Table:
    heads = html.Tr([html.Th(name, scope="col") for name in head])
    return html.Table(
        [html.Caption(caption, className="unseen"), html.Thead(heads), html.Tbody(rows)], className="plain-table"
    )
