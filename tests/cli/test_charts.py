"""`timeline chart --all`: which files it writes, what it tells, and what one failure does to the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from timeline.cli import charts, crew, main
from timeline.cli.charts import charts_command
from timeline.errors import ExportError, UsageError
from timeline.figures import picture
from timeline.view import View

CLAIMS = """id,production,milestone,date,asserted
a,Dune: Part Two,release,2023-11-03,2022-01-01
b,Dune: Part Two,release,2024-03-01,2023-09-01
c,=Sum(1),release,2025-05-01,2024-01-01
"""
VIEWS = ("compare", "history", "schedule", "timeline")
FILES = [f"{stem}-{view}.svg" for stem in ("dune-part-two", "sum-1") for view in VIEWS]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def written() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir())


def test_every_view_of_every_production_and_one_portfolio(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chart", "c.csv", "--all", "--format", "svg", "-o", "out"]) == 0
    assert written() == sorted([*FILES, "portfolio.svg"])
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert lines[0] == f"1 of 9: {FILES[0]}"
    assert lines[-2:] == ["9 of 9: portfolio.svg", "9 pictures in 'out'"]
    assert "Dune: Part Two" in Path("out/dune-part-two-schedule.svg").read_text(encoding="utf-8")
    assert "=Sum(1)" not in Path("out/dune-part-two-schedule.svg").read_text(encoding="utf-8")


def test_by_default_pngs_in_the_size_scale_and_theme_that_were_asked() -> None:
    arguments = ["--all", "--production", "=Sum(1)", "--size", "og", "--scale", "0.5", "--theme", "dark", "-o", "out"]
    assert main(["chart", "c.csv", *arguments]) == 0
    assert written() == [f"sum-1-{view}.png" for view in VIEWS], "one production has no portfolio"
    with Image.open("out/sum-1-history.png") as image:
        assert image.size == (600, 315)
        assert image.convert("RGB").getpixel((2, 2)) == (0x15, 0x19, 0x1F)


def test_one_view_of_every_production() -> None:
    assert main(["chart", "c.csv", "--all", "--view", "history", "--format", "html", "-o", "out"]) == 0
    assert written() == ["dune-part-two-history.html", "sum-1-history.html"]


def test_the_same_pictures_as_one_by_one() -> None:
    main(["chart", "c.csv", "--all", "--view", "schedule", "--format", "svg", "-o", "out"])
    main(["chart", "c.csv", "--production", "=Sum(1)", "-o", "one.svg"])
    assert Path("out/sum-1-schedule.svg").read_bytes() == Path("one.svg").read_bytes()


@pytest.mark.parametrize("size", [1, 2])
def test_one_failure_is_told_and_the_others_go_on(
    size: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "crew_size", lambda jobs: size)
    Path("out").mkdir()
    Path("out", FILES[2]).mkdir()
    assert main(["chart", "c.csv", "--all", "--format", "svg", "-o", "out"]) == 1
    told = capsys.readouterr().err
    assert f"timeline: {FILES[2]}: can't write 'out/{FILES[2]}': a folder or a device is there" in told
    assert told.endswith("8 of 9 pictures in 'out'\n")
    assert written() == sorted([*FILES, "portfolio.svg"])


def test_a_fault_of_ours_is_told_like_any_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = picture

    def broken(selection: Any, **more: Any) -> Any:
        if selection.view.view == "history":
            raise RuntimeError("odd")
        return real(selection, **more)

    monkeypatch.setattr("timeline.cli.charts.picture", broken)
    assert main(["chart", "c.csv", "--all", "--format", "svg", "-o", "out"]) == 1
    assert (
        "timeline: sum-1-history.svg: can't be drawn (RuntimeError: odd): please report it" in capsys.readouterr().err
    )
    assert len(written()) == 7


def test_what_no_font_has_is_told_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.drawing.fonts._system_fonts", lambda: ())
    Path("c.csv").write_text(CLAIMS.replace("Dune", "千"), encoding="utf-8")
    assert main(["chart", "c.csv", "--all", "--production", "千: Part Two", "-o", "out"]) == 0
    told = capsys.readouterr().err
    assert told.count("no font on this machine has U+5343 CJK UNIFIED IDEOGRAPH-5343") == 1
    assert written() == [f"千-part-two-{view}.png" for view in VIEWS]


REFUSED = [
    (
        ["--all", "-o", "x.png"],
        2,
        "--all writes many files into a folder, and 'x.png' looks like one file",
        "a file's name",
    ),
    (["--all", "-o", "c.csv"], 1, "can't write into 'c.csv': it is a file, and --all needs a folder", "a file"),
    (["--all", "--claim", "a", "-o", "out"], 2, "--claim 'a' marks one claim of one picture", "a claim"),
    (["--all", "--scale", "9", "-o", "out"], 2, "scale can't be 9.0: use a number from 0.5 to 4", "too large"),
    (["--all", "--scale", "2", "--format", "svg", "-o", "out"], 2, "scale 2.0 is for png", "no pixels"),
    (["--all", "--size", "big", "-o", "out"], 2, "size can't be 'big'", "no size"),
    (["--all", "--view", "claims", "-o", "out"], 2, "no chart is called 'claims'", "no chart"),
    (["--all", "--production", "Dune", "-o", "out"], 2, "no production is called 'Dune'", "no such production"),
    (["--format", "svg", "-o", "x.png"], 2, "--format svg is for --all", "two formats for one file"),
    (["--scale", "2", "-o", "x.svg"], 2, "scale 2.0 is for png: svg has no pixels", "no pixels"),
]


@pytest.mark.parametrize(("arguments", "status", "message", "why"), REFUSED, ids=[case[3] for case in REFUSED])
def test_refusals(
    arguments: list[str], status: int, message: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chart", "c.csv", *arguments]) == status, why
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["c.csv"], "nothing is written"


def test_an_unknown_format_is_refused_by_the_command_itself() -> None:
    with pytest.raises(UsageError, match="format can't be 'gif': use one of png, svg, pdf, html"):
        charts_command(["c.csv"], View(), "hd", Path("out"), strict=False, kind="gif")


def test_strictly_nothing_is_drawn_from_a_faulty_file() -> None:
    Path("c.csv").write_text(CLAIMS + "d,P,release,someday,2024-01-01\n", encoding="utf-8")
    assert main(["chart", "c.csv", "--all", "--strict", "-o", "out"]) == 1
    assert not Path("out").exists()


def test_a_picture_that_had_to_grow_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"r{n},P,milestone_{n},2024-0{n % 9 + 1}-11,2023-01-01\n" for n in range(60))
    Path("c.csv").write_text(CLAIMS.splitlines()[0] + "\n" + rows, encoding="utf-8")
    assert main(["chart", "c.csv", "-o", "x.svg"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].endswith("px high, not 900, so that nothing is cut")


def test_a_crew_is_only_called_where_it_is_worth_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert [crew.crew_size(parts) for parts in (0, 1, 11, 12, 30, 1000)] == [1, 1, 1, 2, 5, 8]


def end(_: object) -> None:
    os._exit(3)


def begin() -> None:
    pass


def test_a_process_that_ends_too_early_is_told() -> None:
    with pytest.raises(ExportError, match="a process of the batch ended too early: draw fewer or smaller pictures"):
        list(crew.done_by_crew(end, [1, 2], 2, begin, ()))
