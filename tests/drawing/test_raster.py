"""The PNG: of the asked size, the same bytes each time, with its texts, and never with text lost in silence."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.drawing.figures import bar, figure, note
from timeline.drawing import fonts, raster, read_figure
from timeline.drawing.lettering import font_file
from timeline.drawing.pngparts import with_parts
from timeline.drawing.raster import png_picture
from timeline.errors import ExportError


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("scale", "size", "why"),
    [(1, (220, 120), "as it is"), (2, (440, 240), "twice"), (0.5, (110, 60), "half"), (1.25, (275, 150), "a part")],
)
def test_pixels(scale: float, size: tuple[int, int], why: str) -> None:
    assert opened(png_picture(read_figure(figure(bar())), scale=scale).data).size == size, why


def test_a_bar_is_where_it_should_be_in_its_colour() -> None:
    image = opened(png_picture(read_figure(figure(bar()))).data).convert("RGB")
    blue = (0x0B, 0x5C, 0x9E)
    assert [(x, y) for x in range(220) for y in range(120) if image.getpixel((x, y)) == blue] == [
        (x, y) for x in range(30, 60) for y in range(55, 65)
    ]


def test_the_same_bytes_each_time() -> None:
    drawing = read_figure(figure(bar(), annotations=[note()]))
    assert png_picture(drawing, said={"Title": "x"}) == png_picture(drawing, said={"Title": "x"})


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_text_is_drawn_and_heavier_where_it_should_be(weight: int) -> None:
    font = {"size": 40, "weight": weight, "color": "#000000"}
    drawing = read_figure(figure(annotations=[note("Hamburg", font=font, x=0)]))
    known = ImageFont.truetype(str(font_file()), 40)
    known.set_variation_by_axes([weight])
    other = Image.new("L", (220, 120), 255)
    ImageDraw.Draw(other).text((10, 40), "Hamburg", font=known)
    assert ink(opened(png_picture(drawing).data)) == pytest.approx(ink(other), rel=0.03)


def ink(image: Image.Image) -> float:
    """How much of it is black, in pixels."""
    return float(sum(255 - value for value in image.convert("L").tobytes()) / 255)


def test_what_it_says_of_itself() -> None:
    said = {"Title": "Größe", "Description": "千 – x", "Source": "", "As of": "2024-01-31"}
    data = png_picture(read_figure(figure()), said=said, dpi=300).data
    opened(data).verify()
    image = opened(data)
    assert image.text == {"Title": "Größe", "Description": "千 – x", "As of": "2024-01-31"}  # type: ignore[attr-defined]
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)


def test_a_text_s_nul_and_lone_surrogates_do_no_harm() -> None:
    image = opened(with_parts(png_picture(read_figure(figure())).data, {"Title": "a\x00b\ud800"}))
    assert image.text == {"Title": "a\ufffdb?"}  # type: ignore[attr-defined]


def test_missing_characters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_fonts", lambda: ())
    assert png_picture(read_figure(figure(annotations=[note("a千b")]))).missing == "千"
    assert png_picture(read_figure(figure(annotations=[note("ab")]))).missing == ""


def test_too_many_pixels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "MOST_PIXELS", 26_399)
    with pytest.raises(ExportError, match=r"a png of 220 x 120 pixels is too large to draw: take a smaller scale"):
        png_picture(read_figure(figure()))
