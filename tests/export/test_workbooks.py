"""Workbooks of several tables, their legend, and claims tables that are read back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import timeline
from timeline.comparison import COMPARE_COLUMNS, REVISION_COLUMNS
from timeline.errors import ExportError
from timeline.export import save_table
from timeline.export.meanings import MEANINGS, meaning
from timeline.export.summarymeanings import SUMMARY_MEANINGS
from timeline.export.workbook import EXPORTER
from timeline.frame import COLUMNS
from timeline.reading import normalize, read
from timeline.sources.fields import FIELDS
from timeline.summaries import SUMMARY_COLUMNS

TODAY = date(2026, 1, 1)
ROWS = [
    {"id": "a", "milestone": "release", "date": "spring 2024", "asserted": "2023"},
    {"id": "b", "milestone": "release", "date": "2024-06-07", "asserted": "2023", "supersedes": "a"},
    {"id": "c", "milestone": "reshoots", "start": "2024-02", "duration": "ten weeks", "asserted": "unknown"},
    {"id": "d", "milestone": "reshoots", "end": "2024-06", "source": "s", "status": "rumored"},
    {"id": "e", "milestone": "reshoots", "date": "2024-02/..", "asserted": "2024-01-01"},
    {"id": "f", "milestone": "reshoots", "start": "2024-02/..", "asserted": "2024-01-02"},
    {"id": "g", "milestone": "premiere", "status": "canceled", "territory": "FR", "note": "=Sum"},
]


@pytest.fixture
def frame() -> pd.DataFrame:
    return normalize([{"production": "1917", **row} for row in ROWS], today=TODAY)


def test_every_column_has_a_meaning() -> None:
    named = {*COLUMNS, *COMPARE_COLUMNS, *REVISION_COLUMNS, *FIELDS}
    assert named - MEANINGS.keys() == set()
    assert meaning("revisions", "revision") != meaning("claims", "revision")
    assert SUMMARY_MEANINGS.keys() == set(SUMMARY_COLUMNS)


def test_a_saved_frame_brings_its_tables_and_a_legend(frame: pd.DataFrame, tmp_path: Path) -> None:
    timeline.save(frame, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["claims", "compare", "revisions", "legend"]
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book.worksheets}
    assert heads == {
        "claims": [*COLUMNS, "supersedes"],
        "compare": list(COMPARE_COLUMNS),
        "revisions": list(REVISION_COLUMNS),
        "legend": ["sheet", "column", "meaning"],
    }
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    assert book["compare"].auto_filter.ref == "A1:U5"
    legend = [[cell.value for cell in row] for row in book["legend"].iter_rows(min_row=2)]
    assert [row[:2] for row in legend] == [[name, column] for name in book.sheetnames[:3] for column in heads[name]]
    assert all(row[2] for row in legend)
    assert book["claims"]["J3"].value == datetime(2024, 6, 7)


def test_one_table_has_its_sheet_and_a_legend(frame: pd.DataFrame, tmp_path: Path) -> None:
    save_table(timeline.compare(frame), tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == ["compare", "legend"]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "tsv", "xlsx"])
def test_a_claims_table_reads_back(frame: pd.DataFrame, ending: str, tmp_path: Path) -> None:
    timeline.save(frame, tmp_path / f"x.{ending}")
    again = read(tmp_path / f"x.{ending}", today=TODAY)
    names = [name for name in COLUMNS if name not in ("file", "line")]
    pd.testing.assert_frame_equal(again[names], frame[names])
    assert again.attrs["supersedes"] == {"b": "a"}
    assert [problem.code for problem in again.attrs["problems"]] == ["claims-table"]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1fb", "a\ufffeb"])
def test_characters_that_no_workbook_can_hold(text: str) -> None:
    with pytest.raises(ExportError, match=r"an XLSX cell can't hold the character U\+"):
        EXPORTER.render(pd.DataFrame({"note": [text]}))
