"""The claims grid: every claim in sight with its source and its problems, grouped by chain until it is sorted.

How its cells look, and that a click opens the claim, is the browser's script (`grid.js`); picking claims to copy or
save them is another's (`picking.js`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import dash_ag_grid as dag

from timeline.dashboard.claimsfoot import grid_foot
from timeline.dashboard.claimtexts import (
    STATE_GLYPHS,
    chain_name,
    glyph_of,
    quoted,
    read_as,
    said,
    slip,
    source_name,
    tone,
)
from timeline.dashboard.problems import claim_problems, problem_words
from timeline.errors import Problem
from timeline.figures import glyph_svg
from timeline.figures.figure import COMPACT_BELOW
from timeline.marks import plain_rows
from timeline.pipeline import Selection

__all__ = ["claims_grid", "grid_rows"]

COLUMNS: Final = (
    ("stated", "As stated", 196, 110),
    ("read", "Read as", 176, 110),
    ("state", "State", 136, 134),
    ("slip", "Slip, days", 118, 114),
    ("source", "Source", 116, 90),
    ("said", "Said on", 142, 120),
)
NARROW_COLUMNS: Final = (("stated", "As stated", 104, 90), ("read", "Read as", 90, 84), ("state", "State", 122, 122))
"""Field, name, width and least width in px."""
ROW: Final = 37
NARROW_ROW: Final = 54
PICK: Final = 40
PICK_NARROW: Final = 44
GROUP_ROW: Final = 32
SELECTION: Final = {
    "mode": "multiRow",
    "checkboxes": {"function": "isClaimRow(params)"},
    "headerCheckbox": True,
    "selectAll": "filtered",
    "enableClickSelection": False,
    "isRowSelectable": {"function": "isClaimNode(params)"},
}
LISTENERS: Final = {
    "sortChanged": ["afterSorting(params)"],
    "selectionChanged": ["afterPicking(params)"],
    "modelUpdated": ["afterPicking(params)"],
    "stateUpdated": ["keepState(params)"],
}
HEADS: Final = 42
PADDINGS: Final = ((1100, 20), (COMPACT_BELOW, 12), (0, 9))
"""Px at both sides of a cell in a card that is at least so wide."""
THEME: Final = (
    "themeQuartz.withParams({backgroundColor: 'var(--surface)', foregroundColor: 'var(--ink)', "
    "accentColor: 'var(--blue)', borderColor: 'var(--line)', headerBackgroundColor: 'var(--surface)', "
    "headerTextColor: 'var(--ink2)', "
    "headerFontSize: 12, fontSize: 13, fontFamily: 'inherit', wrapperBorder: false, wrapperBorderRadius: 10, "
    "headerColumnResizeHandleColor: 'transparent', rowHoverColor: 'var(--sunk)', "
    "oddRowBackgroundColor: 'var(--surface)', menuBackgroundColor: 'var(--raised)', rowBorder: {color: 'var(--grid)'}, "
    "selectedRowBackgroundColor: 'var(--sel)', checkboxUncheckedBackgroundColor: 'var(--surface)', "
    "checkboxUncheckedBorderColor: 'var(--ctl)', checkboxIndeterminateBorderColor: 'var(--blue)', "
    "checkboxIndeterminateBackgroundColor: 'var(--blue)', checkboxIndeterminateShapeColor: 'var(--onblue)', "
    "checkboxCheckedBorderColor: 'var(--blue)', checkboxCheckedBackgroundColor: 'var(--blue)', "
    "checkboxCheckedShapeColor: 'var(--onblue)'})"
)


def grid_rows(selection: Selection, problems: Mapping[str, Sequence[Problem]] | None = None) -> list[dict[str, Any]]:
    """A row a claim, and before each chain a row that heads it; `problems` are those of each claim, by its id."""
    told = problems or {}
    rows: list[dict[str, Any]] = []
    several = selection.frame["production"].nunique() > 1
    for _, chain in groupby(plain_rows(selection.frame), key=itemgetter("chain")):
        claims = list(chain)
        heading = chain_name(claims[0], production=several)
        rows.append({"id": f"chain {claims[0]['chain']}", "group": heading, "count": len(claims)})
        rows.extend(_grid_row(claim) | _noted(told.get(claim["claim_id"], ())) for claim in claims)
    return rows


def _noted(problems: Sequence[Problem]) -> dict[str, Any]:
    """The mark of a claim with problems, and what it says."""
    if not problems:
        return {}
    is_note = all(problem.severity == "note" for problem in problems)
    return {"mark": "note" if is_note else "warning", "problems": "; ".join(map(problem_words, problems))}


def _grid_row(claim: dict[Any, Any]) -> dict[str, Any]:
    return {
        "id": claim["claim_id"],
        "stated": quoted(claim),
        "read": read_as(claim),
        "state": claim["state"],
        "glyph": glyph_of(claim),
        "slip": slip(claim) or "–",
        "source": source_name(claim),
        "said": said(claim),
        "tone": tone(claim),
        "sort": {
            "read": _ordinal(claim["start_earliest"], claim["end_earliest"]),
            "slip": claim["slip_min"],
            "said": _ordinal(claim["asserted_earliest"], claim["asserted_latest"]),
        },
    }


def _ordinal(*days: date | None) -> int | None:
    return next((day.toordinal() for day in days if day), None)


def claims_grid(selection: Selection, scheme: str, room: int, problems: Sequence[Problem] = ()) -> list[Any]:
    """The grid for a card `room` px wide, on a phone three columns, whose cells wrap; and the bar below it.

    `problems` are those of all sources: what speaks of a claim in sight is marked at it, the bar counts the others.
    """
    told = claim_problems(selection.frame, problems)
    here = {id(problem) for spoken in told.values() for problem in spoken}
    total = len(problems) + int(selection.frame.attrs.get("more_problems", 0))
    foot = grid_foot(total, total - len(here), _padding(room))
    return [_grid(grid_rows(selection, told), scheme, room), foot]


def _padding(room: int) -> int:
    return next(padding for least, padding in PADDINGS if room >= least)


def _grid(rows: list[dict[str, Any]], scheme: str, room: int) -> dag.AgGrid:
    is_narrow = room < COMPACT_BELOW
    glyphs = {name: glyph_svg(name, scheme) for name in STATE_GLYPHS}
    return dag.AgGrid(
        id="grid",
        columnDefs=[_column(*column, wraps=is_narrow) for column in (NARROW_COLUMNS if is_narrow else COLUMNS)],
        rowData=rows,
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "filter": True, "suppressMovable": True},
        dashGridOptions=_options(glyphs, room),
        eventListeners=LISTENERS,
        className="grid",
        columnSize="responsiveSizeToFit",
        style={
            "height": f"min({_height(rows, is_narrow)}px, 640px, calc(100vh - 340px))",
            "minHeight": "320px",
            "--cell-padding": f"{_padding(room)}px",
        },
    )


def _height(rows: Sequence[Mapping[str, Any]], is_narrow: bool) -> int:
    """Px of all rows with the heads of their columns: a short table needs no more."""
    row = NARROW_ROW if is_narrow else ROW
    return HEADS + sum(GROUP_ROW if "group" in one else row for one in rows)


def _options(glyphs: dict[str, str], room: int) -> dict[str, Any]:
    is_narrow = room < COMPACT_BELOW
    pick = PICK_NARROW if is_narrow else PICK
    return {
        "theme": {"function": f"{THEME[:-2]}, cellHorizontalPadding: {_padding(room)}}})"},
        "rowHeight": NARROW_ROW if is_narrow else ROW,
        "headerHeight": HEADS - 2,
        "suppressScrollOnNewData": True,
        "animateRows": False,
        "context": {"glyphs": glyphs},
        "rowSelection": SELECTION,
        "selectionColumnDef": {"width": pick, "minWidth": pick, "maxWidth": pick, "resizable": False},
        "isFullWidthRow": {"function": "headsChain(params)"},
        "fullWidthCellRenderer": "ClaimGroup",
        "getRowHeight": {"function": f"claimRowHeight(params, {NARROW_ROW if is_narrow else ROW}, {GROUP_ROW})"},
        "isExternalFilterPresent": {"function": "gridIsSorted(params)"},
        "doesExternalFilterPass": {"function": "isClaimRow(params)"},
        "ensureDomOrder": True,
    }


def _column(field: str, name: str, width: int, least: int, *, wraps: bool) -> dict[str, Any]:
    column: dict[str, Any] = {"field": field, "headerName": name, "width": width, "minWidth": least, "wrapText": wraps}
    if field == "stated":
        column["cellRenderer"] = "ClaimStated"
    if field == "state":
        column["cellRenderer"] = "ClaimState"
    if field == "slip":
        column |= {"type": "rightAligned", "cellRenderer": "ClaimSlip"}
    if field in ("read", "slip", "said"):
        column["comparator"] = {"function": f"compare_{field}"}
    return column
