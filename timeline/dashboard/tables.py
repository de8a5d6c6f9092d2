"""Each chart as a plain table, for those who read rather than look; a claim's phrase is a button that opens it."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from dash import html

from timeline.comparison import WORLDWIDE
from timeline.dashboard.claimtexts import chain_name, glyph_of, quoted, read_as, said, slip, source_name, tone
from timeline.dashboard.icons import glyph
from timeline.frame import CHAIN_KEY
from timeline.lineup import Line, Told, lineup
from timeline.marks import plain_rows
from timeline.selection import Selection
from timeline.words import count, in_sentence, slip_words, window

__all__ = ["plain_table"]

MOST_ROWS: Final = 500
"""A page with thousands of table rows would stand still at each step."""


def plain_table(selection: Selection, scheme: str) -> html.Table:
    """The chart's table: announced against actual for `compare`, productions for `portfolio`, else every claim."""
    if selection.view.view == "compare":
        return _comparison(selection)
    if selection.view.view == "portfolio":
        return _lineup(selection)
    several = selection.frame["production"].nunique() > 1
    head = ("Milestone", "As stated", "Read as", "State", "Slip, days", "Source", "Said on")
    rows = [_claim_row(claim, several, scheme) for claim in selection.frame.head(MOST_ROWS).to_dict("records")]
    return _table("Every claim in sight", head, rows, len(selection.frame))


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
    sayers = _sayers(selection)
    several = selection.frame["production"].nunique() > 1
    rows = [_comparison_row(row, sayers, several) for row in plain_rows(selection.comparison.head(MOST_ROWS))]
    return _table("Announced against actual", head, rows, len(selection.comparison))


Sayers = dict[tuple[Any, ...], str]
"""Who said a date first: by chain, edge, whether it happened, and the date's bounds."""


def _sayers(selection: Selection) -> Sayers:
    found: Sayers = {}
    for claim in plain_rows(selection.known):
        key = (*(claim[name] for name in CHAIN_KEY), claim["status"] == "actual")
        for edge in ("start", "end"):
            found.setdefault((*key, edge, claim[f"{edge}_earliest"], claim[f"{edge}_latest"]), source_name(claim))
    return found


def _comparison_row(row: dict[str, Any], sayers: Sayers, several: bool) -> html.Tr:
    edge = "" if row["edge"] == "at" else f", {row['edge']}"
    named = f"{chain_name(row, production=several)}{edge}"
    stated = [_stated(row, which, sayers) for which in ("first", "last", "actual")]
    slips = [_verdict(row, which) for which in ("first", "last")]
    return html.Tr([html.Th(html.Bdi(named), scope="row"), *map(html.Td, (*stated, f"{row['revisions']}×", *slips))])


def _stated(row: dict[str, Any], which: str, sayers: Sayers) -> Any:
    """The phrase, its bounds and who said it first."""
    stated, bounds = row[f"{which}_stated"], (row[f"{which}_earliest"], row[f"{which}_latest"])
    if not stated:
        return "–"
    territory = "" if stated.endswith(WORLDWIDE) else row["territory"]
    side = "end" if row["edge"] == "end" else "start"
    key = (*(row[name] for name in CHAIN_KEY[:3]), territory, which == "actual", side, *bounds)
    return [html.Bdi(f"“{stated}”"), html.Br(), html.Small([f"{window(*bounds)}, ", html.Bdi(sayers.get(key, ""))])]


def _verdict(row: dict[str, Any], which: str) -> Any:
    verdict = row[f"{which}_verdict"]
    if not isinstance(verdict, str) or not verdict:
        return "–"
    low, high = (row[f"{which}_slip_{end}"] for end in ("min", "max"))
    return html.Span(
        slip_words(low, high, verdict, actual=True), className=verdict if verdict in ("later", "earlier") else ""
    )


def _lineup(selection: Selection) -> html.Table:
    head = ("Production", "First announced", "Last announced", "Actual", "Moved", "Slip, days", "Verdict")
    caption = f"Productions by {in_sentence(selection.milestone)}, the one that slipped most first"
    lines = lineup(selection)
    return _table(caption, head, [_lineup_row(line) for line in lines[:MOST_ROWS]], len(lines))


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


def _table(caption: str, head: tuple[str, ...], rows: list[html.Tr], whole: int) -> html.Table:
    """A table of some of its rows, the first; of how many is said in a last one."""
    heads = html.Tr([html.Th(name, scope="col") for name in head])
    more = (
        count(whole - len(rows), "more row") + ": choose productions or milestones to see them; the claims view has all"
    )
    end = [html.Tr(html.Td(more, colSpan=len(head)))] if whole > len(rows) else []
    return html.Table(
        [html.Caption(caption, className="unseen"), html.Thead(heads), html.Tbody([*rows, *end])],
        className="plain-table",
    )
