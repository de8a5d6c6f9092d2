from __future__ import annotations

import os
import re
import shutil
import threading
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from PIL import Image, ImageChops

from tests.figures.stories import BALLERINA, HOSTILE, selected
from timeline.drawing import fonts
from timeline.errors import ExportError, UsageError
from timeline.export import browser, save_picture
from timeline.export.image import PictureWarning, picture_ending
from timeline.figures import picture
from timeline.figures.theme import DARK, LIGHT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
browsing = pytest.mark.browser


@pytest.fixture
def chromium() -> None:
    if not any(shutil.which(name) for name in BROWSERS):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium or Chrome on this machine")


@pytest.fixture(scope="module")
def film() -> go.Figure:
    return picture(selected(BALLERINA, "schedule"))


def differs(image: Image.Image, colour: str) -> bool:
    ground = Image.new("RGB", image.size, colour)
    return ImageChops.difference(image.convert("RGB"), ground).getbbox() is not None


@pytest.mark.parametrize(("size", "pixels"), [(None, (1600, 900)), ("slide", (1920, 1080)), ("1200x800", (1200, 800))])
def test_a_png_has_exactly_the_asked_size_and_is_not_blank(
    film: go.Figure, tmp_path: Path, size: str | None, pixels: tuple[int, int]
) -> None:
    save_picture(film, tmp_path / "film.png", size)
    with Image.open(tmp_path / "film.png") as image:
        assert image.size == pixels
        assert differs(image, LIGHT.surface)
        assert image.convert("RGB").getpixel((3, 3)) == (255, 255, 255), "the ground reaches the corner"


def test_a_png_shows_each_mark_where_the_scene_says(film: go.Figure, tmp_path: Path) -> None:
    save_picture(film, tmp_path / "film.png")
    blue = tuple(int(LIGHT.blue[place : place + 2], 16) for place in (1, 3, 5))
    plain = film.to_plotly_json()
    (targets,) = (trace for trace in plain["data"] if trace.get("name") == "targets")
    y = plain["layout"]["margin"]["t"] + targets["y"][targets["customdata"].index("tr")]
    with Image.open(tmp_path / "film.png") as image:
        row = [image.convert("RGB").getpixel((x, round(y))) for x in range(400, 1560)]
    places = [400 + x for x, pixel in enumerate(row) if pixel == blue]
    axis = plain["layout"]["xaxis"]
    left, right = (40 + edge * 1520 for edge in axis["domain"])
    first, last = (_ordinal(edge) for edge in axis["range"])
    expected = left + (_ordinal("2024-09-26 12:00") - first) / (last - first) * (right - left)
    assert abs(sum(places) / len(places) - expected) < 1, "the trailer's diamond, at noon of its day"


def _ordinal(text: str) -> float:
    day, _, time = text.partition(" ")
    hours, minutes = (int(part) for part in (time or "0:0").split(":"))
    from datetime import date

    return date.fromisoformat(day).toordinal() + (hours + minutes / 60) / 24


def test_a_dark_png_is_dark(tmp_path: Path) -> None:
    save_picture(picture(selected(BALLERINA, "compare"), theme="dark"), tmp_path / "film.png")
    with Image.open(tmp_path / "film.png") as image:
        ground = tuple(int(DARK.surface[place : place + 2], 16) for place in (1, 3, 5))
        assert image.convert("RGB").getpixel((3, 3)) == ground


def test_an_svg_holds_its_font_and_is_the_same_each_time(film: go.Figure, tmp_path: Path) -> None:
    save_picture(film, tmp_path / "one.svg")
    save_picture(film, tmp_path / "two.svg")
    text = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert text == (tmp_path / "two.svg").read_text(encoding="utf-8")
    assert "@font-face" in text
    assert ET.fromstring(text).attrib["width"] == "1600"
    assert not re.search(r'(?:href|src)="?(?:https?:)?//', text), "it asks nobody for anything"


def test_a_pdf_is_small_and_has_the_font(film: go.Figure, tmp_path: Path) -> None:
    save_picture(film, tmp_path / "film.pdf")
    data = (tmp_path / "film.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) < 60_000, "hatching is lines, not a pattern, and fonts are cut down"
    assert b"InterVariable" in data


def test_an_a4_page_is_one(tmp_path: Path) -> None:
    save_picture(picture(selected(BALLERINA, "history"), "a4"), tmp_path / "film.pdf")
    assert b"/MediaBox [0 0 841.92 595.2]" in (tmp_path / "film.pdf").read_bytes(), "297 x 210 mm in points"
    save_picture(picture(selected(BALLERINA, "history"), "a4"), tmp_path / "film.png")
    with Image.open(tmp_path / "film.png") as image:
        assert image.size == (3508, 2480)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)


@pytest.mark.parametrize(("scale", "width"), [(0.5, 800), (1, 1600), (2.5, 4000)])
def test_a_scale_makes_more_pixels_of_the_same_picture(
    film: go.Figure, tmp_path: Path, scale: float, width: int
) -> None:
    save_picture(film, tmp_path / "x.png", scale=scale)
    with Image.open(tmp_path / "x.png") as image:
        assert image.size == (width, width * 9 // 16)


@pytest.mark.parametrize(
    ("name", "scale", "message", "why"),
    [
        ("x.png", 0.4, "scale can't be 0.4: use a number from 0.5 to 4", "too small"),
        ("x.png", 4.1, "scale can't be 4.1", "too large"),
        ("x.png", float("nan"), "scale can't be nan", "no number"),
        ("x.svg", 2, "scale 2 is for png: svg has no pixels, leave the scale out", "no pixels"),
        ("x.pdf", 2, "scale 2 is for png: pdf has no pixels", "nor here"),
    ],
)
def test_a_wrong_scale_is_refused(  # noqa: PLR0917
    film: go.Figure, tmp_path: Path, name: str, scale: float, message: str, why: str
) -> None:
    with pytest.raises(UsageError, match=message):
        save_picture(film, tmp_path / name, scale=scale)
    assert list(tmp_path.iterdir()) == [], why


def test_a_png_says_what_it_shows_who_said_it_and_when(film: go.Figure, tmp_path: Path) -> None:
    save_picture(film, tmp_path / "film.png")
    with Image.open(tmp_path / "film.png") as image:
        said = dict(image.text)  # type: ignore[attr-defined]
    assert said.pop("Software").startswith("production-timeline ")
    assert said.pop("Description").startswith("What was believed on")
    assert said == {
        "Title": "Ballerina: released 279–462 days after the first date announced",
        "Source": "Cineworld; Gaming Club; The Direct; Sportskeeda",
        "As of": "2025-11-30",
    }


@pytest.mark.parametrize("name", ["x.png", "x.svg", "x.pdf"])
def test_the_same_figure_gives_the_same_bytes(film: go.Figure, tmp_path: Path, name: str) -> None:
    save_picture(film, tmp_path / name)
    first = (tmp_path / name).read_bytes()
    save_picture(picture(selected(BALLERINA, "schedule")), tmp_path / name)
    assert (tmp_path / name).read_bytes() == first


def test_characters_that_no_font_has_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_fonts", lambda: ())
    figure = picture(selected([{**row, "production": "千と千尋"} for row in BALLERINA], "schedule"))
    lacking = (
        r"no font on this machine has U\+5343 CJK UNIFIED IDEOGRAPH-5343, .*, drawn as empty boxes: install a font"
    )
    with pytest.warns(PictureWarning, match=lacking):
        save_picture(figure, tmp_path / "x.png")
    save_picture(figure, tmp_path / "x.svg")
    assert "千と千尋" in (tmp_path / "x.svg").read_text(encoding="utf-8"), "which a reader's own fonts can show"


def test_a_page_is_one_file_that_asks_nobody_for_anything(film: go.Figure, tmp_path: Path) -> None:
    save_picture(film, tmp_path / "film.html")
    text = (tmp_path / "film.html").read_text(encoding="utf-8")
    outside = re.sub(r"<script>/\*.*?</script>", "", text, count=1, flags=re.DOTALL)
    assert "default-src 'none'" in text
    assert "<title>Ballerina: released 279–462 days after the first date announced</title>" in text
    assert '"displayModeBar":false' in text
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", outside)


def test_nothing_in_a_page_s_data_can_end_its_script(tmp_path: Path) -> None:
    rows = [{**row, "id": f"</script><script>alert({number})</script>"} for number, row in enumerate(HOSTILE)]
    save_picture(picture(selected(rows, "schedule")), tmp_path / "x.html")
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "alert(1)" in text
    assert text.count("</script>") == 2, "the library's and the picture's own"


OTHERS = [
    ("x.gif", r"'x.gif'.*the ending '.gif', and a picture needs one of .png, .svg, .pdf, .html", "no such format"),
    ("x", r"'x': it has no ending", "no ending"),
    ("x.csv", r"the ending '.csv'", "a table's"),
]


@pytest.mark.parametrize(("name", "message"), [case[:2] for case in OTHERS], ids=[why for *_, why in OTHERS])
def test_other_endings_are_refused(name: str, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        picture_ending(name)


def test_endings_are_read_in_any_case() -> None:
    assert picture_ending("A.PNG") == ".png"


def test_a_missing_folder_is_refused_before_anything_is_drawn(film: go.Figure, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder .*none.* make it first"):
        save_picture(film, tmp_path / "none" / "x.png")


def test_a_figure_that_cannot_be_laid_out_anew_is_not_stretched(tmp_path: Path) -> None:
    plain = go.Figure(layout={"width": 400, "height": 300})
    with pytest.raises(ExportError, match=r"can't be laid out anew at 'hd': leave the size out"):
        save_picture(plain, tmp_path / "x.html", "hd")
    save_picture(plain, tmp_path / "x.html")
    assert 'style="width:400px;height:300px"' in (tmp_path / "x.html").read_text(encoding="utf-8")


def foreign() -> go.Figure:
    """A figure that our engine doesn't draw."""
    return go.Figure(go.Pie(values=[1, 2]), layout={"width": 400, "height": 300})


def test_a_missing_browser_is_one_clear_line_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "no-browser-here"))
    monkeypatch.setattr(browser, "_SHARED", browser.Browser())
    with pytest.raises(ExportError, match=r"no browser was found.*: install Chromium or Chrome, or set BROWSER_PATH"):
        save_picture(foreign(), tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


@browsing
@pytest.mark.usefixtures("chromium")
def test_a_browser_draws_what_our_engine_does_not_and_that_is_told(tmp_path: Path) -> None:
    with pytest.warns(PictureWarning, match=r"a browser drew the picture: .*which can't be drawn without a browser"):
        save_picture(foreign(), tmp_path / "x.png", scale=2)
    with Image.open(tmp_path / "x.png") as image:
        assert image.size == (800, 600)


@browsing
@pytest.mark.usefixtures("chromium")
def test_a_browser_that_takes_too_long_is_given_up_and_the_next_picture_has_a_new_one(tmp_path: Path) -> None:
    own = browser.Browser()
    figure: dict[str, Any] = {"data": [], "layout": {"width": 400, "height": 300}}
    with pytest.raises(ExportError, match=r"no picture after 0.001 s: try again"):
        own.render(figure, "png", (400, 300), 0.001)
    assert own.render(figure, "png", (400, 300), 60).startswith(b"\x89PNG")
    own.close()


@browsing
@pytest.mark.usefixtures("chromium")
def test_several_threads_take_turns() -> None:
    own = browser.Browser()
    figure: dict[str, Any] = {"data": [], "layout": {"width": 400, "height": 300}}
    images: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: images.append(own.render(figure, "png", (400, 300), 60))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    own.close()
    assert len(images) == 3
    assert len(set(images)) == 1
