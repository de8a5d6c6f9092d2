from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from timeline.cli.chart import chart_command
from timeline.errors import ExportError, UsageError
from timeline.view import View

CLAIMS = """production: Solo
claims:
  - {milestone: release, date: 2027-05-01, asserted: 2025-01-10}
"""
BROKEN = CLAIMS + "  - {milestone: release, date: someday soon, asserted: 2025-01-10}\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


@pytest.mark.parametrize("view", ["schedule", "timeline", "compare", "history", "portfolio"])
def test_each_view_is_written(claims: Path, tmp_path: Path, view: str) -> None:
    output = tmp_path / f"{view}.html"
    assert chart_command([str(claims)], View(view=view), "hd", output, strict=True) == 0
    assert "Solo" in output.read_text(encoding="utf-8")


def test_a_png_of_the_bundled_data_is_1600_by_900(tmp_path: Path) -> None:
    output = tmp_path / "s.png"
    assert chart_command([], View(), "hd", output, strict=True) == 0
    with Image.open(output) as image:
        assert image.size == (1600, 900)


@pytest.mark.parametrize(("theme", "ground", "ink"), [("dark", "#15191F", "#EEF1F4"), ("print", "#FFFFFF", "#000000")])
def test_a_theme_is_asked_for_by_the_view(claims: Path, tmp_path: Path, theme: str, ground: str, ink: str) -> None:
    chart_command([str(claims)], View(theme=theme), "hd", tmp_path / "x.svg", strict=True)
    text = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert f'<rect width="1600" height="900" fill="{ground}"/>' in text
    assert f'fill="{ink}">Solo: release' in text


def test_a_scale_is_for_pixels(claims: Path, tmp_path: Path) -> None:
    assert chart_command([str(claims)], View(), "og", tmp_path / "x.png", strict=True, scale=2) == 0
    with Image.open(tmp_path / "x.png") as image:
        assert image.size == (2400, 1260)
    with pytest.raises(UsageError, match=r"scale 2 is for png: svg has no pixels"):
        chart_command([str(tmp_path / "missing.yaml")], View(), "og", tmp_path / "x.svg", strict=True, scale=2)


def test_characters_that_no_font_has_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.drawing.fonts._system_fonts", lambda: ())
    (tmp_path / "c.yaml").write_text(CLAIMS.replace("Solo", "千"), encoding="utf-8")
    assert chart_command([str(tmp_path / "c.yaml")], View(), "hd", tmp_path / "x.png", strict=True) == 0
    told = capsys.readouterr().err
    assert told.startswith("timeline: no font on this machine has U+5343 CJK UNIFIED IDEOGRAPH-5343, drawn as empty")
    assert told.count("\n") == 1


def test_good_rows_are_drawn_and_the_others_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert chart_command([str(path)], View(), "hd", tmp_path / "x.html", strict=False) == 0
    told = capsys.readouterr().err
    assert "someday soon" in told
    assert told.endswith("1 of 2 rows left out\n")
    assert "1 row left out" in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_strictly_nothing_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert chart_command([str(path)], View(), "hd", tmp_path / "x.html", strict=True) == 1
    assert not (tmp_path / "x.html").exists()
    assert "--strict" in capsys.readouterr().err


WRONG = {
    "a table, not a chart": (("claims", "hd", "x.png"), UsageError, "no chart is called 'claims'"),
    "no such size": (("schedule", "huge", "x.png"), UsageError, "size can't be 'huge'"),
    "no such format": (("schedule", "hd", "x.doc"), ExportError, "the ending '.doc'"),
}


@pytest.mark.parametrize(("asked", "error", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_the_request_is_refused_before_reading(
    asked: tuple[str, str, str], error: type[Exception], message: str, tmp_path: Path
) -> None:
    view, size, name = asked
    with pytest.raises(error, match=message):
        chart_command([str(tmp_path / "missing.yaml")], View(view=view), size, tmp_path / name, strict=False)


CLAIM_IDS = [
    ({"claim": "onf"}, "no claim is called 'onf': did you mean 'one'?", "misspelled"),
    ({"claim": "zz"}, "no claim is called 'zz': see the ids in: timeline table", "nothing like it"),
    ({"claim": "one", "milestones": ("trailer",)}, "the claim 'one' is not in this picture", "filtered out"),
    ({"claim": "one", "as_of": date(2024, 12, 31)}, "the claim 'one' is not in this picture", "not yet made"),
]


@pytest.mark.parametrize(("settings", "message", "why"), CLAIM_IDS, ids=[case[2] for case in CLAIM_IDS])
def test_a_claim_to_mark_that_is_not_drawn(tmp_path: Path, settings: dict[str, Any], message: str, why: str) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(
        "id,production,milestone,date,asserted\none,Solo,release,2027-05-01,2025-01-10\n"
        "two,Solo,trailer,2027-01-01,2024-01-10\n",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match=re.escape(message)):
        chart_command([str(path)], View(**settings), "hd", tmp_path / "x.html", strict=False)
    assert not (tmp_path / "x.html").exists(), why
    assert chart_command([str(path)], View(claim="one"), "hd", tmp_path / "x.html", strict=False) == 0


def test_a_filter_for_an_unknown_production_is_refused(claims: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no production is called 'Sola': did you mean 'Solo'?"):
        chart_command([str(claims)], View(productions=("Sola",)), "hd", tmp_path / "x.html", strict=False)
