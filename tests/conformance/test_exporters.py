"""Every table format, through one table of frames: a new one is tested without an edit here."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.frames import claim_frame
from timeline.chains import resolve
from timeline.export import Exporter, discover, save_table
from timeline.export.exporter import by_ending

EXPORTERS = sorted({item.name: item for item in discover().values()}.values(), key=lambda item: item.name)

HOSTILE = ["=Sum", "<b>x</b>", "1917", "'", '"', "a,b;c\td", "日本", "\u202eabc", "x" * 500]
FRAMES = {
    "no claims": claim_frame([]),
    "one claim": claim_frame([{"at": "2024-06-07"}]),
    "unknown dates": claim_frame([{"at": "", "status": "canceled"}, {"start": "", "end": "2024-01-01/.."}]),
    "hostile titles": claim_frame([{"production": title, "label": title, "at": "2024-01-01"} for title in HOSTILE]),
    "the edges of time": claim_frame([{"at": "0001-01-01"}, {"at": "9999-12-31", "milestone": "x"}]),
    "many claims": claim_frame([{"production": f"P{number}", "at": "2024-01-01"} for number in range(2000)]),
}


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
@pytest.mark.parametrize("name", FRAMES)
def test_any_claim_frame_can_be_written(exporter: Exporter, name: str, tmp_path: Path) -> None:
    frame = resolve(FRAMES[name])
    path = tmp_path / f"table{exporter.endings[0].upper()}"
    save_table(frame, path)
    assert path.read_bytes() == exporter.render(frame) or exporter.name == "XLSX"
    assert path.stat().st_size > 0


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_a_format_says_what_it_is(exporter: Exporter) -> None:
    assert exporter.name
    assert all(ending.startswith(".") and ending == ending.lower() for ending in exporter.endings)


def test_two_claims_on_one_ending_are_refused() -> None:
    with pytest.raises(ValueError, match="both claim"):
        by_ending([EXPORTERS[0], EXPORTERS[0]])


def test_a_frame_is_not_changed_by_writing_it(tmp_path: Path) -> None:
    frame = resolve(FRAMES["one claim"])
    before = frame.copy()
    for exporter in EXPORTERS:
        save_table(frame, tmp_path / f"t{exporter.endings[0]}")
    pd.testing.assert_frame_equal(frame, before)
