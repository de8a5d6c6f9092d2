"""Claim frames for tests, from rows of ISO bounds: no reader and no phrase involved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from timeline.frame import build_frame, day_array

Bounds = tuple[date | None, date | None]


def bounds(text: str) -> Bounds:
    """`2024-06-07`, `2024-03-01/2024-08-31`, `../2024-01-01`, `2024-01-01/..` or "" as inclusive bounds."""
    first, _, last = text.partition("/")
    return _side(first), _side(last or first)


def _side(text: str) -> date | None:
    return date.fromisoformat(text) if text not in ("", "..") else None


def claim_frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A claim frame without chain columns. Keys: id, at | start, end, said, status, source, supersedes, and columns.

    `at` makes a point, `start` and `end` a span; a missing one is unknown. `said` "" is unknown.
    """
    listed = [dict(row) for row in rows]
    columns: dict[str, list[Any]] = {}
    for number, row in enumerate(listed):
        for name, value in _columns(number, row).items():
            columns.setdefault(name, []).append(value)
    days = {name: day_array(values) for name, values in columns.items() if name.endswith(("earliest", "latest"))}
    supersedes = {row["id"]: row["supersedes"] for row in listed if row.get("supersedes")}
    return build_frame({**columns, **days}, {"supersedes": supersedes, "rows": len(listed)})


def _columns(number: int, row: Mapping[str, Any]) -> dict[str, Any]:
    point = "at" in row
    start = bounds(row.get("at", row.get("start", "")))
    end = start if point else bounds(row.get("end", ""))
    said = bounds(row.get("said", ""))
    plain = {name: row.get(name, "") for name in ("label", "territory", "location", "note", "publisher", "url")}
    return plain | {
        "claim_id": row.get("id", f"c{number}"),
        "production": row.get("production", "P"),
        "milestone": row.get("milestone", "release"),
        "kind": row.get("kind", "point" if point else "span"),
        "status": row.get("status", "announced"),
        "stated": row.get("stated", row.get("at", row.get("start", row.get("end", "")))),
        "start_earliest": start[0],
        "start_latest": start[1],
        "end_earliest": end[0],
        "end_latest": end[1],
        "asserted_earliest": said[0],
        "asserted_latest": said[1],
        "source_id": row.get("source", "s"),
        "file": "t.yaml",
        "line": number + 1,
    }
