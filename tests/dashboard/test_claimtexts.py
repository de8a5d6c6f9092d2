"""One claim in short texts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bundled import bundled_frame
from timeline.dashboard.claimtexts import chain_name, citation, glyph_of, link, quoted, read_as, said, slip, tone

ROWS = {row["claim_id"]: row for row in bundled_frame().to_dict("records")}

CELLS: list[tuple[str, ...]] = [
    ("cine", "“spring or summer of 2024”", "Mar–Aug 2024", "", "", "Mar–Apr 2023"),
    ("club", "“June 7, 2024”", "7 Jun 2024", "−85 to +98", "", "Mar–Dec 2023"),
    ("direct", "“June 6, 2025”", "6 Jun 2025", "+364", "later", "Sep–Dec 2024"),
    ("out", "“June 6, 2025”", "6 Jun 2025", "0", "", "Jun 2025 or later"),
    ("plan", "“summer 2022”", "starts Jun–Aug 2022", "", "", "undated"),
    ("shot", "“start November 2022; end December”", "Nov – Dec 2022", "+62 to +182", "later", "Jun 2025 or later"),
    ("post-end", "“2024-09-26/..”", "ends from 26 Sep 2024", "", "", "Sep–Dec 2024"),
]


@pytest.mark.parametrize("cells", CELLS, ids=[row[0] for row in CELLS])
def test_cells(cells: tuple[str, ...]) -> None:
    row: dict[Any, Any] = ROWS[cells[0]]
    assert (quoted(row), read_as(row), slip(row), tone(row), said(row)) == cells[1:]


GLYPHS = [
    ({"state": "superseded", "status": "announced"}, "superseded"),
    ({"state": "restated", "status": "actual"}, "actual"),
    ({"state": "restated", "status": "announced"}, "current"),
    ({"state": "current", "status": "rumored"}, "rumored"),
    ({"state": "superseded", "status": "rumored"}, "superseded"),
    ({"state": "canceled", "status": "canceled"}, "canceled"),
    ({"state": "fulfilled", "status": "announced"}, "met"),
    ({"state": "conflicting", "status": "announced"}, "conflicting"),
]


@pytest.mark.parametrize(("row", "glyph"), GLYPHS, ids=str)
def test_glyphs(row: dict[Any, Any], glyph: str) -> None:
    assert glyph_of(row) == glyph


LINKS = [
    ("https://example.org/x?y=1", "https://example.org/x?y=1"),
    ("HTTP://example.org", "HTTP://example.org"),
    (" https://example.org ", "https://example.org"),
    ("javascript:alert(1)", ""),
    ("data:text/html,x", ""),
    ("//example.org", ""),
    ("file:///etc/passwd", ""),
    ("https://[", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "address"), LINKS)
def test_only_pages_are_linked(url: str, address: str) -> None:
    assert link(url) == address


def test_names_tell_chains_apart() -> None:
    row = {"production": "P", "milestone": "trailer", "label": "1", "territory": "Japan"}
    assert chain_name(row) == "Trailer, 1, Japan"
    assert chain_name(row, production=True) == "P, Trailer, 1, Japan"


def test_citation() -> None:
    row = {**ROWS["cine"], "source_title": "All we know", "locator": "last section"}
    assert citation(row) == "Cineworld, “All we know”, Mar–Apr 2023, last section: “spring or summer of 2024”"
