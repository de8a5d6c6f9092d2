"""The claims grid: every claim in sight with its source, grouped by chain until it is sorted.

How its cells look, and that a click selects the claim, is the browser's script (`grid.js`).
"""

from __future__ import annotations

from typing import Any, Final

import dash_ag_grid as dag
import pandas as pd

from timeline.dashboard.claimtexts import chain_name, glyph_of, quoted, read_as, said, slip, source_name, tone
from timeline.figures import glyph_svg
from timeline.figures.figure import COMPACT_BELOW
from timeline.pipeline import Selection

__all__ = ["claims_grid", "grid_rows"]

COLUMNS: Final = (
    ("stated", "As stated", 222),
    ("read", "Read as", 178),
    ("state", "State", 152),
    ("slip", "Slip, days", 114),
    ("source", "Source", 132),
    ("said", "Said on", 148),
)
NARROW_COLUMNS: Final = (("stated", "As stated", 124), ("read", "Read as", 104), ("state", "State", 124))
ROW: Final = 37
NARROW_ROW: Final = 54
GROUP_ROW: Final = 32
THEME: Final = (
    "themeQuartz.withParams({backgroundColor: 'var(--surface)', foregroundColor: 'var(--ink)', "
    "accentColor: 'var(--blue)', borderColor: 'var(--line)', headerBackgroundColor: 'var(--surface)', "
    "headerTextColor: 'var(--ink2)', "
    "headerFontSize: 12, fontSize: 13, fontFamily: 'inherit', wrapperBorder: false, wrapperBorderRadius: 10, "
    "headerColumnResizeHandleColor: 'transparent', rowHoverColor: 'var(--sunk)', "
    "oddRowBackgroundColor: 'var(--surface)', menuBackgroundColor: 'var(--raised)', rowBorder: {color: 'var(--grid)'}})"
)


def grid_rows(selection: Selection) -> list[dict[str, Any]]:
    """A row a claim, and before each chain a row that heads it."""
    rows: list[dict[str, Any]] = []
    several = selection.frame["production"].nunique() > 1
    for _, chain in selection.frame.groupby("chain", sort=False):
        claims = chain.to_dict("records")
        heading = chain_name(claims[0], production=several)
        rows.append({"id": f"chain {claims[0]['chain']}", "group": heading, "count": len(claims)})
        rows.extend(_grid_row(claim) for claim in claims)
    return rows


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
            "slip": None if pd.isna(claim["slip_min"]) else int(claim["slip_min"]),
            "said": _ordinal(claim["asserted_earliest"], claim["asserted_latest"]),
        },
    }


def _ordinal(*days: Any) -> int | None:
    return next((day.toordinal() for day in days if not pd.isna(day)), None)


def claims_grid(selection: Selection, scheme: str, room: int) -> dag.AgGrid:
    """The grid for a card `room` px wide: on a phone three columns, whose cells wrap."""
    rows, is_narrow = grid_rows(selection), room < COMPACT_BELOW
    glyphs = {name: glyph_svg(name, scheme) for name in {row["glyph"] for row in rows if "glyph" in row}}
    return dag.AgGrid(
        id="grid",
        columnDefs=[_column(*column, wraps=is_narrow) for column in (NARROW_COLUMNS if is_narrow else COLUMNS)],
        rowData=rows,
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "filter": True, "suppressMovable": True},
        dashGridOptions=_options(glyphs, is_narrow),
        eventListeners={"sortChanged": ["afterSorting(params)"]},
        className="grid",
        columnSize="responsiveSizeToFit",
        style={"height": "min(640px, calc(100vh - 300px))", "minHeight": "320px"},
    )


def _options(glyphs: dict[str, str], is_narrow: bool) -> dict[str, Any]:
    row, padding = (NARROW_ROW, 12) if is_narrow else (ROW, 20)
    return {
        "theme": {"function": f"{THEME[:-2]}, cellHorizontalPadding: {padding}}})"},
        "rowHeight": row,
        "headerHeight": 40,
        "suppressScrollOnNewData": True,
        "animateRows": False,
        "context": {"glyphs": glyphs},
        "isFullWidthRow": {"function": "headsChain(params)"},
        "fullWidthCellRenderer": "ClaimGroup",
        "getRowHeight": {"function": f"claimRowHeight(params, {row}, {GROUP_ROW})"},
        "isExternalFilterPresent": {"function": "gridIsSorted(params)"},
        "doesExternalFilterPass": {"function": "isClaimRow(params)"},
        "ensureDomOrder": True,
    }


def _column(field: str, name: str, width: int, *, wraps: bool) -> dict[str, Any]:
    column: dict[str, Any] = {"field": field, "headerName": name, "width": width, "minWidth": 90, "wrapText": wraps}
    if field == "state":
        column["cellRenderer"] = "ClaimState"
    if field == "slip":
        column |= {"type": "rightAligned", "cellRenderer": "ClaimSlip"}
    if field in ("read", "slip", "said"):
        column["comparator"] = {"function": f"compare_{field}"}
    return column
